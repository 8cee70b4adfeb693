using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Patches;

/// <summary>How something is added to a field of one type.</summary>
/// <param name="Parameter">The type of what is added.</param>
/// <param name="Construct">The runtime's sum of an expression of that type, as behind <c>new</c>.</param>
/// <param name="IsFieldType">Whether what is added must be a value that the field could hold.</param>
sealed record PatchSum(string Parameter, Func<string, string> Construct, bool IsFieldType = false)
{
    delegate PatchSum? TryBuild(TypeModel type);

    const string Patches = "global::Trestle.Patches";

    static readonly TryBuild[] Builders =
    [
        type => type is IntegerType { Bits: <= 64 } ? new("long", by => $"{Patches}.IntegerSum<{CSharp.Type(type)}>({by})") : null,
        type => type is IntegerType wide
            ? new("global::System.Int128", by => CodeWriter.Invariant($"{Patches}.UInt{wide.Bits}Sum({by})"))
            : null,
        type => type is DecimalType number
            ? new("decimal", by => CodeWriter.Invariant($"{Patches}.DecimalSum({by}, {number.Precision}, {number.Scale})"), IsFieldType: true)
            : null,
        type => type is FloatType ? new(CSharp.Type(type), by => $"{Patches}.FloatSum<{CSharp.Type(type)}>({by})") : null,
        type => type is DurationType ? new(CSharp.Type(type), by => $"{Patches}.DurationSum({by})") : null,
    ];

    /// <summary>Null for a type that has no sums.</summary>
    public static PatchSum? Of(TypeModel type) => Builders.Select(build => build(type)).FirstOrDefault(sum => sum is not null);
}
