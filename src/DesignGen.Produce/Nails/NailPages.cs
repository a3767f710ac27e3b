using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Produce.Marks;

namespace DesignGen.Produce.Nails;

/// <summary>A nail where it lies on a page.</summary>
/// <param name="Set">Which set it belongs to.</param>
/// <param name="Piece">The nail.</param>
/// <param name="Middle">Middle of the box round its cut, mm from the page's top left.</param>
internal sealed record PlacedNail(NailGrade Set, NailPiece Piece, Point Middle);

/// <summary>One page of nails.</summary>
/// <param name="Drawing">Art, marks, kiss cuts round the nails and a through cut round each set.</param>
/// <param name="Nails">What lies where.</param>
internal sealed record NailPage(Artwork Drawing, ImmutableArray<PlacedNail> Nails);

/// <summary>Lays sets of nails out on pages of one format.</summary>
/// <remarks>
/// A set is a block: its name, then rows of nails in finger order, the left hand's above the right hand's, cuticles on one line;
/// a hand that is wider than the page goes on in a further row. Blocks lie side by side as far as the page is wide, then follow down
/// it; one that does not fit in what is left begins a page, one that is higher than a page goes on over the next. Names and sizes are lettered outside the cuts, in
/// the darkest ink.
/// </remarks>
internal sealed class NailPages
{
    // A dot of the lettering, mm: letters are 1.7 mm high, and no dot is thinner than UV print holds.
    private const double DotMm = 0.24, LetteringMm = PixelFont.Height * DotMm, GapMm = 0.8, CornerMm = 2;

    private readonly NailSheetFormat _format;
    private readonly double _bleed;
    private readonly string _code;
    private readonly List<NailPage> _pages = [];
    private readonly List<Shape> _art = [], _marks = [];
    private readonly List<CutLine> _cuts = [];
    private readonly List<PlacedNail> _nails = [];
    private ImmutableArray<Ink> _inks = [];

    // Where the next block goes beside the last one, and what the blocks of this row reach down to.
    private double _x, _y, _bottom;

    private NailPages(NailSheetFormat format, double bleedMm, string code)
    {
        (_format, _bleed, _code) = (format, bleedMm, code);
        _x = _y = _bottom = Left;
    }

    private double Spacing => _format.Spacing.Millimetres;

    private double Left => _format.Margin.Millimetres;

    private double Across => _format.Width.Millimetres - 2 * Left;

    private double Floor => _format.Height.Millimetres - _format.Margin.Millimetres;

    /// <summary>The pages of some sets.</summary>
    /// <param name="format">The page.</param>
    /// <param name="bleedMm">How far art runs past the cut, mm.</param>
    /// <param name="code">Code of the design.</param>
    /// <param name="sets">The sets in order.</param>
    /// <exception cref="InputException">A nail is larger than the page.</exception>
    public static ImmutableArray<NailPage> Lay(NailSheetFormat format, double bleedMm, string code, IEnumerable<(NailGrade Set, ImmutableArray<NailPiece> Nails)> sets)
    {
        var pages = new NailPages(format, bleedMm, code);
        foreach ((NailGrade set, ImmutableArray<NailPiece> nails) in sets)
            pages.Add(set, nails);
        pages.Turn();
        return [.. pages._pages];
    }

    private void Add(NailGrade set, ImmutableArray<NailPiece> nails)
    {
        _inks = nails[0].Inks;
        List<List<NailPiece>> rows = Rows(set, nails);
        string title = $"{_code} {set.Shape} {set.Length} {set.Size}";
        double head = Spacing + LetteringMm + GapMm, whole = head + rows.Sum(High) + Spacing;
        double wide = Math.Min(Across, 2 * Spacing + Math.Max(Lettered(title), rows.Max(r => r.Sum(n => Wide(n) + Spacing) - Spacing)));
        if (_x + wide > Left + Across + 1e-9 || _y + whole > Floor + 1e-9)
        {
            (_x, _y) = (Left, _bottom);
            if (_y > Left && _y + whole > Floor + 1e-9)
                Turn();
        }
        double left = _x, top = _y, y = top + head;
        Letter(title, new(left + Spacing, top + Spacing));
        foreach (List<NailPiece> row in rows)
        {
            if (y + High(row) + Spacing > Floor + 1e-9)
            {
                Cut(set, new(left, top, left + wide, Math.Min(y, Floor)));
                Turn();
                (left, top) = (_x, _y);
                Letter(title, new(left + Spacing, top + Spacing));
                y = top + head;
            }
            double x = left + Spacing, ground = y + row.Max(Tall);
            foreach (NailPiece nail in row)
            {
                double across = Wide(nail);
                Put(set, nail, new(x + across / 2, ground - Tall(nail) / 2));
                string mark = set.Size == NailRun.Tips || !_format.IsFilm ? $"{nail.Mark} {nail.Tip}" : $"{nail.Mark} {nail.Size}";
                Letter(mark, new(x + across / 2 - Lettered(mark) / 2, ground + GapMm));
                x += across + Spacing;
            }
            y += High(row);
        }
        Cut(set, new(left, top, left + wide, Math.Min(y, Floor)));
        _x = left + wide + Spacing;
        _bottom = Math.Max(_bottom, y + Spacing);
    }

