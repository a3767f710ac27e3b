using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Fair isle: bands of knitted stars, trees, hearts and reindeer between small peeries, two colours to a row.</summary>
public sealed class FairIsle : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "fair-isle", new("Fair Isle knit", "费尔岛提花"), ArtKind.AllOver,
        ["fair isle", "nordic", "knit", "sweater", "jumper", "snowflake", "reindeer", "tree", "heart", "star", "christmas", "winter", "folk", "cosy", "ski", "heritage", "traditional", "holiday", "kids", "men", "women", "unisex", "home", "europe"],
        [
            new("style", "choice", 0, 4, 0, "0 bands, 1 wide nordic bands on dotted plain knit, 2 peeries only, 3 one motif all over, 4 bands with changing grounds"),
            new("motif", "choice", 0, 5, 0, "led by 0 stars, 1 snowflakes, 2 trees, 3 hearts, 4 diamonds, 5 reindeer"),
            new("stitch", "mm", 2.2, 4.4, 3.1, "larger stitches"),
            new("knit", "choice", 0, 2, 0, "stitches 0 joined to Vs, 1 two legs each, 2 square"),
            new("ground", "choice", 0, 2, 0, "0 pale ground, 1 hero ground, 2 darkest ground"),
            new("colours", "count", 1, 4, 3, "more colours on the ground"),
            new("peeries", "count", 1, 3, 2, "more small bands between the large"),
            new("gradation", "choice", 0, 2, 1, "a band's colour 0 stays, 1 changes in its middle rows, 2 changes towards its foot"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 80, PrintsGround: true, Structure: ["style", "motif", "ground", "knit"])
    {
        OnGround = [ShownWhen.Parse("ground=0")],
        KindsTogether = 2,
        Shows =
        [
            Shown.Kind("star", "style=0,1,3,4"), Shown.Kind("snowflake", "style=0,1,3,4"), Shown.Kind("pine-tree", "style=0,1,3,4"), Shown.Kind("heart", "style=0,1,3,4"),
            Shown.Kind("diamond-shape", "style=0,1,3,4"), Shown.Kind("reindeer", "style=0,1,3,4"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        double wish = Math.Max(canvas["stitch"], 2.2 * Math.Max(canvas.MinGap, canvas.MinLine));
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        int columns = Math.Max(1, (int)Math.Round(canvas.Cell.Width / wish / (24 * across))) * 24 * across;
        double width = canvas.Cell.Width / columns;
        int rows = Math.Max(6, (int)Math.Round(canvas.Cell.Height / down / (0.92 * width)));
        var knit = new Knit(canvas, columns, canvas.Cell.Height / down / rows);
        List<Row> chart = Chart(canvas, rows);
        for (int block = 0; block < down; block++)
            knit.Fields(chart, block * rows);
        for (int block = 0; block < down; block++)
            knit.Stitches(chart, block * rows);
        knit.Finish();
    }

    /// <summary>A row of stitches: what is on, and its two colours.</summary>
    private sealed record Row(string Pattern, PaletteRole Field, PaletteRole Ink);

    // What the large bands show, in the order of the parameter.
    private static readonly string[] Kinds = ["star", "snowflake", "pine-tree", "heart", "diamond-shape", "reindeer"];

    private static List<Row> Chart(DesignCanvas canvas, int rows)
    {
        Dice dice = canvas.Dice.Fork("chart");
        int style = canvas.Whole("style"), lead = canvas.Whole("motif");
        PaletteRole ground = canvas.Whole("ground") switch
        {
            1 => PaletteRole.Hero,
            2 => canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero),
            _ => PaletteRole.Ground,
        };
        PaletteRole[] all = [PaletteRole.Hero, PaletteRole.Support, PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Line];
        List<PaletteRole> Inks(PaletteRole on)
        {
            List<PaletteRole> clear = [.. canvas.Distinct(on, all).Where(r => canvas.Contrast(r, on) > 0.5)];
            if (clear.Count == 0)
                clear.Add(canvas.Clearest(on, all));
            return clear[..Math.Min(clear.Count, canvas.Whole("colours"))];
        }

        int[] mains = [lead, .. dice.Shuffle(Enumerable.Range(0, 6).Where(k => k != lead && (k != 5 || rows > 50)))];
        // Kinds that the recipe chose come alone, the leading one first where it is among them.
        if (!canvas.Motifs.IsEmpty)
            mains = [.. mains.Where(k => canvas.Draws(Kinds[k]))];
        lead = mains.Length > 0 ? mains[0] : lead;
        KnitBand[] peeries = [.. dice.Shuffle(KnitBand.Peeries)];
        var bands = new List<(KnitBand? Band, bool Large)>();
        int peerie = 0, main = 0, used = 0, gap = style == 1 ? 2 : 1;
        bool Place(KnitBand band, bool large)
        {
            if (used + band.Height + gap > rows)
                return false;
            bands.Add((band, large));
            used += band.Height + gap;
            return true;
        }
        // A short repeat has no room for the tallest bands: a lower one stands in.
        bool Large(int kind) => Place(KnitBand.Main(kind), true)
            || (canvas.Draws(Kinds[1]) && Place(KnitBand.Main(1), true)) || (canvas.Draws(Kinds[3]) && Place(KnitBand.Main(3), true));
        if (style == 3)
        {
            // One motif all over, its rows parted by a dotted line.
            while (Large(lead) && Place(peeries[0], false))
            {
            }
        }
        if (style != 3 || bands.Count == 0)
        {
            // Small bands alone would show none of the kinds that were chosen.
            bool large = mains.Length > 0 && (style != 2 || !canvas.Motifs.IsEmpty);
            for (bool room = true; room;)
            {
                room = large && Large(mains[main++ % mains.Length]);
                for (int k = 0; k < canvas.Whole("peeries"); k++)
                    room |= Place(peeries[peerie++ % peeries.Length], false);
            }
        }
        // What is left over goes to the plain rows between bands.
        var chart = new List<Row>();
        int spare = rows - used, number = 0;
        for (int i = 0; i < bands.Count; i++)
        {
            (KnitBand? band, bool large) = bands[i];
            PaletteRole field = style == 4 && large ? Inks(ground)[number % Inks(ground).Count] : ground;
            List<PaletteRole> inks = Inks(field);
            PaletteRole ink = inks[number % inks.Count], second = inks[(number + 1) % inks.Count];
            for (int r = 0; r < band!.Height; r++)
            {
                bool middle = band.Height > 4 && Math.Abs(r - (band.Height - 1) / 2.0) < band.Height / 6.0 + 0.3, foot = r >= band.Height * 0.55;
                PaletteRole colour = canvas.Whole("gradation") switch { 1 when middle => second, 2 when foot => second, _ => ink };
                chart.Add(new(band.Rows[r], field, colour));
            }
            int plain = gap + spare * (i + 1) / bands.Count - spare * i / bands.Count;
            for (int k = 0; k < plain; k++)
            {
                // Broad plain knit carries single stitches in turn: lice.
                bool dotted = plain > 2 && k % 2 == 1 && k < plain - 1;
                chart.Add(new(!dotted ? "." : k % 4 == 1 ? "#..." : "..#.", ground, Inks(ground)[0]));
            }
            number++;
        }
        while (chart.Count < rows)
            chart.Add(new(chart.Count % 4 == 1 ? "#..." : ".", ground, Inks(ground)[0]));
        return chart;
    }

    /// <summary>Draws rows as fields and runs of stitches.</summary>
    private sealed class Knit
    {
        private readonly DesignCanvas _canvas;
        private readonly Gathering _pieces;
        private readonly int _columns, _kind;
        private readonly double _width, _height, _dip, _start;
        private readonly bool _mirror;

        public Knit(DesignCanvas canvas, int columns, double height)
        {
            (_canvas, _columns, _height) = (canvas, columns, height);
            _pieces = new(canvas);
            _width = canvas.Cell.Width / columns;
            _kind = canvas.Whole("knit");
            _dip = _kind == 2 ? 0 : 0.42 * height;
            // In a mirror repeat the axis runs through the middle of a stitch, so that symmetric bands stay whole.
            _mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
            _start = _mirror ? -0.5 * _width : 0;
        }

        private int Stitched => _mirror ? _columns + 1 : _columns;

        public void Fields(List<Row> rows, int first)
        {
            for (int r = 0; r < rows.Count;)
            {
                int end = r;
                while (end < rows.Count && rows[end].Field == rows[r].Field)
                    end++;
                // A field reaches under the next one; over bare ground it ends where it should.
                PaletteRole next = rows[end % rows.Count].Field;
                double under = next == rows[r].Field || (next != PaletteRole.Ground && end < rows.Count) ? 0.3 : 0;
                if (rows[r].Field != PaletteRole.Ground)
                    _canvas.Fill(rows[r].Field, Run(-1, Stitched + 1, (first + r) * _height, (end - r) * _height + under));
                r = end;
            }
        }

        public void Stitches(List<Row> rows, int first)
        {
            for (int r = 0; r < rows.Count; r++)
            {
                Row row = rows[r];
                if (!_canvas.Differ(row.Ink, row.Field))
                    continue;
                for (int c = 0; c < Stitched;)
                {
                    int end = c;
                    while (end < Stitched && On(row, end))
                        end++;
                    if (end == c)
                    {
                        c++;
                        continue;
                    }
                    double y = (first + r) * _height, gap = 1.1 * _canvas.Finest(row.Field);
                    if (_kind == 1 && _width / 2 > 2.8 * gap)
                    {
                        for (int k = c; k < end; k++)
                            Legs(row.Ink, k, y, gap);
                    }
                    else
                    {
                        _pieces.Add(row.Ink, Run(c, end, y, _height + (r + 1 < rows.Count && rows[r + 1].Ink == row.Ink ? 0.12 : 0)));
                    }
                    c = end;
                }
            }
        }

        public void Finish() => _pieces.Draw();

        private static bool On(Row row, int column) => row.Pattern[column % row.Pattern.Length] == '#';

        private double X(double column) => _start + column * _width;

        // Stitches side by side as one piece: each a V, so its upper and lower edges run in zigzag.
        private Outline Run(int from, int to, double y, double height)
        {
            var points = new List<Point>();
            if (_dip == 0)
                return Outline.Rectangle(new(X(from), y, X(to), y + height));
            for (int c = from; c < to; c++)
            {
                points.Add(new(X(c), y));
                points.Add(new(X(c + 0.5), y + _dip));
            }
            points.Add(new(X(to), y));
            for (int c = to; c > from; c--)
            {
                points.Add(new(X(c), y + height));
                points.Add(new(X(c - 0.5), y + height + _dip));
            }
            points.Add(new(X(from), y + height));
            return Outline.Polygon([.. points]);
        }

        // The two legs of a stitch, leaning together, with the field showing all round them.
        private void Legs(PaletteRole role, int column, double y, double gap)
        {
            double half = _width / 2 - gap, tall = _height - 0.6 * gap;
            for (int side = -1; side <= 1; side += 2)
            {
                double outer = X(column + 0.5) + side * (_width / 2 - gap / 2), inner = outer - side * half;
                Point a = new(outer, y + 0.04 * _height), b = new(inner, y + _dip), c = new(inner, y + _dip + tall), d = new(outer, y + tall);
                _pieces.Add(role, new OutlineBuilder().MoveTo(a).CurveTo(Point.Lerp(a, b, 0.5) + new Point(0, -0.1 * _height), b, Point.Lerp(b, c, 0.3))
                    .LineTo(Point.Lerp(b, c, 0.8)).CurveTo(c, Point.Lerp(c, d, 0.4) + new Point(0, 0.06 * _height), d).Close().Build());
            }
        }
    }
}
