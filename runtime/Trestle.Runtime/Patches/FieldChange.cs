using System.ComponentModel;

namespace Trestle.Patches;

/// <summary>What a patch does to one field, whatever its type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FieldChange
{
    private protected FieldChange()
    {
    }

    /// <summary>What happens to the field's column.</summary>
    public abstract PatchVerb Verb { get; }
}

/// <summary>What a patch does to one field. Never changes, so that a patch can be used again.</summary>
/// <typeparam name="T">The type of the record's member.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FieldChange<T> : FieldChange
{
    private protected FieldChange()
    {
    }

    /// <summary>Makes the new value of the old one; false when the field's type cannot hold it.</summary>
    internal abstract bool TryApply(T value, out T result);

    /// <summary>This change behind an earlier one of the same field, as one; null when their sum is out of range.</summary>
    internal abstract FieldChange<T>? After(FieldChange<T> earlier);
}
