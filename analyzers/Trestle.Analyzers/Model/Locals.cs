using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Trestle.Analyzers.Model;

/// <summary>The variables of a body: what each is set to, and where it is used.</summary>
sealed class Locals
{
    readonly Dictionary<ISymbol, IOperation> values = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> changed = new(SymbolEqualityComparer.Default);
    readonly Dictionary<ISymbol, List<IOperation>> uses = new(SymbolEqualityComparer.Default);

    Locals()
    {
    }

    public static Locals Of(OperationTable operations)
    {
        var found = new Locals();
        foreach (var operation in operations.Of(OperationKind.VariableDeclarator))
            found.Declare((IVariableDeclaratorOperation)operation);
        foreach (var operation in operations.Of(OperationKind.LocalReference))
            found.Use(operation, ((ILocalReferenceOperation)operation).Local);
        foreach (var operation in operations.Of(OperationKind.ParameterReference))
            found.Use(operation, ((IParameterReferenceOperation)operation).Parameter);
        return found;
    }

    /// <summary>The value of a variable that is set once, where it is declared.</summary>
    public IOperation? ValueOf(ISymbol variable) =>
        !changed.Contains(variable) && values.TryGetValue(variable, out var value) ? value : null;

    /// <summary>Every reference to the variable, in the order of the text.</summary>
    public IReadOnlyList<IOperation> UsesOf(ISymbol variable) => uses.TryGetValue(variable, out var found) ? found : [];

    public bool IsChanged(ISymbol variable) => changed.Contains(variable);

    void Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Initializer is { } own)
            values[declarator.Symbol] = own.Value;
        else if (declarator.Parent is IVariableDeclarationOperation { Initializer.Value: { } shared })
            values[declarator.Symbol] = shared;
    }

    void Use(IOperation operation, ISymbol symbol)
    {
        if (!uses.TryGetValue(symbol, out var list))
            uses.Add(symbol, list = []);
        list.Add(operation);
        if (IsWritten(operation))
            changed.Add(symbol);
    }

    static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation tuple => tuple.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple,
        _ => false,
    };
}