    private static double Lettered(string text) => (text.Length * PixelFont.Advance - 1) * DotMm;

    // Rows in finger order; a row never holds nails of both hands unless the set is a kit.
    private List<List<NailPiece>> Rows(NailGrade set, ImmutableArray<NailPiece> nails)
    {
        double room = Across - 2 * Spacing, high = Floor - Left - (2 * Spacing + LetteringMm + GapMm), used = 0;
        var rows = new List<List<NailPiece>>();
        foreach (NailPiece nail in nails)
        {
            if (Wide(nail) > room || High([nail]) > high)
            {
                throw new InputException("templates/nails/sheets.yaml", null, FormattableString.Invariant(
                    $"The sheet '{_format.Id}' ({_format.Width.Millimetres:0.#} x {_format.Height.Millimetres:0.#} mm) is too small for the {nail.Label} of {set.Shape}, {set.Length}, size {nail.Size}: {Wide(nail):0.#} x {Tall(nail):0.#} mm with bleed. Choose a larger sheet or a shorter length."));
            }
            bool turns = rows.Count == 0 || used + Wide(nail) > room || (set.Size != NailRun.Tips && rows[^1][0].Hand != nail.Hand);
            if (turns)
            {
                rows.Add([]);
                used = 0;
            }
            rows[^1].Add(nail);
            used += Wide(nail) + Spacing;
        }
        return rows;
    }

    private double Wide(NailPiece nail) => nail.Cut.Bounds.Width + 2 * _bleed;

    private double Tall(NailPiece nail) => nail.Cut.Bounds.Height + 2 * _bleed;

    // A row with its marks below and the gap to the next.
    private double High(List<NailPiece> row) => row.Max(Tall) + GapMm + LetteringMm + Spacing;

    private void Put(NailGrade set, NailPiece nail, Point middle)
    {
        var there = Affine.Translate(middle);
        _art.AddRange(nail.Placed(there));
        _cuts.Add(new(CutKind.Kiss, $"{nail.Label}, {set.Shape} {set.Length}, {(set.Size == NailRun.Tips ? "tip" : "size")} {nail.Size}", nail.Cut.Transform(there).Snap(), true));
        _nails.Add(new(set, nail, middle));
    }

    private void Cut(NailGrade set, Rect box) =>
        _cuts.Add(new(CutKind.Through, $"{set.Shape} {set.Length}, {(set.Size == NailRun.Tips ? "tips" : "size " + set.Size)}", Round(box)));

    private static Outline Round(Rect box)
    {
        const double k = 0.5522847498307936;
        double r = CornerMm, h = r * (1 - k);
        return new OutlineBuilder().MoveTo(new(box.Left + r, box.Top)).LineTo(new(box.Right - r, box.Top))
            .CurveTo(new(box.Right - h, box.Top), new(box.Right, box.Top + h), new(box.Right, box.Top + r)).LineTo(new(box.Right, box.Bottom - r))
            .CurveTo(new(box.Right, box.Bottom - h), new(box.Right - h, box.Bottom), new(box.Right - r, box.Bottom)).LineTo(new(box.Left + r, box.Bottom))
            .CurveTo(new(box.Left + h, box.Bottom), new(box.Left, box.Bottom - h), new(box.Left, box.Bottom - r)).LineTo(new(box.Left, box.Top + r))
            .CurveTo(new(box.Left, box.Top + h), new(box.Left + h, box.Top), new(box.Left + r, box.Top)).Close().Build().Snap();
    }

    private void Letter(string text, Point at)
    {
        ImmutableArray<Contour> dots = [.. PixelFont.Runs(text).SelectMany(r =>
            Outline.Rectangle(Rect.FromSize(at.X + r.Left * DotMm, at.Y + r.Row * DotMm, r.Count * DotMm, DotMm)).Contours)];
        if (!dots.IsEmpty)
            _marks.Add(new(Darkest(), new Outline(dots).Snap(), FillRule.NonZero, Coverage.Solid));
    }

    private int Darkest() => Enumerable.Range(0, _inks.Length).MinBy(i => _inks[i].Colour.Oklab.L);

    private void Turn()
    {
        if (_nails.Count > 0)
            _pages.Add(new(new(_format.Width, _format.Height, null, _inks, [.. _art, .. _marks], [.. _cuts]), [.. _nails]));
        _art.Clear();
        _marks.Clear();
        _cuts.Clear();
        _nails.Clear();
        _x = _y = _bottom = Left;
    }
}
