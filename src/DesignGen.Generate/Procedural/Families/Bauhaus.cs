using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Bauhaus mosaic: squares of two or three sizes with quarter discs, half discs, leaves, stripes and rings in balanced flat colour.</summary>
public sealed class Bauhaus : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "bauhaus", new("Bauhaus mosaic", "包豪斯几何"), ArtKind.AllOver,
        ["bauhaus", "geometric", "mid-century", "modern", "scandinavian", "mosaic", "abstract", "primary", "colour-block", "graphic", "bold", "design", "men", "women", "unisex", "kids", "all-over"],
        [
            new("theme", "choice", 0, 5, 0, "0 everything, 1 quarter discs, 2 leaves and petals, 3 half discs, 4 stripes and squares, 5 rings"),
            new("square", "mm", 18, 60, 34, "larger squares"),
            new("split", "share", 0, 0.7, 0.3, "more squares split into quarters"),
            new("colours", "count", 2, 6, 5, "more colours"),
            new("open", "share", 0, 0.6, 0.22, "more squares on the bare ground"),
            new("order", "choice", 0, 3, 0, "turns: 0 mixed, 1 pinwheels, 2 all one way, 3 mirrored in blocks"),
            new("detail", "share", 0, 1, 0.55, "more dots, rings and second colours inside the forms"),
            new("plain", "share", 0, 0.4, 0.1, "more squares left plain as a rest for the eye"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["theme", "order", "split", "open"])
    {
        Shows = [Shown.Perhaps("circle"), Shown.Perhaps("triangle"), Shown.Perhaps("stripe", "theme=0,4"), Shown.Perhaps("leaf", "theme=0,2"), Shown.Perhaps("dot", "detail=0.01..1")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int order = canvas.Whole("order"), period = order is 1 or 3 ? 2 : 1;
        UnitGrid grid = EvenGrid.Fit(canvas, canvas["square"], canvas["square"], period, period);
        int levels = grid.Width > 24 ? 2 : grid.Width > 12 ? 1 : 0;
        var blocks = QuadBlocks.Split(canvas, grid, canvas["split"], levels, canvas.Dice.Fork("split"));
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        List<PaletteRole> colours = canvas.Colours(canvas.Whole("colours"));
        double open = canvas["open"];
        List<PaletteRole> fields = [PaletteRole.Ground, .. colours];
        int[] field = NeighbourColours.Assign(torus, [.. blocks.Select(b => b.Bounds)],
            [Math.Max(open, colours.Count == 1 ? 0.5 : 0.01), .. colours.Select((c, i) => (1 - open) * (c == PaletteRole.Accent ? 0.7 : i == 0 ? 1.4 : 1))], canvas.Dice.Fork("fields"));
        var mix = new EvenMix([.. blocks.Select(b => b.Bounds.Centre)], canvas.Repeat);
        int[] even = mix.Deal([1, 1, 1, 1], grid.Width * 1.4, canvas.Dice.Fork("turn"));
        int[] forms = mix.Deal(Quotas(canvas), grid.Width * 1.7, canvas.Dice.Fork("form"));
        int[] hue = mix.Deal([.. fields.Select((f, i) => i == 0 ? 0.5 : f == PaletteRole.Accent ? 1.2 : 1)], grid.Width * 1.3, canvas.Dice.Fork("hue"));
        int[] rich = mix.Deal([1.0001 - canvas["detail"], canvas["detail"] + 1e-6], grid.Width * 1.4, canvas.Dice.Fork("rich"));
        for (int i = 0; i < blocks.Length; i++)
        {
            Block b = blocks[i];
            PaletteRole on = fields[field[i]];
            if (on != PaletteRole.Ground)
                canvas.Fill(on, Outline.Rectangle(b.Bounds.Grow(0.03)));
        }
        for (int i = 0; i < blocks.Length; i++)
        {
            Block b = blocks[i];
            PaletteRole on = fields[field[i]];
            // The form's colour: the one dealt, or the next that stands off its field.
            List<PaletteRole> choices = [.. Enumerable.Range(0, fields.Count).Select(k => fields[(hue[i] + k) % fields.Count]).Where(r => r != on && canvas.Differ(r, on))];
            if (choices.Count == 0)
                continue;
            PaletteRole ink = choices.Find(r => canvas.Contrast(r, on) >= 0.22) is var bold && choices.Contains(bold) && canvas.Contrast(bold, on) >= 0.22 ? bold : canvas.Clearest(on, [.. choices]);
            PaletteRole second = choices.Find(r => r != ink && canvas.Differ(r, ink)) is var other && choices.Contains(other) && other != ink ? other : on;
            int turn = order switch { 1 => (b.Column % 2, b.Row % 2) switch { (0, 0) => 0, (1, 0) => 1, (1, _) => 2, _ => 3 }, 2 => 0, 3 => (b.Column % 2, b.Row % 2) switch { (0, 0) => 2, (1, 0) => 3, (1, _) => 0, _ => 1 }, _ => even[i] };
            new Tile(canvas, b.Bounds, turn, ink, second, rich[i] == 1).Draw(forms[i]);
        }
    }

    // Forms: 0 plain, 1 quarter disc, 2 two quarters, 3 leaf, 4 half disc, 5 two halves, 6 stripes, 7 inner square, 8 disc, 9 quarter rings, 10 triangle, 11 petal flower, 12 four dots.
    private static double[] Quotas(DesignCanvas canvas)
    {
        double[] quotas = canvas.Whole("theme") switch
        {
            1 => [0, 4, 1.4, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0],
            2 => [0, 0.8, 0, 3, 0, 0, 0, 0, 0.5, 0, 0, 2, 0],
            3 => [0, 0.4, 0, 0, 3, 2, 0, 0, 0.7, 0, 0, 0, 0],
            4 => [0, 0, 0, 0, 0, 0, 3, 2, 0.3, 0, 1, 0, 0.6],
            5 => [0, 0.6, 0, 0, 0, 0, 0, 0, 1.4, 3, 0, 0, 0.2],
            _ => [0, 2.2, 1, 1.2, 1.4, 0.8, 1, 0.5, 0.8, 1.2, 0.7, 0.6, 0.4],
        };
        double total = quotas.Sum(), plain = canvas["plain"];
        quotas[0] = Math.Max(1e-6, plain * total / (1 - plain));
        return quotas;
    }

    // One square, drawn about the origin with sides of 2.
    private sealed class Tile(DesignCanvas canvas, Rect bounds, int turn, PaletteRole ink, PaletteRole second, bool rich)
    {
        private readonly Affine _place = Affine.Rotate(turn * Math.PI / 2).Then(Affine.Scale(bounds.Width / 2, bounds.Height / 2)).Then(Affine.Translate(bounds.Centre));
        private readonly double _least = 2.2 * Math.Max(canvas.MinGap, canvas.MinLine) / Math.Min(bounds.Width, bounds.Height);

        public void Draw(int form)
        {
            const double Q = Math.PI / 2;
            Point corner = new(-1, -1), far = new(1, 1);
            switch (form)
            {
                case 1:
                    Fill(ink, Arcs.Slice(corner, 2, 0, Q));
                    if (rich)
                        Fill(second, Arcs.Slice(corner, 1, 0, Q));
                    break;
                case 2:
                    Fill(ink, Arcs.Slice(corner, rich ? 1.1 : 1, 0, Q));
                    Fill(rich ? second : ink, Arcs.Slice(far, rich ? 1.1 : 1, Math.PI, Q));
                    break;
                case 3:
                    Fill(ink, Leaf(1));
                    if (rich)
                        Fill(second, Leaf(0.42));
                    break;
                case 4:
                    Fill(ink, Arcs.Slice(new(0, 1), 1, Math.PI, Math.PI));
                    if (rich)
                        Fill(second, Outline.Circle(new(0, -0.5), 0.34));
                    else
                        Fill(ink, Outline.Polygon(new(-1, -1), new(1, -1), new(1, -0.62), new(-1, -0.62)));
                    break;
                case 5:
                    Fill(ink, Arcs.Slice(new(0, 0), 1, Math.PI, Math.PI));
                    Fill(rich ? second : ink, Arcs.Slice(new(0, 1), 1, Math.PI, Math.PI));
                    break;
                case 6:
                    int stripes = rich && _least * 9 < 2 ? 4 : 3;
                    for (int i = 0; i < stripes; i++)
                    {
                        double step = 2.0 / stripes, y = -1 + i * step;
                        Fill(i % 2 == 1 && rich ? second : ink, Outline.Polygon(new(-1, y), new(1, y), new(1, y + step / 2), new(-1, y + step / 2)));
                    }
                    break;
                case 7:
                    Fill(ink, Outline.Rectangle(new(-0.62, -0.62, 0.62, 0.62)));
                    if (rich)
                        Fill(second, Outline.Rectangle(new(-0.28, -0.28, 0.28, 0.28)));
                    break;
                case 8:
                    Fill(ink, Outline.Circle(Point.Zero, rich ? 0.98 : 0.62));
                    if (rich)
                        Fill(second, Outline.Circle(Point.Zero, 0.46));
                    break;
                case 9:
                    int rings = Math.Clamp((int)(2 / (2.4 * _least)), 1, 4);
                    for (int i = 0; i < rings; i++)
                    {
                        double outer = 2.0 - 2.0 * i / rings;
                        Fill(rich && i % 2 == 1 ? second : ink, Arcs.Band(corner, Math.Max(0, outer - 1.1 / rings), outer, 0, Q));
                    }
                    break;
                case 10:
                    Fill(ink, Outline.Polygon(new(-1, -1), new(1, 1), new(-1, 1)));
                    if (rich)
                        Fill(second, Outline.Circle(new(0.38, -0.38), 0.36));
                    break;
                case 11:
                    for (int i = 0; i < 4; i++)
                    {
                        Affine quarter = Affine.Scale(0.5).Then(Affine.Translate(-0.5, -0.5)).Then(Affine.Rotate(i * Q));
                        Fill(rich && i % 2 == 1 ? second : ink, Leaf(1).Transform(quarter));
                    }
                    break;
                case 12:
                    double r = rich ? 0.34 : 0.26;
                    for (int i = 0; i < 4; i++)
                        Fill(rich && i is 0 or 3 ? second : ink, Outline.Circle(new(i % 2 - 0.5, i / 2 - 0.5), r));
                    break;
                default:
                    break;
            }
        }

        private void Fill(PaletteRole role, Outline outline) => canvas.Fill(role, outline.Transform(_place));

        // Two quarter arcs from corner to corner.
        private static Outline Leaf(double size) =>
            new OutlineBuilder().MoveTo(new(-1, -1)).ArcAround(new(-1, 1), Math.PI / 2).ArcAround(new(1, -1), Math.PI / 2).Build().Transform(Affine.Scale(size));
    }
}
