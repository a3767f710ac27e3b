using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Decides for each pixel of the art which films are black.</summary>
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

    private readonly HalftoneScreen _common;
    private readonly HalftoneScreen?[] _own;
    private readonly ushort[] _thresholds, _ownThresholds;
    private readonly int[] _before;

    public FilmScreening(Artwork artwork, FilmSettings settings, PixelGrid grid)
    {
        Repeat? repeat = artwork.Repeat;
        _common = new(settings.Screen, grid, repeat);
        _own = [.. artwork.Inks.Select(i => settings.InkScreens.TryGetValue(i.Id, out Halftone? screen) ? new HalftoneScreen(screen, grid, repeat) : null)];
        _thresholds = new ushort[grid.Width];
        _ownThresholds = new ushort[grid.Width];
        _before = new int[grid.Width];
    }

    /// <summary>Blackens one row of the art on every film.</summary>
    /// <param name="rows">The plates.</param>
    /// <param name="row">Which of their rows.</param>
    /// <param name="films">For each ink its band of packed film rows, white before.</param>
    /// <param name="at">Where the art's row begins in each, bytes.</param>
    public void Row(PlateRows rows, int row, byte[][] films, int at)
    {
        int bytes = (rows.Width + 7) / 8;
        for (int ink = 0; ink < films.Length; ink++)
        {
            (int left, int right) = rows.Reach(ink, row);
            if (left < right)
                BitRows.Threshold(rows.Plate(ink, row), films[ink].AsSpan(at, bytes), left, right);
        }
        ReadOnlySpan<ushort> ramps = rows.Ramps(row);
        int start = ramps.IndexOfAnyInRange((ushort)Trace, ushort.MaxValue);
        if (start < 0)
            return;
        int end = ramps.LastIndexOfAnyInRange((ushort)Trace, ushort.MaxValue) + 1;
        Span<ushort> thresholds = _thresholds.AsSpan(start, end - start);
        _common.Thresholds(start, rows.Top + row, thresholds);
        _before.AsSpan(start, end - start).Clear();
        for (int ink = 0; ink < films.Length; ink++)
        {
            (int left, int right) = rows.Reach(ink, row);
            (left, right) = (Math.Max(left, start), Math.Min(right, end));
            if (left >= right)
                continue;
            ReadOnlySpan<ushort> plate = rows.Plate(ink, row);
            Span<byte> bits = films[ink].AsSpan(at, bytes);
            if (_own[ink] is HalftoneScreen own)
            {
                own.Thresholds(left, rows.Top + row, _ownThresholds.AsSpan(left, right - left));
                for (int x = left; x < right; x++)
                {
                    if (ramps[x] >= Trace)
                        BitRows.Set(bits, x, own.Held(plate[x]) > _ownThresholds[x]);
                }
                continue;
            }
            for (int x = left; x < right; x++)
            {
                if (ramps[x] < Trace)
                    continue;
                int before = _before[x], after = before + plate[x];
                _before[x] = after;
                BitRows.Set(bits, x, _thresholds[x] >= _common.Held(before) && _thresholds[x] < _common.Held(after));
            }
        }
    }
}
