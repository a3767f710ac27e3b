using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Badges;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Conversational;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A retro panel of colour bands across the chest: straight, chevron, arch, wave, sunset disc or racing lines, with an emblem on it.</summary>
public sealed class ChestStripes : IPatternFamily
{
    // Tangent of an eighth of a half turn: keeps a band that climbs at 45 degrees as broad as its level parts.
    private const double TurnShift = 0.4142;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "chest-stripes", new("Retro chest stripes", "复古胸前条纹"), ArtKind.Placement,
        [
            "retro", "vintage", "stripe", "seventies", "sunset", "sun", "star", "wave", "chevron", "rainbow", "racing", "sport", "varsity", "surf", "summer", "lettering", "men", "women", "unisex", "streetwear", "minimal",
        ],
        [
            new("form", "choice", 0, 5, 1, "straight bands, chevron, arches, waves, sunset disc, racing lines"),
            new("bands", "count", 3, 7, 5, "more bands"),
            new("rhythm", "choice", 0, 3, 0, "equal bands, growing downwards, shrinking downwards, thick and thin by turns"),
            new("height", "share", 0.42, 0.9, 0.62, "a higher panel, as a share of its width"),
            new("gap", "share", 0, 0.6, 0.16, "more bare cloth between bands"),
            new("ends", "choice", 0, 3, 0, "straight, round, slanted or stepped ends"),
            new("bend", "share", 0, 1, 0.5, "steeper chevrons, higher waves, rounder arches"),
            new("emblem", "choice", 0, 4, 0, "none, star, sun, heart, number or the brief's word"),
            new("wear", "share", 0, 0.03, 0, "more specks of wear"),
        ],
        [], MinInks: 2, MinSizeMm: 80, PrintsGround: false, UsesLettering: true, Structure: ["form", "rhythm", "emblem", "bands"])
    {
        Shows =
        [
            Shown.Surely("stripe"), Shown.Surely("chevron", "form=1"), Shown.Surely("rainbow", "form=2"), Shown.Surely("wave", "form=3"), Shown.Surely("sunset", "form=4"),
            Shown.Surely("sun", "form=4"), Shown.Surely("star", "emblem=1", "lettering=0"), Shown.Surely("sun", "emblem=2", "lettering=0"), Shown.Surely("heart", "emblem=3", "lettering=0"),
            Shown.Surely("number", "emblem=4", "lettering=0"), Shown.Surely("letter", "lettering=1..99"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        int form = canvas.Whole("form"), bands = canvas.Whole("bands"), rhythm = canvas.Whole("rhythm");
        Rect page = canvas.Page;
        double width = page.Width * 0.985, high = form is 2 or 4 ? Math.Min(width * (form == 4 ? 1 : 0.5 + 0.25 * canvas["bend"]), page.Height * 0.98) : Math.Min(width * canvas["height"], page.Height * 0.9);
        double[] weights = [.. Enumerable.Range(0, bands).Select(i => rhythm switch { 1 => 0.5 + 1.3 * i / (bands - 1), 2 => 1.8 - 1.3 * i / (bands - 1), 3 => i % 2 == 0 ? 1.5 : 0.5, _ => 1 })];
        double share = canvas["gap"], gap = share < 0.02 ? 0 : Math.Max(canvas.MinGap * 1.4, high / bands * share);
        double net = high - gap * (bands - 1), total = weights.Sum();
        PaletteRole[] hues = Hues(canvas, bands);
        Point centre = page.Centre;
        double top = centre.Y - high / 2, y = top;
        double bend = canvas["bend"];
        for (int i = 0; i < bands; i++)
        {
            double thick = Math.Max(weights[i] / total * net, canvas.MinLine * 2);
            // Where no gap is wanted, bands overlap a little in print order, so that no cloth shows between them.
            Outline band = form switch
            {
                1 => Chevron(canvas, centre.X, y, thick, width, width * (0.1 + 0.3 * bend), i, bands),
                2 => Arch(centre.X, centre.Y + high / 2, width / 2 - (y - top) * (width / 2 / high) * 0.86, thick * (width / 2 / high) * 0.86),
                3 => Wave(centre.X, y, thick, width, high * (0.06 + 0.2 * bend), 1 + (int)Math.Round(bend)),
                4 => Slice(centre, Math.Min(width, high) / 2, y, thick),
                5 => Racing(canvas, centre, y, thick, width, i, bands, bend),
                _ => Straight(canvas, centre.X, y, thick, width, i, bands, bend),
            };
            canvas.Fill(hues[i], band);
            y += thick + gap;
        }
        Emblem(canvas, form is 2 ? new(centre.X, centre.Y + high * 0.3) : form == 1 ? new(centre.X, centre.Y + width * (0.1 + 0.3 * bend) * 0.1) : centre, Math.Min(high * (form is 4 ? 0.26 : 0.42), width * 0.24), hues);
        if (canvas["wear"] > 0)
            Wear.Apply(canvas, new(centre.X - width / 2, page.Top, centre.X + width / 2, page.Bottom), canvas["wear"], [], canvas.Dice.Fork("wear"));
    }

    // A sunset runs from light to dark; the start is moved so that designs differ.
    private static PaletteRole[] Hues(DesignCanvas canvas, int bands)
    {
        Dice dice = canvas.Dice.Fork("hues");
        List<PaletteRole> seen = [.. canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line).Where(r => canvas.Contrast(r, PaletteRole.Ground) > 0.24)];
        if (seen.Count == 0)
            seen.Add(PaletteRole.Hero);
        int order = dice.Whole(0, 2);
        List<PaletteRole> run = order switch
        {
            0 => [.. seen.OrderByDescending(canvas.Lightness).ThenBy(r => r)],
            1 => [.. seen.OrderBy(canvas.Lightness).ThenBy(r => r)],
            _ => seen,
        };
        return [.. Enumerable.Range(0, bands).Select(i => bands <= run.Count ? run[i * run.Count / bands] : run[i % run.Count])];
    }

    private static Outline Straight(DesignCanvas canvas, double x, double y, double thick, double width, int i, int bands, double bend)
    {
        double pull = 1 - 0.5 * bend * Math.Abs(2.0 * i / Math.Max(1, bands - 1) - 1) * (canvas.Whole("ends") == 3 ? 1 : 0.4), half = width / 2 * pull;
        return Bar(canvas.Whole("ends"), x - half, x + half, y, thick);
    }

    private static Outline Bar(int ends, double left, double right, double y, double thick) => ends switch
    {
        1 => new OutlineBuilder().MoveTo(new(left + thick / 2, y)).LineTo(new(right - thick / 2, y)).ArcAround(new(right - thick / 2, y + thick / 2), Math.PI)
            .LineTo(new(left + thick / 2, y + thick)).ArcAround(new(left + thick / 2, y + thick / 2), Math.PI).Close().Build(),
        2 => Outline.Polygon(new(left + thick, y), new(right, y), new(right - thick, y + thick), new(left, y + thick)),
        _ => Outline.Rectangle(new(left, y, right, y + thick)),
    };

    private static Outline Chevron(DesignCanvas canvas, double x, double y, double thick, double width, double drop, int i, int bands)
    {
        double half = width / 2 * (canvas.Whole("ends") == 3 ? 1 - 0.45 * i / bands : 1), lift = drop * (half / (width / 2)), a = y - drop * 0.5;
        double cut = canvas.Whole("ends") switch { 2 => thick * 0.8, 1 => -thick * 0.5, _ => 0 };
        return Outline.Polygon(new(x - half, a + drop - lift), new(x, a + drop), new(x + half, a + drop - lift), new(x + half - cut, a + drop - lift + thick), new(x, a + drop + thick), new(x - half + cut, a + drop - lift + thick));
    }

    private static Outline Arch(double x, double foot, double outer, double thick)
    {
        double inner = Math.Max(outer - thick, 0.5);
        return new OutlineBuilder().MoveTo(new(x - outer, foot)).ArcAround(new(x, foot), Math.PI).LineTo(new(x + inner, foot)).ArcAround(new(x, foot), -Math.PI).Close().Build();
    }

    private static Outline Wave(double x, double y, double thick, double width, double high, int waves)
    {
        Point[] Run(double at) => [.. Enumerable.Range(0, 33).Select(k => new Point(x - width / 2 + width * k / 32, at + high * Math.Sin(2 * Math.PI * waves * k / 32.0)))];
        double[] Flat(IEnumerable<Point> points) => [.. points.SelectMany(p => new[] { p.X, p.Y })];
        Point[] upper = Run(y), lower = [.. Run(y + thick).Reverse()];
        return CharmSketch.Joined(Flat(upper), Flat([upper[^1], lower[0]]), Flat(lower), Flat([lower[^1], upper[0]]));
    }

    private static Outline Slice(Point centre, double radius, double y, double thick)
    {
        double a = Math.Clamp((y - centre.Y) / radius, -1, 1), b = Math.Clamp((y + thick - centre.Y) / radius, -1, 1), from = Math.Asin(a), to = Math.Asin(b);
        return new OutlineBuilder().MoveTo(centre + Point.Polar(radius, from)).ArcAround(centre, to - from).LineTo(centre + Point.Polar(radius, Math.PI - to)).ArcAround(centre, to - from).Close().Build();
    }

    private static Outline Racing(DesignCanvas canvas, Point centre, double y, double thick, double width, int i, int bands, double bend)
    {
        double half = width / 2, lag = width * 0.3 * bend * i / bands, slope = width * (0.06 + 0.16 * bend);
        int ends = canvas.Whole("ends");
        double left = centre.X - half + (ends == 3 ? lag : 0), right = centre.X + half - (ends == 3 ? width * 0.3 * bend - lag : 0), turn = centre.X + slope / 2 + TurnShift * (y - centre.Y);
        double cut = ends == 2 ? thick : 0;
        return Outline.Polygon(new(left + cut, y + slope / 2), new(turn - slope, y + slope / 2), new(turn, y - slope / 2), new(right, y - slope / 2), new(right - cut, y - slope / 2 + thick),
            new(turn + thick * TurnShift, y - slope / 2 + thick), new(turn - slope + thick * TurnShift, y + slope / 2 + thick), new(left, y + slope / 2 + thick));
    }

    private static void Emblem(DesignCanvas canvas, Point at, double r, PaletteRole[] hues)
    {
        // The brief's words must be seen, whatever emblem was chosen.
        Face type = canvas.FaceOr(Face.Varsity);
        string[] lines = [.. canvas.Lettering.Where(l => type.Missing(l).IsEmpty)];
        int kind = lines.Length > 0 ? 4 : canvas.Whole("emblem");
        if (kind == 0)
            return;
        double halo = Math.Max(canvas.MinGap * 1.6, r * 0.1);
        PaletteRole face = canvas.Clearest(PaletteRole.Ground, hues);
        if (kind == 4)
        {
            if (lines.Length == 0)
                lines = [canvas.Dice.Fork("number").Whole(7, 99).ToString("00", System.Globalization.CultureInfo.InvariantCulture)];
            SetLetters[] set = [.. Typesetter.Stack(new Alphabet(type), lines, Math.Min(canvas.Page.Width * 0.8, r * 7), r * 1.7)];
            double high = set[^1].Bounds.Bottom - set[0].Bounds.Top;
            int first = canvas.Shapes.Count;
            SetLetters[] placed = [.. set.Select(line => line.MoveBy(at.X, at.Y + high / 2))];
            foreach (SetLetters line in placed)
                canvas.KnockOut(LetterPaint.Grown(line.Shape, halo));
            foreach (SetLetters line in placed)
            {
                canvas.Lettered(line.CapHeightMm);
                canvas.Fill(face, line.Shape);
            }
            canvas.MarkLetters(first);
            return;
        }
        Outline Shape(double size) => kind switch
        {
            1 => CharmSketch.Star(at.X, at.Y, 5, size, size * 0.45, 0.05),
            2 => Outline.Circle(at, size * 0.62).With(new([.. Enumerable.Range(0, 16).SelectMany(k => CharmSketch.Blade(at.X + 0.6 * r * Math.Cos(k * Math.PI / 8), at.Y + 0.6 * r * Math.Sin(k * Math.PI / 8), at.X + size * 1.1 * Math.Cos(k * Math.PI / 8), at.Y + size * 1.1 * Math.Sin(k * Math.PI / 8), 0.2 + (size - r) / r).Contours)])),
            _ => CharmSketch.Heart(at.X, at.Y, size),
        };
        canvas.KnockOut(Shape(r + halo * (kind == 1 ? 2.2 : 1.2)));
        canvas.Fill(face, Shape(r));
        PaletteRole inner = canvas.Against(face, hues);
        if (canvas.Differ(inner, face) && kind != 2)
            canvas.Fill(inner, Shape(r * 0.6));
        else if (canvas.Differ(inner, face))
            canvas.Fill(inner, Outline.Circle(at, r * 0.4));
    }
}
