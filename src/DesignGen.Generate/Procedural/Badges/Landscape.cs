using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Outdoor;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Badges;

/// <summary>What a badge shows.</summary>
public enum SceneKind
{
    /// <summary>Peaks over a forest, with a sun.</summary>
    Mountains,

    /// <summary>A curling wave before a sun.</summary>
    Sea,

    /// <summary>Table mountains and cacti, with a sun.</summary>
    Desert,

    /// <summary>Peaks under a moon and stars.</summary>
    Night,

    /// <summary>Rolling hills with round trees, and a sun.</summary>
    Hills,
}

/// <summary>How a landscape is drawn.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Peaks">How many peaks, 1 to 5.</param>
/// <param name="Density">How close trees, cacti and streaks stand, 0 to 1.</param>
/// <param name="Slits">Slits in the sun.</param>
/// <param name="Rays">Rays round the sun; 0 for none.</param>
/// <param name="Fore">Share of the height that the foreground takes.</param>
/// <param name="Breakers">Whether a wave breaks on the sea; before a hero that hides most of it only its spikes would show.</param>
public sealed record SceneForm(SceneKind Kind, int Peaks, double Density, int Slits, int Rays, double Fore = 0.24, bool Breakers = true);

/// <summary>Draws a landscape in a window, from the sky to the foreground.</summary>
public sealed class Landscape(SceneWindow window, SceneInks inks, SceneForm form, Dice dice)
{
    private readonly double _line = window.Canvas.MinLine, _gap = window.Canvas.MinGap;
    private readonly double _w = window.Box.Width, _h = window.Box.Height;

    // Free landscapes end with their box; framed ones run on under the frame.
    private readonly Rect _opening = window.Edge.Aggregate(Rect.Empty, (r, p) => r.Including(p));

    private double Left => window.IsFree ? window.Box.Left : _opening.Left - 1;

    private double Right => window.IsFree ? window.Box.Right : _opening.Right + 1;

    private double Bottom => Math.Max(_opening.Bottom, window.Box.Bottom) + 1;

    // Round things are sized by the narrower way.
    private double Span => Math.Min(_w, _h * 1.08);

    private double ForeTop => window.Box.Bottom - _h * form.Fore;

    /// <summary>Draws it.</summary>
    public void Draw()
    {
        window.FillAll(inks.Sky);
        switch (form.Kind)
        {
            case SceneKind.Sea:
                Light(window.At(0.4, 0.42), Span * 0.29);
                Sea();
                break;
            case SceneKind.Desert:
                Light(window.At(0.62, 0.4), Span * 0.24);
                Mesas();
                break;
            case SceneKind.Hills:
                Light(window.At(0.5, 0.36), Span * 0.3);
                Hills();
                break;
            case SceneKind.Night:
                Stars();
                window.Fill(inks.Sun, Sun.Crescent(window.At(0.5, 0.2), _h * 0.095));
                Peaks(0.4);
                Forest();
                break;
            default:
                Light(window.At(0.5, 0.4), Span * 0.33);
                Peaks(0.3);
                Forest();
                break;
        }
    }

    private void Light(Point centre, double radius)
    {
        if (form.Rays >= 6)
        {
            int most = (int)(2 * Math.PI * radius * 1.18 / (2 * Math.Max(_line, _gap)));
            double reach = window.IsFree ? radius * 1.42 : _w + _h;
            // Short rays that stand free are many: a few broad ones would look like chips.
            window.Fill(inks.Far == inks.Sky ? inks.Sun : Ray(), Sun.Rays(centre, radius * 1.16, reach, Math.Min(window.IsFree ? Math.Max(form.Rays, 16) : form.Rays, most), 0, 2 * Math.PI));
        }
        // Where nothing frames the picture the sun sets behind the ground instead of showing below it.
        Rect sky = new(centre.X - radius - 1, centre.Y - radius - 1, centre.X + radius + 1, ForeTop + _h * 0.03);
        Point[] horizon = [new(sky.Left, sky.Top), new(sky.Right, sky.Top), new(sky.Right, sky.Bottom), new(sky.Left, sky.Bottom)];
        foreach (Outline band in Sun.Slit(centre, radius, form.Slits, -0.05, Math.Max(_gap, radius * 0.02)))
            window.Fill(inks.Sun, window.IsFree ? ConvexClip.Clip(band, horizon) : band);
    }

