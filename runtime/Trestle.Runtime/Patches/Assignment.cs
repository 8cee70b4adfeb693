namespace Trestle.Patches;

/// <summary>A change that carries a value of the field's own type.</summary>
abstract class ValueChange<T>(T operand) : FieldChange<T>
{
    public T Operand => operand;
}

/// <summary>Another value, or null, in the place of the stored one.</summary>
sealed class Assignment<T>(T operand, bool isChecked) : ValueChange<T>(operand)
{
    public override PatchVerb Verb => Operand is null ? PatchVerb.Clear : isChecked ? PatchVerb.Set : PatchVerb.Combine;

    internal override bool TryApply(T value, out T result)
    {
        result = Operand;
        return true;
    }

    internal override FieldChange<T> After(FieldChange<T> earlier) => this;
}
