namespace Trestle.Schema.Evolution.Types;

/// <summary>Texts and bytes, which differ by their lengths.</summary>
static class LengthTypes
{
    /// <summary>Null when the two are not both texts or both bytes.</summary>
    public static TypeFit? Compare(TypeShape was, TypeShape now)
    {
        if (was.Name != now.Name || was.Name is not ("string" or "bytes"))
            return null;
        if (!IsFixed(now))
            return Greatest(was) <= Greatest(now) ? IsFixed(was) ? TypeFit.Wider : TypeFit.Same : TypeFit.Narrower;
        return IsFixed(was) ? TypeFit.None : TypeFit.Narrower;
    }

    static bool IsFixed(TypeShape type) => type.Arguments.Count > 0 && !type.IsMaximum;

    static int Greatest(TypeShape type) => type.Arguments.Count > 0 ? type.Arguments[0] : int.MaxValue;
}
