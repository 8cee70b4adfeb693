using System.Numerics;

namespace Trestle.Schema.Model;

/// <summary>A constant of a field's type, as defaults, bounds and partial indexes hold them. A closed set.</summary>
public abstract record ConstantModel
{
    private protected ConstantModel()
    {
    }
}

public sealed record NullConstant : ConstantModel;

public sealed record BoolConstant(bool Value) : ConstantModel;

/// <summary>
/// An integer; for a timestamp, time or duration the stored count of micro- or nanoseconds, for a date the stored days,
/// for a decimal the stored, scaled value.
/// </summary>
public sealed record IntegerConstant(BigInteger Value) : ConstantModel;

public sealed record FloatConstant(double Value) : ConstantModel;

public sealed record StringConstant(string Value) : ConstantModel;

public sealed record UuidConstant(Guid Value) : ConstantModel;

public sealed record BytesConstant(EquatableArray<byte> Value) : ConstantModel;

/// <param name="Member">The member's name as written.</param>
public sealed record EnumConstant(string Member, int Value) : ConstantModel;
