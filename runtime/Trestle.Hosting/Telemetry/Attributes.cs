namespace Trestle.Hosting.Telemetry;

/// <summary>The names of attributes. Those without <c>trestle</c> are of OpenTelemetry's conventions for databases.</summary>
static class Attributes
{
    public const string System = "db.system.name";

    /// <summary>The schema.</summary>
    public const string Namespace = "db.namespace";

    public const string Operation = "db.operation.name";

    /// <summary>The table.</summary>
    public const string Collection = "db.collection.name";

    public const string ReturnedRows = "db.response.returned_rows";

    public const string ErrorType = "error.type";

    public const string Index = "trestle.index";

    public const string AffectedRows = "trestle.affected_rows";

    /// <summary>Whether a transaction was committed.</summary>
    public const string Committed = "trestle.committed";

    /// <summary>The event of an operation that took longer than the threshold.</summary>
    public const string SlowOperation = "trestle.slow_operation";
}
