using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Trestle.Lmdb.Integrity;
using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Environments;

/// <summary>An open LMDB file of this process, shared by the engines that opened it.</summary>
sealed partial class LmdbEnvironment
{
    const uint OwnerReadsAndWrites = 0x180;
    const long SmallestMap = 1 << 20;

    // F_SETFD and FD_CLOEXEC.
    const int SetFlags = 2;
    const int CloseOnExecFlag = 1;

    const int MillisecondsBetweenSweeps = 1000;

    readonly ConcurrentDictionary<string, uint> databases = [];
    readonly ConcurrentDictionary<uint, byte[]> names = [];
    readonly LockFile locks;
    long lastSweep = Environment.TickCount64;

    LmdbEnvironment(nint handle, string path, LmdbOptions options, LockFile locks)
    {
        this.locks = locks;
        Handle = handle;
        Path = path;
        Options = options;
        MaxKeySize = Mdb.EnvGetMaxKeySize(handle);
        ReadablePageSize = PageSize(handle);
        Writers = new WriteGate(path, options.WriteTimeout, locks);
        Map = new MapSize(this);
    }

    public nint Handle { get; }

    public string Path { get; }

    public LmdbOptions Options { get; }

    public int MaxKeySize { get; }

    /// <summary>The size of a page where pages can be read without the library, which begin at multiples of it; else 0.</summary>
    public int ReadablePageSize { get; }

    public WriteGate Writers { get; }

    public MapSize Map { get; }

    /// <summary>Held while named databases are opened: LMDB allows one such transaction at a time.</summary>
    public Lock OpeningDatabases { get; } = new();

    /// <summary>How many engines use the environment; guarded by the registry.</summary>
    public int Users { get; set; }

    public static LmdbEnvironment Open(string path, LmdbOptions options, int minDatabases)
    {
        LmdbLibrary.Require();
        if (options.ReadOnly && !File.Exists(path))
            throw new FileNotFoundException($"'{path}' does not exist, and it was to be opened read-only. "
                + "Open it for writing once, or correct the path.", path);
        FileCheck.RequireHead(path);
        var locks = LockFile.Open(path, options.MaxReaders);
        try
        {
            return Open(path, options, minDatabases, locks);
        }
        catch
        {
            locks.Dispose();
            throw;
        }
    }

    static LmdbEnvironment Open(string path, LmdbOptions options, int minDatabases, LockFile locks)
    {
        for (var mapSize = options.MaxMapSize; ; mapSize /= 2)
        {
            var code = TryOpen(path, options, minDatabases, mapSize, locks, out var handle);
            if (code == LmdbErrors.Success)
                return Checked(new LmdbEnvironment(handle, path, options, locks));
            if (code != LmdbErrors.NoMemory || mapSize / 2 < SmallestMap)
                throw LmdbErrors.From(code, path);
        }
    }

    public bool TryDatabase(string name, out uint dbi) => databases.TryGetValue(name, out dbi);

