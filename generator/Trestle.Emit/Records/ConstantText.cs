using System.Globalization;
using System.Numerics;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>How a bound reads in a sentence: as one would write it in the schema.</summary>
static class ConstantText
{
    const long NanosecondsPerSecond = 1_000_000_000;

    public static string Of(SchemaModel schema, TypeModel type, ConstantModel constant) => (type, constant) switch
    {
        (IntegerType, IntegerConstant value) => value.Value.ToString(CultureInfo.InvariantCulture),
        (TimestampType { IsNanoseconds: true }, IntegerConstant value) => Nanoseconds((long)value.Value),
        (TimestampType, IntegerConstant value) => Format(Epoch.AddTicks((long)value.Value * 10), "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'"),
        (DateType, IntegerConstant value) => Format(DateTime.MinValue.AddDays((double)value.Value), "yyyy-MM-dd"),
        (TimeType, IntegerConstant value) => Format(DateTime.MinValue.AddTicks((long)value.Value * 10), "HH:mm:ss.FFFFFF"),
        (DurationType, IntegerConstant value) => System.Xml.XmlConvert.ToString(new TimeSpan((long)value.Value * 10)),
        _ => CSharpConstant.Expression(schema, type, constant).TrimEnd('D', 'F', 'M'),
    };

    static DateTime Epoch => new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    static string Nanoseconds(long value)
    {
        var second = BigInteger.DivRem(value, NanosecondsPerSecond, out var rest);
        if (rest.Sign < 0)
            (second, rest) = (second - 1, rest + NanosecondsPerSecond);
        var fraction = rest.IsZero ? "" : "." + ((long)rest).ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return Format(Epoch.AddSeconds((double)second), "yyyy-MM-dd'T'HH:mm:ss") + fraction + "Z";
    }

    static string Format(DateTime value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
