using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Trestle.Torture.Fuzz;

/// <summary>Copies of assemblies in which each block of each method says to <see cref="Edges"/> that it runs.</summary>
static class Instrumentation
{
    public static void Write(string path, string target)
    {
        using var module = ModuleDefinition.ReadModule(path);
        var hit = module.ImportReference(typeof(Edges).GetMethod(nameof(Edges.Hit)));
        var random = new Random(module.Name.Length);
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            Instrument(method.Body, hit, random);
        module.Write(target);
    }

    static void Instrument(MethodBody body, MethodReference hit, Random random)
    {
        body.SimplifyMacros();
        foreach (var first in FirstOfBlocks(body))
            Begin(body.GetILProcessor(), first, hit, random.Next(Edges.Count));
        body.OptimizeMacros();
    }

    static HashSet<Instruction> FirstOfBlocks(MethodBody body)
    {
        var first = new HashSet<Instruction> { body.Instructions[0] };
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
                first.Add(target);
            if (instruction.Operand is Instruction[] targets)
                first.UnionWith(targets);
            if (instruction.OpCode.FlowControl == FlowControl.Cond_Branch && instruction.Next is { } next)
                first.Add(next);
        }
        first.UnionWith(body.ExceptionHandlers.Select(handler => handler.HandlerStart));
        return first;
    }

    // The instruction itself becomes the beginning, so that whatever jumps to it jumps there.
    static void Begin(ILProcessor writer, Instruction first, MethodReference hit, int block)
    {
        var moved = writer.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (first.OpCode, first.Operand);
        (first.OpCode, first.Operand) = (OpCodes.Ldc_I4, block);
        var call = writer.Create(OpCodes.Call, hit);
        writer.InsertAfter(first, call);
        writer.InsertAfter(call, moved);
    }
}
