using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A flower head of a scroll.</summary>
/// <param name="At">Its middle, mm.</param>
/// <param name="Radius">Its radius, mm.</param>
/// <param name="Facing">Direction away from its stalk, radians.</param>
/// <param name="Kind">0 or 1, by turns; 2 for a bud.</param>
public readonly record struct ScrollHead(Point At, double Radius, double Facing, int Kind);

/// <summary>A stem of a scroll.</summary>
/// <param name="Spine">Its middle line, mm.</param>
/// <param name="From">Width at its beginning, mm.</param>
/// <param name="To">Width at its end, mm.</param>
public sealed record ScrollStem(Point[] Spine, double From, double To);

/// <summary>What grows from a stem into a free place.</summary>
/// <param name="Foot">Where it leaves the stem, mm.</param>
/// <param name="Direction">Where it points, radians.</param>
/// <param name="Length">Its length, mm.</param>
/// <param name="Bend">How far its tip swings aside, as a share of its length; positive to the right.</param>
/// <param name="Size">0 for the largest, up to 4.</param>
public readonly record struct ScrollLeaf(Point Foot, double Direction, double Length, double Bend, int Size);

/// <summary>
/// The scrolling vine 缠枝: in each row a main stem weaves over and under the flowers; at every crossing a branch forks off and
/// winds round the next flower; leaves grow over the stems into whatever room the flowers leave, the largest first.
/// </summary>
/// <remarks>Rows are a quarter of a wave apart, so that flowers stand in quincunx. A scroll runs on over every repeat; in mirror repeats flowers of every second row stand on the axis. Cost: leaf candidates × 5 look-ups, about 10 ms a tile.</remarks>
public sealed class VineScroll
{
    private readonly DesignCanvas _canvas;
    private readonly TorusPacking _packing;
    private readonly double _gap;
    private readonly List<Point[]> _behind = [];

    /// <summary>Grows a scroll.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="waveMm">Length of a wave, two flowers, mm.</param>
    /// <param name="head">Radius of a flower as a share of the wave: 0.14 to 0.21.</param>
    /// <param name="winding">How far branches wind round the flowers, turns: 0.4 to 0.9.</param>
    /// <param name="stem">Width of the main stem, mm.</param>
    /// <param name="leaf">Length of the largest leaves as a share of the wave.</param>
    /// <param name="gapMm">Room that leaves keep, mm.</param>
    /// <param name="slender">Half a leaf's width as a share of its length.</param>
    /// <param name="sprays">Cut sprays 折枝 in place of a running vine: each flower on a stem of its own, with a bud beside it.</param>
    public VineScroll(DesignCanvas canvas, double waveMm, double head, double winding, double stem, double leaf, double gapMm, double slender, bool sprays = false)
    {
        (_canvas, _gap) = (canvas, gapMm);
        Grid = TrueGrid.Fit(canvas, waveMm, waveMm * 0.94);
        Wave = Math.Min(Grid.Width, Grid.Height / 0.94);
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        _packing = new(torus, Wave * 0.3, Math.Max(0.8, Wave / 60));
        _packing.Widest();
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        int over = mirror ? 1 : 0;
        for (int row = 0; row < Grid.Rows; row++)
        {
            for (int column = 0; column < Grid.Columns + over; column++)
            {
                for (int half = 0; half < 2; half++)
                {
                    for (int k = 0; k < 2; k++)
                    {
                        // In a mirror cell the last column only closes the axis.
                        if (column >= Grid.Columns && (half == 1 || k == 1))
                            continue;
                        if (sprays)
                            Spray(column + half * 0.25 + k * 0.5, row * 2 + half, head, stem, (half + k) % 2);
                        else
                            Grow(column + half * 0.25 + k * 0.5, row * 2 + half, k == 0 ? 1 : -1, head, winding, stem, (half + k) % 2);
                    }
                }
            }
        }
        Leaves(leaf, slender);
    }

    /// <summary>Waves across and pairs of rows down.</summary>
    public UnitGrid Grid { get; }

    /// <summary>Length of a wave as fitted, mm.</summary>
    public double Wave { get; }

    /// <summary>The flowers.</summary>
    public List<ScrollHead> Heads { get; } = [];

    /// <summary>The stems, main ones and branches.</summary>
    public List<ScrollStem> Stems { get; } = [];

    /// <summary>What grows from the stems.</summary>
    public List<ScrollLeaf> Grown { get; } = [];

    // One flower with the half wave of stem beside it and the branch round it. Side 1: the stem passes below.
    private void Grow(double column, int row, int side, double head, double winding, double stem, int kind)
    {
        double w = Grid.Width, rowHeight = Grid.Height / 2, r = head * Wave, reach = w / 4, amplitude = Math.Min(rowHeight * 0.5, r + 0.035 * Wave + stem);
        var middle = new Point(Grid.At(column, 0).X, Grid.Cell.Top + (row + 0.5) * rowHeight);
        var main = new Point[13];
        for (int i = 0; i <= 12; i++)
        {
            double t = i / 12.0 * 2 - 1;
            main[i] = middle + new Point(t * reach, side * amplitude * Math.Pow(Math.Cos(t * Math.PI / 2), 0.86));
        }
        Stems.Add(new(main, stem, stem));
        Point centre = middle - new Point(0, side * 0.012 * Wave);
        // The branch leaves where the main stem turns up (or down) and winds inwards against it.
        int steps = 18;
        var branch = new Point[steps + 1];
        double last = r * 0.6;
        for (int i = 0; i <= steps; i++)
        {
            double t = i / (double)steps, turn = Math.Tau * winding * t, out1 = reach + (last - reach) * Math.Pow(t, 0.72);
            branch[i] = Point.Lerp(middle, centre, t) + new Point(Math.Cos(turn) * out1, -side * Math.Sin(turn) * Math.Min(out1, rowHeight * 0.56 + (last - rowHeight * 0.56) * t));
        }
        Stems.Add(new(branch, stem * 0.85, stem * 0.6));
        Heads.Add(new(centre, r, (centre - branch[^1]).Direction, kind));
        _packing.Place([new Disc(Point.Zero, r)], Affine.Translate(centre), 0);
    }

