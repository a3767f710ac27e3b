using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Woven checks: tartan, gingham, windowpane, tattersall, madras, shepherd's check, glen check and ombré check in 2/2 twill.</summary>
public sealed class Tartan : IPatternFamily
{
    // Overlap of neighbouring inks, mm.
    private const double Trap = 0.08;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "tartan", new("Woven check", "格纹"), ArtKind.AllOver,
        ["tartan", "plaid", "check", "gingham", "woven", "preppy", "heritage", "school", "classic", "country", "autumn", "winter", "christmas", "men", "women", "kids", "unisex", "europe"],
        [
            new("style", "choice", 0, 7, 0, "0 tartan, 1 gingham, 2 windowpane, 3 tattersall, 4 madras, 5 shepherd's check, 6 glen check, 7 ombré check"),
            new("sett-size", "mm", 24, 160, 90, "larger checks"),
            new("thread", "mm", 0.6, 1.8, 0.8, "coarser twill lines"),
            new("colours", "count", 3, 6, 5, "more colours"),
            new("over-check", "count", 0, 3, 1, "more thin bright lines"),
            new("field", "share", 0, 1, 0.5, "broader main fields against the lines"),
            new("weave", "choice", 0, 2, 0, "0 twill, 1 herringbone, 2 basket"),
            new("weft-shift", "choice", 0, 1, 0, "1 weaves the weft with hero and support exchanged"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["style", "sett-size", "weave", "colours"]);

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        int style = canvas.Whole("style");
        // A twill float is two threads broad, so its line measures √2 threads across; lines and gaps are alike.
        double finest = Math.Max(canvas.MinLine, canvas.MinGap) / Math.Sqrt(2) * 1.01;
        double thread = Math.Max(finest, canvas["thread"]), size = canvas["sett-size"];
        if (style == 5)
            thread *= 1.1 + size / 70;
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        // Shifts go by a part of a tile: with so many setts there the checks run on unbroken.
        (int stepAcross, int stepDown) = canvas.Repeat?.CellShift ?? (1, 1);
        double side = canvas.Cell.Width * (mirror ? 2 : 1), whole = side / (Math.Max(1, Math.Round(side / size / stepAcross)) * stepAcross);
        // A sett of a few threads can't tell its fields from its lines.
        thread = Math.Max(finest, Math.Min(thread, style switch { 5 => thread, 1 => whole / 16, _ => whole / 52 }));
        int target = Math.Max(8, (int)Math.Floor(whole / thread / 4) * 4);
        Sett warp = SettMaker.Make(style, target, canvas).Whole;
        Sett weft = canvas.Whole("weft-shift") == 1 ? warp with { Stripes = [.. warp.Stripes.Select(Exchanged)] } : warp;

        int across = Setts(canvas.Cell.Width, warp, thread, finest, stepAcross, mirror);
        int down = Setts(canvas.Cell.Height, weft, thread, finest, stepDown, mirror);
        int unit = mirror && warp.Pivots ? 2 : 1;
        int columns = across * warp.Threads / unit, rows = down * weft.Threads / unit;
        double threadX = canvas.Cell.Width / columns, threadY = canvas.Cell.Height / rows;

        canvas.Ground();
        double start = mirror && warp.Pivots ? -warp.Stripes[0].Threads / 2.0 : 0;
        List<(SettStripe Stripe, double From, double To)> warps = Run(canvas, warp, start, columns);
        for (int i = 0; i < warps.Count; i++)
        {
            (SettStripe stripe, double from, double to) = warps[i];
            if (IsGround(canvas, stripe.Role))
                continue;
            // Inks overlap by a hair under the next stripe, which is drawn later: two that only touch would show the cloth between them.
            double trap = i == warps.Count - 1 || IsGround(canvas, warps[i + 1].Stripe.Role) ? 0 : Trap;
            canvas.Fill(stripe.Role, AxisTrim.Trim(canvas, Outline.Rectangle(new(from * threadX, -0.3, to * threadX + trap, canvas.Cell.Height + 0.3))));
        }
        // In a mirror repeat diagonals also enter from the sides, so the cloth is drawn broader and trimmed at the axes.
        int margin = mirror ? (columns + rows) / 4 * 4 + 8 : 0;
        var weave = new Weave(KindFor(style, (WeaveKind)canvas.Whole("weave"), warp.Threads), Math.Max(4, columns / 4 * 4) + margin, threadX, threadY);
        List<(SettStripe Stripe, double From, double To)> wefts = Run(canvas, weft, start, rows);
        for (int i = 0; i < wefts.Count; i++)
        {
            (SettStripe stripe, double from, double to) = wefts[i];
            canvas.Fill(stripe.Role, AxisTrim.Trim(canvas, weave.Floats(from, to, i == wefts.Count - 1 ? 0 : Trap / threadY), 0.1));
        }
    }

    // Thin lines fall to dashes in a basket unless broad fields stand beside them; shepherd's and glen checks get their teeth from a straight twill.
    private static WeaveKind KindFor(int style, WeaveKind wish, int threads) => (style, wish) switch
    {
        (2 or 3, WeaveKind.Hopsack) => WeaveKind.Twill,
        (0 or 4 or 7, WeaveKind.Hopsack) when threads < 110 => WeaveKind.Twill,
        (5, WeaveKind.Herringbone) => WeaveKind.Twill,
        (6, _) => WeaveKind.Twill,
        _ => wish,
    };

    private static SettStripe Exchanged(SettStripe s) => s with
    {
        Role = s.Role switch
        {
            PaletteRole.Hero => PaletteRole.Support,
            PaletteRole.Support => PaletteRole.Hero,
            PaletteRole.Shade => PaletteRole.Line,
            PaletteRole.Line => PaletteRole.Shade,
            var same => same,
        },
    };

    // Setts along a side (half setts in a mirror cell), so that threads come out nearest to the wish and never too fine.
    private static int Setts(double side, Sett sett, double thread, double finest, int step, bool mirror)
    {
        double unit = (mirror && sett.Pivots ? sett.Threads / 2.0 : sett.Threads) * thread;
        int wish = Math.Max(step, (int)Math.Round(side / unit / step) * step);
        while (wish > step && side / (wish * unit / thread) < finest)
            wish -= step;
        return wish;
    }

    // Stripes from thread 0 to the end, setts one after the other, cut at both ends; neighbours in one ink are one stripe.
    private static List<(SettStripe Stripe, double From, double To)> Run(DesignCanvas canvas, Sett sett, double start, int threads)
    {
        ImmutableArray<SettStripe> all = sett.Unfolded;
        var run = new List<(SettStripe Stripe, double From, double To)>();
        double at = start;
        for (int i = 0; at < threads; i++)
        {
            SettStripe stripe = all[i % all.Length];
            double from = Math.Max(0, at), to = Math.Min(threads, at + stripe.Threads);
            if (run.Count > 0 && canvas.InkOf(run[^1].Stripe.Role) == canvas.InkOf(stripe.Role))
                run[^1] = run[^1] with { To = to };
            else if (to > from)
                run.Add((stripe, from, to));
            at += stripe.Threads;
        }
        return run;
    }

    private static bool IsGround(DesignCanvas canvas, PaletteRole role) => canvas.InkOf(role) == canvas.InkOf(PaletteRole.Ground);
}
