using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A stripe of a woven check where it lies in the drawn cell.</summary>
/// <param name="Role">Its colour.</param>
/// <param name="From">Where it begins, mm from the cell's left or top.</param>
/// <param name="To">Where it ends, mm.</param>
public readonly record struct CheckStripe(PaletteRole Role, double From, double To);

/// <summary>Weaves setts into a checked cloth: warp stripes below, and the weft's floats over them, so that crossing colours mix as they do in cloth.</summary>
/// <remarks>Threads are stretched a little so that whole setts fill the cell and every step of its repeat; no float comes out finer than the press holds.</remarks>
public sealed class WovenCheck
{
    // Overlap of neighbouring inks, mm.
    private const double Trap = 0.08;

    private readonly DesignCanvas _canvas;
    private readonly double _finest;
    private readonly int _stepAcross, _stepDown;
    private readonly bool _mirror;

    /// <summary>A cloth with a wished sett.</summary>
    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="settMm">Wished length of one sett, mm.</param>
    /// <param name="threadMm">Wished pitch of threads, mm; finer where the sett would have too few.</param>
    /// <param name="least">Fewest threads in a sett that still shows its fields and lines.</param>
    public WovenCheck(DesignCanvas canvas, double settMm, double threadMm, int least = 52)
    {
        _canvas = canvas;
        // A twill float is two threads broad, so its line measures √2 threads across; lines and gaps are alike.
        _finest = Math.Max(canvas.MinLine, canvas.MinGap) / Math.Sqrt(2) * 1.01;
        _mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        // Shifts go by a part of a tile: with so many setts there the checks run on unbroken.
        (_stepAcross, _stepDown) = canvas.Repeat?.CellShift ?? (1, 1);
        double side = canvas.Cell.Width * (_mirror ? 2 : 1), whole = side / (Math.Max(1, Math.Round(side / settMm / _stepAcross)) * _stepAcross);
        ThreadMm = Math.Max(_finest, Math.Min(Math.Max(_finest, threadMm), whole / least));
        Threads = Math.Max(8, (int)Math.Floor(whole / ThreadMm / 4) * 4);
    }

    /// <summary>Pitch of threads, mm, before the stretch to fit.</summary>
    public double ThreadMm { get; }

    /// <summary>Threads a sett should have.</summary>
    public int Threads { get; }

    /// <summary>Warp stripes as drawn, from left to right.</summary>
    public ImmutableArray<CheckStripe> Warps { get; private set; } = [];

    /// <summary>Weft stripes as drawn, from the top down.</summary>
    public ImmutableArray<CheckStripe> Wefts { get; private set; } = [];

    /// <summary>Weaves the whole cell.</summary>
    /// <param name="warp">Sett of the upright threads; its threads divide by 4.</param>
    /// <param name="weft">Sett of the level threads.</param>
    /// <param name="kind">How weft passes over warp.</param>
    public void Draw(Sett warp, Sett weft, WeaveKind kind)
    {
        (double threadX, double threadY, int columns, int rows) = Lay(warp, weft);
        Rect cell = _canvas.Cell;
        _canvas.Ground();
        for (int i = 0; i < Warps.Length; i++)
        {
            CheckStripe stripe = Warps[i];
            if (IsGround(stripe.Role))
                continue;
            // Inks overlap by a hair under the next stripe, which is drawn later: two that only touch would show the cloth between them.
            double trap = i == Warps.Length - 1 || IsGround(Warps[i + 1].Role) ? 0 : Trap;
            _canvas.Fill(stripe.Role, Outline.Rectangle(new(stripe.From, -0.3, stripe.To + trap, cell.Height + 0.3)));
        }
        // In a mirror repeat diagonals also enter from the sides, so the cloth is drawn broader and trimmed at the axes.
        int margin = _mirror ? (columns + rows) / 4 * 4 + 8 : 0;
        var weave = new Weave(kind, Math.Max(4, columns / 4 * 4) + margin, threadX, threadY);
        for (int i = 0; i < Wefts.Length; i++)
        {
            CheckStripe stripe = Wefts[i];
            Outline floats = weave.Floats(stripe.From / threadY, stripe.To / threadY, i == Wefts.Length - 1 ? 0 : Trap / threadY);
            _canvas.Fill(stripe.Role, AxisTrim.Trim(_canvas, floats, 0.1));
        }
    }

