using System.Text;
using System.Text.Json;
using Trestle.Layout;
using Trestle.Marshalling;

namespace Trestle.Tool.Dumps;

/// <summary>Reads a dump line by line. Never throws for what a line says.</summary>
sealed class DumpReader(TextReader text) : IDisposable
{
    bool isWhole;

    /// <summary>How many lines were read.</summary>
    public long Lines { get; private set; }

    /// <summary>The next line that is not empty, or null at the end.</summary>
    public DumpLine? Read()
    {
        try
        {
            string? line;
            do
            {
                line = text.ReadLine();
                if (line is null)
                    return null;
                Lines++;
            }
            while (string.IsNullOrWhiteSpace(line));
            return Parse(line);
        }
        catch (DecoderFallbackException)
        {
            return new WrongLine(Lines + 1, "The line is not UTF-8. Convert the file.");
        }
        catch (InvalidDataException error)
        {
            return new WrongLine(Lines + 1, $"The file cannot be decompressed behind here: {error.Message} Take a whole copy of it.");
        }
    }

    /// <summary>Passes over lines without looking at them.</summary>
    public void SkipTo(long number)
    {
        while (Lines < number - 1 && text.ReadLine() is not null)
            Lines++;
    }

    /// <summary>Says, where the first line was not read, whether it announced a whole dump.</summary>
    public void Continue(bool whole) => isWhole = whole;

    public void Dispose() => text.Dispose();

    DumpLine Parse(string line)
    {
        JsonElement json;
        try
        {
            json = PlainJson.ParseAny(line);
        }
        catch (FormatException error)
        {
            return new WrongLine(Lines, error.Message);
        }
        if (json.ValueKind != JsonValueKind.Object)
            return new WrongLine(Lines, "The line is no JSON object. Write each row as one.");
        if (Lines == 1 && json.TryGetProperty("trestle", out var format) && format is { ValueKind: JsonValueKind.String } && format.ValueEquals("dump"))
            return Head(json);
        return isWhole ? Inner(json) : new RowLine(Lines, null, json);
    }

    DumpLine Head(JsonElement json)
    {
        isWhole = true;
        if (!json.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number) || number != DumpFormat.Version)
            return new WrongLine(Lines, "The dump was written by another version, in another format. Use that version of the tool.");
        try
        {
            return new HeadLine(Lines, SchemaShape.Parse(Encoding.UTF8.GetBytes(json.GetProperty("schema").GetRawText())));
        }
        catch (Exception error) when (error is CorruptRecordException or KeyNotFoundException)
        {
            return new WrongLine(Lines, "The schema in the first line cannot be read. Take a whole copy of the dump.");
        }
    }

    DumpLine Inner(JsonElement json)
    {
        if (json.TryGetProperty("table", out var table) && table.ValueKind == JsonValueKind.String)
        {
            if (json.TryGetProperty("row", out var row))
                return new RowLine(Lines, table.GetString(), row);
            if (Number(json, "rows") is { } rows)
                return new TableEndLine(Lines, table.GetString()!, rows, Number(json, "last") ?? 0);
        }
        else if (json.TryGetProperty("end", out _) && Number(json, "rows") is { } all)
        {
            return new EndLine(Lines, all);
        }
        return new WrongLine(Lines, "The line is neither a row nor an end. Write rows as {\"table\":\"…\",\"row\":{…}}.");
    }

    static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