    // Rays step back behind the sun: the range's ink, unless that is the sun's own.
    private Paint Ray() => inks.Far.From(inks.Sky) >= 0.12 ? inks.Far : inks.Sun;

    private void Peaks(double top)
    {
        double foot = ForeTop + _h * 0.05;
        if (form.Peaks >= 2 && !window.IsFree)
            window.Fill(inks.Far, Mountain.Range(Left, Right, foot, _h * 0.3, 5, dice.Fork("range")));

        // The highest peak stands near the middle; the others step down to both sides and stand behind it.
        double span = window.IsFree ? _w * 0.76 : _w, middle = window.Box.Centre.X;
        for (int i = form.Peaks - 1; i >= 0; i--)
        {
            int step = (i + 1) / 2, side = i % 2 == 1 ? -1 : 1;
            double x = middle + side * step * span * 0.21 + (i == 0 ? -_w * 0.02 : 0);
            double apex = window.Box.Top + _h * (top + step * 0.115 + (i % 2 == 1 ? 0 : 0.035) * Math.Sign(step)), tall = foot - apex;
            double reach = tall * (0.86 - 0.06 * step);
            Mountain peak = Mountain.Build(new(x, apex), foot, reach * dice.Between(0.94, 1.06), reach * dice.Between(0.94, 1.06), 0.42, _line, dice.Fork("peak", i));
            Paint lit = inks.Lit, dim = inks.Dim;

            // Where a peak stands before another of the same tone, a thin rim keeps it apart.
            if (i < form.Peaks - 1)
                window.Fill(inks.Fore, LetterPaint.Grown(peak.Whole, Math.Max(_line, _h * 0.006)));
            window.Fill(lit, peak.Whole);
            window.Fill(dim, peak.Shade);
            window.Fill(inks.Snow, peak.Snow);
            if (inks.Far.From(dim) >= 0.25 && inks.Far != lit)
                window.Fill(inks.Far, peak.ShadeSnow);
        }
    }

    private void Forest()
    {
        double ground = ForeTop, taper = window.IsFree ? 1 : 0;
        double Edge(double x) => Math.Abs((x - window.Box.Centre.X) / (_w / 2));
        double Ground(double x) => ground + _h * 0.02 * Math.Cos((x - window.Box.Left) / _w * 5 + 0.6);
        double Tall(double x, double size) => _h * size * (taper > 0 ? 1.12 - 0.62 * Math.Pow(Edge(x), 2) : 0.78 + 0.5 * Math.Pow(Edge(x), 2));

        // The row behind takes the ink that parts best from the rock, the front row and the sky.
        Paint[] around = [inks.Lit, inks.Dim, inks.Fore, inks.Sky];
        Paint back = new[] { inks.Far, inks.Dim, inks.Lit, inks.Fore }.MaxBy(p => around.Sum(a => Math.Min(p.From(a), 0.3)) + (p == inks.Fore ? 0.2 : 0));
        List<Outline> far = Pine.Row(Left + _w * 0.04, Right - _w * 0.02, x => Ground(x), x => Tall(x, 0.15), form.Density, _line, dice.Fork("back"));
        window.Fill(back, Meadow(ground - _h * 0.012, 0.02));
        foreach (Outline tree in far)
            window.Fill(back, tree);
        double step = window.IsFree ? 0.028 : 0.065;
        window.Fill(inks.Fore, Meadow(ground + _h * (step - 0.03), 0));
        foreach (Outline tree in Pine.Row(Left, Right, x => Ground(x) + _h * step, x => Tall(x, 0.19), form.Density * 0.85, _line, dice.Fork("front")))
            window.Fill(inks.Fore, tree);
    }

