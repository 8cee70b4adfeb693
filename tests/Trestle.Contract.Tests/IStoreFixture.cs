using Trestle.Storage;

namespace Trestle.Contract.Tests;

/// <summary>A store to run the contract against: empty when made, gone when disposed.</summary>
public interface IStoreFixture : IDisposable
{
    Store Store { get; }

    /// <summary>How many write transactions there may be at a time: an embedded store has one writer.</summary>
    int Writers => 1;
}
