using System.Runtime.InteropServices;

namespace Trestle.Torture;

/// <summary>Hears SIGINT and SIGTERM: the first asks for the end, and for what was done until then; a second one ends the process at once.</summary>
sealed class Stop : IDisposable
{
    readonly CancellationTokenSource source = new();
    readonly List<PosixSignalRegistration> signals;

    public Stop() => signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        signals.ForEach(signal => signal.Dispose());
        source.Dispose();
    }

    void Hear(PosixSignalContext context)
    {
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
