namespace Trestle.Generator;

/// <summary>Names of the pipeline's steps, by which tests ask what an edit made run.</summary>
static class Steps
{
    public const string Host = nameof(Host);
    public const string Read = nameof(Read);
    public const string Parse = nameof(Parse);
    public const string ReadSteps = nameof(ReadSteps);
    public const string ParseStep = nameof(ParseStep);
    public const string History = nameof(History);
    public const string ReadStats = nameof(ReadStats);
    public const string Stats = nameof(Stats);
    public const string Compile = nameof(Compile);
    public const string Access = nameof(Access);
    public const string Plan = nameof(Plan);
    public const string Emit = nameof(Emit);
    public const string Lines = nameof(Lines);
    public const string Output = nameof(Output);
    public const string Report = nameof(Report);
}
