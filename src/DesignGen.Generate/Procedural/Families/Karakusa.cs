using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Karakusa: the spiral vine of wrapping cloths; bold curls that branch from each other, with leaf lobes and flowers in their eyes.</summary>
public sealed class Karakusa : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "karakusa", new("Spiral arabesque", "唐草纹"), ArtKind.AllOver,
        ["karakusa", "arabesque", "vine", "spiral", "scroll", "curl", "furoshiki", "plum", "chrysanthemum", "floral", "japanese", "japan", "chinese", "asian", "traditional", "folk", "retro", "bold", "luxury", "festival", "new year", "spring", "autumn", "women", "men", "unisex"],
        [
            new("spiral-size", "mm", 16, 42, 26, "larger spirals"),
            new("range", "share", 0, 1, 0.6, "more difference between large and small spirals"),
            new("weight", "share", 0.15, 0.3, 0.2, "bolder vine, as a share of the largest spiral's radius"),
            new("turns", "share", 1, 2.6, 1.7, "more turns in a spiral"),
            new("eye", "choice", 0, 5, 0, "0 bead, 1 drop, 2 plum, 3 chrysanthemum, 4 cherry, 5 plum and chrysanthemum"),
            new("flowers", "share", 0.1, 1, 0.5, "more spirals with their flower or a bright bead"),
            new("leaves", "share", 0, 1, 0.7, "more leaf lobes along the vine"),
            new("style", "choice", 0, 3, 0, "0 solid vine, 1 outlined, 2 with a fine light line, 3 beaded"),
            new("inks", "count", 1, 3, 1, "more colours of vine"),
            new("scheme", "choice", 0, 3, 1, ClothScheme.Choices),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["eye", "style", "scheme", "spiral-size"])
    {
        OnGround = [ShownWhen.Parse("scheme=0")],
        Shows = [Shown.Surely("vine"), Shown.Surely("plum-blossom", "eye=2,5"), Shown.Surely("chrysanthemum", "eye=3,5"), Shown.Surely("cherry-blossom", "eye=4"), Shown.Perhaps("leaf", "leaves=0.001..1")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        ClothScheme cloth = ClothScheme.For(canvas, canvas.Whole("scheme"));
        double radius = canvas["spiral-size"] / 2, weight = Math.Max(canvas.Finest(cloth.Ink) * 1.3, canvas["weight"] * radius);
        int style = canvas.Whole("style"), eye = canvas.Whole("eye");
        if (style == 1)
            weight = Math.Max(weight, 2.2 * canvas.Finest(cloth.Ink) + canvas.Finest(cloth.Field) * 1.4);
        double gap = Math.Max(canvas.Finest(cloth.Field), weight * 0.5);
        var vine = new SpiralVine(canvas, radius, canvas["range"], gap, weight * 1.6, canvas.Dice.Fork("vine"));
        List<Spiral> spirals = vine.Spirals;
        var mix = new EvenMix([.. spirals.Select(s => s.Centre)], canvas.Repeat);
        List<PaletteRole> inks = [cloth.Ink, .. cloth.Tones.Where(t => t != cloth.Ink).Take(canvas.Whole("inks") - 1)];
        int[] ink = mix.Deal([.. inks.Select((_, i) => i == 0 ? 1 : 0.6)], radius * 1.6, canvas.Dice.Fork("inks"));
        double share = canvas["flowers"];
        int[] flower = mix.Deal([1 - share + 1e-6, share], radius * 2, canvas.Dice.Fork("flowers"));
        List<Curl> curls = [];
        for (int i = 0; i < spirals.Count; i++)
        {
            bool room = spirals[i].Radius > Math.Max(weight * 3.2, canvas.MinLine * 11);
            double core = eye >= 2 && flower[i] == 1 && room ? 0.42 : 0;
            (int Parent, Affine Image)? from = spirals[i].From;
            curls.Add(new(spirals[i], from is { } f ? curls[f.Parent] : null, from?.Image ?? Affine.Identity, weight * Math.Sqrt(Math.Min(1, spirals[i].Radius / radius)), gap, canvas["turns"], core, canvas.MinLine * 1.2));
        }

        cloth.Dye(canvas);
        for (int i = 0; i < curls.Count; i++)
            canvas.Fill(inks[ink[i]], curls[i].Body(eye == 1));
        Leaves(canvas, vine, curls, i => inks[ink[i]], weight, gap);
        PaletteRole vein = canvas.Clearest(cloth.Accent, cloth.Field, PaletteRole.Ground, PaletteRole.Line);
        for (int i = 0; i < curls.Count; i++)
        {
            PaletteRole on = inks[ink[i]];
            Along(canvas, cloth, curls[i], style, on);
            if (curls[i].Core > 0)
            {
                int kind = eye switch { 2 => 0, 4 => 1, 5 => i % 2 == 0 ? 0 : 2, _ => 2 };
                PaletteRole petal = canvas.Differ(cloth.Accent, on) ? cloth.Accent : canvas.Bold(cloth.Field, PaletteRole.Light, PaletteRole.Support, cloth.Ink);
                new Crest(canvas, petal, vein, canvas.Against(petal, PaletteRole.Light, PaletteRole.Support, vein)).Draw(kind, spirals[i].Centre, curls[i].Core * spirals[i].Radius, spirals[i].Start);
            }
            else if (flower[i] == 1 && eye < 2 && canvas.Differ(cloth.Accent, on))
            {
                canvas.Fill(cloth.Accent, Outline.Circle(curls[i].Head, Math.Max(canvas.Finest(cloth.Accent), curls[i].Bead * 0.62)));
            }
        }
    }

    // What runs along the middle of the vine, over all joints.
    private static void Along(DesignCanvas canvas, ClothScheme cloth, Curl curl, int style, PaletteRole on)
    {
        if (style == 1 && curl.Width > 2 * canvas.Finest(on) + canvas.Finest(cloth.Field))
            canvas.Fill(cloth.Field, curl.Middle(Math.Max(canvas.Finest(cloth.Field), curl.Width * 0.44)));
        PaletteRole light = canvas.Clearest(on, cloth.Field, PaletteRole.Light, cloth.Accent);
        double fine = Math.Max(canvas.Finest(light), curl.Width * 0.14);
        if (style == 2 && curl.Width > fine * 2.6)
            canvas.Fill(light, curl.Middle(fine));
        if (style == 3 && curl.Width > 2.6 * canvas.Finest(light))
        {
            double bead = Math.Max(canvas.Finest(light) * 0.55, curl.Width * 0.2);
            canvas.Fill(light, Polygons.Joined(curl.Beads(bead * 2 + Math.Max(canvas.MinGap, bead * 1.4)).Select(p => Outline.Circle(p, bead))));
        }
    }

    // Lobes on the outside of the curls, in the corners that three of them leave between them.
    private static void Leaves(DesignCanvas canvas, SpiralVine vine, List<Curl> curls, Func<int, PaletteRole> role, double weight, double gap)
    {
        double wanted = canvas["leaves"];
        var taken = new List<(Point At, double Radius)>();
        for (int i = 0; i < curls.Count; i++)
        {
            var leaves = new List<Outline>();
            Point last = new(double.NegativeInfinity, 0);
            foreach ((Point at, Point along, Point outwards) in curls[i].Outside())
            {
                if (wanted < 0.02)
                    break;
                // A pair at most in one corner; more would look like lashes.
                if (at.DistanceTo(last) < weight * 1.5)
                    continue;
                for (double length = weight * (1.1 + 1.7 * wanted); length >= weight * (1.75 - 0.9 * wanted); length *= 0.84)
                {
                    Point tip = at + outwards * (length * 0.86) + along * (length * 0.62), middle = Point.Lerp(at, tip, 0.6);
                    double fat = Math.Max(canvas.MinLine * 0.8, length * 0.25);
                    if (!Free(tip, fat * 0.7) || !Free(middle, fat))
                        continue;
                    Point root = at - outwards * (curls[i].Width * 0.3), bend = at + outwards * (length * 0.62) + along * (length * 0.02);
                    leaves.Add(Comma(root, bend, tip, fat));
                    last = at;
                    taken.Add((tip, fat * 0.7));
                    taken.Add((middle, fat));
                    break;
                }
            }
            canvas.Fill(role(i), Polygons.Joined(leaves));

            bool Free(Point p, double r)
            {
                Point folded = vine.Torus.Fold(p);
                for (int k = 0; k < curls.Count; k++)
                {
                    double near = vine.Torus.Distance(folded, curls[k].Spiral.Centre) - curls[k].Spiral.Radius;
                    if (near < r + (k == i ? 0 : gap * 0.8))
                        return false;
                    // Branches cross the corners too.
                    foreach (Point b in curls[k].Branch)
                    {
                        if (vine.Torus.Distance(folded, vine.Torus.Fold(b)) < r + curls[k].Width / 2 + gap * 0.8)
                            return false;
                    }
                }
                return taken.TrueForAll(t => vine.Torus.Distance(folded, vine.Torus.Fold(t.At)) > t.Radius + r + gap * 0.7 || t.At.DistanceTo(p) < 1e-9);
            }
        }
    }

    // A comma: round at the tip, narrow at the root, bent the way the vine runs.
    private static Outline Comma(Point root, Point bend, Point tip, double fat)
    {
        Point[] spine = [root, Point.Lerp(Point.Lerp(root, bend, 0.45), Point.Lerp(bend, tip, 0.45), 0.45), Point.Lerp(Point.Lerp(root, bend, 0.8), Point.Lerp(bend, tip, 0.8), 0.8), tip];
        return Ribbon.Along(spine, fat * 0.9, fat * 2.1);
    }

    /// <summary>A spiral's line with its branch.</summary>
    private sealed class Curl
    {
        private readonly double _turns, _inner, _line, _end;

        public Curl(Spiral spiral, Curl? parent, Affine image, double width, double gap, double turns, double core, double least)
        {
            (Spiral, Width, Core) = (spiral, width, core);
            _line = spiral.Radius - width / 2;
            Bead = Math.Max(least, Math.Min(width * 1.05, spiral.Radius * 0.34));
            double hole = core > 0 ? core * spiral.Radius + gap + width * 0.4 : Bead * 0.55;
            // Turns that leave the gap open between them.
            double most = Math.Max(0.5, (_line - hole) / (width * 0.9 + gap) / 1.3 + (core > 0 ? 0.7 : 0.3));
            _turns = Math.Min(turns, most);
            _inner = Math.Min(_line * 0.9, hole);
            _end = Math.Max(least, width * 0.62);
            if (parent is null)
                return;
            double facing = (spiral.Centre - image.Apply(parent.Spiral.Centre)).Direction;
            double leave = Math.Max(0.02, SpiralVine.Turned(parent.Spiral, facing) - 0.8), enter = 0.62;
            Point from = image.Apply(parent.On(leave)), to = On(enter);
            Point out1 = (image.Apply(parent.On(leave + 0.01)) - from).Unit, in1 = (On(enter + 0.01) - to).Unit;
            double reach = from.DistanceTo(to) * 0.38;
            Point a = from + out1 * reach, b = to - in1 * reach;
            for (int i = 0; i < 7; i++)
                Branch.Add(Contour.PointOn(from, Segment.Curve(a, b, to), i / 7.0));
            Begin = enter;
        }

        public Spiral Spiral { get; }

        public double Width { get; }

        public double Core { get; }

        public double Bead { get; }

        public double Begin { get; }

        public List<Point> Branch { get; } = [];

        public Point Head => On(_turns * Math.Tau);

        // The line after a turn of some radians: close to the rim at first, then inwards.
        public Point On(double turned)
        {
            double share = Math.Clamp(turned / (_turns * Math.Tau), 0, 1);
            return Spiral.Centre + Point.Polar(_line + (_inner - _line) * Math.Pow(share, 1.55), Spiral.Start + Spiral.Way * turned);
        }

        private List<Point> Line(double until = 1)
        {
            List<Point> points = [.. Branch];
            double end = _turns * Math.Tau * until;
            int steps = Math.Max(5, (int)Math.Ceiling((end - Begin) / 0.42));
            for (int i = 0; i <= steps; i++)
                points.Add(On(Begin + (end - Begin) * i / steps));
            return points;
        }

        public Outline Body(bool drop)
        {
            Outline stem = Ribbon.Along([.. Line()], Width, _end);
            if (Core > 0)
                return stem;
            Outline head = Outline.Circle(Head, drop ? Bead * 1.25 : Bead);
            return stem.With(Positive(stem) == Positive(head) ? head : head.Reverse());
        }

        public Outline Middle(double width) => Ribbon.Along([.. Line(0.94)], width, Math.Min(width, Math.Max(width * 0.8, 0.36)));

        public IEnumerable<Point> Beads(double step)
        {
            List<Point> line = Line(0.95);
            double since = step;
            for (int i = 1; i < line.Count; i++)
            {
                double piece = line[i].DistanceTo(line[i - 1]);
                for (double at = step - since; at < piece; at += step)
                {
                    yield return Point.Lerp(line[i - 1], line[i], at / piece);
                    since = 0;
                }
                since = (since + piece) % step;
            }
        }

        public IEnumerable<(Point At, Point Along, Point Outwards)> Outside()
        {
            for (double turned = Begin + 0.2; turned < Math.Min(5.4, _turns * Math.Tau * 0.8); turned += 0.17)
            {
                Point at = On(turned), along = (On(turned + 0.02) - at).Unit;
                yield return (at, along, (at - Spiral.Centre).Unit);
            }
        }

        private static bool Positive(Outline outline)
        {
            List<Point> p = outline.Contours[0].Flatten(0.1);
            double twice = 0;
            for (int i = 0; i < p.Count; i++)
                twice += Point.Cross(p[i], p[(i + 1) % p.Count]);
            return twice > 0;
        }
    }
}
