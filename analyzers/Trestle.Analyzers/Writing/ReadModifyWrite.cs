using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Writing;

/// <summary>TRS4103: a row that is read only to write it back with a field counted up or set.</summary>
static class ReadModifyWrite
{
    public static void Check(Body body)
    {
        foreach (var write in body.Calls)
            if (write is { On: Role.Table, Verb: "Update" or "Upsert", IsAsync: false }
                && write.Operation.Argument(0)?.Unwrapped() is IWithOperation copy
                && copy.Operand.Unwrapped() is ILocalReferenceOperation { Local: var row }
                && Lookup(body, row) is { Verb: "Get", On: Role.Table, IsAsync: false } read
                && IsSameTable(body, read, write) && IsUsedOnlyIn(body, row, copy) && FieldChange.All(copy, row) is { Count: > 0 } changes)
                Report(body, read, write, row, changes);
    }

    static void Report(Body body, Call read, Call write, ILocalSymbol row, IReadOnlyList<FieldChange> changes)
    {
        if (read.Operation.Argument(0) is { } key && Verb(body, write, key, changes) is { } verb)
            body.Report(WriteRules.ReadModifyWrite, write.Operation.Syntax, Fix(body, write, key, verb),
                string.Join(", ", changes.Select(change => change.Property.Name)), verb.Name);
    }

    // if (table.Get(key) is { } row) table.Update(row with { ... });
    static Fix? Fix(Body body, Call write, IOperation key, (string Name, string Text) verb) =>
        Side.IsFree(key) && write.Operation.Consumer() is IExpressionStatementOperation statement
            && Only(statement) is { Syntax: IfStatementSyntax @if, WhenFalse: null } choice
        && choice.Condition.Unwrapped() is IIsPatternOperation
            ? Model.Fix.Of($"Call {verb.Name}", Lines.Replacement(@if, verb.Text))
            : null;

    static IConditionalOperation? Only(IOperation statement) => statement.Parent switch
    {
        IConditionalOperation choice => choice,
        IBlockOperation { Operations.Length: 1, Parent: IConditionalOperation choice } => choice,
        _ => null,
    };

    static (string Name, string Text)? Verb(Body body, Call write, IOperation key, IReadOnlyList<FieldChange> changes)
    {
        var (table, at) = (write.Operation.Instance!, key.Syntax.ToString());
        if (changes is [{ Kind: ChangeKind.Add } only] && table.Type.Method("Increment" + only.Property.Name) is { } increment
            && only.Fits(increment.Parameters[1].Type, body.Compilation))
            return (increment.Name, $"{table.Syntax}.{increment.Name}({at}, {only.Text});");
        return Patch(body, table) is { } patch && changes.All(change => change.In(patch, body.Compilation))
            ? ("Patch", $"{table.Syntax}.Patch({at}, new {patch.ToMinimalDisplayString(write.Operation.SemanticModel!, write.Operation.Syntax.SpanStart)}(){string.Concat(changes.Select(change => change.Called))});")
            : null;
    }

    static INamedTypeSymbol? Patch(Body body, IOperation table) =>
        body.Types.TableOf(table.Type)?.Record is { } record && table.Type.Method("Patch") is not null
        ? record.ContainingNamespace.GetTypeMembers(record.Name + "Patch").FirstOrDefault()
        : null;

    static Call? Lookup(Body body, ILocalSymbol row)
    {
        var value = body.Locals.ValueOf(row) ?? body.All<IIsPatternOperation>(OperationKind.IsPattern)
            .FirstOrDefault(pattern => pattern.Pattern switch
        {
            IRecursivePatternOperation recursive =>
                recursive.DeclaredSymbol.Is(row) && recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.IsEmpty,
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol.Is(row),
            _ => false,
        })?.Value;
        return body.CallOf(value);
    }

    static bool IsSameTable(Body body, Call read, Call write) =>
        read.Operation.Instance?.Syntax.ToString() == write.Operation.Instance?.Syntax.ToString()
        && read.Operation.Function() == write.Operation.Function()
        && !body.Locals.IsChanged(Root.Of(read.Operation, body) ?? read.Operation.TargetMethod);

    // A look at whether the row is there does not count.
    static bool IsUsedOnlyIn(Body body, ILocalSymbol row, IWithOperation copy) => body.Locals.UsesOf(row).All(use =>
        copy.Syntax.Span.Contains(use.Syntax.Span)
            || use.Consumer() is IIsPatternOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals });
}
