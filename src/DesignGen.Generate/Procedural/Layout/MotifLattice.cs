using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Lines of equal places, each line moved along itself against the one before, so that the whole runs on over every edge of the repeat.</summary>
/// <remarks>
/// A half-drop leaves columns whole and slides them, so lines are columns there; a brick, an ogee and a diamond slide rows, so
/// lines are rows. Each line takes an equal part of the repeat's own slide plus whole cells, which lets a few large motifs
/// stagger under thirds and quarters, where a plain grid would have to be fine.
/// </remarks>
/// <param name="Lines">Lines in the cell.</param>
/// <param name="PerLine">Places on each.</param>
/// <param name="Slide">How far each next line is moved along itself, mm.</param>
/// <param name="Upright">Whether lines are columns.</param>
/// <param name="Cell">The cell, mm.</param>
public sealed record MotifLattice(int Lines, int PerLine, double Slide, bool Upright, Rect Cell)
{
    /// <summary>From line to line, mm.</summary>
    public double LinePitch => (Upright ? Cell.Width : Cell.Height) / Lines;

    /// <summary>From place to place on a line, mm.</summary>
    public double Step => (Upright ? Cell.Height : Cell.Width) / PerLine;

    /// <summary>How far lines stagger: 0 side by side, 0.5 half-way.</summary>
    public double Stagger => Slide / Step - Math.Floor(Slide / Step);

    /// <summary>The lattice nearest to staggered places of a size.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="pitchMm">Wished distance of lines, mm.</param>
    /// <param name="stepMm">Wished distance on a line, mm.</param>
    /// <param name="stagger">Wished stagger, 0 to 0.5.</param>
    /// <param name="upright">Whether lines should be columns, where the repeat leaves the choice.</param>
    /// <param name="period">Places on a line after which it is the same again.</param>
    public static MotifLattice Fit(DesignCanvas canvas, double pitchMm, double stepMm, double stagger, bool upright, int period = 1)
    {
        Rect cell = canvas.Cell;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        if (across > 1 || down > 1)
            upright = down > 1;
        int parts = Math.Max(across, down);
        MotifLattice? best = null;
        double least = double.PositiveInfinity;
        for (int lines = 1; lines <= 8; lines++)
        {
            for (int per = period; per <= 12; per += period)
            {
                for (int whole = 0; whole < (mirror ? 1 : lines); whole++)
                {
                    double length = upright ? cell.Height : cell.Width;
                    var lattice = new MotifLattice(lines, per, mirror ? 0 : length * ((parts > 1 ? 1.0 / parts : 0) + whole) / lines, upright, cell);
                    double off = Math.Abs(Math.Log(lattice.LinePitch / pitchMm)) + Math.Abs(Math.Log(lattice.Step / stepMm)) + 1.4 * Math.Abs(Math.Log(lattice.LinePitch / lattice.Step / (pitchMm / stepMm)))
                        + 1.4 * Math.Abs(Math.Abs(lattice.Stagger - 0.5) - (0.5 - stagger));
                    if (off < least - 1e-9)
                        (least, best) = (off, lattice);
                }
            }
        }
        return best!;
    }

    /// <summary>A place: on a line, in steps from its beginning; both may be broken numbers.</summary>
    public Point At(double line, double place)
    {
        double along = place * Step + Math.Floor(line) * Slide, over = line * LinePitch;
        return Upright ? new(Cell.Left + over, Cell.Top + along) : new(Cell.Left + along, Cell.Top + over);
    }
}