    /// <summary>Prints the cell flat: every crossing of two colours in an ink of its own.</summary>
    /// <param name="sett">Sett of both directions.</param>
    /// <param name="mixed">The ink in which two colours cross; the colour itself where both are the same.</param>
    public void DrawFlat(Sett sett, Func<PaletteRole, PaletteRole, PaletteRole> mixed)
    {
        Lay(sett, sett);
        _canvas.Ground();
        for (int j = 0; j < Wefts.Length; j++)
        {
            for (int i = 0; i < Warps.Length; i++)
            {
                PaletteRole role = mixed(Warps[i].Role, Wefts[j].Role);
                double right = i == Warps.Length - 1 ? 0 : Trap, bottom = j == Wefts.Length - 1 ? 0 : Trap;
                if (!IsGround(role))
                    _canvas.Fill(role, Outline.Rectangle(new(Warps[i].From, Wefts[j].From, Warps[i].To + right, Wefts[j].To + bottom)));
            }
        }
    }

    // Stretches both setts to fit, and notes where their stripes lie.
    private (double ThreadX, double ThreadY, int Columns, int Rows) Lay(Sett warp, Sett weft)
    {
        Rect cell = _canvas.Cell;
        int unit = _mirror && warp.Pivots ? 2 : 1;
        int columns = Setts(cell.Width, warp, _stepAcross) * warp.Threads / unit, rows = Setts(cell.Height, weft, _stepDown) * weft.Threads / unit;
        double threadX = cell.Width / columns, threadY = cell.Height / rows;

        double start = _mirror && warp.Pivots ? -warp.Stripes[0].Threads / 2.0 : 0;
        Warps = Run(warp, start, columns, threadX);
        Wefts = Run(weft, start, rows, threadY);
        return (threadX, threadY, columns, rows);
    }

    /// <summary>Weaves one patch in twill, cut at its edges.</summary>
    /// <param name="patch">The patch, mm.</param>
    /// <param name="warp">Sett of its upright threads.</param>
    /// <param name="weft">Sett of its level threads.</param>
    /// <param name="shift">Threads by which both setts are moved, so that patches of one cloth differ.</param>
    public void Patch(Rect patch, Sett warp, Sett weft, int shift)
    {
        int columns = (int)Math.Ceiling(patch.Width / ThreadMm), rows = (int)Math.Ceiling(patch.Height / ThreadMm);
        Affine place = Affine.Translate(patch.Left, patch.Top);
        ImmutableArray<CheckStripe> warps = Run(warp, -shift, columns, ThreadMm), wefts = Run(weft, -shift, rows, ThreadMm);
        foreach (CheckStripe s in warps)
            _canvas.Fill(s.Role, Outline.Rectangle(new(patch.Left + s.From, patch.Top, Math.Min(patch.Right, patch.Left + s.To + Trap), patch.Bottom)));
        var weave = new Weave(WeaveKind.Twill, (columns + rows) / 4 * 4 + 8, ThreadMm, ThreadMm);
        foreach (CheckStripe s in wefts)
        {
            var kept = ImmutableArray.CreateBuilder<Contour>();
            foreach (Contour c in weave.Floats(s.From / ThreadMm, s.To / ThreadMm, 0).Transform(place).Contours)
            {
                List<Point> inside = AxisTrim.Inside([c.Start, .. c.Segments.Select(g => g.End)], patch);
                if (inside.Count >= 3)
                    kept.AddRange(Outline.Polygon([.. inside]).Contours);
            }
            _canvas.Fill(s.Role, new Outline(kept.ToImmutable()));
        }
    }

    // Setts along a side (half setts in a mirror cell), so that threads come out nearest to the wish and never too fine.
    private int Setts(double side, Sett sett, int step)
    {
        double unit = (_mirror && sett.Pivots ? sett.Threads / 2.0 : sett.Threads) * ThreadMm;
        int wish = Math.Max(step, (int)Math.Round(side / unit / step) * step);
        while (wish > step && side / (wish * unit / ThreadMm) < _finest)
            wish -= step;
        return wish;
    }

    // Stripes from thread 0 to the end, setts one after the other, cut at both ends; neighbours in one ink are one stripe.
    private ImmutableArray<CheckStripe> Run(Sett sett, double start, int threads, double pitch)
    {
        ImmutableArray<SettStripe> all = sett.Unfolded;
        var run = ImmutableArray.CreateBuilder<CheckStripe>();
        double at = start;
        for (int i = 0; at < threads; i++)
        {
            SettStripe stripe = all[i % all.Length];
            double from = Math.Max(0, at) * pitch, to = Math.Min(threads, at + stripe.Threads) * pitch;
            if (to > from && run.Count > 0 && _canvas.InkOf(run[^1].Role) == _canvas.InkOf(stripe.Role))
                run[^1] = run[^1] with { To = to };
            else if (to > from)
                run.Add(new(stripe.Role, from, to));
            at += stripe.Threads;
        }
        return run.ToImmutable();
    }

    private bool IsGround(PaletteRole role) => _canvas.InkOf(role) == _canvas.InkOf(PaletteRole.Ground);
}
