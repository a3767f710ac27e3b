using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Auspicious;
using DesignGen.Generate.Procedural.Motifs.Outdoor;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>海水江崖: sea, rock and auspicious clouds as on court robes, strictly symmetric, each part within one outline ink.</summary>
public sealed class HaiShuiJiangYa : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "hai-shui-jiang-ya", new("Sea and cliffs", "海水江崖"), ArtKind.Placement,
        [
            "chinese", "guochao", "new-chinese", "traditional", "embroidery", "court", "wave", "sea", "water", "cloud", "mountain", "rock", "sun", "moon", "auspicious", "festive",
            "spring-festival", "symmetric", "ornamental", "streetwear", "unisex",
        ],
        [
            new("form", "choice", 0, 1, 0, "standing free, or in a roundel"),
            new("rows", "count", 2, 5, 3, "more rows of scale waves"),
            new("scale", "share", 0.045, 0.1, 0.068, "larger scale waves, as a share of the width"),
            new("bands", "count", 2, 4, 3, "more bands in each part"),
            new("peaks", "count", 1, 3, 1, "more pairs of side peaks"),
            new("crests", "count", 0, 3, 2, "more pairs of breaking waves"),
            new("clouds", "count", 0, 4, 3, "more pairs of clouds"),
            new("water", "share", 0.1, 0.26, 0.18, "higher standing water"),
            new("slant", "share", 0, 1, 0.5, "stripes that run further outwards"),
            new("orb", "choice", 0, 3, 1, "none, sun, sun with rays, moon"),
            new("fret", "choice", 0, 1, 0, "a border of key fret"),
            new("outline", "mm", 0.5, 1.8, 0.9, "a thicker outline"),
        ],
        [], MinInks: 3, MinSizeMm: 120, PrintsGround: false, Structure: ["form", "crests", "clouds", "orb"])
    {
        Shows =
        [
            Shown.Surely("wave"), Shown.Surely("cliff-rock"), Shown.Surely("mountain"), Shown.Surely("auspicious-cloud", "clouds=1..4"), Shown.Perhaps("ruyi", "clouds=1..4"),
            Shown.Surely("sun", "orb=1,2"), Shown.Surely("moon", "orb=3"), Shown.Surely("greek-key", "fret=1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        var box = new PaintBox(canvas);
        Rect page = canvas.Page;
        bool round = canvas.Whole("form") == 1;
        double size = round ? Math.Min(page.Width, page.Height) : Math.Min(page.Width, page.Height / 1.06);
        double outline = canvas["outline"] * Math.Clamp(size / 280, 0.55, 1.2);
        Point centre = page.Centre;
        if (!round)
        {
            new Picture(canvas, box, SceneWindow.Free(canvas, page), box.Bare, centre, size, outline).Draw();
            return;
        }

        // The roundel: field, picture, then its rings over the cut edges.
        double rim = Math.Max(outline * 1.5, canvas.MinLine), radius = size / 2 - rim;
        double border = canvas.Whole("fret") == 1 ? size * 0.052 : 0;
        double inner = radius - (border > 0 ? border + rim * 2.6 : 0);
        Paint field = Field(box);
        SceneWindow window = SceneWindow.Round(canvas, centre, inner);
        window.FillAll(field);
        var picture = new Picture(canvas, box, window, field, centre, inner * 2, outline);
        picture.Draw();
        Ring(picture.Pen.Gold, inner, rim);
        if (border <= 0)
            return;
        double middle = (inner + rim + radius - rim) / 2 + rim * 0.15, high = Math.Max(border * 0.72, 7 * Math.Max(canvas.MinGap, canvas.MinLine));
        int units = Math.Max(16, (int)(2 * Math.PI * middle / (high * 8 / 7)));
        (Outline line, double length) = Fret.Border(units, high);
        double turn = 2 * Math.PI / length, foot = middle - high / 2;
        picture.Pen.Gold.Fill(canvas, Bending.Bend(line, p => centre + Point.Polar(foot + (high - p.Y), p.X * turn), high / 2));
        Ring(picture.Pen.Gold, radius - rim * 0.1, rim);

        void Ring(Paint paint, double r, double width) =>
            paint.Fill(canvas, Outline.Circle(centre, r + width / 2).With(Outline.Circle(centre, r - width / 2).Reverse()));
    }

    // The roundel's field: an ink far in tone from the outline, or bare cloth where that is so already.
    private static Paint Field(PaintBox box)
    {
        List<Paint> choices = [box.Bare, .. box.Inks.Where(p => p.Role is PaletteRole.Hero or PaletteRole.Shade or PaletteRole.Ground)];
        Paint gold = box[PaletteRole.Accent];
        return box.Bare.L < 0.45 ? box.Bare : choices.MaxBy(p => Math.Min(p.From(gold), 0.6) + (p.Role is PaletteRole.Shade ? 0.1 : 0));
    }

    /// <summary>The picture itself, composed about an axis in shares of its width.</summary>
    private sealed class Picture(DesignCanvas canvas, PaintBox box, SceneWindow window, Paint ground, Point centre, double size, double outlineMm)
    {
        private readonly bool _framed = !window.IsFree;
        private readonly int _bands = canvas.Whole("bands");

        public Embroidery Pen { get; } = Embroidery.Choose(window, box, ground, outlineMm);

        // A place by shares of the width from the middle of the picture.
        private Point At(double x, double y) => new(centre.X + x * size, centre.Y + y * size);

        public void Draw()
        {
            double half = size * (_framed ? 0.52 : 0.46), radius = size * canvas["scale"];
            int rows = canvas.Whole("rows"), across = Math.Max(4, (int)Math.Round(half / radius));
            radius = half / across;
            double step = radius * 0.56, water = size * canvas["water"];
            double fret = !_framed && canvas.Whole("fret") == 1 ? Math.Max(size * 0.03, 7 * Math.Max(canvas.MinGap, canvas.MinLine)) : 0;
            double bottom = centre.Y + size * (_framed ? 0.5 : 0.52) - (fret > 0 ? fret * 1.7 : 0), line = bottom - water;
            double crest = line - (rows - 1) * step;

            Sky();
            CliffRock.Draw(Pen, new(centre.X, crest + radius * 0.2), size * 0.4, canvas.Whole("peaks"), _bands);
            Crests(crest);
            for (int row = rows - 1; row >= 0; row--)
            {
                // Each row back is half a scale shorter at both ends, so that the sea rises like a mound.
                int count = across - (_framed ? 0 : row) + (_framed && row % 2 == 1 ? 1 : 0);
                for (int i = 0; i < count; i++)
                {
                    double x = (i - (count - 1) / 2.0) * 2 * radius;
                    bool warm = (Math.Abs(2 * i - (count - 1)) / 2 + row) % 3 == 1;
                    WaveScales.Scale(Pen, new(centre.X + x, line - row * step), radius, _bands, warm);
                }
            }
            double sag = _framed ? 0 : size * 0.05;
            StandingWater.Draw(Pen, centre.X, half, line, bottom, sag, _framed ? canvas["slant"] * 0.7 : canvas["slant"] * 0.35, radius * 0.52);
            Pen.Couch(Outline.Rectangle(new(centre.X - half, line - Pen.OutlineMm * 0.6, centre.X + half, line + Pen.OutlineMm * 0.6)));
            if (fret > 0)
                Hem(fret, bottom + fret * 0.55, half, sag);
        }

        private void Hem(double high, double top, double half, double sag)
        {
            // The border follows the curved hem; its left half is the right half turned over.
            double start = high * 1.15;
            (Outline border, double length) = Fret.Border(Math.Max(3, (int)((half - start) / (high * 8 / 7))), high);
            double pull = (half * 0.99 - start) / length;
            Outline bent = Bending.Bend(border, p => new(centre.X + start + p.X * pull, top + p.Y - sag * Math.Pow((start + p.X * pull) / half, 2)), high);
            double r = high * 0.62, hole = r - Math.Max(Pen.OutlineMm * 1.6, high / 6);
            Point middle = new(centre.X, top + high / 2);
            Pen.Couch(Sun.Star(middle, r, 4, 0.72));
            if (hole > Pen.GapMm)
                window.Fill(Pen.Red, Sun.Star(middle, hole, 4, 0.72));
            Pen.Couch(bent);
            Pen.Couch(bent.Transform(new(-1, 0, 0, 1, 2 * centre.X, 0)));
        }

        private void Crests(double line)
        {
            (double X, double Scale)[] places = [(0.362, 0.225), (0.432, 0.155), (0.25, 0.12)];
            int count = canvas.Whole("crests");
            foreach (int i in new[] { 0, 1, 2 }.Where(i => i < count))
            {
                (double x, double s) = places[i];
                foreach (int side in new[] { 1, -1 })
                {
                    // The foot of the back lies outside, behind the scales, so that the lip rolls towards the rock.
                    Affine place = new Affine(-side * s * size, 0, 0, s * size, centre.X + side * x * size, line + size * 0.01);
                    CrestWave.Draw(Pen, place, _bands);
                }
            }
        }

        private void Sky()
        {
            Dice dice = canvas.Dice.Fork("clouds");
            Orb(At(0, _framed ? -0.345 : -0.385));

            // One cloud bears the sun; pairs beside it grow smaller outwards and downwards.
            int count = canvas.Whole("clouds");
            (double X, double Y, double Scale)[] places = _framed
                ? [(0.235, -0.245, 0.07), (0.345, -0.075, 0.06), (0.21, -0.095, 0.04), (0.215, -0.38, 0.038)]
                : [(0.3, -0.285, 0.096), (0.37, -0.09, 0.078), (0.215, -0.115, 0.052), (0.345, -0.45, 0.058)];
            for (int i = count - 1; i >= 0; i--)
            {
                (double x, double y, double s) = places[i];
                int lobes = i % 2 == 0 ? 5 : 3;
                var cloud = new RuyiCloud(lobes, dice.Between(0.35, 0.6), dice.Between(0.75, 1.05));
                Point at = At(x, y + dice.Between(-0.01, 0.01));
                foreach (int side in new[] { 1, -1 })
                    cloud.Draw(Pen, new(side * s * size, 0, 0, s * size, centre.X + side * (at.X - centre.X), at.Y), _bands, i % 2 == 1);
            }
            if (count > 0)
            {
                double s = _framed ? 0.076 : 0.096, tail = dice.Between(0.9, 1.2);
                Point at = At(0, _framed ? -0.195 : -0.215);
                new RuyiCloud(5, tail, tail).Draw(Pen, new(s * size, 0, 0, s * size, at.X, at.Y), _bands, true);
            }
        }

        private void Orb(Point at)
        {
            int kind = canvas.Whole("orb");
            double r = size * (_framed ? 0.08 : 0.092), o = Pen.OutlineMm;
            if (kind == 0)
                return;
            if (kind == 3)
            {
                Pen.Couch(Outline.Circle(at, r));
                window.Fill(Pen.Flats[^1], Outline.Circle(at, r - o));
                Pen.Spiral(Affine.Identity, at, r * 0.62, -Math.PI / 2, true, 1.5);
                return;
            }
            if (kind == 2)
            {
                int rays = Math.Min(24, (int)(2 * Math.PI * r * 1.22 / (2 * Math.Max(Pen.GapMm, Pen.OutlineMm))));
                for (int i = 0; i < rays; i++)
                {
                    double a = 2 * Math.PI * (i + 0.5) / rays - Math.PI / 2, reach = i % 2 == 0 ? 1.62 : 1.44;
                    double wide = Math.Max(o, r * 0.075);
                    Point d = Point.Polar(1, a), n = d.Perpendicular * (wide / 2);
                    Pen.Couch(Outline.Polygon(at + d * (r * 1.24) + n, at + d * (r * 1.24) - n, at + d * (r * reach)));
                }
            }
            Pen.Couch(Outline.Circle(at, r + (kind == 1 ? 2 * o + Pen.GapMm : o)));
            if (kind == 1)
                window.Fill(Pen.Flats[^1], Outline.Circle(at, r + o + Pen.GapMm));
            Pen.Couch(Outline.Circle(at, r + o * 0.9));
            window.Fill(Pen.Red, Outline.Circle(at, r));
        }
    }
}
