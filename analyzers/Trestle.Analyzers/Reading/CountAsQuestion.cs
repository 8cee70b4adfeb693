using Microsoft.CodeAnalysis.CSharp.Syntax;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4006: <c>Count() > 0</c>, <c>First() is not null</c> and <c>Get(key) is null</c>.</summary>
static class CountAsQuestion
{
    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
            if (Question.Of(call.Operation) is { } question && question.IsAbout(call.Verb) && Answer(body, call) is { } answer)
                Report(body, call, answer, question);
    }

    static void Report(Body body, Call call, string answer, Question question)
    {
        var text = call.Operation.Instance!.Syntax + answer;
        if (call.IsAsync)
            text = "await " + text.Substring(0, text.LastIndexOf('(')) + "Async" + text.Substring(text.LastIndexOf('('));
        body.Report(
            ReadRules.CountAsQuestion, question.Syntax,
                Fix.Of("Ask only whether there is one", Edit.Replace(question.Syntax, question.IsNegative ? "!" + text : text)),
            question.Syntax.ToString(), text);
    }

    static string? Answer(Body body, Call call) => (call.On, call.Verb) switch
    {
        (Role.Query, "Count" or "First") => ".Any()",
        (Role.Index, "Count") when !body.Stores.HasConstantCounts => ".All().Any()",
        (Role.Table, "Count") when !body.Stores.HasConstantCounts => ".Scan().Any()",
        (Role.Table or Role.Index, "Get") when call.Operation.Instance?.Type.Method("Exists") is not null => Exists(call),
        _ => null,
    };

    static string Exists(Call call) => ".Exists" + ((InvocationExpressionSyntax)call.Operation.Syntax).ArgumentList;
}
