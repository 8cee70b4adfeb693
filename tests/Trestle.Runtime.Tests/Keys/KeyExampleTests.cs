using System.Globalization;
using Trestle.Keys;

namespace Trestle.Runtime.Tests.Keys;

/// <summary>The examples of runtime/Trestle.Runtime/Keys/README.md, each encoded and compared byte by byte.</summary>
public sealed class KeyExampleTests
{
    const string Heading = "## Examples";

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var line in ReadExamples())
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                data.Add(cells[1], cells[2], cells[3]);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_page_is_what_is_written(string part, string value, string bytes) =>
        Assert.Equal(bytes, string.Join(' ', Encode(part, value).Select(b => b.ToString("x2", CultureInfo.InvariantCulture))));

    [Fact]
    public void Every_keyable_type_has_an_example()
    {
        var shown = Examples.Select(example => example.Data.Item1.Split(' ', '?', '(')[0]).ToHashSet();
        Assert.Empty(KeyTypes.All.Select(type => type.Name.Split('(')[0]).Except(shown));
    }

    static byte[] Encode(string part, string value)
    {
        var descending = part.EndsWith(" desc", StringComparison.Ordinal);
        var type = part.Split(' ')[0];
        var writer = new KeyWriter(stackalloc byte[64]);
        if (!type.EndsWith('?') || writer.Present(value != "null", descending))
            Write(ref writer, part.EndsWith(" last", StringComparison.Ordinal) ? part : type.TrimEnd('?'), value, descending);
        return writer.ToArray();
    }

    static void Write(ref KeyWriter to, string type, string value, bool descending)
    {
        switch (type)
        {
            case "bool": to.Bool(bool.Parse(value), descending); break;
            case "int8": to.Int8(Parse<sbyte>(value), descending); break;
            case "int16": to.Int16(Parse<short>(value), descending); break;
            case "int32": to.Int32(Parse<int>(value), descending); break;
            case "int64": to.Int64(Parse<long>(value), descending); break;
            case "uint8": to.UInt8(Parse<byte>(value), descending); break;
            case "uint16": to.UInt16(Parse<ushort>(value), descending); break;
            case "uint32": to.UInt32(Parse<uint>(value), descending); break;
            case "uint64": to.UInt64(Parse<ulong>(value), descending); break;
            case "uint128": to.UInt128(Parse<UInt128>(value), descending); break;
            case "uint256": to.UInt256(Parse<UInt256>(value), descending); break;
            case "float32": to.Float32(Parse<float>(value), descending); break;
            case "float64": to.Float64(Parse<double>(value), descending); break;
            case "decimal(9,2)": to.Decimal64(Parse<decimal>(value), 2, descending); break;
            case "decimal(19,2)": to.Decimal128(Parse<decimal>(value), 2, descending); break;
            case "uuid": to.Uuid(Parse<Guid>(value), descending); break;
            case "timestamp": to.Timestamp(Parse<DateTimeOffset>(value), descending); break;
            case "timestamp(ns)": to.NanoTimestamp(Parse<NanoTimestamp>(value), descending); break;
            case "date": to.Date(Parse<DateOnly>(value), descending); break;
            case "time": to.Time(Parse<TimeOnly>(value), descending); break;
            case "duration": to.Duration(Parse<TimeSpan>(value), descending); break;
            case "bytes(2)": to.FixedBinary(Convert.FromHexString(value), 2, descending); break;
            case "string": to.Text(value, descending); break;
            case "string last": to.LastText(value); break;
            case "bytes": to.Binary(Convert.FromHexString(value), descending); break;
            case "bytes last": to.LastBinary(Convert.FromHexString(value)); break;
            default: throw new ArgumentOutOfRangeException(nameof(type), type, "The page shows a part that this test cannot write. Teach it.");
        }
    }

    static T Parse<T>(string text)
        where T : IParsable<T>
        => T.Parse(text, CultureInfo.InvariantCulture);

    static IEnumerable<string> ReadExamples() => File.ReadLines(FindPage())
        .SkipWhile(line => line != Heading)
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Skip(1);

    static string FindPage()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Schema.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "runtime", "Trestle.Runtime", "Keys", "README.md");
    }
}
