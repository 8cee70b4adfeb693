using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Databases;

/// <summary>Emits what adds the database of a schema to the services of a host; for compilations that refer to Trestle.Hosting.</summary>
public static class ServicesEmitter
{
    const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    const string Configuration = "global::Microsoft.Extensions.Configuration.IConfiguration";
    const string Hosting = "global::Trestle.Hosting";
    const string Kinds = "params global::System.Collections.Generic.IReadOnlyList<global::Trestle.Storage.StoreKind> kinds";
    const string Store = "global::System.Func<global::System.IServiceProvider, global::Trestle.Storage.Store> store";

    // public static class HistoryDbServices { public static IServiceCollection AddHistoryDb(this IServiceCollection services, ...) }
    public static void Emit(CodeWriter code, SchemaModel schema)
    {
        var types = new DatabaseTypes(schema);
        var (method, open) = ($"Add{types.Database}", $"{types.Qualified(types.Database)}.Open");
        code
            .Summary($"Adds <see cref=\"{types.Database}\"/> to the services of a host.")
            .Block($"public static class {types.Services}", () => code.Lines($$"""
                /// <summary>
                /// Adds the database in the store that <paramref name="store"/> gives. It is opened once, when the host starts unless
                /// <paramref name="options"/> say otherwise, and closed with the services.
                /// </summary>
                public static {{Services}} {{method}}(this {{Services}} services, {{Store}}, {{Hosting}}.DatabaseOptions? options = null) =>
                    {{Hosting}}.DatabaseServices.AddDatabase(services, {{open}}, store, options);

                /// <summary>
                /// Adds the database in the store that a configuration describes: <c>Store</c>, <c>Path</c> or <c>ConnectionString</c>, and by their
                /// names the options of the store and of the host. A setting that nobody knows is an error when the database is opened.
                /// </summary>
                public static {{Services}} {{method}}(this {{Services}} services, {{Configuration}} section, {{Kinds}}) =>
                    {{Hosting}}.DatabaseServices.AddDatabase(services, {{open}}, section, kinds);
                """));
    }
}
