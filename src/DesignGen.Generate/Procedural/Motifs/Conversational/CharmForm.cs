using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>What makes one drawn thing differ from the next of its kind as a whole: how slim it is, how it leans and bends, and which way it faces.</summary>
/// <param name="Slim">Breadth against height: 1 as drawn, below slimmer, above stouter.</param>
/// <param name="Lean">Sideways step of the top for a step down, as a share: 0 upright.</param>
/// <param name="Bend">How far both ends swing to the same side, against the middle.</param>
/// <param name="Flip">Whether left and right are exchanged.</param>
public readonly record struct CharmForm(double Slim, double Lean, double Bend, bool Flip)
{
    /// <summary>A form by chance.</summary>
    /// <param name="dice">Chance.</param>
    /// <param name="play">How freely it may vary: 1 for plants and animals, less for things that are known by their straight sides, 0 for none.</param>
    /// <param name="flips">Whether it may face both ways; letters may not.</param>
    public static CharmForm Of(Dice dice, double play, bool flips) =>
        new(1 + play * dice.Between(-0.15, 0.15), play * dice.Between(-0.1, 0.1), play * dice.Between(-0.11, 0.11), flips && dice.Chance(0.5));

    /// <summary>The most by which the form shrinks anything.</summary>
    public double Least => Math.Min(Slim, 1) * (1 - 0.55 * Math.Abs(Lean) - 0.9 * Math.Abs(Bend));

    /// <summary>Where a point of the drawing comes to lie.</summary>
    public Point Map(Point p) => new((Flip ? -1 : 1) * (p.X * Slim + p.Y * Lean + (p.Y * p.Y - 0.4) * Bend), p.Y);

    /// <summary>A drawing in this form; handles move with their points, which is right for bends as gentle as these.</summary>
    public Outline Map(Outline outline)
    {
        CharmForm form = this;
        return new([.. outline.Contours.Select(c => new Contour(form.Map(c.Start), [.. c.Segments.Select(s => new Segment(s.IsLine, form.Map(s.Control1), form.Map(s.Control2), form.Map(s.End)))]))]);
    }
}
