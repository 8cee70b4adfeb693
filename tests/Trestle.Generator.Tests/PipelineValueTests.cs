using System.Reflection;

namespace Trestle.Generator.Tests;

/// <summary>What flows through the pipeline is cached by value: compiler objects would keep whole compilations alive and never be equal.</summary>
public sealed class PipelineValueTests
{
    [Fact]
    public void No_value_of_the_pipeline_holds_a_compiler_object()
    {
        var seen = new HashSet<Type>();
        var pending = new Queue<Type>([typeof(SchemaInput), typeof(ParsedInput), typeof(StepInput), typeof(HistoryInputs), typeof(CompiledInputs), typeof(LocatedProblem), typeof(Emission)]);
        while (pending.TryDequeue(out var type))
        {
            Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false, type.FullName);
            if (!seen.Add(type))
                continue;
            foreach (var next in Reached(type))
                pending.Enqueue(next);
        }
        Assert.Contains(typeof(Schema.Model.TableModel), seen);
        Assert.Contains(typeof(Emit.TableUnit), seen);
    }

    static IEnumerable<Type> Reached(Type type)
    {
        if (type.IsArray)
            return [type.GetElementType()!];
        var arguments = type.IsGenericType ? type.GetGenericArguments() : [];
        if (type.Namespace?.StartsWith("Trestle", StringComparison.Ordinal) != true)
            return arguments;
        var derived = type.Assembly.GetTypes().Where(candidate => candidate.BaseType == type);
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(field => field.FieldType);
        return [.. arguments, .. derived, .. fields];
    }
}
