using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Auspicious;
using DesignGen.Generate.Procedural.Painting;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>祥云: auspicious clouds with flowing tails, tossed among waves and pearls, over a plain ground or a lattice of key fret.</summary>
public sealed class XiangYun : IPatternFamily
{
    // From this share on waves are surely seen.
    private const double SureWaves = 0.08;

    private const int WaveKind = 1, Ways = 6;

    // Radius of a hole that still looks like a gap, shares of the tile's width.
    private const double WidestHole = 0.05;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "xiang-yun", new("Auspicious clouds", "祥云"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "embroidery", "cloud", "wave", "sky", "auspicious", "festive", "spring-festival", "ornamental", "lattice", "elegant",
            "unisex", "women", "men",
        ],
        [
            new("cloud-size", "mm", 13, 27, 19, "larger clouds"),
            new("density", "share", 0, 1, 0.6, "closer clouds"),
            new("tail", "share", 0.3, 1.8, 1, "longer tails"),
            new("bands", "count", 1, 4, 3, "more bands in each cloud"),
            new("five-lobed", "share", 0, 1, 0.4, "more clouds with five lobes"),
            new("waves", "share", 0, 0.4, 0.12, "more breaking waves among the clouds"),
            new("drift", "degrees", 0, 24, 6, "clouds that tilt further"),
            new("fillers", "share", 0, 1, 0.6, "more pearls and small clouds in the gaps"),
            new("lattice", "choice", 0, 1, 1, "a ground of key fret"),
            new("outline", "mm", 0.4, 1.4, 0.7, "a thicker outline"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 80, PrintsGround: true, Structure: ["lattice", "waves", "cloud-size", "five-lobed"], IsToss: true)
    {
        Shows =
        [
            Shown.Surely("auspicious-cloud"), Shown.Perhaps("ruyi"), Shown.Surely("wave", "waves=0.08..0.4"), Shown.Perhaps("wave", "waves=0.001..0.08"), Shown.Perhaps("pearl", "fillers=0.001..1"),
            Shown.Surely("greek-key", "lattice=1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        var box = new PaintBox(canvas);
        Paint ground = box[PaletteRole.Ground];
        SceneWindow window = SceneWindow.Free(canvas, canvas.Cell);
        Embroidery pen = Embroidery.Choose(window, box, ground, canvas["outline"]);
        if (canvas.Whole("lattice") == 1)
            Lattice(canvas, box, ground, pen);

        // A cell holds four clouds across at least; fewer would leave holes that show in the repeat. Half a mirrored tile is such a cell.
        double size = Math.Min(canvas["cloud-size"], Math.Min(canvas.Cell.Width, canvas.Cell.Height) * 0.16), gap = Math.Max(canvas.MinGap * 1.6, size * (0.34 - 0.22 * canvas["density"]));
        // Clouds lie level and fall into rows easily: where they do, they are strewn anew, and the most even way is taken.
        (List<(Loose Piece, Affine Place)> Pieces, double Uneven) best = Strewn(0);
        for (int i = 1; i < Ways && best.Uneven > 1; i++)
        {
            if (Strewn(i) is var other && other.Uneven < best.Uneven)
                best = other;
        }
        foreach ((Loose piece, Affine place) in best.Pieces)
            piece.Draw(place);

        // A small tile holds few pieces, and chance may leave the waves out that it was to show.
        (List<(Loose Piece, Affine Place)> Pieces, double Uneven) Strewn(int way) =>
            Tossed(way, false) is var tossed && (canvas["waves"] < SureWaves || tossed.Pieces.Exists(t => t.Piece.Kind == WaveKind)) ? tossed : Tossed(way, true);

        (List<(Loose Piece, Affine Place)> Pieces, double Uneven) Tossed(int way, bool withWave)
        {
            List<(Loose, Affine)> placed = [];
            var packing = new TorusPacking(new Torus(canvas.Repeat, canvas.Cell), size * 3, Math.Max(gap / 3, 0.8), canvas.Cancel);
            Dice dice = way == 0 ? canvas.Dice.Fork("toss") : canvas.Dice.Fork("toss", way);
            int turn = 0;
            // The first to come is a wave then, smaller each time that it finds no room.
            Toss(placed, packing, size, gap, size * 0.75, 60, dice.Fork("large"), d => Piece(canvas, pen, d, withWave && placed.Count == 0 ? size * Math.Max(0.5, 1 - 0.1 * turn) : size, turn++, withWave && placed.Count == 0));
            packing.Reopen();

            // Holes as wide as a cloud are always filled; more fillers go into narrower ones too.
            double fill = canvas["fillers"];
            Toss(placed, packing, size * 0.55, gap, Math.Min(size * (0.72 - 0.38 * fill), WidestHole * canvas.Page.Width), 160, dice.Fork("small"), d => Small(canvas, pen, d, size * d.Between(0.46, 0.6)));
            packing.Reopen();
            Toss(placed, packing, size * 0.15, gap * 1.1, Math.Min(size * (0.5 - 0.24 * fill), WidestHole * canvas.Page.Width), fill <= 0 ? 0 : Math.Max(12, (int)(60 * fill)), dice.Fork("pearls"), d => Pearl(pen, d.Between(0.07, 0.12) * size + pen.OutlineMm));
            return (placed, Unevenness(packing, canvas.Cell));
        }
    }

    // How far the worst of windows, lanes and rows lies from what is seen as even: by the measures of the gates for tosses, a little within their limits; up to 1 is even.
    private static double Unevenness(TorusPacking packing, Rect cell)
    {
        const int across = 48, window = 8, strip = 4;
        double[] rows = new double[across], columns = new double[across], windows = new double[across / window * (across / window)];
        for (int y = 0; y < across; y++)
        {
            for (int x = 0; x < across; x++)
            {
                if (packing.Room(new(cell.Left + (x + 0.5) * cell.Width / across, cell.Top + (y + 0.5) * cell.Height / across)) > 0)
                    continue;
                rows[y]++;
                columns[x]++;
                windows[y / window * (across / window) + x / window]++;
            }
        }
        double all = rows.Sum(), share = all / (across * across), dense = Math.Clamp((share - 0.25) / 0.35, 0, 1);
        if (all == 0)
            return double.MaxValue;
        double[] strips = [.. new[] { rows, columns }.SelectMany(line => Enumerable.Range(0, across).Select(i => Enumerable.Range(i, strip).Sum(k => line[k % across]) / (strip * share * across)))];
        double mean = windows.Average(), spread = Math.Sqrt(windows.Average(w => (w - mean) * (w - mean))) / mean;
        return new[] { spread / (0.52 - 0.26 * dense), strips.Max() / (1.7 - 0.4 * dense), (0.34 + 0.3 * dense) / Math.Max(strips.Min(), 1e-3) }.Max();
    }

    // Something to toss: what room it takes, how it lies, and how to draw it in its place.
    private sealed record Loose(Disc[] Print, Affine Turn, Action<Affine> Draw, int Kind);

    // Fills the widest hole again and again; a place where nothing fits is shut.
    private static void Toss(List<(Loose, Affine)> tossed, TorusPacking packing, double reach, double gap, double leastRoom, int most, Dice dice, Func<Dice, Loose> make)
    {
        int placed = 0;
        for (int i = 0; i < most * 6 && placed < most; i++)
        {
            (Point at, double room) = packing.Widest();
            if (room < leastRoom)
                return;
            Loose piece = make(dice.Fork("piece", i));
            bool done = false;
            foreach (double slide in new[] { 0.0, 0.35, -0.35, 0.8, -0.8 })
            {
                Affine place = piece.Turn.Then(Affine.Translate(at + new Point(slide * reach, Math.Abs(slide) * reach * 0.3 * (i % 2 == 0 ? 1 : -1))));
                if (!packing.Fits(piece.Print, place, gap))
                    continue;
                packing.Place(piece.Print, place, piece.Kind);
                tossed.Add((piece, place));
                placed++;
                done = true;
                break;
            }
            if (!done)
                packing.Shut(at, leastRoom * 0.4);
        }
    }

    private static Loose Piece(DesignCanvas canvas, Embroidery pen, Dice dice, double size, int number, bool isWave)
    {
        double tilt = dice.Between(-1, 1) * canvas["drift"] * Math.PI / 180;
        int side = number % 2 == 0 ? 1 : -1, bands = canvas.Whole("bands");
        if (dice.Chance(canvas["waves"]) || isWave)
        {
            // A wave is twice as wide as a cloud; on a small tile it would stand alone.
            double s = Math.Min(size * 1.55, Math.Min(canvas.Cell.Width, canvas.Cell.Height) * 0.2);
            Affine wave = Affine.Translate(-0.5, 0.3).Then(new Affine(side * s, 0, 0, s, 0, 0)).Then(Affine.Rotate(tilt * 0.5));
            ImmutableArray<Disc> print =
            [
                new(new(0.3, -0.5), 0.34), new(new(0.72, -0.78), 0.38), new(new(0.98, -0.6), 0.3), new(new(0.45, -0.1), 0.46), new(new(-0.12, 0.12), 0.3), new(new(1.02, 0.12), 0.32),
                new(new(-0.62, 0.26), 0.1), new(new(1.52, 0.26), 0.1),
            ];
            return new([.. print], wave, p => Wave(pen, p, bands), WaveKind);
        }
        double tail = canvas["tail"] * dice.Between(0.85, 1.15), lead = dice.Chance(0.4) ? tail * 0.6 : 0.3;
        var cloud = new RuyiCloud(dice.Chance(canvas["five-lobed"]) ? 5 : 3, lead, tail, dice.Fork("form"));
        double scale = size * dice.Between(0.86, 1.12);
        Affine turn = Affine.Translate(-0.25, 0.35).Then(new Affine(side * scale, 0, 0, scale, 0, 0)).Then(Affine.Rotate(tilt));
        return new(cloud.Footprint, turn, p => cloud.Draw(pen, p, bands, number % 3 == 1), 0);
    }

    private static void Wave(Embroidery pen, Affine place, int bands)
    {
        // A row of domes closes the foot of the wave, on two streaks of water.
        double scale = place.Scaling, turn = Math.Atan2(place.D, place.C) - Math.PI / 2;
        foreach ((double x0, double x1, double y) in new[] { (-0.7, 1.2, 0.3), (-0.2, 1.65, 0.36) })
        {
            Contour streak = new(place.Apply(new Point(x0, y)), [Segment.Curve(place.Apply(new Point(x0 + 0.5, y - 0.08)), place.Apply(new Point(x1 - 0.5, y + 0.08)), place.Apply(new Point(x1, y - 0.04)))]);
            double thin = pen.Window.Canvas.MinLine;
            pen.Couch(Stroke.Outline(streak, new StrokeStyle(WidthProfile.Brush(thin, Math.Max(pen.OutlineMm * 1.3, 0.05 * scale), thin, 0.5)) { ToleranceMm = 0.02 }));
        }
        CrestWave.Draw(pen, place, bands);
        foreach ((double x, double y, double r, bool warm) in new[] { (0.16, 0.1, 0.25, false), (0.74, 0.1, 0.25, false), (-0.14, 0.24, 0.27, false), (1.04, 0.24, 0.27, false), (0.45, 0.24, 0.31, true) })
            WaveScales.Dome(pen, place.Apply(new Point(x, y)), r * scale, bands, warm, turn);
    }

    private static Loose Small(DesignCanvas canvas, Embroidery pen, Dice dice, double scale)
    {
        // Half of the small pieces are wisps, a curl with its tail; the others small heads.
        double tilt = dice.Between(-1, 1) * canvas["drift"] * Math.PI / 180, tail = Math.Min(1.2, canvas["tail"]);
        var cloud = dice.Chance(0.5)
            ? new RuyiCloud(1, tail * dice.Between(0.6, 1), tail * dice.Between(0.4, 0.8), dice.Fork("form"))
            : new RuyiCloud(3, 0.3, dice.Between(0.4, 0.9) * tail, dice.Fork("form"));
        Affine turn = Affine.Translate(0.1, 0.35).Then(new Affine(dice.Sign() * scale, 0, 0, scale, 0, 0)).Then(Affine.Rotate(tilt));
        bool warm = dice.Chance(0.35);
        return new(cloud.Footprint, turn, p => cloud.Draw(pen, p, Math.Max(1, canvas.Whole("bands") - 1), warm), 2);
    }

    private static Loose Pearl(Embroidery pen, double radius)
    {
        return new([new(Point.Zero, 1)], Affine.Scale(radius), p =>
        {
            Point at = p.Apply(Point.Zero);
            pen.Couch(Outline.Circle(at, radius));
            if (radius - pen.OutlineMm > pen.GapMm * 0.6)
                pen.Window.Fill(pen.Flats[^1], Outline.Circle(at, radius - pen.OutlineMm));
        }, 3);
    }

    // Units turned over by turns; an even count each way, and on each side of a shift, keeps the turns right across every join.
    private static void Lattice(DesignCanvas canvas, PaintBox box, Paint ground, Embroidery pen)
    {
        Paint thread = box.Inks.Where(p => p.From(ground) >= 0.1).DefaultIfEmpty(pen.Gold).MinBy(p => p.From(ground) + (p == pen.Gold ? 0.3 : 0) + Hue(p));
        double Hue(Paint p) => 0.2 * (1 - Math.Cos((p.Lab.Oklch.H - ground.Lab.Oklch.H) * Math.PI / 180));
        double cell = Math.Max(canvas.MinGap, canvas.MinLine), wanted = Math.Max(9 * cell, 7);
        Rect area = canvas.Cell;
        int Count(double length, int shift) => Math.Max(2 * shift, (int)(length / wanted) / (2 * shift) * 2 * shift);
        (int shiftAcross, int shiftDown) = canvas.Repeat?.CellShift ?? (1, 1);
        int across = Count(area.Width, shiftAcross), down = Count(area.Height, shiftDown);
        double w = area.Width / across, h = area.Height / down, unit = Math.Min(w, h) - Math.Max(cell, Math.Min(w, h) / 8);
        for (int row = 0; row < down; row++)
        {
            for (int column = 0; column < across; column++)
            {
                Point corner = new(area.Left + (column + 0.5) * w - unit / 2, area.Top + (row + 0.5) * h - unit / 2);
                thread.Fill(canvas, Fret.Unit(corner, unit, 7, column % 2 == 1, row % 2 == 1));
            }
        }
    }
}
