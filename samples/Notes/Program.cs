using Samples.Notes;
using Trestle;

try
{
    return CommandLine.Run(args);
}
catch (Exception failure) when (failure is TrestleException or NotesException or IOException or FormatException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
