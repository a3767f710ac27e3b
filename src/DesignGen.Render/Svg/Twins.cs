using System.Runtime.InteropServices;
using System.Text;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Svg;

/// <summary>Where a shape's outline is written: once for all its twins, which place it anew.</summary>
/// <param name="First">The shape whose outline is written.</param>
/// <param name="Place">Takes that outline to this shape's; the identity for the first itself.</param>
internal readonly record struct Twin(int First, Affine Place);

/// <summary>Finds the shapes of an artwork whose outlines are one outline moved, turned, mirrored or grown.</summary>
/// <remarks>
/// The artwork says nothing about that: it is resolved. Outlines are compared as lists of points, in order. Those with equal
/// steps share a bucket; a shape is fitted to each first of its bucket by least squares (one complex number each for
/// the outline and its mirror image, after Umeyama 1991), and is its twin where no point misses by more than <see cref="MissMm"/> with
/// the numbers as the file will carry them. Only solid shapes count, as a ramp would have to follow. Cost: points times firsts
/// whose proportions agree. Blind to outlines drawn from another start or the other way round.
/// </remarks>
internal sealed class Twins
{
    /// <summary>How far a point may lie from where the artwork has it, mm: a quarter of a pixel at 2540 dpi.</summary>
    private const double MissMm = 0.0025;

    // Room of a <use> by a shift and by a matrix, and of the definition beside its path, in characters.
    private const int ShiftRoom = 46, MatrixRoom = 82, FirstRoom = 50;

    private readonly Artwork _artwork;
    private readonly Dictionary<int, Twin> _twins = [];
    private readonly List<int> _firsts = [];

