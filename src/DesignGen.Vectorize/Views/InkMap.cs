using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;

namespace DesignGen.Vectorize.Views;

/// <summary>One stretch of boundary, stored once, with what lies to either side of it all along.</summary>
/// <param name="Left">Ink on the left hand as one walks along it on the page (y down); null for bare ground.</param>
/// <param name="Right">Ink on the right hand; null for bare ground. Never equal to <paramref name="Left"/>.</param>
/// <param name="Start">Where it begins, mm.</param>
/// <param name="Segments">Its steps; it is closed where the last ends at <paramref name="Start"/>.</param>
public sealed record InkEdge(int? Left, int? Right, Point Start, ImmutableArray<Segment> Segments);

/// <summary>A traced picture as faces of ink that cover the page without overlap or gap: the map that all views are made from.</summary>
/// <param name="Width">Width of the page.</param>
/// <param name="Height">Height of the page.</param>
/// <param name="Inks">The inks, in print order.</param>
/// <param name="Faces">
/// For each ink, exactly where it goes, mm: rings wound so that the non-zero rule fills them, holes the other way round. Neighbours share
/// the very same curves, one reversed.
/// </param>
/// <param name="Edges">Every boundary once: between two inks, and between an ink and bare ground (the page's border is not among them).</param>
/// <param name="Repeat">How the page steps where it is a tile, whose opposite borders have the same points; null for a placement print.</param>
public sealed record InkMap(Length Width, Length Height, ImmutableArray<Ink> Inks, ImmutableArray<Outline> Faces, ImmutableArray<InkEdge> Edges, Repeat? Repeat = null);
