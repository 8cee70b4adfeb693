using System.IO.Compression;
using System.Text;

namespace Trestle.Tool.Dumps;

/// <summary>
/// A dump is text, one JSON object a line:
/// <code>{"trestle":"dump","version":1,"schema":{…}}       what follows, in the canonical form
/// {"table":"notes","row":{"id":1,…}}                rows, by table, in the order of the key
/// {"table":"notes","rows":1,"last":1}               how many rows the table has, and the last number of its sequence
/// {"end":true,"rows":1}                             a dump without this line is not whole</code>
/// A dump of one table has its rows alone. A file whose name ends in <c>.gz</c> is compressed.
/// </summary>
static class DumpFormat
{
    public const int Version = 1;

    /// <summary>Text that is not UTF-8 is an error, not another text.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens a file for reading.</summary>
    public static TextReader Read(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return new StreamReader(IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding, false, 1 << 16);
    }

    /// <summary>Creates a file that is not there, for its owner's eyes only: it holds the rows of a store.</summary>
    public static TextWriter Create(string path, bool isCompressed)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, how);
        return new StreamWriter(isCompressed ? new GZipStream(file, CompressionLevel.Fastest) : file, Encoding, 1 << 16) { NewLine = "\n" };
    }

    /// <summary>Whether the name says that the file is compressed.</summary>
    public static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
