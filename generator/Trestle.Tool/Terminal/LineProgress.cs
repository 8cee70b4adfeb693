namespace Trestle.Tool.Terminal;

/// <summary>Tells progress on the thread that makes it, so that none is told behind the end.</summary>
sealed class LineProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
