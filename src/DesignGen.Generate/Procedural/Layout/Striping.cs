using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Where stripes lie on a tile, so that they run on over every edge of its repeat.</summary>
/// <remarks>
/// The phase of a place is a·x/w + b·y/h with whole a and b; places whose phases differ by a whole number look alike. A band
/// is drawn along y over the cell's height, or along x over its width, and steps by 1/a or 1/b of the other side. Under a
/// half-drop only columns line up, so slanted bands are drawn along x; under a brick only rows do, so along y.
/// </remarks>
public sealed class Striping
{
    private readonly Rect _cell;
    private readonly bool _alongX, _mirror;

    /// <summary>Chooses the whole numbers nearest to a wish.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="direction">0 upright, 1 level, 2 rising to the right, 3 falling to the right.</param>
    /// <param name="lengthMm">Wished length of one rhythm across the stripes, mm.</param>
    public Striping(DesignCanvas canvas, int direction, double lengthMm)
    {
        _cell = canvas.Cell;
        RepeatLayout? layout = canvas.Repeat?.Layout;
        _mirror = layout is RepeatLayout.Mirror or null;
        (int stepA, int stepB) = canvas.Repeat?.CellShift ?? (1, 1);
        double slant = direction >= 2 ? Math.Sqrt(2) : 1;
        int Near(double side, int step) => Math.Max(1, (int)Math.Round(side / (lengthMm * slant) / step)) * step;
        A = direction == 1 ? 0 : Near(_cell.Width, stepA);
        B = direction == 0 ? 0 : Near(_cell.Height, stepB);
        // The side with a free choice follows the other, so that slanted stripes stay near 45°.
        if (direction >= 2 && stepB > 1)
            A = Math.Max(1, (int)Math.Round(B * _cell.Width / _cell.Height));
        else if (direction >= 2)
            B = Math.Max(1, (int)Math.Round(A * _cell.Height / _cell.Width));
        B *= direction == 3 ? -1 : 1;
        _alongX = A == 0 || (B != 0 && stepB > 1);
        double across = A / _cell.Width, down = B / _cell.Height;
        double steepness = Math.Sqrt(across * across + down * down);
        RhythmMm = 1 / steepness;
        Normal = new Point(across, down) / steepness;
        // Motifs stand upright on level stripes, and follow the stripe on the others.
        Angle = A == 0 ? 0 : Math.Atan2(-Normal.X, Normal.Y);
        Count = Math.Abs(_alongX ? B : A);
        Length = _alongX ? _cell.Width : _cell.Height;
    }

    /// <summary>Rhythms across the cell.</summary>
    public int A { get; }

    /// <summary>Rhythms down the cell; below 0 for falling stripes.</summary>
    public int B { get; }

    /// <summary>Rhythms side by side in the drawn cell.</summary>
    public int Count { get; }

    /// <summary>Length of a band in its own coordinate, mm: the cell's height or width.</summary>
    public double Length { get; }

    /// <summary>Length of one rhythm across the stripes, mm.</summary>
    public double RhythmMm { get; }

    /// <summary>Direction across the stripes, length 1.</summary>
    public Point Normal { get; }

    /// <summary>Direction along the stripes, radians.</summary>
    public double Angle { get; }

    /// <summary>Millimetres along the stripe for one millimetre of <see cref="Length"/>; 1 for straight stripes.</summary>
    public double AlongScale => 1 / Math.Max(1e-9, Math.Abs(_alongX ? Normal.Y : Normal.X));

    /// <summary>The numbers of the bands to draw: each band of the repeat once, or all that touch a mirror cell.</summary>
    public IEnumerable<int> Bands
    {
        get
        {
            int spill = _mirror ? Math.Abs(_alongX ? A : B) + 1 : 0;
            return Enumerable.Range(-spill, Count + 2 * spill);
        }
    }

    /// <summary>A place on the page.</summary>
    /// <param name="phase">Phase of the place: the band's number plus 0 to 1.</param>
    /// <param name="along">Place along the band, 0 to <see cref="Length"/>, mm.</param>
    public Point At(double phase, double along) => _alongX
        ? new(_cell.Left + along, _cell.Top + _cell.Height * (phase - A * along / _cell.Width) / B)
        : new(_cell.Left + _cell.Width * (phase - B * along / _cell.Height) / A, _cell.Top + along);
}
