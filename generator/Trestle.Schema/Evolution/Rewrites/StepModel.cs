using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Rewrites;

/// <summary>A step as a program carries it.</summary>
/// <param name="Hash">What it is known by.</param>
/// <param name="Name">The name of its file without the endings.</param>
/// <param name="Type">The name of its class in C#, unlike that of every other step, even when capitals are ignored.</param>
/// <param name="Parents">The hashes of the steps before it.</param>
/// <param name="Replaces">The hashes of the steps that it stands for.</param>
/// <param name="Result">The hash of the schema after it.</param>
/// <param name="Rewrite">The rows that it writes anew; null for none.</param>
public sealed record StepModel(
    string Hash, string Name, string Type, EquatableArray<string> Parents, EquatableArray<string> Replaces, string Result, RewriteModel? Rewrite);
