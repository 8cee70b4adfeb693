namespace Trestle.Postgres.Transactions;

/// <summary>The results of verbs that were told to be synchronous: they are there when the call returns.</summary>
static class Completed
{
    public static T Result<T>(this ValueTask<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw Incomplete();

    public static void Result(this ValueTask task)
    {
        if (!task.IsCompleted)
            throw Incomplete();
        task.GetAwaiter().GetResult();
    }

    static InvalidOperationException Incomplete() =>
        new("A synchronous verb awaits the server. Every call in it must be told whether it is asynchronous.");
}
