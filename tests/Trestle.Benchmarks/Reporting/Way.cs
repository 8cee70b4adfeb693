namespace Trestle.Benchmarks;

/// <summary>One side of a comparison.</summary>
/// <param name="PerRound">How many operations one round does; times are divided by it.</param>
/// <param name="Prepare">Makes what a round needs, outside the measured time.</param>
/// <param name="Run">What is measured.</param>
/// <param name="Discard">Throws away what was made, outside the measured time.</param>
internal sealed record Way<T>(int PerRound, Func<T> Prepare, Action<T> Run, Action<T> Discard);
