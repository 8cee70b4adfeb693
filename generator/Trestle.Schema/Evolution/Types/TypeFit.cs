namespace Trestle.Schema.Evolution.Types;

/// <summary>How the values of one type fit another.</summary>
enum TypeFit
{
    /// <summary>Each value as it is stored is one of the other type.</summary>
    Same,

    /// <summary>Each value is stored as it is in the other type, but some are more than that allows.</summary>
    Bounded,

    /// <summary>Each value has its like in the other type, stored differently.</summary>
    Wider,

    /// <summary>Some values have no like in the other type.</summary>
    Narrower,

    /// <summary>The values of one type mean nothing in the other.</summary>
    None,
}
