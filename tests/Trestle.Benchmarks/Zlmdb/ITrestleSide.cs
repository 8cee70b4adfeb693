namespace Trestle.Benchmarks.Zlmdb;

/// <summary>Our side, whatever the codec.</summary>
internal interface ITrestleSide : IDisposable
{
    int Do(string verb, int count);
}
