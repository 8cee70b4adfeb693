using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Trestle.Editor.Tests.Support;

/// <summary>The YAML language server that editors run, spoken to over its standard streams.</summary>
public sealed class LanguageServer : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process;
    readonly Dictionary<int, TaskCompletionSource<JsonNode?>> waiting = [];
    readonly Dictionary<string, TaskCompletionSource<JsonArray>> diagnostics = [];
    readonly Lock gate = new();
    int lastId;

    public LanguageServer()
    {
        var program = Path.Combine(NodeModules.Folder, "node_modules", "yaml-language-server", "bin", "yaml-language-server");
        process = Process.Start(new ProcessStartInfo("node", [program, "--stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.BeginErrorReadLine();
        new Thread(ReadAll) { IsBackground = true }.Start();
        Request("initialize", new JsonObject { ["processId"] = Environment.ProcessId, ["rootUri"] = null, ["capabilities"] = Capabilities() });
        Notify("initialized", new JsonObject());
        Notify("workspace/didChangeConfiguration", new JsonObject { ["settings"] = new JsonObject() });
    }

    /// <summary>Opens a document and waits for what the server has to say about it.</summary>
    public IReadOnlyList<string> Open(string name, string text)
    {
        var published = new TaskCompletionSource<JsonArray>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            diagnostics[Uri(name)] = published;
        var document = new JsonObject { ["uri"] = Uri(name), ["languageId"] = "yaml", ["version"] = 1, ["text"] = text };
        Notify("textDocument/didOpen", new JsonObject { ["textDocument"] = document });
        Assert.True(published.Task.Wait(Patience), "The language server published no diagnostics.");
        return [.. published.Task.Result.Select(item => $"{item!["range"]!["start"]!["line"]}: {item["message"]}")];
    }

    /// <summary>The labels that the server offers at a place.</summary>
    public IReadOnlyList<string> Complete(string name, int line, int character)
    {
        var result = Request("textDocument/completion", At(name, line, character));
        var items = result as JsonArray ?? result?["items"] as JsonArray ?? [];
        return [.. items.Select(item => (string)item!["label"]!)];
    }

    /// <summary>What the server shows when the mouse rests on a place.</summary>
    public string Hover(string name, int line, int character) =>
        (string?)Request("textDocument/hover", At(name, line, character))?["contents"]?["value"] ?? "";

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    static JsonObject Capabilities() => new() { ["workspace"] = new JsonObject { ["configuration"] = true } };

    static JsonObject Settings() => new()
    {
        ["validate"] = true,
        ["completion"] = true,
        ["hover"] = true,
        ["schemaStore"] = new JsonObject { ["enable"] = false },
        ["schemas"] = new JsonObject { [new Uri(Repository.JsonSchema).AbsoluteUri] = "*.schema.yaml" },
    };

    static string Uri(string name) => "file:///workspace/" + name;

    static JsonObject At(string name, int line, int character) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(name) },
        ["position"] = new JsonObject { ["line"] = line, ["character"] = character },
    };

    JsonNode? Request(string method, JsonObject parameters)
    {
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = Interlocked.Increment(ref lastId);
        lock (gate)
            waiting[id] = answer;
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        Assert.True(answer.Task.Wait(Patience), $"The language server did not answer {method}.");
        return answer.Task.Result;
    }

    void Notify(string method, JsonObject parameters) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n"));
        lock (process)
        {
            process.StandardInput.BaseStream.Write(head);
            process.StandardInput.BaseStream.Write(body);
            process.StandardInput.BaseStream.Flush();
        }
    }

    void ReadAll()
    {
        var stream = process.StandardOutput.BaseStream;
        while (ReadLength(stream) is { } length)
        {
            var body = new byte[length];
            stream.ReadExactly(body);
            Receive(JsonNode.Parse(body)!);
        }
    }

    void Receive(JsonNode message)
    {
        if (message["method"] is null)
            Answered(message);
        else if ((string)message["method"]! == "textDocument/publishDiagnostics")
            Published(message["params"]!);
        else if (message["id"] is { } id)
            Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = ResultOf(message) });
    }

    // The server asks for its settings by section; to whatever else it asks, nothing is a good answer.
    static JsonArray? ResultOf(JsonNode request) =>
        (string)request["method"]! == "workspace/configuration"
            ? [.. ((JsonArray)request["params"]!["items"]!).Select(item => (string?)item!["section"] == "yaml" ? Settings() : null)]
            : null;

    void Answered(JsonNode message)
    {
        lock (gate)
        {
            if (waiting.Remove((int)message["id"]!, out var answer))
                answer.SetResult(message["result"]);
        }
    }

    void Published(JsonNode parameters)
    {
        lock (gate)
        {
            if (diagnostics.Remove((string)parameters["uri"]!, out var published))
                published.SetResult((JsonArray)parameters["diagnostics"]!);
        }
    }

    static int? ReadLength(Stream stream)
    {
        int? length = null;
        for (var line = ReadLine(stream); line is not null; line = ReadLine(stream))
        {
            if (line.Length == 0)
                return length;
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
        }
        return null;
    }

    static string? ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var value = stream.ReadByte(); value >= 0; value = stream.ReadByte())
        {
            if (value == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)value);
        }
        return null;
    }
}
