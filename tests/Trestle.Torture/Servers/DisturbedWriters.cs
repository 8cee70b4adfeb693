using Trestle.Torture.Reports;
using Trestle.Torture.Work;

namespace Trestle.Torture.Servers;

/// <summary>Writers that go on with the plan whatever happens to their server: what was acknowledged stays, what failed has a type.</summary>
sealed class DisturbedWriters(TortureDb db, PlanSize size, int writers)
{
    readonly long[] acknowledged = new long[writers];
    volatile bool isOver;

    /// <summary>How many errors the writers have seen.</summary>
    public int Errors { get; private set; }

    /// <summary>Lets them write while something is done to the server; afterwards each writes once more, and all is whole.</summary>
    public async Task Run(Func<Task> disturb)
    {
        var writing = Enumerable.Range(0, writers).Select(number => Task.Run(() => Write(number))).ToList();
        try
        {
            await disturb();
        }
        finally
        {
            isOver = true;
        }
        await Task.WhenAll(writing);
        WholeStore.Check(db, Enumerable.Range(0, writers).ToDictionary(number => Plan.Writer(size, number), number => acknowledged[number]), 0);
    }

    async Task Write(int number)
    {
        var writer = Plan.Writer(size, number);
        for (var isLast = false; !isLast;)
        {
            isLast = isOver;
            while (!await TryWrite(writer, number))
                await Recover(writer, number);
        }
    }

    async Task<bool> TryWrite(int writer, int number)
    {
        try
        {
            await db.WriteAsync(tx => Work.Work.Do(tx, writer, acknowledged[number] + 1));
            acknowledged[number]++;
            return true;
        }
        catch (Exception error) when (Finding.IsTyped(error))
        {
            Errors++;
            return false;
        }
    }

    // The outcome of what failed may be unknown: the store knows.
    async Task Recover(int writer, int number)
    {
        for (; ; )
        {
            try
            {
                var last = await db.ReadAsync(tx => tx.Totals.Get(writer)?.Last ?? 0);
                Finding.Unless(last >= acknowledged[number], Verdict.Lost, $"Writer {writer} had {acknowledged[number]} acknowledged; the store has {last}.");
                Finding.Unless(last <= acknowledged[number] + 1, Verdict.Wrong, $"Writer {writer} was at {acknowledged[number]}; the store has {last}.");
                acknowledged[number] = last;
                return;
            }
            catch (Exception error) when (Finding.IsTyped(error))
            {
                await Task.Delay(5);
            }
        }
    }
}
