using Trestle.Contract;

namespace Trestle.Torture.Fuzz;

/// <summary>Reads every field of a view, which looks at its bytes only when it is asked.</summary>
static class Views
{
    public static int Read(OrderView view) =>
        HashCode.Combine(view.Id, view.Author, view.Code, view.PlacedAt, view.Total, view.Status, view.Note, view.Reviewer)
            + view.CodeUtf8.Length + view.NoteUtf8.Length;

    public static int Read(LineView view) => HashCode.Combine(view.Order, view.No, view.Product, view.Quantity) + view.Lot.Length + view.ProductUtf8.Length;

    public static int Read(DocumentView view) => HashCode.Combine(view.Name, view.Text, view.Words.Count, view.Rank, view.Version);
}
