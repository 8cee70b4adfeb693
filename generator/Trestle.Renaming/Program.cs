using Trestle.Renaming;

if (args is not [var oldName, var newName, var folder, .. var assemblies] || assemblies.Length == 0)
{
    Console.Error.WriteLine("Usage: Trestle.Renaming <old name> <new name> <output folder> <assembly>...");
    return 2;
}

var renaming = new AssemblyRenaming(oldName, newName);
Directory.CreateDirectory(folder);
foreach (var assembly in assemblies)
    Console.WriteLine(renaming.Write(assembly, folder));
return 0;
