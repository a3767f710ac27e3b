using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Collects many small pieces that do not overlap and draws them as few shapes, one for each ink.</summary>
/// <remarks>
/// Pieces inside the cell become one outline; those that cross its edges go by themselves, since one outline over the whole
/// cell would be repeated on all sides for the sake of a few. Those come last, over all inks: for pieces whose order does not
/// matter. Where one ink must lie over another throughout, <see cref="InkLayers"/> lays down each ink whole.
/// </remarks>
public sealed class Gathering
{
    private readonly DesignCanvas _canvas;
    private readonly List<PaletteRole> _order = [];
    private readonly Dictionary<PaletteRole, ImmutableArray<Contour>.Builder> _inside = [];
    private readonly List<(PaletteRole Role, Outline Outline)> _across = [];

    /// <summary>An empty collection.</summary>
    public Gathering(DesignCanvas canvas) => _canvas = canvas;

    /// <summary>Adds a piece.</summary>
    public void Add(PaletteRole role, Outline outline)
    {
        Rect cell = _canvas.Cell, bounds = outline.Bounds;
        if (bounds.Left < cell.Left || bounds.Top < cell.Top || bounds.Right > cell.Right || bounds.Bottom > cell.Bottom)
        {
            Outline kept = AxisTrim.Trim(_canvas, outline, 0.1);
            if (!kept.IsEmpty)
                _across.Add((role, kept));
            return;
        }
        if (!_inside.TryGetValue(role, out ImmutableArray<Contour>.Builder? contours))
        {
            _inside.Add(role, contours = ImmutableArray.CreateBuilder<Contour>());
            _order.Add(role);
        }
        contours.AddRange(outline.Contours);
    }

    /// <summary>Draws what was added, and starts anew.</summary>
    public void Draw()
    {
        foreach (PaletteRole role in _order)
            _canvas.Fill(role, new Outline(_inside[role].ToImmutable()));
        foreach ((PaletteRole role, Outline outline) in _across)
            _canvas.Fill(role, outline);
        _order.Clear();
        _inside.Clear();
        _across.Clear();
    }
}
