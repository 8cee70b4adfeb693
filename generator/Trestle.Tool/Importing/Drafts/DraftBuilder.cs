using Trestle.Tool.Importing.Sources;
using Trestle.Tool.Importing.Sql;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>Makes a first draft of a schema from what a database says of itself. What does not compile yet is settled later.</summary>
/// <param name="source">The database.</param>
/// <param name="ids">Makes the ids of tables and indexes.</param>
sealed class DraftBuilder(SourceDatabase source, IdMint ids)
{
    readonly Dictionary<string, DraftTable> tables = [];

    /// <summary>The draft.</summary>
    public DraftSchema Build(string name, string space)
    {
        var schema = new DraftSchema { Source = source.Name, Name = name, Namespace = space, Place = source.Place };
        schema.Remarks.AddRange(source.Remarks);
        foreach (var type in source.Enums)
            schema.Enums.Add(Enum(type, schema));
        foreach (var table in source.Tables)
            schema.Tables.Add(Table(table, schema));
        foreach (var (table, from) in schema.Tables.Zip(source.Tables))
        {
            foreach (var index in from.Indexes)
                new IndexDraft(table, ids).Add(index);
        }
        foreach (var (table, from) in schema.Tables.Zip(source.Tables))
        {
            foreach (var reference in from.References)
                AddReference(table, reference);
        }
        TypeAgreement.Reach(schema);
        return schema;
    }

    static DraftEnum Enum(SourceEnum type, DraftSchema schema)
    {
        var drafted = new DraftEnum
        {
            Source = type.Name,
            Name = Names.Free(Names.Upper(type.Name, "Kind"), schema.Enums.Select(known => known.Name)),
            Doc = type.Doc,
        };
        foreach (var label in type.Labels)
            drafted.Members.Add((label, Names.Free(Names.Member(label), drafted.Members.Select(member => member.Name))));
        if (drafted.Members.Any(member => Names.IsOther(member.Label, member.Name)))
            drafted.Remarks.Add("The labels are: " + string.Join(", ", drafted.Members.Select(member => $"'{member.Label}' ({member.Name})")) + ".");
        return drafted;
    }

    DraftTable Table(SourceTable from, DraftSchema schema)
    {
        var name = Names.Free(Names.Lower(from.Name, "table"), schema.Tables.Select(known => known.Name));
        var table = new DraftTable
        {
            Source = from.Name,
            Name = name,
            Doc = from.Doc,
            Record = Names.Free(
                Names.Record(name), schema.Tables.Select(known => known.Record).Concat(schema.Enums.Select(known => known.Name))),
            Id = ids.Of(name),
            From = from.From,
        };
        NoteName(table);
        table.Remarks.AddRange(from.Remarks);
        foreach (var column in from.Columns)
            table.Fields.Add(Field(column, table));
        foreach (var check in from.Checks)
            CheckDraft.Apply(table, check);
        KeyDraft.Choose(table, from);
        tables.Add(from.Name, table);
        return table;
    }

    static DraftField Field(SourceColumn column, DraftTable table)
    {
        var field = new DraftField
        {
            Source = column.Name,
            Name = Names.Free(Names.Lower(column.Name, "column"), table.Fields.Select(known => known.Name)),
            Doc = column.Doc,
            Tag = table.Fields.Count + 1,
            Type = column.Type,
            Select = column.Select,
            IsNullable = column.IsNullable,
            Longest = column.Longest ?? 0,
            IsSequence = column.IsNumbered,
        };
        NoteName(field);
        field.Remarks.AddRange(column.Remarks);
        if (column.Longest > column.Type.Length)
        {
            field.Remarks.Add(
                $"The source says at most {column.Type.Length}, and has a value of {column.Longest} bytes: the maximum counts bytes of UTF-8.");
            field.Type = column.Type with { Length = (int)Math.Min(column.Longest.Value, 1 << 30) };
        }
        SetDefault(field, column.Default);
        return field;
    }

    static void SetDefault(DraftField field, string? sql)
    {
        if (sql is null)
            return;
        var constant = SqlCondition.Constant(sql);
        if (constant is null)
            field.Remarks.Add($"The default {sql} is no constant. Set the value in the program.");
        else if (constant.Kind != SqlConstantKind.Null)
            field.Default = constant;
    }

    void AddReference(DraftTable table, SourceReference from)
    {
        var columns = string.Join(", ", from.Columns);
        var what = $"The foreign key ({columns}) to '{from.Target}'";
        if (!tables.TryGetValue(from.Target, out var target))
        {
            table.Remarks.Add($"{what} is left out: that table is not here.");
            return;
        }
        var pairs = from.TargetColumns.Zip(from.Columns, (key, column) => (Key: target.Field(key), Field: table.Field(column))).ToList();
        var ordered = target.Key.Select(key => pairs.FirstOrDefault(pair => pair.Key == key).Field).OfType<DraftField>().ToList();
        if (ordered.Count != target.Key.Count || pairs.Count != target.Key.Count)
        {
            table.Remarks.Add(
                $"{what} is left out: it leads to ({string.Join(", ", from.TargetColumns)}), which is not the key of that table.");
            return;
        }
        table.References.Add(Reference(table, target, ordered, from, columns));
    }

    static DraftReference Reference(DraftTable table, DraftTable target, List<DraftField> fields, SourceReference from, string columns)
    {
        var reference = new DraftReference
        {
            Source = columns,
            Name = Names.Free(fields.Count == 1 ? fields[0].Name : target.Name, table.References.Select(known => known.Name)),
            To = target,
            Fields = fields,
            OnDelete = from.OnDelete switch { "CASCADE" => "cascade", "SET NULL" => "setNull", _ => "restrict" },
        };
        if (from.OnDelete == "SET DEFAULT")
            reference.Remarks.Add("ON DELETE SET DEFAULT cannot be said; here, a row that is referred to cannot be deleted.");
        if (from.OnUpdate is not ("NO ACTION" or "RESTRICT"))
            reference.Remarks.Add($"ON UPDATE {from.OnUpdate} cannot be said: keys do not change.");
        return reference;
    }

    static void NoteName(DraftItem item)
    {
        if (Names.IsOther(item.Source, item.Name))
            item.Remarks.Add($"The source calls it '{item.Source}'.");
    }
}
