using System.Text.Json;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tool.Rows;

/// <summary>The rows of one table, whatever their type, in the form that <c>Marshal</c> gives them. Belongs to no store: transactions do.</summary>
abstract class TableRows
{
    /// <summary>The table.</summary>
    public abstract TableShape Shape { get; }

    /// <summary>The positions of references to tables that come later than this one.</summary>
    public IReadOnlyList<int> Late { get; set; } = [];

    /// <summary>How many rows there are.</summary>
    public abstract long Count(StoreTransaction transaction);

    /// <summary>Every row as a JSON object, in the order of the key.</summary>
    public abstract IEnumerable<string> ToJson(StoreTransaction transaction);

    /// <summary>The last number that the table's sequence gave out; 0 in a table without one.</summary>
    public abstract long LastNumber(StoreTransaction transaction);

    /// <summary>Lets the sequence go on behind a number.</summary>
    public abstract void RaiseNumber(StoreTransaction transaction, long last);

    /// <summary>Throws <see cref="FormatException"/> or <see cref="TrestleException"/> when the object is no row of the table.</summary>
    public abstract void Check(JsonElement row);

    /// <summary>
    /// Adds rows as they are, or replaces those with their keys; what they refer to in later tables is left out. Returns how many.
    /// </summary>
    public abstract long Load(StoreTransaction transaction, IEnumerable<JsonElement> rows, bool replace);

    /// <summary>Gives rows that are there the references that were left out.</summary>
    public abstract void LoadLate(StoreTransaction transaction, IEnumerable<JsonElement> rows);

    /// <summary>The values of a row in an index, or in the primary key for null, as errors show them.</summary>
    public abstract string KeyText(JsonElement row, string? index);
}
