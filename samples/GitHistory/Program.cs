using Samples.GitHistory;
using Samples.GitHistory.Git;
using Samples.GitHistory.Loading;
using Trestle;
using Trestle.Lmdb;

return CommandLine.Run(args, options =>
{
    try
    {
        var repository = GitRepository.Open(options.Repository);
        using var db = HistoryDb.Open(LmdbStore.At(options.DatabasePath(repository.Path)));
        Screen.Load(new HistoryLoader(db, repository));
        Screen.Answer(db, options);
        return 0;
    }
    catch (Exception failure) when (failure is GitException or TrestleException or InvalidDataException)
    {
        Console.Error.WriteLine(failure.Message);
        return 1;
    }
});