    // The ground under the trees: to the foot of the window, or a lens under a landscape that stands free.
    private Outline Meadow(double top, double inset)
    {
        if (!window.IsFree)
            return Outline.Rectangle(new(Left, top, Right, Bottom));
        double l = Left + _w * inset, r = Right - _w * inset, c = window.Box.Centre.X;
        return new OutlineBuilder().MoveTo(new(l, top)).QuadTo(new(c, top - _h * 0.035), new(r, top)).QuadTo(new(c, top + _h * 0.1), new(l, top)).Close().Build();
    }

    private void Stars()
    {
        var placed = new List<Point>();
        Dice chance = dice.Fork("stars");
        int wanted = 8 + (int)(form.Density * 16);
        for (int tries = 0; tries < 300 && placed.Count < wanted; tries++)
        {
            Point p = window.At(chance.Between(0.06, 0.94), chance.Between(0.05, 0.42));
            if (p.DistanceTo(window.At(0.5, 0.2)) < _h * 0.16 || placed.Exists(q => q.DistanceTo(p) < _w * 0.09))
                continue;
            placed.Add(p);
            double r = _h * (placed.Count % 3 == 0 ? 0.018 : 0.009);
            if (r * 0.38 > _line)
                window.Fill(inks.Sun, Sun.Star(p, r, 4, 0.34));
            else if (r * 0.8 > _line / 2)
                window.Fill(inks.Sun, Outline.Circle(p, r * 0.8));
        }
    }

    // The water behind a breaker: where the range's ink would swallow it, the ink between it and the sky.
    private Paint Far => inks.Far.From(inks.Dim) >= 0.25 ? inks.Far : inks.Waters.Where(w => w.From(inks.Dim) >= 0.25 && w.From(inks.Sky) >= 0.12 && w.From(inks.Snow) >= 0.1).DefaultIfEmpty(inks.Far).MaxBy(w => Math.Min(w.From(inks.Dim), 0.4) + Math.Min(w.From(inks.Sun), 0.3) + Math.Min(w.From(inks.Snow), 0.3));

    private void Sea()
    {
        double horizon = window.Box.Top + _h * 0.56, foot = Bottom;
        if (!window.IsFree)
            window.Fill(Far, Outline.Rectangle(new(Left, horizon, Right, foot)));

        // Glints on the far water, shorter towards the horizon.
        for (int i = 0; !window.IsFree && i < 4; i++)
        {
            double y = horizon + _h * (0.025 + 0.036 * i), half = _w * (0.06 + 0.035 * i), thick = _h * 0.009;
            if (thick >= _line)
                window.Fill(inks.Sky.From(Far) > 0.2 && inks.Sky.Role is not null ? inks.Sky : inks.Snow, Lens(new(window.Box.Left + _w * (0.4 + 0.02 * (i % 2)), y), half, thick));
        }
        double scale = _h * 0.5;
        int streaks = 2 + (int)Math.Round(form.Density * 4);
        Swells(0.72, inks.Lit, 0.2, 0.05);
        if (form.Breakers)
        {
            Curl(Affine.Scale(-scale * 0.5, scale * 0.5).Then(Affine.Translate(window.At(0.36, 0.76))), streaks - 1, inks.Lit);
            Curl(Affine.Scale(scale).Then(Affine.Translate(window.At(0.3, 0.82))), streaks, inks.Dim);
        }
        Swells(0.8, inks.Dim, 0.25, 0.055);
        Swells(1 - form.Fore + 0.08, inks.Fore, 0.3, 0.05);
    }

    private void Curl(Affine place, int streaks, Paint body)
    {
        Breaker wave = Breaker.Build(place, streaks, _line, _gap);
        if (body.From(Far) < 0.25 || body.From(inks.Lit) < 0.01)
            window.Fill(inks.Fore.From(body) >= 0.2 ? inks.Fore : inks.Snow, LetterPaint.Grown(wave.Body, Math.Max(_line, _h * 0.007)));
        window.Fill(body, wave.Body);
        window.Fill(inks.Snow.From(body) >= 0.2 ? inks.Snow : inks.Sky, wave.Streaks);
        window.Fill(inks.Snow, wave.Foam);
    }

