using Trestle.Emit.Writing;
using Trestle.Schema.Evolution.Rewrites;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>Emits the class of a step that writes rows anew.</summary>
public static class StepEmitter
{
    // static partial class SplitName { ... }
    /// <param name="code">Where to.</param>
    /// <param name="space">The namespace of the class.</param>
    /// <param name="step">The step.</param>
    public static void Emit(CodeWriter code, string space, StepModel step)
    {
        var types = new StepTypes(space, step);
        code
            .Summary($"The step <c>{DocComment.Xml(step.Name)}</c>: the rows that it writes anew.")
            .Block($"static partial class {step.Type}", () =>
            {
                foreach (var (before, after) in step.Rewrite!.Tables.Where(pair => step.Rewrite.IsTransformed(pair.After)))
                    EmitParts(code, types, before, after);
                EmitRows(code, types);
                EmitRewrites(code, types);
                FormEmitter.Emit(code, types.Before, step.Rewrite.BeforeJson, "before");
                FormEmitter.Emit(code, types.After, step.Rewrite.AfterJson, "after");
            });
    }

    // private static partial After.Note Transform(Before.Note old, After.Note mapped);   and what may be written beside it
    static void EmitParts(CodeWriter code, StepTypes types, TableModel before, TableModel after)
    {
        var (was, now) = (StepTypes.Type(types.Before, before.Record), StepTypes.Type(types.After, after.Record));
        code.Lines($$"""
            /// <summary>
            /// The row of <c>{{after.Name}}</c> after the step. Write it in a part of this class, in the namespace <c>{{types.Space}}</c>:
            /// <c>private static partial {{now}} Transform({{was}} old, {{now}} mapped) =&gt; mapped with { … };</c>
            /// </summary>
            /// <param name="old">The row before the step.</param>
            /// <param name="mapped">What goes over by itself, by tags; what does not is empty.</param>
            private static partial {{now}} Transform({{was}} old, {{now}} mapped);

            /// <summary>
            /// The row of <c>{{before.Name}}</c> before the step, for who takes it back; may be written beside <c>Transform</c>. Without it there is no
            /// way back.
            /// </summary>
            /// <param name="row">The row after the step.</param>
            /// <param name="mapped">What goes back by itself; what was dropped is there as far as the store has it still, and else empty.</param>
            /// <param name="old">Is to be set.</param>
            static partial void Restore({{now}} row, {{was}} mapped, ref {{was}}? old);

            /// <summary>Adds what the row of <c>{{before.Name}}</c> counts before the step; may be written: the sums of all rows must be the same after it.</summary>
            static partial void Measure({{was}} row, ref global::Trestle.Migrations.InvariantSum sum);

            /// <summary>Adds what the row of <c>{{after.Name}}</c> counts after the step.</summary>
            static partial void Measure({{now}} row, ref global::Trestle.Migrations.InvariantSum sum);

            """);
    }

    static void EmitRows(CodeWriter code, StepTypes types) => code
        .Line("internal static global::Trestle.Migrations.StepRewrite Rewrite => new Rows();")
        .Line()
        .Block("sealed class Rows : global::Trestle.Migrations.StepRewrite", () =>
        {
            code.Line($"public override global::System.ReadOnlySpan<byte> Before => {CSharp.Qualified(types.Before, StepTypes.Shape(types.Before))}.Json;").Line();
            code.Line($"public override global::System.ReadOnlySpan<byte> After => {CSharp.Qualified(types.After, StepTypes.Shape(types.After))}.Json;").Line();
            code.Block("public override void Visit(global::Trestle.Migrations.IRewriteVisitor tables)", () =>
            {
                foreach (var (before, after) in types.Before.Tables.Zip(types.After.Tables, (before, after) => (before, after)))
                    EmitVisit(code, types, before, after);
            });
        });

    static void EmitVisit(CodeWriter code, StepTypes types, TableModel before, TableModel after) => code
        .Line("tables.Visit<")
        .Indented(() => code
            .Line($"{TableRewriteEmitter.Arguments(types.Before, before)},")
            .Line($"{TableRewriteEmitter.Arguments(types.After, after)}>(new {TableRewriteEmitter.Name(after)}());"));

    static void EmitRewrites(CodeWriter code, StepTypes types)
    {
        var structs = new HashSet<StructWay>();
        var emitter = new TableRewriteEmitter(types, structs);
        foreach (var (before, after) in types.Before.Tables.Zip(types.After.Tables, (before, after) => (before, after)))
            emitter.Emit(code, before, after, types.Step.Rewrite!.IsTransformed(after));
        StructMapping.Emit(code, structs);
    }
}
