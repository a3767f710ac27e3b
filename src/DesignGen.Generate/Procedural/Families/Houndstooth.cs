using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Houndstooth: the tooth of four and four threads in 2/2 twill as one clean outline, in plain, mixed, broken and over-checked cloths.</summary>
public sealed class Houndstooth : IPatternFamily
{
    // The tooth in eighths of its unit: what 4 dark and 4 light threads leave dark in 2/2 twill.
    private static readonly Point[] Tooth =
    [
        new(0, 0), new(2, 0), new(4, -2), new(4, 0), new(6, 0), new(4, 2), new(4, 4), new(0, 8), new(0, 6), new(2, 4), new(0, 4), new(0, 2), new(-2, 4), new(-4, 4),
    ];

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "houndstooth", new("Houndstooth", "千鸟格"), ArtKind.AllOver,
        ["houndstooth", "dogtooth", "pied de poule", "check", "tailored", "heritage", "classic", "smart", "retro", "sixties", "mod", "city", "geometric", "bold", "monochrome", "autumn", "winter", "men", "women", "unisex", "europe"],
        [
            new("tooth", "mm", 8, 54, 18, "larger teeth"),
            new("style", "choice", 0, 7, 0, "0 plain, 1 rows in two colours, 2 checkerboard of two colours, 3 small teeth between large, 4 fading out, 5 teeth with a lighter heart, 6 large and small in blocks, 7 windowpane over plain"),
            new("pane", "count", 2, 5, 3, "wider panes under the windowpane's lines, in pairs of teeth; the widest have paired lines"),
            new("finish", "choice", 0, 2, 0, "0 sharp, 1 rounded, 2 stepped as woven"),
            new("stretch", "share", 0.8, 1.25, 1, "teeth broader than tall"),
            new("colour", "choice", 0, 3, 0, "teeth in 0 the darkest, 1 hero, 2 support, 3 ground on a hero cloth"),
            new("broken", "share", 0, 0.35, 0, "more teeth in the second colour or left out"),
        ],
        FamilyCard.AnyLayout, MinInks: 1, MinSizeMm: 40, PrintsGround: true, Structure: ["tooth", "style", "finish", "colour"])
    {
        OnGround = [ShownWhen.Parse("colour=0,1,2")],
        Shows = [Shown.Surely("check")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int style = canvas.Whole("style");
        double finest = Math.Max(canvas.MinGap, canvas.MinLine) / Math.Sqrt(2) * 8;
        double size = Math.Max(canvas["tooth"], 1.25 * finest);
        if (style is 3 or 6)
            size = Math.Clamp(size, 4.2 * finest, 36);
        // Mirror axes cut teeth: small plain ones hide it.
        if (canvas.Repeat?.Layout == RepeatLayout.Mirror)
            (size, style) = (Math.Min(size, 20), style is 3 or 4 ? 0 : style);
        int pane = 2 * canvas.Whole("pane");
        bool panes = style == 7;
        // Alternations count in pairs, panes in their own number; both must come out even over the repeat's shift.
        int shift = Math.Max(canvas.Repeat?.CellShift.Across ?? 1, canvas.Repeat?.CellShift.Down ?? 1);
        while (panes && pane > 2 && Math.Min(canvas.Cell.Width, canvas.Cell.Height) / size < 0.75 * shift * pane)
            pane -= 2;
        int period = panes ? pane : 2;
        double root = Math.Sqrt(canvas["stretch"]);
        UnitGrid grid = UnitGrid.Fit(canvas, size * root, size / root, period, period);

        PaletteRole dark = canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero);
        (PaletteRole main, PaletteRole cloth) = canvas.Whole("colour") switch
        {
            1 => (canvas.Against(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line), PaletteRole.Ground),
            2 => (canvas.Against(PaletteRole.Ground, PaletteRole.Support, PaletteRole.Hero, PaletteRole.Line), PaletteRole.Ground),
            3 => (PaletteRole.Ground, canvas.Against(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line)),
            _ => (dark, PaletteRole.Ground),
        };
        PaletteRole second = new[] { PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Line }
            .FirstOrDefault(r => canvas.Differ(r, main) && canvas.Differ(r, cloth) && canvas.Contrast(r, cloth) > 0.2, main);
        if (cloth != PaletteRole.Ground)
            canvas.Fill(cloth, Outline.Rectangle(canvas.Cell.Grow(0.1)));
        if (style == 3)
            Undercloth(canvas, grid, cloth, second);
        Teeth(canvas, grid, style, main, second);
        if (panes)
            Panes(canvas, grid, pane, main, cloth);
    }

    private static void Teeth(DesignCanvas canvas, UnitGrid grid, int style, PaletteRole main, PaletteRole second)
    {
        var teeth = new Gathering(canvas);
        Dice dice = canvas.Dice.Fork("broken");
        double broken = style is 4 or 7 ? 0 : canvas["broken"];
        var current = new Current(canvas);
        int spill = canvas.Repeat?.Layout == RepeatLayout.Mirror ? 1 : 0;
        PaletteRole heart = canvas.Clearest(main, PaletteRole.Light, PaletteRole.Support, PaletteRole.Ground);
        for (int row = -spill; row < grid.Rows + spill; row++)
        {
            for (int column = -spill; column < grid.Columns + spill; column++)
            {
                Affine place = Affine.Scale(grid.Width / 8, grid.Height / 8).Then(Affine.Translate(grid.At(column, row)));
                bool other = style switch { 1 => (row & 1) == 1, 2 => ((row + column) & 1) == 1, _ => false };
                double share = style == 4 ? Fade(current.At(place.Apply(new Point(2, 2)))) : 1;
                bool lost = dice.Chance(broken);
                if (style == 6 && ((row + column) & 1) == 1)
                {
                    for (int k = 0; k < 9; k++)
                        teeth.Add(second, Shaped(canvas, Affine.Scale(1 / 3.0).Then(Affine.Translate(8 / 3.0 * (k % 3), 8 / 3.0 * (k / 3))).Then(place), 1));
                    continue;
                }
                if (lost && second == main)
                    continue;
                teeth.Add(other != lost ? second : main, Shaped(canvas, place, share));
            }
        }
        teeth.Draw();
        if (style != 5)
            return;
        for (int row = -spill; row < grid.Rows + spill; row++)
        {
            for (int column = -spill; column < grid.Columns + spill; column++)
            {
                Affine place = Affine.Scale(grid.Width / 8, grid.Height / 8).Then(Affine.Translate(grid.At(column, row)));
                teeth.Add(heart, Shaped(canvas, Affine.Translate(-2, -2).Then(Affine.Scale(0.42)).Then(Affine.Translate(2, 2)).Then(place), 1));
            }
        }
        teeth.Draw();
    }

    private static double Fade(double field) => Math.Clamp(0.45 + 1.5 * (field - 0.25), 0.46, 1);

    private static void Undercloth(DesignCanvas canvas, UnitGrid grid, PaletteRole cloth, PaletteRole second)
    {
        PaletteRole faint = new[] { PaletteRole.Light, PaletteRole.Support, PaletteRole.Accent, second }.FirstOrDefault(r => canvas.Differ(r, cloth) && canvas.Contrast(r, cloth) < 0.5, second);
        var small = new Gathering(canvas);
        int spill = canvas.Repeat?.Layout == RepeatLayout.Mirror ? 1 : 0;
        for (int row = -spill; row < 4 * grid.Rows + spill; row++)
        {
            for (int column = -spill; column < 4 * grid.Columns + spill; column++)
                small.Add(faint, Shaped(canvas, Affine.Scale(grid.Width / 32, grid.Height / 32).Then(Affine.Translate(grid.At(column / 4.0, row / 4.0))), 1));
        }
        small.Draw();
    }

    private static Outline Shaped(DesignCanvas canvas, Affine place, double share)
    {
        Affine map = Affine.Translate(-1.5, -2).Then(Affine.Scale(share)).Then(Affine.Translate(1.5, 2)).Then(place);
        double thread = map.Scaling;
        return canvas.Whole("finish") switch
        {
            1 => Rounded(map),
            2 when thread > 2 * canvas.MinGap => Pinked(map),
            _ => Outline.Polygon([.. Tooth.Select(map.Apply)]),
        };
    }

    // Corners taken round by a third of the shorter side.
    private static Outline Rounded(Affine map)
    {
        var builder = new OutlineBuilder();
        for (int i = 0; i < Tooth.Length; i++)
        {
            Point before = Tooth[(i + Tooth.Length - 1) % Tooth.Length], at = Tooth[i], after = Tooth[(i + 1) % Tooth.Length];
            double cut = Math.Min(0.42 * Math.Min(at.DistanceTo(before), at.DistanceTo(after)), 1.1);
            Point from = at + (before - at).Unit * cut, to = at + (after - at).Unit * cut;
            if (i == 0)
                builder.MoveTo(map.Apply(from));
            else
                builder.LineTo(map.Apply(from));
            builder.QuadTo(map.Apply(at), map.Apply(to));
        }
        return builder.Close().Build();
    }

    // Slanted edges as steps, two for every thread: the tooth as it is woven.
    private static Outline Pinked(Affine map)
    {
        var points = new List<Point>();
        for (int i = 0; i < Tooth.Length; i++)
        {
            Point a = Tooth[i], b = Tooth[(i + 1) % Tooth.Length];
            points.Add(map.Apply(a));
            double dx = b.X - a.X, dy = b.Y - a.Y;
            if (Math.Abs(dx) < 0.1 || Math.Abs(dy) < 0.1)
                continue;
            int steps = (int)Math.Round(2 * Math.Abs(dx));
            for (int k = 0; k < steps; k++)
            {
                double x = a.X + dx * (k + 1) / steps, y = a.Y + dy * k / steps;
                points.Add(map.Apply(new Point(x, y)));
                if (k < steps - 1)
                    points.Add(map.Apply(new Point(x, y + dy / steps)));
            }
        }
        return Outline.Polygon([.. points]);
    }

    private static void Panes(DesignCanvas canvas, UnitGrid grid, int pane, PaletteRole main, PaletteRole cloth)
    {
        PaletteRole line = new[] { PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Hero, PaletteRole.Shade }.FirstOrDefault(r => canvas.Differ(r, main) && canvas.Differ(r, cloth), main);
        double width = Math.Max(1.1 * canvas.MinLine, (pane >= 8 ? 0.09 : 0.14) * grid.Width);
        double[] offsets = pane >= 8 ? [-1.1 * Math.Max(width, canvas.MinGap), 1.1 * Math.Max(width, canvas.MinGap)] : [0];
        // Lines run where the warp's dark threads end, through the middle of the tooth's own square.
        foreach (double offset in offsets)
        {
            for (int column = 0; column <= grid.Columns; column += pane)
                Line(Rect.FromSize(grid.At(column + 0.25, 0).X + offset - width / 2, grid.Cell.Top - 0.1, width, grid.Cell.Height + 0.2), column < grid.Columns);
            for (int row = 0; row <= grid.Rows; row += pane)
                Line(Rect.FromSize(grid.Cell.Left - 0.1, grid.At(0, row + 0.25).Y + offset - width / 2, grid.Cell.Width + 0.2, width), row < grid.Rows);
        }

        void Line(Rect r, bool inside)
        {
            if (inside)
                canvas.Fill(line, Outline.Rectangle(r));
        }
    }
}
