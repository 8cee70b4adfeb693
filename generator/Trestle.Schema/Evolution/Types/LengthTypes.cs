namespace Trestle.Schema.Evolution.Types;

/// <summary>Texts and bytes, which differ by their lengths.</summary>
static class LengthTypes
{
    /// <summary>Null when the two are not both texts or both bytes.</summary>
    public static TypeFit? Compare(TypeShape was, TypeShape now)
    {
        if (was.Name != now.Name || was.Name is not ("string" or "bytes"))
            return null;
        return (IsFixed(was), IsFixed(now)) switch
        {
            (true, true) => TypeFit.None,
            (false, true) => TypeFit.Narrower,
            (true, false) => Fits(was, now) ? TypeFit.Wider : TypeFit.Narrower,
            _ => Fits(was, now) ? TypeFit.Same : TypeFit.Bounded,
        };
    }

    static bool Fits(TypeShape was, TypeShape now) => Greatest(was) <= Greatest(now);

    static bool IsFixed(TypeShape type) => type.Arguments.Count > 0 && !type.IsMaximum;

    static int Greatest(TypeShape type) => type.Arguments.Count > 0 ? type.Arguments[0] : int.MaxValue;
}
