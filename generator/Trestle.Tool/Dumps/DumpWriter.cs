using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trestle.Layout;
using Trestle.Storage;
using Trestle.Tool.Rows;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Dumps;

/// <summary>Writes rows of one snapshot as lines; see <see cref="DumpFormat"/>.</summary>
sealed class DumpWriter(TextWriter output, StoreTransaction snapshot, ProgressLine progress)
{
    /// <summary>How many rows were written.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes a whole database.</summary>
    public void Write(SchemaShape schema, IReadOnlyList<TableRows> tables)
    {
        Line($$"""{"trestle":"dump","version":{{DumpFormat.Version}},"schema":{{Encoding.UTF8.GetString(schema.ToJson())}}}""");
        foreach (var table in tables)
        {
            var before = Rows;
            var name = Quoted(table.Shape.Name);
            Write(table, $$"""{"table":{{name}},"row":""", "}");
            var last = table.LastNumber(snapshot) is > 0 and var number ? $",\"last\":{Number(number)}" : "";
            Line($$"""{"table":{{name}},"rows":{{Number(Rows - before)}}{{last}}}""");
        }
        Line($$"""{"end":true,"rows":{{Number(Rows)}}}""");
    }

    /// <summary>Writes the rows of one table alone.</summary>
    public void Write(TableRows table) => Write(table, "", "");

    void Write(TableRows table, string before, string after)
    {
        var total = table.Count(snapshot);
        var done = 0L;
        foreach (var row in table.ToJson(snapshot))
        {
            output.Write(before);
            output.Write(row);
            Line(after);
            Rows++;
            progress.Report(table.Shape.Name, ++done, total);
        }
    }

    // The same bytes on every system.
    void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Quoted(string name) => $"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