    /// <summary>Remembers a handle whose transaction has been committed.</summary>
    public void Remember(string name, uint dbi)
    {
        databases[name] = dbi;
        names[dbi] = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>The name of the database that a handle is of, in UTF-8. Handles are never closed, so it has no other.</summary>
    public bool TryName(uint dbi, [NotNullWhen(true)] out byte[]? name) => names.TryGetValue(dbi, out name);

    public void Check(int code) => LmdbErrors.Check(code, Path);

    /// <summary>Begins a native write transaction; the caller has the turn.</summary>
    public nint BeginWrite()
    {
        SweepReadersAtTimes();
        return Begin(isWrite: true);
    }

    /// <summary>Begins a native read transaction that no pool knows of.</summary>
    public nint BeginRead() => Begin(isWrite: false);

    /// <summary>Begins a native read transaction, which takes a slot of the readers, and returns the code of LMDB.</summary>
    public int TryBeginRead(out nint transaction)
    {
        locks.EnterRegistering();
        try
        {
            return Mdb.TxnBegin(Handle, 0, MdbFlags.ReadOnly, out transaction);
        }
        finally
        {
            locks.ExitRegistering();
        }
    }

    /// <summary>Frees the reader slots of processes that died.</summary>
    public void SweepReaders() => Check(SweepReaders(Handle, locks));

    public void Close()
    {
        if (Options is { Profile: not LmdbProfile.Durable, ReadOnly: false })
            _ = Mdb.EnvSync(Handle, 1);
        Mdb.EnvClose(Handle);
        Writers.Dispose();
        locks.Dispose();
    }

    // Once in a while: who writes must not wait for the next opening to get back the pages that a dead reader holds.
    void SweepReadersAtTimes()
    {
        var now = Environment.TickCount64;
        if (now - lastSweep < MillisecondsBetweenSweeps)
            return;
        lastSweep = now;
        SweepReaders();
    }

    nint Begin(bool isWrite)
    {
        var code = TryBegin(isWrite, out var transaction);
        if (code == LmdbErrors.MapResized)
        {
            Map.Adopt();
            code = TryBegin(isWrite, out transaction);
        }
        Check(code);
        return transaction;
    }

    int TryBegin(bool isWrite, out nint transaction) =>
        isWrite ? Mdb.TxnBegin(Handle, 0, 0, out transaction) : TryBeginRead(out transaction);

    static LmdbEnvironment Checked(LmdbEnvironment environment)
    {
        try
        {
            environment.RequirePages();
            return environment;
        }
        catch
        {
            Mdb.EnvClose(environment.Handle);
            environment.Writers.Dispose();
            throw;
        }
    }

    // The transaction keeps the pages from being written over while they are read.
    void RequirePages()
    {
        var transaction = BeginRead();
        try
        {
            FileCheck.RequirePages(Path, Mdb.TxnId(transaction), MaxKeySize, Options.CheckPagesUpTo);
        }
        finally
        {
            Mdb.TxnAbort(transaction);
        }
    }

    // A map begins at a page of the system: those of a file from a machine with larger ones may begin anywhere.
    static int PageSize(nint handle) =>
        BitConverter.IsLittleEndian && System.Environment.Is64BitProcess
        && Mdb.EnvStat(handle, out var stat) == LmdbErrors.Success && stat.PageSize == System.Environment.SystemPageSize
            ? (int)stat.PageSize
            : 0;

    static int TryOpen(string path, LmdbOptions options, int minDatabases, long mapSize, LockFile locks, out nint handle)
    {
        LmdbErrors.Check(Mdb.EnvCreate(out handle), path);
        var code = Configure(handle, options, minDatabases, mapSize);
        if (code == LmdbErrors.Success)
            code = Mdb.EnvOpen(handle, path, Flags(options), OwnerReadsAndWrites);
        if (code == LmdbErrors.Success)
            code = CloseOnExec(handle);
        if (code == LmdbErrors.Success)
            code = SweepReaders(handle, locks);
        if (code != LmdbErrors.Success)
            Mdb.EnvClose(handle);
        return code;
    }

    // LMDB leaves the file open in programs that this one starts: they would keep the room of a deleted one, and could write to it.
    static int CloseOnExec(nint handle)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return LmdbErrors.Success;
        var code = Mdb.EnvGetFd(handle, out var file);
        if (code == LmdbErrors.Success && SetDescriptorFlags(file, SetFlags, CloseOnExecFlag) != 0)
            code = Marshal.GetLastPInvokeError();
        return code;
    }

    static int SweepReaders(nint handle, LockFile locks)
    {
        locks.EnterRegistering();
        try
        {
            return Mdb.ReaderCheck(handle, out _);
        }
        finally
        {
            locks.ExitRegistering();
        }
    }

    static int Configure(nint handle, LmdbOptions options, int minDatabases, long mapSize)
    {
        var code = Mdb.EnvSetMaxDbs(handle, (uint)Math.Max(options.MaxDatabases, minDatabases));
        if (code == LmdbErrors.Success)
            code = Mdb.EnvSetMaxReaders(handle, (uint)options.MaxReaders);
        return code == LmdbErrors.Success ? Mdb.EnvSetMapSize(handle, (nuint)mapSize) : code;
    }

    static uint Flags(LmdbOptions options) => MdbFlags.NoSubdir | MdbFlags.NoTls | (options.ReadOnly ? MdbFlags.ReadOnly : 0) | options.Profile switch
    {
        LmdbProfile.Relaxed => MdbFlags.NoMetaSync,
        LmdbProfile.Unsafe => MdbFlags.NoSync,
        _ => 0,
    };

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int SetDescriptorFlags(int file, int command, int flags);
}
