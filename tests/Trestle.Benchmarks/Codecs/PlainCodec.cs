using System.Runtime.InteropServices;

namespace Trestle.Benchmarks.Codecs;

/// <summary>FlatBuffers as a C++ program uses them, with the library of Google. Each call is a whole loop over some rows.</summary>
internal sealed unsafe partial class PlainCodec : IDisposable
{
    const string Library = "bench-flatbuffers";

    readonly nint codec;

    /// <summary>Takes rows over from our buffers: it reads them, and writes its own.</summary>
    public PlainCodec(byte[][] buffers)
    {
        var all = buffers.SelectMany(static buffer => buffer).ToArray();
        var lengths = buffers.Select(static buffer => buffer.Length).ToArray();
        fixed (byte* data = all)
        fixed (int* sizes = lengths)
            codec = bench_codec(data, sizes, buffers.Length);
    }

    public void Encode() => Keep.Result(bench_encode(codec));

    public void TwoFields(bool verify = false) => Keep.Result(bench_two_fields(codec, verify ? 1 : 0));

    public void Whole(bool verify = false) => Keep.Result(bench_whole(codec, verify ? 1 : 0));

    public void Dispose() => bench_codec_free(codec);

    [LibraryImport(Library)] private static partial nint bench_codec(byte* buffers, int* lengths, int count);
    [LibraryImport(Library)] private static partial void bench_codec_free(nint codec);
    [LibraryImport(Library)] private static partial long bench_encode(nint codec);
    [LibraryImport(Library)] private static partial long bench_two_fields(nint codec, int verify);
    [LibraryImport(Library)] private static partial long bench_whole(nint codec, int verify);
}
