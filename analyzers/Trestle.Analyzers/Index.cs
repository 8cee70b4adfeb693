namespace System;

// The compiler asks for this type wherever a list pattern appears; netstandard2.0 does not have it.
readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
