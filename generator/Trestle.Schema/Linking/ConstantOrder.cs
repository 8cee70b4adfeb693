using Trestle.Schema.Model;

namespace Trestle.Schema.Linking;

/// <summary>The order of two constants of one type that has bounds; nothing is above or below what is absent.</summary>
static class ConstantOrder
{
    public static bool IsAbove(ConstantModel? left, ConstantModel? right) => (left, right) switch
    {
        (IntegerConstant a, IntegerConstant b) => a.Value > b.Value,
        (FloatConstant a, FloatConstant b) => a.Value > b.Value,
        _ => false,
    };
}
