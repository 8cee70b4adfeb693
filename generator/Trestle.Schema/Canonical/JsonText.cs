using System.Globalization;
using System.Text;
using Trestle.Schema.Model;

namespace Trestle.Schema.Canonical;

/// <summary>Builds compact JSON whose bytes depend on nothing but the values.</summary>
sealed class JsonText
{
    readonly StringBuilder text = new();
    bool needsComma;

    public void Object(Action members) => Nested('{', members, '}');

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

    /// <summary>A constant; no member when there is none.</summary>
    public void Member(string name, ConstantModel? value)
    {
        if (value is null)
            return;
        Name(name);
        Constant(value);
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
        Nested('[', () => Array.ForEach(all, write), ']');
    }

    public void Value(int value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    public void Value(string value)
    {
        Separate();
        text.Append('"');
        foreach (var c in value)
            Character(c);
        text.Append('"');
        needsComma = true;
    }

    public override string ToString() => text.ToString();

    // An enum member is written as its number: its name is a label.
    void Constant(ConstantModel value)
    {
        switch (value)
        {
            case NullConstant: Raw("null"); break;
            case BoolConstant flag: Raw(flag.Value ? "true" : "false"); break;
            case IntegerConstant number: Raw(number.Value.ToString(CultureInfo.InvariantCulture)); break;
            case FloatConstant number: Raw(NumberText.Shortest(number.Value)); break;
            case StringConstant content: Value(content.Value); break;
            case UuidConstant id: Value(id.Value.ToString("D")); break;
            case BytesConstant bytes: Value(string.Concat(bytes.Value.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)))); break;
            case EnumConstant member: Value(member.Value); break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value, "A constant without a JSON form.");
        }
    }

    void Character(char c)
    {
        if (c is '"' or '\\')
            text.Append('\\').Append(c);
        else if (c is < ' ' or '\u007F' or '\u2028' or '\u2029')
            text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        else
            text.Append(c);
    }

    void Name(string name)
    {
        Value(name);
        text.Append(':');
        needsComma = false;
    }

    void Raw(string value)
    {
        Separate();
        text.Append(value);
        needsComma = true;
    }

    void Nested(char open, Action body, char close)
    {
        Separate();
        text.Append(open);
        needsComma = false;
        body();
        text.Append(close);
        needsComma = true;
    }

    void Separate()
    {
        if (needsComma)
            text.Append(',');
    }
}
