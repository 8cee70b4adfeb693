using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Trestle.Sqlite.Native;
using Trestle.Storage;

namespace Trestle.Sqlite;

/// <summary>
/// Copies a store without its free pages (<c>VACUUM INTO</c>), from one snapshot. SQLite asks now and then whether to go on: that is how
/// its progress is seen and how it can be stopped. The copy gets its name when it is whole and on the disk.
/// </summary>
static unsafe class SqliteBackup
{
    const int StepsBetweenQuestions = 10_000;

    public static void Run(SqliteFile file, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (File.Exists(path))
            throw new IOException($"'{path}' exists already. Delete it, or give the copy another name.");
        cancellationToken.ThrowIfCancellationRequested();
        var temporary = path + ".partial";
        try
        {
            File.Delete(temporary);
            (file with { Path = temporary, Options = file.Options with { ReadOnly = false } }).Create();
            Copy(file, temporary, progress, cancellationToken);
            Flush(temporary);
            File.Move(temporary, path, overwrite: false);
            progress?.Report(new FileInfo(path).Length);
        }
        catch (Exception e) when (e is StoreFullException || (e is IOException && DiskRoom.IsGone(path)))
        {
            throw new StoreFullException(
                $"The disk of '{path}' has no room for the backup. Make room on it, or give the copy another disk.", e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static void Copy(SqliteFile file, string temporary, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var watch = new Watch(temporary, progress, cancellationToken);
        using var connection = file.Connect(write: false);
        connection.Execute("PRAGMA query_only = 0");
        var handle = GCHandle.Alloc(watch);
        try
        {
            Sqlite3.ProgressHandler(connection.Handle, StepsBetweenQuestions, &Ask, GCHandle.ToIntPtr(handle));
            using var statement = connection.Prepare("VACUUM INTO ?1");
            var binder = statement.Bind();
            binder.Text(temporary);
            statement.Step();
        }
        catch (StoreException error) when (SqliteErrors.IsInterrupted(error.Code))
        {
            watch.Error?.Throw();
            throw new OperationCanceledException("The backup was cancelled.", error, cancellationToken);
        }
        finally
        {
            handle.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Ask(nint state) => ((Watch)GCHandle.FromIntPtr(state).Target!).Ask() ? 0 : 1;

    static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Who wants to know of a copy, and may stop it. Nothing may be thrown through SQLite.</summary>
    sealed class Watch(string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        public ExceptionDispatchInfo? Error { get; private set; }

        public bool Ask()
        {
            try
            {
                progress?.Report(new FileInfo(path).Length);
                return !cancellationToken.IsCancellationRequested;
            }
            catch (Exception error)
            {
                Error = ExceptionDispatchInfo.Capture(error);
                return false;
            }
        }
    }
}
