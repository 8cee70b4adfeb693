using System.Buffers.Binary;

namespace Trestle.Torture.Work;

/// <summary>
/// What the transaction with a number does, for each writer: computed from both alone, so that who checks a store later knows all that
/// must be in it from how far each writer came.
/// </summary>
static class Plan
{
    public const int Groups = 4;

    const int WritersPerSize = 100;
    const int LargeValue = 300_000;

    /// <summary>The number of a writer whose transactions have a size.</summary>
    public static int Writer(PlanSize size, int number) => ((int)size * WritersPerSize) + number;

    public static int Count(int writer, long no) => SizeOf(writer) switch
    {
        PlanSize.Bulk => 1500,
        PlanSize.Large => 2,
        _ => 1 + (int)(((no * 7) + writer) % 6),
    };

    /// <summary>The transaction whose entries this one removes; 0 when it removes none.</summary>
    public static long Removed(int writer, long no) => SizeOf(writer) == PlanSize.Small ? (no % 3 == 0 ? Math.Max(0, no - 10) : 0) : Math.Max(0, no - 2);

    /// <summary>The transaction whose first entry this one changes; 0 when it changes none.</summary>
    public static long Changed(long no) => no % 2 == 0 ? no - 1 : 0;

    public static Entry Entry(int writer, long no, int place) => new()
    {
        Id = Id(writer, no, place),
        Writer = writer,
        No = no,
        Place = place,
        Text = $"{place}/{no}/{writer}",
        Data = Data(writer, no, place),
        Group = (no + place) % 3 == 0 ? (int)((no + place) % Groups) : null,
    };

    public static Entry Change(Entry entry) => entry with { Text = entry.Text + " changed", Group = null };

    public static IEnumerable<Entry> Entries(int writer, long no) => Enumerable.Range(0, Count(writer, no)).Select(place => Entry(writer, no, place));

    public static Guid Id(int writer, long no, int place)
    {
        Span<byte> bytes = stackalloc byte[16];
        var number = ((ulong)writer << 48) ^ ((ulong)no << 16) ^ (uint)place;
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Mix(number));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Mix(~number));
        return new Guid(bytes, bigEndian: true);
    }

    static PlanSize SizeOf(int writer) => (PlanSize)(writer / WritersPerSize);

    static Bytes? Data(int writer, long no, int place)
    {
        var length = SizeOf(writer) == PlanSize.Large ? LargeValue : (int)((no + place) % 5) * 40;
        if (length == 0)
            return null;
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)(writer + no + place));
        return Bytes.Wrap(bytes);
    }

    // The finalizer of SplitMix64: every bit of the number moves half of the result.
    static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}

/// <summary>How much the transactions of a writer write.</summary>
enum PlanSize
{
    /// <summary>A few rows.</summary>
    Small,

    /// <summary>So many rows that loading them spills into files.</summary>
    Bulk,

    /// <summary>Rows of several hundred kilobytes, by which the file grows.</summary>
    Large,
}
