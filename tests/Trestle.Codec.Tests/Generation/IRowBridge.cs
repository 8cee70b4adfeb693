namespace Trestle.Codec.Tests.Generation;

/// <summary>The way from the tests into generated code. Implemented by a class that the tests emit for each table.</summary>
public interface IRowBridge
{
    Type Record { get; }

    int MaxSize(object row);

    int Write(object row, byte[] to);

    object Read(byte[] value);

    object ViewToRecord(byte[] value);

    /// <summary>Reads every member of the view.</summary>
    void View(byte[] value, IDictionary<string, object?> members);
}
