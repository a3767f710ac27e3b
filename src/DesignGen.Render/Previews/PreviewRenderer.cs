using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;

namespace DesignGen.Render.Previews;

/// <summary>Draws an artwork as a person wants to see it: a repeat over enough cloth, a placement with cloth round it, pieces cut out, nails as nails.</summary>
/// <remarks>For eyes only. What is printed comes from the artwork itself; gloss and backdrop are added here and nowhere else.</remarks>
public static class PreviewRenderer
{
    // Cloth is shown at least this wide and high, and never less than two tiles each way, so that a repeat can be judged.
    private const double ClothMm = 240;
    private const int LeastTiles = 2;

    // Cloth round a placement print, as a share of its longer side.
    private const double Margin = 0.05;
    private const double NailMarginMm = 4;

    // A mid grey, warm: pale and dark nails both stand off from it.
    private static readonly Ink Backdrop = new("backdrop", "Backdrop", Srgb.Parse("#d9d4cf")),
        Edge = new("edge", "Edge", Srgb.Parse("#a89f98")), Gloss = new("gloss", "Gloss", Srgb.White);

    /// <summary>Draws a preview.</summary>
    /// <param name="artwork">What to show.</param>
    /// <param name="garment">What it is printed on.</param>
    /// <param name="longestSidePx">Pixels of the longer side, 16 to 4000: 320 suits a list, 1000 a close look.</param>
    /// <param name="threads">Threads to use; 0 takes one per core. The pixels are the same for any count.</param>
    public static Picture Render(Artwork artwork, Srgb garment, double longestSidePx, int threads = 0)
    {
        Artwork scene = Scene(artwork);
        Rect shown = Shown(artwork);
        var resolution = Resolution.FromPixelsPerMillimetre(longestSidePx / Math.Max(shown.Width, shown.Height));
        return CompositeRenderer.Render(scene, resolution, garment, new RenderOptions { Window = shown, Threads = threads });
    }

    /// <summary>The part of the artwork's plane that a preview shows, mm.</summary>
    public static Rect Shown(Artwork artwork)
    {
        if (artwork.Repeat is { Layout: RepeatLayout.Border })
            return new(0, -artwork.Page.Height * Margin, Cloth(artwork.Page.Width), artwork.Page.Height * (1 + Margin));
        if (artwork.Repeat is not null)
            return new(0, 0, Cloth(artwork.Page.Width), Cloth(artwork.Page.Height));
        if (Pieces(artwork) is { Length: > 0 } pieces)
            return pieces.Aggregate(Rect.Empty, (all, cut) => all.Union(cut.Outline.Bounds)).Grow(NailMarginMm).Within(artwork.Page);
        return artwork.Page.Grow(Math.Max(artwork.Page.Width, artwork.Page.Height) * Margin);

        static double Cloth(double tile) => tile * Math.Max(LeastTiles, Math.Ceiling(ClothMm / tile));
    }

    // The lines that part pieces from what lies round them: those of nails, and all that go through. A kiss-cut leaves its sheet whole.
    private static CutLine[] Pieces(Artwork artwork) => [.. artwork.CutLines.Where(c => c.Domed || c.Kind == CutKind.Through)];

    // Pieces lie on a backdrop that hides their bleed and shows through their holes, with an edge to see pale ones by; nails have a little gloss.
    private static Artwork Scene(Artwork artwork)
    {
        if (artwork.CutLines.IsEmpty)
            return artwork;
        int backdrop = artwork.Inks.Length;
        var shapes = artwork.Shapes.ToBuilder();
        CutLine[] pieces = Pieces(artwork);
        foreach (CutLine cut in pieces.Where(c => c.Domed))
            shapes.Add(Shine(cut.Outline.Bounds, backdrop + 2));
        if (pieces.Length > 0)
        {
            Outline frame = pieces.Aggregate(Outline.Rectangle(artwork.Page.Grow(NailMarginMm * 2)), (all, cut) => all.With(cut.Outline));
            shapes.Add(new(backdrop, frame, FillRule.EvenOdd, Coverage.Solid));
        }
        var line = new StrokeStyle(0.25);
        foreach (CutLine cut in artwork.CutLines)
            shapes.Add(new(backdrop + 1, Stroke.Outline(cut.Outline.Contours, line, closed: true), FillRule.NonZero, Coverage.Solid));
        return artwork with { Inks = [.. artwork.Inks, Backdrop, Edge, Gloss], Shapes = shapes.ToImmutable() };
    }

    // A slim highlight left of the middle, fading downwards, as a lamp makes on a curved nail.
    private static Shape Shine(Rect nail, int ink)
    {
        var centre = new Point(nail.Left + nail.Width * 0.27, nail.Top + nail.Height * 0.45);
        double height = nail.Height * 0.27;
        ImmutableArray<RampStop> stops = [new(0, 0.5), new(1, 0.04)];
        return new(ink, Outline.Ellipse(centre, nail.Width * 0.045, height), FillRule.NonZero,
            new LinearRamp(centre - new Point(0, height), centre + new Point(0, height), stops));
    }
}
