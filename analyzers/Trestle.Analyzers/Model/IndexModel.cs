namespace Trestle.Analyzers.Model;

/// <summary>An index, or the primary key, as its generated accessor tells it.</summary>
/// <param name="Property">The accessor's property on the table, for example <c>ByAuthor</c>.</param>
/// <param name="Where">The fields of its condition; empty when every row has an entry.</param>
sealed record IndexModel(string Property, IReadOnlyList<PartModel> Parts, IReadOnlyList<string> Where, bool IsKey, bool IsUnique)
{
    public bool IsPartial => Where.Count > 0;

    /// <summary>For messages.</summary>
    public string Told => IsKey ? "the key" : "index '" + Property + "'";
}
