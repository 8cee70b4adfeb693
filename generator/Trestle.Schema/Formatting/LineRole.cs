namespace Trestle.Schema.Formatting;

/// <summary>What a line of a YAML file is to its layout.</summary>
/// <param name="Was">The column that its text begins at.</param>
/// <param name="Becomes">The column that it shall begin at.</param>
/// <param name="IsInside">Whether it lies inside a text or a bracket that began above: it moves with that line, and stays as it is.</param>
sealed record LineRole(int Was, int Becomes, bool IsInside)
{
    public int Shift => Becomes - Was;
}
