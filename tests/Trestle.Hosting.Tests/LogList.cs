using Microsoft.Extensions.Logging;

namespace Trestle.Hosting.Tests;

/// <summary>A log that keeps its lines.</summary>
sealed class LogList : ILogger
{
    public List<(LogLevel Level, EventId Id, string Text)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add((logLevel, eventId, formatter(state, exception)));
}
