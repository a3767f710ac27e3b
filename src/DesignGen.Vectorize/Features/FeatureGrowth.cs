using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>Within what limits are held, px: what is thin in pixels is not surely so on the page.</summary>
/// <param name="Spare">How much farther than half the limit strokes are grown from their middle line.</param>
/// <param name="Play">How much smaller than the limit the disc is that strokes are looked for with.</param>
/// <param name="Sure">How much smaller the disc is that tells for sure; between the two, the width of the stroke does.</param>
internal readonly record struct Slack(double Spare, double Play, double Sure);

/// <summary>Grows, opens and bridges what is too thin, in rounds, until nothing is or nothing helps.</summary>
/// <remarks>
/// A stroke is grown by discs as wide as the limit along its middle line. Each round looks at all thin parts as they are, then goes from the darkest
/// label to the lightest; what was grown is kept from lighter ones, and so is what was narrower than two limits to begin with. A lighter stroke that the
/// first round left without room is closed in the second. No step depends on the order of parts of one label, so mirrored art comes out mirrored.
/// </remarks>
internal sealed class FeatureGrowth : IDisposable
{
    private const int MostRounds = 5;

    // A stroke this near to the limit is as wide as it, for all that pixels can tell.
    private const double Enough = 0.95;

    // A gap shorter than this many limits is bridged, not opened.
    private const double LongGap = 3;

    // Tips of corners are left alone up to so many limits; the check allows one.
    private const double ShortTip = 0.85;

    // A spike that sticks out no farther would become a knob.
    private const double ShortSpike = 1.5;

    // Discs no farther apart than this, px, have sides without a dent.
    private const double Abreast = 1.5;

    private readonly PaddedMap _map;
    private readonly Inkwell _inks;
    private readonly Needs _needs;
    private readonly bool _wrap;
    private readonly double _pixelMm;
    private readonly Slack _slack;
    private readonly List<FeatureAct> _acts;
    private readonly CancellationToken _cancel;
    private readonly Strokes _strokes;
    private readonly ThinParts.Scratch _scratch;
    private readonly BitRows _closed;
    private readonly Level[] _levels;

    // Where labels have changed since thin parts were last looked for; at first, where any may be.
    private readonly Cells _stale;

    // Twice the rank of what was grown here, or is too thin to give anything to a lighter ink; 0 elsewhere. One more for what was grown, bare ground
    // left out: what is left of a gap that cannot stay open may be closed yet.
    private readonly byte[] _held;
    private byte _mostHeld;
    // 0 but while a part is treated or erased.
    private readonly byte[] _state;
    private readonly FieldPool _pool;
    private double[] _halves = [];
    private double _halvesOf;
    // The box of what has been written since the margin last followed the picture, px; and the rows in which anything ever was.
    private int _left = int.MaxValue, _top = int.MaxValue, _right = int.MinValue, _bottom = int.MinValue;
    private readonly bool[] _touched;
    private readonly List<int> _erased = [];

    private readonly Window _window;

    // What was too thin when it was last looked at.
    private List<Thin> _last = [];

