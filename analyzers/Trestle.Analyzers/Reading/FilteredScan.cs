using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4001 and TRS4002: whole tables that are filtered in memory.</summary>
static class FilteredScan
{
    static readonly HashSet<string> Filters =
        ["Where", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "Any", "Count", "LongCount"];

    public static void CheckCalls(Body body)
    {
        foreach (var call in body.Linq)
            if (Filters.Contains(call.TargetMethod.Name) && call.Argument(1).Lambda() is { Symbol.Parameters: [var row] } lambda
                && lambda.Result() is { } filter)
                Check(body, Query.Of(call.Receiver(), body), filter, row, call);
    }

    public static void CheckLoops(Body body)
    {
        foreach (var loop in body.All<IForEachLoopOperation>(OperationKind.Loop))
            if (loop is { IsAsynchronous: false, Locals: [var row] } && Filter(loop, row) is { } filter)
                Check(body, Query.Of(loop.Collection, body), filter, row, loop);
    }

    // foreach (var row in ...) { if (...) ... } and nothing else, or if (!...) continue; first.
    static IOperation? Filter(IForEachLoopOperation loop, ILocalSymbol row)
    {
        var statements = loop.Body.Statements();
        return statements.FirstOrDefault() switch
        {
            IConditionalOperation { WhenFalse: null } only when statements.Count == 1
                && !only.WhenTrue.DescendantsAndSelf().OfType<IBranchOperation>().Any() => only.Condition,
            IConditionalOperation
            {
                WhenFalse: null,
                Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal
            } guard
                when IsContinue(guard.WhenTrue) => unequal,
            _ => null,
        };
    }

    static bool IsContinue(IOperation statement) => statement switch
    {
        IBranchOperation branch => branch.BranchKind == BranchKind.Continue,
        IBlockOperation { Operations: [var only] } => IsContinue(only),
        _ => false,
    };

    static void Check(Body body, Query? query, IOperation filter, ISymbol row, IOperation site)
    {
        if (query is not { IsWhole: true, IsShaped: false, IsFiltered: false })
            return;
        var condition = Condition.Of(filter, row);
        if (filter is IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal)
            condition = Negated(unequal, row);
        // An index was chosen for its order: only itself can do better.
        var candidates = query.Index is { } chosen ? [chosen] : query.Table.Indexes;
        if (Cover.Best(candidates, condition, body.Compilation) is { } cover)
            body.ReportScan(
                ReadRules.FilteredScan, query.Table, filter.Syntax, IndexCall.Fix(body, query, condition, cover, site, row),
                query.Table.Name, cover.Index.Told, IndexCall.Text(query, cover));
        else if (query.Index is null)
            ReportMissing(body, query.Table, condition, filter.Syntax);
    }

    static Condition Negated(IBinaryOperation unequal, ISymbol row)
    {
        var sides = new[] { (unequal.LeftOperand, unequal.RightOperand), (unequal.RightOperand, unequal.LeftOperand) };
        var terms = from side in sides
                    where side.Item1.Unwrapped() is IPropertyReferenceOperation { Instance: { } instance }
                        && instance.Unwrapped().Symbol().Is(row) && !side.Item2.Refers(row)
                    let property = ((IPropertyReferenceOperation)side.Item1.Unwrapped()).Property
                    select new Term(property, TermKind.Equal, unequal, side.Item2, side.Item2.Unwrapped().Syntax.ToString());
        return new([.. terms.Take(1)], []);
    }

    static void ReportMissing(Body body, TableModel table, Condition condition, SyntaxNode place)
    {
        // A truth value tells too few rows apart, and null is what partial indexes are for.
        var terms = condition.Terms.Where(
            term => term.Value is { } value && !value.IsNull() && term.Property.Type.SpecialType != SpecialType.System_Boolean).ToList();
        if (terms.Count == 0 || IsPartlyCovered(table, condition))
            return;
        var equal = terms.Where(term => term.Kind == TermKind.Equal);
        var ranged = terms.Where(term => term.Kind != TermKind.Equal).Take(1);
        var fields = equal.Concat(ranged).Select(term => Field(term.Property.Name)).Distinct().ToList();
        body.ReportScan(ReadRules.ScanWithoutIndex, table, place, null, table.Name, fields[0], string.Join(", ", fields), table.File);
    }

    // Whether a partial index answers depends on its condition, which is not told in full.
    static bool IsPartlyCovered(TableModel table, Condition condition) => table.Indexes
        .Where(index => index.IsPartial)
        .SelectMany(index => index.Where.Concat(index.Parts.Select(part => part.Property.Name)))
        .Any(field => condition.Terms.Any(
            term => string.Equals(term.Property.Name, field.Replace("_", ""), System.StringComparison.OrdinalIgnoreCase)));

    static string Field(string property) => char.ToLowerInvariant(property[0]) + property.Substring(1);
}
