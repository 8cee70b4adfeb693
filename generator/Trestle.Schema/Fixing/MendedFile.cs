using Trestle.Schema.Rules;

namespace Trestle.Schema.Fixing;

/// <summary>A file after mending.</summary>
/// <param name="File">The file with the changes in it.</param>
/// <param name="Made">The problems that were put right.</param>
/// <param name="Left">Those for which no place was found.</param>
public sealed record MendedFile(SourceFile File, IReadOnlyList<Problem> Made, IReadOnlyList<Problem> Left);
