using Trestle.Postgres.Tests.Divided;

namespace Trestle.Postgres.Tests.Partitions;

/// <summary>Rows for tests that care about one or two fields.</summary>
static class DividedRows
{
    public const int Tenants = 12;

    static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static Guid Tenant(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    public static Order Order(int tenant, long id, string? code = null) => new()
    {
        Tenant = Tenant(tenant),
        Id = id,
        Code = code ?? $"{id}",
        At = Noon.AddMinutes((id * 7) + tenant),
        Note = id % 3 == 0 ? null : $"note {id % 2}",
    };

    /// <summary>Ten orders of each tenant, by key.</summary>
    public static List<Order> Orders() =>
        [.. Enumerable.Range(0, Tenants).SelectMany(tenant => Enumerable.Range(1, 10).Select(id => Order(tenant, id))).OrderBy(order => order.Tenant).ThenBy(order => order.Id)];
}
