using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Ornaments;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>An engineered neckline: rows of ornament that follow a neck opening at the top of the page, symmetric about the middle.</summary>
public sealed class Yoke : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "yoke", new("Yoke neckline", "领口定位花"), ArtKind.Placement,
        [
            "yoke", "neckline", "collar", "engineered", "embroidery", "folk", "slavic", "mexican", "chinese", "ethnic", "boho", "beads", "flower", "floral", "tulip", "heart", "leaf", "ornamental", "symmetric", "festival",
            "necklace", "women", "dress", "blouse", "summer",
        ],
        [
            new("style", "choice", 0, 3, 1, "Slavic tulips and hearts, Mexican flowers, beadwork, Chinese cloud collar"),
            new("neck", "choice", 0, 2, 0, "round, scooped or V neck"),
            new("neck-width", "share", 0.36, 0.52, 0.44, "a wider opening, as a share of the width"),
            new("rows", "count", 3, 5, 4, "more rows"),
            new("scale", "share", 0, 1, 0.5, "larger ornaments"),
            new("reach", "share", 0.55, 1, 0.92, "rows that run further up to the shoulders"),
            new("pendant", "choice", 0, 3, 1, "none, a drop, a branch of flowers or a stack of diamonds below the middle"),
            new("fringe", "choice", 0, 3, 2, "no trim, beads, drops or leaves along the lower edge"),
            new("colours", "count", 2, 6, 5, "more colours"),
            new("species", "choice", 0, 5, 0, "first flower: daisy, blossom, cosmos, anemone, dahlia, rose"),
        ],
        [], MinInks: 2, MinSizeMm: 120, PrintsGround: false, Structure: ["style", "neck", "rows", "pendant"])
    {
        Shows =
        [
            Shown.Surely("tulip", "style=0"), Shown.Surely("heart", "style=0"), Shown.Perhaps("leaf", "style=0,1"), Shown.Perhaps("leaf", "fringe=3"), Shown.Perhaps("lotus", "style=3"),
            Shown.Surely("ruyi", "style=3"), Shown.Perhaps("auspicious-cloud", "style=3"), Shown.Perhaps("diamond-shape"), Shown.Perhaps("dot"), Shown.Surely("daisy", "style=1", "species=0"),
            Shown.Perhaps("daisy", "style=1"), Shown.Perhaps("daisy", "pendant=2", "species=0"), Shown.Surely("blossom", "style=1", "species=1"), Shown.Perhaps("blossom", "style=1"),
            Shown.Perhaps("blossom", "pendant=2", "species=1"), Shown.Surely("cosmos", "style=1", "species=2"), Shown.Perhaps("cosmos", "style=1"), Shown.Perhaps("cosmos", "pendant=2", "species=2"),
            Shown.Surely("anemone", "style=1", "species=3"), Shown.Perhaps("anemone", "style=1"), Shown.Perhaps("anemone", "pendant=2", "species=3"), Shown.Surely("dahlia", "style=1", "species=4"),
            Shown.Perhaps("dahlia", "style=1"), Shown.Perhaps("dahlia", "pendant=2", "species=4"), Shown.Surely("rose", "style=1", "species=5"), Shown.Perhaps("rose", "style=1"),
            Shown.Perhaps("rose", "pendant=2", "species=5"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        Rect page = canvas.Page;
        double half = Math.Min(page.Width / 2, page.Height * 0.46), neck = half * canvas["neck-width"];
        List<PaletteRole> hues = [.. canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Line, PaletteRole.Light, PaletteRole.Shade)
            .Where(r => canvas.Contrast(r, PaletteRole.Ground) > 0.18).Take(canvas.Whole("colours"))];
        if (hues.Count == 0)
            hues.Add(canvas.Clearest(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line));
        new Work(canvas, half, neck, hues).Draw();
    }

    private sealed class Work(DesignCanvas canvas, double half, double neck, List<PaletteRole> hues)
    {
        private static readonly Func<Dice, Motif>[] Flowers =
            [Botanicals.Secondary[0], Botanicals.Secondary[1], Botanicals.Secondary[4], Botanicals.Secondary[5], Botanicals.Heroes[4], Botanicals.Heroes[2]];

        private readonly int _style = canvas.Whole("style");
        private readonly double _gap = Math.Max(canvas.MinGap * 1.3, half * 0.012), _line = Math.Max(canvas.MinLine * 2, half * 0.012);
        private readonly Dice _dice = canvas.Dice.Fork("yoke");
        private NeckCurve _curve = new(_ => default);

        private PaletteRole Hue(int i) => hues[i % hues.Count];

        public void Draw()
        {
            // From style and rows: what each row is, and its share of the depth.
            char[] plan = (_style switch { 0 => "lzTbh", 1 => "sFbFv", 2 => "bkdbk", _ => "lbRzp" })[..canvas.Whole("rows")].ToCharArray();
            double scale = 0.75 + 0.6 * canvas["scale"];
            double[] weights = [.. plan.Select(c => c switch { 'T' or 'R' => 2.6 * scale, 'F' => 3 * scale, 'h' or 'p' or 'd' => 1.7 * scale, 'k' or 'z' => 1.2 * scale, 'v' => 1.5 * scale, 's' => 1.0, 'b' => 0.62, _ => 0.4 })];
            int trim = canvas.Whole("fringe");
            double fringe = trim == 0 ? 0 : half * (trim == 1 ? 0.06 : 0.11), depth = Math.Min(half - neck - fringe - _gap, Math.Max(weights.Sum() * half * 0.125, half * 0.3));
            // What is saved on depth widens the neck, so that the print keeps its width.
            double open = half - depth - fringe - _gap;
            int shape = canvas.Whole("neck");
            double top = canvas.Page.Top + Math.Max(1, (canvas.Page.Height - Length(shape, open)) * 0.28);
            double reach = 0.55 + 0.45 * canvas["reach"];
            Point crown = new(canvas.Page.Centre.X, top);
            _curve = new(u => shape switch
            {
                1 => crown + new Point(open * Math.Sin(u * reach * Math.PI / 2), 1.22 * open * Math.Cos(u * reach * Math.PI / 2)),
                2 => crown + new Point(open * Math.Sin(Math.Clamp(u, -1.05, 1.05) * reach * Math.PI / 2), 1.3 * open * (Math.Sqrt(1.02) - Math.Sqrt(Math.Pow(Math.Sin(u * reach * Math.PI / 2), 2) + 0.02)) + 0.12 * open),
                _ => crown + Point.Polar(open, Math.PI / 2 - u * reach * Math.PI / 2),
            });
            double at = 0, total = weights.Sum();
            for (int i = 0; i < plan.Length; i++)
            {
                double high = weights[i] / total * (depth - _gap * plan.Length);
                Row(plan[i], at, high, i);
                at += high + _gap;
            }
            Fringe(trim, at, fringe);
            Pendant(at + fringe);
        }

        private static double Length(int shape, double open) => open * (shape == 0 ? 1.9 : 2.2);

        private Affine At(double u, double distance, double size, double turn = 0) =>
            Affine.Scale(size).Then(Affine.Rotate(_curve.Outwards(u).Direction + turn)).Then(Affine.Translate(_curve.Place(u, distance)));

        private void Put(OrnamentKind kind, double u, double from, double size, double width, int hue) =>
            Ornament.Draw(canvas, kind, At(u, from, size), width, Hue(hue), Inner(hue, 1), Inner(hue, 2));

        // The tone inside another: the next hue that can be told from it.
        private PaletteRole Inner(int hue, int step)
        {
            PaletteRole next = Hue(hue + step);
            return canvas.Contrast(next, Hue(hue + step - 1)) > 0.2 ? next : PaletteRole.Ground;
        }

        private void Row(char kind, double from, double high, int number)
        {
            switch (kind)
            {
                case 'l':
                    canvas.Fill(Hue(number), _curve.Strip(from, from + Math.Max(_line, high * 0.8)));
                    return;
                case 's':
                    (double[] scallops, double scallop) = _curve.Row(from, high * 1.1);
                    double r = scallop * 0.5;
                    canvas.Fill(Hue(number), new Outline([.. scallops.SelectMany(u => Outline.Circle(_curve.Place(u, from + high * 0.45), r).Contours)]));
                    canvas.Fill(Hue(number), _curve.Strip(from, from + high * 0.5));
                    if (r > 4 * _gap * 0.5)
                        canvas.Fill(Inner(number, 1), new Outline([.. scallops.SelectMany(u => Outline.Circle(_curve.Place(u, from + high * 0.5), r * 0.42).Contours)]));
                    return;
                case 'b':
                    double bead = Math.Max(high * 0.42, canvas.MinLine * 1.2);
                    (double[] beads, double _) = _curve.Row(from + high / 2, 2 * bead + _gap * 0.8);
                    for (int k = 0; k < 2; k++)
                        canvas.Fill(Hue(number + k), new Outline([.. beads.Where((_, i) => Math.Abs(i - beads.Length / 2) % 2 == k).SelectMany(u => Outline.Circle(_curve.Place(u, from + high / 2), bead).Contours)]));
                    return;
                case 'z':
                case 'k':
                    double w = kind == 'z' ? 0.5 : 0.4;
                    (double[] kites, double step) = _curve.Row(from + high / 2, high * 2 * w + _gap);
                    for (int i = 0; i < kites.Length; i++)
                        Put(OrnamentKind.Kite, kites[i], from, high, Math.Min(w, (step - _gap) / 2 / high), number + Math.Abs(i - kites.Length / 2) % 2);
                    return;
                case 'd':
                case 'p':
                case 'h':
                    OrnamentKind form = kind switch { 'd' => OrnamentKind.Drop, 'p' => OrnamentKind.Lotus, _ => OrnamentKind.Heart };
                    double wide = kind == 'd' ? 0.32 : kind == 'p' ? 0.36 : 0.46;
                    (double[] drops, double pitch) = _curve.Row(from + high * 0.4, high * 2 * wide + _gap);
                    for (int i = 0; i < drops.Length; i++)
                        Put(form, drops[i], from, high, Math.Min(wide, (pitch - _gap * 0.8) / 2 / high), number + Math.Abs(i - drops.Length / 2) % 2);
                    return;
                case 'T':
                    (double[] stalks, double room) = _curve.Row(from + high * 0.5, high * 0.86);
                    for (int i = 0; i < stalks.Length; i++)
                    {
                        double u = stalks[i];
                        int k = Math.Abs(i - stalks.Length / 2) % 2;
                        canvas.Fill(Hue(2), Ribbon.Along([_curve.Place(u, from), _curve.Place(u, from + high * 0.25), _curve.Place(u, from + high * 0.5)], _line, _line));
                        foreach (int side in new[] { 1, -1 })
                            Ornament.Draw(canvas, OrnamentKind.Leaf, At(u, from + high * 0.08, room * 0.52, side * 0.95), 0.3, Hue(2), Inner(2, 1));
                        Ornament.Draw(canvas, k == 0 ? OrnamentKind.Tulip : OrnamentKind.Heart, At(u, from + high * 0.34, high * 0.64), Math.Min(0.46, room * 0.4 / high), Hue(k), Inner(k, 1), Inner(k, 2));
                    }
                    return;
                case 'R':
                    (double[] clouds, double span) = _curve.Row(from + high * 0.5, high * 1.15);
                    for (int i = 0; i < clouds.Length; i++)
                        Cloud(clouds[i], from, high, span, Math.Abs(i - clouds.Length / 2) % 2);
                    return;
                case 'v':
                    (double[] leaves, double leaf) = _curve.Row(from + high / 2, high * 0.95);
                    canvas.Fill(Dressed(0).Stem, _curve.Strip(from + high / 2 - _line / 2, from + high / 2 + _line / 2));
                    foreach (double u in leaves)
                    {
                        foreach (int side in new[] { 1, -1 })
                            Ornament.Draw(canvas, OrnamentKind.Leaf, At(u, from + high / 2, leaf * 0.72, side * (Math.PI / 2) + (side > 0 ? 0.62 : -0.62) * (u >= 0 ? -1 : 1) * side - (u >= 0 ? Math.PI / 2 : -Math.PI / 2) + (u >= 0 ? -side : side) * 0.1), 0.4, Dressed(0).Leaf);
                    }
                    return;
                default:
                    Blooms(from, high, number);
                    return;
            }
        }

        private void Blooms(double from, double high, int number)
        {
            (double[] seats, double pitch) = _curve.Row(from + high * 0.5, high * 1.02);
            double leaf = Math.Min(high, pitch) * 0.5;
            foreach (double u in seats)
            {
                foreach (int side in new[] { 1, -1 })
                {
                    // Small leaves are broad and plain: halves and veins would be finer than a screen prints.
                    for (int k = -1; k <= 1; k += 2)
                        Ornament.Draw(canvas, OrnamentKind.Petal, At(u, from + high * 0.5, leaf * 1.16, side * Math.PI / 2 + k * 0.62), 0.3, Dressed(0).Leaf);
                }
            }
            for (int i = 0; i < seats.Length; i++)
            {
                int k = (Math.Abs(i - seats.Length / 2) + number) % 3;
                double size = Math.Min(high, pitch) * (k == 0 ? 0.49 : 0.4);
                // Both sides grow the same individual, so that the yoke is symmetric in form too.
                Motif flower = Flowers[(canvas.Whole("species") + (k == 0 ? 0 : k + 1)) % Flowers.Length](_dice.Fork("flower", number * 100 + Math.Abs(i - seats.Length / 2)));
                flower.Draw(canvas, Affine.Scale(size, seats[i] < -1e-9 ? -size : size).Then(Affine.Rotate(_curve.Outwards(seats[i]).Direction)).Then(Affine.Translate(_curve.Place(seats[i], from + high * 0.5))), size < 12 ? Small(Dressed(k)) : Dressed(k));
            }
        }

        // A ruyi lobe: three round heads over a narrow foot, nested in tones.
        private void Cloud(double u, double from, double high, double span, int hue)
        {
            for (int ring = 0; ring < 3; ring++)
            {
                double s = 1 - 0.3 * ring, r = Math.Min(high, span) * s;
                PaletteRole role = ring == 0 ? Hue(hue) : Inner(hue, ring);
                Affine place = At(u, from + high * 0.42, 1);
                double[] xy = [-0.4, -0.2, -0.1, -0.42, 0.12, -0.5, 0.3, -0.38, 0.36, -0.24, 0.5, -0.14, 0.56, 0, 0.5, 0.14, 0.36, 0.24, 0.3, 0.38, 0.12, 0.5, -0.1, 0.42, -0.4, 0.2];
                canvas.Fill(role, Motifs.Conversational.CharmSketch.Smooth([.. xy.Select(v => v * r * 0.94)]).Transform(place));
            }
        }

        private void Fringe(int kind, double from, double high)
        {
            if (kind == 0)
                return;
            OrnamentKind form = kind == 3 ? OrnamentKind.Leaf : OrnamentKind.Drop;
            double bead = kind == 1 ? high * 0.4 : high * 0.26;
            (double[] at, double pitch) = _curve.Row(from + high * 0.5, 2 * bead + _gap);
            for (int i = 0; i < at.Length; i++)
            {
                int k = Math.Abs(i - at.Length / 2) % 2;
                if (kind == 1)
                    canvas.Fill(Hue(k), Outline.Circle(_curve.Place(at[i], from + high * 0.45), Math.Min(bead, (pitch - _gap) / 2)));
                else
                    Ornament.Draw(canvas, form, At(at[i], from, high * (k == 0 ? 1 : 0.76)), Math.Min(0.36, (pitch - _gap * 0.6) / 2 / high), Hue(k), Inner(k, 1));
            }
        }

        private void Pendant(double from)
        {
            int kind = canvas.Whole("pendant");
            Point top = _curve.Place(0, from + _gap);
            double room = Math.Min(half * 0.62, canvas.Page.Bottom - top.Y - 1);
            if (kind == 0 || room < half * 0.1)
                return;
            Affine Down(double y, double size, double turn = 0, double x = 0) => Affine.Scale(size).Then(Affine.Rotate(Math.PI / 2 + turn)).Then(Affine.Translate(top.X + x, top.Y + y));
            switch (kind)
            {
                case 1:
                    foreach (int side in new[] { 1, -1 })
                        Ornament.Draw(canvas, OrnamentKind.Leaf, Down(room * 0.06, room * 0.42, -side * 0.95), 0.26, Hue(2), Inner(2, 1));
                    Ornament.Draw(canvas, OrnamentKind.Drop, Down(0, room * 0.66), 0.34, Hue(0), Inner(0, 1), Inner(0, 2), Inner(0, 3));
                    for (int k = 0; k < 3; k++)
                        canvas.Fill(Hue(k), Outline.Circle(new(top.X, top.Y + room * (0.74 + 0.1 * k)), room * (0.05 - 0.01 * k)));
                    return;
                case 2:
                    Dress dress = Dressed(0);
                    canvas.Fill(dress.Stem, Ribbon.Along([top, new(top.X, top.Y + room * 0.5), new(top.X, top.Y + room * 0.8)], _line * 1.2, _line));
                    for (int k = 2; k >= 0; k--)
                    {
                        foreach (int side in new[] { 1, -1 })
                            new Motifs.Greens.Leaf(_dice.Fork("pendant", k), Motifs.Greens.LeafEdge.Plain, 0.24).Draw(canvas, Affine.Translate(1, 0).Then(Affine.Scale(room * (0.16 - 0.025 * k), side * room * (0.16 - 0.025 * k))).Then(Affine.Rotate(Math.PI / 2 - side * 0.95)).Then(Affine.Translate(top.X, top.Y + room * (0.12 + 0.2 * k))), dress);
                    }
                    Flowers[canvas.Whole("species")](_dice.Fork("end")).Draw(canvas, Affine.Scale(room * 0.17).Then(Affine.Translate(top.X, top.Y + room * 0.8)), Dressed(1));
                    Flowers[canvas.Whole("species")](_dice.Fork("start")).Draw(canvas, Affine.Scale(room * 0.13).Then(Affine.Translate(top.X, top.Y + room * 0.08)), dress);
                    return;
                default:
                    double y = 0, size = room * 0.36;
                    for (int k = 0; k < 4; k++)
                    {
                        Ornament.Draw(canvas, OrnamentKind.Kite, Down(y, size), 0.5, Hue(k), Inner(k, 1), Inner(k, 2));
                        y += size + _gap;
                        size *= 0.7;
                    }
                    return;
            }
        }

        // A small flower goes without its light rims, which would be hairlines.
        private static Dress Small(Dress dress) => dress with { Glow = dress.Main };

        private Dress Dressed(int hue) => Dress.For(canvas, Dress.Clear(canvas, PaletteRole.Ground, Hue(hue), PaletteRole.Hero, PaletteRole.Line),
            Dress.Clear(canvas, PaletteRole.Ground, PaletteRole.Support, PaletteRole.Line, PaletteRole.Hero), Finish.Tonal);
    }
}
