using System.Globalization;
using System.Numerics;
using System.Text;

namespace Trestle.Codec.Tests.Oracles;

/// <summary>Trees of values as Python expressions without white space, and the program that compares them with rows in CBOR.</summary>
static class PythonText
{
    public const string Program = """
        import sys, math, cbor2
        inf, nan = math.inf, math.nan
        def same(a, b):
            if type(a) is not type(b): return False
            if isinstance(a, dict): return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
            if isinstance(a, list): return len(a) == len(b) and all(map(same, a, b))
            if isinstance(a, float): return a == b and math.copysign(1, a) == math.copysign(1, b) or math.isnan(a) and math.isnan(b)
            return a == b
        count = 0
        for line in sys.stdin.read().split('\n'):
            row, text = line.split(' ')
            row, value = bytes.fromhex(row), eval(text)
            read = cbor2.loads(row)
            assert same(read, value), f'{row.hex()} is read as {read}, not {value}'
            written = cbor2.dumps(value, canonical=True)
            assert written == row, f'{value} is written {written.hex()}, not {row.hex()}'
            count += 1
        print(count, 'rows')
        """;

    public static string Of(object value) => value switch
    {
        bool flag => flag ? "True" : "False",
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => Float(number),
        string text => $"bytes.fromhex('{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}').decode()",
        Document document => Of(document.Value.ToString()),
        byte[] bytes => $"bytes.fromhex('{Convert.ToHexString(bytes)}')",
        Guid uuid => Of(uuid.ToByteArray(bigEndian: true)),
        List<object> list => $"[{string.Join(',', list.Select(Of))}]",
        Dictionary<string, object> map => $"{{{string.Join(',', map.Select(entry => $"{Of(entry.Key)}:{Of(entry.Value)}"))}}}",
        SortedDictionary<int, object> row => $"{{{string.Join(',', row.Select(entry => $"{entry.Key}:{Of(entry.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    static string Float(double number) =>
        double.IsNaN(number) ? "nan"
        : double.IsInfinity(number) ? number > 0 ? "inf" : "-inf"
        : $"float.fromhex('{Hexadecimal(number)}')";

    static string Hexadecimal(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var lead = exponent == 0 ? 0 : 1;
        return FormattableString.Invariant($"{(bits < 0 ? "-" : "")}0x{lead}.{bits & 0xfffffffffffff:x13}p{(exponent == 0 ? -1022 : exponent - 1023)}");
    }
}
