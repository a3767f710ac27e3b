using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Gathers many pieces that do not overlap and lays each ink down in few shapes.</summary>
/// <remarks>
/// Pieces inside the drawn cell are joined; those over its edge stay single, because a joined shape has images all round.
/// Inks are laid down whole, one over the other, in the order in which they first came.
/// </remarks>
public sealed class InkLayers
{
    private readonly DesignCanvas _canvas;
    private readonly List<PaletteRole> _order = [];
    private readonly Dictionary<PaletteRole, List<Outline>> _pieces = [];

    /// <summary>Empty layers over a canvas.</summary>
    public InkLayers(DesignCanvas canvas) => _canvas = canvas;

    /// <summary>Adds a piece.</summary>
    public void Add(PaletteRole role, Outline outline)
    {
        if (!_pieces.TryGetValue(role, out List<Outline>? list))
        {
            _pieces[role] = list = [];
            _order.Add(role);
        }
        list.Add(outline);
    }

    /// <summary>Lays all pieces down and empties the layers.</summary>
    public void Print()
    {
        Rect cell = _canvas.Cell;
        foreach (PaletteRole role in _order)
        {
            var inside = ImmutableArray.CreateBuilder<Contour>();
            foreach (Outline piece in _pieces[role])
            {
                Rect b = piece.Bounds;
                if (b.Left >= cell.Left && b.Top >= cell.Top && b.Right <= cell.Right && b.Bottom <= cell.Bottom)
                    inside.AddRange(piece.Contours);
                else
                    _canvas.Fill(role, piece);
            }
            if (inside.Count > 0)
                _canvas.Fill(role, new Outline(inside.ToImmutable()));
        }
        _order.Clear();
        _pieces.Clear();
    }
}
