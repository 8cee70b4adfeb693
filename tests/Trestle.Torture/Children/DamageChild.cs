using System.Globalization;
using Trestle.Torture.Faults;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Children;

/// <summary>Damages copies of a file, one after the other, and says what became of each. A crash of the process is the parent's to see.</summary>
static class DamageChild
{
    const string Begin = "begin";

    public static void Run(StoreAddress intact, string way, int first, int count)
    {
        var examination = new Examination(intact);
        var bytes = File.ReadAllBytes(intact.Place);
        Func<byte[], Random, byte[]> damage = way switch
        {
            "truncated" => FileDamage.Truncate,
            "misplaced" => FileDamage.Misplace,
            _ => FileDamage.Flip,
        };
        for (var seed = first; seed < first + count; seed++)
        {
            Said.Line(string.Create(CultureInfo.InvariantCulture, $"{Begin} {seed}"));
            var site = new FileSite(intact.Kind, Path.GetDirectoryName(intact.Place));
            File.WriteAllBytes(site.File, damage(bytes, new Random(seed)));
            Said.Line(Examine(examination, site.Fast));
            site.Dispose();
        }
    }

    static string Examine(Examination examination, StoreAddress address)
    {
        try
        {
            return $"{examination.Examine(address)}";
        }
        catch (Exception error)
        {
            return $"Wrong {error.ToString().ReplaceLineEndings(" ")}";
        }
    }
}
