using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A print that is all letters: the words are the picture.</summary>
public sealed class TypePrint : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "type-print", new("Lettering print", "文字印花"), ArtKind.Placement,
        ["slogan", "lettering", "letter", "text", "typography", "streetwear", "bold", "minimal", "modern", "graphic", "retro", "varsity", "college", "sport", "tour", "music", "box-logo", "stencil", "men", "women", "unisex", "kids"],
        [
            new("layout", "choice", 0, 7, 0, "stack, box, words cut out of a pattern, single line with stripes, repeated line, tour list, waves over stripes, filled bars"),
            new("rules", "choice", 0, 2, 1, "other bars, stripes, frames and patterns"),
            new("count", "count", 3, 8, 5, "more rows"),
            new("shift", "share", 0, 1, 0.5, "rounder fields"),
            .. PrintKnobs.Words(face: 1),
        ],
        [], MinInks: 1, MinSizeMm: 60, PrintsGround: false, UsesLettering: true, Structure: ["layout", "face", "treatment", "rules"])
    {
        SetsColumns = true,
        SetsSigns = true,
        Shows = [Shown.Surely("letter"), Shown.Perhaps("number"), Shown.Perhaps("star", "layout=0,5"), Shown.Perhaps("stripe", "layout=0,2,3,6"), Shown.Perhaps("wave", "layout=2,6"), Shown.Perhaps("dot", "layout=2")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, null).Draw(canvas.Columns ? TypeLayouts.Columns : TypeLayouts.All[canvas.Whole("layout")]);
}
