using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Ikat: nested diamonds, ogees or medallions whose edges slip thread bundle by thread bundle, feathered in two or three tones.</summary>
public sealed class Ikat : IPatternFamily
{
    private const int Noises = 512;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "ikat", new("Ikat", "伊卡特"), ArtKind.AllOver,
        ["ikat", "ethnic", "boho", "bohemian", "tribal", "silk road", "uzbek", "central asia", "moroccan", "diamond", "ogee", "medallion", "folk", "resort", "handmade", "geometric", "summer", "autumn", "women", "men", "home", "unisex"],
        [
            new("form", "choice", 0, 4, 0, "0 diamonds, 1 ogees, 2 medallions, 3 chevron bands, 4 horned almonds"),
            new("motif", "mm", 26, 110, 56, "larger motifs"),
            new("slimness", "share", 0.8, 2, 1.3, "motifs taller against their breadth"),
            new("rings", "count", 2, 5, 4, "more rings in each motif"),
            new("slip", "share", 0.1, 1, 0.5, "edges displaced further along the threads"),
            new("bundle", "mm", 1, 3.6, 1.7, "broader bundles of threads"),
            new("edge", "choice", 0, 2, 0, "bundles end 0 in steps, 1 in points, 2 slanting"),
            new("between", "choice", 0, 3, 1, "between motifs: 0 nothing, 1 small motifs, 2 stripes, 3 crosses"),
            new("order", "choice", 0, 2, 0, "rings 0 dark outside, 1 bright outside, 2 turning from column to column"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["form", "motif", "between", "order"])
    {
        Shows = [Shown.Surely("diamond-shape", "form=0"), Shown.Surely("medallion", "form=2"), Shown.Surely("chevron", "form=3"), Shown.Perhaps("paisley", "form=4"), Shown.Perhaps("stripe", "between=2")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int form = canvas.Whole("form");
        double motif = canvas["motif"];
        int turn = canvas.Whole("order") == 2 ? 2 : 1;
        UnitGrid grid = UnitGrid.Fit(canvas, motif, motif * canvas["slimness"], turn);
        double bundle = Math.Max(canvas["bundle"], 1.25 * Math.Max(canvas.MinLine, canvas.MinGap));
        int bundles = Math.Max(8, (int)Math.Round(grid.Width / bundle / 2) * 2);
        var weave = new Warp(canvas, grid, bundles);
        int far = canvas.Repeat?.Layout == RepeatLayout.Mirror ? 1 : 0;

        List<PaletteRole> inks = canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Support);
        if (inks.Count == 0)
            inks.Add(PaletteRole.Hero);
        if (canvas.Whole("between") == 2 && form != 3)
            Stripes(canvas, grid, weave, inks[^1]);
        for (int row = 0; row < grid.Rows + far; row++)
        {
            for (int column = 0; column < grid.Columns + far; column++)
            {
                Motif(canvas, grid, weave, column, row, 0.5, form, Order(canvas, inks, column), 1);
                if (form == 3)
                    continue;
                switch (canvas.Whole("between"))
                {
                    case 1:
                        Motif(canvas, grid, weave, column, row, 0, form == 4 ? 2 : form, Order(canvas, inks, column + 1), form is 0 or 1 ? 0.62 : 0.5);
                        break;
                    case 3:
                        Cross(canvas, grid, weave, column, row, inks[Math.Min(1, inks.Count - 1)]);
                        break;
                }
            }
        }
    }

    private static List<PaletteRole> Order(DesignCanvas canvas, List<PaletteRole> inks, int column)
    {
        List<PaletteRole> order = [.. inks.OrderByDescending(r => canvas.Contrast(r, PaletteRole.Ground))];
        int by = canvas.Whole("order") switch { 0 => 0, 1 => 1, _ => (column & 1) == 0 ? 0 : 2 };
        // Ground comes between inks, so that rings stay apart however many share one.
        List<PaletteRole> turned = [.. order.Skip(by % order.Count), .. order.Take(by % order.Count)];
        if (turned.Count > 2)
            turned.Insert(1, PaletteRole.Ground);
        else
            turned = [turned[0], PaletteRole.Ground, .. turned.Skip(1)];
        return turned;
    }

    // Half heights of a form at a share of its half breadth, as a share of its half height.
    private static double Height(int form, double x) => form switch
    {
        0 => 1 - x,
        1 => 0.5 + 0.5 * Math.Cos(Math.PI * x),
        2 => Math.Sqrt(Math.Max(0, 1 - x * x)) * (0.86 + 0.14 * Math.Cos(6 * Math.PI * x)),
        _ => x < 0.72 ? Math.Sqrt(Math.Max(0, 1 - x * x / 0.5184)) * (0.9 - 0.25 * x) + 0.2 * x : 0.44 * (1 - x) / 0.28,
    };

    private static void Motif(DesignCanvas canvas, UnitGrid grid, Warp warp, int column, int row, double offset, int form, List<PaletteRole> order, double size)
    {
        int rings = canvas.Whole("rings");
        Point at = grid.At(column + offset, row + offset);
        // Breadths and heights of neighbours leave the ground between them open.
        double across = grid.Width / 2 * (form is 0 or 1 ? 0.96 : 0.86) * size, down = grid.Height / 2 * (form is 0 or 1 ? 0.94 : 0.84) * size;
        double least = Math.Max(1.6, 2.4 * canvas.MinGap);
        if (form == 3)
        {
            Bands(canvas, grid, warp, column, row, order, rings);
            return;
        }
        PaletteRole before = PaletteRole.Ground;
        for (int ring = 0; ring < rings; ring++)
        {
            double share = 1 - (double)ring / rings * 0.94;
            PaletteRole role = order[ring % order.Count];
            if (across * share < least * 1.5 || down * share < least * 1.5)
                break;
            if (!canvas.Differ(role, before))
                continue;
            // A paler tone runs out beyond the edge where a bundle has slipped: the feathering of the dye.
            PaletteRole halo = order.FirstOrDefault(r => canvas.Differ(r, role) && canvas.Differ(r, before), role);
            if (halo != role && ring < 2)
                Fill(canvas, warp.Shape(at, across * share, down * share, x => Height(form, x), 1, ring, true), halo);
            Fill(canvas, warp.Shape(at, across * share, down * share, x => Height(form, x), ring < 2 ? 0.9 : 1, ring, false), role);
            before = role;
        }
    }

    // Chevrons: bands that rise and fall over each column.
    private static void Bands(DesignCanvas canvas, UnitGrid grid, Warp warp, int column, int row, List<PaletteRole> order, int rings)
    {
        double height = grid.Height / (rings + 1);
        for (int ring = 0; ring < rings; ring++)
        {
            PaletteRole role = order[ring % order.Count];
            if (!canvas.Differ(role, PaletteRole.Ground))
                continue;
            double middle = grid.At(0, row).Y + (ring + 0.5) * grid.Height / rings, thick = height * (ring % 2 == 0 ? 0.92 : 0.6);
            Fill(canvas, warp.Band(column, middle, thick, grid.Height * 0.3, ring), role);
        }
    }

    private static void Cross(DesignCanvas canvas, UnitGrid grid, Warp warp, int column, int row, PaletteRole role)
    {
        Point at = grid.At(column, row);
        double w = 0.2 * grid.Width, h = 0.2 * grid.Height;
        Fill(canvas, warp.Shape(at, w, h, x => x < 0.34 ? 1 : 0.34, 1, 7, false), role);
    }

    private static void Stripes(DesignCanvas canvas, UnitGrid grid, Warp warp, PaletteRole role)
    {
        double wide = Math.Max(warp.Bundle, Math.Round(0.12 * grid.Width / warp.Bundle) * warp.Bundle);
        for (int column = 0; column <= grid.Columns; column++)
        {
            if (column < grid.Columns || canvas.Repeat?.Layout == RepeatLayout.Mirror)
                Fill(canvas, Outline.Rectangle(Rect.FromSize(grid.At(column, 0).X - wide / 2, grid.Cell.Top - 0.1, wide, grid.Cell.Height + 0.2)), role);
        }
    }

    private static void Fill(DesignCanvas canvas, Outline outline, PaletteRole role) => canvas.Fill(role, AxisTrim.Trim(canvas, outline, 0.1));

    /// <summary>The warp: bundles of threads, each slipped by its own amount before weaving.</summary>
    private sealed class Warp
    {
        private readonly double[] _slip = new double[Noises], _tuft = new double[Noises];
        private readonly UnitGrid _grid;
        private readonly int _bundles, _edge;
        private readonly double _amount;

        public Warp(DesignCanvas canvas, UnitGrid grid, int bundles)
        {
            (_grid, _bundles, _edge) = (grid, bundles, canvas.Whole("edge"));
            Bundle = grid.Width / bundles;
            _amount = canvas["slip"] * Math.Min(0.16 * grid.Height, 7.5);
            Dice dice = canvas.Dice.Fork("slip");
            double sway = 0;
            for (int i = 0; i < Noises; i++)
            {
                // Slow sway with a jump for every bundle.
                sway = 0.6 * sway + 0.4 * dice.Normal();
                _slip[i] = Math.Clamp(0.35 * sway + 0.3 * dice.Between(-1, 1), -1, 1);
                _tuft[i] = dice.Between(0.25, 1);
            }
        }

        public double Bundle { get; }

        // Bundles are counted from the cell's left edge; the cell's count divides them, so images agree.
        private int Number(double x)
        {
            int all = _bundles * _grid.Columns, i = (int)Math.Floor((x - _grid.Cell.Left) / Bundle + 1e-6);
            return ((i % all) + all) % all % Noises;
        }

        /// <summary>A form mirrored about its level axis, cut into bundles.</summary>
        public Outline Shape(Point at, double across, double down, Func<double, double> height, double scale, int ring, bool feather)
        {
            int half = Math.Max(1, (int)Math.Round(across / Bundle));
            var top = new List<Point>();
            var bottom = new List<Point>();
            for (int k = -half; k < half; k++)
            {
                double left = at.X + k * Bundle, right = left + Bundle, middle = Math.Abs(k + 0.5) / half;
                int number = Number(left + Bundle / 2);
                double h = Math.Max(0, height(middle)) * down * scale + (feather ? _tuft[(number + 37 * ring) % Noises] * _amount * 0.9 : 0);
                h = Math.Max(h, 0.9);
                double slip = _slip[number] * _amount, jitter = 0.25 * _amount * (_tuft[(number * 3 + 11 * ring) % Noises] - 0.6);
                End(top, left, right, at.Y + slip - h - jitter, -0.5 * _amount);
                End(bottom, left, right, at.Y + slip + h + jitter, 0.5 * _amount);
            }
            bottom.Reverse();
            return Outline.Polygon([.. top, .. bottom]);
        }

        /// <summary>A band over one column that rises to its middle.</summary>
        public Outline Band(int column, double middle, double thick, double rise, int ring)
        {
            var top = new List<Point>();
            var bottom = new List<Point>();
            double start = _grid.At(column, 0).X;
            for (int k = 0; k < _bundles; k++)
            {
                double left = start + k * Bundle - (k == 0 ? 0.05 : 0), right = start + (k + 1) * Bundle + (k == _bundles - 1 ? 0.05 : 0);
                int number = Number(start + (k + 0.5) * Bundle);
                double y = middle + rise * (Math.Abs((k + 0.5) / _bundles * 2 - 1) - 0.5) + _slip[number] * _amount;
                double jitter = 0.3 * _amount * (_tuft[(number * 3 + 11 * ring) % Noises] - 0.6);
                End(top, left, right, y - thick / 2 - jitter, -0.3 * _amount);
                End(bottom, left, right, y + thick / 2 + jitter, 0.3 * _amount);
            }
            bottom.Reverse();
            return Outline.Polygon([.. top, .. bottom]);
        }

        private void End(List<Point> edge, double left, double right, double y, double point)
        {
            switch (_edge)
            {
                case 1:
                    edge.Add(new(left, y));
                    edge.Add(new((left + right) / 2, y + point));
                    edge.Add(new(right, y));
                    break;
                case 2:
                    edge.Add(new(left, y + point / 2));
                    edge.Add(new(right, y - point / 2));
                    break;
                default:
                    edge.Add(new(left, y));
                    edge.Add(new(right, y));
                    break;
            }
        }
    }
}
