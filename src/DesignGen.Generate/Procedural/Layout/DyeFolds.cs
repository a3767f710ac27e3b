using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>How dye takes on folded cloth: a phase that turns once for each fold, fitted to the repeat, with edges that bleed along the fold.</summary>
/// <remarks>
/// Spirals are phasors: each centre gives exp(i(kθ + qd)), weighted by its nearness, and the phase of their sum runs from one
/// centre's arms into the next's. Rings use a smooth least distance. Pleats and rain are plane waves on the repeat's lattice.
/// </remarks>
public sealed class DyeFolds
{
    private readonly int _fold, _arms;
    private readonly double _size, _pitch, _bleed;
    private readonly List<(Point At, int Spin, double Turn)> _centres = [];
    private readonly PeriodicField _slow, _slowToo, _fine, _finer, _streak;
    private readonly SmoothFold _mirror;
    private readonly (double X, double Y) _wave, _second;

    /// <summary>Folds for a canvas.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="fold">0 spiral, 1 bullseye, 2 pleats, 3 crumple, 4 itajime, 5 arashi, 6 kumo.</param>
    /// <param name="sizeMm">From centre to centre, or the width of a fold, mm.</param>
    /// <param name="bands">More bands across each fold; 1 is usual.</param>
    /// <param name="arms">Arms of a spiral.</param>
    /// <param name="bleed">0 clean edges, 1 ragged.</param>
    public DyeFolds(DesignCanvas canvas, int fold, double sizeMm, double bands, int arms, double bleed)
    {
        Dice dice = canvas.Dice.Fork("dye");
        Rect cell = canvas.Cell;
        _mirror = new(canvas, 0.997);
        (_fold, _bleed) = (fold, bleed);
        _size = Math.Min(sizeMm, Math.Min(cell.Width, cell.Height));
        _pitch = Math.Max(14, _size * (fold switch { 0 => 0.62, 1 => 0.4, 6 => 0.3, _ => 0.5 }) / bands);
        // Arms narrower than 14 mm at the rim would be lost in their own bleeding.
        _arms = fold == 0 ? Math.Clamp(arms, 1, Math.Max(1, (int)(_size / 13))) : arms;
        Centres(canvas, dice.Fork("centres"));
        double along = fold is 2 or 5 ? 0.9 : 0;
        _slow = PeriodicField.Noise(canvas, dice.Fork("slow"), fold == 3 ? _size * 0.85 : _size * 0.55);
        _slowToo = PeriodicField.Noise(canvas, dice.Fork("slow-too"), fold == 3 ? _size * 0.5 : _size * 0.5);
        _fine = PeriodicField.Noise(canvas, dice.Fork("fine"), 13, 1.3, along);
        _finer = PeriodicField.Noise(canvas, dice.Fork("finer"), 6.8, 1.3, along);
        _streak = PeriodicField.Noise(canvas, dice.Fork("streak"), 19, 4.5, fold == 5 ? dice.Between(0.5, 1) : along);
        _wave = Lattice(canvas, fold == 5 ? 0.9 : dice.Pick([0.0, Math.PI / 2, 0.8]), Math.Max(13, _pitch * (fold == 5 ? 0.6 : 1.1)));
        _second = Lattice(canvas, 0, _pitch * 0.5);
        if (fold == 4)
        {
            UnitGrid grid = UnitGrid.Fit(canvas, _size * 0.6 / bands, _size * 0.6 / bands);
            (_wave, _second) = ((Math.PI / grid.Width, 0), (0, Math.PI / grid.Height));
        }
    }

    /// <summary>Whether the phase turns all the way round, so that one colour may follow another; crumple and blocks only rise and fall.</summary>
    public bool Turns => _fold is not 4;

    /// <summary>The phase at a place, in turns.</summary>
    /// <param name="place">Place, mm.</param>
    /// <param name="layer">Which ink: each bleeds a little differently.</param>
    public double Phase(Point place, int layer)
    {
        Point p = _mirror.At(place);
        double run = Run(place, layer) * Math.Min(0.1, 1.7 / _pitch);
        switch (_fold)
        {
            case 0:
                {
                    double re = 0, im = 0;
                    foreach ((Point at, int spin, double turn) in _centres)
                    {
                        Point d = p - at;
                        double r = d.Length;
                        if (r > _size * 1.6)
                            continue;
                        double near = Math.Exp(-Square(r / (_size * 0.52)) * 2.2), angle = spin * _arms * (d.Direction + turn) + Math.Tau * r / _pitch + 0.9 * Pleat(d.Direction, r);
                        re += near * Math.Cos(angle);
                        im += near * Math.Sin(angle);
                    }
                    return Math.Atan2(im, re) / Math.Tau + run;
                }
            case 1:
            case 6:
                {
                    double sum = 0, least = 1e9;
                    Point nearest = default;
                    double nearestTurn = 0;
                    foreach ((Point at, int _, double turn) in _centres)
                    {
                        double r = p.DistanceTo(at);
                        sum += Math.Exp(-r / (_size * 0.05));
                        if (r < least)
                            (least, nearest, nearestTurn) = (r, p - at, turn);
                    }
                    double soft = -_size * 0.05 * Math.Log(Math.Max(sum, 1e-300));
                    // A spider's bindings draw the rings into rays.
                    double ray = _fold == 6 ? _pitch * 0.3 * Math.Cos(_arms * 4 * nearest.Direction + nearestTurn * 9) * Math.Clamp(least / (_size * 0.12) - 0.3, 0, 1) * Math.Clamp(2.6 - least / (_size * 0.2), 0, 1) : 0;
                    return (soft + ray) / _pitch + 0.07 * _slow.Value(place) + run;
                }
            case 2:
                return Turn(_wave, p) + 0.1 * _slow.Value(place) + run;
            case 5:
                return Turn(_wave, p) + 0.16 * _slow.Value(place) + 0.1 * _slowToo.Value(place) + run * 1.2;
            default:
                return 0.42 * _slow.Value(place) + 0.28 * _slowToo.Value(place) + run * 1.3;
        }
    }