    // A flower on its own bowed stem, with a bud on a side stem; odd ones lean the other way.
    private void Spray(double column, int row, double head, double stem, int kind)
    {
        double rowHeight = Grid.Height / 2, r = head * Wave, lean = kind == 0 ? 1 : -1;
        var middle = new Point(Grid.At(column, 0).X, Grid.Cell.Top + (row + 0.5) * rowHeight - lean * 0.035 * Wave);
        Point Off(double x, double y) => middle + new Point(lean * x, y) * Wave;
        Stems.Add(new([Off(-0.14, 0.3), Off(-0.13, 0.24), Off(-0.09, 0.18), Off(-0.03, 0.12), Off(0.01, 0.06)], stem * 1.1, stem));
        Stems.Add(new([Off(-0.12, 0.22), Off(-0.01, 0.21), Off(0.1, 0.2), Off(0.17, 0.17), Off(0.215, 0.12)], stem, stem * 0.8));
        Stems.Add(new([Off(-0.13, 0.24), Off(-0.2, 0.17), Off(-0.24, 0.08), Off(-0.235, -0.02), Off(-0.2, -0.1)], stem, stem * 0.7));
        // Leaves also come out from behind the flower.
        _behind.Add([.. Enumerable.Range(0, 13).Select(i => middle + Point.Polar(r * 0.86, Math.Tau * i / 12))]);
        Heads.Add(new(middle, r, -Math.PI / 2 + lean * 0.25, kind));
        Heads.Add(new(Off(0.225, 0.085), Math.Max(0.34 * r, 2.5), -Math.PI / 2 + lean * 0.4, 2));
        _packing.Place([new Disc(Point.Zero, r * 0.98)], Affine.Translate(middle), 0);
        _packing.Place([new Disc(Point.Zero, 0.3 * r)], Affine.Translate(Off(0.225, 0.085)), 0);
    }

    private void Leaves(double leaf, double slender)
    {
        Dice dice = _canvas.Dice.Fork("leaves");
        double[] sizes = [1, 0.78, 0.6, 0.45, 0.33];
        for (int size = 0; size < sizes.Length; size++)
        {
            double length = Math.Max(leaf * Wave * sizes[size], 6 * _canvas.MinGap);
            var feet = new List<(Point At, double Along)>();
            foreach (Point[] spine in Stems.Select(s => s.Spine).Concat(_behind))
            {
                for (int i = 1; i < spine.Length - 1; i++)
                {
                    foreach (double between in new[] { 0.0, 0.5 })
                        feet.Add((Point.Lerp(spine[i], spine[i + 1], between), (spine[i + 1] - spine[i - 1]).Direction));
                }
            }
            // Past a mirror axis everything is the image of something inside.
            if (_canvas.Repeat?.Layout == RepeatLayout.Mirror)
                feet.RemoveAll(f => !_canvas.Cell.Contains(f.At));
            foreach ((Point at, double along) in dice.Shuffle(feet))
            {
                foreach (int way in new[] { 1, -1 })
                {
                    foreach ((double angle, double bend) in new[] { (0.8, -0.3), (1.1, 0.24), (0.45, -0.15) })
                    {
                        double grown = length * dice.Between(0.9, 1.1);
                        var one = new ScrollLeaf(at, along + way * angle, grown, way * bend, size);
                        if (Fits(one, slender))
                            Take(one, slender);
                    }
                }
            }
        }
    }

    private bool Fits(ScrollLeaf leaf, double slender)
    {
        bool mirror = _canvas.Repeat?.Layout == RepeatLayout.Mirror;
        foreach (double t in new[] { 0.45, 0.58, 0.76, 0.92, 1.03 })
        {
            // Cut at a mirror axis a leaf and its image would make a bow tie.
            if (mirror && !_canvas.Cell.Grow(-Half(leaf, t, slender)).Contains(On(leaf, t)))
                return false;
            if (_packing.Room(On(leaf, t)) < Half(leaf, t, slender) + (t < 0.5 ? 0.3 * _gap : _gap))
                return false;
        }
        return true;
    }

    private void Take(ScrollLeaf leaf, double slender)
    {
        Grown.Add(leaf);
        foreach (double t in new[] { 0.22, 0.4, 0.58, 0.76, 0.92 })
            _packing.Place([new Disc(Point.Zero, Half(leaf, t, slender))], Affine.Translate(On(leaf, t)), 2);
    }

    private static Point On(ScrollLeaf leaf, double t) => leaf.Foot + Affine.Rotate(leaf.Direction).Apply(new Point(t, leaf.Bend * t * t)) * leaf.Length;

    private static double Half(ScrollLeaf leaf, double t, double slender) => leaf.Length * slender * (t < 0.3 ? 0.7 : t < 0.7 ? 1 : t < 0.85 ? 0.72 : 0.3);
}
