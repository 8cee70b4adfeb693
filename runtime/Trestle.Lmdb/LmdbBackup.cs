using System.IO.Pipes;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Storage;

namespace Trestle.Lmdb;

/// <summary>
/// Copies a store without its free pages. LMDB writes the copy into a pipe: that is how its progress is seen and how it can be
/// stopped. The copy gets its name when it is whole and on the disk.
/// </summary>
static class LmdbBackup
{
    const int BufferSize = 1 << 20;

    public static void Run(LmdbEnvironment environment, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (File.Exists(path))
            throw new IOException($"'{path}' exists already. Delete it, or give the copy another name.");
        cancellationToken.ThrowIfCancellationRequested();
        var temporary = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            Write(environment, temporary, progress, cancellationToken);
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException e) when (DiskRoom.IsGone(path))
        {
            throw new StoreFullException(
                $"The disk of '{path}' has no room for the backup. Make room on it, or give the copy another disk.", e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static void Write(LmdbEnvironment environment, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var copying = Task.Factory.StartNew(
            () => Copy(environment, pipe), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            using var file = OwnFile.Create(path, FileShare.None, 0);
            Drain(pipe, file, progress, cancellationToken);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            // Without a reader the copying ends with an error of its own, which says nothing new.
            pipe.Dispose();
            Task.WaitAny([copying], CancellationToken.None);
        }
        environment.Check(copying.Result);
    }

    static int Copy(LmdbEnvironment environment, AnonymousPipeServerStream pipe)
    {
        using var end = pipe.ClientSafePipeHandle;
        return Mdb.EnvCopyTo(environment.Handle, end.DangerousGetHandle(), MdbFlags.Compact);
    }

    static void Drain(AnonymousPipeServerStream pipe, FileStream file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        for (var total = 0L; pipe.Read(buffer) is var length and > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Write(buffer, 0, length);
            progress?.Report(total += length);
        }
    }
}
