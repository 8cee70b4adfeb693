using Trestle.Emit.Writing;

namespace Trestle.Emit.Migrations;

/// <summary>Emits the methods that structs go over by, and those of the structs inside them.</summary>
static class StructMapping
{
    // static class Structs { public static After.Address ToAddress(Before.Address row) => new() { ... }; }
    public static void Emit(CodeWriter code, HashSet<StructWay> structs)
    {
        if (structs.Count == 0)
            return;
        code.Line().Block("static class Structs", () =>
        {
            var done = new HashSet<StructWay>();
            while (Next(structs, done) is { } next)
            {
                if (done.Count > 0)
                    code.Line();
                done.Add(next);
                Emit(code, next, structs);
            }
        });
    }

    static StructWay? Next(HashSet<StructWay> structs, HashSet<StructWay> done) => structs
        .Where(one => !done.Contains(one))
        .OrderBy(one => one.From.Name, StringComparer.Ordinal)
        .ThenBy(one => one.Way.From.Namespace, StringComparer.Ordinal)
        .ThenBy(one => one.Method, StringComparer.Ordinal)
        .FirstOrDefault();

    static void Emit(CodeWriter code, StructWay one, ISet<StructWay> structs) => code.Block(
        $"public static {StepTypes.Type(one.Way.To, one.To.Name)} {one.Method}({StepTypes.Type(one.Way.From, one.From.Name)} row) => new()",
        () => RecordMapping.Emit(code, new FieldMapping(one.Way, structs, one.To.Name, null), one.From.Fields, one.To.Fields),
        ";");
}
