using Trestle.Schema;
using Trestle.Schema.Model;

namespace Trestle.Generator;

/// <summary>A schema file or a step as the compiler has it.</summary>
/// <param name="File">Its text, under a path that is the same on every machine.</param>
/// <param name="Location">Where it lies on this machine; for diagnostics only, never for generated text.</param>
/// <param name="Severities">What the configuration says of rules in this file.</param>
sealed record SchemaInput(SourceFile File, string Location, EquatableArray<SeverityOverride> Severities);
