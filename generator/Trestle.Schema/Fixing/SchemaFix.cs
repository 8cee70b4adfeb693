namespace Trestle.Schema.Fixing;

/// <summary>A change of a schema file that puts a problem right and leaves every other character as it is.</summary>
/// <param name="Title">What it does, for a menu.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How much it replaces.</param>
/// <param name="Text">What it puts there.</param>
public sealed record SchemaFix(string Title, int Start, int Length, string Text)
{
    /// <summary>The text with the change made.</summary>
    public string ApplyTo(string text) => text.Remove(Start, Length).Insert(Start, Text);
}
