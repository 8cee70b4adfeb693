using System.Globalization;
using Trestle.Tool.Importing.Drafts;

namespace Trestle.Tool.Importing.Rows;

/// <summary>Values as drivers give them, in the form that <c>Unmarshal</c> takes. Throws <see cref="FormatException"/> on others.</summary>
static class RowValue
{
    const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    delegate object Read(FieldType type, object value);

    static readonly Dictionary<string, Read> Readers = new()
    {
        ["bool"] = static (_, value) => Bool(value),
        ["float32"] = static (_, value) => Convert.ToSingle(value, CultureInfo.InvariantCulture),
        ["float64"] = static (_, value) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        ["decimal"] = static (type, value) => Decimal(type, value),
        ["uuid"] = static (_, value) => Uuid(value),
        ["timestamp"] = static (_, value) => Timestamp(value),
        ["date"] = static (_, value) => Date(value),
        ["time"] = static (_, value) => Time(value),
        ["json"] = static (_, value) => Json.Parse((string)value),
        ["string"] = static (_, value) => (string)value,
        ["bytes"] = static (_, value) => (byte[])value,
        ["duration"] = static (_, value) => (TimeSpan)value,
    };

    /// <summary>A value that is not null.</summary>
    public static object Of(DraftSchema schema, FieldType type, object value)
    {
        if (!type.IsList)
            return Single(schema, type, value);
        var list = (Array)value;
        if (list.Rank > 1)
            throw new FormatException();
        var element = type with { IsList = false };
        return list.Cast<object?>().Select(item => Single(schema, element, item ?? throw new FormatException())).ToArray();
    }

    static object Single(DraftSchema schema, FieldType type, object value)
    {
        if (type.IsEnum)
            return schema.Enums.First(known => known.Source == type.Name).NameOf((string)value) ?? throw new FormatException();
        return Readers.TryGetValue(type.Name, out var read) ? read(type, value) : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }

    static bool Bool(object value) => value switch { 0L => false, 1L => true, _ => (bool)value };

    // A binary fraction is near a decimal one, not equal to it.
    static decimal Decimal(FieldType type, object value)
    {
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        return value is double ? Math.Round(number, type.Digits.Scale) : number;
    }

    static Guid Uuid(object value) => value switch
    {
        byte[] { Length: 16 } bytes => new Guid(bytes, bigEndian: true),
        string text => Guid.ParseExact(text, "D"),
        _ => (Guid)value,
    };

    // What has no zone is taken for UTC.
    static DateTimeOffset Timestamp(object value) => value switch
    {
        DateTime moment => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
        string { Length: >= 10 } text when text[4] == '-' => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, Universal),
        _ => throw new FormatException(),
    };

    static DateOnly Date(object value) => value switch
    {
        DateOnly date => date,
        DateTime moment => DateOnly.FromDateTime(moment),
        _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    static TimeOnly Time(object value) => value switch
    {
        TimeOnly time => time,
        TimeSpan time => TimeOnly.FromTimeSpan(time),
        _ => TimeOnly.Parse((string)value, CultureInfo.InvariantCulture),
    };
}
