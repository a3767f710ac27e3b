using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Sunbursts: rays in fans, arches, half and whole suns, as on deco wallpaper and seventies cloth.</summary>
public sealed class Sunburst : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "sunburst", new("Sunburst", "旭日放射纹"), ArtKind.AllOver,
        ["sunburst", "sun", "sunrise", "rays", "art deco", "deco", "fan", "scallop", "rainbow", "arch", "retro", "70s", "geometric", "summer", "warm", "elegant", "women", "unisex", "kids", "all-over"],
        [
            new("style", "choice", 0, 5, 1, "0 deco fans, 1 rising suns, 2 whole suns, 3 rainbow arches, 4 corner rays, 5 rays to the frame"),
            new("size", "mm", 22, 76, 40, "larger suns"),
            new("tall", "share", 0.8, 1.5, 1, "taller units"),
            new("rays", "count", 5, 17, 9, "more rays, more bands"),
            new("balance", "share", 0.3, 0.7, 0.5, "broader rays, narrower gaps"),
            new("core", "share", 0.16, 0.5, 0.28, "larger sun in the middle"),
            new("colours", "count", 2, 5, 4, "more colours"),
            new("turn", "choice", 0, 3, 2, "0 all upright, 1 every second row upside down, 2 every second unit, 3 pinwheels"),
            new("rim", "choice", 0, 2, 1, "0 none, 1 a band round the rays, 2 beads along it"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["style", "turn", "rim", "rays"])
    {
        Shows = [Shown.Surely("sun", "style=1,2"), Shown.Perhaps("sun", "style=0,4,5"), Shown.Perhaps("sunset", "style=1"), Shown.Surely("fan", "style=0"), Shown.Surely("rainbow", "style=3")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int style = canvas.Whole("style");
        double w = canvas["size"], tall = canvas["tall"], h = w * tall * (style is 1 or 3 ? 0.62 : 1);
        List<PaletteRole> colours = canvas.Colours(canvas.Whole("colours"));
        if (style is 0 or 2)
        {
            // Rows are half a unit apart and shifted by half.
            var nodes = new NodeGrid(canvas, w, style == 0 ? w * tall / 2 : w * 0.87, 1, 2);
            List<(int Column, int Row)> places = [.. nodes.Nodes];
            int[] hue = Hues(canvas, [.. places.Select(n => nodes.At(n.Column + 0.5 * (n.Row % 2), n.Row))], w, colours.Count);
            for (int i = 0; i < places.Count; i++)
            {
                Point at = nodes.At(places[i].Column + 0.5 * (places[i].Row % 2), places[i].Row);
                var piece = new Piece(canvas, at, nodes.Width, nodes.Height, 0, colours, hue[i]);
                if (style == 0)
                    Fan(piece);
                else
                    Sun(piece);
            }
            return;
        }
        int turn = canvas.Whole("turn");
        UnitGrid grid = EvenGrid.Fit(canvas, w, h, turn >= 2 ? 2 : 1, turn >= 1 ? 2 : 1);
        List<(int Column, int Row)> units = [.. from row in Enumerable.Range(0, grid.Rows) from column in Enumerable.Range(0, grid.Columns) select (column, row)];
        int[] hues = Hues(canvas, [.. units.Select(u => grid.Unit(u.Column, u.Row).Centre)], w, colours.Count);
        for (int i = 0; i < units.Count; i++)
        {
            (int column, int row) = units[i];
            int quarter = turn switch { 1 => 2 * (row % 2), 2 => 2 * ((column + row) % 2), 3 => (column % 2, row % 2) switch { (0, 0) => 0, (1, 0) => 1, (1, _) => 2, _ => 3 }, _ => 0 };
            var piece = new Piece(canvas, grid.Unit(column, row).Centre, grid.Width, grid.Height, quarter, colours, hues[i]);
            switch (style)
            {
                case 1:
                    Framed(piece, new(0, 0.5), Math.PI, Math.PI);
                    break;
                case 3:
                    Arch(piece);
                    break;
                case 4:
                    Framed(piece, new(-0.5, 0.5), -Math.PI / 2, Math.PI / 2);
                    break;
                default:
                    Framed(piece, Point.Zero, 0, Math.Tau);
                    break;
            }
        }
    }

    private static int[] Hues(DesignCanvas canvas, List<Point> places, double reach, int count) =>
        new EvenMix(places, canvas.Repeat).Deal([.. Enumerable.Range(0, count).Select(i => i == 0 ? 1.5 : 1.0)], reach * 1.5, canvas.Dice.Fork("hue"));

    // One unit: it is drawn about the origin with sides of 1, then turned, stretched and put in place.
    private sealed class Piece(DesignCanvas canvas, Point at, double w, double h, int quarter, List<PaletteRole> colours, int hue)
    {
        private readonly Affine _place = Affine.Rotate(quarter * Math.PI / 2).Then(Affine.Scale(w, h)).Then(Affine.Translate(at));

        public DesignCanvas Canvas => canvas;

        public double Size { get; } = Math.Min(w, h);

        // Makes a disc in the unit round on the cloth.
        public Affine Round { get; } = Affine.Scale(Math.Min(w, h) / (quarter % 2 == 0 ? w : h), Math.Min(w, h) / (quarter % 2 == 0 ? h : w));

        // Narrowest line or gap, in units.
        public double Least => 1.1 * Math.Max(canvas.MinGap, canvas.MinLine) / Size;

        // Colours of this unit: 0 rays, 1 sun, 2 rim and on.
        public PaletteRole Colour(int part) => colours[(hue + part) % colours.Count];

        public int Count => colours.Count;

        public void Fill(PaletteRole role, Outline outline) => canvas.Fill(role, outline.Transform(_place));

        // Every second slice of a shape, seen from a place: counted so that rays at both ends are whole.
        public void Rays(PaletteRole role, Point[] shape, Point origin, double from, double sweep, double core, double balance)
        {
            bool round = sweep > 6;
            int most = (int)(sweep * core / (2 * Least));
            int rays = Math.Max(3, Math.Min(canvas.Whole("rays") * (round ? 2 : 1), most));
            double step = round ? sweep / rays : sweep / (rays - 1 + balance), width = step * balance;
            for (int i = 0; i < rays; i++)
            {
                double start = from + i * step;
                List<Point> part = AxisTrim.Keep([.. shape], p => Point.Cross(Point.Polar(1, start), p - origin));
                part = AxisTrim.Keep(part, p => -Point.Cross(Point.Polar(1, start + width), p - origin));
                // A half plane also keeps what lies behind the origin.
                Point middle = Point.Polar(1, start + width / 2);
                part = AxisTrim.Keep(part, p => Point.Dot(middle, p - origin) + 1e-9);
                if (part.Count >= 3)
                    Fill(role, Outline.Polygon([.. part]));
            }
        }
    }

    // A scale of the deco fan: its rows are a height apart, so the shape reaches a unit up and a unit down from its centre.
    private static void Fan(Piece piece)
    {
        DesignCanvas canvas = piece.Canvas;
        const int Steps = 16;
        // Upper half an ellipse; below, the tops of the two neighbours.
        Point[] Shape(double k)
        {
            var points = new List<Point>();
            for (int i = 0; i <= 2 * Steps; i++)
            {
                Point p = Point.Polar(k, Math.PI + Math.PI * i / (2 * Steps));
                points.Add(new(p.X / 2, p.Y));
            }
            for (int side = 1; side >= -1; side -= 2)
            {
                for (int i = 0; i <= Steps; i++)
                {
                    double turn = Math.PI / 2 * (side > 0 ? i : Steps - i) / Steps;
                    Point p = new(side * (0.5 - 0.5 * Math.Sin(turn)), 1 - Math.Cos(turn));
                    if (Math.Abs(p.X) <= k / 2)
                        points.Add(p);
                }
            }
            return [.. points];
        }
        double least = piece.Least, balance = canvas["balance"], core = 2 * canvas["core"];
        piece.Fill(piece.Colour(0), Outline.Polygon(Shape(1)));
        PaletteRole gap = PaletteRole.Ground, second = piece.Count > 1 ? piece.Colour(1) : gap;
        int rim = canvas.Whole("rim");
        double edge = Math.Max(least, 0.05), inside = 1 - edge;
        piece.Fill(gap, Band(1, inside));
        if (rim > 0)
        {
            double band = 0.14;
            if (rim == 2)
                Beads(piece, inside - band / 2, band);
            else
                piece.Fill(second, Band(inside - edge, inside - edge - band));
            piece.Fill(gap, Band(inside - edge - band, inside - 2 * edge - band));
            inside -= 2 * edge + band;
        }
        Point tip = new(0, 1);
        // Seen from the tip, the shape opens by a right angle in its own units and a little less on the cloth.
        piece.Rays(gap, Shape(inside), tip, -Math.PI / 2 - 0.5, 1.0, Math.Max(core, 0.7) + 0.3, 1 - balance);
        piece.Fill(second, Outline.Polygon([.. Heart(Shape(inside), 1.15 * core + 0.1)]));

        // What lies near the tip: the sun of a fan.
        static List<Point> Heart(Point[] shape, double radius)
        {
            var kept = new List<Point>();
            foreach (Point p in shape)
            {
                Point away = new(2 * p.X, p.Y - 1);
                kept.Add(away.Length > radius ? new(away.Unit.X * radius / 2, 1 + away.Unit.Y * radius) : p);
            }
            return kept;
        }

        static Outline Band(double outer, double inner) =>
            Arcs.Band(Point.Zero, inner, outer, Math.PI, Math.PI).Transform(Affine.Scale(0.5, 1));
    }

    private static void Beads(Piece piece, double radius, double size)
    {
        int count = Math.Max(5, (int)(radius * 3.1 / (size * 1.5)));
        PaletteRole role = Dress.Clear(piece.Canvas, piece.Colour(0), PaletteRole.Accent, PaletteRole.Ground, PaletteRole.Light);
        for (int i = 0; i < count; i++)
        {
            Point p = Point.Polar(radius, Math.PI + Math.PI * (i + 0.5) / count);
            piece.Fill(role, Outline.Ellipse(new(p.X / 2, p.Y), size * 0.2, size * 0.4));
        }
    }

    private static void Sun(Piece piece)
    {
        DesignCanvas canvas = piece.Canvas;
        double core = canvas["core"] * 0.62, balance = canvas["balance"], gap = Math.Max(piece.Least, 0.03), outer = 0.485;
        int rim = canvas.Whole("rim");
        PaletteRole body = piece.Colour(0), sun = piece.Count > 1 ? piece.Colour(1) : PaletteRole.Ground, third = piece.Count > 2 ? piece.Colour(2) : PaletteRole.Ground;
        piece.Fill(rim == 1 ? third == PaletteRole.Ground ? body : third : body, Outline.Circle(Point.Zero, outer));
        if (rim == 1)
        {
            piece.Fill(PaletteRole.Ground, Outline.Circle(Point.Zero, outer - 0.05));
            piece.Fill(body, Outline.Circle(Point.Zero, outer - 0.05 - gap));
            outer -= 0.05 + gap;
        }
        piece.Rays(PaletteRole.Ground, [.. Enumerable.Range(0, 72).Select(i => Point.Polar(outer + 0.005, Math.Tau * i / 72))], Point.Zero, 0, Math.Tau, core, 1 - balance);
        piece.Fill(PaletteRole.Ground, Outline.Circle(Point.Zero, core + gap));
        piece.Fill(sun == PaletteRole.Ground ? body : sun, Outline.Circle(Point.Zero, core));
        if (rim == 2 && core > 3 * piece.Least)
            piece.Fill(third, Emblem.Petals(8, core * 0.72, 0.6));
        // Small sparks between the suns: once for each, to the right of it.
        double small = Math.Max(0.075, 2.5 * piece.Least);
        piece.Fill(piece.Colour(1), Emblem.Body(EmblemKind.Diamond).Transform(Affine.Scale(small).Then(Affine.Translate(0.5, 0.02))));
    }

    private static void Framed(Piece piece, Point origin, double from, double sweep)
    {
        DesignCanvas canvas = piece.Canvas;
        double core = canvas["core"] * (sweep > 6 ? 0.75 : sweep > 3 ? 1.1 : 1.1), balance = canvas["balance"], least = piece.Least;
        Point[] frame = [new(-0.5, -0.5), new(0.5, -0.5), new(0.5, 0.5), new(-0.5, 0.5)];
        Affine round = Affine.Translate(-origin).Then(piece.Round).Then(Affine.Translate(origin));
        piece.Rays(piece.Colour(0), frame, origin, from, sweep, core, balance);
        PaletteRole sun = piece.Count > 1 ? piece.Colour(1) : piece.Colour(0), ring = piece.Count > 2 ? piece.Colour(2) : PaletteRole.Ground;
        double gap = Math.Max(least, 0.035);
        void Disc(PaletteRole role, double radius) => piece.Fill(role, (sweep > 6 ? Outline.Circle(origin, radius) : Arcs.Slice(origin, radius, from, sweep)).Transform(round));
        int rim = canvas.Whole("rim");
        if (rim > 0)
        {
            Disc(PaletteRole.Ground, core + 3.2 * gap);
            Disc(ring, core + 2.2 * gap);
        }
        Disc(PaletteRole.Ground, core + gap);
        Disc(sun, core);
        if (rim == 2 && core > 6 * least)
        {
            Disc(PaletteRole.Ground, core * 0.66);
            Disc(piece.Colour(0), core * 0.66 - gap);
        }
    }

    private static void Arch(Piece piece)
    {
        DesignCanvas canvas = piece.Canvas;
        double least = piece.Least, gap = Math.Max(least, 0.02), balance = canvas["balance"];
        int rim = canvas.Whole("rim"), bands = Math.Clamp(canvas.Whole("rays") / 2 + 1, 2, Math.Max(2, (int)(0.4 / (2 * least))));
        double outer = 0.485, inner = canvas["core"] * 0.5, step = (outer - inner) / bands;
        for (int i = 0; i < bands; i++)
        {
            double a = outer - i * step, b = a - Math.Max(least, step * (0.35 + 0.65 * balance)) + (balance > 0.62 ? gap : 0);
            b = Math.Min(b, a - least);
            piece.Fill(piece.Colour(i), Legs(a, Math.Max(b, 0.02)));
        }
        if (rim > 0 && inner > 4 * least)
            piece.Fill(piece.Colour(bands), rim == 1 ? Legs(inner - gap, 0) : Arcs.Slice(new(0, 0.5), (inner - gap) * 1.2, Math.PI, Math.PI));

        // A band that stands on the unit's foot: half an ellipse on two legs.
        static Outline Legs(double a, double b)
        {
            const double Foot = 0.5, Spring = 0.1, Up = 1.15;
            var pen = new OutlineBuilder();
            pen.MoveTo(new(-a, Foot)).LineTo(new(-a, Spring));
            Half(pen, a, 1);
            pen.LineTo(new(a, Foot)).LineTo(new(b, Foot));
            if (b > 0.01)
            {
                pen.LineTo(new(b, Spring));
                Half(pen, b, -1);
                pen.LineTo(new(-b, Foot));
            }
            return pen.Build();

            void Half(OutlineBuilder p, double r, int way)
            {
                const double K = 0.5523;
                p.CurveTo(new(-way * r, Spring - K * r * Up), new(-way * r * K, Spring - r * Up), new(0, Spring - r * Up));
                p.CurveTo(new(way * r * K, Spring - r * Up), new(way * r, Spring - K * r * Up), new(way * r, Spring));
            }
        }
    }
}