    /// <summary>How much dye a place took, about 0 to 1.</summary>
    /// <param name="place">Place, mm.</param>
    /// <param name="layer">Which ink.</param>
    public double Strength(Point place, int layer)
    {
        if (_fold == 4)
        {
            // Boards clamp a block in every square of the folded cloth; dye creeps in from the edges.
            Point p = _mirror.At(place);
            double a = Math.Abs(Math.Sin(_wave.X * p.X)), b = Math.Abs(Math.Sin(_second.Y * p.Y));
            return 1 - Math.Pow(Math.Min(a, b) * 0.65 + a * b * 0.35, 0.8) + 0.1 * _slow.Value(place) * 0.6 + 0.07 * Run(place, layer);
        }
        return 0.5 - 0.5 * Math.Cos(Math.Tau * Phase(place, layer));
    }

    /// <summary>How hard a place was bound: above about 1.5 it stays undyed.</summary>
    public double Resist(Point place)
    {
        if (_fold is 0 or 1 or 6)
        {
            Point p = _mirror.At(place);
            (Point Off, int Spin, double Turn) near = (default, 1, 0);
            double least = 1e9;
            foreach ((Point at, int spin, double turn) in _centres)
            {
                if (p.DistanceTo(at) < least)
                    (least, near) = (p.DistanceTo(at), (p - at, spin, turn));
            }
            double r = least / _size, swing = _fold == 0 ? near.Spin * Math.Tau * least / _pitch / _arms : 0;
            return (Pleat(near.Off.Direction + swing + near.Turn, 0) * 1.5 + 0.45 * _fine.Value(place)) * Math.Clamp(r * 7 - 0.7, 0, 1) * Math.Clamp((0.6 - r) * 5, 0, 1);
        }
        return _streak.Value(place) + 0.2 * _fine.Value(place);
    }

    private double Run(Point place, int layer)
    {
        // Each layer reads the same noise elsewhere: a shift by a vector keeps it periodic.
        Point there = place + new Point(13.7 * layer, 29.1 * layer);
        return _bleed * (_fine.Value(there) + 0.55 * _finer.Value(there));
    }

    // Narrow rays round a centre, uneven like folds of cloth.
    private static double Pleat(double angle, double r) =>
        0.4 * (Math.Cos(17 * angle + 0.05 * r) + Math.Cos(23 * angle + 1.3) + Math.Cos(11 * angle + 2.1 - 0.08 * r)) * Math.Clamp(r / 8, r == 0 ? 1 : 0, 1);

    private void Centres(DesignCanvas canvas, Dice dice)
    {
        Rect cell = canvas.Cell;
        var torus = new Torus(canvas.Repeat, cell);
        int count = Math.Max(1, (int)Math.Round(cell.Width * cell.Height / (_size * _size)));
        var at = new Point[count];
        for (int i = 0; i < count; i++)
            at[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        if (count > 1)
            at = TorusVoronoi.Relax(torus, at, 6, 1);
        for (int i = 0; i < count; i++)
        {
            int spin = i % 2 == 0 ? 1 : -1;
            double turn = dice.Between(0, Math.Tau);
            bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
            foreach (Affine image in mirror || canvas.Repeat is null ? [Affine.Identity] : canvas.Repeat.Images(new Disc(at[i], 0.1).Bounds, cell.Grow(_size * 1.5)))
                _centres.Add((image.Apply(at[i]), spin, turn));
        }
    }

    // The lattice wave nearest to a wish: its phase is whole over every step of the repeat.
    private static (double X, double Y) Lattice(DesignCanvas canvas, double direction, double lengthMm)
    {
        Rect cell = canvas.Cell;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        Point wish = Point.Polar(1 / lengthMm, direction);
        double b = Math.Round(wish.Y * cell.Height), a = Math.Round(wish.X * cell.Width);
        if (down > 1)
            a = Math.Round(wish.X * cell.Width + b / down) - b / down;
        else if (across > 1)
            b = Math.Round(wish.Y * cell.Height + a / across) - a / across;
        if (a == 0 && b == 0)
            a = across > 1 ? across : 1;
        return (Math.Tau * a / cell.Width, Math.Tau * b / cell.Height);
    }

    private static double Turn((double X, double Y) wave, Point p) => (wave.X * p.X + wave.Y * p.Y) / Math.Tau;

    private static double Square(double x) => x * x;
}
