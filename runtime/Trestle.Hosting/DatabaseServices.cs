using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trestle.Hosting.Configuration;
using Trestle.Hosting.Telemetry;
using Trestle.Migrations;
using Trestle.Storage;

namespace Trestle.Hosting;

/// <summary>Adds databases to services. Generated code has a method with the name of each database over these: <c>services.AddHistoryDb(...)</c>.</summary>
public static class DatabaseServices
{
    /// <summary>
    /// Adds a database as a singleton that is opened once, when the host starts or when it is first asked for, and closed with the services.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="open">Opens the database in a store: <c>HistoryDb.Open</c>.</param>
    /// <param name="store">Says where it is.</param>
    /// <param name="options">How the host treats it; null for the defaults.</param>
    public static IServiceCollection AddDatabase<TDatabase>(
        this IServiceCollection services, Func<Store, TDatabase> open, Func<IServiceProvider, Store> store, DatabaseOptions? options = null)
        where TDatabase : Database
    {
        ArgumentNullException.ThrowIfNull(open);
        return AddDatabase(services, (where, _) => open(where), store, options);
    }

    /// <summary>
    /// As the other overload, for a database whose schema has a history: <see cref="DatabaseOptions.OnPending"/> says what happens when the store
    /// lacks steps of it.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="open">Opens the database in a store: <c>HistoryDb.Open</c>.</param>
    /// <param name="store">Says where it is.</param>
    /// <param name="options">How the host treats it; null for the defaults.</param>
    public static IServiceCollection AddDatabase<TDatabase>(
        this IServiceCollection services,
        Func<Store, OnPending, TDatabase> open,
        Func<IServiceProvider, Store> store,
        DatabaseOptions? options = null)
        where TDatabase : Database
    {
        ArgumentNullException.ThrowIfNull(store);
        return Add(services, open, provider => new HostedStore<TDatabase>(store(provider), options ?? DatabaseOptions.Default));
    }

    /// <summary>
    /// As the other overload, with the store that a configuration describes: <c>Store</c> (the name of one of <paramref name="kinds"/>; not
    /// needed when there is one), <c>Path</c> or <c>ConnectionString</c>, and by their names the options of the store and those of
    /// <see cref="DatabaseOptions"/>. It is read when the database is opened; what is missing, unknown or wrong throws there.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="open">Opens the database in a store: <c>HistoryDb.Open</c>.</param>
    /// <param name="section">The section, as <c>configuration.GetSection("History")</c>.</param>
    /// <param name="kinds">The kinds of store that it may ask for: <c>LmdbStore.Kind</c>.</param>
    public static IServiceCollection AddDatabase<TDatabase>(
        this IServiceCollection services, Func<Store, TDatabase> open, IConfiguration section, params IReadOnlyList<StoreKind> kinds)
        where TDatabase : Database
    {
        ArgumentNullException.ThrowIfNull(open);
        return AddDatabase(services, (where, _) => open(where), section, kinds);
    }

    /// <summary>As the other overload, for a database whose schema has a history.</summary>
    /// <param name="services">The services.</param>
    /// <param name="open">Opens the database in a store: <c>HistoryDb.Open</c>.</param>
    /// <param name="section">The section, as <c>configuration.GetSection("History")</c>.</param>
    /// <param name="kinds">The kinds of store that it may ask for: <c>LmdbStore.Kind</c>.</param>
    public static IServiceCollection AddDatabase<TDatabase>(
        this IServiceCollection services, Func<Store, OnPending, TDatabase> open, IConfiguration section, params IReadOnlyList<StoreKind> kinds)
        where TDatabase : Database
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(kinds);
        if (kinds.Count == 0)
            throw new ArgumentException(
                "There is no kind of store that the configuration could ask for. Give those of the stores that the program refers to, as LmdbStore.Kind.",
                nameof(kinds));
        return Add(services, open, _ => new StoreSection(section, kinds).Read<TDatabase>());
    }

    static IServiceCollection Add<TDatabase>(
        IServiceCollection services, Func<Store, OnPending, TDatabase> open, Func<IServiceProvider, HostedStore<TDatabase>> hosted)
        where TDatabase : Database
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(open);
        return services
            .AddSingleton(hosted)
            .AddSingleton(provider => Open(open, provider))
            .AddHostedService(provider => new OpenAtStart<TDatabase>(provider));
    }

    static TDatabase Open<TDatabase>(Func<Store, OnPending, TDatabase> open, IServiceProvider provider)
        where TDatabase : Database
    {
        var hosted = provider.GetRequiredService<HostedStore<TDatabase>>();
        return open(Observed(hosted, provider.GetService<ILoggerFactory>()), hosted.Options.OnPending);
    }

    static Store Observed<TDatabase>(HostedStore<TDatabase> hosted, ILoggerFactory? loggers) => hosted.Options.Telemetry
        ? hosted.Store.WithTelemetry(hosted.Options.SlowOperation, loggers?.CreateLogger(StoreTelemetry.Name))
        : hosted.Store;
}
