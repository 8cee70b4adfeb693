using System.Runtime.CompilerServices;
using System.Text;

namespace Trestle.Codecs;

public ref partial struct CborWriter
{
    /// <summary>Writes a list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void List<T>(IReadOnlyList<T> list, CborWrite<T> write) => position = List(buffer, position, list, write);

    static int List<T>(Span<byte> buffer, int position, IReadOnlyList<T> list, CborWrite<T> write)
    {
        var to = new CborWriter(buffer, position);
        var count = list.Count;
        to.Head(Major.Array, (uint)count);
        for (var i = 0; i < count; i++)
            write(ref to, list[i]);
        return to.position;
    }

    /// <summary>Writes a map, in the deterministic order of its keys: the shorter ones first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Map<T>(IReadOnlyDictionary<string, T> map, CborWrite<T> write) => position = Map(buffer, position, map, write);

    static int Map<T>(Span<byte> buffer, int position, IReadOnlyDictionary<string, T> map, CborWrite<T> write)
    {
        var to = new CborWriter(buffer, position);
        var keys = MapKeys.Sorted(map, KeyOrder.Instance);
        to.Head(Major.Map, (uint)keys.Length);
        foreach (var key in keys)
        {
            to.Text(key);
            write(ref to, map[key]);
        }
        return to.position;
    }

    sealed class KeyOrder : IComparer<string>
    {
        public static readonly KeyOrder Instance = new();

        public int Compare(string? x, string? y)
        {
            var difference = Encoding.UTF8.GetByteCount(x!) - Encoding.UTF8.GetByteCount(y!);
            return difference != 0 ? difference : Utf8Order.Instance.Compare(x, y);
        }
    }
}
