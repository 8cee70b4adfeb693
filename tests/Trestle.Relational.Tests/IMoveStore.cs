using Trestle.Storage;

namespace Trestle.Relational.Tests;

/// <summary>A relational store, and what a tool that knows nothing of Trestle sees of it. Empty when made, gone when disposed.</summary>
public interface IMoveStore : IDisposable
{
    Store Store { get; }

    /// <summary>The first column, a text, of every row.</summary>
    IReadOnlyList<string> Ask(string sql);

    /// <summary>The names of tables and indexes that people see, in order.</summary>
    IReadOnlyList<string> Names { get; }
}