    /// <summary>Looks for twins.</summary>
    public Twins(Artwork artwork)
    {
        _artwork = artwork;
        var buckets = new Dictionary<string, List<Form>>(StringComparer.Ordinal);
        var families = new Dictionary<int, List<(int Shape, Twin Twin)>>();
        // Only what has as many steps as another can be its twin: large outlines that stand alone, as those of a traced picture, are not looked at.
        int[] steps = [.. artwork.Shapes.Select(s => s.Outline.Contours.Sum(c => c.Segments.Length))];
        Dictionary<int, int> alike = steps.CountBy(n => n).ToDictionary();
        for (int i = 0; i < artwork.Shapes.Length; i++)
        {
            Shape shape = artwork.Shapes[i];
            if (shape.Coverage is not SolidCoverage || shape.Outline.IsEmpty || alike[steps[i]] < 2)
                continue;
            var form = new Form(i, shape);
            ref List<Form>? bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, form.Steps, out _);
            bucket ??= [];
            Form? first = null;
            Affine place = Affine.Identity;
            foreach (Form candidate in bucket)
            {
                if (form.On(candidate) is Affine found)
                {
                    (first, place) = (candidate, found);
                    break;
                }
            }
            if (first is null)
                bucket.Add(form);
            else if (families.TryGetValue(first.Shape, out List<(int, Twin)>? family))
                family.Add((i, new(first.Shape, place)));
            else
                families.Add(first.Shape, [(i, new(first.Shape, place))]);
        }
        foreach ((int first, List<(int Shape, Twin Twin)> family) in families.OrderBy(f => f.Key))
        {
            int path = SvgPath.Data(artwork.Shapes[first].Outline).Length;
            int saved = family.Sum(t => path - (Shift(t.Twin.Place) is null ? MatrixRoom : ShiftRoom)) - FirstRoom;
            if (saved <= 0)
                continue;
            _firsts.Add(first);
            _twins.Add(first, new(first, Affine.Identity));
            foreach ((int shape, Twin twin) in family)
                _twins.Add(shape, twin);
        }
    }

    /// <summary>The shapes whose outlines others share, in order.</summary>
    public IReadOnlyList<int> Firsts => _firsts;

    /// <summary>Where a shape's outline is written; null for one that stands alone, or that is too small to be worth a reference.</summary>
    public Twin? Of(int shape) => _twins.TryGetValue(shape, out Twin twin) ? twin : null;

    /// <summary>A map that only moves, as its step; null for other maps.</summary>
    public static Point? Shift(Affine place) => place is { A: 1, B: 0, C: 0, D: 1 } ? new(place.E, place.F) : null;

    /// <summary>An outline as points about their middle.</summary>
    private sealed class Form
    {
        private readonly Point[] _points;
        private readonly Point _middle;
        private readonly double _square, _spread, _begin, _half;

        public Form(int number, Shape shape)
        {
            Shape = number;
            var steps = new StringBuilder(shape.Rule == FillRule.EvenOdd ? "e" : "");
            var points = new List<Point>();
            foreach (Contour contour in shape.Outline.Contours)
            {
                steps.Append('m');
                points.Add(contour.Start);
                foreach (Segment s in contour.Segments)
                {
                    steps.Append(s.IsLine ? 'l' : 'c');
                    if (!s.IsLine)
                    {
                        points.Add(s.Control1);
                        points.Add(s.Control2);
                    }
                    points.Add(s.End);
                }
            }
            _points = [.. points];
            Steps = steps.ToString();
            foreach (Point p in _points)
                _middle += p / _points.Length;
            for (int i = 0; i < _points.Length; i++)
            {
                _points[i] -= _middle;
                _square += Point.Dot(_points[i], _points[i]);
            }
            _spread = Math.Sqrt(_square / _points.Length);
            _begin = _points[0].Length / _spread;
            _half = _points[_points.Length / 2].Length / _spread;
        }

        /// <summary>The shape.</summary>
        public int Shape { get; }

        /// <summary>Fill rule and kinds of steps: outlines of one drawing have the same.</summary>
        public string Steps { get; }

        /// <summary>The map from another outline to this one, in the numbers of the file; null where there is none.</summary>
        public Affine? On(Form other)
        {
            double slack = 4 * MissMm / Math.Min(_spread, other._spread), growth = _spread / other._spread;
            if (Math.Abs(_begin - other._begin) > slack || Math.Abs(_half - other._half) > slack || growth is < 0.4 or > 2.5)
                return null;
            // A copy at another place, the commonest twin, first.
            if (Math.Abs(growth - 1) < slack && Check(other, Affine.Identity) is Affine moved)
                return moved;
            double a = 0, b = 0, c = 0, d = 0;
            for (int i = 0; i < _points.Length; i++)
            {
                Point p = other._points[i], q = _points[i];
                a += p.X * q.X + p.Y * q.Y;
                b += p.X * q.Y - p.Y * q.X;
                c += p.X * q.X - p.Y * q.Y;
                d += p.X * q.Y + p.Y * q.X;
            }
            // How much of this outline's spread a turned, or a mirrored and turned, one leaves unexplained.
            double room = MissMm * MissMm * _points.Length;
            double turned = _square - (a * a + b * b) / other._square, mirrored = _square - (c * c + d * d) / other._square;
            if (turned <= room)
                (a, b, c, d) = (a / other._square, b / other._square, -b / other._square, a / other._square);
            else if (mirrored <= room)
                (a, b, c, d) = (c / other._square, d / other._square, d / other._square, -c / other._square);
            else
                return null;
            for (int decimals = 4; decimals <= 6; decimals++)
            {
                if (Check(other, new(Math.Round(a, decimals), Math.Round(b, decimals), Math.Round(c, decimals), Math.Round(d, decimals), 0, 0)) is Affine found)
                    return found;
            }
            return null;
        }

        // The map with the step that fits, if with it every point falls where it should.
        private Affine? Check(Form other, Affine turn)
        {
            Point to = _middle - turn.Apply(other._middle);
            Affine map = turn with { E = Math.Round(to.X, 3), F = Math.Round(to.Y, 3) };
            Point rest = new Point(map.E, map.F) - to;
            for (int i = 0; i < _points.Length; i++)
            {
                if ((turn.Apply(other._points[i]) + rest).DistanceTo(_points[i]) > MissMm)
                    return null;
            }
            return map;
        }
    }
}
