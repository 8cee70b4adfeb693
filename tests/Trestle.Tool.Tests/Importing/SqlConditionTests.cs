using Trestle.Tool.Importing.Sql;

namespace Trestle.Tool.Tests.Importing;

public sealed class SqlConditionTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("(-1.5e3)", "-1.5e3")]
    [InlineData("'it''s'", "it's")]
    [InlineData("'a'::character varying(20)", "a")]
    [InlineData("('2020-01-01'::text)::date", "2020-01-01")]
    [InlineData("'{}'::integer[]", "{}")]
    [InlineData("'b'::\"Odd \"\"Type\"", "b")]
    [InlineData("X'00ff'", "00ff")]
    [InlineData("TRUE", "true")]
    [InlineData("NULL::text", "null")]
    public void A_constant_is_read_whatever_is_around_it(string sql, string expected) =>
        Assert.Equal(expected, SqlCondition.Constant(sql)?.Text);

    [Theory]
    [InlineData("")]
    [InlineData("now()")]
    [InlineData("CURRENT_TIMESTAMP")]
    [InlineData("1 + 1")]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("'")]
    [InlineData("'a' || 'b'")]
    [InlineData("-'a'")]
    public void What_is_no_constant_is_none(string sql) => Assert.Null(SqlCondition.Constant(sql) is { Text.Length: > 0 } found ? found : null);

    [Theory]
    [InlineData("a > 1", "a > 1")]
    [InlineData("1 <= \"a b\"", "a b >= 1")]
    [InlineData("((a >= (0)::numeric) AND (a <= '9'::int))", "a >= 0, a <= 9")]
    [InlineData("a BETWEEN -1 AND 1 AND b IS NOT NULL", "a >= -1, a <= 1, b != null")]
    [InlineData("length((a)::text) <= 40", "length a <= 40")]
    [InlineData("NOT a AND b", "a == false, b == true")]
    [InlineData("a <> 'x' -- not x", "a != x")]
    public void Comparisons_joined_by_and_are_read(string sql, string expected) => Assert.Equal(
        expected,
        string.Join(", ", SqlCondition.Comparisons(sql)!.Select(found => $"{(found.IsLength ? "length " : "")}{found.Column} {found.Operator} {found.Value.Text}")));

    [Theory]
    [InlineData("a > 1 OR b > 1")]
    [InlineData("a = 'x'::text OR b")]
    [InlineData("a > b")]
    [InlineData("a IN (1, 2)")]
    [InlineData("a LIKE 'x%'")]
    [InlineData("a BETWEEN 1")]
    [InlineData("lower(a) = 'x'")]
    [InlineData("((((")]
    [InlineData("a >")]
    [InlineData("")]
    public void Any_other_condition_is_none(string sql) => Assert.Null(SqlCondition.Comparisons(sql));
}
