namespace System.Runtime.CompilerServices;

// The compiler asks for this type wherever a record or an init accessor appears; netstandard2.0 does not have it.
internal static class IsExternalInit;
