namespace Trestle.Contract.Tests.Model;

/// <summary>The whole database as plain values, and what each verb does to it.</summary>
sealed record ShopModel
{
    public static ShopModel Empty { get; } = new();

    public ModelTable<Author, Guid> Authors { get; init; } = ModelTable<Author, Guid>.Empty(row => row.Id, row => row.Email);

    public ModelTable<Order, long> Orders { get; init; } = ModelTable<Order, long>.Empty(
        row => row.Id, row => row.Code, row => row.Status == Status.Lost ? row.Author : null);

    public ModelTable<Line, LineKey> Lines { get; init; } = ModelTable<Line, LineKey>.Empty(row => new LineKey(row.Order, row.No));

    public ModelTable<Document, string> Documents { get; init; } = ModelTable<Document, string>.Empty(row => row.Name);

    public ModelTable<Sample, SampleKey> Samples { get; init; } = ModelTable<Sample, SampleKey>.Empty(
        row => new SampleKey(row.Text, row.Data, row.Number), row => row.Raw is { } raw && row.Day is { } day ? (raw, day) : null);

    public ModelTable<Blob, Bytes> Blobs { get; init; } = ModelTable<Blob, Bytes>.Empty(row => row.Name);

    public ModelTable<Label, string> Labels { get; init; } = ModelTable<Label, string>.Empty(row => row.Text);

    public bool IsOrphan(Author row) => row.Boss is { } boss && boss != row.Id && !Authors.Has(boss);

    public bool IsOrphan(Order row) => !Authors.Has(row.Author) || (row.Reviewer is { } reviewer && !Authors.Has(reviewer));

    public bool IsOrphan(Line row) => !Orders.Has(row.Order);

    public bool IsOrphan(Label row) => row.Target is { } target && !Blobs.Has(target);

    /// <summary>Without an author, or null when orders forbid it.</summary>
    public ShopModel? WithoutAuthor(Guid id)
    {
        if (Orders.Rows.Values.Any(order => order.Author == id))
            return null;
        var model = this with { Authors = Authors.Without(id) };
        foreach (var author in Authors.Rows.Values.Where(author => author.Boss == id && author.Id != id))
            model = model with { Authors = model.Authors.With(author with { Boss = null }) };
        foreach (var order in Orders.Rows.Values.Where(order => order.Reviewer == id))
            model = model with { Orders = model.Orders.With(order with { Reviewer = null }) };
        return model;
    }

    public ShopModel WithoutOrder(long id) => this with
    {
        Orders = Orders.Without(id),
        Lines = Lines with { Rows = Lines.Rows.RemoveRange(Lines.Rows.Keys.Where(key => key.Order == id)) },
    };

    public ShopModel WithoutBlob(Bytes name) => this with
    {
        Blobs = Blobs.Without(name),
        Labels = Labels with { Rows = Labels.Rows.RemoveRange(Labels.Rows.Values.Where(label => label.Target == name).Select(label => label.Text)) },
    };
}
