using System.Collections.Concurrent;
using Trestle.Layout;
using Trestle.Patches;
using Trestle.Relational;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Tables;

/// <summary>The numbered statements of one table; those over ranges and indexes are made when they are first asked for.</summary>
sealed class TableTexts
{
    // A program whose patches are put together from what comes in may have any number of forms.
    const int MostPatches = 128;

    readonly ConcurrentDictionary<RangeStatement, SqlText> ranges = [];
    readonly ConcurrentDictionary<(string What, int Which), SqlText> others = [];
    readonly ConcurrentDictionary<PatchForm, SqlText?> patches = [];
    readonly SqlTexts texts;

    public TableTexts(SchemaShape schema, TableShape table, SqlTexts texts)
    {
        this.texts = texts;
        Statements = new TableStatements(schema, table, SqliteDialect.Instance);
        Get = texts.Add(Statements.Get);
        Exists = texts.Add(Statements.Exists);
        Version = Statements.Version is null ? null : texts.Add(Statements.Version);
        Insert = texts.Add(Statements.Insert);
        Upsert = texts.Add(Statements.Upsert);
        Update = texts.Add(Statements.Update);
        Delete = texts.Add(Statements.Delete);
        Count = texts.Add(Statements.Count);
        DeleteAll = texts.Add(Statements.DeleteAll);
    }

    public TableStatements Statements { get; }

    public SqlText Get { get; }

    public SqlText Exists { get; }

    public SqlText? Version { get; }

    public SqlText Insert { get; }

    public SqlText Upsert { get; }

    public SqlText Update { get; }

    public SqlText Delete { get; }

    public SqlText Count { get; }

    public SqlText DeleteAll { get; }

    public SqlText GetByIndex(int index) => Other(nameof(GetByIndex), index, static (statements, index) => statements.GetByIndex(index));

    public SqlText RefersAtAll(int reference) =>
        Other(nameof(RefersAtAll), reference, static (statements, reference) => statements.RefersAtAll(reference));

    public SqlText Referrers(int reference) =>
        Other(nameof(Referrers), reference, static (statements, reference) => statements.Referrers(reference));

    public SqlText HighestKey() => Other(nameof(HighestKey), 0, static (statements, _) => statements.HighestKey());

    public SqlText Range(in RangeStatement statement) =>
        ranges.TryGetValue(statement, out var known) ? known : ranges.GetOrAdd(statement, texts.Add(Statements.Range(statement)));

    /// <summary>The statement of a patch; null when SQLite's form of a column cannot be changed in place.</summary>
    public SqlText? Patch(PatchForm form)
    {
        if (patches.TryGetValue(form, out var known))
            return known;
        var text = Statements.Patch(form)?.Sql;
        if (patches.Count >= MostPatches)
            return text is null ? null : SqlText.Once(text);
        return patches.GetOrAdd(form, text is null ? null : texts.Add(text));
    }

    SqlText Other(string what, int which, Func<TableStatements, int, string> write) =>
        others.TryGetValue((what, which), out var known) ? known : others.GetOrAdd((what, which), texts.Add(write(Statements, which)));
}
