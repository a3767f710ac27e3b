using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Conversational;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Flowers and leaves in a wreath, crescent, laurel, heart or bouquet, thick at its focal cluster and tapering away from it, with room for a word or an initial.</summary>
public sealed class Wreath : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "wreath", new("Botanical wreath", "花环"), ArtKind.Placement,
        [
            "wreath", "bouquet", "garland", "crescent", "laurel", "heart", "floral", "flower", "leaf", "botanical", "romantic", "wedding", "monogram", "initial", "lettering", "cottage", "vintage", "elegant", "boho",
            "spring", "summer", "women", "christmas",
        ],
        [
            new("form", "choice", 0, 4, 0, "wreath, crescent, laurel of two sprays, heart, bouquet"),
            new("species", "choice", 0, 6, 0, "main flower: peony, poppy, rose, anemone, dahlia, cosmos, lily"),
            new("greens", "choice", 0, 4, 0, "eucalyptus, olive, fern, boxwood, single leaves"),
            new("flower-size", "share", 0.16, 0.34, 0.24, "larger flowers, as a share of the width"),
            new("clusters", "choice", 0, 2, 0, "flowers in one cluster, in two, or all round"),
            new("fullness", "share", 0, 1, 0.6, "more leaves, longer ones"),
            new("taper", "share", 0, 1, 0.6, "leaves that grow smaller away from the flowers"),
            new("berries", "share", 0, 1, 0.6, "more berries and buds among the leaves"),
            new("tilt", "degrees", -90, 90, 35, "a focal cluster further to the right of the foot"),
            new("centre", "choice", 0, 2, 0, "nothing, an initial or a heart in the middle where the brief has no words"),
            new("finish", "choice", 0, 2, 0, "parts kept apart by tone, by a keyline, or by gaps as in cut paper"),
        ],
        [], MinInks: 2, MinSizeMm: 100, PrintsGround: false, UsesLettering: true, Structure: ["form", "species", "greens", "clusters"])
    {
        Shows =
        [
            Shown.Kind("peony"), Shown.Kind("poppy"), Shown.Kind("rose"), Shown.Kind("anemone"), Shown.Kind("dahlia"), Shown.Kind("cosmos"), Shown.Kind("lily"), Shown.Kind("daisy"),
            Shown.Kind("blossom"), Shown.Surely("leaf"), .. Shown.ByValue("greens", 0, "eucalyptus", "olive-branch", "fern", "boxwood"), Shown.Perhaps("olive-branch", "greens=4"),
            Shown.Perhaps("berry", "berries=0.001..1"), Shown.Perhaps("flower-bud", "berries=0.001..1"), Shown.Perhaps("bellflower", "form=4", "berries=0.001..1"),
            Shown.Perhaps("grain", "form=4", "berries=0.001..1"), Shown.Surely("wreath", "form=0"), Shown.Perhaps("wreath", "form=1,3,4"), Shown.Surely("laurel", "form=2"),
            Shown.Surely("heart", "form=3"), Shown.Surely("bouquet", "form=4", "lettering=0"), Shown.Surely("bow", "form=4", "lettering=0"),
            Shown.Surely("heart", "form=0,1,2,3", "centre=2", "lettering=0"), Shown.Surely("letter", "form=0,1,2,3", "centre=1", "lettering=0"), Shown.Surely("letter", "lettering=1..99"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        // Long leaves that lean outwards may reach over the page: the wreath then comes as much smaller as they need.
        DesignCanvas trial = canvas.Again();
        Plait(trial, 1);
        Rect all = trial.Shapes.Aggregate(Rect.Empty, (box, s) => box.Union(s.Outline.Bounds)), page = canvas.Page;
        double reach = new[] { (page.Centre.X - all.Left) / page.Width, (all.Right - page.Centre.X) / page.Width, (page.Centre.Y - all.Top) / page.Height, (all.Bottom - page.Centre.Y) / page.Height }.Max() * 2;
        Plait(canvas, reach > 1 ? 0.985 / reach : 1);
    }

    private static void Plait(DesignCanvas canvas, double share)
    {
        var plan = new Plan(canvas, canvas.Dice.Fork("wreath"), share);
        // A bouquet has no middle: where the brief has words, a ring carries them.
        if (canvas.Whole("form") == 4 && canvas.Lettering.IsEmpty)
            plan.Bouquet();
        else
            plan.Ring();
    }

    private sealed class Plan
    {
        // Words smaller than this share of what a free middle would take are lost in it.
        private const double LeastWords = 0.3;

        private readonly DesignCanvas _canvas;
        private readonly Dice _dice;
        private readonly double _share, _half, _flower, _taper;
        private readonly int _form;
        private readonly Point _centre;
        private readonly Dress _main, _second, _third;
        private readonly Func<Dice, Motif>[] _greens, _heroes, _small;
        private readonly int _species, _other;

        public Plan(DesignCanvas canvas, Dice dice, double share)
        {
            (_canvas, _dice, _share, _form) = (canvas, dice, share, canvas.Whole("form") == 4 && !canvas.Lettering.IsEmpty ? 0 : canvas.Whole("form"));
            Rect page = canvas.Page;
            _half = Math.Min(page.Width, page.Height) / 2 * share;
            _centre = page.Centre;
            _flower = canvas["flower-size"] * _half;
            _taper = canvas["taper"];
            _main = Dressed(PaletteRole.Hero);
            _second = Dressed(PaletteRole.Accent);
            _third = Dressed(PaletteRole.Light);
            int greens = canvas.Whole("greens");
            Func<Dice, Motif> first = greens < 4 ? Botanicals.Sprigs[greens] : Botanicals.Leaves[0];
            _greens = [first, first, greens < 4 ? Botanicals.Leaves[dice.Whole(0, 1)] : Botanicals.Sprigs[1], first];
            _heroes = [.. Enumerable.Range(0, Botanicals.Heroes.Length).Where(h => canvas.Draws(Botanicals.HeroMotifs[h])).Select(h => Botanicals.Heroes[h])];
            _small = [.. Enumerable.Range(0, 2).Where(s => canvas.Draws(Botanicals.SecondaryMotifs[s])).Select(s => Botanicals.Secondary[s])];
            // Each stands in for the other where the recipe chose none of its kind.
            _heroes = _heroes.Length > 0 ? _heroes : _small;
            _small = _small.Length > 0 ? _small : _heroes;
            _species = canvas.Whole("species") % _heroes.Length;
            _other = (canvas.Whole("species") + dice.Whole(1, 5)) % _heroes.Length;
        }

        public void Ring()
        {
            double full = _canvas["fullness"], leaf = _half * (0.2 + 0.08 * full) * (_form == 3 ? 0.7 : 1), radius = _half - leaf * 1.15 - (_form == 3 ? _half * 0.05 : 0);
            radius = Math.Min(radius, _half - _flower * 1.02);
            double span = _form switch { 1 => 0.62, 2 => 0.86, 3 => 0.93, _ => 1 };
            int count = (int)(11 + 15 * full);
            double focus = _form is 2 or 3 ? 0 : _canvas["tilt"] * Math.PI / 180;
            Point P(double u)
            {
                if (_form == 3)
                {
                    double t = Math.PI - u * span * Math.PI;
                    // The heart curve x = 16 sin³ t, y = 13 cos t − 5 cos 2t − 2 cos 3t − cos 4t.
                    return _centre + new Point(16 * Math.Pow(Math.Sin(t), 3), -(13 * Math.Cos(t) - 5 * Math.Cos(2 * t) - 2 * Math.Cos(3 * t) - Math.Cos(4 * t)) - 2.5) * (radius / 15.5);
                }
                return _centre + Point.Polar(radius, Math.PI / 2 - focus - u * Math.PI * span);
            }
            double Along(double u, int way) => (P(u + 0.01 * way) - P(u - 0.01 * way)).Direction;
            double Taper(double u) => 1 - 0.52 * _taper * Math.Pow(Math.Abs(u), 1.2);

            // A hoop for the leaves to grow on, drawn in two arms from the tips to the focus.
            foreach (int way in new[] { 1, -1 })
            {
                Point[] arm = [.. Enumerable.Range(0, 25).Select(i => P(way * i / 24.0))];
                _canvas.Fill(_main.Stem, Ribbon.Along(arm, Math.Max(_half * 0.016, _canvas.MinLine * 2), Math.Max(_half * 0.008, _canvas.MinLine * 1.3)));
            }
            double berries = _canvas["berries"], due = 0;
            for (int i = count - 1; i >= 0; i--)
            {
                double u = (i + 0.3) / count;
                due += berries * 0.5;
                bool berry = due >= 1;
                due -= berry ? 1 : 0;
                foreach (int way in new[] { 1, -1 })
                {
                    Dice own = _dice.Fork(way > 0 ? "right" : "left", i);
                    int side = i % 2 == 0 ? 1 : -1;
                    double size = leaf * Taper(u) * own.Between(0.9, 1.08), lean = way * side * own.Between(0.34, 0.6);
                    if (berry)
                        Grow(Botanicals.Twigs[i % 4 == 0 ? 1 : 0](own), P(u * way), Along(u * way, way) - lean * 1.25, size * 0.86, i % 3 == 0 ? _third : _second);
                    Grow(_greens[i % 4](own), P(u * way), Along(u * way, way) + lean, size, _main);
                }
            }
            // The tips of both arms end in a leaf of their own.
            if (span < 0.9)
            {
                foreach (int way in new[] { 1, -1 })
                    Grow(_greens[0](_dice.Fork("tip", way + 1)), P(way), Along(way, way), leaf * Taper(1), _main);
            }
            int clusters = _canvas.Whole("clusters");
            double step = _flower * 1.5 / (Math.PI * span * radius);
            if (clusters == 2)
            {
                int ring = Math.Max(4, (int)(Math.PI * span * radius * 2 / (_flower * 2.5)));
                for (int i = ring - 1; i >= 0; i--)
                {
                    double u = span < 1 ? 2.0 * (i + 0.5) / ring - 1 : 2.0 * i / ring - 1 + 1.0 / ring;
                    double big = _flower * (i % 2 == 0 ? 0.9 : 0.62) * (span < 1 ? Taper(u) : 1);
                    Flower(i % 2 == 0 ? _species : _other, P(u), big, i % 2 == 0 ? _main : i % 4 == 1 ? _second : _third, i);
                }
            }
            else
            {
                if (clusters == 1)
                    Cluster(span < 1 ? 0.66 : 1, 0.62, 20);
                Cluster(0, 1, 0);
            }
            Middle(radius - leaf * 0.9);

            void Cluster(double at, double scale, int number)
            {
                (double U, double Off, double Size, int Kind)[] seats = [(3.25, 0.15, 0.4, 3), (-3.25, 0.1, 0.4, 2), (2.35, -0.24, 0.5, 2), (-2.35, -0.2, 0.52, 3), (1.3, 0.1, 0.74, 1), (-1.3, 0.12, 0.7, 1), (0.55, -0.75, 0.44, 3), (-0.7, 0.78, 0.4, 2), (0, 0, 1, 0)];
                foreach ((double u, double off, double size, int kind) in seats)
                {
                    double v = at + u * step * scale * 0.74;
                    Point p = P(v), aside = Point.Polar(1, Along(v, 1)).Perpendicular;
                    p += aside * (off * _flower * scale);
                    double big = _flower * size * scale;
                    if (kind >= 2)
                        SmallFlower(p, big, kind == 2 ? _second : _third, number + seats.Length + (int)(u * 10) + 40);
                    else
                        Flower(kind == 0 ? _species : _other, p, big, kind == 0 ? _main : _third, number + (int)(u * 10));
                }
            }
        }

        public void Bouquet()
        {
            double w = _canvas.Page.Width * _share, h = Math.Min(_canvas.Page.Height * _share, w * 1.16), top = _centre.Y - h / 2;
            Point tie = new(_centre.X, top + h * 0.77);
            int count = (int)(11 + 12 * _canvas["fullness"]);
            Point Seat(double turn, double reach) => tie + new Point(Math.Sin(turn) * reach * w * 0.5, -Math.Cos(turn) * reach * h * 0.74);
            // Stalks below the tie.
            for (int i = -4; i <= 4; i++)
                _canvas.Fill(i % 2 == 0 ? _main.Stem : _main.Leaf, Ribbon.Bow(tie, tie + new Point(i * w * 0.032, h * (0.22 - 0.006 * i * i)), 0.03 * i, Math.Max(1.2, w * 0.012), Math.Max(1, w * 0.01)));
            for (int i = 0; i < count; i++)
            {
                Dice own = _dice.Fork("green", i);
                double turn = (2.0 * i / (count - 1) - 1) * 1.28, reach = (i % 2 == 0 ? 0.98 : 0.86) - 0.06 * own.Unit();
                Point end = Seat(turn, reach), foot = Point.Lerp(tie, end, 0.44);
                _canvas.Fill(_main.Stem, Ribbon.Bow(tie, foot, 0.04 * Math.Sign(turn), _half * 0.014, _half * 0.012));
                bool berry = own.Unit() < _canvas["berries"] * 0.55;
                Grow(berry ? Botanicals.Twigs[i % 4](own) : _greens[i % 4](own), foot, (end - foot).Direction, (end - foot).Length * 0.52, berry ? i % 4 == 1 ? _third : _second : _main);
            }
            int clusters = _canvas.Whole("clusters");
            (double Turn, double Reach, double Size, int Kind)[] seats = clusters switch
            {
                0 => [(-0.82, 0.66, 0.52, 2), (0.86, 0.62, 0.52, 3), (-0.36, 0.82, 0.5, 3), (0.4, 0.8, 0.54, 2), (0.02, 0.76, 0.76, 1), (-0.72, 0.46, 0.74, 1), (0.76, 0.42, 0.76, 1), (0.42, 0.6, 0.5, 3), (-0.3, 0.62, 0.5, 2), (0, 0.42, 1.12, 0)],
                1 => [(-0.95, 0.6, 0.5, 2), (0.95, 0.6, 0.5, 2), (0, 0.86, 0.6, 3), (-0.5, 0.72, 0.78, 1), (0.5, 0.72, 0.78, 1), (0, 0.62, 0.6, 2), (-0.62, 0.36, 0.92, 0), (0.62, 0.36, 0.92, 0), (0, 0.3, 0.5, 3)],
                _ => [(-0.98, 0.68, 0.56, 1), (0.98, 0.68, 0.56, 1), (-0.5, 0.86, 0.6, 0), (0, 0.9, 0.56, 1), (0.5, 0.86, 0.6, 0), (-0.7, 0.52, 0.62, 0), (0.7, 0.52, 0.62, 0), (-0.28, 0.64, 0.6, 1), (0.28, 0.64, 0.6, 2), (-0.34, 0.36, 0.66, 1), (0.34, 0.36, 0.66, 1), (0, 0.46, 0.7, 0)],
            };
            int number = 0;
            foreach ((double turn, double reach, double size, int kind) in seats)
            {
                number++;
                double big = _flower * size * 1.12;
                Point at = Seat(turn, reach);
                if (kind >= 2)
                    SmallFlower(at, big, kind == 2 ? _second : _third, number);
                else
                    Flower(kind == 0 ? _species : _other, at, big, kind == 0 ? _main : _third, number);
            }
            Charm bow = SweetCharms.Bow(_dice.Fork("bow"));
            bow.Draw(_canvas, Affine.Scale(w * 0.13).Then(Affine.Rotate(-Math.PI / 2)).Then(Affine.Translate(tie + new Point(0, w * 0.03))), Charms.Dress(_canvas, Visible(PaletteRole.Accent), PaletteRole.Ground));
        }

        private void Middle(double room)
        {
            if (_form == 1)
                room *= 0.95;
            int kind = _canvas.Whole("centre");
            string[] words = [.. _canvas.Lettering.Where(l => _canvas.FaceOr(Face.Woodtype).Missing(l).IsEmpty)];
            PaletteRole face = _canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Hero, PaletteRole.Shade);
            if (words.Length == 0 && kind == 2)
            {
                SweetCharms.LoveHeart(_dice.Fork("heart")).Draw(_canvas, Affine.Scale(room * 0.42).Then(Affine.Rotate(-Math.PI / 2)).Then(Affine.Translate(_centre)), Charms.Dress(_canvas, Visible(PaletteRole.Hero), PaletteRole.Ground));
                return;
            }
            if (words.Length == 0 && kind == 1)
                words = [((char)('A' + _dice.Fork("initial").Whole(0, 25))).ToString()];
            if (words.Length == 0)
                return;
            Face type = _canvas.FaceOr(words[0].Length == 1 ? Face.Woodtype : Face.All[_dice.Fork("face").Whole(1, 2)]);
            if (words.Length == 1)
                words = Broken(words[0]);
            var lines = Typesetter.Stack(new Alphabet(type), words, room * 1.5, room * (words[0].Length == 1 ? 1.15 : 0.5));
            double high = lines.Length == 0 ? 0 : lines[^1].Bounds.Bottom - lines[0].Bounds.Top;
            Affine place = Affine.Translate(0, high / 2).Then(Clear(lines, high, room)).Then(Affine.Translate(_centre));
            int first = _canvas.Shapes.Count;
            foreach (SetLetters line in lines.Select(l => l.Transform(place)))
            {
                _canvas.Lettered(line.CapHeightMm);
                _canvas.Fill(face, line.Shape);
            }
            _canvas.MarkLetters(first);
        }

        // Flowers lean into the middle, and a heart is widest above it: the words come where they are clear of all of them, as large as they can.
        private Affine Clear(ImmutableArray<SetLetters> lines, double high, double room)
        {
            Point[] edges = [.. _canvas.Shapes.SelectMany(s => s.Outline.Contours).SelectMany(c => c.Flatten(0.5)).Select(p => p - _centre).Where(p => Math.Abs(p.X) < room && Math.Abs(p.Y) < room)];
            double margin = Math.Max(_canvas.MinGap * 2, _half * 0.025);
            for (double scale = 1; scale > LeastWords; scale -= 0.05)
            {
                for (int step = 0; step <= 12; step++)
                {
                    double lift = (step + 1) / 2 * (step % 2 == 0 ? 1 : -1) * room * 0.05;
                    Affine map = Affine.Scale(scale).Then(Affine.Translate(0, lift));
                    Rect[] boxes = [.. lines.Select(l => l.MoveBy(0, high / 2).Transform(map).Bounds.Grow(margin))];
                    if (!edges.Any(p => boxes.Any(b => b.Contains(p))))
                        return map;
                }
            }
            return Affine.Scale(LeastWords);
        }

        // A lone line of several words would be small across a round room: it is broken at the space that leaves the longer part shortest.
        private static string[] Broken(string line) =>
            [.. Enumerable.Range(0, line.Length).Where(i => line[i] == ' ').Select(i => new[] { line[..i].Trim(), line[i..].Trim() }).Where(parts => parts.All(p => p.Length > 0)).MinBy(parts => parts.Max(p => p.Length)) ?? [line]];

        private void Flower(int species, Point at, double size, Dress dress, int number) =>
            _heroes[species](_dice.Fork("flower", number)).Draw(_canvas, Affine.Scale(size).Then(Affine.Rotate(number * 1.3)).Then(Affine.Translate(at)), dress);

        private void SmallFlower(Point at, double size, Dress dress, int number) =>
            _small[number % _small.Length](_dice.Fork("small", number)).Draw(_canvas, Affine.Scale(size).Then(Affine.Rotate(number * 0.9)).Then(Affine.Translate(at)), dress);

        private void Grow(Motif motif, Point foot, double direction, double size, Dress dress) =>
            motif.Draw(_canvas, Affine.Translate(1, 0).Then(Affine.Scale(size)).Then(Affine.Rotate(direction)).Then(Affine.Translate(foot)), dress);

        private PaletteRole Visible(PaletteRole wanted) => Dress.Clear(_canvas, PaletteRole.Ground, wanted, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Line);

        private Dress Dressed(PaletteRole main) =>
            Dress.For(_canvas, Visible(main), Dress.Clear(_canvas, PaletteRole.Ground, PaletteRole.Support, PaletteRole.Line, PaletteRole.Hero), (Finish)_canvas.Whole("finish"));
    }
}
