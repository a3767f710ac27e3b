using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Yagasuri: columns of arrow feathers as ikat weaves them, with stepped edges, barbs, shafts and a rhythm of tones.</summary>
public sealed class Yagasuri : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "yagasuri", new("Arrow feathers", "箭羽纹"), ArtKind.AllOver,
        ["yagasuri", "arrow", "feather", "fletching", "chevron", "ikat", "kasuri", "stripe", "column", "japanese", "japan", "asian", "traditional", "kimono", "hakama", "geometric", "graphic", "retro", "taisho", "graduation", "spring", "autumn", "women", "men", "unisex"],
        [
            new("width", "mm", 9, 28, 16, "wider columns"),
            new("length", "share", 1.4, 4.2, 2.6, "longer feathers, as a share of the width"),
            new("slant", "share", 0.32, 1.1, 0.6, "steeper feather ends"),
            new("edge", "choice", 0, 3, 2, "0 clean, 1 stepped, 2 ikat slits, 3 long ikat slits"),
            new("infill", "choice", 0, 5, 2, "0 solid, 1 two halves, 2 barbs, 3 banded tip, 4 a feather in the feather, 5 a mix by column"),
            new("rhythm", "choice", 0, 4, 1, "0 one tone, 1 two tones in turn, 2 a bright column now and then, 3 tones dealt evenly, 4 tones that drift"),
            new("direction", "choice", 0, 2, 0, "0 columns in turn up and down, 1 all up, 2 pairs"),
            new("duty", "share", 0.35, 0.65, 0.5, "longer dark feathers, shorter light ones"),
            new("light", "choice", 0, 2, 1, "light feathers: 0 bare cloth, 1 fine barbs, 2 a second tone"),
            new("scheme", "choice", 0, 3, 0, ClothScheme.Choices),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["edge", "infill", "rhythm", "width"])
    {
        OnGround = [ShownWhen.Parse("scheme=0")],
        Shows = [Shown.Surely("arrow"), Shown.Surely("feather"), Shown.Perhaps("stripe", "infill=3,5")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        ClothScheme cloth = ClothScheme.For(canvas, canvas.Whole("scheme"));
        int direction = canvas.Whole("direction"), rhythm = canvas.Whole("rhythm"), infill = canvas.Whole("infill");
        UnitGrid grid = UnitGrid.Fit(canvas, canvas["width"], canvas["width"] * canvas["length"], direction == 2 || rhythm == 2 ? 4 : 2);
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        List<PaletteRole> tones = [cloth.Ink, .. cloth.Tones.Where(t => t != cloth.Ink).Take(2)];
        var feathers = new List<Feather>();
        // Across a level axis a whole dark feather above and a whole light one below mirror into themselves.
        int whole = Math.Max(1, (int)Math.Round(grid.Cell.Height / (canvas["width"] * canvas["length"]) - 0.5));
        double length = mirror ? grid.Cell.Height / (whole + 0.5) : grid.Height;
        // Under a mirror columns stand on the axes, where their own symmetry carries them over.
        for (int i = 0; i < grid.Columns + (mirror ? 1 : 0); i++)
        {
            bool up = direction switch { 1 => true, 2 => i / 2 % 2 == 0, _ => i % 2 == 0 };
            double shift = mirror ? -canvas["duty"] * 0.5 - canvas["slant"] * grid.Width / 4 / length : direction == 1 ? (i % 2) * 0.5 : up ? 0 : canvas["duty"] * 0.5;
            for (int j = mirror ? -1 : 0; j < (mirror ? whole + 2 : grid.Rows); j++)
                feathers.Add(new(i, new(grid.At(i + (mirror ? 0 : 0.5), 0).X, grid.Cell.Top + (j + shift) * length), grid.Width, length, up));
        }
        int[] tone = Tones(canvas, feathers, rhythm, tones.Count);
        PaletteRole light = canvas.Against(cloth.Field, [.. cloth.Tones.Where(t => !tones.Take(rhythm == 0 ? 1 : 2).Contains(t)), PaletteRole.Light, cloth.Ink]);
        double gap = Math.Max(canvas.Finest(cloth.Field), grid.Width * 0.045);

        cloth.Dye(canvas);
        for (int k = 0; k < feathers.Count; k++)
        {
            Feather f = feathers[k];
            PaletteRole role = rhythm == 2 && f.Column % 4 == 1 ? cloth.Accent : tones[tone[k]];
            var brush = new Brush(canvas, cloth.Field, f, gap, canvas["slant"], canvas.Dice.Fork("thread", k));
            double duty = canvas["duty"];
            int kind = infill == 5 ? new[] { 0, 2, 1, 4 }[f.Column % 4 < 2 ? f.Column % 2 : 2 + f.Column % 2] : infill;
            Dark(canvas, cloth, brush, kind, role, tones, duty);
            if (canvas.Whole("light") == 2 && light != role)
                brush.Band(light, duty + gap / f.Length, 1 - gap / f.Length);
            else if (canvas.Whole("light") == 1)
                brush.Barbs(role, duty + 0.03, 0.97, Math.Max(canvas.Finest(role), f.Width * 0.034), 2.4);
        }
    }

    private static void Dark(DesignCanvas canvas, ClothScheme cloth, Brush brush, int kind, PaletteRole role, List<PaletteRole> tones, double duty)
    {
        PaletteRole second = canvas.Against(role, [.. tones.Where(t => t != role), cloth.Accent, PaletteRole.Light, cloth.Field]);
        bool apart = canvas.Differ(second, cloth.Field);
        switch (kind)
        {
            case 1:
                brush.Band(role, 0, duty, side: -1);
                brush.Band(apart ? second : role, 0, duty, side: 1);
                break;
            case 2:
                brush.Band(role, 0, duty);
                brush.Barbs(cloth.Field, 0.05, duty - 0.05, Math.Max(canvas.Finest(cloth.Field), brush.Width * 0.03), 3.2);
                break;
            case 3:
                brush.Band(role, 0, duty * 0.62);
                brush.Band(apart ? second : role, duty * 0.62 + brush.Gap / brush.Length, duty);
                break;
            case 4:
                brush.Band(role, 0, duty);
                brush.Core(second, duty);
                break;
            default:
                brush.Band(role, 0, duty);
                break;
        }
    }

    private static int[] Tones(DesignCanvas canvas, List<Feather> feathers, int rhythm, int tones)
    {
        if (rhythm >= 3 && tones > 1)
        {
            List<Point> places = [.. feathers.Select(f => f.Tip)];
            return Drift.Deal(canvas, new EvenMix(places, canvas.Repeat), places, [.. Enumerable.Range(0, tones).Select(i => i == 0 ? 1 : 0.7)], feathers[0].Width * 2, rhythm == 4 ? 0.85 : 0, "tones");
        }
        return [.. feathers.Select(f => rhythm == 1 ? f.Column % 2 % tones : 0)];
    }

    /// <summary>One dark and one light feather of a column.</summary>
    /// <param name="Column">Its column.</param>
    /// <param name="Tip">Where its shaft begins, mm.</param>
    /// <param name="Width">Width of the column, mm.</param>
    /// <param name="Length">Length of both, mm.</param>
    /// <param name="Up">Whether the ends point up.</param>
    private sealed record Feather(int Column, Point Tip, double Width, double Length, bool Up);

    /// <summary>Draws bands across a feather, thread by thread.</summary>
    private sealed class Brush
    {
        private readonly DesignCanvas _canvas;
        private readonly Feather _feather;
        private readonly double _slant, _half, _shaft;
        private readonly ImmutableArray<double> _edges;
        private readonly Dice _dice;
        private readonly int _edge;

        public Brush(DesignCanvas canvas, PaletteRole field, Feather feather, double gap, double slant, Dice dice)
        {
            (_canvas, _feather, _slant, _dice, Gap) = (canvas, feather, slant, dice, gap);
            _edge = canvas.Whole("edge");
            _half = (feather.Width - gap) / 2;
            _shaft = Math.Max(canvas.Finest(field), feather.Width * 0.05) / 2;
            // Threads wide enough that a slit beside each stays open.
            int threads = Math.Max(2, (int)((_half - _shaft) / Math.Max(Math.Max(canvas.MinGap, canvas.MinLine) * 1.05, feather.Width * 0.06)));
            _edges = [.. Enumerable.Range(0, threads + 1).Select(i => _shaft + (_half - _shaft) * i / threads)];
        }

        public double Gap { get; }

        public double Width => _feather.Width;

        public double Length => _feather.Length;

        /// <summary>A band from one share of the length to another; on one side of the shaft, or on both.</summary>
        public void Band(PaletteRole role, double from, double to, int side = 0)
        {
            foreach (int s in new[] { -1, 1 })
            {
                if (side == 0 || side == s)
                    Put(role, _edge == 0 ? Clean(s, from, to, _shaft, _half) : Threads(s, from, to));
            }
        }

        /// <summary>Fine bars along the slant.</summary>
        public void Barbs(PaletteRole role, double from, double to, double thick, double pitch)
        {
            double step = Math.Max(thick * pitch, thick + Math.Max(_canvas.MinGap, _canvas.MinLine) * 1.4) / Length;
            int count = (int)((to - from - thick / Length) / step);
            if (count < 1)
                return;
            double free = (to - from - count * step) / 2 + step / 2;
            foreach (int s in new[] { -1, 1 })
            {
                Put(role, Polygons.Joined(Enumerable.Range(0, count).Select(i =>
                {
                    double at = from + free + i * step, half = thick / Length / 2;
                    return Clean(s, at - half, at + half, _shaft + (_half - _shaft) * 0.12, _half - (_half - _shaft) * (i % 2 == 0 ? 0.1 : 0.28));
                })));
            }
        }

        /// <summary>A smaller feather inside the dark one.</summary>
        public void Core(PaletteRole role, double duty)
        {
            double inset = (_half - _shaft) * 0.3;
            foreach (int s in new[] { -1, 1 })
                Put(role, Clean(s, duty * 0.24, duty * 0.76, _shaft + inset * 0.8, _half - inset));
        }

        private void Put(PaletteRole role, Outline outline) => _canvas.Fill(role, AxisTrim.Trim(_canvas, outline, 0.05));

        private double Y(double across, double share) => _feather.Tip.Y + share * Length + (_feather.Up ? across : _half - across) * _slant;

        private Outline Clean(int side, double from, double to, double near, double far)
        {
            double x = _feather.Tip.X;
            Point[] corners = [new(x + side * near, Y(near, from)), new(x + side * far, Y(far, from)), new(x + side * far, Y(far, to)), new(x + side * near, Y(near, to))];
            return Outline.Polygon(side > 0 ? corners : [.. corners.Reverse()]);
        }

        // A staircase at both ends; the slits of ikat let every other thread run past its step.
        private Outline Threads(int side, double from, double to)
        {
            double reach = _edge switch { 1 => 0.014, 2 => 0.05, _ => 0.09 } * Math.Min(Length, 2.4 * Width);
            int n = _edges.Length - 1;
            Point[] top = new Point[2 * n], bottom = new Point[2 * n];
            for (int i = 0; i < n; i++)
            {
                double middle = (_edges[i] + _edges[i + 1]) / 2, past = (i % 2 == 0 ? 0.5 : -0.5) * (_edge == 1 ? 0 : 1);
                double first = Y(middle, from) - reach * (past + _dice.Between(-0.4, 0.4)), last = Y(middle, to) + reach * (-past + _dice.Between(-0.4, 0.4));
                double a = _feather.Tip.X + side * _edges[i], b = _feather.Tip.X + side * _edges[i + 1];
                (top[2 * i], top[2 * i + 1]) = (new(a, first), new(b, first));
                (bottom[2 * n - 1 - 2 * i], bottom[2 * n - 2 - 2 * i]) = (new(a, last), new(b, last));
            }
            Point[] all = [.. top, .. bottom];
            return Outline.Polygon(side > 0 ? all : [.. all.Reverse()]);
        }
    }
}
