using Mono.Cecil;

namespace Trestle.Renaming;

/// <summary>
/// Gives one assembly another name, and every reference to it the same. MSBuild passes the compiler only one analyzer assembly
/// of each name, so a YamlDotNet shipped under its own name would be dropped, or replace another generator's.
/// </summary>
sealed class AssemblyRenaming(string oldName, string newName)
{
    /// <summary>Writes a copy of the assembly into the folder, equal bytes for equal input, and returns its path.</summary>
    public string Write(string path, string folder)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        if (assembly.Name.Name == oldName)
            Rename(assembly);
        foreach (var reference in assembly.MainModule.AssemblyReferences.Where(reference => reference.Name == oldName))
            Redirect(reference);
        var target = Path.Combine(folder, assembly.Name.Name + ".dll");
        assembly.Write(target, new WriterParameters { DeterministicMvid = true });
        return target;
    }

    void Rename(AssemblyDefinition assembly)
    {
        assembly.Name.Name = newName;
        assembly.MainModule.Name = newName + ".dll";
        assembly.Name.PublicKey = [];
        assembly.Name.HasPublicKey = false;
        assembly.MainModule.Attributes &= ~ModuleAttributes.StrongNameSigned;
    }

    void Redirect(AssemblyNameReference reference)
    {
        reference.Name = newName;
        reference.PublicKeyToken = [];
        reference.HasPublicKey = false;
    }
}
