using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Model;
using Trestle.Storage;
using Trestle.Tool.Rows;

namespace Trestle.Tool.Compiling;

/// <summary>
/// The classes by which a store's rows are read and written: made from the schema that the store's catalog holds, or the user's own.
/// </summary>
sealed class DatabaseAssembly
{
    // Two stores of one schema are opened by the same class, so that one can be copied into the other.
    static readonly ConcurrentDictionary<string, DatabaseAssembly> Compiled = new(StringComparer.Ordinal);

    readonly Type type;
    readonly MethodInfo open;

    DatabaseAssembly(Type type, MethodInfo open)
    {
        this.type = type;
        this.open = open;
    }

    /// <summary>The tables, in the order in which rows can be loaded; without a store.</summary>
    /// <remarks>There is no open database then, and what shows the tables uses nothing of it.</remarks>
    public IReadOnlyList<TableRows> Tables => DatabaseTables.Of((Database)RuntimeHelpers.GetUninitializedObject(type));

    /// <summary>The classes for a schema: those of the user's assembly, or compiled ones without any.</summary>
    public static DatabaseAssembly For(SchemaShape schema, string? assembly) => assembly is null ? Of(schema) : Load(assembly, schema.Name);

    /// <summary>Compiles the classes of a schema in memory.</summary>
    public static DatabaseAssembly Of(SchemaShape schema) => Compiled.GetOrAdd(SchemaHash.Of(schema), _ => Compile(schema));

    /// <summary>
    /// The user's own classes of the schema of that name. Throws <see cref="UsageException"/> when the assembly has no such class.
    /// </summary>
    public static DatabaseAssembly Load(string path, string schema)
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no assembly '{path}'. Build the project, and give the path of its .dll.");
        var types = DatabaseTypes(LoadFile(path)).ToList();
        var found = types.FirstOrDefault(type => type.Name == schema + "Db");
        return found is not null && OpenOf(found) is { } open ? new(found, open) : throw new UsageException(
            $"'{path}' has no database class '{schema}Db'{(types.Count == 0 ? "" : $", only {string.Join(", ", types.Select(type => type.Name))}")}. "
                + "Give the assembly that was built with the schema of the store.");
    }

    /// <summary>The classes of a schema with its steps. Throws <see cref="UsageException"/> when a step runs code that only the program has.</summary>
    public static DatabaseAssembly Of(SchemaModel model, StepHistories histories)
    {
        var type = DatabaseTypes(Assembly.Load(DatabaseCompiler.Compile(model, histories))).Single();
        return new(type, OpenOf(type)!);
    }

    /// <summary>The steps of the schema; none in classes without any.</summary>
    public IReadOnlyList<MigrationStep> Steps =>
        type.GetProperty("Migrations", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as IReadOnlyList<MigrationStep> ?? [];

    /// <summary>What takes a store along the steps. Throws <see cref="UsageException"/> when the classes have none.</summary>
    public Migrator MigratorOf(Store store) =>
        type.GetMethod("MigratorOf", BindingFlags.Public | BindingFlags.Static)?.Invoke(null, [store]) as Migrator ?? throw new UsageException(
            $"The class '{type.Name}' was built without steps. Build the program with its step files beside the schema.");

    /// <summary>Opens the database in a store. Throws what that throws.</summary>
    public Database Open(Store store)
    {
        var arguments = open.GetParameters().Select(parameter => parameter.Position == 0 ? store : Type.Missing).ToArray();
        return (Database)open.Invoke(null, BindingFlags.DoNotWrapExceptions | BindingFlags.OptionalParamBinding, null, arguments, null)!;
    }

    static DatabaseAssembly Compile(SchemaShape schema)
    {
        var type = DatabaseTypes(Assembly.Load(DatabaseCompiler.Compile(schema))).Single();
        return new(type, OpenOf(type)!);
    }

    static Assembly LoadFile(string path)
    {
        try
        {
            return new NeighbourContext(path).LoadFromAssemblyPath(Path.GetFullPath(path));
        }
        catch (BadImageFormatException)
        {
            throw new UsageException($"'{path}' is no .NET assembly. Give the path of the .dll that the project builds.");
        }
    }

    static IEnumerable<Type> DatabaseTypes(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true } && type.IsSubclassOf(typeof(Database)));

    static MethodInfo? OpenOf(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(method =>
        method.Name == "Open" && method.GetParameters() is [{ } first, .. var rest]
        && first.ParameterType == typeof(Store) && rest.All(parameter => parameter.IsOptional));
}
