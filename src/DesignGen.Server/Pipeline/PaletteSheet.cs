using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>Palettes side by side as swatches: small flowers on their ground, so that each colour is seen at its work, over the seven in a row.</summary>
public static class PaletteSheet
{
    /// <summary>Most palettes on one page.</summary>
    public const int PerPage = ContactSheet.PerPage;

    private const double Width = 320, Height = 240, Strip = 56;

    /// <summary>Writes one page as PNG. Below each palette stand its id and its place in the list; the lettering has no Chinese.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="palettes">What to show, 1 to <see cref="PerPage"/>.</param>
    /// <param name="first">Place of the first one, from 1.</param>
    /// <param name="house">The house that the file names.</param>
    /// <param name="cancel">Stops between two palettes.</param>
    public static void Write(Stream to, IReadOnlyList<Palette> palettes, int first, House house, CancellationToken cancel) =>
        ContactSheet.Write(to, [.. palettes.Select((p, i) => new SheetCell(p.Id.ToUpperInvariant(), FormattableString.Invariant($"{first + i}"), () =>
        {
            cancel.ThrowIfCancellationRequested();
            return Draw(p);
        }))], new(Making.Rules, "Palettes", "palettes", house));

    // Millimetres are pixels.
    private static Picture Draw(Palette palette)
    {
        ImmutableArray<Ink> inks = [.. palette.Colours.Select(c => new Ink(c.Key.ToString().ToLowerInvariant(), palette.Names[c.Key], c.Value))];
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        Add(PaletteRole.Ground, Outline.Rectangle(new(0, 0, Width, Height)));
        foreach ((double x, double y, double angle) in new[] { (150.0, 88.0, 0.6), (62, 150, -0.5), (286, 92, 1.2), (24, 112, 1.1), (146, 22, -0.2), (232, 40, 0.3) })
        {
            Affine at = Affine.Rotate(angle).Then(Affine.Translate(x, y));
            Add(PaletteRole.Support, Outline.Smooth(new(-32, 0), new(-12, -10), new(10, -9), new(33, 0), new(10, 9), new(-12, 10)).Transform(at));
            Add(PaletteRole.Line, Outline.Rectangle(new(-26, -1, 26, 1)).Transform(at));
        }
        foreach ((double x, double y, double r) in new[] { (84.0, 66.0, 46.0), (216.0, 128.0, 42.0), (274.0, 36.0, 24.0), (140.0, 146.0, 22.0) })
        {
            Petals(PaletteRole.Line, x, y, r, 3);
            Petals(PaletteRole.Hero, x, y, r, 0);
            for (int i = 0; i < 5; i++)
                Add(PaletteRole.Light, Outline.Circle(Polar(x, y, r * 0.68, i), r * 0.17));
            Add(PaletteRole.Shade, Outline.Circle(new(x, y), r * 0.44));
            Add(PaletteRole.Accent, Outline.Circle(new(x, y), r * 0.22));
        }
        foreach ((double x, double y) in new[] { (20.0, 20.0), (36, 160), (180, 64), (188, 20), (306, 150), (250, 84), (110, 128), (14, 70) })
            Add(PaletteRole.Accent, Outline.Circle(new(x, y), 6));
        double step = Width / inks.Length;
        for (int i = 0; i < inks.Length; i++)
            shapes.Add(new(i, Outline.Rectangle(new(i * step, Height - Strip, (i + 1) * step, Height)), FillRule.NonZero, Coverage.Solid));
        var page = new Artwork(Length.FromMillimetres(Width), Length.FromMillimetres(Height), null, inks, shapes.ToImmutable(), []);
        return CompositeRenderer.Render(page, Resolution.FromPixelsPerMillimetre(1), palette.Colours[PaletteRole.Ground], new RenderOptions { Threads = 1 });

        void Petals(PaletteRole role, double x, double y, double r, double more)
        {
            for (int i = 0; i < 5; i++)
                Add(role, Outline.Circle(Polar(x, y, r * 0.56, i), r * 0.42 + more));
        }

        void Add(PaletteRole role, Outline outline) => shapes.Add(new((int)role, outline, FillRule.NonZero, Coverage.Solid));
    }

    private static Point Polar(double x, double y, double radius, int fifth) =>
        new(x + radius * Math.Sin(fifth * Math.Tau / 5), y - radius * Math.Cos(fifth * Math.Tau / 5));
}
