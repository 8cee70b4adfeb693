using System.Buffers.Text;
using System.Text;
using Trestle;

namespace Samples.GitHistory.Git;

/// <summary>
/// Reads what <c>git log -z --raw --numstat</c> prints with <see cref="Format"/>. Every field ends with a zero byte, so that
/// names, paths and messages may hold anything else; what is not UTF-8 in them becomes U+FFFD.
/// </summary>
sealed class GitLog(Stream output)
{
    /// <summary>A commit's first field begins with this byte; no line about a change does.</summary>
    const byte CommitMark = 1;

    public const string Format = "%x01%H%x00%P%x00%aN%x00%aE%x00%at%x00%cN%x00%cE%x00%ct%x00%s%x00%b";

    // A year inside what .NET can tell, so that sums with a year do not overflow.
    static readonly DateTimeOffset Earliest = new(2, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Latest = new(9998, 12, 31, 0, 0, 0, TimeSpan.Zero);

    readonly NulFields fields = new(output);
    readonly Dictionary<string, GitChange> changes = [];

    public IEnumerable<GitCommit> Read()
    {
        var more = fields.MoveNext();
        while (more)
        {
            var commit = ReadHead();
            more = ReadChanges();
            yield return commit with { Changes = [.. changes.Values] };
        }
    }

    GitCommit ReadHead()
    {
        if (fields.Current is not [CommitMark, .. var hash])
            throw new InvalidDataException($"git log said '{Text()}' where a commit was expected. Is an alias or a configured format in its way?");
        return new GitCommit(
            new Bytes(Convert.FromHexString(Encoding.ASCII.GetString(hash))),
            Parents: CountWords(Next()),
            Author: ReadPerson(),
            Committer: ReadPerson(),
            Subject: NextText(),
            Body: NextText().TrimEnd(),
            Changes: []);
    }

    GitPerson ReadPerson() => new(NextText(), NextText(), ParseTime(Next()));

    /// <summary>Reads to the next commit, and says whether there is one.</summary>
    bool ReadChanges()
    {
        changes.Clear();
        while (fields.MoveNext())
        {
            var field = fields.Current.TrimStart((byte)'\n');
            if (field is [CommitMark, ..])
                return true;
            if (field is [(byte)':', ..])
                ReadKind(field);
            else if (field.Length > 0)
                ReadCounts(field);
        }

        return false;
    }

    // ":100644 100644 <old> <new> M", then the path; of a rename the old path comes first.
    void ReadKind(ReadOnlySpan<byte> field)
    {
        var status = field[field.LastIndexOf((byte)' ') + 1];
        var previous = status is (byte)'R' or (byte)'C' ? NextText() : null;
        var path = NextText();
        changes[path] = new GitChange(KindOf(status), path, status == 'R' ? previous : null, null, null);
    }

    // "12\t3\t<path>", or for a rename "12\t3\t", then the old path and the new one; "-" instead of a number for a binary file.
    void ReadCounts(ReadOnlySpan<byte> field)
    {
        var firstTab = field.IndexOf((byte)'\t');
        var secondTab = firstTab + 1 + field[(firstTab + 1)..].IndexOf((byte)'\t');
        var (added, removed) = (ParseCount(field[..firstTab]), ParseCount(field[(firstTab + 1)..secondTab]));
        var path = Encoding.UTF8.GetString(field[(secondTab + 1)..]);
        if (path.Length == 0)
        {
            Next();
            path = NextText();
        }

        if (changes.TryGetValue(path, out var change))
            changes[path] = change with { Added = added, Removed = removed };
    }

    ReadOnlySpan<byte> Next() =>
        fields.MoveNext() ? fields.Current : throw new InvalidDataException("git log ended in the middle of a commit. Run it again.");

    string NextText()
    {
        Next();
        return Text();
    }

    string Text() => Encoding.UTF8.GetString(fields.Current);

    static ChangeKind KindOf(byte status) => status switch
    {
        (byte)'A' or (byte)'C' => ChangeKind.Added,
        (byte)'D' => ChangeKind.Deleted,
        (byte)'R' => ChangeKind.Renamed,
        _ => ChangeKind.Modified,
    };

    static int CountWords(ReadOnlySpan<byte> text) => text.IsEmpty ? 0 : text.Count((byte)' ') + 1;

    static int? ParseCount(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int count, out _) ? count : null;

    // Commits made by broken clocks and tools carry times that no calendar has.
    static DateTimeOffset ParseTime(ReadOnlySpan<byte> text)
    {
        Utf8Parser.TryParse(text, out long seconds, out _);
        return DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, Earliest.ToUnixTimeSeconds(), Latest.ToUnixTimeSeconds()));
    }
}
