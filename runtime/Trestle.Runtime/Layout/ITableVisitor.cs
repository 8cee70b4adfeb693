namespace Trestle.Layout;

/// <summary>
/// Is shown the layout of every table of a schema. A store needs them all when it opens: indexes are built, and references are
/// kept, in tables that the program may never touch itself.
/// </summary>
public interface ITableVisitor
{
    /// <summary>One table.</summary>
    void Visit<TLayout, TRow, TKey>()
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class;
}
