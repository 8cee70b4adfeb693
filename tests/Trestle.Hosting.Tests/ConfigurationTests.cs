using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trestle.Hosting.Configuration;
using Trestle.Lmdb;
using Trestle.Migrations;
using Trestle.Postgres;
using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Hosting.Tests;

/// <summary>A section that describes a store: every setting has an effect or is an error.</summary>
public sealed class ConfigurationTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public static TheoryData<string, Type> Kinds => new()
    {
        { "lmdb", typeof(LmdbOptions) },
        { "sqlite", typeof(SqliteOptions) },
        { "postgres", typeof(PostgresOptions) },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("lmdb")]
    [InlineData("SQLite")]
    public void The_section_names_the_store_and_its_place(string store)
    {
        using var services = Services(("Store", store), ("Path", folder.File("a")));
        using var tx = services.GetRequiredService<StockDb>().BeginRead();
        Assert.Equal(0, tx.Items.Count());
        Assert.True(File.Exists(folder.File("a")));
        Assert.Equal(store.ToLowerInvariant(), services.GetRequiredService<HostedStore<StockDb>>().Store.SystemName);
    }

    [Fact]
    public void The_store_need_not_be_named_where_there_is_one()
    {
        var section = Section(("Path", folder.File("a")));
        using var services = new ServiceCollection().AddStockDb(section, SqliteStore.Kind).BuildServiceProvider();
        services.GetRequiredService<StockDb>();
        Assert.StartsWith("SQLite format 3", File.ReadAllText(folder.File("a")), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_the_store_have_their_effect()
    {
        using var services = Services(("Store", "lmdb"), ("Path", folder.File("a")), ("maxmapsize", "2097152"), ("Profile", "unsafe"));
        Assert.Equal(2 << 20, services.GetRequiredService<StockDb>().Stats().MaxSizeBytes);
    }

    [Fact]
    public void What_happens_to_steps_that_the_store_lacks_is_a_setting_too()
    {
        var seen = new List<OnPending>();
        var section = Section(("Path", folder.File("a")), ("OnPending", "Apply"));
        using var services = new ServiceCollection().AddDatabase(Open, section, LmdbStore.Kind).BuildServiceProvider();
        services.GetRequiredService<StockDb>();
        using var others = new ServiceCollection().AddDatabase(Open, _ => LmdbStore.At(folder.File("b"))).BuildServiceProvider();
        others.GetRequiredService<StockDb>();
        Assert.Equal([OnPending.Apply, OnPending.Fail], seen);

        StockDb Open(Store store, OnPending pending)
        {
            seen.Add(pending);
            return StockDb.Open(store);
        }
    }

    [Fact]
    public void Options_of_the_host_have_their_effect()
    {
        using var services = Services(
            ("Store", "lmdb"), ("Path", folder.File("a")), ("OpenAtStart", "false"), ("OnPending", "ignore"), ("Telemetry", "False"),
            ("SlowOperation", "00:00:00.5"));
        Assert.Equal(
            new DatabaseOptions { OpenAtStart = false, OnPending = OnPending.Ignore, Telemetry = false, SlowOperation = TimeSpan.FromMilliseconds(500) },
            services.GetRequiredService<HostedStore<StockDb>>().Options);
    }

    [Theory]
    [InlineData("Stats:MaxMapSise", "1", "'Stats:MaxMapSise' is no setting of the store 'lmdb'. Did you mean 'MaxMapSize'?")]
    [InlineData("Stats:ConnectionString", "x", "'Stats:ConnectionString' is no setting of the store 'lmdb'. It has: Store, Path,")]
    [InlineData("Stats:MaxReaders:Soft", "1", "'Stats:MaxReaders' has settings of its own. Give it one value.")]
    [InlineData("Stats:MaxReaders", "many", "'Stats:MaxReaders' is 'many', which is no whole number of 32 bits. Give one in digits.")]
    [InlineData("Stats:MaxReaders", "0", "LmdbOptions.MaxReaders cannot be 0. Give 1 to 1048576.")]
    [InlineData("Stats:ReadOnly", "yes", "'Stats:ReadOnly' is 'yes', which is neither true nor false. Give one of them.")]
    [InlineData("Stats:Profile", "1", "'Stats:Profile' is '1', which is none of the values there are. Give one of Durable, Relaxed, Unsafe.")]
    [InlineData("Stats:WriteTimeout", "5", "'Stats:WriteTimeout' is '5', which is no time. Give hours:minutes:seconds, as 00:00:05, or infinite.")]
    [InlineData("Stats:SlowOperation", "soon", "'Stats:SlowOperation' is 'soon', which is no time.")]
    [InlineData("Stats:Store", "lmbd", "'Stats:Store' is 'lmbd', which is none of the stores that the program has. Did you mean 'lmdb'?")]
    [InlineData("Stats:Store", "", "'Stats:Store' is '', which is none of the stores that the program has. Possible here: 'lmdb', 'sqlite'.")]
    [InlineData("Stats:Path", "", "'Stats:Path' is missing. Say there where the store 'lmdb' is.")]
    public void A_setting_that_is_unknown_or_wrong_is_an_error_that_names_it(string key, string value, string message)
    {
        var settings = new Dictionary<string, string?> { ["Stats:Store"] = "lmdb", ["Stats:Path"] = folder.File("a"), [key] = value };
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Stats");
        using var services = new ServiceCollection().AddStockDb(section, LmdbStore.Kind, SqliteStore.Kind).BuildServiceProvider();
        var error = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<StockDb>());
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("a")));
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_in_no_message()
    {
        var section = Section(("ConnectionString", "Hots=here;Password=secret"), ("MaxPoolSize", "4"));
        using var services = new ServiceCollection().AddStockDb(section, PostgresStore.Kind).BuildServiceProvider();
        var error = Assert.Throws<ArgumentException>(() => services.GetRequiredService<StockDb>());
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_is_not_there_says_what_is_missing()
    {
        using var services = new ServiceCollection().AddStockDb(Section(), LmdbStore.Kind, SqliteStore.Kind).BuildServiceProvider();
        var error = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<StockDb>());
        Assert.Equal("'Stock:Store' is missing. Name one of the stores that the program has there: lmdb, sqlite.", error.Message);
    }

    [Fact]
    public void Without_any_kind_of_store_a_section_is_refused_at_once() =>
        Assert.Throws<ArgumentException>("kinds", () => new ServiceCollection().AddStockDb(Section()));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_option_of_a_store_has_its_setting_and_a_different_effect(string name, Type options)
    {
        var kind = new[] { LmdbStore.Kind, SqliteStore.Kind, PostgresStore.Kind }.Single(kind => kind.Name == name);
        var properties = options.GetProperties().Where(property => property.CanWrite && !property.PropertyType.IsAssignableTo(typeof(Delegate))).ToArray();
        Assert.Equal(properties.Select(property => property.Name).Order(StringComparer.Ordinal), kind.Options);
        var defaults = options.GetProperty("Default")!.GetValue(null)!;
        foreach (var property in properties)
        {
            var text = Text(property.PropertyType, property.GetValue(defaults));
            var store = kind.At($"Host={folder.File("a")}", [new StoreSetting(property.Name, property.Name, text)]);
            var changed = store.GetType().GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
                .Single(field => field.FieldType == options).GetValue(store)!;
            var differing = properties.Where(one => !Equals(one.GetValue(changed), one.GetValue(defaults))).Select(one => one.Name);
            Assert.Equal([property.Name], differing);
        }
    }

    static string Text(Type type, object? otherThan) => type switch
    {
        _ when type == typeof(bool) => "true",
        _ when type == typeof(TimeSpan) => "00:00:07",
        _ when type == typeof(int) => "9",
        _ when type == typeof(long) => "77777777",
        _ when type.IsEnum => Enum.GetNames(type).First(name => name != otherThan!.ToString()),
        _ => "text",
    };

    static IConfigurationSection Section(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => "Stock:" + setting.Key, setting => (string?)setting.Value))
        .Build().GetSection("Stock");

    static ServiceProvider Services(params (string Key, string Value)[] settings) =>
        new ServiceCollection().AddStockDb(Section(settings), LmdbStore.Kind, SqliteStore.Kind).BuildServiceProvider();
}
