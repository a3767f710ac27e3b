using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>A letter in its place, mm.</summary>
/// <param name="Shape">Its parts, which may overlap: fill by the non-zero rule.</param>
/// <param name="Spines">Open middle lines of its strokes.</param>
public sealed record PlacedLetter(Outline Shape, ImmutableArray<Contour> Spines)
{
    /// <summary>The letter after a map of the plane.</summary>
    public PlacedLetter Transform(Affine map) => new(Shape.Transform(map), [.. Spines.Select(s => s.Transform(map))]);
}

/// <summary>Letters that are set and measured, in millimetres.</summary>
/// <param name="Letters">The letters in reading order; spaces leave none.</param>
/// <param name="CapHeightMm">Height of a capital, mm.</param>
/// <param name="StemMm">Thickness of an upright stroke, mm.</param>
public sealed record SetLetters(ImmutableArray<PlacedLetter> Letters, double CapHeightMm, double StemMm)
{
    /// <summary>Whether they are a font's: their tips may be sharper than those of our own letters.</summary>
    public bool OfFont { get; init; }

    /// <summary>Whether their strokes are too fine against their height for lines within them or a deep shadow beside them, as those of most Chinese signs are.</summary>
    public bool AreFine => OfFont && StemMm < CapHeightMm * 0.16;

    /// <summary>The rectangle around the ink; empty for no letters.</summary>
    public Rect Bounds => Letters.Aggregate(Rect.Empty, (all, letter) => all.Union(letter.Shape.Bounds));

    /// <summary>All letters as one outline for the non-zero rule.</summary>
    public Outline Shape => new([.. Letters.SelectMany(l => l.Shape.Contours)]);

    /// <summary>The letters moved.</summary>
    public SetLetters MoveBy(double x, double y) => Transform(Affine.Translate(x, y));

    /// <summary>The letters after a map; sizes grow with it.</summary>
    public SetLetters Transform(Affine map) => this with { Letters = [.. Letters.Select(l => l.Transform(map))], CapHeightMm = CapHeightMm * map.Scaling, StemMm = StemMm * map.Scaling };

    /// <summary>The letters moved so that the middle of their ink lies on a line, and their base line at a height.</summary>
    public SetLetters CentreOn(double x, double baseLine) => MoveBy(x - Bounds.Centre.X, baseLine);

    /// <summary>Bends the line into an arch whose upright strokes stay upright; for a line whose base line is at y 0.</summary>
    /// <param name="topRise">How far the cap line rises in the middle, mm; negative sinks it.</param>
    /// <param name="baseRise">How far the base line rises in the middle, mm; the same as the top for an even arch, 0 for a flat foot.</param>
    public SetLetters Arch(double topRise, double baseRise)
    {
        double middle = Bounds.Centre.X, half = Math.Max(Bounds.Width / 2, 1e-6), cap = CapHeightMm;
        Point Map(Point p)
        {
            double u = (p.X - middle) / half, bow = 1 - u * u;
            return new(p.X, p.Y * (1 + (topRise - baseRise) / cap * bow) - baseRise * bow);
        }
        return Bend(Map, Math.Max(half / 10, 0.5));
    }

    /// <summary>Sends the line along a wave whose upright strokes stay upright; for a line whose base line is at y 0.</summary>
    /// <param name="risesMm">How far crests rise above the line, and troughs sink below it, mm.</param>
    /// <param name="waves">How many waves the line is long, above 0.</param>
    /// <param name="phase">Where on a wave it begins: 0 rises from the line, 0.25 begins on a crest.</param>
    public SetLetters Wave(double risesMm, double waves, double phase = 0)
    {
        Rect box = Bounds;
        double width = Math.Max(box.Width, 1e-6);
        return Bend(p => new(p.X, p.Y - risesMm * Math.Sin(2 * Math.PI * ((p.X - box.Left) / width * waves + phase))), Math.Max(width / waves / 24, 0.5));
    }

    /// <summary>The letters after a map that bends the plane.</summary>
    /// <param name="map">The map; smooth at the scale of a step.</param>
    /// <param name="stepMm">Longest piece that bends as one, mm, above 0.</param>
    public SetLetters Bend(Func<Point, Point> map, double stepMm) =>
        this with { Letters = [.. Letters.Select(l => new PlacedLetter(Bending.Bend(l.Shape, map, stepMm), [.. l.Spines.Select(s => Bending.Bend(s, map, stepMm))]))] };
}
