using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Ornaments;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>An engineered bandana square: framed borders that turn the corner, corner pieces, a strewn field and a medallion.</summary>
public sealed class Bandana : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "bandana", new("Bandana square", "方巾"), ArtKind.Placement,
        [
            "bandana", "paisley", "western", "scarf", "square", "engineered", "border", "medallion", "ornamental", "symmetric", "vintage", "americana", "boho", "geometric", "streetwear", "men", "women", "unisex", "summer",
        ],
        [
            new("ground", "choice", 0, 1, 0, "a filled square, or ornament on bare cloth"),
            new("border", "choice", 0, 5, 0, "paisleys, lotus petals, diamonds, hearts and drops, flowers, steps"),
            new("border-width", "share", 0.08, 0.2, 0.13, "a wider border, as a share of the side"),
            new("corner", "choice", 0, 3, 0, "large paisleys, fans, quarter rosettes or nothing in the corners"),
            new("medallion", "choice", 0, 4, 1, "none, rosette, star rosette, ring of paisleys, diamond"),
            new("medallion-size", "share", 0.25, 0.8, 0.52, "a larger medallion, as a share of the field"),
            new("field", "choice", 0, 4, 1, "plain, dots, florets, crosses, small paisleys"),
            new("spacing", "mm", 7, 22, 12, "a sparser field"),
            new("lines", "count", 1, 3, 2, "more lines and bead rows in the frame"),
            new("colours", "count", 1, 4, 2, "more colours"),
        ],
        [], MinInks: 1, MinSizeMm: 120, PrintsGround: false, Structure: ["border", "corner", "medallion", "ground"])
    {
        Shows =
        [
            Shown.Surely("paisley", "border=0"), Shown.Surely("paisley", "corner=0"), Shown.Surely("paisley", "medallion=3"), Shown.Surely("paisley", "field=4"), Shown.Surely("lotus", "border=1"),
            Shown.Perhaps("lotus", "corner=1"), Shown.Perhaps("lotus", "medallion=1,2"), Shown.Perhaps("lotus", "corner=2"), Shown.Surely("diamond-shape", "border=2"),
            Shown.Surely("diamond-shape", "medallion=4"), Shown.Surely("heart", "border=3"), Shown.Perhaps("heart", "corner=1"), Shown.Perhaps("heart", "medallion=1"),
            Shown.Perhaps("tulip", "medallion=1,4"), Shown.Surely("rosette", "border=4"), Shown.Surely("rosette", "corner=2"), Shown.Surely("rosette", "medallion=1"),
            Shown.Perhaps("rosette", "medallion=2,3"), Shown.Surely("medallion", "medallion=1,2"), Shown.Perhaps("mandala", "medallion=1,2"), Shown.Perhaps("star", "medallion=2"),
            Shown.Surely("dot", "field=1"), Shown.Perhaps("blossom", "field=2"), Shown.Perhaps("blossom", "border=4"), Shown.Perhaps("leaf", "border=4"), Shown.Perhaps("leaf", "medallion=1,2"),
            Shown.Perhaps("fan", "corner=1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        Rect page = canvas.Page;
        double side = Math.Min(page.Width, page.Height) * 0.995, half = side / 2;
        Point centre = page.Centre;
        bool filled = canvas.Whole("ground") == 0;
        PaletteRole on = filled ? canvas.Bold(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line) : PaletteRole.Ground;
        // On a filled square the cloth itself is the first colour of the ornament.
        List<PaletteRole> hues = [.. canvas.Distinct(on, filled ? [PaletteRole.Ground, PaletteRole.Line, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Support] : [PaletteRole.Hero, PaletteRole.Line, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light])
            .Where(r => canvas.Contrast(r, on) > 0.2).Take(canvas.Whole("colours"))];
        if (hues.Count == 0)
            hues.Add(canvas.Clearest(on, PaletteRole.Ground, PaletteRole.Line, PaletteRole.Hero));
        var work = new Work(canvas, centre, half, on, hues);
        if (filled)
            canvas.Fill(on, Outline.RoundedRectangle(new(centre.X - half, centre.Y - half, centre.X + half, centre.Y + half), side * 0.018));
        work.Draw();
    }

    private sealed class Work(DesignCanvas canvas, Point centre, double half, PaletteRole on, List<PaletteRole> hues)
    {
        private readonly double _line = Math.Max(half * 0.011, Math.Max(canvas.MinLine, canvas.Finest(hues[0])) * 1.4);
        private readonly double _gap = Math.Max(Math.Max(canvas.MinGap, canvas.Finest(on)) * 1.2, half * 0.01);
        private readonly Dice _dice = canvas.Dice.Fork("bandana");

        private PaletteRole Hue(int i) => hues[i % hues.Count];

        // Nested tones: a colour, what it lies on, the next colour.
        private PaletteRole[] Tones(int i) => [Hue(i), on, Hue(i + 1)];

        private Affine At(double x, double y, double size, double turn, int quarter) =>
            Affine.Scale(size).Then(Affine.Rotate(turn)).Then(Affine.Translate(x, y)).Then(Affine.Rotate(quarter * Math.PI / 2)).Then(Affine.Translate(centre));

        public void Draw()
        {
            double at = half - _line * 1.4;
            for (int i = 0; i < canvas.Whole("lines"); i++)
            {
                double wide = i == 0 ? _line * 1.7 : _line;
                Frame(Hue(i), at, wide);
                at -= wide + _gap;
                if (i == 1)
                {
                    double bead = Math.Max(_line * 0.8, half * 0.009);
                    BeadRow(Hue(i + 1), at - bead, bead);
                    at -= 2 * bead + _gap;
                }
            }
            double border = half * 2 * canvas["border-width"];
            Border(at, border);
            at -= border + _gap;
            Frame(Hue(1), at, _line);
            at -= _line + _gap * 0.9;
            Scallops(at);
            at -= half * 0.05 + _gap;
            double medal = canvas.Whole("medallion") == 0 ? 0 : at * canvas["medallion-size"], corner = canvas.Whole("corner") == 3 ? 0 : Math.Min(at * 0.46, (at - medal * 0.62) * 0.62);
            Field(at - _gap, medal, corner);
            Corners(at - _gap, corner);
            Medallion(medal);
        }

        private void Frame(PaletteRole role, double far, double wide) =>
            canvas.Fill(role, Outline.Rectangle(new(centre.X - far, centre.Y - far, centre.X + far, centre.Y + far)).With(Outline.Rectangle(new(centre.X - far + wide, centre.Y - far + wide, centre.X + far - wide, centre.Y + far - wide)).Reverse()));

        private void BeadRow(PaletteRole role, double far, double bead)
        {
            int count = Math.Max(4, (int)(2 * far / (2 * bead + _gap)));
            canvas.Fill(role, new Outline([.. Enumerable.Range(0, 4).SelectMany(q => Enumerable.Range(0, count).SelectMany(i => Outline.Circle(new Point(-far + 2 * far * i / count, -far), bead).Transform(At(0, 0, 1, 0, q)).Contours))]));
        }

        // Units along one side between the corner squares; each corner square takes one larger piece.
        private void Border(double outer, double high)
        {
            int kind = canvas.Whole("border");
            double inner = outer - high, run = 2 * inner, pitch = high * (kind switch { 0 => 1.18, 1 => 0.62, 2 => 0.8, 3 => 0.72, 4 => 1.05, _ => 0.9 });
            int count = Math.Max(3, (int)Math.Round(run / pitch));
            pitch = run / count;
            for (int q = 0; q < 4; q++)
            {
                for (int i = 0; i < count; i++)
                {
                    double x = -inner + (i + 0.5) * pitch, y = -outer + high / 2;
                    switch (kind)
                    {
                        case 0:
                            Ornament.Draw(canvas, OrnamentKind.Paisley, At(x - pitch * 0.42, y + high * 0.08, pitch * 0.86, 0, q), Math.Min(0.42, high * 0.42 / pitch), [Hue(i), on, Hue(i + 1), on]);
                            Dots(q, Hue(i + 1), high * 0.045, (x + pitch * 0.32, y - high * 0.3), (x + pitch * 0.12, y - high * 0.38), (x + pitch * 0.46, y - high * 0.16));
                            break;
                        case 1:
                            Ornament.Draw(canvas, OrnamentKind.Lotus, At(x, -inner, high * 0.98, -Math.PI / 2, q), Math.Min(0.5, (pitch - _gap) / 2 / (high * 1.04)), Tones(i));
                            Ornament.Draw(canvas, OrnamentKind.Drop, At(x + pitch / 2, -outer + high * 0.46, high * 0.44, -Math.PI / 2, q), Math.Min(0.3, pitch * 0.3 / high), Hue(i + 1));
                            break;
                        case 2:
                            Ornament.Draw(canvas, OrnamentKind.Kite, At(x, -inner - high * 0.03, high * 0.94, -Math.PI / 2, q), (pitch - _gap) / 2 / high, [Hue(0), on, Hue(1), on]);
                            canvas.Fill(Hue(1), Triangle(x + pitch / 2, -outer + high * 0.04, pitch * 0.3, high * 0.3).Transform(At(0, 0, 1, 0, q)).With(Triangle(x + pitch / 2, -inner - high * 0.04, pitch * 0.3, -high * 0.3).Transform(At(0, 0, 1, 0, q))));
                            break;
                        case 3:
                            Ornament.Draw(canvas, i % 2 == 0 ? OrnamentKind.Heart : OrnamentKind.Drop, At(x, i % 2 == 0 ? -inner - high * 0.04 : -outer + high * 0.96, high * 0.9, -Math.PI / 2, q), (pitch - _gap) / 2 / high * (i % 2 == 0 ? 1.05 : 0.8), Tones(i));
                            break;
                        case 4:
                            Floret(x, y, high * 0.4, q, i);
                            Ornament.Draw(canvas, OrnamentKind.Leaf, At(x + pitch / 2, y, high * 0.42, -Math.PI / 2, q), 0.36, Hue(i + 1));
                            Ornament.Draw(canvas, OrnamentKind.Leaf, At(x + pitch / 2, y, high * 0.42, Math.PI / 2, q), 0.36, Hue(i + 1));
                            break;
                        default:
                            canvas.Fill(Hue(0), Steps(x, -inner, pitch - _gap * 0.8, high * 0.92).Transform(At(0, 0, 1, 0, q)));
                            if (pitch > 7 * _gap)
                                canvas.Fill(hues.Count > 1 ? Hue(1) : on, Steps(x, -inner - high * 0.12, (pitch - _gap) * 0.42, high * 0.42).Transform(At(0, 0, 1, 0, q)));
                            break;
                    }
                }
                double c = -outer + high / 2;
                switch (kind)
                {
                    case 0:
                    case 4:
                        Floret(c, c, high * 0.46, q, 1);
                        break;
                    case 2:
                    case 5:
                        canvas.Fill(Hue(0), Outline.Rectangle(new(c - high * 0.46, c - high * 0.46, c + high * 0.46, c + high * 0.46)).Transform(At(0, 0, 1, 0, q)));
                        Ornament.Draw(canvas, OrnamentKind.Kite, At(c - high * 0.4, c, high * 0.8, 0, q), 0.5, [on, Hue(1), on]);
                        break;
                    default:
                        for (int k = -1; k <= 1; k++)
                            Ornament.Draw(canvas, kind == 1 ? OrnamentKind.Lotus : OrnamentKind.Heart, At(-inner - high * 0.02, -inner - high * 0.02, high * (k == 0 ? 1.12 : 0.94), -Math.PI * 0.75 + k * 0.66, q), k == 0 ? 0.26 : 0.22, Tones(k + 1));
                        break;
                }
            }
        }

        private void Floret(double x, double y, double r, int quarter, int number)
        {
            int petals = 8;
            for (int k = 0; k < petals; k++)
                Ornament.Draw(canvas, OrnamentKind.Petal, At(x, y, r, 2 * Math.PI * k / petals, quarter), 0.3, Hue(number), r > 6 * _gap ? on : Hue(number), Hue(number + 1));
            canvas.Fill(on, Outline.Circle(new(x, y), r * 0.34).Transform(At(0, 0, 1, 0, quarter)));
            canvas.Fill(Hue(number + 1), Outline.Circle(new(x, y), Math.Max(r * 0.2, canvas.Finest(Hue(0)))).Transform(At(0, 0, 1, 0, quarter)));
        }

        private void Scallops(double far)
        {
            int count = (int)Math.Round(2 * far / (half * 0.1));
            double r = far / count;
            for (int q = 0; q < 4; q++)
            {
                canvas.Fill(Hue(0), new Outline([.. Enumerable.Range(0, count).SelectMany(i => Half(-far + (2 * i + 1) * r, -far, r).Contours)]).Transform(At(0, 0, 1, 0, q)));
                if (r > _line + 2 * _gap)
                    canvas.Fill(on, new Outline([.. Enumerable.Range(0, count).SelectMany(i => Half(-far + (2 * i + 1) * r, -far - 0.01, r - _line).Contours)]).Transform(At(0, 0, 1, 0, q)));
                double bead = Math.Max(r * 0.26, canvas.Finest(Hue(1)));
                if (r - _line > bead + _gap)
                    canvas.Fill(Hue(1), new Outline([.. Enumerable.Range(0, count).SelectMany(i => Outline.Circle(new(-far + (2 * i + 1) * r, -far + r * 0.4), bead).Contours)]).Transform(At(0, 0, 1, 0, q)));
            }

            static Outline Half(double x, double y, double radius) => new OutlineBuilder().MoveTo(new(x + radius, y)).ArcAround(new(x, y), Math.PI).Close().Build();
        }

        private void Corners(double far, double size)
        {
            if (size < 8)
                return;
            for (int q = 0; q < 4; q++)
            {
                switch (canvas.Whole("corner"))
                {
                    case 0:
                        foreach (int flip in new[] { 1, -1 })
                        {
                            Affine lie = Affine.Scale(size * 0.9, flip * size * 0.9).Then(Affine.Rotate(Math.PI / 4 + flip * 0.42)).Then(Affine.Translate(-far + size * 0.06, -far + size * 0.06)).Then(Affine.Rotate(q * Math.PI / 2)).Then(Affine.Translate(centre));
                            Ornament.Draw(canvas, OrnamentKind.Paisley, lie, 0.33, [Hue(0), on, Hue(1), on]);
                            canvas.Fill(Hue(1), new Outline([.. Enumerable.Range(0, 7).SelectMany(k => Outline.Circle(Point.Polar(0.49, Math.PI * (1.02 + 0.1 * k)) + new Point(0.42, 0.02), Math.Max(0.03, canvas.Finest(Hue(1)) / size)).Contours)]).Transform(lie));
                        }
                        Floret(-far + size * 0.86, -far + size * 0.86, size * 0.17, q, 0);
                        break;
                    case 1:
                        Fan(-far + size * 0.05, size, q);
                        break;
                    default:
                        for (int ring = 2; ring >= 0; ring--)
                        {
                            int n = 3 + ring * 2;
                            double r = size * (0.45 + 0.28 * ring);
                            for (int k = 0; k < n; k++)
                                Ornament.Draw(canvas, ring == 1 ? OrnamentKind.Drop : OrnamentKind.Petal, At(-far + 1, -far + 1, r, Math.PI / 4 + (k - (n - 1) / 2.0) * (1.5 / n), q), Math.Min(0.4, 0.66 / n), Hue(ring), ring == 2 ? on : Hue(ring), Hue(ring + 1));
                            Outline wedge = new OutlineBuilder().MoveTo(new(-far, -far)).LineTo(new(-far + r * 0.62, -far)).ArcAround(new(-far, -far), Math.PI / 2).Close().Build();
                            canvas.Fill(on, wedge.Transform(At(0, 0, 1, 0, q)));
                        }
                        break;
                }
            }
        }

        // Five petals about a ringed quarter hub, with a dot between every two tips.
        private void Fan(double foot, double size, int q)
        {
            const double Between = 0.34;
            double hub = size * 0.34;
            for (int k = -2; k <= 2; k++)
            {
                double turn = Math.PI / 4 + k * Between, length = size * (k % 2 == 0 ? 0.78 : 0.64), broad = (hub + length * 0.52) * Math.Tan(Between / 2) - _gap * 0.6;
                Ornament.Draw(canvas, OrnamentKind.Lotus, At(foot + hub * Math.Cos(turn), foot + hub * Math.Sin(turn), length, turn, q), broad / length, Tones(Math.Abs(k)));
                if (k < 2)
                    canvas.Fill(Hue(1), Outline.Circle(new Point(foot, foot) + Point.Polar(hub + size * 0.74, turn + Between / 2), Math.Max(size * 0.035, canvas.Finest(Hue(1)) * 0.8)).Transform(At(0, 0, 1, 0, q)));
            }
            double ring = hub - _gap;
            foreach ((double share, PaletteRole role) in new[] { (1.0, Hue(1)), (0.7, on), (0.42, Hue(0)) })
                canvas.Fill(role, new OutlineBuilder().MoveTo(new(foot, foot)).LineTo(new(foot + ring * share, foot)).ArcAround(new(foot, foot), Math.PI / 2).Close().Build().Transform(At(0, 0, 1, 0, q)));
        }

        private void Medallion(double r)
        {
            if (r < 10)
                return;
            switch (canvas.Whole("medallion"))
            {
                case 1:
                case 2:
                    new Rosace(canvas.Whole("medallion") == 1 ? _dice.Pick([0, 2, 3]) : 1, _dice.Pick([8, 12, 16]), 3 + (r > 60 ? 1 : 0), 0.5, 0.5, 0.7, true, _dice.Pick([0, 1, 2]), _dice.Whole(0, 3)).Draw(canvas, centre, r, on, hues, _dice.Fork("medallion"));
                    break;
                case 3:
                    int count = 8;
                    for (int k = 0; k < count; k++)
                        Ornament.Draw(canvas, OrnamentKind.Paisley, Affine.Scale(r * 0.6).Then(Affine.Translate(r * 0.4, 0)).Then(Affine.Rotate(2 * Math.PI * k / count)).Then(Affine.Translate(centre)), 0.34, [Hue(k), on, Hue(k + 1), on]);
                    canvas.Fill(Hue(0), Arcs.Ring(centre, r * 0.37 - _line, r * 0.37));
                    new Rosace(0, 8, 2, 0.4, 0.4, 0.6, false, 0, 0).Draw(canvas, centre, r * 0.33, on, hues, _dice.Fork("eye"));
                    break;
                default:
                    for (int k = 0; k < 4; k++)
                    {
                        double size = r * (1 - 0.2 * k);
                        canvas.Fill(k % 2 == 0 ? Hue(k / 2) : on, Outline.Polygon(new(centre.X - size, centre.Y), new(centre.X, centre.Y - size), new(centre.X + size, centre.Y), new(centre.X, centre.Y + size)));
                    }
                    canvas.Fill(on, Outline.Polygon(new(centre.X - r * 0.36, centre.Y), new(centre.X, centre.Y - r * 0.36), new(centre.X + r * 0.36, centre.Y), new(centre.X, centre.Y + r * 0.36)));
                    for (int q = 0; q < 4; q++)
                        Ornament.Draw(canvas, OrnamentKind.Tulip, At(0, 0, r * 0.3, Math.PI / 4, q), 0.32, Hue(1), on);
                    break;
            }
        }

        private void Field(double far, double medal, double corner)
        {
            int kind = canvas.Whole("field");
            if (kind == 0)
                return;
            double step = Math.Max(canvas["spacing"], 5 * _gap) * Math.Clamp(half / 140, 0.6, 1.3);
            int n = Math.Max(2, (int)Math.Round(2 * far / step));
            step = 2 * far / n;
            double r = Math.Min(step * 0.2, 2.6);
            var dots = new List<Contour>();
            for (int row = 0; row <= 2 * n; row++)
            {
                for (int col = 0; col <= 2 * n; col++)
                {
                    if ((row + col) % 2 != 0)
                        continue;
                    double x = -far + col * step / 2, y = -far + row * step / 2, d = Math.Sqrt(x * x + y * y), edge = Math.Max(Math.Abs(x), Math.Abs(y));
                    double toCorner = Math.Sqrt(Math.Pow(far - Math.Abs(x), 2) + Math.Pow(far - Math.Abs(y), 2));
                    bool diamond = canvas.Whole("medallion") == 4;
                    if (edge > far - step * 0.4 || (diamond ? Math.Abs(x) + Math.Abs(y) : d) < medal + step * 0.5 || toCorner < corner * 1.18 + step * 0.3)
                        continue;
                    Point p = centre + new Point(x, y);
                    switch (kind)
                    {
                        case 1:
                            dots.AddRange(Outline.Circle(p, (row % 2 == 0 ? 1 : 0.62) * Math.Max(r, canvas.Finest(Hue(0)) * 1.2)).Contours);
                            break;
                        case 2 when step > 9 * _gap / 1.2:
                            Floret(x, y, step * 0.3, 0, row / 2 + col / 2);
                            break;
                        case 3:
                            double a = Math.Max(step * 0.26, 3 * _line), b = Math.Max(step * 0.06, _line * 0.6);
                            dots.AddRange(Outline.Polygon(p + new Point(-a, -b), p + new Point(-b, -b), p + new Point(-b, -a), p + new Point(b, -a), p + new Point(b, -b), p + new Point(a, -b), p + new Point(a, b), p + new Point(b, b), p + new Point(b, a), p + new Point(-b, a), p + new Point(-b, b), p + new Point(-a, b)).Contours);
                            break;
                        case 4:
                            Affine lie = Affine.Translate(-0.45, 0).Then(Affine.Scale(step * 0.62)).Then(Affine.Rotate(Math.Atan2(y, x) + 0.6)).Then(Affine.Translate(p));
                            Ornament.Draw(canvas, OrnamentKind.Paisley, lie, 0.34, Hue(row / 2), on, Hue(row / 2 + 1));
                            break;
                        default:
                            dots.AddRange(Outline.Circle(p, r * 1.3).Contours);
                            break;
                    }
                }
            }
            if (dots.Count > 0)
                canvas.Fill(Hue(0), new Outline([.. dots]));
        }

        private void Dots(int quarter, PaletteRole role, double r, params (double X, double Y)[] at) =>
            canvas.Fill(role, new Outline([.. at.SelectMany(p => Outline.Circle(new(p.X, p.Y), Math.Max(r, canvas.Finest(role) * 0.8)).Contours)]).Transform(At(0, 0, 1, 0, quarter)));

        private static Outline Triangle(double x, double y, double wide, double high) => Outline.Polygon(new(x - wide, y), new(x + wide, y), new(x, y + high));

        private static Outline Steps(double x, double foot, double wide, double high)
        {
            Point[] up = [.. Enumerable.Range(0, 4).SelectMany(i => new[] { new Point(x - wide / 2 * (1 - i / 4.0), foot - high * i / 4), new Point(x - wide / 2 * (1 - i / 4.0), foot - high * (i + 1) / 4) })];
            return Outline.Polygon([.. up, .. up.Reverse().Select(p => new Point(2 * x - p.X, p.Y))]);
        }
    }
}
