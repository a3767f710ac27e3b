using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Greens;
using DesignGen.Generate.Procedural.Motifs.Ornaments;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Flower bands: garlands, swags, vines and standing rows between trimmed edges, for hems and all-over stripes.</summary>
public sealed class FloralBorder : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "floral-border", new("Floral border", "花边"), ArtKind.AllOver,
        [
            "border", "floral", "flower", "garland", "swag", "scallop", "vine", "stripe", "lace", "trim", "hem", "romantic", "cottage", "vintage", "folk", "boho", "wallpaper", "spring", "summer", "women", "dress", "skirt",
            "scarf", "home", "all-over",
        ],
        [
            new("main", "choice", 0, 5, 0, "main band: swags, running vine, heads and leaves, standing flowers, laurel, rosettes in scallops"),
            new("second", "choice", 0, 5, 2, "second band, from the same list, drawn lower"),
            new("band", "mm", 26, 76, 50, "higher main bands"),
            new("ratio", "share", 0.25, 0.9, 0.45, "a second band nearer to the main band in height"),
            new("trim", "choice", 0, 4, 1, "lines, beads, scalloped lace, zigzag or leaves between the bands"),
            new("grounds", "choice", 0, 2, 1, "all on the ground, second bands filled, main bands filled"),
            new("species", "choice", 0, 6, 0, "main flower: peony, poppy, rose, anemone, dahlia, cosmos, lily"),
            new("fullness", "share", 0, 1, 0.6, "fuller bands with more leaves"),
            new("width", "share", 0.7, 1.8, 1, "wider units along the band"),
            new("finish", "choice", 0, 2, 0, "parts kept apart by tone, by a keyline, or by gaps as in cut paper"),
        ],
        FamilyCard.AnyLayout, 2, 80, true, Structure: ["main", "second", "trim", "grounds"])
    {
        OnGround = [ShownWhen.Parse("grounds=0")],
        Shows =
        [
            Shown.Surely("peony", "species=0"), Shown.Surely("poppy", "species=1"), Shown.Surely("rose", "species=2"), Shown.Surely("anemone", "species=3"), Shown.Surely("dahlia", "species=4"),
            Shown.Surely("cosmos", "species=5"), Shown.Surely("lily", "species=6"), Shown.Perhaps("peony", "species=4"), Shown.Perhaps("poppy", "species=5"), Shown.Perhaps("rose", "species=6"),
            Shown.Perhaps("anemone", "species=0"), Shown.Perhaps("dahlia", "species=1"), Shown.Perhaps("cosmos", "species=2"), Shown.Perhaps("lily", "species=3"), Shown.Perhaps("daisy"),
            Shown.Perhaps("blossom"), Shown.Perhaps("boxwood"), Shown.Surely("leaf"), Shown.Surely("laurel", "main=4"), Shown.Perhaps("laurel", "second=4"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        double band = canvas["band"], low = band * canvas["ratio"], trim = Math.Max(band * 0.16, 5);
        UnitGrid grid = UnitGrid.Fit(canvas, band * 1.1 * canvas["width"], band + low + 2 * trim);
        double scale = grid.Height / (band + low + 2 * trim);
        (band, low, trim) = (band * scale, low * scale, trim * scale);
        PaletteRole fill = canvas.Bold(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Support);
        int grounds = canvas.Whole("grounds");
        for (int row = 0; row < grid.Rows; row++)
        {
            double top = grid.At(0, row).Y;
            PaletteRole main = grounds == 2 ? fill : PaletteRole.Ground, second = grounds == 1 ? fill : PaletteRole.Ground;
            // The stack is trim, main band, trim, second band; half of the second band lies at either end, so that a mirror's axes run along its middle.
            double a = top + low / 2, b = a + trim, c = b + band, d = c + trim;
            Strip(canvas, main, b - trim * 0.5, c + trim * 0.5);
            Strip(canvas, second, d - trim * 0.5, top + grid.Height + low / 2 + trim * 0.5);
            new Band(canvas, grid, row, b, band, main, 0).Draw(canvas.Whole("main"));
            if (canvas.Repeat?.Layout != RepeatLayout.Mirror || row < grid.Rows - 1)
                new Band(canvas, grid, row + 50, d, low, second, 1).Draw(canvas.Whole("second"));
            else
                new Band(canvas, grid, row + 50, d, low, second, 1).Draw(2);
            if (canvas.Repeat?.Layout == RepeatLayout.Mirror && row == 0)
            {
                Strip(canvas, second, top - low / 2 - trim * 0.5, a + trim * 0.5);
                new Band(canvas, grid, 49, top - low / 2, low, second, 1).Draw(2);
            }
            Trim(canvas, grid, a, trim, second, main, true);
            Trim(canvas, grid, c, trim, main, second, false);
        }
    }

    private static void Strip(DesignCanvas canvas, PaletteRole role, double top, double bottom)
    {
        if (role != PaletteRole.Ground)
            canvas.Fill(role, Outline.Rectangle(new(canvas.Cell.Left - 0.3, top, canvas.Cell.Right + 0.3, bottom)));
    }

    private static void Trim(DesignCanvas canvas, UnitGrid grid, double top, double high, PaletteRole above, PaletteRole below, bool first)
    {
        PaletteRole role = PaletteRole.Accent;
        foreach (PaletteRole wish in new[] { PaletteRole.Accent, PaletteRole.Line, PaletteRole.Light, PaletteRole.Support, PaletteRole.Ground, PaletteRole.Hero })
        {
            if (canvas.Contrast(wish, above) > 0.22 && canvas.Contrast(wish, below) > 0.22)
            {
                role = wish;
                break;
            }
        }
        double fine = Math.Max(canvas.Finest(role) * 1.5, high * 0.1), middle = top + high / 2, left = canvas.Cell.Left - 0.3, right = canvas.Cell.Right + 0.3, lip = Math.Max(high * 0.4, fine * 2);
        void Line(double y, double wide) => canvas.Fill(role, Outline.Rectangle(new(left, y - wide / 2, right, y + wide / 2)));
        int count = grid.Columns * Math.Max(2, (int)(grid.Width / (high * 0.62) / 2) * 2);
        double pitch = canvas.Cell.Width / count;
        int side = first ? 1 : -1;
        switch (canvas.Whole("trim"))
        {
            case 0:
                Line(middle, fine * 1.6);
                Line(middle - lip, fine * 0.7);
                Line(middle + lip, fine * 0.7);
                return;
            case 1:
                Line(middle - lip, fine * 0.8);
                Line(middle + lip, fine * 0.8);
                PaletteRole bead = canvas.Against(role, PaletteRole.Light, PaletteRole.Hero, PaletteRole.Accent);
                bead = canvas.Contrast(bead, above) > 0.2 && canvas.Contrast(bead, below) > 0.2 ? bead : role;
                Strip(canvas, above, middle - lip + fine * 0.4, middle + lip - fine * 0.4);
                double r = Math.Min(pitch / 2 - canvas.MinGap * 0.6, lip - fine * 0.4 - canvas.MinGap);
                if (r > canvas.MinLine)
                    canvas.Fill(bead, new Outline([.. Enumerable.Range(0, count).SelectMany(i => Outline.Circle(new(canvas.Cell.Left + (i + 0.5) * pitch, middle), r).Contours)]));
                return;
            case 2:
                canvas.Fill(role, new Outline([.. Enumerable.Range(0, count).SelectMany(i => Outline.Circle(new(canvas.Cell.Left + (i + 0.5) * pitch, middle), pitch * 0.53).Contours)]));
                canvas.Fill(role, Outline.Rectangle(new(left, Math.Min(middle, middle - side * high * 0.5), right, Math.Max(middle, middle - side * high * 0.5))));
                PaletteRole hole = first ? below : above;
                if (pitch * 0.2 > canvas.Finest(hole) * 0.6)
                    canvas.Fill(hole, new Outline([.. Enumerable.Range(0, count).SelectMany(i => Outline.Circle(new(canvas.Cell.Left + (i + 0.5) * pitch, middle), pitch * 0.2).Contours)]));
                return;
            case 3:
                foreach (int sign in new[] { -1, 1 })
                    canvas.Fill(role, new Outline([.. Enumerable.Range(0, count).SelectMany(i => Outline.Polygon(new(canvas.Cell.Left + i * pitch - 0.05, middle + sign * fine * 0.3), new(canvas.Cell.Left + (i + 0.5) * pitch, middle + sign * high * 0.46), new(canvas.Cell.Left + (i + 1) * pitch + 0.05, middle + sign * fine * 0.3)).Contours)]));
                Line(middle, fine * 0.9);
                return;
            default:
                Line(middle, fine);
                double leaf = Math.Min(pitch * 0.9, high * 0.62);
                canvas.Fill(role, new Outline([.. Enumerable.Range(0, count).SelectMany(i => new[] { 1, -1 }.SelectMany(s => Ornament.Shape(OrnamentKind.Leaf, 0.4).Transform(Affine.Scale(leaf).Then(Affine.Rotate(s * 0.9)).Then(Affine.Translate(canvas.Cell.Left + (i + 0.3) * pitch, middle))).Contours))]));
                return;
        }
    }

    // One band of a height: units side by side along the cell, each drawn once.
    private sealed class Band(DesignCanvas canvas, UnitGrid grid, int number, double top, double high, PaletteRole on, int tier)
    {
        private readonly Dice _dice = canvas.Dice.Fork("band", number);
        private readonly double _full = canvas["fullness"];

        public void Draw(int kind)
        {
            // Low bands hold more units.
            int per = Math.Max(1, (int)Math.Round(grid.Width / (high * (kind switch { 0 => 1.5, 1 => 1.7, 2 => 1.05, 3 => 0.62, 4 => 1.3, _ => 1.1 }) * canvas["width"])));
            int count = grid.Columns * per;
            double wide = grid.Cell.Width / count;
            for (int layer = 0; layer < 3; layer++)
            {
                for (int i = 0; i < count; i++)
                    Unit(kind, layer, grid.Cell.Left + i * wide, wide, i % per == 0 ? 0 : i % per);
            }
        }

        private void Unit(int kind, int layer, double left, double wide, int i)
        {
            double middle = left + wide / 2, y = top + high / 2, bottom = top + high, line = Math.Max(canvas.Finest(Leafy.Stem) * 1.6, high * 0.022);
            switch (kind)
            {
                case 0:
                    // A swag hangs from knot to knot; its fullest flower in the middle of the hang.
                    double sag = high * 0.5, hang = top + high * 0.2;
                    Point S(double t) => new(left + wide * t, hang + sag * 4 * t * (1 - t));
                    if (layer == 0)
                    {
                        canvas.Fill(Leafy.Stem, Ribbon.Along([.. Enumerable.Range(0, 9).Select(k => S(k / 8.0))], line, line));
                        int leaves = 4 + (int)(4 * _full);
                        for (int k = 0; k < leaves; k++)
                        {
                            foreach (int side in new[] { 1, -1 })
                            {
                                double t = 0.5 + side * (0.5 - 0.46 * k / leaves) * 0.92;
                                double way = (S(t + 0.01) - S(t - 0.01)).Direction + (side > 0 ? Math.PI : 0);
                                Grow(LeafKind(k), S(t), way + side * (k % 2 == 0 ? 0.62 : -0.62), high * (0.14 + 0.06 * (1 - Math.Abs(2 * t - 1))), Leafy, side);
                            }
                        }
                    }
                    else if (layer == 1)
                    {
                        Flower(1, S(0.25), high * 0.16, 1);
                        Flower(1, S(0.75), high * 0.16, 1);
                    }
                    else
                    {
                        Flower(0, S(0.5), high * 0.27, 0);
                        Knot(new(left, hang), high);
                    }
                    return;
                case 1:
                    double sway = high * 0.2;
                    Point V(double t) => new(left + wide * t, y + sway * Math.Cos(2 * Math.PI * t));
                    if (layer == 0)
                    {
                        canvas.Fill(Leafy.Stem, Ribbon.Along([.. Enumerable.Range(0, 13).Select(k => V(k / 12.0))], line, line));
                        for (int k = 0; k < 4; k++)
                        {
                            double t = (k < 2 ? 0.14 + 0.16 * k : 0.7 + 0.16 * (k - 2));
                            double way = (V(t + 0.01) - V(t - 0.01)).Direction + (t > 0.5 ? Math.PI : 0);
                            Grow(LeafKind(k), V(t), way + (t > 0.5 ? -1 : 1) * (k % 2 == 0 ? 0.8 : -0.8), high * (0.13 + 0.06 * _full), Leafy, t > 0.5 ? -1 : 1);
                        }
                    }
                    else if (layer == 1)
                    {
                        Flower(1, new(left, y - high * 0.12), high * 0.18, 1);
                    }
                    else
                    {
                        Flower(0, new(middle, y + high * 0.04), high * 0.27, 0);
                    }
                    return;
                case 2:
                    if (layer == 0)
                    {
                        foreach (int side in new[] { 1, -1 })
                        {
                            for (int k = -1; k <= 1; k++)
                            {
                                if (k != 0 || _full > 0.35)
                                    Grow(LeafKind(k + 1), new(middle, y), (side > 0 ? 0 : Math.PI) + k * 0.52, Math.Min(high, wide) * (0.3 - 0.03 * Math.Abs(k)), Leafy, side * (k < 0 ? -1 : 1));
                            }
                        }
                    }
                    else if (layer == 1 && wide > high * 0.7)
                    {
                        Flower(1, new(left, y), Math.Min(high * 0.15, wide * 0.14), 1);
                    }
                    else if (layer == 2)
                    {
                        Flower(0, new(middle, y), Math.Min(high * 0.34, wide * 0.34), 0);
                    }
                    return;
                case 3:
                    // Standing flowers on one ground line: tall and short by turns.
                    double tall = high * (i % 2 == 0 ? 0.92 : 0.74);
                    if (layer == 0)
                    {
                        canvas.Fill(Leafy.Stem, Outline.Rectangle(new(left - 0.02, bottom - line, left + wide + 0.02, bottom)));
                        canvas.Fill(Leafy.Stem, Ribbon.Bow(new(middle, bottom), new(middle, bottom - tall * 0.7), 0, line, line * 0.8));
                        foreach (int side in new[] { 1, -1 })
                            Grow(LeafKind(0), new(middle, bottom - high * (side > 0 ? 0.05 : 0.12)), -Math.PI / 2 + side * 0.6, Math.Min(wide * 0.36, high * (0.14 + 0.08 * _full)), Leafy, side);
                    }
                    else if (layer == 2)
                    {
                        Flower(i % 2 == 0 ? 0 : 2, new(middle, bottom - tall + Math.Min(wide * 0.42, high * 0.25)), Math.Min(wide * 0.42, high * 0.25), i % 2);
                    }
                    return;
                case 4:
                    if (layer == 0)
                    {
                        canvas.Fill(Leafy.Stem, Outline.Rectangle(new(left - 0.02, y - line / 2, left + wide + 0.02, y + line / 2)));
                        int pairs = 2 + (int)Math.Round(2 * _full);
                        for (int k = pairs - 1; k >= 0; k--)
                        {
                            foreach (int side in new[] { 1, -1 })
                            {
                                foreach (int up in new[] { 1, -1 })
                                    Grow(LeafKind(0), new(middle + side * wide * (0.1 + 0.34 * k / pairs), y), (side > 0 ? 0 : Math.PI) + up * side * 0.72, Math.Min(high * 0.25, wide * 0.42 / pairs), Leafy, up * side);
                            }
                        }
                    }
                    else if (layer == 1)
                    {
                        Flower(1, new(left, y), high * 0.14, 1);
                    }
                    else
                    {
                        Flower(0, new(middle, y), high * 0.22, 0);
                    }
                    return;
                default:
                    // Rosettes under arches.
                    double r = wide / 2;
                    if (layer == 0)
                    {
                        double arch = Math.Max(line * 1.4, canvas.MinGap), reach = Math.Min(high * 0.86, r);
                        Outline Bow(double by) => new OutlineBuilder().MoveTo(new(left + by, bottom)).LineTo(new(left + by, bottom - high * 0.1 - reach * 0.2))
                            .CurveTo(new(left + by, bottom - high * 0.96 + by), new(left + wide - by, bottom - high * 0.96 + by), new(left + wide - by, bottom - high * 0.1 - reach * 0.2)).LineTo(new(left + wide - by, bottom)).Close().Build();
                        PaletteRole lace = canvas.Bold(on, PaletteRole.Support, PaletteRole.Line, PaletteRole.Light, PaletteRole.Hero);
                        canvas.Fill(lace, Bow(arch * 0.4));
                        canvas.Fill(on, Bow(arch * 1.6));
                        for (int k = -2; k <= 2; k++)
                            Grow(LeafKind(0), new(middle, bottom - high * 0.3), -Math.PI / 2 + k * 0.72, Math.Min(high * 0.24, wide * 0.2), Leafy);
                    }
                    else if (layer == 2)
                    {
                        Flower(0, new(middle, bottom - high * 0.36), Math.Min(high * 0.3, wide * 0.3), i % 2);
                        Flower(1, new(left, top + high * 0.16), Math.Min(high * 0.15, wide * 0.16), 1);
                    }
                    return;
            }
        }

        private Dress Leafy => Dressed(PaletteRole.Hero);

        private Func<Dice, Motif> LeafKind(int k) => tier == 0 ? k % 3 == 2 ? LeafSprig.Boxwood : d => new Leaf(d, k % 2 == 0 ? LeafEdge.Plain : LeafEdge.Toothed, 0.25) : d => new Leaf(d, LeafEdge.Plain, 0.24);

        private void Knot(Point at, double size)
        {
            Flower(2, at, size * 0.13, 2);
            Dress dress = Dressed(PaletteRole.Accent);
            foreach (int side in new[] { 1, -1 })
                Grow(LeafKind(0), at + new Point(0, size * 0.08), Math.PI / 2 + side * 0.42, size * 0.14, dress, side);
        }

        private void Flower(int species, Point at, double size, int hue)
        {
            if (size < 1.6)
                return;
            Func<Dice, Motif> grow = species switch
            {
                0 => Botanicals.Heroes[(canvas.Whole("species") + tier * 3) % Botanicals.Heroes.Length],
                1 => Botanicals.Secondary[tier],
                _ => Botanicals.Secondary[1 - tier],
            };
            PaletteRole main = hue switch { 0 => tier == 0 ? PaletteRole.Hero : PaletteRole.Accent, 1 => tier == 0 ? PaletteRole.Accent : PaletteRole.Light, _ => PaletteRole.Light };
            grow(_dice.Fork("flower", species)).Draw(canvas, Affine.Scale(size).Then(Affine.Rotate(-Math.PI / 2)).Then(Affine.Translate(at)), Dressed(main));
        }

        private void Grow(Func<Dice, Motif> grow, Point foot, double direction, double size, Dress dress, int flip = 1) =>
            grow(_dice.Fork("leaf")).Draw(canvas, Affine.Translate(1, 0).Then(Affine.Scale(size, flip * size)).Then(Affine.Rotate(direction)).Then(Affine.Translate(foot)), dress);

        private Dress Dressed(PaletteRole wanted)
        {
            PaletteRole main = Dress.Clear(canvas, on, wanted, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line);
            PaletteRole leaf = Dress.Clear(canvas, on, PaletteRole.Support, PaletteRole.Line, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Hero);
            Dress dress = Dress.For(canvas, main, leaf, (Finish)canvas.Whole("finish"));
            return on == PaletteRole.Ground ? dress : dress with
            {
                Stem = leaf,
                Edge = dress.Edge == PaletteRole.Ground ? on : dress.Edge,
                LeafEdge = dress.LeafEdge == PaletteRole.Ground ? on : dress.LeafEdge,
            };
        }
    }
}
