using DesignGen.Core.Artworks;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Decides for each pixel of the art which inks print there, and where white may lie under them.</summary>
/// <remarks>
/// Where nothing but solid shapes meet, an ink prints the pixels of which it covers half or more. Where a ramp shows, tones
/// become dots. Inks of the common screen share out each dot cell in print order: an ink takes the thresholds from the tones
/// of the inks before it up to its own added, so two ramps over each other neither overlap nor leave cloth between. An ink
/// with its own screen is compared alone. One worker's own, because it keeps its buffers.
/// </remarks>
internal sealed class FilmScreening
{
    // Less of a pixel than this owed to a ramp does not show: one step of an 8-bit tone.
    private const int Trace = 256;

    private readonly ArtPlanes _planes;
    private readonly FilmLayout _film;
    private readonly double _share;
    private readonly HalftoneScreen _common;
    private readonly HalftoneScreen?[] _own;
    private readonly ushort[] _thresholds, _ownThresholds;
    private readonly int[] _before;
    private readonly bool[] _white;

    public FilmScreening(Artwork artwork, FilmSettings settings, FilmLayout film, ArtPlanes planes)
    {
        Repeat? repeat = artwork.Repeat;
        (_planes, _film, _share) = (planes, film, planes.Plan.Underbase?.RampShare ?? 1);
        _common = new(settings.Screen, film.Grid, repeat);
        _own = [.. artwork.Inks.Select(i => settings.InkScreens.TryGetValue(i.Id, out var screen) ? new HalftoneScreen(screen, film.Grid, repeat) : null)];
        int width = film.Grid.Width + 2 * film.Around;
        _thresholds = new ushort[width];
        _ownThresholds = new ushort[width];
        _before = new int[width];
        _white = new bool[width];
    }

    /// <summary>Blackens one row of the art on every plane.</summary>
    /// <param name="rows">The plates.</param>
    /// <param name="row">Which of their rows.</param>
    /// <param name="planes">For each plane of <see cref="ArtPlanes"/> its band of packed rows, blank before.</param>
    /// <param name="at">Where the art's row begins in each, bytes.</param>
    public void Row(PlateRows rows, int row, byte[][] planes, int at)
    {
        int bytes = (rows.Width + 7) / 8;
        for (int ink = 0; ink < _own.Length; ink++)
        {
            (int left, int right) = rows.Reach(ink, row);
            if (left >= right)
                continue;
            Span<byte> bits = planes[ink].AsSpan(at, bytes);
            BitRows.Threshold(rows.Plate(ink, row), bits, left, right);
            if (_planes.HasWhite && _planes.Prints[ink])
            {
                // One ink to a pixel: what is solid here is so in the planes of all inks together.
                Or(bits, planes[_planes.Inked].AsSpan(at, bytes));
                if (_planes.Whited[ink])
                    Or(bits, planes[_planes.Coloured].AsSpan(at, bytes));
            }
        }
        ReadOnlySpan<ushort> ramps = rows.Ramps(row);
        int start = ramps.IndexOfAnyInRange((ushort)Trace, ushort.MaxValue);
        if (start < 0)
            return;
        int end = ramps.LastIndexOfAnyInRange((ushort)Trace, ushort.MaxValue) + 1;
        Span<ushort> thresholds = _thresholds.AsSpan(start, end - start);
        int y = rows.Top + row - (_film.Repeat is null ? 0 : _film.Around), shift = _film.Repeat is null ? 0 : _film.Around;
        _common.Thresholds(start - shift, y, thresholds);
        _before.AsSpan(start, end - start).Clear();
        _white.AsSpan(start, end - start).Clear();
        for (int ink = 0; ink < _own.Length; ink++)
        {
            (int left, int right) = rows.Reach(ink, row);
            (left, right) = (Math.Max(left, start), Math.Min(right, end));
            if (left >= right)
                continue;
            ReadOnlySpan<ushort> plate = rows.Plate(ink, row);
            Span<byte> bits = planes[ink].AsSpan(at, bytes);
            bool whited = _planes.HasWhite && _planes.Whited[ink];
            if (_own[ink] is HalftoneScreen own)
            {
                own.Thresholds(left - shift, y, _ownThresholds.AsSpan(left, right - left));
                for (int x = left; x < right; x++)
                {
                    if (ramps[x] < Trace)
                        continue;
                    BitRows.Set(bits, x, own.Held(plate[x]) > _ownThresholds[x]);
                    _white[x] |= whited && own.Held((int)(plate[x] * _share)) > _ownThresholds[x];
                }
                continue;
            }
            for (int x = left; x < right; x++)
            {
                if (ramps[x] < Trace)
                    continue;
                int before = _before[x], after = before + plate[x];
                _before[x] = after;
                bool prints = _thresholds[x] >= _common.Held(before) && _thresholds[x] < _common.Held(after);
                BitRows.Set(bits, x, prints);
                // White dots stay inside: of the tone so far they have a share.
                _white[x] |= whited && prints && _thresholds[x] < _common.Held(Math.Max(before, (int)(after * _share)));
            }
        }
        if (_planes.NeedsRamps)
            Ramps(rows, row, planes, at, bytes, start, end);
    }

    // Ramps are held back from traps; white follows their dots, and whether there is any art at all goes by their tone.
    private void Ramps(PlateRows rows, int row, byte[][] planes, int at, int bytes, int start, int end)
    {
        ReadOnlySpan<ushort> ramps = rows.Ramps(row);
        Span<byte> ramped = planes[_planes.Ramped].AsSpan(at, bytes);
        for (int x = start; x < end; x++)
        {
            if (ramps[x] >= Trace)
                BitRows.Set(ramped, x, true);
        }
        if (!_planes.HasWhite)
            return;
        Span<byte> inked = planes[_planes.Inked].AsSpan(at, bytes), coloured = planes[_planes.Coloured].AsSpan(at, bytes), open = planes[_planes.Open].AsSpan(at, bytes);
        Span<int> all = _before.AsSpan();
        for (int pass = 0; pass < 2; pass++)
        {
            all[start..end].Clear();
            for (int ink = 0; ink < _own.Length; ink++)
            {
                if (!(pass == 0 ? _planes.Prints[ink] : _planes.Whited[ink]))
                    continue;
                (int left, int right) = rows.Reach(ink, row);
                ReadOnlySpan<ushort> plate = rows.Plate(ink, row);
                for (int x = Math.Max(left, start); x < Math.Min(right, end); x++)
                    all[x] += plate[x];
            }
            Span<byte> bits = pass == 0 ? inked : coloured;
            for (int x = start; x < end; x++)
            {
                if (ramps[x] < Trace)
                    continue;
                BitRows.Set(bits, x, _common.Held(all[x]) > 0);
                if (pass == 1)
                    BitRows.Set(open, x, !_white[x]);
            }
        }
    }

    private static void Or(ReadOnlySpan<byte> bits, Span<byte> into)
    {
        for (int i = 0; i < bits.Length; i++)
            into[i] |= bits[i];
    }
}
