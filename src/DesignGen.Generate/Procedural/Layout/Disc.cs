using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A disc; a few of them stand for a motif's silhouette wherever room is measured.</summary>
/// <param name="Centre">Its middle.</param>
/// <param name="Radius">Its radius, in the unit of the middle.</param>
public readonly record struct Disc(Point Centre, double Radius)
{
    /// <summary>The disc after a move, turn, mirror or even growth.</summary>
    public Disc Map(Affine place) => new(place.Apply(Centre), Radius * place.Scaling);

    /// <summary>The square around it.</summary>
    public Rect Bounds => new(Centre.X - Radius, Centre.Y - Radius, Centre.X + Radius, Centre.Y + Radius);
}
