using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>Grows, opens and bridges what is too thin, in rounds, until nothing is or nothing helps.</summary>
/// <remarks>
/// A stroke is grown by discs as wide as the limit along its middle line. Each round looks at all thin parts as they are, then goes from the darkest
/// label to the lightest; what was grown is kept from lighter ones, and so is what was narrower than two limits to begin with. A lighter stroke that the
/// first round left without room is closed in the second. No step depends on the order of parts of one label, so mirrored art comes out mirrored.
/// </remarks>
internal sealed class FeatureGrowth
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

    private readonly PaddedMap _map;
    private readonly Inkwell _inks;
    private readonly Needs _needs;
    private readonly int _stair;
    private readonly double _pixelMm;
    private readonly List<FeatureAct> _acts;
    private readonly CancellationToken _cancel;
    private readonly Strokes _strokes;

    // Label + 1 of what was grown here; 0 for nothing.
    private readonly byte[] _kept;
    // Label + 1 of what is too thin to give anything to a lighter ink; 0 elsewhere.
    private readonly byte[] _guarded;
    private readonly byte[] _state;
    private readonly List<int> _erased = [];

    private readonly Window _window;

    /// <param name="labels">The labels of the window.</param>
    /// <param name="window">Where it is in the picture.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="needs">The limits, in the pixels to work in.</param>
    /// <param name="factor">Pixels to work in to a pixel of the picture.</param>
    /// <param name="wrap">Whether the picture is a seamless tile; the window is all of it then.</param>
    /// <param name="pixelMm">Side of a pixel to work in, mm.</param>
    /// <param name="acts">Gets what was done.</param>
    /// <param name="cancel">Stops the work.</param>
    public FeatureGrowth(LabelMap labels, Window window, Inkwell inks, Needs needs, int factor, bool wrap, double pixelMm, List<FeatureAct> acts, CancellationToken cancel)
    {
        (_window, _inks, _needs, _stair, _pixelMm, _acts, _cancel) = (window, inks, needs, factor, pixelMm, acts, cancel);
        _map = new(labels, factor, (int)Math.Ceiling(6 * needs.Most) + 8 * factor, wrap);
        _strokes = new(_map, (int)Math.Ceiling(needs.Most));
        _kept = new byte[_map.Labels.Length];
        _guarded = new byte[_map.Labels.Length];
        _state = new byte[_map.Labels.Length];
    }

    /// <summary>A quick look in the picture's own pixels: those of all parts that may be too thin.</summary>
    public static List<(int X, int Y)> MaybeThin(LabelMap labels, Inkwell inks, Needs needs, bool wrap, CancellationToken cancel)
    {
        var found = new List<(int X, int Y)>();
        foreach ((double need, bool[] wanted, _) in needs.Levels())
        {
            if (need <= Needs.Harmless)
                continue;
            double disc = need - 0.25;
            var map = new PaddedMap(labels, 1, (int)Math.Ceiling(need) + 3, wrap);
            foreach (ThinPart part in ThinParts.Find(map, DiscOpening.Residue(map, disc, cancel), inks.Ranks, wanted, ShortTip * need - 1, false, cancel))
            {
                foreach (int p in part.Pixels)
                    found.Add((Math.Clamp(p % map.Stride - map.Margin, 0, labels.Width - 1), Math.Clamp(p / map.Stride - map.Margin, 0, labels.Height - 1)));
            }
        }
        return found;
    }

    /// <summary>Does the work.</summary>
    /// <returns>What is still too thin.</returns>
    public List<FeaturePlace> Run()
    {
        for (int round = 0; round < MostRounds; round++)
        {
            List<Thin> parts = Parts(1, ShortTip);
            if (round == 0 && parts.Count > 0)
                Guard();
            bool changed = false;
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
                _map.Refresh(_map.Labels);
                _map.Refresh(_kept);
            }
            if (!changed)
                break;
        }
        return Unresolved();
    }

    /// <summary>Puts the labels into the whole picture's.</summary>
    /// <param name="fine">The picture, in the pixels worked in.</param>
    public void Paste(LabelMap fine)
    {
        for (int y = 0; y < _map.Height; y++)
            _map.Labels.AsSpan(_map.Inner(0, y), _map.Width).CopyTo(fine.Labels.AsSpan((_window.Y * _stair + y) * fine.Width + _window.X * _stair));
    }

    // What is narrower than two limits would be too thin, or gone, if a lighter ink took a limit of it.
    private void Guard()
    {
        foreach ((double need, bool[] wanted, bool insideDarker) in _needs.Levels())
        {
            if (insideDarker || (wanted[LabelMap.Clear] && wanted.Count(w => w) == 1))
                continue;
            foreach (ThinPart part in ThinParts.Find(_map, DiscOpening.Residue(_map, 2 * need, _cancel), _inks.Ranks, wanted, 2 * need, true, _cancel))
            {
                foreach (int p in part.Pixels)
                    _guarded[p] = (byte)(part.Label + 1);
            }
        }
    }

    // Looks a little closer than the check does, so that it finds nothing on a limit that this has passed over; what only looks thin shows by its middle line.
    // For each, the check's own disc says where that would find fault.
    private List<Thin> Parts(double slack, double tip)
    {
        var parts = new List<Thin>();
        foreach ((double need, bool[] wanted, bool insideDarker) in _needs.Levels())
        {
            BitRows surely = DiscOpening.Residue(_map, need - FeatureCheck.Tolerance, _cancel);
            BitRows residue = slack < FeatureCheck.Tolerance ? DiscOpening.Residue(_map, need - slack, _cancel) : surely;
            foreach (ThinPart part in ThinParts.Find(_map, residue, _inks.Ranks, wanted, tip * need, false, _cancel))
            {
                if (!insideDarker || (part.AllDarker && part.Beside is not null))
                    parts.Add(new(part, need, surely, _strokes.Axis(part, need, _stair)));
            }
        }
        return parts;
    }

    private bool Treat(Thin thin, bool mayClose)
    {
        (ThinPart part, double need, BitRows surely, List<AxisPoint> axis) = thin;
        _cancel.ThrowIfCancellationRequested();
        bool ground = part.Label == LabelMap.Clear;
        if (part.Extent < LongGap * need && (ground || (part.AllDarker && part.Attached > 0)))
        {
            GiveUp(part, FeatureKind.Bridged);
            return false;
        }
        if (part.Attached == 1 && part.Reach < ShortSpike * need)
        {
            GiveUp(part, FeatureKind.Dropped);
            return false;
        }
        if (axis.Count == 0)
            return false;
        bool insideDarker = !ground && need > _needs.Line[part.Label];
        // A quarter of a pixel more, so that whole pixels hold the limit however the stroke lies among them.
        double radius = need / 2 + 0.25, widths = 0;
        int grown = 0, closed = 0, changed = 0;
        foreach (int p in part.Pixels)
            _state[p] = 1;
        var at = new Dictionary<int, (double X, double Y)>();
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
            // The middle between neighbours too, so that the sides are smooth.
            foreach (int step in (ReadOnlySpan<int>)[1, _map.Stride - 1, _map.Stride, _map.Stride + 1])
            {
                if (at.TryGetValue(pixel + step, out var next) && Room(part.Label, (x + next.X) / 2, (y + next.Y) / 2, radius, out double mx, out double my))
                    changed += Stamp(part.Label, mx, my, radius);
            }
        }
        foreach (int p in part.Pixels)
            _state[p] = 0;
        if (changed > 0)
            Note(ground || insideDarker ? FeatureKind.Opened : FeatureKind.Grown, part, axis[axis.Count / 2].Pixel, widths / grown, need, changed);
        if (closed > 0)
            Note(FeatureKind.Bridged, part, axis[axis.Count / 2].Pixel, MeanWidth(part), 0, closed);
        return changed > 0;
    }

    // Marks a whole part to be closed, less what has been grown of it.
    private void GiveUp(ThinPart part, FeatureKind kind)
    {
        int pixels = 0;
        foreach (int p in part.Pixels)
        {
            if (_kept[p] != 0 || _map.Labels[p] != part.Label)
                continue;
            _erased.Add(p);
            pixels += _map.IsInner(p) ? 1 : 0;
        }
        Note(kind, part, part.Pixels[part.Pixels.Length / 2], MeanWidth(part), 0, pixels);
    }

    private static bool IsThin(AxisPoint point, double need, BitRows surely) => point.Width < Enough * need || surely[point.Pixel];

    // Whether a disc here keeps off what darker inks have grown or cannot spare, moved aside where it must.
    private bool Room(byte label, double cx, double cy, double radius, out double x, out double y)
    {
        (x, y) = (cx, cy);
        for (int turn = 0; turn < 4; turn++)
        {
            long sumX = 0, sumY = 0, count = 0;
            double nearest = double.MaxValue;
            for (int ty = (int)Math.Ceiling(y - radius); ty <= (int)Math.Floor(y + radius); ty++)
            {
                double dy = ty - y, half = Math.Sqrt(Math.Max(0, radius * radius - dy * dy));
                for (int tx = (int)Math.Ceiling(x - half); tx <= (int)Math.Floor(x + half); tx++)
                {
                    int at = ty * _map.Stride + tx;
                    byte kept = Math.Max(_inks.RankOf(_kept[at]), _guarded[at] == _map.Labels[at] + 1 ? _inks.RankOf(_guarded[at]) : (byte)0);
                    if (kept <= _inks.Ranks[label])
                        continue;
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

    private int Stamp(byte label, double x, double y, double radius)
    {
        int changed = 0;
        for (int ty = (int)Math.Ceiling(y - radius); ty <= (int)Math.Floor(y + radius); ty++)
        {
            double dy = ty - y, half = Math.Sqrt(Math.Max(0, radius * radius - dy * dy));
            int row = ty * _map.Stride;
            for (int at = row + (int)Math.Ceiling(x - half), end = row + (int)Math.Floor(x + half); at <= end; at++)
            {
                _kept[at] = (byte)(label + 1);
                if (_map.Labels[at] == label)
                    continue;
                _map.Labels[at] = label;
                changed += _map.IsInner(at) ? 1 : 0;
            }
        }
        return changed;
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
                if (dx * dx + dy * dy > most || _state[at] != 1 || _kept[at] != 0 || _map.Labels[at] != label)
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
            _state[at] = (byte)(_map.Labels[at] == label && _kept[at] == 0 ? 3 : 0);
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
                int at = left[i], x = at % stride, y = at / stride, best = -1;
                if (x > 0)
                    Offer(at - 1);
                if (x < stride - 1)
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
                _state[at] = 0;
            }
        }
        foreach (int at in left)
            _state[at] = 0;
        return changed;
    }

    private int CountInner(int[] pixels)
    {
        int count = 0;
        foreach (int at in pixels)
            count += _map.IsInner(at) ? 1 : 0;
        return count;
    }

    private static double MeanWidth(ThinPart part) => Math.Min(part.Pixels.Length / part.Extent, part.Extent);

    private Point At(int pixel) =>
        new((_window.X * _stair + pixel % _map.Stride - _map.Margin + 0.5) * _pixelMm, (_window.Y * _stair + pixel / _map.Stride - _map.Margin + 0.5) * _pixelMm);

    // What lies in the margin is there once more in the picture, or not at all.
    private void Note(FeatureKind kind, ThinPart part, int pixel, double before, double after, int pixels)
    {
        if (pixels > 0)
            _acts.Add(new(kind, Inkwell.InkOf(part.Label), At(pixel), Length.FromMillimetres(before * _pixelMm), Length.FromMillimetres(after * _pixelMm), pixels * _pixelMm * _pixelMm));
    }

    private List<FeaturePlace> Unresolved()
    {
        var places = new List<FeaturePlace>();
        foreach ((ThinPart part, double need, BitRows surely, List<AxisPoint> axis) in Parts(FeatureCheck.Tolerance, 1))
        {
            int pixels = CountInner(part.Pixels);
            if (pixels == 0)
                continue;
            double thin = 0, widest = 0;
            foreach (AxisPoint point in axis)
            {
                thin += IsThin(point, need, surely) ? 1 : 0;
                widest = Math.Max(widest, point.Width);
            }
            // Stairs that only look thin are not.
            if (thin == 0 && axis.Count > 0)
                continue;
            places.Add(new(Inkwell.InkOf(part.Label), At(part.Pixels[part.Pixels.Length / 2]), Length.FromMillimetres(widest * _pixelMm),
                Length.FromMillimetres(part.Extent * _pixelMm), pixels * _pixelMm * _pixelMm, false));
        }
        return places;
    }

    // A part that is too thin for what it needs, where the check would find fault with it, and its middle line.
    private readonly record struct Thin(ThinPart Part, double Need, BitRows Surely, List<AxisPoint> Axis);
}
