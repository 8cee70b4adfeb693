using System.ComponentModel;

namespace Trestle.Patches;

/// <summary>What a patch does to one column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PatchVerb
{
    /// <summary>Another value takes the place of the stored one.</summary>
    Set,

    /// <summary>As <see cref="Set"/>, with a value of several changes, which nobody has checked.</summary>
    Combine,

    /// <summary>The value becomes null.</summary>
    Clear,

    /// <summary>Text, bytes, elements or entries come behind what is there; behind null they are all there is.</summary>
    Append,

    /// <summary>What is not negative is added to a value at or below a limit; null stays null.</summary>
    Grow,

    /// <summary>What is negative is added to a value at or above a limit; null stays null.</summary>
    Shrink,

    /// <summary>
    /// A float is added that is so small that the sum may be a number which a store has no form for; null stays null. Never one statement.
    /// </summary>
    Drift,
}
