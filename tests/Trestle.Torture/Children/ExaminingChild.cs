using Trestle.Torture.Faults;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Children;

/// <summary>Says what becomes of one store, compared with an intact one.</summary>
static class ExaminingChild
{
    public static void Run(StoreAddress intact, StoreAddress address) => Said.Line($"{new Examination(intact).Examine(address)}");
}
