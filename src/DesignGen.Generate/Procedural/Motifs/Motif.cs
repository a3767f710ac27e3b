using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>One drawn thing: a flower, a leaf, a sprig. Its form is fixed when it is made; it can be drawn many times.</summary>
/// <remarks>
/// A motif has its own units: it lies within about 1 of the origin, so its scale is its radius in millimetres. Things that
/// grow do so along x, from their foot at (−1, 0); those seen from the front have their centre at the origin.
/// </remarks>
public abstract class Motif
{
    /// <summary>A motif of a species.</summary>
    /// <param name="species">What it is, in kebab-case.</param>
    /// <param name="footprint">Discs that cover its silhouette.</param>
    protected Motif(string species, params ImmutableArray<Disc> footprint)
    {
        Species = species;
        Footprint = footprint;
    }

    /// <summary>What it is, in kebab-case.</summary>
    public string Species { get; }

    /// <summary>Discs that cover its silhouette, in its own units.</summary>
    public ImmutableArray<Disc> Footprint { get; }

    /// <summary>Draws it with a pen.</summary>
    public abstract void Draw(MotifPen pen);

    /// <summary>Draws it on a canvas.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="place">Scale (its radius in mm), turn and place; a mirror is allowed.</param>
    /// <param name="dress">Roles of its parts.</param>
    public void Draw(DesignCanvas canvas, Affine place, Dress dress) => Draw(new MotifPen(canvas, place, dress));
}
