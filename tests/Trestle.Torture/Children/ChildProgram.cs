using System.Globalization;
using Trestle.Torture.Fuzz;
using Trestle.Torture.Soak;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Children;

/// <summary>What this program does when it is started as a child.</summary>
static class ChildProgram
{
    public const string Word = "child";

    public static async Task<int> Run(string[] words)
    {
        switch (words[0])
        {
            case "commit":
                WritingChild.Commit(StoreAddress.Parse(words[1]), Enum.Parse<PlanSize>(words[2]), words is [_, _, _, var number] ? Int(number) : 0);
                return 0;
            case "share":
                await WritingChild.Share(StoreAddress.Parse(words[1]), Int(words[2]));
                return 0;
            case "backup":
                WritingChild.Backup(StoreAddress.Parse(words[1]), words[2]);
                return 0;
            case "copy":
                WritingChild.Copy(StoreAddress.Parse(words[1]), StoreAddress.Parse(words[2]));
                return 0;
            case "migrate":
                MigratingChild.Run(StoreAddress.Parse(words[1]));
                return 0;
            case "damage":
                DamageChild.Run(StoreAddress.Parse(words[1]), words[2], Int(words[3]), Int(words[4]));
                return 0;
            case "fill":
                FillingChild.Fill(StoreAddress.Parse(words[1]), Enum.Parse<PlanSize>(words[2]));
                return 0;
            case "fill-limited":
                FillingChild.Fill(StoreAddress.Parse(words[1]), Enum.Parse<PlanSize>(words[2]), Int(words[3]));
                return 0;
            case "read":
                return ReadingChild.Read(StoreAddress.Parse(words[1]));
            case "examine":
                ExaminingChild.Run(StoreAddress.Parse(words[1]), StoreAddress.Parse(words[2]));
                return 0;
            case "fuzz":
                FuzzChild.Run(words[1], Int(words[2]), Int(words[3]), TimeSpan.Parse(words[4], CultureInfo.InvariantCulture), words[5]);
                return 0;
            case "soak":
                await SoakingChild.Run(TimeSpan.Parse(words[1], CultureInfo.InvariantCulture), words[2..]);
                return 0;
            default:
                return 2;
        }
    }

    static int Int(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
