using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Packed flower heads whose florets follow the golden angle, as in sunflowers and dahlias, with size ramps and colour rings.</summary>
/// <remarks>Vogel 1979: the n-th floret lies at r = c·√n and n·137.5°.</remarks>
public sealed class Phyllotaxis : IPatternFamily
{
    private const double Golden = 2.399963229728653;

    // Radius of a hole that still looks like a gap, shares of the tile's width.
    private const double WidestHole = 0.042;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "phyllotaxis", new("Spiral heads", "葵花螺旋"), ArtKind.AllOver,
        [
            "sunflower", "dahlia", "spiral", "dots", "floral", "botanical", "modern", "elegant", "geometric", "organic", "scandinavian", "minimal", "abstract", "disc", "summer", "autumn", "women", "dress", "shirt",
            "unisex", "all-over",
        ],
        [
            new("head-size", "mm", 30, 80, 54, "larger heads"),
            new("variety", "share", 0, 1, 0.55, "more difference between large and small heads"),
            new("floret", "choice", 0, 5, 0, "dots, petals, drops, diamonds, rings, arcs"),
            new("florets", "count", 26, 150, 72, "more and finer florets"),
            new("ramp", "share", -1, 1, 0.6, "florets that grow outwards rather than inwards"),
            new("colouring", "choice", 0, 3, 0, "colour rings, spiral arms, one colour to a head, mixed"),
            new("field", "choice", 0, 2, 0, "on the ground, on filled discs, on every second disc"),
            new("fringe", "choice", 0, 3, 1, "none, sunflower petals, round petals, a ring line"),
            new("hollow", "share", 0, 0.42, 0.1, "a larger open middle"),
            new("gap", "mm", 0, 5, 0.8, "more ground between heads"),
        ],
        FamilyCard.AnyLayout, 2, 50, true, Structure: ["floret", "fringe", "colouring", "field"], IsToss: true)
    {
        OnGround = [ShownWhen.Parse("field=0")],
        Shows =
        [
            Shown.Surely("sunflower", "fringe=1"), Shown.Perhaps("sunflower", "fringe=0,2,3"), Shown.Perhaps("dahlia"), Shown.Surely("dot", "floret=0"), Shown.Surely("diamond-shape", "floret=3"),
            Shown.Perhaps("circle", "floret=4"), Shown.Perhaps("circle", "fringe=3"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        double largest = Math.Min(canvas["head-size"] / 2, 0.3 * Math.Min(cell.Width, cell.Height)), variety = canvas["variety"], gap = canvas.MinGap + canvas["gap"];
        // Heads of one size leave holes; what is wider than an eye takes for a gap is filled by small ones, whatever the variety.
        double least = Math.Max(1.6, Math.Min(largest * (0.5 - 0.36 * variety), WidestHole * canvas.Page.Width - gap));
        var torus = new Torus(canvas.Repeat, cell);
        var packing = new TorusPacking(torus, largest * 1.6, 0.8, canvas.Cancel);
        Dice dice = canvas.Dice.Fork("heads");
        var heads = new List<(Point At, double Radius)>();
        for (int i = 0; i < 400; i++)
        {
            (Point at, double room) = packing.Widest();
            if (room - gap < least)
                break;
            // The first head falls anywhere; a free choice among the wide holes keeps heads off a lattice.
            if (i == 0)
                at = new(cell.Left + cell.Width * dice.Unit(), cell.Top + cell.Height * dice.Unit());
            double self = torus.SelfDistance(at) / 2 - gap / 2;
            double want = largest * (1 - variety * 0.35 * dice.Unit()), radius = Math.Min(Math.Min(i == 0 ? largest : room - gap, self), want);
            if (radius < least)
            {
                packing.Shut(at, 2);
                continue;
            }
            Place(at, radius);
        }
        PaletteRole[] shown = [.. canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line).Where(r => canvas.Contrast(r, PaletteRole.Ground) > 0.16)];
        if (shown.Length == 0)
            shown = [canvas.Clearest(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line)];
        PaletteRole[] hues = RoleSpread.Assign(torus, [.. heads.Select(h => (h.At, h.Radius * h.Radius))], [.. shown.Select((r, i) => (r, i == 0 ? 1.4 : 1.0))]);
        for (int i = 0; i < heads.Count; i++)
            Head(canvas, heads[i].At, heads[i].Radius, hues[i], shown, i);

        void Place(Point at, double radius)
        {
            packing.Place([new Disc(Point.Zero, 1)], Affine.Scale(radius).Then(Affine.Translate(at)), 0);
            heads.Add((at, radius));
        }
    }

    private static void Head(DesignCanvas canvas, Point centre, double radius, PaletteRole hue, PaletteRole[] shown, int number)
    {
        Dice dice = canvas.Dice.Fork("head", number);
        if (radius < 3.4)
        {
            canvas.Fill(hue, Outline.Circle(centre, radius));
            return;
        }
        int field = canvas.Whole("field"), fringe = canvas.Whole("fringe"), kind = canvas.Whole("floret");
        double turn = dice.Between(0, Math.Tau), body = radius;
        bool filled = field == 1 || (field == 2 && number % 2 == 0);
        PaletteRole on = PaletteRole.Ground;
        if (fringe is 1 or 2)
        {
            body = radius * (fringe == 1 ? 0.7 : 0.78);
            PaletteRole petal = hue;
            int count = Math.Clamp((int)(Math.Tau * body / Math.Max(2.2, radius * (fringe == 1 ? 0.16 : 0.24))), 8, fringe == 1 ? 26 : 18);
            var form = fringe == 1 ? new PetalForm(1.5 / count * 2.1, 0.5, 0.8, 0.6) : new PetalForm(1.5 / count * 2.9, 0.66, -0.2, 0.4);
            double inner = body * 0.62, length = radius - inner;
            PaletteRole deep = canvas.Against(petal, PaletteRole.Shade, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line);
            if (fringe == 1 && radius > 9 && canvas.Differ(deep, PaletteRole.Ground) && deep != petal)
                canvas.Fill(deep, Ring(form, count, turn + Math.PI / count, length * 0.93));
            canvas.Fill(petal, Ring(form, count, turn, length));
            on = filled ? canvas.Against(petal, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground) : PaletteRole.Ground;
            canvas.Fill(on, Outline.Circle(centre, body));
            body -= Math.Max(canvas.Finest(on), radius * 0.02);

            Outline Ring(PetalForm petalForm, int petals, double start, double reach) => new([.. Enumerable.Range(0, petals).SelectMany(k =>
                petalForm.Loop(10).Map(Affine.Scale(reach).Then(Affine.Translate(inner, 0)).Then(Affine.Rotate(start + Math.Tau * k / petals)).Then(Affine.Translate(centre))).Outline.Contours)]);
        }
        else if (filled)
        {
            on = hue;
            canvas.Fill(on, Outline.Circle(centre, radius));
            body -= Math.Max(canvas.Finest(on), radius * 0.05);
        }
        else if (fringe == 3)
        {
            double line = Math.Max(canvas.MinLine * 1.3, radius * 0.035);
            canvas.Fill(hue, Outline.Circle(centre, radius).With(Outline.Circle(centre, radius - line).Reverse()));
            body = radius - line - Math.Max(canvas.MinGap, radius * 0.04);
        }
        PaletteRole onIt = on;
        PaletteRole[] inks = [.. (on == PaletteRole.Ground ? shown : [PaletteRole.Ground, .. shown]).Where(r => canvas.Contrast(r, onIt) > 0.18)];
        if (inks.Length == 0)
            inks = [canvas.Clearest(on, PaletteRole.Ground, PaletteRole.Line, PaletteRole.Hero)];
        int first = Math.Max(0, Array.IndexOf(inks, hue));

        // Florets are as many as asked, or as many as the press keeps apart.
        double hollow = canvas["hollow"], ramp = canvas["ramp"], area = Math.PI * body * body * (1 - hollow * hollow);
        double finest = Math.Max(2 * canvas.Finest(inks[first]), 2 * canvas.Finest(on)) * (kind == 4 ? 2.6 : kind is 1 or 2 or 5 ? 1.7 : 1.25);
        int most = (int)(area / Math.Pow(finest + canvas.MinGap * 0.5, 2) * (1 - 0.3 * Math.Abs(ramp))), count2 = Math.Clamp((int)(canvas.Whole("florets") * Math.Pow(Math.Min(1, radius / 14), 0.8)), 7, Math.Max(7, most));
        double pitch = Math.Sqrt(area / count2);
        int arms = dice.Chance(0.5) ? 8 : 13, colouring = canvas.Whole("colouring");
        var shapes = new List<Contour>[inks.Length];
        double gap = Math.Max(canvas.MinGap * 0.95, canvas.Finest(on));
        for (int n = 0; n < count2; n++)
        {
            double share = (n + 0.5) / count2, at = body * Math.Sqrt(hollow * hollow + share * (1 - hollow * hollow)) * 0.965;
            // Denser packing where florets are smaller keeps the gaps even.
            double grow = 1 + ramp * (share - 0.5) * 0.9, size = Math.Max((pitch * grow - gap) / 2, canvas.MinLine * 0.75);
            double reach = Math.Min(at, body - size);
            double angle = turn + n * Golden;
            int ink = colouring switch
            {
                0 => (first + (int)(Math.Sqrt(share) * Math.Min(4, inks.Length) * 0.999)) % inks.Length,
                1 => (first + n % arms * inks.Length / arms) % inks.Length,
                2 => first,
                _ => (first + (int)(n * 0.618034 % 1 * inks.Length)) % inks.Length,
            };
            (shapes[ink] ??= []).AddRange(Floret(kind, centre, reach, angle, size, canvas.MinLine).Contours);
        }
        for (int i = 0; i < inks.Length; i++)
        {
            if (shapes[i] is { } list)
                canvas.Fill(inks[i], new Outline([.. list]));
        }
        double eye = body * hollow * 0.62;
        if (hollow > 0.2 && eye > 1.2)
            canvas.Fill(inks[(first + inks.Length / 2) % inks.Length], Outline.Circle(centre, eye));
    }

    private static Outline Floret(int kind, Point centre, double reach, double angle, double size, double hair)
    {
        Affine place = Affine.Translate(reach, 0).Then(Affine.Rotate(angle)).Then(Affine.Translate(centre));
        return (kind switch
        {
            1 => new PetalForm(0.42, 0.6, 0.2, 0.5).Loop(8).Map(Affine.Translate(-0.5, 0).Then(Affine.Scale(size * 2.3))).Outline,
            2 => new PetalForm(0.4, 0.7, 0, 1.2).Loop(8).Map(Affine.Translate(-0.5, 0).Then(Affine.Scale(size * 2.4))).Outline,
            3 => Outline.Polygon(new(-size * 1.15, 0), new(0, -size * 0.86), new(size * 1.15, 0), new(0, size * 0.86)),
            4 when size * 0.5 > hair * 1.5 => Outline.Circle(Point.Zero, size).With(Outline.Circle(Point.Zero, Math.Min(size - hair * 1.4, size * 0.56)).Reverse()),
            5 => Motifs.Conversational.CharmSketch.Sickle(-size * 0.5, 0, size * 1.25, 0, 130, size * 1.0),
            _ => Outline.Circle(Point.Zero, size),
        }).Transform(place);
    }
}
