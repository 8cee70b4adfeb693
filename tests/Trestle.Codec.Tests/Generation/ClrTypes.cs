using System.Reflection;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Generation;

/// <summary>The C# types of a schema's types, the generated ones included.</summary>
sealed class ClrTypes(Assembly assembly, string @namespace)
{
    public Type Named(string name) => assembly.GetType($"{@namespace}.{name}", throwOnError: true)!;

    public Type Of(TypeModel type) => type switch
    {
        BoolType => typeof(bool),
        IntegerType integer => Integer(integer),
        FloatType { Bits: 32 } => typeof(float),
        FloatType => typeof(double),
        DecimalType => typeof(decimal),
        StringType => typeof(string),
        BytesType or FixedBytesType => typeof(Bytes),
        UuidType => typeof(Guid),
        TimestampType { IsNanoseconds: true } => typeof(NanoTimestamp),
        TimestampType => typeof(DateTimeOffset),
        DateType => typeof(DateOnly),
        TimeType => typeof(TimeOnly),
        DurationType => typeof(TimeSpan),
        EnumType named => Named(named.Name),
        StructType named => Named(named.Name),
        JsonType => typeof(Json),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    static Type Integer(IntegerType type) => (type.Bits, type.IsSigned) switch
    {
        (8, true) => typeof(sbyte),
        (16, true) => typeof(short),
        (32, true) => typeof(int),
        (64, true) => typeof(long),
        (8, false) => typeof(byte),
        (16, false) => typeof(ushort),
        (32, false) => typeof(uint),
        (64, false) => typeof(ulong),
        (128, false) => typeof(UInt128),
        _ => typeof(UInt256),
    };
}
