using System.Globalization;
using System.Text;

namespace Trestle.Benchmarks;

/// <summary>The lines of the area <c>growth</c> whose metric ends with a number of rows, as a plot with logarithmic axes.</summary>
internal static class GrowthPlot
{
    public const string FileName = "growth.svg";
    public const string Separator = ", rows: ";

    const int Width = 640, Height = 400, Left = 70, Right = 150, Top = 20, Bottom = 50;

    static readonly string[] Colours = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b"];

    public static string Metric(string name, int rowCount) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{Separator}{rowCount:N0}");

    /// <summary>The plot; null when there is nothing to plot.</summary>
    public static string? Of(IEnumerable<Line> lines)
    {
        Curve[] curves =
        [
            .. lines.Where(line => line.Area == "growth" && line.Metric.Contains(Separator, StringComparison.Ordinal)).Select(Point)
                .GroupBy(point => point.Name).Select(group => new Curve(group.Key, [.. group.Select(point => (point.Rows, point.Cost))])),
        ];
        return curves.Length == 0 ? null : Draw(curves);
    }

    static (string Name, double Rows, double Cost) Point(Line line)
    {
        var at = line.Metric.IndexOf(Separator, StringComparison.Ordinal);
        var rows = double.Parse(line.Metric[(at + Separator.Length)..], NumberStyles.Number, CultureInfo.InvariantCulture);
        return (line.Metric[..at], rows, Nanoseconds(line.Ours));
    }

    static double Nanoseconds(string duration)
    {
        var parts = duration.Split(' ');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) * parts[1] switch { "ns" => 1, "µs" => 1e3, "ms" => 1e6, _ => 1e9 };
    }

    static string Draw(Curve[] curves)
    {
        var rows = new Axis(curves.SelectMany(curve => curve.Points).Select(point => point.Rows), Left, Width - Right);
        var cost = new Axis(curves.SelectMany(curve => curve.Points).Select(point => point.Cost), Height - Bottom, Top);
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" font-size=\"12\"");
        svg.Append(CultureInfo.InvariantCulture, $" viewBox=\"0 0 {Width} {Height}\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        foreach (var power in rows.Powers)
        {
            var x = rows.Place(power);
            AppendLine(svg, x, Top, x, Height - Bottom);
            AppendText(svg, power.ToString("N0", CultureInfo.InvariantCulture), x, Height - Bottom + 18, "middle");
        }

        foreach (var power in cost.Powers)
        {
            var y = cost.Place(power);
            AppendLine(svg, Left, y, Width - Right, y);
            AppendText(svg, Units.Duration(power), Left - 6, y + 4, "end");
        }

        foreach (var (curve, colour) in curves.Zip(Colours))
            AppendCurve(svg, curve, colour, rows, cost);
        AppendText(svg, "rows in the file", (Left + Width - Right) / 2, Height - 10, "middle");
        svg.Append("</svg>\n");
        return svg.ToString();
    }

    static void AppendLine(StringBuilder svg, double x1, double y1, double x2, double y2) => svg.Append(
        CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke=\"#dddddd\"/>\n");

    static void AppendText(StringBuilder svg, string text, double x, double y, string anchor, string colour = "black") => svg.Append(
        CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{text}</text>\n");

    static void AppendCurve(StringBuilder svg, Curve curve, string colour, Axis rows, Axis cost)
    {
        var places = curve.Points.Select(point => (X: rows.Place(point.Rows), Y: cost.Place(point.Cost))).ToArray();
        var path = string.Join(' ', places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.X:0.#},{place.Y:0.#}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
        foreach (var (x, y) in places)
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3\" fill=\"{colour}\"/>\n");
        var (endX, endY) = places[^1];
        AppendText(svg, curve.Name, endX + 8, endY + 4, "start", colour);
    }

    sealed record Curve(string Name, (double Rows, double Cost)[] Points);

    sealed class Axis(IEnumerable<double> values, double from, double to)
    {
        readonly int lowest = (int)Math.Floor(Math.Log10(values.Min()) + 1e-9);
        readonly int highest = (int)Math.Ceiling(Math.Log10(values.Max()) - 1e-9);

        public IEnumerable<double> Powers => Enumerable.Range(lowest, highest - lowest + 1).Select(power => Math.Pow(10, power));

        public double Place(double value) => from + ((Math.Log10(value) - lowest) / Math.Max(1, highest - lowest) * (to - from));
    }
}