    /// <param name="labels">The labels of the picture.</param>
    /// <param name="window">The part to work on.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="needs">The limits, px.</param>
    /// <param name="wrap">Whether the picture is a seamless tile; the window is all of it then.</param>
    /// <param name="thin">Where in the picture parts may be too thin.</param>
    /// <param name="pixelMm">Side of a pixel, mm.</param>
    /// <param name="slack">What limits are held within.</param>
    /// <param name="acts">Gets what was done.</param>
    /// <param name="pool">Gives the fields.</param>
    /// <param name="cancel">Stops the work.</param>
    public FeatureGrowth(LabelRuns labels, Window window, Inkwell inks, Needs needs, bool wrap, Finds thin, double pixelMm, Slack slack, List<FeatureAct> acts, FieldPool pool, CancellationToken cancel)
    {
        _slack = slack;
        (_window, _inks, _needs, _wrap, _pixelMm, _acts, _pool, _cancel) = (window, inks, needs, wrap, pixelMm, acts, pool, cancel);
        _map = new(labels, window, (int)Math.Ceiling(6 * needs.Most) + 8, wrap, pool);
        _scratch = new(_map, pool);
        _state = _scratch.Marks;
        _strokes = new(_map, (int)Math.Ceiling(needs.Most), _scratch.Depths, _state);
        _held = pool.Bytes(_map.Size);
        _held.AsSpan(0, _map.Size).Clear();
        _closed = Bits(false);
        _levels = [.. needs.Levels().Select(l => new Level(l.Need, l.Wanted, l.InsideDarker, new(_map.Stride, _map.Rows), Bits(true), Bits(true)))];
        _stale = new(_map.Stride, _map.Rows);
        foreach (Window square in thin.SquaresIn(window))
            Mark(_stale, _map, square, window, (int)Math.Ceiling(_needs.Most) + 2, wrap);
        _touched = new bool[_map.Rows];
    }

    private BitRows Bits(bool clear)
    {
        ulong[] words = _pool.Words(_map.Size / 64);
        if (clear)
            words.AsSpan(0, _map.Size / 64).Clear();
        return new(_map.Stride, words);
    }

    /// <summary>Gives the fields back.</summary>
    public void Dispose()
    {
        foreach (Level level in _levels)
        {
            _pool.Return(level.Residue.All);
            _pool.Return(level.Surely.All);
        }
        _pool.Return(_closed.All);
        _pool.Return(_held);
        _scratch.Dispose();
        _map.Dispose();
    }

