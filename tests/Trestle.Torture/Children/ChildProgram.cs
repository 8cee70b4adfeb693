using System.Globalization;
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
                WritingChild.Commit(StoreAddress.Parse(words[1]), Enum.Parse<PlanSize>(words[2]));
                return 0;
            case "share":
                await WritingChild.Share(StoreAddress.Parse(words[1]), int.Parse(words[2], CultureInfo.InvariantCulture));
                return 0;
            case "backup":
                WritingChild.Backup(StoreAddress.Parse(words[1]), words[2]);
                return 0;
            case "copy":
                WritingChild.Copy(StoreAddress.Parse(words[1]), StoreAddress.Parse(words[2]));
                return 0;
            default:
                return 2;
        }
    }
}
