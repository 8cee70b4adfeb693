namespace Trestle.Copying;

/// <summary>One copy of a database: rows are removed first, then written, then given the references that had to wait.</summary>
static class DatabaseCopy
{
    public static async Task<CopyCounts> Run(
        Database source, Database target, CopyOptions? options, IProgress<CopyProgress>? progress, StoreCalls calls)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        options = (options ?? CopyOptions.Default).Verified();
        RequireSameSchema(source, target);
        var tables = CopyPlan.Of(source, target);
        var snapshot = await calls.BeginRead(source.Store).ConfigureAwait(false);
        var ticket = snapshot.Ticket;
        try
        {
            var run = new CopyRun(snapshot, target.Store, options, progress, calls);
            await Copy(run, tables).ConfigureAwait(false);
            return run.Counts;
        }
        finally
        {
            await calls.End(snapshot, ticket).ConfigureAwait(false);
        }
    }

    static async ValueTask Copy(CopyRun run, IReadOnlyList<TableCopy> tables)
    {
        foreach (var table in tables)
            run.Total += await table.Count(run).ConfigureAwait(false);
        var isClean = !run.Options.DeleteExtra || await Remove(run, tables, isStrict: false).ConfigureAwait(false);
        await Write(run, tables).ConfigureAwait(false);
        // What stood against a removal referred to the row; now every row refers to what it does in the source.
        if (!isClean)
            await Remove(run, tables, isStrict: true).ConfigureAwait(false);
        foreach (var table in tables)
            await table.PassNumber(run).ConfigureAwait(false);
    }

    // Rows that refer go before those they refer to.
    static async ValueTask<bool> Remove(CopyRun run, IReadOnlyList<TableCopy> tables, bool isStrict)
    {
        var isClean = true;
        foreach (var table in tables.Reverse())
            isClean &= await table.Remove(run, isStrict).ConfigureAwait(false);
        return isClean;
    }

    static async ValueTask Write(CopyRun run, IReadOnlyList<TableCopy> tables)
    {
        do
        {
            run.MustRepeat = false;
            var unfinished = new List<TableCopy>();
            foreach (var table in tables)
            {
                if (!await table.Write(run, isLast: false).ConfigureAwait(false))
                    unfinished.Add(table);
            }
            run.CountsRows = false;
            foreach (var table in unfinished)
                await table.Write(run, isLast: true).ConfigureAwait(false);
        }
        while (run.MustRepeat);
    }

    static void RequireSameSchema(Database source, Database target)
    {
        if (source.GetType() == target.GetType())
            return;
        var difference = $"The source is a {source.GetType().Name}, and the target is a {target.GetType().Name}.";
        throw new SchemaMismatchException(
            [difference], $"A database can be copied into one of its own schema only: {difference} "
                + "Open both with the same database class.");
    }
}
