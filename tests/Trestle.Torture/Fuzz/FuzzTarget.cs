using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Trestle.Schema.Tests.Support;

namespace Trestle.Torture.Fuzz;

/// <summary>Something that takes bytes or text from outside: it reads or refuses them, and nothing else.</summary>
/// <param name="name">Its name.</param>
/// <param name="many">How many inputs a long run makes for it: the fewer, the longer one takes.</param>
abstract class FuzzTarget(string name, int many)
{
    const int Unit = 4;

    public string Name => name;

    public int Many => many;

    /// <summary>Small inputs that went wrong once.</summary>
    public IEnumerable<byte[]> Cases => Resources($"corpus/{name}/");

    /// <summary>A new input, made of those that are known.</summary>
    public abstract byte[] Next(Random random);

    /// <summary>Makes an input one of those that are known.</summary>
    public abstract void Keep(byte[] input);

    /// <summary>Takes an input, which ends where memory does: false when it was refused as it should be. Any exception is a finding.</summary>
    public bool Take(byte[] input) => Take(GuardedBuffer.Place(input));

    protected abstract bool Take(ReadOnlySpan<byte> input);

    /// <summary>A part of an input that fails in the same way, and of which no piece can be left out.</summary>
    public byte[] Minimize(byte[] input, Type error)
    {
        for (var length = input.Length / 2; length > 0; length /= Unit)
        {
            for (var at = 0; at + length <= input.Length;)
            {
                byte[] shorter = [.. input[..at], .. input[(at + length)..]];
                if (Fails(shorter, error))
                    input = shorter;
                else
                    at += length;
            }
        }
        return input;
    }

    /// <summary>The texts of this repository's files of a kind.</summary>
    public static IEnumerable<string> Texts(string prefix, string extension) => Resources(prefix, extension).Select(Encoding.UTF8.GetString);

    static IEnumerable<byte[]> Resources(string prefix, string extension = "")
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(
            name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal));
        foreach (var resource in names.Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return bytes;
        }
    }

    bool Fails(byte[] input, Type error)
    {
        try
        {
            Take(input);
            return false;
        }
        catch (Exception e)
        {
            return e.GetType() == error;
        }
    }
}

/// <summary>A target of bytes.</summary>
/// <param name="name">Its name.</param>
/// <param name="many">How many inputs a long run makes for it.</param>
/// <param name="intact">Inputs that are as they should be, to be damaged.</param>
/// <param name="take">Takes an input.</param>
sealed class ByteTarget(string name, int many, IEnumerable<byte[]> intact, ByteTarget.Taker take) : FuzzTarget(name, many)
{
    readonly List<byte[]> known = [.. intact];

    /// <summary>Reads bytes, or throws <see cref="CorruptRecordException"/>.</summary>
    public delegate void Taker(ReadOnlySpan<byte> bytes);

    public override byte[] Next(Random random) => ByteMutator.Next(random, known);

    public override void Keep(byte[] input) => known.Add(input);

    protected override bool Take(ReadOnlySpan<byte> input)
    {
        try
        {
            take(input);
            return true;
        }
        catch (CorruptRecordException)
        {
            return false;
        }
    }
}

/// <summary>A target of text.</summary>
/// <param name="name">Its name.</param>
/// <param name="many">How many inputs a long run makes for it.</param>
/// <param name="intact">Texts that are as they should be, to be damaged.</param>
/// <param name="take">Takes a text: false when it was refused.</param>
sealed class TextTarget(string name, int many, IEnumerable<string> intact, Func<string, bool> take) : FuzzTarget(name, many)
{
    const int MaxLength = GuardedBuffer.MaxInput / sizeof(char);

    readonly List<string> known = [.. intact];

    // The characters as they are, so that half a surrogate pair is kept.
    public override byte[] Next(Random random)
    {
        var text = new Mutator(random.Next(), known).Next();
        return MemoryMarshal.AsBytes(text.AsSpan(0, Math.Min(text.Length, MaxLength))).ToArray();
    }

    public override void Keep(byte[] input) => known.Add(Text(input));

    protected override bool Take(ReadOnlySpan<byte> input) => take(Text(input));

    static string Text(ReadOnlySpan<byte> input) => new(MemoryMarshal.Cast<byte, char>(input));
}
