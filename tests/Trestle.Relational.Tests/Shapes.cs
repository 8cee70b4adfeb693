using System.Text;
using Trestle.Layout;
using Trestle.Schema;

namespace Trestle.Relational.Tests;

/// <summary>Schemas as stores see them, from the language in which people write them.</summary>
static class Shapes
{
    public const string Orders = "22222222-0000-4000-8000-000000000001";
    public const string Customers = "22222222-0000-4000-8000-000000000002";

    public static SchemaShape Of(string tables, string beside = "")
    {
        var compiled = SchemaCompiler.Compile(new SourceFile("shop.schema.yaml", $"schema: Shop\nnamespace: Shop\n{beside}\ntables:\n{tables}"));
        Assert.Equal([], compiled.Problems.Where(problem => problem.Rule.Severity == Schema.Rules.Severity.Error).Select(problem => problem.Message));
        return SchemaShape.Parse(Encoding.UTF8.GetBytes(CanonicalSchema.Write(Assert.Single(compiled.Schemas))));
    }

    /// <summary>Customers: <c>id</c>, and what is given, one line of the schema each.</summary>
    public static string CustomerTable(string fields = "name: string(20) @2", string more = "", string name = "customers") =>
        Table(name, "Customer", Customers, fields, more);

    /// <summary>Orders: <c>id</c>, and what is given, one line of the schema each.</summary>
    public static string OrderTable(string fields = "buyer: int32 @2", string more = "", string name = "orders") =>
        Table(name, "Order", Orders, fields, more);

    public static string Refers(string onDelete = "cascade") => $"references:\n  buyer: {{ to: customers, onDelete: {onDelete} }}";

    static string Table(string name, string record, string id, string fields, string more)
    {
        var text = $"{name}:\n  record: {record}\n  id: {id}\n  key: id\n  fields:\n    id: int32 @1\n{Indented(fields, 4)}{Indented(more, 2)}";
        return Indented(text, 2);
    }

    static string Indented(string text, int by) =>
        string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new string(' ', by) + line + "\n"));
}
