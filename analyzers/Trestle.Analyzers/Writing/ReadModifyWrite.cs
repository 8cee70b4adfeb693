using Microsoft.CodeAnalysis;
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
                && Lookup(body, row) is { On: Role.Table, IsAsync: false } read
                && IsSameTable(body, read, write) && IsUsedOnlyIn(body, row, copy) && FieldChange.All(copy, row) is { Count: > 0 } changes)
                Report(body, read, write, row, changes);
    }

    static void Report(Body body, Call read, Call write, ILocalSymbol row, IReadOnlyList<FieldChange> changes)
    {
        if (read.Operation.Argument(0) is { } key && Verb(body, write, key, changes) is var (name, text))
            body.Report(WriteRules.ReadModifyWrite, write.Operation.Syntax, new PatchFix(read, row, name, text).Of(write),
                string.Join(", ", changes.Select(change => change.Property.Name)), name);
    }

    static (string Name, string Text)? Verb(Body body, Call write, IOperation key, IReadOnlyList<FieldChange> changes)
    {
        var (table, at) = (write.Operation.Instance!, key.Syntax.ToString());
        if (changes is [{ Kind: ChangeKind.Add } only] && table.Type.Method("Increment" + only.Property.Name) is { } increment
            && only.Fits(increment.Parameters[1].Type, body.Compilation))
            return (increment.Name, $"{table.Syntax}.{increment.Name}({at}, {only.Text})");
        if (Patch(body, table) is not { } patch || !changes.All(change => change.In(patch, body.Compilation)))
            return null;
        var type = patch.ToMinimalDisplayString(write.Operation.SemanticModel!, write.Operation.Syntax.SpanStart);
        return ("Patch", $"{table.Syntax}.Patch({at}, new {type}(){string.Concat(changes.Select(change => change.Called))})");
    }

    static INamedTypeSymbol? Patch(Body body, IOperation table) =>
        body.Types.TableOf(table.Type)?.Record is { } record && table.Type.Method("Patch") is not null
        ? record.ContainingNamespace.GetTypeMembers(record.Name + "Patch").FirstOrDefault()
        : null;

    static Call? Lookup(Body body, ILocalSymbol row)
    {
        var value = body.Locals.ValueOf(row) ?? body.All<IIsPatternOperation>(OperationKind.IsPattern)
            .FirstOrDefault(pattern => Declares(pattern.Pattern, row))?.Value;
        return body.CallOf(value) is { Verb: "Get" } found ? found
            : body.Calls.FirstOrDefault(call => call.Verb == "TryGet"
                && call.Operation.Argument(1)?.Unwrapped() is IDeclarationExpressionOperation { Expression: var declared }
                && declared.Symbol().Is(row));
    }

    static bool Declares(IPatternOperation pattern, ILocalSymbol row) => pattern switch
    {
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } found =>
            found.DeclaredSymbol.Is(row),
        IDeclarationPatternOperation found => found.DeclaredSymbol.Is(row),
        INegatedPatternOperation negated => Declares(negated.Pattern, row),
        _ => false,
    };

    static bool IsSameTable(Body body, Call read, Call write) =>
        read.Operation.Instance?.Syntax.ToString() == write.Operation.Instance?.Syntax.ToString()
        && read.Operation.Function() == write.Operation.Function()
        && !body.Locals.IsChanged(Root.Of(read.Operation, body) ?? read.Operation.TargetMethod);

    // A look at whether the row is there does not count, nor does the declaration by a lookup.
    static bool IsUsedOnlyIn(Body body, ILocalSymbol row, IWithOperation copy) => body.Locals.UsesOf(row).All(use =>
        copy.Syntax.Span.Contains(use.Syntax.Span) || use.Parent is IDeclarationExpressionOperation
        || use.Consumer() is IIsPatternOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals });
}
