using System.Data.Common;
using System.Text.Json;
using Trestle.Marshalling;
using Trestle.Tool.Importing.Drafts;
using Trestle.Tool.Importing.Sources;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Importing.Rows;

/// <summary>Reads the rows of the source as those of the schema, in the form that <c>Marshal</c> gives them.</summary>
sealed class RowReader(ISource source, DraftSchema schema, ProgressLine progress)
{
    /// <summary>
    /// The rows of a table; a key that the source does not have counts from 1 on. Throws <see cref="UsageException"/> at a value that the
    /// schema cannot hold.
    /// </summary>
    public IEnumerable<JsonElement> Read(DraftTable table)
    {
        var fields = table.Fields.Where(field => field.Select is not null).ToList();
        var added = table.Fields.Find(field => field.Select is null);
        using var command = source.Command($"SELECT {string.Join(", ", fields.Select(field => field.Select))} FROM {table.From}");
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        for (var number = 1L; reader.Read(); number++)
        {
            progress.Report($"rows of '{table.Source}' copied", number);
            var row = Row(reader, table, fields, number);
            if (added is not null)
                row[added.Name] = number;
            yield return JsonElement.Parse(PlainJson.Write(row));
        }
    }

    Dictionary<string, object?> Row(DbDataReader reader, DraftTable table, List<DraftField> fields, long number)
    {
        var row = new Dictionary<string, object?>(fields.Count + 1);
        for (var at = 0; at < fields.Count; at++)
        {
            var value = Value(reader, at, table, fields[at], number);
            // As text, null would be a document that says null.
            if (value is not null || fields[at].Type.Name != "json")
                row[fields[at].Name] = value;
        }
        return row;
    }

    object? Value(DbDataReader reader, int column, DraftTable table, DraftField field, long number)
    {
        try
        {
            return reader.IsDBNull(column) ? null : RowValue.Of(schema, field.Type, reader.GetValue(column));
        }
        catch (Exception error) when (
            error is FormatException or InvalidCastException or OverflowException or InvalidOperationException or ArgumentException)
        {
            throw new UsageException($"Row {number} of '{table.Source}' has a value in '{field.Source}' that {field.Type} cannot hold. "
                + "Correct it in the source, or import the schema alone and give the field another type.");
        }
    }
}
