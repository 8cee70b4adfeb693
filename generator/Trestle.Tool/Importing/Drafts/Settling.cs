using Trestle.Schema;
using Trestle.Schema.Rules;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>
/// Changes a draft until it compiles: the compiler says what a schema cannot have, and this gives it up, with a remark where it stood.
/// Nothing else knows the rules twice.
/// </summary>
sealed class Settling(DraftSchema schema)
{
    static readonly Rule[] Constants =
    [
        SchemaRules.InvalidConstant, SchemaRules.ConstantNotAllowed, SchemaRules.ReversedBounds, SchemaRules.DefaultOutOfBounds,
        SchemaRules.InvalidText,
    ];

    static readonly Rule[] Clashes = [SchemaRules.MemberClash, SchemaRules.ReservedName, SchemaRules.DuplicateKey];

    /// <summary>The text of the schema that compiles, as <paramref name="path"/>, and its compilation.</summary>
    public (string Text, SchemaCompilation Compilation) Run(string path)
    {
        // Each turn takes something away or gives it another name.
        for (var turns = 100 + (20 * schema.Tables.Sum(table => table.Fields.Count + table.Indexes.Count + table.References.Count)); ; turns--)
        {
            var (text, items) = DraftYaml.Write(schema);
            var compilation = SchemaCompiler.Compile(new SourceFile(path, text));
            var settled = new HashSet<DraftItem>();
            foreach (var problem in compilation.Problems)
            {
                if (!items.TryGetValue(problem.Span.Line, out var item) || turns == 0)
                    throw new InvalidOperationException($"What was imported does not compile: {problem}");
                if (settled.Add(item))
                    Settle(item, problem);
            }
            if (settled.Count == 0)
                return (text, compilation);
        }
    }

    void Settle(DraftItem item, Problem problem)
    {
        switch (item)
        {
            case DraftField field: Settle(field, problem); break;
            case DraftIndex index: Settle(index, problem); break;
            case DraftReference reference: Settle(reference, problem); break;
            case DraftEnum named: Settle(named, problem); break;
            case DraftTable table: Settle(table, problem); break;
            default: item.Doc = null; break;
        }
    }

    void Settle(DraftField field, Problem problem)
    {
        var table = schema.Tables.First(table => table.Fields.Contains(field));
        if (Clashes.Contains(problem.Rule))
            field.Name = Names.Renamed(field.Name, "Value", table.Fields.Select(known => known.Name));
        else if (problem.Rule == SchemaRules.InvalidGenerate)
            field.IsSequence = false;
        else if (Constants.Contains(problem.Rule))
            GiveUpConstant(field, problem);
        else if (!table.Key.Contains(field))
            LeaveOut(table, field, problem);
        else
            LeaveOut(table, problem);
        if (problem.Rule == SchemaRules.InvalidGenerate)
            field.Remarks.Add("The source numbers new rows here; a sequence needs an integer of 32 or 64 bits.");
    }

    static void GiveUpConstant(DraftField field, Problem problem)
    {
        var (word, constant) = problem.Message.Contains("'min'", StringComparison.Ordinal) && field.Min is not null ? ("minimum", field.Min)
            : problem.Message.Contains("'max'", StringComparison.Ordinal) && field.Max is not null ? ("maximum", field.Max)
            : ("default", field.Default);
        if (constant is null)
        {
            field.Doc = null;
            return;
        }
        field.Remarks.Add($"The {word} '{constant.Text}' is left out: no such constant can be said for this type.");
        if (word == "minimum")
            field.Min = null;
        else if (word == "maximum")
            field.Max = null;
        else
            field.Default = null;
    }

    static void LeaveOut(DraftTable table, DraftField field, Problem problem)
    {
        table.Fields.Remove(field);
        table.Indexes.RemoveAll(index => index.Include.Contains(field)
            || index.Parts.Any(part => part.Field == field) || index.Where.Any(part => part.Field == field));
        table.References.RemoveAll(reference => reference.Fields.Contains(field));
        LeaveOut(table, $"Column '{field.Source}', and what uses it,", problem);
    }

    void Settle(DraftIndex index, Problem problem)
    {
        var table = schema.Tables.First(table => table.Indexes.Contains(index));
        if (Clashes.Contains(problem.Rule))
        {
            index.Name = Names.Renamed(index.Name, "Index", table.Indexes.Select(known => known.Name));
            return;
        }
        table.Indexes.Remove(index);
        LeaveOut(table, $"Index '{index.Source}'", problem);
    }

    void Settle(DraftReference reference, Problem problem)
    {
        if (problem.Rule == SchemaRules.SetNullImpossible && reference.OnDelete == "setNull")
        {
            reference.OnDelete = "restrict";
            reference.Remarks.Add(
                "ON DELETE SET NULL cannot be: a part cannot be null. Here, a row that is referred to cannot be deleted.");
            return;
        }
        var table = schema.Tables.First(table => table.References.Remove(reference));
        LeaveOut(table, $"The foreign key ({reference.Source}) to '{reference.To.Source}'", problem);
    }

    void Settle(DraftEnum named, Problem problem)
    {
        if (problem.Rule == SchemaRules.TypeClash)
            Rename(named);
        else if (named.Doc is not null)
            named.Doc = null;
        else
            throw new InvalidOperationException($"What was imported does not compile: {problem}");
    }

    void Settle(DraftTable table, Problem problem)
    {
        if (problem.Rule == SchemaRules.TypeClash)
            table.Record = Names.Renamed(table.Record, "Row", schema.Tables.Select(known => known.Record));
        else if (Clashes.Contains(problem.Rule))
            table.Name = Names.Renamed(table.Name, "Rows", schema.Tables.Select(known => known.Name));
        else if (problem.Rule == SchemaRules.InvalidText)
            table.Doc = null;
        else
            LeaveOut(table, problem);
    }

    void LeaveOut(DraftTable table, Problem problem)
    {
        schema.Tables.Remove(table);
        foreach (var other in schema.Tables.Where(other => other.References.RemoveAll(reference => reference.To == table) > 0))
            other.Remarks.Add($"The foreign key to '{table.Source}' is left out with that table.");
        LeaveOut(schema, $"Table '{table.Source}'", problem);
    }

    static void LeaveOut(DraftItem from, string what, Problem problem) => from.Remarks.Add($"{what} is left out: {problem.Message}");

    void Rename(DraftEnum named) => named.Name = Names.Renamed(named.Name, "Kind", schema.Enums.Select(known => known.Name));
}
