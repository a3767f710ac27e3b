using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>Within what limits are held, px: what is thin in pixels is not surely so on the page.</summary>
/// <param name="Spare">How much farther than half the limit strokes are grown from their middle line.</param>
/// <param name="Play">How much smaller than the limit the disc is that strokes are looked for with.</param>
/// <param name="Sure">How much smaller the disc is that tells for sure; between the two, the width of the stroke does.</param>
/// <param name="Closes">Whether what is too thin for sure is no longer grown but given to what lies around it.</param>
internal readonly record struct Slack(double Spare, double Play, double Sure, bool Closes = false);

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

    private readonly ThinLook _look;
    private readonly PaddedMap _map;
    private readonly Inkwell _inks;
    private readonly Needs _needs;
    private readonly bool _wrap;
    private readonly double _pixelMm;
    private readonly Slack _slack;
    private readonly List<FeatureAct> _acts;
    private readonly CancellationToken _cancel;
    private readonly Strokes _strokes;

    // By level, what the check's disc does not reach where parts are.
    private readonly BitRows[] _surely;

    // Where labels have changed since thin parts were last looked for; at first, where any may be.
    private readonly Cells _stale;

    // Twice the rank of what was grown here, or is too thin to give anything to a lighter ink; 0 elsewhere. One more for what was grown, bare ground
    // left out: what is left of a gap that cannot stay open may be closed yet.
    private readonly byte[] _held;
    private byte _mostHeld;
    // Nothing but the part that is treated, less what of it was closed.
    private readonly BitRows _part;
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

    /// <param name="look">The part to work on, with a margin of <see cref="Margin"/>; it gives its fields back with this.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="needs">The limits, px.</param>
    /// <param name="wrap">Whether the picture is a seamless tile; the window is all of it then.</param>
    /// <param name="thin">Where in the picture parts may be too thin; null where the look has seen them.</param>
    /// <param name="pixelMm">Side of a pixel, mm.</param>
    /// <param name="slack">What limits are held within.</param>
    /// <param name="acts">Gets what was done.</param>
    /// <param name="pool">Gives the fields.</param>
    /// <param name="cancel">Stops the work.</param>
    public FeatureGrowth(ThinLook look, Inkwell inks, Needs needs, bool wrap, Finds? thin, double pixelMm, Slack slack, List<FeatureAct> acts, FieldPool pool, CancellationToken cancel)
    {
        _slack = slack;
        (_look, _map, _window, _inks, _needs, _wrap, _pixelMm, _acts, _pool, _cancel) = (look, look.Map, look.Window, inks, needs, wrap, pixelMm, acts, pool, cancel);
        _part = look.Scratch.Bits;
        _strokes = new(_map, (int)Math.Ceiling(needs.Most), look.Scratch.Plot);
        _held = pool.Bytes(_map.Size);
        _held.AsSpan(0, _map.Size).Clear();
        _surely = [.. look.Levels.Select(_ => look.Bits())];
        _stale = thin is null ? new(_map.Stride, _map.Rows) : look.Round(thin, (int)Math.Ceiling(_needs.Most) + 2);
        _touched = new bool[_map.Rows];
    }

    /// <summary>Pixels that are needed round a window to work on it.</summary>
    public static int Margin(Needs needs) => (int)Math.Ceiling(6 * needs.Most) + 8;

    /// <summary>Gives the fields back.</summary>
    public void Dispose()
    {
        foreach (BitRows surely in _surely)
            _look.Return(surely);
        _pool.Return(_held);
        _look.Dispose();
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
        foreach (Window window in WindowsOf(labels, needs, near, wrap))
        {
            using var look = new ThinLook(labels, window, inks, needs, (int)Math.Ceiling(needs.Most) + 3, wrap, pool, cancel);
            MarkThin(look, needs, wider, near, found);
        }
        return found;
    }

    /// <summary>The same, and the windows round what was found, each ready to work on.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="needs">The limits, px.</param>
    /// <param name="slack">What limits are held within.</param>
    /// <param name="wrap">Whether the picture is a seamless tile.</param>
    /// <param name="near">Where to look.</param>
    /// <param name="room">How far thin parts reach for one another, px.</param>
    /// <param name="pixelMm">Side of a pixel, mm.</param>
    /// <param name="acts">Gets what will be done.</param>
    /// <param name="pool">Gives the fields; they must be given back before the next window is asked for.</param>
    /// <param name="found">Gets where parts may be too thin.</param>
    /// <param name="cancel">Stops the work.</param>
    public static IEnumerable<FeatureGrowth> Begin(LabelRuns labels, Inkwell inks, Needs needs, Slack slack, bool wrap, Finds near, int room, double pixelMm, List<FeatureAct> acts, FieldPool pool, Finds found, CancellationToken cancel)
    {
        List<Window> windows = WindowsOf(labels, needs, near, wrap);
        // What was looked at in one piece and is worked on in one need not be looked at again.
        ThinLook? whole = null;
        foreach (Window window in windows)
        {
            bool alone = windows.Count == 1;
            var look = new ThinLook(labels, window, inks, needs, alone ? Margin(needs) : (int)Math.Ceiling(needs.Most) + 3, wrap, pool, cancel);
            MarkThin(look, needs, -slack.Play, near, found);
            if (alone)
                whole = look;
            else
                look.Dispose();
        }
        windows = found.Any ? Windows.Round(found, room, wrap) : [];
        if (whole is not null && windows.Count == 1 && windows[0] == whole.Window)
        {
            yield return new(whole, inks, needs, wrap, null, pixelMm, slack, acts, pool, cancel);
            yield break;
        }
        whole?.Dispose();
        foreach (Window window in windows)
            yield return new(new(labels, window, inks, needs, Margin(needs), wrap, pool, cancel), inks, needs, wrap, found, pixelMm, slack, acts, pool, cancel);
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
        foreach (Window window in WindowsOf(labels, needs, near, wrap))
        {
            using var look = new ThinLook(labels, window, inks, needs, (int)Math.Ceiling(needs.Most) + 3, wrap, pool, cancel);
            PaddedMap map = look.Map;
            Cells where = look.Round(near, (int)Math.Ceiling(needs.Most) + 1);
            foreach (ThinPart part in look.Levels.SelectMany(l => look.Find(l, where, -smaller, l.Need)))
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
        }
        return found;
    }

    private static List<Window> WindowsOf(LabelRuns labels, Needs needs, Finds? near, bool wrap) =>
        near is null ? [new(0, 0, labels.Width, labels.Height)] : Windows.Round(near, 2 * (int)Math.Ceiling(needs.Most) + Cells.Wide + 4, wrap);

    // Marks where parts are too thin, and leaves them for who goes on with the look.
    private static void MarkThin(ThinLook look, Needs needs, double wider, Finds? near, Finds found)
    {
        PaddedMap map = look.Map;
        Cells where = look.Round(near, (int)Math.Ceiling(needs.Most) + 1);
        foreach (ThinLevel level in look.Levels)
        {
            level.Seen = look.Find(level, where, wider, ShortTip * level.Need - 1);
            foreach (ThinPart part in level.Seen)
            {
                foreach (int p in part.Pixels)
                {
                    int y = p / map.Stride, x = p - y * map.Stride;
                    found.Mark(look.Window.X + x - map.Margin, look.Window.Y + y - map.Margin);
                }
            }
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
        BitRows residue = _look.Bits();
        foreach ((double need, bool[] wanted, bool insideDarker, _, _) in _look.Levels)
        {
            if (insideDarker || (wanted[LabelMap.Clear] && wanted.Count(w => w) == 1))
                continue;
            DiscOpening.Residue(_map, 2 * need, near, residue, _look.Closed, _cancel);
            foreach (ThinPart part in ThinParts.Find(_map, residue, _inks.Ranks, wanted, 2 * need, true, near, null, _look.Scratch, _cancel))
            {
                foreach (int p in part.Pixels)
                    _held[p] = (byte)(2 * _inks.Ranks[part.Label]);
                _mostHeld = Math.Max(_mostHeld, _inks.Ranks[part.Label]);
            }
        }
        _look.Return(residue);
    }

    // Looks a little closer than the check does, so that it finds nothing on a limit that this has passed over; what only looks thin shows by its middle line.
    // For each, the check's own disc says where that would find fault.
    private List<Thin> Parts()
    {
        var parts = new List<Thin>();
        int most = (int)Math.Ceiling(_needs.Most);
        Cells fresh = _stale.Grown(most, most, most, most);
        for (int n = 0; n < _look.Levels.Length; n++)
        {
            ThinLevel level = _look.Levels[n];
            double tip = ShortTip * level.Need;
            List<ThinPart> found = level.Seen ?? _look.Find(level, fresh, -_slack.Play, tip);
            // A look from outside leaves shorter tips.
            found.RemoveAll(p => p.Attached > 0 && (p.Reach <= tip || 2 * p.Extent <= tip));
            level.Seen = null;
            if (found.Count > 0)
                Add(level, _surely[n], found, parts);
        }
        _stale.Clear();
        return parts;
    }

    private void Add(ThinLevel level, BitRows surely, List<ThinPart> found, List<Thin> parts)
    {
        var cells = new Cells(_map.Stride, _map.Rows);
        foreach (ThinPart part in found)
        {
            foreach (int p in part.Pixels)
                cells.MarkAt(p);
        }
        DiscOpening.Residue(_map, level.Need - _slack.Sure, cells, surely, _look.Closed, _cancel);
        foreach (ThinPart part in found)
            parts.Add(new(part, level.Need, surely, !_slack.Closes && GivenUpAs(part, level.Need) is null ? _strokes.Axis(part, level.Need) : []));
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
        if (_slack.Closes)
        {
            GiveUp(part, part.Label == LabelMap.Clear || part.AllDarker ? FeatureKind.Bridged : FeatureKind.Dropped, surely);
            return false;
        }
        if (GivenUpAs(part, need) is FeatureKind kind)
        {
            GiveUp(part, kind, null);
            return false;
        }
        if (axis.Count == 0)
            return false;
        bool ground = part.Label == LabelMap.Clear, insideDarker = !ground && need > _needs.Line[part.Label];
        double radius = need / 2 + _slack.Spare, widths = 0;
        int grown = 0, closed = 0, changed = 0;
        foreach (int p in part.Pixels)
            _part.Set(p);
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
            _part.Unset(p);
        if (changed > 0)
            Note(ground || insideDarker ? FeatureKind.Opened : FeatureKind.Grown, part, widths / grown, need, changed);
        if (closed > 0)
            Note(FeatureKind.Bridged, part, MeanWidth(part), 0, closed);
        return changed > 0;
    }

    private bool IsKept(int at) => (_held[at] & 1) != 0;

    // Marks a whole part, or some of it, to be closed, less what has been grown of it.
    private void GiveUp(ThinPart part, FeatureKind kind, BitRows? only)
    {
        int pixels = 0;
        foreach (int p in part.Pixels)
        {
            if (IsKept(p) || _map.Labels[p] != part.Label || only?[p] == false)
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
        byte rank = _inks.Ranks[label], mark = (byte)(2 * rank + (label == LabelMap.Clear ? 0 : 1));
        _mostHeld = Math.Max(_mostHeld, rank);
        for (int ty = (int)Math.Ceiling(y - radius); ty <= (int)Math.Floor(y + radius); ty++)
        {
            double dy = ty - y, half = Half(dy, radius);
            int from = (int)Math.Ceiling(x - half), length = (int)Math.Floor(x + half) - from + 1;
            if (length <= 0)
                continue;
            int row = ty * stride + from;
            Span<byte> held = _held.AsSpan(row, length);
            // Most of it the disc before has done.
            if (mark > 0 && !held.ContainsAnyExcept(mark))
                continue;
            Reach(from, ty, from + length - 1);
            held.Fill(mark);
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
                if (dx * dx + dy * dy > most || !_part[at] || IsKept(at) || _map.Labels[at] != label)
                    continue;
                _part.Unset(at);
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
        var left = new List<int>(_erased.Where(at => _map.Labels[at] == label && !IsKept(at)));
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
                    if (other != label && (best < 0 || _inks.Ranks[other] > _inks.Ranks[best]))
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
                int y = at / stride;
                Reach(at - y * stride, y, at - y * stride);
                _stale.MarkAt(at);
            }
        }
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
}