    // Puts the cells on round a square of a picture, and those of the margin that repeat what is there.
    private static void Mark(Cells cells, PaddedMap map, Window square, Window window, int room, bool wrap)
    {
        int left = map.Margin + square.X - window.X - room, top = map.Margin + square.Y - window.Y - room;
        int right = left + square.Width - 1 + 2 * room, bottom = top + square.Height - 1 + 2 * room;
        if (wrap)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                for (int dx = -1; dx <= 1; dx++)
                    cells.Mark(left + dx * map.Width, top + dy * map.Height, right + dx * map.Width, bottom + dy * map.Height);
            }
            return;
        }
        cells.Mark(left < map.Margin ? 0 : left, top < map.Margin ? 0 : top, right >= map.Margin + map.Width ? map.Columns : right, bottom >= map.Margin + map.Height ? map.Rows : bottom);
    }

    /// <summary>A quick look at a map as it is: where parts may be too thin.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="needs">The limits, px.</param>
    /// <param name="wider">How much wider than the limit the disc is that must fit, px.</param>
    /// <param name="wrap">Whether the picture is a seamless tile.</param>
    /// <param name="near">Where to look; null for everywhere.</param>
    /// <param name="pool">Gives the fields.</param>
    /// <param name="cancel">Stops the work.</param>
    public static Finds MaybeThin(LabelRuns labels, Inkwell inks, Needs needs, double wider, bool wrap, Finds? near, FieldPool pool, CancellationToken cancel)
    {
        var found = new Finds(labels.Width, labels.Height);
        foreach ((ThinPart part, PaddedMap map, Window window) in Narrow(labels, inks, needs, wider, need => ShortTip * need - 1, wrap, near, pool, cancel))
        {
            foreach (int p in part.Pixels)
            {
                int y = p / map.Stride, x = p - y * map.Stride;
                found.Mark(window.X + x - map.Margin, window.Y + y - map.Margin);
            }
        }
        return found;
    }

    /// <summary>What is too thin in a map as it is, tips of corners aside.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="needs">The limits, px.</param>
    /// <param name="smaller">How much smaller than the limit the disc is that must fit, px.</param>
    /// <param name="wrap">Whether the picture is a seamless tile.</param>
    /// <param name="near">Where to look.</param>
    /// <param name="pixelMm">Side of a pixel, mm.</param>
    /// <param name="pool">Gives the fields.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The places, and for those that hang together with nothing wider their first pixel in the map; else -1.</returns>
    public static List<(FeaturePlace Place, int Dot)> TooThin(LabelRuns labels, Inkwell inks, Needs needs, double smaller, bool wrap, Finds near, double pixelMm, FieldPool pool, CancellationToken cancel)
    {
        var found = new List<(FeaturePlace, int)>();
        foreach ((ThinPart part, PaddedMap map, Window window) in Narrow(labels, inks, needs, -smaller, need => need, wrap, near, pool, cancel))
        {
            int pixels = part.Pixels.Count(map.IsInner), first = part.Pixels.Min(), middle = ThinParts.Middle(part.Pixels, map.Stride);
            if (pixels == 0)
                continue;
            int x = window.X + middle % map.Stride - map.Margin, y = window.Y + middle / map.Stride - map.Margin;
            var at = new Point((x + 0.5) * pixelMm, (y + 0.5) * pixelMm);
            var place = new FeaturePlace(Inkwell.InkOf(part.Label), at, Length.FromMillimetres(MeanWidth(part) * pixelMm), Length.FromMillimetres(part.Extent * pixelMm), pixels * pixelMm * pixelMm, false);
            bool whole = part.Attached == 0 && pixels == part.Pixels.Length;
            found.Add((place, whole ? (window.Y + first / map.Stride - map.Margin) * labels.Width + window.X + first % map.Stride - map.Margin : -1));
        }
        return found;
    }

    private static IEnumerable<(ThinPart Part, PaddedMap Map, Window Window)> Narrow(LabelRuns labels, Inkwell inks, Needs needs, double wider, Func<double, double> tip, bool wrap, Finds? near, FieldPool pool, CancellationToken cancel)
    {
        int most = (int)Math.Ceiling(needs.Most);
        List<Window> windows = near is null ? [new(0, 0, labels.Width, labels.Height)] : Windows.Round(near, 2 * most + Cells.Wide + 4, wrap);
        foreach (Window window in windows)
        {
            using var map = new PaddedMap(labels, window, most + 3, wrap, pool);
            using var scratch = new ThinParts.Scratch(map, pool);
            var where = new Cells(map.Stride, map.Rows, near is null);
            foreach (Window square in near?.SquaresIn(window) ?? [])
                Mark(where, map, square, window, most + 1, wrap);
            BitRows residue = new(map.Stride, pool.Words(map.Size / 64)), closed = new(map.Stride, pool.Words(map.Size / 64));
            residue.All.AsSpan(0, map.Size / 64).Clear();
            foreach ((double need, bool[] wanted, bool insideDarker) in needs.Levels())
            {
                DiscOpening.Residue(map, need + wider, where, residue, closed, cancel);
                foreach (ThinPart part in ThinParts.Find(map, residue, inks.Ranks, wanted, tip(need), false, where, null, scratch, cancel))
                {
                    if (!insideDarker || (part.AllDarker && part.Beside is not null))
                        yield return (part, map, window);
                }
            }
            pool.Return(residue.All);
            pool.Return(closed.All);
        }
    }

    /// <summary>Does the work.</summary>
    public void Run()
    {
        bool changed = true;
        for (int round = 0; round < MostRounds; round++)
        {
            List<Thin> parts = changed ? _last = Parts() : _last;
            if (round == 0 && parts.Count > 0)
                Guard(parts);
            changed = false;
            foreach (byte label in _inks.Order)
            {
                _erased.Clear();
                bool mine = false;
                foreach (Thin thin in parts)
                {
                    if (thin.Part.Label == label)
                        mine |= Treat(thin, round > 0);
                }
                mine |= Erase(label);
                if (!mine)
                    continue;
                changed = true;
                Refresh();
            }
            // What the first round left without room may be closed in the second.
            if (!changed && (round > 0 || parts.Count == 0))
                return;
        }
        _last = Parts();
    }

    /// <summary>Marks where parts are still too thin that hang together with nothing wider.</summary>
    public void MarkLoose(Finds into)
    {
        foreach (Thin thin in _last)
        {
            if (thin.Part.Attached > 0)
                continue;
            Window box = thin.Part.Box;
            int x = _window.X + box.X - _map.Margin, y = _window.Y + box.Y - _map.Margin;
            into.Mark(x, y, x + box.Width - 1, y + box.Height - 1);
        }
    }

    /// <summary>The rows in which anything may have changed, as they are now.</summary>
    /// <param name="into">Gets them, as stretches of the picture's rows.</param>
    public void Give(List<LabelSpan> into)
    {
        for (int y = 0; y < _map.Height; y++)
        {
            if (!_touched[_map.Margin + y])
                continue;
            ReadOnlySpan<byte> row = _map.Labels.AsSpan(_map.Inner(0, y), _map.Width);
            for (int x = 0, length; x < row.Length; x += length)
            {
                length = row[x..].IndexOfAnyExcept(row[x]);
                length = length < 0 ? row.Length - x : length;
                into.Add(new(_window.X + x, _window.Y + y, length, row[x]));
            }
        }
    }

    // Only what changed at the border, or within a margin of it on a tile, is to be seen in the margin; and what changed in the margin itself is undone.
    private void Refresh()
    {
        int near = _map.Margin + (_wrap ? _map.Margin : 1);
        bool inside = _left >= near && _top >= near && _right < _map.Columns - near && _bottom < _map.Rows - near;
        (_left, _top, _right, _bottom) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        if (inside)
            return;
        _map.Refresh(_map.Labels, _stale);
        _map.Refresh(_held, null);
    }

    // What is narrower than two limits would be too thin, or gone, if a lighter ink took a limit of it.
    private void Guard(List<Thin> parts)
    {
        var near = new Cells(_map.Stride, _map.Rows);
        int room = (int)Math.Ceiling(4 * _needs.Most);
        foreach (Thin thin in parts)
        {
            foreach (int p in thin.Part.Pixels)
                near.MarkAt(p);
        }
        near = near.Grown(room, room, room, room);
        BitRows residue = Bits(true);
        foreach ((double need, bool[] wanted, bool insideDarker, _, _, _) in _levels)
        {
            if (insideDarker || (wanted[LabelMap.Clear] && wanted.Count(w => w) == 1))
                continue;
            DiscOpening.Residue(_map, 2 * need, near, residue, _closed, _cancel);
            foreach (ThinPart part in ThinParts.Find(_map, residue, _inks.Ranks, wanted, 2 * need, true, near, null, _scratch, _cancel))
            {
                foreach (int p in part.Pixels)
                    _held[p] = (byte)(2 * _inks.Ranks[part.Label]);
                _mostHeld = Math.Max(_mostHeld, _inks.Ranks[part.Label]);
            }
        }
        _pool.Return(residue.All);
    }

    // Looks a little closer than the check does, so that it finds nothing on a limit that this has passed over; what only looks thin shows by its middle line.
    // For each, the check's own disc says where that would find fault.
    private List<Thin> Parts()
    {
        var parts = new List<Thin>();
        int most = (int)Math.Ceiling(_needs.Most);
        Cells fresh = _stale.Grown(most, most, most, most);
        var cut = new Cells(_map.Stride, _map.Rows);
        foreach (Level level in _levels)
        {
            level.Active.Add(fresh);
            DiscOpening.Residue(_map, level.Need - _slack.Play, fresh, level.Residue, _closed, _cancel);
            while (true)
            {
                List<ThinPart> found = ThinParts.Find(_map, level.Residue, _inks.Ranks, level.Wanted, ShortTip * level.Need, false, level.Active, cut, _scratch, _cancel);
                if (!cut.Any)
                {
                    Add(level, found, parts);
                    break;
                }
                // Parts that go on beyond what was looked at.
                DiscOpening.Residue(_map, level.Need - _slack.Play, cut, level.Residue, _closed, _cancel);
                level.Active.Add(cut);
                cut.Clear();
            }
        }
        _stale.Clear();
        return parts;
    }

    private void Add(Level level, List<ThinPart> found, List<Thin> parts)
    {
        found.RemoveAll(p => level.InsideDarker && !(p.AllDarker && p.Beside is not null));
        if (found.Count == 0)
            return;
        var cells = new Cells(_map.Stride, _map.Rows);
        foreach (ThinPart part in found)
        {
            foreach (int p in part.Pixels)
                cells.MarkAt(p);
        }
        DiscOpening.Residue(_map, level.Need - _slack.Sure, cells, level.Surely, _closed, _cancel);
        foreach (ThinPart part in found)
            parts.Add(new(part, level.Need, level.Surely, GivenUpAs(part, level.Need) is null ? _strokes.Axis(part, level.Need) : []));
    }

    // As what a part is closed as a whole: short gaps, tips of lighter inks and spikes are; null where it is to be grown.
    private static FeatureKind? GivenUpAs(ThinPart part, double need)
    {
        if (part.Extent < LongGap * need && (part.Label == LabelMap.Clear || (part.AllDarker && part.Attached > 0)))
            return FeatureKind.Bridged;
        return part.Attached == 1 && part.Reach < ShortSpike * need ? FeatureKind.Dropped : null;
    }

    private bool Treat(Thin thin, bool mayClose)
    {
        (ThinPart part, double need, BitRows surely, List<AxisPoint> axis) = thin;
        _cancel.ThrowIfCancellationRequested();
        if (GivenUpAs(part, need) is FeatureKind kind)
        {
            GiveUp(part, kind);
            return false;
        }
        if (axis.Count == 0)
            return false;
        bool ground = part.Label == LabelMap.Clear, insideDarker = !ground && need > _needs.Line[part.Label];
        double radius = need / 2 + _slack.Spare, widths = 0;
        int grown = 0, closed = 0, changed = 0;
        foreach (int p in part.Pixels)
            _state[p] = 1;
        var at = new Dictionary<int, (double X, double Y)>(axis.Count);
        foreach (AxisPoint point in axis)
        {
            // Grown over by a darker ink since it was found: moved aside all the same.
            if (!IsThin(point, need, surely))
                continue;
            if (Room(part.Label, point.X, point.Y, radius, out double x, out double y))
            {
                at[point.Pixel] = (x, y);
                widths += point.Width;
                grown++;
            }
            else if (mayClose)
            {
                closed += Close(part.Label, point);
            }
        }
        foreach ((int pixel, (double x, double y)) in at)
        {
            changed += Stamp(part.Label, x, y, radius);
            // The middle between neighbours that were moved apart too, so that the sides are smooth.
            foreach (int step in (ReadOnlySpan<int>)[1, _map.Stride - 1, _map.Stride, _map.Stride + 1])
            {
                if (at.TryGetValue(pixel + step, out var next) && (next.X - x) * (next.X - x) + (next.Y - y) * (next.Y - y) > Abreast * Abreast && Room(part.Label, (x + next.X) / 2, (y + next.Y) / 2, radius, out double mx, out double my))
                    changed += Stamp(part.Label, mx, my, radius);
            }
        }
        foreach (int p in part.Pixels)
            _state[p] = 0;
        if (changed > 0)
            Note(ground || insideDarker ? FeatureKind.Opened : FeatureKind.Grown, part, widths / grown, need, changed);
        if (closed > 0)
            Note(FeatureKind.Bridged, part, MeanWidth(part), 0, closed);
        return changed > 0;
    }

    private bool IsKept(int at) => (_held[at] & 1) != 0;

    // Marks a whole part to be closed, less what has been grown of it.
    private void GiveUp(ThinPart part, FeatureKind kind)
    {
        int pixels = 0;
        foreach (int p in part.Pixels)
        {
            if (IsKept(p) || _map.Labels[p] != part.Label)
                continue;
            _erased.Add(p);
            pixels += _map.IsInner(p) ? 1 : 0;
        }
        Note(kind, part, MeanWidth(part), 0, pixels);
    }

    private static bool IsThin(AxisPoint point, double need, BitRows surely) => point.Width < Enough * need || surely[point.Pixel];

    // Whether a disc here keeps off what darker inks have grown or cannot spare, moved aside where it must.
    private bool Room(byte label, double cx, double cy, double radius, out double x, out double y)
    {
        (x, y) = (cx, cy);
        if (_inks.Ranks[label] >= _mostHeld)
            return true;
        for (int turn = 0; turn < 4; turn++)
        {
            long sumX = 0, sumY = 0, count = 0;
            double nearest = double.MaxValue;
            for (int ty = (int)Math.Ceiling(y - radius); ty <= (int)Math.Floor(y + radius); ty++)
            {
                double dy = ty - y, half = Half(dy, radius);
                int end = (int)Math.Floor(x + half);
                for (int tx = (int)Math.Ceiling(x - half); tx <= end; tx++)
                {
                    int held = _held.AsSpan(ty * _map.Stride + tx, end - tx + 1).IndexOfAnyInRange((byte)(2 * _inks.Ranks[label] + 2), byte.MaxValue);
                    if (held < 0)
                        break;
                    tx += held;
                    sumX += tx;
                    sumY += ty;
                    count++;
                    nearest = Math.Min(nearest, (tx - x) * (tx - x) + dy * dy);
                }
            }
            if (count == 0)
                return true;
            double ax = x - (double)sumX / count, ay = y - (double)sumY / count, away = Math.Sqrt(ax * ax + ay * ay);
            if (turn == 3 || away < 0.25)
                return false;
            double by = (radius - Math.Sqrt(nearest) + 0.5) / away;
            x += Strokes.Rounded(ax * by);
            y += Strokes.Rounded(ay * by);
            if ((x - cx) * (x - cx) + (y - cy) * (y - cy) > 2.25 * radius * radius)
                return false;
        }
        return false;
    }

    // Half of a disc's row, remembered: middles lie on a grid of 1/128 px.
    private double Half(double dy, double radius)
    {
        if (radius != _halvesOf)
        {
            _halvesOf = radius;
            _halves = new double[(int)(radius * 128) + 2];
            for (int i = 0; i < _halves.Length; i++)
                _halves[i] = Math.Sqrt(Math.Max(0, radius * radius - i / 128.0 * (i / 128.0)));
        }
        return _halves[(int)(Math.Abs(dy) * 128)];
    }

    private int Stamp(byte label, double x, double y, double radius)
    {
        int changed = 0, stride = _map.Stride;
        byte rank = _inks.Ranks[label];
        _mostHeld = Math.Max(_mostHeld, rank);
        for (int ty = (int)Math.Ceiling(y - radius); ty <= (int)Math.Floor(y + radius); ty++)
        {
            double dy = ty - y, half = Half(dy, radius);
            int from = (int)Math.Ceiling(x - half), length = (int)Math.Floor(x + half) - from + 1;
            if (length <= 0)
                continue;
            int row = ty * stride + from;
            Reach(from, ty, from + length - 1);
            _held.AsSpan(row, length).Fill((byte)(2 * rank + (label == LabelMap.Clear ? 0 : 1)));
            Span<byte> labels = _map.Labels.AsSpan(row, length);
            int others = length - labels.Count(label);
            if (others == 0)
                continue;
            _stale.Mark(from, ty, from + length - 1, ty);
            if (from >= _map.Margin && from + length <= _map.Margin + _map.Width && (uint)(ty - _map.Margin) < (uint)_map.Height)
                changed += others;
            else
                for (int i = 0; i < length; i++)
                    changed += labels[i] != label && _map.IsInner(row + i) ? 1 : 0;
            labels.Fill(label);
        }
        return changed;
    }

    private void Reach(int left, int y, int right)
    {
        (_left, _right) = (Math.Min(_left, left), Math.Max(_right, right));
        (_top, _bottom) = (Math.Min(_top, y), Math.Max(_bottom, y));
        _touched[y] = true;
    }

    // Marks the part of a stroke round one point of its middle line.
    private int Close(byte label, AxisPoint point)
    {
        int closed = 0, reach = (int)Math.Ceiling(point.Inside) + 1;
        double most = (point.Inside + 0.5) * (point.Inside + 0.5);
        for (int dy = -reach; dy <= reach; dy++)
        {
            for (int dx = -reach; dx <= reach; dx++)
            {
                int at = point.Pixel + dy * _map.Stride + dx;
                if (dx * dx + dy * dy > most || _state[at] != 1 || IsKept(at) || _map.Labels[at] != label)
                    continue;
                _state[at] = 2;
                _erased.Add(at);
                closed += _map.IsInner(at) ? 1 : 0;
            }
        }
        return closed;
    }

    // Gives the erased pixels to what lies around, layer by layer; where two labels meet, the darker.
    private bool Erase(byte label)
    {
        if (_erased.Count == 0)
            return false;
        foreach (int at in _erased)
            _state[at] = (byte)(_map.Labels[at] == label && !IsKept(at) ? 3 : 0);
        var left = new List<int>(_erased.Where(at => _state[at] == 3));
        var layer = new List<(int At, byte Label)>();
        bool changed = false;
        int stride = _map.Stride;
        while (left.Count > 0)
        {
            layer.Clear();
            int keep = 0;
            for (int i = 0; i < left.Count; i++)
            {
                int at = left[i], y = at / stride, x = at - y * stride, best = -1;
                if (x > 0)
                    Offer(at - 1);
                if (x < _map.Columns - 1)
                    Offer(at + 1);
                if (y > 0)
                    Offer(at - stride);
                if (y < _map.Rows - 1)
                    Offer(at + stride);
                if (best >= 0)
                    layer.Add((at, (byte)best));
                else
                    left[keep++] = at;

                void Offer(int from)
                {
                    byte other = _map.Labels[from];
                    if (_state[from] != 3 && other != label && (best < 0 || _inks.Ranks[other] > _inks.Ranks[best]))
                        best = other;
                }
            }
            left.RemoveRange(keep, left.Count - keep);
            if (layer.Count == 0)
                break;
            changed = true;
            foreach ((int at, byte to) in layer)
            {
                _map.Labels[at] = to;
                _held[at] = 0;
                _state[at] = 0;
                int y = at / stride;
                Reach(at - y * stride, y, at - y * stride);
                _stale.MarkAt(at);
            }
        }
        foreach (int at in left)
            _state[at] = 0;
        return changed;
    }

    private static double MeanWidth(ThinPart part) => Math.Min(part.Pixels.Length / part.Extent, part.Extent);

    private Point At(int pixel) =>
        new((_window.X + pixel % _map.Stride - _map.Margin + 0.5) * _pixelMm, (_window.Y + pixel / _map.Stride - _map.Margin + 0.5) * _pixelMm);

    // What lies in the margin is there once more in the picture, or not at all.
    private void Note(FeatureKind kind, ThinPart part, double before, double after, int pixels)
    {
        if (pixels > 0)
            _acts.Add(new(kind, Inkwell.InkOf(part.Label), At(ThinParts.Middle(part.Pixels, _map.Stride)), Length.FromMillimetres(before * _pixelMm), Length.FromMillimetres(after * _pixelMm), pixels * _pixelMm * _pixelMm));
    }

    // A part that is too thin for what it needs, where the check would find fault with it, and its middle line.
    private readonly record struct Thin(ThinPart Part, double Need, BitRows Surely, List<AxisPoint> Axis);

    // One limit, the labels that it is for, where thin parts may be (elsewhere nothing is too thin, and nothing has changed), what its disc does not
    // reach there, and what the check's disc does not where parts are.
    private sealed record Level(double Need, bool[] Wanted, bool InsideDarker, Cells Active, BitRows Residue, BitRows Surely);
}
