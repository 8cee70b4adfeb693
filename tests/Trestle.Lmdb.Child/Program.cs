using System.Globalization;
using Trestle.Lmdb;
using Trestle.Lmdb.Child;

// Says "ready" or a number a line when something is done, then goes on until it is done or killed.
var (command, path) = (args[0], args[1]);
var number = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
using var db = FilesDb.Open(LmdbStore.At(path, Options()));
#pragma warning disable TRS4202, TRS4204 // The program waits to be killed within its transaction: the tests look at what is left.
#pragma warning disable TRS4101 // Several processes take turns, a commit each.
switch (command)
{
    case "read":
        using (var tx = db.BeginRead())
        {
            Say(tx.Items.Count());
            Thread.Sleep(Timeout.Infinite);
        }
        break;
    case "write":
        using (var tx = db.BeginWrite())
        {
            Say(tx.Items.Insert(new Item { Owner = number, Text = "unfinished" }).Id);
            Thread.Sleep(Timeout.Infinite);
        }
        break;
    case "acknowledge":
        for (var i = 0; ; i++)
            Say(await db.WriteAsync(tx => tx.Items.Insert(new Item { Owner = number, Text = $"{number}/{i}" }).Id));
    case "insert":
        for (var i = 0; i < number; i++)
        {
            using var tx = db.BeginWrite();
            tx.Items.Insert(new Item { Owner = Environment.ProcessId, Text = $"{Environment.ProcessId}/{i}" });
            tx.Commit();
        }
        Say(number);
        break;
    case "grow":
        using (var tx = db.BeginWrite())
        {
            tx.Items.InsertMany(Enumerable.Range(0, number).Select(i => new Item { Owner = -1, Text = $"large {i}", Data = new byte[100_000] }));
            tx.Commit();
        }
        Say(number);
        break;
    case "load":
        using (var tx = db.BeginWrite())
            tx.Items.InsertMany(Endless());
        break;
}

static LmdbOptions Options() => new() { MaxMapSize = 1L << 30, BulkMemoryBytes = 64 << 10 };

static void Say(long value)
{
    Console.WriteLine(value);
    Console.Out.Flush();
}

static IEnumerable<Item> Endless()
{
    for (var i = 0; i < 5000; i++)
        yield return new Item { Owner = i, Text = $"row {i}" };
    Say(5000);
    Thread.Sleep(Timeout.Infinite);
}
