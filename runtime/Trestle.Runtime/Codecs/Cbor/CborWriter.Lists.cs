using System.Text;

namespace Trestle.Codecs;

public ref partial struct CborWriter
{
    /// <summary>Writes a list.</summary>
    public void List<T>(IReadOnlyList<T> list, CborWrite<T> write)
    {
        var count = list.Count;
        Head(Major.Array, (uint)count);
        for (var i = 0; i < count; i++)
            write(ref this, list[i]);
    }

    /// <summary>Writes a map, in the deterministic order of its keys: the shorter ones first.</summary>
    public void Map<T>(IReadOnlyDictionary<string, T> map, CborWrite<T> write)
    {
        var keys = MapKeys.Sorted(map, KeyOrder.Instance);
        Head(Major.Map, (uint)keys.Length);
        foreach (var key in keys)
        {
            Text(key);
            write(ref this, map[key]);
        }
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
