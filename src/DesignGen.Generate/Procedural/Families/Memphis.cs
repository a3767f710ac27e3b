using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Memphis: squiggles, zigzags, dotted discs, chips and sticks tossed evenly, with hard shadows set off to one side.</summary>
public sealed class Memphis : IPatternFamily
{
    // Radius of a hole that still looks like a gap, shares of the tile's width.
    private const double WidestHole = 0.036;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "memphis", new("Memphis", "孟菲斯"), ArtKind.AllOver,
        ["memphis", "80s", "90s", "retro", "geometric", "squiggle", "confetti", "zigzag", "pop", "playful", "bold", "fun", "party", "summer", "kids", "women", "men", "unisex", "streetwear", "all-over"],
        [
            new("cast", "choice", 0, 4, 0, "0 everything, 1 squiggles and dots, 2 zigzags and triangles, 3 discs and arches, 4 chips and slabs"),
            new("size", "mm", 9, 21, 13, "larger pieces"),
            new("density", "share", 0, 1, 0.65, "closer pieces"),
            new("stroke", "share", 0.16, 0.4, 0.26, "fatter squiggles and sticks"),
            new("shadow", "choice", 0, 3, 1, "0 none, 1 hard shadow, 2 shadow that shows only the ground's lines, 3 fill slipped off its outline"),
            new("confetti", "share", 0, 1, 0.6, "more sticks and dots in the gaps"),
            new("colours", "count", 2, 5, 4, "more colours"),
            new("back", "choice", 0, 3, 0, "behind: 0 plain, 1 pin dots, 2 a thin grid, 3 large soft blobs"),
            new("turn", "degrees", 0, 180, 180, "from upright to all ways"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["cast", "shadow", "back", "size"], IsToss: true)
    {
        Shows =
        [
            Shown.Perhaps("triangle", "cast=0,2"), Shown.Perhaps("circle", "cast=0,3"), Shown.Perhaps("zigzag", "cast=0,2"), Shown.Perhaps("squiggle", "cast=0,1"), Shown.Perhaps("dot"),
            Shown.Perhaps("rainbow", "cast=0,3"), Shown.Perhaps("stripe"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        List<PaletteRole> colours = canvas.Colours(canvas.Whole("colours"));
        int shadow = canvas.Whole("shadow"), back = canvas.Whole("back");
        // A tile holds seven pieces across at least, or each would be a landmark of the repeat.
        double size = Math.Min(canvas["size"], Math.Min(cell.Width, cell.Height) * 0.14), density = canvas["density"], offset = shadow == 0 ? 0 : Math.Max(canvas.MinGap * 1.2, 0.11 * size);
        PaletteRole behind = Back(canvas, back, colours);
        var torus = new Torus(canvas.Repeat, cell);
        double gap = canvas.MinGap + offset + size * (0.1 + 0.7 * (1 - density));
        var toss = new Toss(new TorusPacking(torus, 4 * size, Math.Max(0.7, size * 0.12), canvas.Cancel), canvas.Dice.Fork("toss"), canvas["turn"] * Math.PI / 180);
        int most = (int)(cell.Width * cell.Height / (size * size)) + 6;
        List<PaletteRole> inks = colours.FindAll(c => c != behind);
        if (inks.Count == 0)
            inks = colours;
        toss.Fill(Kinds(canvas, Cast(canvas.Whole("cast")), inks, size * 0.85, size, 3.2), gap, most);
        toss.Fill(Kinds(canvas, [MemphisKind.Stick, MemphisKind.Triangle, MemphisKind.Ring, MemphisKind.Plus], inks, size * 0.42, size * 0.52, 2.2), gap * 0.9, (int)(most * 0.6));
        int main = toss.Motifs.Count;
        double confetti = canvas["confetti"], small = Math.Max(1.7, size * 0.24);
        if (confetti > 0.02)
        {
            toss.Fill(Kinds(canvas, [MemphisKind.Stick, MemphisKind.Ring], inks, small, small * 1.25, 1.2), Math.Max(canvas.MinGap * 1.4, gap * (0.95 - 0.35 * confetti)), (int)(most * 1.6 * confetti) + 1);
        }
        // Where pieces that must not stand by their like left a hole, confetti closes it, asked for or not.
        toss.Fill(Kinds(canvas, [MemphisKind.Stick, MemphisKind.Ring], inks, small, small * 1.25, 0), Math.Max(canvas.MinGap * 1.4, WidestHole * canvas.Page.Width - small), most);
        PaletteRole dark = shadow == 2 ? colours[^1] : inks.OrderBy(canvas.Lightness).First();
        Point slip = new(offset, offset);
        for (int i = 0; i < toss.Motifs.Count; i++)
            Piece(canvas, toss.Motifs[i], i < main, shadow, slip, dark, inks);
    }

    private static void Piece(DesignCanvas canvas, Tossed one, bool large, int shadow, Point slip, PaletteRole dark, List<PaletteRole> inks)
    {
        var piece = (MemphisPiece)one.Motif;
        PaletteRole main = one.Dress.Main;
        double unit = one.Place.Scaling;
        if (!large)
        {
            // Confetti: plain, a ring becomes a dot.
            canvas.Fill(main, piece.Kind == MemphisKind.Ring ? Outline.Circle(one.Place.Apply(Point.Zero), 0.55 * unit) : piece.Body.Transform(one.Place));
            return;
        }
        Outline body = piece.Body.Transform(one.Place);
        PaletteRole cast = canvas.Differ(dark, main) ? dark : inks.Find(c => canvas.Differ(c, main)) is var c && inks.Contains(c) && canvas.Differ(c, main) ? c : main;
        bool solid = piece.Kind is not (MemphisKind.Chip or MemphisKind.DottedDisc);
        switch (shadow)
        {
            case 1 when cast != main:
                canvas.Fill(cast, body.Transform(Affine.Translate(slip)));
                break;
            case 2:
                // Slanted lines beside the piece: a second, lighter shadow.
                canvas.Fill(cast, body.Transform(Affine.Translate(slip * 1.15)));
                canvas.Fill(PaletteRole.Ground, body.Transform(Affine.Translate(slip * 0.5)));
                break;
            case 3 when cast != main:
                canvas.Fill(main, body.Transform(Affine.Translate(slip)));
                if (solid)
                {
                    Outlined(canvas, piece, one.Place, cast);
                    return;
                }
                break;
            default:
                break;
        }
        canvas.Fill(main, body);
        if (!piece.Detail.IsEmpty && 0.18 * unit > canvas.MinGap)
            canvas.Fill(one.Dress.Ink, piece.Detail.Transform(one.Place));
    }

    // Only the outline, over a fill that has slipped: lines along the body's edge.
    private static void Outlined(DesignCanvas canvas, MemphisPiece piece, Affine place, PaletteRole role)
    {
        double half = Math.Max(canvas.MinLine * 1.1, 0.03 * place.Scaling) / 2;
        foreach (Contour contour in piece.Body.Transform(place).Contours)
        {
            Contour fine = new(contour.Start, contour.Segments);
            List<Point> points = fine.Flatten(0.02);
            if (points.Count > 2 && points[0].DistanceTo(points[^1]) < 1e-6)
                points.RemoveAt(points.Count - 1);
            Outline Moved(double by) => Outline.Polygon(new Loop([.. points]).Grow(by).Points);
            canvas.Fill(role, Moved(half).With(Moved(-half).Reverse()));
        }
    }

    private static ImmutableArray<MemphisKind> Cast(int cast) => cast switch
    {
        1 => [MemphisKind.Squiggle, MemphisKind.DottedDisc, MemphisKind.Squiggle],
        2 => [MemphisKind.Zigzag, MemphisKind.Triangle, MemphisKind.Zigzag],
        3 => [MemphisKind.DottedDisc, MemphisKind.Arch, MemphisKind.HalfDisc, MemphisKind.Ring],
        4 => [MemphisKind.Chip, MemphisKind.Slab, MemphisKind.Plus],
        _ => [MemphisKind.Squiggle, MemphisKind.DottedDisc, MemphisKind.Triangle, MemphisKind.Zigzag, MemphisKind.Chip, MemphisKind.Arch, MemphisKind.Slab, MemphisKind.HalfDisc],
    };

    private static ImmutableArray<TossKind> Kinds(DesignCanvas canvas, ImmutableArray<MemphisKind> kinds, List<PaletteRole> inks, double least, double most, double apart)
    {
        double stroke = canvas["stroke"];
        var made = ImmutableArray.CreateBuilder<TossKind>();
        foreach (MemphisKind kind in kinds.Distinct())
        {
            double share = kinds.Count(k => k == kind);
            // Three inks for each piece, by turns: every ink comes as often, and no piece in all of them.
            for (int i = 0; i < Math.Min(3, inks.Count); i++)
            {
                PaletteRole ink = inks[made.Count % inks.Count];
                PaletteRole detail = canvas.Bold(ink, PaletteRole.Light, PaletteRole.Line, PaletteRole.Ground, PaletteRole.Accent);
                Dress dress = Dress.For(canvas, ink, ink, Finish.Tonal) with { Ink = detail };
                made.Add(new(d => MemphisPiece.Of(kind, Math.Max(stroke, 1.2 * canvas.MinLine / least), d), least, most, share * (ink == PaletteRole.Accent ? 0.7 : 1), dress, apart * most));
            }
        }
        return made.ToImmutable();
    }

    // What lies behind the pieces; gives back the role that it is drawn in.
    private static PaletteRole Back(DesignCanvas canvas, int back, List<PaletteRole> colours)
    {
        PaletteRole soft = colours.OrderBy(c => canvas.Contrast(c, PaletteRole.Ground)).First();
        double size = canvas["size"];
        var layers = new InkLayers(canvas);
        if (back == 1)
        {
            var grid = new NodeGrid(canvas, Math.Max(4, size * 0.36), Math.Max(4, size * 0.36) / 2, 1, 2);
            foreach ((int column, int row) in grid.Nodes)
                layers.Add(soft, Outline.Circle(grid.At(column + 0.5 * (row % 2), row), Math.Max(canvas.MinLine * 0.9, 0.09 * grid.Width)));
        }
        else if (back == 2)
        {
            var grid = new NodeGrid(canvas, Math.Max(7, size * 0.8), Math.Max(7, size * 0.8));
            double half = Math.Max(canvas.MinLine, 0.4) / 2;
            foreach ((int column, int row) in grid.Nodes)
            {
                Point at = grid.At(column, row);
                layers.Add(soft, Outline.Rectangle(new(at.X - half, at.Y + half, at.X + half, at.Y + grid.Height - half)));
                layers.Add(soft, Outline.Rectangle(new(at.X - half, at.Y - half, at.X + grid.Width - half, at.Y + half)));
            }
        }
        else if (back == 3)
        {
            var torus = new Torus(canvas.Repeat, canvas.Cell);
            var packing = new TorusPacking(torus, 60, 2, canvas.Cancel);
            for (int i = 0; i < 14; i++)
            {
                (Point at, double room) = packing.Widest();
                double radius = Math.Min(room * 0.62, 2.1 * size);
                if (radius < size * 0.8)
                    break;
                packing.Place([new(Point.Zero, radius)], Affine.Translate(at), 0);
                var dice = canvas.Dice.Fork("blob", i);
                canvas.Fill(soft, new Loop([.. Enumerable.Range(0, 7).Select(k => at + Point.Polar(radius * dice.Between(0.72, 1.05), Math.Tau * k / 7))]).Outline);
            }
        }
        layers.Print();
        return back == 0 ? PaletteRole.Ground : soft;
    }
}
