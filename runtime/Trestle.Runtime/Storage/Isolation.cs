namespace Trestle.Storage;

/// <summary>
/// What a write transaction may see of others that run at the same time. An embedded store has one writer, so that each of its write
/// transactions is serializable whatever is asked for. On a server the default is <see cref="Serializable"/>, so that a program
/// that is right on one store is right on all of them; the others are cheaper.
/// </summary>
public enum Isolation
{
    /// <summary>Each verb sees what was committed before it: two reads of one row may differ.</summary>
    ReadCommitted,

    /// <summary>One snapshot for the whole transaction. Two transactions may each write what the other has read.</summary>
    RepeatableRead,

    /// <summary>As if transactions ran one after the other. One that cannot be fitted in fails, and can be run again.</summary>
    Serializable,
}
