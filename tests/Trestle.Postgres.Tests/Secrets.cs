using Npgsql;
using Trestle.Sqlite.Tests.First;

namespace Trestle.Postgres.Tests;

/// <summary>A password is in no message, text or inner error, whatever goes wrong.</summary>
public sealed class Secrets
{
    const string Password = "open;Sesame=42";

    [Theory]
    [InlineData("Host=/nowhere;Username=app;Database=x;Password='" + Password + "'")]
    [InlineData("Host=127.0.0.1;Port=1;Username=app;Database=x;Password='" + Password + "'")]
    [InlineData("Host=/nowhere;Username=app;Password=" + Password)]
    [InlineData("Host=/nowhere;Password=" + Password + ";Port=" + Password)]
    [InlineData("Password=" + Password)]
    [InlineData("Password='" + Password)]
    public void No_error_repeats_it(string connectionString)
    {
        var error = Record.Exception(() => FirstDb.Open(PostgresStore.At(connectionString)));
        Assert.NotNull(error);
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            Assert.DoesNotContain("Sesame", inner.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("open;", inner.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_refused_password_is_not_repeated()
    {
        var database = new TemporaryDatabase();
        var error = Assert.Throws<StoreException>(() => FirstDb.Open(
            PostgresStore.At(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "nobody", Password = Password }.ConnectionString)));
        Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Sesame", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stores_and_options_do_not_show_it()
    {
        var options = new PostgresOptions { Role = "reader" };
        var store = PostgresStore.At($"Host=db;Database=shop;Username=app;Password='{Password}'", options);
        Assert.Equal("PostgreSQL database 'shop' on db", store.ToString());
        Assert.DoesNotContain("Sesame", options.ToString(), StringComparison.Ordinal);
    }
}
