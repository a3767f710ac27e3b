using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>One limit, the labels that it is for, and what its disc does not reach.</summary>
/// <param name="Need">The limit, px.</param>
/// <param name="Wanted">By label, whether it is for that.</param>
/// <param name="InsideDarker">Whether only what lies within one darker ink counts.</param>
/// <param name="Active">Where thin parts may be: elsewhere nothing is too thin, and nothing has changed.</param>
/// <param name="Residue">What the disc does not reach there; nothing elsewhere.</param>
internal sealed record ThinLevel(double Need, bool[] Wanted, bool InsideDarker, Cells Active, BitRows Residue)
{
    /// <summary>The parts that were found when it was last looked at; null where they may have changed, or were used.</summary>
    public List<ThinPart>? Seen { get; set; }
}

/// <summary>A window of a picture that is looked at for what is too thin, and all fields that looking takes.</summary>
internal sealed class ThinLook : IDisposable
{
    private readonly Inkwell _inks;
    private readonly FieldPool _pool;
    private readonly CancellationToken _cancel;
    private readonly Cells _cut;
    private readonly bool _wrap;

    /// <param name="labels">The labels of the picture.</param>
    /// <param name="window">The part to look at; its border counts as that of a picture.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="needs">The limits, px.</param>
    /// <param name="margin">Pixels round it, more than the widest disc to come.</param>
    /// <param name="wrap">Whether the picture is a seamless tile; the window is all of it then.</param>
    /// <param name="pool">Gives the fields.</param>
    /// <param name="cancel">Stops the work.</param>
    public ThinLook(LabelRuns labels, Window window, Inkwell inks, Needs needs, int margin, bool wrap, FieldPool pool, CancellationToken cancel)
    {
        (Window, _inks, _wrap, _pool, _cancel) = (window, inks, wrap, pool, cancel);
        Map = new(labels, window, margin, wrap, pool);
        Scratch = new(Map, pool);
        Closed = new(Map.Stride, pool.Words(Map.Size / 64));
        Levels = [.. needs.Levels().Select(l => new ThinLevel(l.Need, l.Wanted, l.InsideDarker, new(Map.Stride, Map.Rows), Bits()))];
        _cut = new(Map.Stride, Map.Rows);
    }

    /// <summary>The part of the picture.</summary>
    public Window Window { get; }

    /// <summary>Its labels.</summary>
    public PaddedMap Map { get; }

    /// <summary>What finding parts needs.</summary>
    public ThinParts.Scratch Scratch { get; }

    /// <summary>Scratch of openings, in any state.</summary>
    public BitRows Closed { get; }

    /// <summary>The limits.</summary>
    public ThinLevel[] Levels { get; }

    /// <summary>A bit for each pixel, all 0; to be given back by <see cref="Return"/>.</summary>
    public BitRows Bits()
    {
        ulong[] words = _pool.Words(Map.Size / 64);
        words.AsSpan(0, Map.Size / 64).Clear();
        return new(Map.Stride, words);
    }

    /// <summary>Gives bits back.</summary>
    public void Return(BitRows bits) => _pool.Return(bits.All);

    /// <summary>Gives the fields back.</summary>
    public void Dispose()
    {
        foreach (ThinLevel level in Levels)
            Return(level.Residue);
        Return(Closed);
        Scratch.Dispose();
        Map.Dispose();
    }

    /// <summary>The cells round squares of the picture, those of the margin that repeat what is there among them.</summary>
    /// <param name="squares">The squares; null for all of it.</param>
    /// <param name="room">How far round them, px.</param>
    public Cells Round(Finds? squares, int room)
    {
        var cells = new Cells(Map.Stride, Map.Rows, squares is null);
        foreach (Window square in squares?.SquaresIn(Window) ?? [])
        {
            int left = Map.Margin + square.X - Window.X - room, top = Map.Margin + square.Y - Window.Y - room;
            int right = left + square.Width - 1 + 2 * room, bottom = top + square.Height - 1 + 2 * room;
            if (!_wrap)
            {
                cells.Mark(left < Map.Margin ? 0 : left, top < Map.Margin ? 0 : top, right >= Map.Margin + Map.Width ? Map.Columns : right, bottom >= Map.Margin + Map.Height ? Map.Rows : bottom);
                continue;
            }
            for (int dy = -1; dy <= 1; dy++)
            {
                for (int dx = -1; dx <= 1; dx++)
                    cells.Mark(left + dx * Map.Width, top + dy * Map.Height, right + dx * Map.Width, bottom + dy * Map.Height);
            }
        }
        return cells;
    }

    /// <summary>The parts that are too thin for a limit.</summary>
    /// <param name="level">The limit.</param>
    /// <param name="fresh">Where labels are new or have changed, and a disc around.</param>
    /// <param name="wider">How much wider than the limit the disc is that must fit, px; always the same for a look.</param>
    /// <param name="tip">How long tips of corners may be, px.</param>
    public List<ThinPart> Find(ThinLevel level, Cells fresh, double wider, double tip)
    {
        level.Active.Add(fresh);
        DiscOpening.Residue(Map, level.Need + wider, fresh, level.Residue, Closed, _cancel);
        while (true)
        {
            List<ThinPart> found = ThinParts.Find(Map, level.Residue, _inks.Ranks, level.Wanted, tip, false, level.Active, _cut, Scratch, _cancel);
            if (!_cut.Any)
            {
                found.RemoveAll(p => level.InsideDarker && !(p.AllDarker && p.Beside is not null));
                return found;
            }
            // Parts that go on beyond what was looked at.
            DiscOpening.Residue(Map, level.Need + wider, _cut, level.Residue, Closed, _cancel);
            level.Active.Add(_cut);
            _cut.Clear();
        }
    }
}
