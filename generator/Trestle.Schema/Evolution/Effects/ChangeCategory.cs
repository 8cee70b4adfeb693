namespace Trestle.Schema.Evolution.Effects;

/// <summary>What a change touches.</summary>
public enum ChangeCategory
{
    /// <summary>Programs: code that calls what is generated must follow.</summary>
    Source,

    /// <summary>Rows: what is stored must be written anew to be read.</summary>
    Row,

    /// <summary>Order or identity: keys or index entries are other ones.</summary>
    Key,

    /// <summary>Data that is there: the change may fail on it.</summary>
    Data,

    /// <summary>Data that is there: some of it is lost.</summary>
    Loss,
}
