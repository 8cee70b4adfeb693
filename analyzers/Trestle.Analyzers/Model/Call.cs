using Microsoft.CodeAnalysis.Operations;

namespace Trestle.Analyzers.Model;

/// <summary>A call of a member of Trestle or of generated code.</summary>
/// <param name="On">What it is called on.</param>
/// <param name="Verb">The member's name, without <c>Async</c>.</param>
sealed record Call(IInvocationOperation Operation, Role On, string Verb)
{
    const string Async = "Async";

    public bool IsAsync => Operation.TargetMethod.Name.EndsWith(Async, StringComparison.Ordinal);

    /// <summary>Writes one row.</summary>
    public bool WritesRow => On == Role.Table && Verb is "Insert" or "Upsert" or "Update" or "Delete";

    /// <summary>Writes.</summary>
    public bool Writes => On == Role.Table
        && (Verb is "Insert" or "Upsert" or "Update" or "Delete" or "InsertMany" or "UpsertMany" or "DeleteRange" or "Truncate"
                or "Patch" or "GetOrInsert"
            || Verb.StartsWith("Increment", StringComparison.Ordinal));

    /// <summary>Looks one row up.</summary>
    public bool LooksUp => On is Role.Table or Role.Index && Verb is "Get" or "TryGet" or "TryView";

    public bool Begins => On == Role.Database && Verb is "BeginRead" or "BeginWrite";

    public string Text => Operation.Syntax.ToString();

    public static Call Of(IInvocationOperation operation, Role on)
    {
        var name = operation.TargetMethod.Name;
        var isTwin = name.EndsWith(Async, StringComparison.Ordinal) && name is not ("ReadAsync" or "WriteAsync");
        return new(operation, on, isTwin ? name.Substring(0, name.Length - Async.Length) : name);
    }
}
