using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A tone over the cloth, 0 light to 1 dark, that fits the repeat: what a halftone is a picture of.</summary>
public sealed class ToneField
{
    private readonly int _kind;
    private readonly bool _mirror;
    private readonly Rect _cell;
    private readonly NodeGrid _grid;
    private readonly List<Point> _centres = [];
    private readonly List<Point> _own = [];
    private readonly Current _clouds;
    private readonly List<Point> _shape;
    private readonly double _reach;
    private readonly int _a, _b;

    /// <summary>A field for a canvas.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="kind">0 waves, 1 circles, 2 bands, 3 diagonals, 4 clouds, 5 hearts, 6 stars.</param>
    /// <param name="lengthMm">Distance after which the tone is the same again, mm.</param>
    public ToneField(DesignCanvas canvas, int kind, double lengthMm)
    {
        (_kind, _cell, _clouds) = (kind, canvas.Cell, new(canvas));
        _mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        double span = _mirror ? 2 : 1;
        _a = Math.Max(1, (int)Math.Round(span * _cell.Width / lengthMm / across)) * across;
        _b = Math.Max(1, (int)Math.Round(span * _cell.Height / lengthMm / down)) * down;
        _grid = new(canvas, lengthMm, lengthMm / 2, 1, 2);
        foreach ((int column, int row) in _grid.Nodes)
        {
            Point at = _grid.At(column + 0.5 * (row % 2), row);
            _own.Add(at);
            foreach (Affine image in canvas.Repeat?.Images(new(at.X, at.Y, at.X + 1e-6, at.Y + 1e-6), _cell.Grow(1.2 * lengthMm)) ?? [Affine.Identity])
                _centres.Add(image.Apply(at));
        }
        _reach = 0.5 * Math.Min(_grid.Width, Math.Sqrt(_grid.Width * _grid.Width / 4 + _grid.Height * _grid.Height));
        _shape = Emblem.Body(kind == 6 ? EmblemKind.Star : EmblemKind.Heart).Contours[0].Flatten(0.02);
    }

    /// <summary>The tone at a place.</summary>
    public double At(Point p)
    {
        double unit = _mirror ? Math.PI : Math.Tau, x = unit * _a * (p.X - _cell.Left) / _cell.Width, y = unit * _b * (p.Y - _cell.Top) / _cell.Height;
        switch (_kind)
        {
            case 0:
                // Crests that sway: the height is shifted by a wave across.
                return 0.5 + 0.5 * Math.Cos(y + 1.5 * (_mirror ? Math.Cos(x) * Math.Sin(y) * 0.6 : Math.Sin(x)));
            case 2:
                return 0.5 + 0.5 * Math.Cos(y);
            case 3:
                return _mirror ? 0.5 + 0.5 * Math.Cos(x) * Math.Cos(y) : 0.5 + 0.5 * Math.Cos(x + y);
            case 4:
                return Math.Clamp(0.5 + 1.5 * (_clouds.At(p) - 0.5), 0, 1);
            default:
                Point nearest = _centres[0];
                foreach (Point c in _centres)
                {
                    if (c.DistanceTo(p) < nearest.DistanceTo(p))
                        nearest = c;
                }
                Point away = (p - nearest) / _reach;
                if (_kind == 1)
                    return Math.Clamp(1.05 - away.Length * 0.95, 0, 1);
                // Dark inside the silhouette, fading with the distance from its edge.
                double distance = Edge(away / 0.8, out bool inside) * 0.8;
                return inside ? Math.Min(1, 0.72 + distance * 0.9) : Math.Clamp(0.42 - distance * 1.1, 0, 1);
        }
    }

    /// <summary>Outlines about the darkest places, mm: each of the repeat once.</summary>
    public IEnumerable<Outline> Peaks()
    {
        if (_kind is 0 or 2)
        {
            int bands = _mirror ? _b / 2 + 1 : _b;
            for (int i = 0; i < bands; i++)
            {
                double step = _cell.Height / _b * (_mirror ? 2 : 1), y = _cell.Top + i * step;
                const int Steps = 24;
                double length = _cell.Width;
                Point On(int k, int side)
                {
                    double along = length * k / Steps, x = Math.Tau * _a * along / _cell.Width;
                    double sway = _kind == 0 && !_mirror ? -1.5 * Math.Sin(x) * step / Math.Tau : 0;
                    return new(_cell.Left + along, y + sway + side * step * 0.22);
                }
                var pen = new OutlineBuilder().MoveTo(On(0, -1));
                for (int k = 0; k < Steps; k++)
                    pen.CurveTo(On(k, -1) + (On(k + 1, -1) - On(k - 1, -1)) / 6, On(k + 1, -1) - (On(k + 2, -1) - On(k, -1)) / 6, On(k + 1, -1));
                pen.LineTo(On(Steps, 1));
                for (int k = Steps; k > 0; k--)
                    pen.CurveTo(On(k, 1) + (On(k - 1, 1) - On(k + 1, 1)) / 6, On(k - 1, 1) - (On(k - 2, 1) - On(k, 1)) / 6, On(k - 1, 1));
                yield return pen.Build();
            }
            yield break;
        }
        // In pop art the colour sits a little beside the drawing.
        foreach (Point at in _own)
        {
            Point slip = _mirror ? Point.Zero : new Point(0.09, 0.07) * _reach;
            Affine place = Affine.Scale(_reach * (_kind >= 5 ? 0.8 : 0.62)).Then(Affine.Translate(at + slip));
            yield return _kind switch { 5 => Emblem.Body(EmblemKind.Heart), 6 => Emblem.Body(EmblemKind.Star), _ => Outline.Circle(Point.Zero, 1) } is var body ? body.Transform(place) : body;
        }
    }

    // Distance to the silhouette's edge, and whether the place is inside it.
    private double Edge(Point p, out bool inside)
    {
        double least = double.PositiveInfinity;
        inside = false;
        for (int i = 0, j = _shape.Count - 1; i < _shape.Count; j = i++)
        {
            Point a = _shape[j], b = _shape[i], way = b - a;
            double t = Math.Clamp(Point.Dot(p - a, way) / Math.Max(1e-12, Point.Dot(way, way)), 0, 1);
            least = Math.Min(least, p.DistanceTo(a + way * t));
            if ((a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X + (p.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X))
                inside = !inside;
        }
        return least;
    }
}
