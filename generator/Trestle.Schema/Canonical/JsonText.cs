using System.Globalization;
using System.Text;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Canonical;

/// <summary>Builds compact JSON whose bytes depend on nothing but the values.</summary>
sealed class JsonText
{
    readonly StringBuilder text = new();
    bool needsComma;

    public void Object(Action members)
    {
        Begin('{');
        members();
        End('}');
    }

    public void Member(string name, string value)
    {
        Name(name);
        Value(value);
    }

    /// <summary>An object inside this one.</summary>
    public void Member(string name, Action members)
    {
        Name(name);
        Object(members);
    }

    public void Member(string name, int value)
    {
        Name(name);
        Value(value);
    }

    /// <summary>A scalar; no member when there is none.</summary>
    public void Member(string name, FactValue? value)
    {
        if (value is null)
            return;
        Name(name);
        Raw(value.ToString());
    }

    /// <summary><c>true</c>, or no member.</summary>
    public void Flag(string name, bool value)
    {
        if (!value)
            return;
        Name(name);
        Raw("true");
    }

    /// <summary>A list, or no member when it is empty.</summary>
    public void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        var all = items.ToArray();
        if (all.Length == 0)
            return;
        Name(name);
        Begin('[');
        foreach (var item in all)
            write(item);
        End(']');
    }

    /// <summary>A value that another text has written.</summary>
    public void Written(string json) => Raw(json);

    public void Value(int value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    public void Value(string value) => Raw(JsonString.Write(value));

    public override string ToString() => text.ToString();

    // Names are words, identities and tags, which stand in JSON as they are.
    void Name(string name)
    {
        Separate();
        text.Append('"').Append(name).Append('"').Append(':');
        needsComma = false;
    }

    void Raw(string value)
    {
        Separate();
        text.Append(value);
        needsComma = true;
    }

    void Begin(char open)
    {
        Separate();
        text.Append(open);
        needsComma = false;
    }

    void End(char close)
    {
        text.Append(close);
        needsComma = true;
    }

    void Separate()
    {
        if (needsComma)
            text.Append(',');
    }
}
