using System.Text.Json;
using Trestle.Layout;

namespace Trestle.Tool.Dumps;

/// <summary>A line of a dump, as <see cref="DumpFormat"/> describes them. A closed set.</summary>
/// <param name="Number">Counted from 1.</param>
abstract record DumpLine(long Number);

/// <summary>The first line of a whole dump.</summary>
sealed record HeadLine(long Number, SchemaShape Schema) : DumpLine(Number);

/// <summary>A row; in a dump of one table without its name.</summary>
sealed record RowLine(long Number, string? Table, JsonElement Row) : DumpLine(Number);

/// <summary>The end of a table's rows.</summary>
sealed record TableEndLine(long Number, string Table, long Rows, long Last) : DumpLine(Number);

/// <summary>The last line of a whole dump.</summary>
sealed record EndLine(long Number, long Rows) : DumpLine(Number);

/// <summary>A line that is none of these.</summary>
sealed record WrongLine(long Number, string Problem) : DumpLine(Number);
