using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>A step as written.</summary>
/// <param name="Hash">What the file gives as the step's hash.</param>
sealed record StepNode(
    WordNode Hash,
    WordNode Schema,
    IReadOnlyList<WordNode> Parents,
    WordNode Result,
    IReadOnlyList<WordNode> Replaces,
    IReadOnlyList<ItemId> Used,
    IReadOnlyList<TransformNode> Transforms,
    IReadOnlyList<ChangeNode> Changes)
{
    public Step ToStep() => new(
        Schema.Text,
        new(Parents.Select(parent => parent.Text)),
        Result.Text,
        new(Replaces.Select(hash => hash.Text)),
        new(Changes.Select(change => change.Change)))
    {
        Used = new(Used),
        Transforms = new(Transforms.Select(node => node.Table)),
    };
}

/// <summary>A change as written.</summary>
/// <param name="IsAcknowledged">Whether the author wrote that it is meant.</param>
/// <param name="Span">Of the words that name the item.</param>
sealed record ChangeNode(Change Change, bool IsAcknowledged, SourceSpan Span);

/// <summary>A table as <c>transform</c> names it.</summary>
/// <param name="Span">Of the words that name it.</param>
sealed record TransformNode(ItemId Table, SourceSpan Span);
