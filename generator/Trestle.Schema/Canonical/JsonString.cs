using System.Globalization;
using System.Text;

namespace Trestle.Schema.Canonical;

/// <summary>Texts in JSON, in the one spelling that the canonical form has for each.</summary>
static class JsonString
{
    public static string Write(string value)
    {
        if (IsPlain(value))
            return "\"" + value + "\"";
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c is < ' ' or '\u007F' or '\u2028' or '\u2029')
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }
        return text.Append('"').ToString();
    }

    /// <summary>Whether the text stands between quotes as it is, which nearly all do.</summary>
    static bool IsPlain(string value)
    {
        foreach (var c in value)
        {
            if (c is '"' or '\\' or < ' ' or '\u007F' or '\u2028' or '\u2029')
                return false;
        }
        return true;
    }

    /// <summary>What <see cref="Write"/> was given.</summary>
    public static string Read(string json)
    {
        if (json.IndexOf('\\') < 0)
            return json.Substring(1, json.Length - 2);
        var text = new StringBuilder();
        for (var i = 1; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
                text.Append(json[i]);
            else if (json[++i] != 'u')
                text.Append(json[i]);
            else
            {
                text.Append((char)int.Parse(json.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
        }
        return text.ToString();
    }
}
