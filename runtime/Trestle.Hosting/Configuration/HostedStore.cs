using Trestle.Storage;

namespace Trestle.Hosting.Configuration;

/// <summary>Where a database of a host is, and how the host treats it. Of its own type for each database, so that services can tell them apart.</summary>
/// <typeparam name="TDatabase">The database class.</typeparam>
/// <param name="Store">The store.</param>
/// <param name="Options">The options.</param>
sealed record HostedStore<TDatabase>(Store Store, DatabaseOptions Options);
