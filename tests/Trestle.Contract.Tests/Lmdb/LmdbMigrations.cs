using System.Globalization;
using System.Text;
using Trestle.Contract.Tests.Migrating;
using Trestle.Lmdb.Native;

namespace Trestle.Contract.Tests.Lmdb;

public sealed class LmdbMigrations : MigrationContract<LmdbMigrationFixture>;

public sealed class LmdbGeneratedSteps : GeneratedSteps<LmdbMigrationFixture>;

public sealed class LmdbKilledMigrations : KilledMigrations<LmdbMigrationFixture>
{
    protected override int Kills => 25;
}

/// <summary>A new LMDB file, whose named databases are compared byte by byte.</summary>
public sealed unsafe class LmdbMigrationFixture : IMigrationFixture
{
    const uint Reading = 0x4000 | 0x20000 | 0x200000;

    // Who applied a step and when, and how often the catalog was changed, is another matter every time.
    static readonly string[] Own = ["9c298237-2777-44e3-a294-f761d60e1940"];

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-");

    public string Address => "lmdb:" + File;

    string File => Path.Combine(folder.FullName, "notes.lmdb");

    public IEnumerable<string> Inside()
    {
        var lines = new List<string>();
        Assert.Equal(0, Mdb.EnvCreate(out var environment));
        Assert.Equal(0, Mdb.EnvSetMaxDbs(environment, 64));
        Assert.Equal(0, Mdb.EnvOpen(environment, File, Reading, 0));
        Assert.Equal(0, Mdb.TxnBegin(environment, 0, MdbFlags.ReadOnly, out var transaction));
        Assert.Equal(0, Mdb.DbiOpen(transaction, null, 0, out var names));
        foreach (var (key, _) in Entries(transaction, names))
        {
            var name = Encoding.UTF8.GetString(key);
            Assert.Equal(0, Mdb.DbiOpen(transaction, name, 0, out var tree));
            if (!Own.Contains(name))
                lines.AddRange(Entries(transaction, tree).Select(entry => Line(name, entry)).Where(line => !line.StartsWith("trestle generation", StringComparison.Ordinal)));
        }
        Mdb.TxnAbort(transaction);
        Mdb.EnvClose(environment);
        return lines;
    }

    public void Dispose() => folder.Delete(recursive: true);

    static string Line(string name, (byte[] Key, byte[] Value) entry)
    {
        var key = name == "trestle" && entry.Key.All(part => part is >= 32 and < 127) ? Encoding.UTF8.GetString(entry.Key) : Convert.ToHexString(entry.Key);
        return string.Create(CultureInfo.InvariantCulture, $"{name} {key} {Convert.ToHexString(entry.Value)}");
    }

    static List<(byte[] Key, byte[] Value)> Entries(nint transaction, uint tree)
    {
        var entries = new List<(byte[], byte[])>();
        Assert.Equal(0, Mdb.CursorOpen(transaction, tree, out var cursor));
        MdbVal key, value;
        while (Mdb.CursorGet(cursor, &key, &value, MdbCursorOp.Next) == 0)
            entries.Add((key.Span.ToArray(), value.Span.ToArray()));
        Mdb.CursorClose(cursor);
        return entries;
    }
}
