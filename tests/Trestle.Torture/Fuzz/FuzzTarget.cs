using System.Reflection;
using System.Text;
using Trestle.Schema.Tests.Support;

namespace Trestle.Torture.Fuzz;

/// <summary>Something that takes bytes or text from outside: it reads or refuses them, and nothing else.</summary>
abstract class FuzzTarget(string name)
{
    const int Unit = 4;

    public string Name => name;

    /// <summary>How many inputs are tried at a time; what takes longer gets fewer.</summary>
    public virtual int Batch => 40_000;

    /// <summary>Small inputs that went wrong once.</summary>
    public IEnumerable<byte[]> Cases => Resources($"corpus/{name}/");

    /// <summary>The input with a number; the same in every run.</summary>
    public abstract byte[] Input(int number);

    /// <summary>Takes an input: false when it was refused as it should be. Any exception is a finding.</summary>
    public abstract bool Take(byte[] input);

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
/// <param name="corpus">Inputs that are as they should be, to be damaged.</param>
/// <param name="take">Takes an input, which ends where memory does.</param>
sealed class ByteTarget(string name, IReadOnlyList<byte[]> corpus, ByteTarget.Taker take) : FuzzTarget(name)
{
    /// <summary>Reads bytes, or throws <see cref="CorruptRecordException"/>.</summary>
    public delegate void Taker(ReadOnlySpan<byte> bytes);

    public override byte[] Input(int number) => ByteMutator.Next(new Random(number), corpus);

    public override bool Take(byte[] input)
    {
        try
        {
            take(GuardedBuffer.Place(input));
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
/// <param name="batch">How many inputs at a time.</param>
/// <param name="corpus">Texts that are as they should be, to be damaged.</param>
/// <param name="take">Takes a text: false when it was refused.</param>
sealed class TextTarget(string name, int batch, IReadOnlyList<string> corpus, Func<string, bool> take) : FuzzTarget(name)
{
    public override int Batch => batch;

    // As UTF-16, so that half a surrogate pair is kept.
    public override byte[] Input(int number) => Encoding.Unicode.GetBytes(new Mutator(number, corpus).Next());

    public override bool Take(byte[] input) => take(Text(input));

    public static string Text(byte[] input) => new(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(input));
}
