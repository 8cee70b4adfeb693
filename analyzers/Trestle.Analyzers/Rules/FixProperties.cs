using System.Globalization;

namespace Trestle.Analyzers.Rules;

/// <summary>How a diagnostic carries its fix: the title, and per additional location the text that takes its place.</summary>
static class FixProperties
{
    public const string Title = "trestle.fix";

    public static string Text(int edit) => "trestle.edit" + edit.ToString(CultureInfo.InvariantCulture);
}