    private void Swells(double top, Paint paint, double length, double height)
    {
        double y = window.Box.Top + _h * top, rim = Math.Max(_line, _h * 0.009);
        double bottom = window.IsFree ? y + _h * 0.13 : Bottom;
        double phase = dice.Fork("swell", (int)(top * 100)).Unit();
        double left = window.IsFree ? window.Box.Left + _w * 0.02 : Left, right = window.IsFree ? window.Box.Right - _w * 0.02 : Right;
        Outline crest = Swell.Band(left, right, y - rim, bottom, _w * length, _h * height, phase), water = Swell.Band(left, right, y, bottom, _w * length, _h * height, phase);
        if (window.IsFree)
        {
            // Cut to a boat-shaped base so that the free sea has rounded ends.
            SceneWindow hull = SceneWindow.Of(window.Canvas, Hull(window.Box.Top + _h * 0.6));
            hull.Fill(inks.Snow, crest);
            hull.Fill(paint, water);
        }
        else
        {
            window.Fill(inks.Snow, crest);
            window.Fill(paint, water);
        }
    }

    private Outline Hull(double top)
    {
        double l = window.Box.Left, r = window.Box.Right, b = window.Box.Bottom;
        return new OutlineBuilder().MoveTo(new(l, top)).LineTo(new(r, top)).LineTo(new(r, top + (b - top) * 0.3))
            .CurveTo(new(r - _w * 0.06, b - _h * 0.02), new(r - _w * 0.24, b), new(window.Box.Centre.X, b))
            .CurveTo(new(l + _w * 0.24, b), new(l + _w * 0.06, b - _h * 0.02), new(l, top + (b - top) * 0.3)).Close().Build();
    }

    // Three slopes one before the other, each told from the one behind by its tone or by a rim; round trees stand on the middle one.
    private void Hills()
    {
        double rim = Math.Max(_line, _h * 0.008);
        (double Left, double Crest, double Right, double At, Paint Paint)[] slopes =
            [(0.6, 0.5, 0.66, 0.3, inks.Far), (0.72, 0.6, 0.58, 0.84, inks.Lit), (0.66, 0.8, 0.84, 0.2, inks.Fore)];
        Paint behind = inks.Sky;
        for (int i = 0; i < slopes.Length; i++)
        {
            (double left, double crest, double right, double at, Paint paint) = slopes[i];
            if (paint.From(behind) < 0.25)
                window.Fill(inks.Snow.From(paint) >= 0.2 ? inks.Snow : inks.Fore, Slope(left, crest, right, at, -rim));
            window.Fill(paint, Slope(left, crest, right, at, 0));
            behind = paint;
            if (i == 1)
                Orchard();
        }
    }

    private Outline Slope(double left, double crest, double right, double at, double lift)
    {
        Point Place(double x, double y) => window.At(x, y) + new Point(0, lift);
        Point l = new(Left, Place(0, left).Y), r = new(Right, Place(1, right).Y), top = Place(at, crest);
        return new OutlineBuilder().MoveTo(new(Left, Bottom)).LineTo(l).CurveTo(Point.Lerp(l, new(top.X, l.Y), 0.5), new(Point.Lerp(l, top, 0.55).X, top.Y), top)
            .CurveTo(new(Point.Lerp(top, r, 0.45).X, top.Y), Point.Lerp(r, new(top.X, r.Y), 0.5), r).LineTo(new(Right, Bottom)).Close().Build();
    }

