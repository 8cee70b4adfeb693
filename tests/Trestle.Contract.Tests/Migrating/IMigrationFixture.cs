using Trestle.Migrations.Child;
using Trestle.Storage;

namespace Trestle.Contract.Tests.Migrating;

/// <summary>A store to migrate: empty when made, gone when disposed, and reached by another process at its address.</summary>
public interface IMigrationFixture : IDisposable
{
    /// <summary>What <see cref="NotesStore.At"/> takes.</summary>
    string Address { get; }

    Store Store => NotesStore.At(Address);

    /// <summary>What else the store holds that must not depend on where a migration was killed.</summary>
    IEnumerable<string> Inside() => [];
}
