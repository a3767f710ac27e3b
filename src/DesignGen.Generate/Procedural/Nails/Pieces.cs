using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>Gathers many small outlines of one colour into one.</summary>
internal sealed class Pieces
{
    private readonly ImmutableArray<Contour>.Builder _contours = ImmutableArray.CreateBuilder<Contour>();

    /// <summary>Adds an outline.</summary>
    public void Add(Outline outline) => _contours.AddRange(outline.Contours);

    /// <summary>All that was added.</summary>
    public Outline Outline => new(_contours.ToImmutable());
}
