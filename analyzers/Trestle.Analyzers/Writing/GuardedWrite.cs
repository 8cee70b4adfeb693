using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Writing;

/// <summary>TRS4107: a lookup that chooses between inserting and updating the same row.</summary>
static class GuardedWrite
{
    public static void Check(Body body)
    {
        foreach (var choice in body.All<IConditionalOperation>(OperationKind.Conditional))
            if (choice.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax syntax && Found(body, choice) is var (write, verb)
                && Side.IsFree(write.Operation.Arguments[0].Value))
            {
                var (table, row) = (write.Operation.Instance!.Syntax.ToString(), write.Operation.Arguments[0].Value.Syntax.ToString());
                body.Report(WriteRules.GuardedWrite, choice.Condition.Syntax,
                    Fix.Of(verb, Lines.Replacement(syntax, $"{table}.{verb}({row});")), table, verb);
            }
    }

    static (Call Write, string Verb)? Found(Body body, IConditionalOperation choice)
    {
        var (condition, isNegated) = choice.Condition.Unwrapped() is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not
            ? (not.Operand, true) : (choice.Condition, false);
        if (body.CallOf(condition) is not { On: Role.Table, IsAsync: false } question)
            return null;
        var (present, absent) = isNegated ? (choice.WhenFalse, choice.WhenTrue) : (choice.WhenTrue, choice.WhenFalse);
        return question.Verb switch
        {
            "Exists" when present is null && Same(question, Write(body, absent, "Insert"), question) is { } insert =>
                (insert, "GetOrInsert"),
            "Exists" => Upsert(Same(Write(body, present, "Update"), Write(body, absent, "Insert"), question)),
            "Update" when isNegated && choice.WhenFalse is null => Upsert(Same(question, Write(body, absent, "Insert"), question)),
            _ => null,
        };
    }

    static Call? Write(Body body, IOperation? branch, string verb) =>
        branch?.Statements() is [IExpressionStatementOperation { Operation: var operation }]
            && body.CallOf(operation) is { On: Role.Table, IsAsync: false } call && call.Verb == verb ? call : null;

    static (Call, string)? Upsert(Call? insert) => insert is null ? null : (insert, "Upsert");

    // The same row into the same table.
    static Call? Same(Call? update, Call? insert, Call question) => update is not null && insert is not null
        && (update.Verb == "Exists" || Text(update.Operation.Arguments[0].Value) == Text(insert.Operation.Arguments[0].Value))
        && Text(update.Operation.Instance) == Text(insert.Operation.Instance)
        && Text(question.Operation.Instance) == Text(insert.Operation.Instance)
        && ((question == update && question.Verb == "Update") || IsKeyOf(question, insert)) ? insert : null;

    static bool IsKeyOf(Call question, Call insert) =>
        question.Operation.Argument(0) is { } key && insert.Operation.Argument(0)?.Unwrapped().Symbol() is { } row && key.Refers(row);

    static string? Text(IOperation? operation) => operation?.Syntax.ToString();
}
