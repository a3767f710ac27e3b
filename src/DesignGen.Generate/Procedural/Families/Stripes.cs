using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Stripes: Bengal, awning, pinstripe, barcode, ombré, regatta, ribbon and deckchair, plain or with a row of motifs.</summary>
public sealed class Stripes : IPatternFamily
{
    // How far an ink reaches under the next one, mm.
    private const double Trap = 0.1;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "stripes", new("Stripes", "条纹"), ArtKind.AllOver,
        ["stripes", "stripe", "geometric", "nautical", "preppy", "minimal", "classic", "modern", "retro", "summer", "spring", "beach", "men", "women", "kids", "unisex"],
        [
            new("style", "choice", 0, 7, 0, "0 Bengal, 1 awning, 2 pinstripe, 3 barcode, 4 ombré, 5 regatta, 6 ribbon, 7 deckchair"),
            new("direction", "choice", 0, 3, 0, "0 upright, 1 level, 2 rising, 3 falling"),
            new("rhythm", "mm", 14, 100, 36, "longer rhythm, broader stripes"),
            new("balance", "share", 0.25, 0.75, 0.5, "broader bars, narrower gaps"),
            new("colours", "count", 2, 6, 4, "more colours"),
            new("accent-every", "count", 0, 4, 0, "how many stripes pass between bright ones; 0 has none"),
            new("motif", "choice", 0, 6, 0, "0 none, 1 dots, 2 daisies, 3 vine, 4 stars, 5 hearts, 6 zigzag on the broadest stripe"),
            new("hand", "share", 0, 1, 0, "edges wander as if painted by hand"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 30, PrintsGround: true, Structure: ["style", "direction", "rhythm", "motif"])
    {
        Shows =
        [
            Shown.Surely("stripe"), Shown.Perhaps("dot", "motif=1"), Shown.Perhaps("daisy", "motif=2"), Shown.Perhaps("vine", "motif=3"), Shown.Perhaps("star", "motif=4"),
            Shown.Perhaps("heart", "motif=5"), Shown.Perhaps("zigzag", "motif=6"), Shown.Surely("dot", "motif=1", "style=1,5,7", "rhythm=50..100"),
            Shown.Surely("daisy", "motif=2", "style=1,5,7", "rhythm=50..100"), Shown.Surely("vine", "motif=3", "style=1,5,7", "rhythm=50..100"),
            Shown.Surely("star", "motif=4", "style=1,5,7", "rhythm=50..100"), Shown.Surely("heart", "motif=5", "style=1,5,7", "rhythm=50..100"),
            Shown.Surely("zigzag", "motif=6", "style=1,5,7", "rhythm=50..100"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        var striping = new Striping(canvas, canvas.Whole("direction"), canvas["rhythm"]);
        List<Stripe> rhythm = Rhythm.Make(canvas.Whole("style"), striping.RhythmMm, canvas);
        // A mirror axis falls in the middle of the first stripe, so that it keeps its breadth.
        double start = canvas.Repeat?.Layout == RepeatLayout.Mirror ? -rhythm[0].Share / 2 : 0;

        canvas.Ground();
        bool IsGround(int i) => canvas.InkOf(rhythm[i % rhythm.Count].Role) == canvas.InkOf(PaletteRole.Ground);
        double[] starts = new double[rhythm.Count];
        for (int i = 1; i < rhythm.Count; i++)
            starts[i] = starts[i - 1] + rhythm[i - 1].Share;
        // The edge before stripe i wanders as far as its narrower neighbour allows.
        var edges = new Wander[rhythm.Count];
        for (int i = 0; i < rhythm.Count; i++)
        {
            double narrower = Math.Min(rhythm[i].Share, rhythm[(i + rhythm.Count - 1) % rhythm.Count].Share) * striping.RhythmMm;
            double room = Math.Max(0, narrower - Math.Max(canvas.MinLine, canvas.MinGap)) / 2;
            edges[i] = new(canvas.Dice.Fork("edge", i), canvas["hand"] * Math.Min(room, 0.16 * narrower + 0.25), striping.Length);
        }
        foreach (int band in striping.Bands)
        {
            for (int i = 0; i < rhythm.Count; i++)
            {
                if (IsGround(i))
                    continue;
                double from = band + start + starts[i], to = from + rhythm[i].Share;
                double reach = IsGround(i + 1) ? 0 : Trap;
                canvas.Fill(rhythm[i].Role, Band(striping, from, to, edges[i], edges[(i + 1) % rhythm.Count], reach));
            }
        }
        DrawMotifs(canvas, striping, rhythm, starts, start);
    }

    private static Outline Band(Striping striping, double from, double to, Wander before, Wander after, double reach)
    {
        // Past both ends by a little, so that a band and its next image fuse.
        double over = 0.25;
        if (before.Amplitude < 0.02 && after.Amplitude < 0.02)
        {
            double wider = reach / striping.RhythmMm;
            return Outline.Polygon(striping.At(from, -over), striping.At(to + wider, -over), striping.At(to + wider, striping.Length + over), striping.At(from, striping.Length + over));
        }
        int steps = Math.Max(8, (int)(striping.Length / 3.5));
        double step = striping.Length / steps;
        Point On(double phase, Wander edge, double along, double more) => striping.At(phase + (edge.At(along) + more) / striping.RhythmMm, along);
        var builder = new OutlineBuilder().MoveTo(On(from, before, -step, 0));
        // Catmull and Rom's curve through the samples: the same at both ends of the tile, because the wander is periodic.
        for (int i = -1; i <= steps; i++)
            Curve(builder, k => On(from, before, k * step, 0), i, 1);
        builder.LineTo(On(to, after, (steps + 1) * step, reach));
        for (int i = steps + 1; i > -1; i--)
            Curve(builder, k => On(to, after, k * step, reach), i, -1);
        return builder.Close().Build();
    }

    private static void Curve(OutlineBuilder builder, Func<int, Point> at, int i, int way)
    {
        Point from = at(i), to = at(i + way);
        builder.CurveTo(from + (to - at(i - way)) / 6, to - (at(i + 2 * way) - from) / 6, to);
    }

    private static void DrawMotifs(DesignCanvas canvas, Striping striping, List<Stripe> rhythm, double[] starts, double start)
    {
        int motif = canvas.Whole("motif");
        if (motif == 0)
            return;
        int carrier = Enumerable.Range(0, rhythm.Count).MaxBy(i => Math.Round(rhythm[i].Share, 6))!;
        double breadth = rhythm[carrier].Share * striping.RhythmMm, size = Math.Min(breadth * 0.64, 24);
        if (size < canvas.MinLine * (motif is 1 or 6 ? 5 : 9))
            return;
        var row = new MotifRow(canvas, striping, rhythm[carrier].Role, size, breadth);
        foreach (int band in striping.Bands)
            row.Draw(motif, band + start + starts[carrier] + rhythm[carrier].Share / 2);
    }
}
