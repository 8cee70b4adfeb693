namespace Trestle.Sqlite.Tables;

/// <summary>A cursor that holds a statement of its transaction's connection.</summary>
interface IOpenCursor
{
    /// <summary>Gives the statement back because the transaction ends.</summary>
    void Close();
}
