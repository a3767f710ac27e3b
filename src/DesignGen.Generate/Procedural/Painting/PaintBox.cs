using System.Collections.Immutable;
using DesignGen.Core.Catalogue;

namespace DesignGen.Generate.Procedural.Painting;

/// <summary>The paints of a placement print, one for each ink, and bare cloth.</summary>
public sealed class PaintBox
{
    private static readonly ImmutableArray<PaletteRole> Order =
        [PaletteRole.Light, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground];

    /// <summary>The paints of a canvas.</summary>
    public PaintBox(DesignCanvas canvas)
    {
        Canvas = canvas;
        Bare = new(null, canvas.GarmentColour);
        var seen = new HashSet<int>();
        Inks = [.. Order.Where(r => canvas.InkOf(r) is int ink && seen.Add(ink)).Select(r => new Paint(r, canvas.ColourOf(r)))];
    }

    /// <summary>Where to paint.</summary>
    public DesignCanvas Canvas { get; }

    /// <summary>Bare cloth.</summary>
    public Paint Bare { get; }

    /// <summary>One paint for each ink that a role uses.</summary>
    public ImmutableArray<Paint> Inks { get; }

    /// <summary>The paint of a role; bare cloth where the role has no ink.</summary>
    public Paint this[PaletteRole role] => Canvas.InkOf(role) is null ? Bare : new(role, Canvas.ColourOf(role));

    /// <summary>The ink that stands out most on a paint.</summary>
    public Paint Strongest(Paint on) => Inks.MaxBy(p => p.From(on));

    /// <summary>The first of the roles that stands out on every one of some paints; else the ink that does so best.</summary>
    public Paint Clear(IReadOnlyList<Paint> on, params ReadOnlySpan<PaletteRole> wishes)
    {
        foreach (PaletteRole role in wishes)
        {
            Paint paint = this[role];
            if (paint.Role is not null && on.All(o => paint.From(o) >= 0.3))
                return paint;
        }
        return Inks.MaxBy(p => on.Min(o => p.From(o)));
    }

    /// <summary>As <see cref="Clear(IReadOnlyList{Paint}, ReadOnlySpan{PaletteRole})"/>, on one paint.</summary>
    public Paint Clear(Paint on, params ReadOnlySpan<PaletteRole> wishes) => Clear([on], wishes);
}
