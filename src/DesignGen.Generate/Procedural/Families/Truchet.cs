using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Truchet tiles: squares whose patterns join at every edge however they are turned, in one or several scales.</summary>
/// <remarks>Winged tiles of several scales after Carlson, Multi-Scale Truchet Patterns, Bridges 2018: arcs a third of the tile wide, colours swapped at each level.</remarks>
public sealed class Truchet : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "truchet", new("Truchet tiles", "特鲁谢拼图"), ArtKind.AllOver,
        ["truchet", "geometric", "labyrinth", "ribbon", "modern", "bold", "retro", "abstract", "tile", "men", "women", "unisex", "streetwear", "all-over"],
        [
            new("style", "choice", 0, 3, 0, "0 winged tiles of several scales, 1 woven bands, 2 triangles, 3 leaves and quarter discs"),
            new("tile", "mm", 14, 54, 27, "larger tiles"),
            new("split", "share", 0, 0.7, 0.35, "more tiles split into quarters"),
            new("levels", "count", 1, 2, 1, "how often a tile may be split"),
            new("order", "choice", 0, 4, 0, "turns of the tiles: 0 evenly mixed or pinwheels, 1 rings, 2 diagonal waves, 3 meander, 4 mirrored blocks"),
            new("weight", "share", 0, 1, 0.5, "broader bands and inlays"),
            new("colours", "count", 2, 5, 3, "more colours"),
            new("inlay", "choice", 0, 3, 3, "0 plain, 1 a line runs in every band, 2 bright discs in the eyes, 3 both"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["style", "order", "split", "inlay"])
    {
        Shows = [Shown.Surely("triangle", "style=2"), Shown.Perhaps("leaf", "style=3"), Shown.Perhaps("circle")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int order = canvas.Whole("order"), style = canvas.Whole("style"), period = order == 4 ? 4 : order == 0 && style < 2 ? 1 : 2;
        UnitGrid grid = EvenGrid.Fit(canvas, canvas["tile"], canvas["tile"], period, period);
        double smallest = style == 0 ? 7 * Math.Max(canvas.MinGap, canvas.MinLine) : 4;
        int levels = Math.Min(canvas.Whole("levels"), (int)Math.Log2(Math.Max(1, Math.Min(grid.Width, grid.Height) / smallest)));
        var blocks = QuadBlocks.Split(canvas, grid, style == 1 ? 0 : canvas["split"], levels, canvas.Dice.Fork("split"));
        var mix = new EvenMix([.. blocks.Select(b => b.Bounds.Centre)], canvas.Repeat);
        int[] even = mix.Deal([1, 1, 1, 1], grid.Width * 1.4, canvas.Dice.Fork("turn"));
        int[] turns = [.. blocks.Select((b, i) => Turn(order, b, style < 2 ? even[i] : b.Column % 2 == 0 ? b.Row % 2 * 3 : 1 + b.Row % 2))];
        List<PaletteRole> colours = canvas.Colours(canvas.Whole("colours"));
        switch (style)
        {
            case 0:
                Winged(canvas, grid, [.. blocks], turns, colours);
                break;
            case 1:
                Woven(canvas, [.. blocks], turns, colours);
                break;
            case 2:
                Triangles(canvas, mix, grid, [.. blocks], turns, colours);
                break;
            default:
                Leaves(canvas, mix, grid, [.. blocks], turns, colours);
                break;
        }
    }

    private static int Turn(int order, Block b, int even) => order switch
    {
        1 => (b.Column + b.Row) % 2 == 0 ? 0 : 1,
        2 => 0,
        3 => b.Column % 2 == 0 ? 0 : b.Row % 2,
        4 => ((b.Column % 4 < 2 ? 0 : 1) + (b.Row % 4 < 2 ? 0 : 2)) switch { 0 => 0, 1 => 1, 2 => 3, _ => 2 },
        _ => even,
    };

    // Both colours swap at each level, so that a small tile's ground is the band it grows out of.
    private static void Winged(DesignCanvas canvas, UnitGrid grid, List<Block> blocks, int[] turns, List<PaletteRole> colours)
    {
        PaletteRole band = colours[0];
        List<PaletteRole> inlays = colours.FindAll(c => c != band);
        int inlay = inlays.Count == 0 ? 0 : canvas.Whole("inlay");
        double weight = canvas["weight"];
        Dice dice = canvas.Dice.Fork("form");
        int[] forms = new EvenMix([.. blocks.Select(b => b.Bounds.Centre)], canvas.Repeat).Deal([1, 0.2 + 0.3 * weight, 0.12], grid.Width * 1.5, dice);
        // All squares of one level before the next: their wings agree among themselves, and the smaller ones lie on top.
        for (int level = 0; level <= 2; level++)
        {
            PaletteRole on = level % 2 == 0 ? PaletteRole.Ground : band, ink = level % 2 == 0 ? band : PaletteRole.Ground;
            List<PaletteRole> lines = inlays.FindAll(c => canvas.Differ(c, ink));
            PaletteRole line = lines.Count > 0 ? lines[level % lines.Count] : ink;
            for (int i = 0; i < blocks.Count; i++)
            {
                if (blocks[i].Level != level)
                    continue;
                Rect b = blocks[i].Bounds;
                double w = b.Width, h = b.Height, s = Math.Min(w, h);
                if (level > 0)
                    canvas.Fill(on, Outline.Rectangle(b.Grow(0.02)));
                Bands(canvas, b, turns[i] % 2, forms[i], 1 / 3.0, ink);
                for (int c = 0; c < 4; c++)
                {
                    canvas.Fill(on, Outline.Ellipse(Arcs.Corner(b, c), w / 3, h / 3));
                    canvas.Fill(ink, Outline.Ellipse(Middle(b, c), w / 6, h / 6));
                }
                double thin = 0.07 + 0.08 * weight, least = Math.Max(canvas.MinLine, canvas.InkOf(line) is null ? canvas.MinGap : 0);
                if (inlay is 1 or 3 && line != ink && thin * s >= least && (1 / 3.0 - thin) / 2 * s >= canvas.MinGap)
                    Bands(canvas, b, turns[i] % 2, forms[i], thin, line);
            }
        }
        if (inlay >= 2)
            Eyes(canvas, grid, blocks, inlays);
    }

    // Joins the middles of the four sides by arcs or straight bars; share is the breadth against the tile.
    private static void Bands(DesignCanvas canvas, Rect b, int turn, int form, double share, PaletteRole ink)
    {
        double w = b.Width, h = b.Height;
        if (form == 1)
        {
            // Four dead ends round a disc: the inlay is a cross.
            canvas.Fill(ink, Outline.Rectangle(new(b.Left, b.Centre.Y - h * share / 2, b.Right, b.Centre.Y + h * share / 2)));
            canvas.Fill(ink, Outline.Rectangle(new(b.Centre.X - w * share / 2, b.Top, b.Centre.X + w * share / 2, b.Bottom)));
            return;
        }
        for (int k = 0; k < 2; k++)
        {
            if (form == 2 && k == 1)
            {
                // One arc; the other two sides end in half discs.
                foreach (int side in turn == 0 ? new[] { 1, 2 } : [2, 3])
                    canvas.Fill(ink, Outline.Ellipse(Middle(b, side), w * share / 2, h * share / 2));
                continue;
            }
            int corner = 2 * k + turn;
            Affine place = Affine.Scale(w, h).Then(Affine.Translate(Arcs.Corner(b, corner)));
            canvas.Fill(ink, Arcs.Band(Point.Zero, 0.5 - share / 2, 0.5 + share / 2, Arcs.CornerDirection(corner), Math.PI / 2).Transform(place));
        }
    }

    private static Point Middle(Rect b, int side) => Point.Lerp(Arcs.Corner(b, side), Arcs.Corner(b, side + 1), 0.5);

    // Discs in the eyes where four whole tiles meet.
    private static void Eyes(DesignCanvas canvas, UnitGrid grid, List<Block> blocks, List<PaletteRole> inlays)
    {
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        var corners = new List<Point>();
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                Point at = grid.At(column, row);
                bool whole = true;
                for (int k = 0; k < 4; k++)
                {
                    Point inside = torus.Fold(at + new Point((k % 2 - 0.5) * grid.Width, (k / 2 - 0.5) * grid.Height));
                    whole &= blocks.Exists(b => b.Level == 0 && b.Bounds.Contains(inside));
                }
                if (whole)
                    corners.Add(at);
            }
        }
        if (corners.Count == 0)
            return;
        int[] deal = new EvenMix(corners, canvas.Repeat).Deal([0.15, .. inlays.Select(_ => 0.85 / inlays.Count)], grid.Width * 1.6, canvas.Dice.Fork("eyes"));
        double share = 0.14 + 0.1 * canvas["weight"];
        for (int i = 0; i < corners.Count; i++)
        {
            if (deal[i] > 0)
                canvas.Fill(inlays[deal[i] - 1], Outline.Ellipse(corners[i], grid.Width * share, grid.Height * share));
        }
    }

    // Bundles of stripes about two opposite corners, one over the other.
    private static void Woven(DesignCanvas canvas, List<Block> blocks, int[] turns, List<PaletteRole> colours)
    {
        double weight = 0.46 + 0.4 * canvas["weight"];
        Rect first = blocks[0].Bounds;
        double size = Math.Min(first.Width, first.Height), least = Math.Max(canvas.MinGap, canvas.MinLine) * 1.1;
        // Symmetric about the middle of a side, so that any two tiles join: outer, inner, core, inner, outer.
        int rings = Math.Clamp(Math.Min(Math.Min(canvas.Whole("inlay"), 2) + 1, (int)(weight * size / least / 2)), 1, Math.Max(1, colours.Count));
        List<PaletteRole> stripes = [.. colours.Take(rings)];
        if (canvas.Whole("inlay") > 0 && stripes.Count > 1)
            stripes.Insert(1, PaletteRole.Ground);
        foreach ((Block block, int turn) in blocks.Zip(turns))
        {
            Rect b = block.Bounds;
            for (int k = 0; k < 2; k++)
            {
                int corner = 2 * k + turn % 2 + (turn >= 2 ? 2 : 0);
                Affine place = Affine.Scale(b.Width, b.Height).Then(Affine.Translate(Arcs.Corner(b, corner)));
                double rim = Math.Max(canvas.Finest(PaletteRole.Ground), 0.03 * size) / size;
                Lay(PaletteRole.Ground, Math.Min(0.98, weight + 2 * rim));
                for (int s = 0; s < stripes.Count; s++)
                    Lay(stripes[s], weight * (stripes.Count - s - (s > 0 ? 0.25 : 0)) / stripes.Count);

                void Lay(PaletteRole role, double breadth)
                {
                    double over = 0.02 / size;
                    canvas.Fill(role, Arcs.Band(Point.Zero, 0.5 - breadth / 2, 0.5 + breadth / 2, Arcs.CornerDirection(corner) - over, Math.PI / 2 + 2 * over).Transform(place));
                }
            }
        }
    }

    private static void Triangles(DesignCanvas canvas, EvenMix mix, UnitGrid grid, List<Block> blocks, int[] turns, List<PaletteRole> colours)
    {
        int[] hue = mix.Deal([.. colours.Select((_, i) => i == 0 ? 1.4 : 1.0)], grid.Width * 1.7, canvas.Dice.Fork("hue"));
        var layers = new InkLayers(canvas);
        double step = 0.18 + 0.3 * canvas["weight"];
        for (int i = 0; i < blocks.Count; i++)
        {
            Rect b = blocks[i].Bounds;
            Point a = Arcs.Corner(b, turns[i]), p = Arcs.Corner(b, turns[i] + 1), q = Arcs.Corner(b, turns[i] + 3), far = Arcs.Corner(b, turns[i] + 2);
            PaletteRole one = colours[hue[i]], two = colours[(hue[i] + 1) % colours.Count];
            double s = Math.Min(b.Width, b.Height);
            layers.Add(one, Outline.Polygon(a, p, q));
            int inlay = canvas.Whole("inlay");
            if (inlay is 1 or 3 && colours.Count > 1 && s * step > 2)
            {
                // A stripe beside the diagonal in the next colour.
                double t = 1 - step * 0.6, u = 1 - step * 1.5;
                canvas.Fill(two, Outline.Polygon(Point.Lerp(far, p, t), Point.Lerp(far, q, t), Point.Lerp(far, q, Math.Max(0.1, u)), Point.Lerp(far, p, Math.Max(0.1, u))));
            }
            if (inlay >= 2 && colours.Count > 1)
            {
                double t = inlay == 3 ? 0.34 : 1 - step;
                canvas.Fill(inlay == 3 ? one : two, Outline.Polygon(far, Point.Lerp(far, p, t), Point.Lerp(far, q, t)));
            }
        }
        layers.Print();
    }

    private static void Leaves(DesignCanvas canvas, EvenMix mix, UnitGrid grid, List<Block> blocks, int[] turns, List<PaletteRole> colours)
    {
        int[] hue = mix.Deal([.. colours.Select((_, i) => i == 0 ? 1.4 : 1.0)], grid.Width * 1.7, canvas.Dice.Fork("hue"));
        // One form carries the print; a second keeps it company row by row or in blocks.
        int[] form = [.. blocks.Select(b => canvas.Whole("order") switch { 0 or 2 => 0, 1 => 1, 3 => b.Row % 2, _ => (b.Column / 2 + b.Row / 2) % 2 == 0 ? 0 : 2 })];
        int inlay = canvas.Whole("inlay");
        for (int i = 0; i < blocks.Count; i++)
        {
            Rect b = blocks[i].Bounds;
            PaletteRole one = colours[hue[i]], two = colours.Count > 1 ? colours[(hue[i] + 1) % colours.Count] : PaletteRole.Ground;
            Affine At(int corner) => Affine.Scale(b.Width, b.Height).Then(Affine.Translate(Arcs.Corner(b, corner)));
            Outline Quarter(int corner, double radius) => Arcs.Slice(Point.Zero, radius, Arcs.CornerDirection(corner), Math.PI / 2).Transform(At(corner));
            double inset = 0.3 + 0.35 * canvas["weight"];
            switch (form[i])
            {
                case 0:
                    canvas.Fill(one, Leaf(b, turns[i], 1));
                    if (inlay is 1 or 3)
                        canvas.Fill(two, Leaf(b, turns[i], inset));
                    break;
                case 1:
                    canvas.Fill(one, Quarter(turns[i], 1));
                    if (inlay > 0)
                        canvas.Fill(two, Quarter(turns[i], inset));
                    if (inlay >= 2)
                        canvas.Fill(PaletteRole.Ground, Quarter(turns[i], inset * 0.5));
                    break;
                default:
                    canvas.Fill(one, Quarter(turns[i], 0.5));
                    canvas.Fill(two, Quarter(turns[i] + 2, 0.5));
                    break;
            }
        }
    }

    // Where two quarter discs about opposite corners overlap, shrunk about its middle.
    private static Outline Leaf(Rect b, int turn, double size)
    {
        Affine place = Affine.Translate(-0.5, -0.5).Then(Affine.Scale(size)).Then(Affine.Rotate(turn % 2 * Math.PI / 2))
            .Then(Affine.Scale(b.Width, b.Height)).Then(Affine.Translate(b.Centre));
        return new OutlineBuilder().MoveTo(new(0, 0)).ArcAround(new(0, 1), Math.PI / 2).ArcAround(new(1, 0), Math.PI / 2).Build().Transform(place);
    }
}
