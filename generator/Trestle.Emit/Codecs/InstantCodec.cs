using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Timestamps, dates, times and durations: integers whose unit the type knows.</summary>
sealed class InstantCodec : ScalarCodec
{
    readonly TypeModel type;
    readonly string decode;
    readonly string encode;

    InstantCodec(TypeModel type, string decode, string encode)
        : base(type is DateType ? "Int32" : "Int64", type is DateType ? 4 : 8, type is DateType ? 4 : 8, type is DateType ? "int32" : "int64")
    {
        this.type = type;
        this.decode = decode;
        this.encode = encode;
    }

    protected override string Type => CSharp.Type(type);

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type switch
    {
        TimestampType { IsNanoseconds: true } => new InstantCodec(type, "new global::Trestle.NanoTimestamp({0})", "{0}.Nanoseconds"),
        TimestampType => Micros(type, "Timestamp"),
        TimeType => Micros(type, "Time"),
        DurationType => Micros(type, "Duration"),
        DateType => new InstantCodec(type, "global::Trestle.Dates.ToDate({0})", "global::Trestle.Dates.FromDate({0})"),
        _ => null,
    };

    static InstantCodec Micros(TypeModel type, string name) =>
        new(type, $"global::Trestle.Micros.To{name}({{0}})", $"global::Trestle.Micros.From{name}({{0}})");

    protected override string Decode(string stored) => decode.Replace("{0}", stored);

    protected override string Encode(string value) => encode.Replace("{0}", value);

    protected override string Literal(ConstantModel? constant) => NumberLiteral.Integer(constant);
}
