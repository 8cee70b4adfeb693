using System.Text;
using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Schema;
using Trestle.Schema.Rules;
using Trestle.Storage;
using Trestle.Tool.Compiling;
using Trestle.Tool.Files;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Dumps;

/// <summary>The store that rows are loaded into, which may not be there yet.</summary>
sealed class LoadTarget
{
    readonly StoreAddress address;
    readonly SchemaShape schema;
    readonly bool isNewFile;

    LoadTarget(StoreAddress address, SchemaShape schema, DatabaseAssembly classes)
    {
        this.address = address;
        this.schema = schema;
        isNewFile = address.IsMissingFile;
        Classes = classes;
    }

    /// <summary>The classes of its rows.</summary>
    public DatabaseAssembly Classes { get; }

    /// <summary>What messages call the store.</summary>
    public string Place => address.Place;

    /// <summary>
    /// Finds out what the store's schema is: its own, or, when it is to be created, that of <paramref name="schemas"/> or of the dump. Throws
    /// <see cref="UsageException"/> when nothing says it.
    /// </summary>
    public static LoadTarget Of(StoreAddress address, string? assembly, string[] schemas, DumpFile file)
    {
        var schema = Stored(address) ?? (schemas.Length > 0 ? Compiled(schemas) : Dumped(file)) ?? throw new UsageException(
            $"{address.Place} is not there yet, and the file does not say its schema. Name the schema files with --schema.");
        return new(address, schema, DatabaseAssembly.For(schema, assembly));
    }

    /// <summary>Opens or creates the store and lets it be written to. A file that could not be filled is removed again.</summary>
    public void Write(Action<StoreEngine> write)
    {
        try
        {
            using var database = StoredDatabase.Open(address, schema, Classes, isReadOnly: false);
            write(database.Database.Store);
        }
        catch when (isNewFile)
        {
            address.DeleteFiles();
            throw;
        }
    }

    static SchemaShape? Stored(StoreAddress address)
    {
        if (address.IsMissingFile)
            return null;
        try
        {
            return ReservedTables.LeaveOut(address.ToStore(isReadOnly: true).ReadSchema());
        }
        catch (SchemaMismatchException) when (address.Sort == StoreSort.Postgres)
        {
            // A database that has no catalog gets one; what else is wrong is told when it is opened.
            return null;
        }
    }

    static SchemaShape Compiled(string[] paths)
    {
        var compilation = SchemaCompiler.Compile(SchemaFiles.Read(paths).Select(SchemaParser.Parse));
        if (compilation.Problems.FirstOrDefault(problem => problem.Rule.Severity == Severity.Error) is { } problem)
            throw new UsageException(problem.ToString());
        return compilation.Schemas is [var schema]
            ? SchemaShape.Parse(Encoding.UTF8.GetBytes(CanonicalSchema.Write(schema)))
            : throw new UsageException(
                $"The files hold {compilation.Schemas.Count} schemas, and a store has one. Name the files of one with --schema.");
    }

    static SchemaShape? Dumped(DumpFile file)
    {
        using var reader = file.Open();
        return reader.Read() switch
        {
            HeadLine head => head.Schema,
            WrongLine wrong => throw new UsageException($"{file.Name}(1): {wrong.Problem}"),
            _ => null,
        };
    }
}
