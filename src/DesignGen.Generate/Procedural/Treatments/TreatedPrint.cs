using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>An ink of the recipe, or bare cloth, with how it looks.</summary>
/// <param name="Ink">Place of the ink in the recipe; null is bare cloth.</param>
/// <param name="Lab">How it looks.</param>
internal readonly record struct Tint(int? Ink, Oklab Lab)
{
    /// <summary>How clearly two tints part: OKLab distance, lightness counted double.</summary>
    public double From(Tint other) => Lab.DistanceTo(other.Lab) + Math.Abs(Lab.L - other.Lab.L);
}

/// <summary>A finished drawing under treatment: what is seen where, its tints, and how to paint over it.</summary>
internal sealed class TreatedPrint
{
    // Chords of regions, mm: treatments move edges by more than a hundred times as much.
    private const double ToleranceMm = 0.02;

    // Two tints nearer than this read as one tone.
    private const double Apart = 0.2;

    private readonly Lazy<FlatMap> _map;
    private readonly Lazy<Region[]> _planes;
    private readonly Lazy<Region> _letters;
    private Rect? _art;

    /// <summary>A drawing.</summary>
    public TreatedPrint(DesignCanvas canvas)
    {
        Canvas = canvas;
        Dice = canvas.Dice.Fork("treatment");
        Cloth = new(null, canvas.GarmentColour.Oklab);
        Inks = [.. Enumerable.Range(0, canvas.InkCount).Select(i => new Tint(i, canvas.LookOf(i).Oklab))];
        _map = new(() => new(canvas));
        _planes = new(Resolve);
        _letters = new(() => Region.Union([.. canvas.LetterShapes.Select(s => Region.From(s.Outline, s.Rule, ToleranceMm))]));
    }

    /// <summary>Where it was drawn.</summary>
    public DesignCanvas Canvas { get; }

    /// <summary>Chance of the treatment.</summary>
    public Dice Dice { get; }

    /// <summary>Bare cloth.</summary>
    public Tint Cloth { get; }

    /// <summary>The inks of the recipe.</summary>
    public ImmutableArray<Tint> Inks { get; }

    /// <summary>What is seen where.</summary>
    public FlatMap Map => _map.Value;

    /// <summary>What is seen of each ink; of placements only.</summary>
    public Region[] Planes => _planes.Value;

    /// <summary>All letters with what dresses them; of placements only.</summary>
    public Region Letters => _letters.Value;

    /// <summary>The shorter side of the page, mm: details of a treatment go by it.</summary>
    public double Size => Math.Min(Canvas.Page.Width, Canvas.Page.Height);

    /// <summary>Box of all flats, mm.</summary>
    public Rect Art => _art ??= Map.Flats.Aggregate(Rect.Empty, (all, f) => all.Union(f.Box));

    /// <summary>Least breadth of a detail: a line's in ink, a gap's in bare cloth; a tenth more, since dots and cuts end round.</summary>
    public double Finest(Tint tint) => 1.1 * (tint.Ink is null ? Math.Max(Canvas.MinGap, Canvas.MinLine) : Canvas.MinLine);

    /// <summary>Where light falls from the upper left: 0 at the light end of a flat and of the whole art, 1 at the dark end.</summary>
    public double Shade(Point p, Flat flat)
    {
        return 0.62 * In(flat.Box) + 0.38 * In(Art);

        double In(Rect box) => 0.38 * (p.X - box.Left) / Math.Max(box.Width, 1e-6) + 0.62 * (p.Y - box.Top) / Math.Max(box.Height, 1e-6);
    }

    /// <summary>What shades a tint: the next darker tint that parts from it, else the next lighter one, which then lights it.</summary>
    public Tint? Toned(Tint on)
    {
        Tint[] apart = [.. Inks.Append(Cloth).Where(t => t != on && t.From(on) >= Apart)];
        return apart.Where(t => t.Lab.L < on.Lab.L).OrderBy(t => t.From(on)).Select(t => (Tint?)t).FirstOrDefault()
            ?? apart.OrderBy(t => t.From(on)).Select(t => (Tint?)t).FirstOrDefault();
    }

    /// <summary>The ink that parts best from every one of some tints.</summary>
    public Tint Clearest(params ReadOnlySpan<Tint> on)
    {
        (Tint best, double most) = (Inks[0], -1);
        foreach (Tint ink in Inks)
        {
            double least = double.PositiveInfinity;
            foreach (Tint other in on)
                least = Math.Min(least, ink.From(other));
            if (least > most)
                (best, most) = (ink, least);
        }
        return best;
    }

    /// <summary>Whether the page's ground is printed in this ink: shading it would make a texture of the whole cloth.</summary>
    public bool IsGround(int ink) => Canvas.Repeat is not null && Canvas.InkOf(Core.Catalogue.PaletteRole.Ground) == ink;

    /// <summary>Paints many small outlines: in one shape where nothing repeats, each by itself where its images may cross an edge.</summary>
    public void Lay(Tint tint, IReadOnlyList<Outline> outlines)
    {
        if (outlines.Count == 0)
            return;
        if (Canvas.Repeat is null)
        {
            Canvas.Lay(tint.Ink, new Outline([.. outlines.SelectMany(o => o.Contours)]));
            return;
        }
        foreach (Outline outline in outlines)
            Canvas.Lay(tint.Ink, outline);
    }

    /// <summary>Paints a region.</summary>
    public void Lay(Tint tint, Region region)
    {
        if (!region.IsEmpty)
            Canvas.Lay(tint.Ink, region.Simplify(0.01).ToOutline());
    }

    // Painter's order undone: halves are resolved by themselves, then the upper takes away from the lower what it covers.
    private Region[] Resolve()
    {
        IReadOnlyList<Shape> shapes = Canvas.Shapes;
        var runs = new List<(int? Ink, Region Region)>();
        for (int i = 0; i < shapes.Count;)
        {
            var run = new List<Region>();
            int? ink = shapes[i].Ink;
            for (; i < shapes.Count && shapes[i].Ink == ink; i++)
                run.Add(Region.From(shapes[i].Outline, shapes[i].Rule, ToleranceMm));
            runs.Add((ink, run.Count == 1 ? run[0] : Region.Union([.. run])));
        }
        Canvas.Cancel.ThrowIfCancellationRequested();
        var page = Region.Rectangle(Canvas.Page);
        return [.. Over(0, runs.Count).Planes.Select(p => p.Intersect(page))];

        (Region[] Planes, Region Cover) Over(int from, int to)
        {
            if (to - from == 1)
            {
                var planes = new Region[Inks.Length];
                Array.Fill(planes, Region.Empty);
                if (runs[from].Ink is int ink)
                    planes[ink] = runs[from].Region;
                return (planes, runs[from].Region);
            }
            int middle = (from + to) / 2;
            (Region[] low, Region lowCover) = Over(from, middle);
            (Region[] high, Region highCover) = Over(middle, to);
            for (int ink = 0; ink < low.Length; ink++)
            {
                Region left = low[ink].Subtract(highCover);
                low[ink] = high[ink].IsEmpty ? left : left.IsEmpty ? high[ink] : left.Union(high[ink]);
            }
            return (low, lowCover.Union(highCover));
        }
    }
}