    private void Orchard()
    {
        Paint leaf = inks.Dim.From(inks.Lit) >= 0.2 ? inks.Dim : inks.Fore;
        (double X, double Y, double Size)[] spots = [(0.14, 0.72, 0.05), (0.24, 0.705, 0.036), (0.86, 0.61, 0.052), (0.77, 0.615, 0.036), (0.94, 0.6, 0.04)];
        foreach ((double x, double y, double size) in spots.Take(2 + (int)Math.Round(form.Density * 6)))
        {
            Point foot = window.At(x, y);
            double r = Math.Max(_h * size, _line * 3), trunk = Math.Max(_line * 1.2, r * 0.22);
            window.Fill(leaf, Outline.Rectangle(new(foot.X - trunk / 2, foot.Y - r * 1.3, foot.X + trunk / 2, foot.Y + r * 0.3)));
            window.Fill(leaf, Outline.Ellipse(foot - new Point(0, r * 1.5), r, r * 1.15));
        }
    }

    private void Mesas()
    {
        double ground = ForeTop + _h * 0.03;
        Dice chance = dice.Fork("mesas");
        int count = Math.Clamp(form.Peaks, 1, 4);
        (double Left, double Right, double Top)[] places = window.IsFree
            ? [(0.1, 0.56, 0.36), (0.5, 0.86, 0.47), (0.36, 0.62, 0.55), (0.04, 0.3, 0.56)]
            : [(0.02, 0.54, 0.34), (0.56, 1.0, 0.46), (0.4, 0.68, 0.55), (-0.1, 0.16, 0.52)];
        foreach ((double left, double right, double top) in places.Take(count).Reverse())
        {
            (Outline whole, Outline shade, Outline bands) = Desert.Mesa(window.At(left, 0).X, window.At(right, 0).X, window.At(0, top).Y, ground, chance);
            window.Fill(inks.Fore, LetterPaint.Grown(whole, Math.Max(_line, _h * 0.006)));
            window.Fill(inks.Lit, whole);
            window.Fill(inks.Dim, shade);
            window.Fill(inks.Far != inks.Lit && inks.Far != inks.Dim ? inks.Far : inks.Snow, bands);
        }
        Paint sand = inks.Far != inks.Lit ? inks.Far : inks.Dim;
        if (window.IsFree)
        {
            window.Fill(inks.Fore, Meadow(ground, 0));
        }
        else
        {
            window.Fill(inks.Fore, Dune(ground - _h * 0.012 - Math.Max(_line, _h * 0.006), 0.3));
            window.Fill(sand, Dune(ground - _h * 0.012, 0.3));
            window.Fill(inks.Fore, Dune(ground + _h * 0.075, 0.75));
        }
        int cacti = 1 + (int)Math.Round(form.Density * 4);
        (double X, double Size)[] spots = [(0.17, 0.4), (0.82, 0.32), (0.3, 0.2), (0.7, 0.17), (0.92, 0.2)];
        for (int i = 0; i < cacti; i++)
        {
            double x = window.IsFree ? 0.5 + (spots[i].X - 0.5) * 0.86 : spots[i].X;
            Point foot = new(window.At(x, 0).X, ground + _h * (window.IsFree ? 0.03 : 0.13));
            Outline cactus = Desert.Cactus(foot, _h * spots[i].Size, i % 2 == 1);
            window.Fill(inks.Fore, cactus);
        }
    }

    private Outline Dune(double top, double lean) => new OutlineBuilder().MoveTo(new(Left, Bottom)).LineTo(new(Left, top + _h * 0.03))
        .CurveTo(new(Left + _w * lean * 0.5, top - _h * 0.05), new(Left + _w * lean, top - _h * 0.02), new(Left + _w * (lean + 0.1), top + _h * 0.005))
        .CurveTo(new(Left + _w * (lean + 0.22), top + _h * 0.03), new(Right - _w * 0.1, top + _h * 0.02), new(Right, top)).LineTo(new(Right, Bottom)).Close().Build();

    private static Outline Lens(Point centre, double half, double thick) => new OutlineBuilder().MoveTo(new(centre.X - half, centre.Y))
        .QuadTo(new(centre.X, centre.Y - thick), new(centre.X + half, centre.Y)).QuadTo(new(centre.X, centre.Y + thick), new(centre.X - half, centre.Y)).Close().Build();
}
