using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Auspicious;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Tortoise-shell brocade 龟背锦: a trellis of hexagons (skeleton), nested hexagons or flowers (fill), and small stars where three meet (accent).</summary>
public sealed class GuiBei : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "gui-bei", new("Tortoise-shell brocade", "龟背锦"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "oriental", "asian", "tortoise", "hexagon", "trellis", "brocade", "geometric", "flower", "lattice", "auspicious", "longevity",
            "classic", "elegant", "vintage", "men", "women", "unisex", "home", "all-over",
        ],
        [
            new("cell", "mm", 19, 60, 32, "larger hexagons"),
            new("skeleton", "choice", 0, 3, 1, "0 plain trellis, 1 doubled trellis, 2 trellis of beads, 3 linked rings"),
            new("fill", "choice", 0, 4, 4, "0 nested hexagons, 1 six-petal flowers, 2 round medallions, 3 hexagon stars, 4 by turns"),
            new("joint", "choice", 0, 3, 1, "0 bare, 1 three-armed stars, 2 small blossoms, 3 small hexagons where three cells meet"),
            new("colours", "choice", 0, 3, 1, "0 one ground, 1 cells in three colours, 2 rosettes of seven cells, 3 stripes of cells"),
            new("pointed", "choice", 0, 1, 1, "hexagons lie flat, or stand on a point"),
            new("line", "mm", 0.4, 1.8, 0.7, "bolder trellis"),
            new("nesting", "count", 1, 4, 3, "more hexagons one inside the other"),
            new("gilt", "choice", 0, 1, 0, "dark lines, or bright ones"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["fill", "skeleton", "colours", "cell"])
    {
        Shows =
        [
            Shown.Surely("hexagon"), Shown.Surely("tortoise-shell"), Shown.Perhaps("blossom", "fill=1,4"), Shown.Perhaps("blossom", "joint=2"), Shown.Surely("medallion", "fill=2"),
            Shown.Perhaps("medallion", "fill=4"), Shown.Surely("star", "fill=3"), Shown.Perhaps("star", "fill=4"), Shown.Perhaps("star", "joint=1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        var inks = new Brocade(canvas, PaletteRole.Ground, canvas.Whole("gilt") == 1);
        bool pointed = canvas.Whole("pointed") == 1, mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double size = canvas["cell"];
        // The rectangle that holds two hexagons: √3 by 3 sides where they stand on a point. Three colours need three columns.
        int colours = canvas.Whole("colours"), three = colours is 1 or 2 && !mirror ? 3 : 1;
        double narrow = size, wide = size * Math.Sqrt(3);
        UnitGrid grid = pointed
            ? TrueGrid.Fit(canvas, narrow, wide, three, 1)
            : TrueGrid.Fit(canvas, wide, narrow, 1, three);
        var cells = new List<(Point At, int Colour, int Number)>();
        int over = mirror ? 1 : 0;
        for (int row = 0; row < grid.Rows + over; row++)
        {
            for (int column = 0; column < grid.Columns + over; column++)
            {
                for (int half = 0; half < 2; half++)
                {
                    if (half == 1 && (row >= grid.Rows || column >= grid.Columns))
                        continue;
                    // Along a row of the trellis hexagons step by 1; the next row starts half a step on: colours step by 1 and by 2.
                    int along = pointed ? column : row, up = pointed ? row * 2 + half : column * 2 + half;
                    int third = ((along + (up % 2 == 0 ? 0 : 2) + up / 2 * 0) % 3 + 3) % 3;
                    cells.Add((grid.At(column + half * 0.5, row + half * 0.5), colours == 3 ? up % 2 : third, along * 2 + up));
                }
            }
        }
        new Shell(canvas, inks, grid, pointed, mirror).Draw(cells, colours);
    }

    // Draws the three layers on hexagons of one size.
    private sealed class Shell(DesignCanvas canvas, Brocade inks, UnitGrid grid, bool pointed, bool mirror)
    {
        private readonly double _line = inks.LineMm(canvas["line"]);
        private readonly Medallion _medallion = new(inks, inks.LineMm(Math.Min(0.6, canvas["line"])));

        private double InnerRadius => (pointed ? Math.Min(grid.Width, grid.Height / Math.Sqrt(3)) : Math.Min(grid.Height, grid.Width / Math.Sqrt(3))) / 2;

        // Corners of a hexagon drawn in by a distance.
        private Outline Hexagon(Point at, double inset, double turn = 0)
        {
            double share = Math.Max(0.02, 1 - inset / InnerRadius);
            return Outline.Polygon([.. Corners(share, turn).Select(c => at + c)]);
        }

        private IEnumerable<Point> Corners(double share, double turn = 0)
        {
            // A third of the long side is a hexagon's side.
            double w = grid.Width * share, h = grid.Height * share;
            return Enumerable.Range(0, 6).Select(k =>
            {
                double a = Math.Tau * (k + (pointed ? 0.5 : 0) + turn) / 6;
                (double sin, double cos) = Math.SinCos(a);
                return pointed ? new Point(cos * w / Math.Sqrt(3), sin * h / 3) : new Point(cos * w / 3, sin * h / Math.Sqrt(3));
            });
        }

        public void Draw(List<(Point At, int Colour, int Number)> cells, int colours)
        {
            PaletteRole[] grounds = Grounds(colours);
            int skeleton = canvas.Whole("skeleton");
            double gap = Math.Max(canvas.MinGap * 1.1, _line * 1.1);
            inks.Fill(inks.Contour, Outline.Rectangle(grid.Cell.Grow(0.5)));

            // The skeleton: what is left of the contour's ink between hexagons.
            double first = _line / 2;
            foreach (PaletteRole role in grounds.Distinct())
                inks.Fill(role, new([.. cells.Where(c => grounds[c.Colour % grounds.Length] == role).SelectMany(c => Hexagon(c.At, first).Contours)]));
            double inset = first;
            if (skeleton is 1 or 3)
            {
                double lane = skeleton == 1 ? gap : Math.Max(gap * 1.8, InnerRadius * 0.14);
                PaletteRole filled = skeleton == 1 ? inks.Field : Brocade.Step(inks.Cool, 1);
                inks.Fill(filled, new([.. cells.SelectMany(c => Hexagon(c.At, first).Contours)]));
                inks.Fill(inks.Contour, new([.. cells.SelectMany(c => Hexagon(c.At, first + lane).Contours)]));
                foreach (PaletteRole role in grounds.Distinct())
                    inks.Fill(role, new([.. cells.Where(c => grounds[c.Colour % grounds.Length] == role).SelectMany(c => Hexagon(c.At, first + lane + _line).Contours)]));
                inset = first + lane + _line;
            }
            else if (skeleton == 2)
            {
                Beads(cells, grounds);
                inset = first + Math.Max(_line, InnerRadius * 0.08) + canvas.MinGap;
            }
            foreach ((Point at, int colour, int number) in cells)
            {
                PaletteRole ground = grounds[colour % grounds.Length];
                int fill = canvas.Whole("fill");
                if (fill == 4)
                    fill = colours == 3 || grounds.Length == 1 ? (colour == 0 ? 1 : 0) : colour switch { 0 => 2, 1 => 0, _ => 1 };
                Fill(at, inset, fill, ground, colour);
            }
            Joints(cells, skeleton);
        }

        private PaletteRole[] Grounds(int colours)
        {
            // What cells are filled with: all are told from the contour.
            List<PaletteRole> tones = canvas.Distinct(inks.Contour, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Light);
            if (tones.Count == 0)
                tones.Add(inks.Field);
            return colours switch
            {
                0 => [tones[0]],
                2 => tones.Count > 1 ? [tones[1], tones[0], tones[0]] : [tones[0]],
                3 => tones.Count > 1 ? [tones[0], tones[1]] : [tones[0]],
                _ => [.. tones.Take(3)],
            };
        }

        private void Beads(List<(Point At, int Colour, int Number)> cells, PaletteRole[] grounds)
        {
            // Beads along the edges, on a broad line.
            double broad = Math.Max(_line * 2.4, InnerRadius * 0.16), bead = broad * 0.27;
            bead = Math.Max(bead, canvas.Finest(inks.Spark) * 0.6);
            broad = Math.Max(broad, 2 * bead + 2 * canvas.MinLine);
            inks.Fill(inks.Contour, Outline.Rectangle(grid.Cell.Grow(0.5)));
            foreach (PaletteRole role in grounds.Distinct())
                inks.Fill(role, new([.. cells.Where(c => grounds[c.Colour % grounds.Length] == role).SelectMany(c => Hexagon(c.At, broad / 2).Contours)]));
            Point[] corners = [.. Corners(1)];
            double side = corners[0].DistanceTo(corners[1]);
            int count = Math.Max(1, (int)(side / (2 * bead + canvas.MinGap * 1.1)));
            var beads = new List<Contour>();
            foreach ((Point at, _, _) in cells)
            {
                for (int k = 0; k < 3; k++)
                {
                    for (int i = 0; i < count; i++)
                        beads.AddRange(Outline.Circle(at + Point.Lerp(corners[k], corners[k + 1], (i + 0.5) / count), bead).Contours);
                }
            }
            inks.Fill(inks.Spark, new([.. beads]));
        }

        private void Fill(Point at, double inset, int fill, PaletteRole ground, int colour)
        {
            double room = InnerRadius - inset, step = Math.Max(Math.Max(canvas.MinGap * 1.1, _line), room * 0.13);
            IReadOnlyList<PaletteRole> steps = On(ground, colour);
            switch (fill)
            {
                case 1:
                    _medallion.Ring(at, 6, pointed ? 0 : 0.5, room * 0.06, room * 0.94, MedallionPetal.Heart, steps, canvas.Whole("nesting"));
                    if (canvas.Whole("nesting") > 2)
                        _medallion.Ring(at, 6, pointed ? 0.5 : 0, room * 0.03, room * 0.5, MedallionPetal.Pointed, inks.Bright, 2);
                    _medallion.Core(at, room * 0.22, inks.Bright);
                    break;
                case 2:
                    inks.Fill(inks.Contour, Outline.Circle(at, room * 0.97));
                    inks.Fill(steps[0], Outline.Circle(at, room * 0.97 - _line));
                    _medallion.Draw(canvas.Whole("nesting") switch { 1 => 3, 2 => 1, 3 => 0, _ => 5 }, at, room * 0.9 - _line - canvas.MinGap * 0.6, 6, colour % 2 == 1, 3);
                    break;
                case 3:
                    inks.Nest(d => Hexagon(at, inset + step * 0.7 + d), room - step * 0.7, [steps[0]], _line, 99, 1);
                    inks.Nest(d => Star(at, room * 0.8 - step - d * 1.6), room * 0.3, inks.Warm[0] == steps[0] ? inks.Cool : inks.Warm, _line, step, canvas.Whole("nesting"));
                    _medallion.Core(at, room * 0.2, inks.Bright);
                    break;
                default:
                    double d = inset + step;
                    for (int i = 0; i < canvas.Whole("nesting") && InnerRadius - d > 2.5 * step; i++, d += 2 * step)
                    {
                        inks.Fill(i % 2 == 0 ? Shown(steps, 0, ground) : Shown(steps, 1, ground), Hexagon(at, d));
                        inks.Fill(ground, Hexagon(at, d + Math.Max(step * 0.8, inks.BandMm)));
                        d -= step * 0.2;
                    }
                    _medallion.Blossom(at, Math.Max(1.2, Math.Min((InnerRadius - d) * 0.92, room * 0.55)), 6, steps, pointed ? 0 : 0.5);
                    break;
            }
        }

        private IReadOnlyList<PaletteRole> On(PaletteRole ground, int colour)
        {
            IReadOnlyList<PaletteRole> steps = colour % 2 == 0 ? inks.Warm : inks.Cool;
            return steps[0] == ground || !canvas.Differ(steps[0], ground) ? colour % 2 == 0 ? inks.Cool : inks.Bright : steps;
        }

        private PaletteRole Shown(IReadOnlyList<PaletteRole> steps, int i, PaletteRole ground) =>
            canvas.Differ(Brocade.Step(steps, i), ground) ? Brocade.Step(steps, i) : inks.Contour;

        private Outline Star(Point at, double radius) => Outline.Polygon(
            [.. Enumerable.Range(0, 12).Select(k => at + Point.Polar(k % 2 == 0 ? radius : radius * 0.58, Math.Tau * (k / 12.0 + (pointed ? 0.25 : 0))))]);

        // Where three cells meet: two places for each cell.
        private void Joints(List<(Point At, int Colour, int Number)> cells, int skeleton)
        {
            int kind = canvas.Whole("joint");
            if (kind == 0)
                return;
            Point[] corners = [.. Corners(1)];
            double r = Math.Max(InnerRadius * 0.24, 2.2 * inks.BandMm);
            foreach ((Point at, _, _) in cells)
            {
                foreach (int k in mirror ? new[] { 0, 1, 2, 3, 4, 5 } : [0, 1])
                {
                    Point joint = at + corners[k];
                    if (mirror && !grid.Cell.Grow(r).Contains(joint))
                        continue;
                    double axis = corners[k].Direction;
                    switch (kind)
                    {
                        case 1:
                            inks.Nest(d => Tri(joint, axis, r * 1.25 - d, r * 0.4 - d * 0.6), r * 0.42, inks.Bright, _medallion.LineMm, inks.BandMm, 1);
                            break;
                        case 2:
                            _medallion.Blossom(joint, r * 1.05, 6, inks.Warm, pointed ? 0 : 0.5);
                            break;
                        default:
                            inks.Nest(d => Outline.Polygon([.. Enumerable.Range(0, 6).Select(i => joint + Point.Polar(Math.Max(0.05, r * 1.1 - d * 1.15), axis + Math.Tau * i / 6))]), r * 0.95, inks.Bright, _medallion.LineMm, inks.BandMm * 1.2, 2);
                            break;
                    }
                }
            }
        }

        // A star of three rounded arms along the edges that meet.
        private static Outline Tri(Point at, double axis, double reach, double half)
        {
            var contours = new List<Contour>();
            for (int k = 0; k < 3; k++)
            {
                Affine place = Affine.Rotate(axis + Math.Tau * k / 3).Then(Affine.Translate(at));
                double width = Math.Max(0.04, half / Math.Max(0.1, reach));
                contours.AddRange(new PetalForm(width, 0.62, 0.1, 0).Loop(12).Map(Affine.Scale(Math.Max(0.1, reach)).Then(place)).Outline.Contours);
            }
            contours.AddRange(Outline.Circle(at, Math.Max(0.1, half * 0.9)).Contours);
            return new([.. contours]);
        }
    }
}
