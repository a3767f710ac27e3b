using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DesignGen.Core.Artworks;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Draws the art once from top to bottom and gives all plates some hundred rows at a time, traps and white among them.</summary>
/// <remarks>Memory: a slab of every plane with as much above and below as plates look at, a bit a pixel.</remarks>
internal sealed class PlateSlabs
{
    private readonly Artwork _artwork;
    private readonly FilmSettings _settings;
    private readonly SeparationPlan _plan;
    private readonly FilmLayout _film;
    private readonly ArtPlanes _planes;
    private readonly int _words, _slab;
    private readonly BitPlane[] _art;
    private readonly PlateMaker _maker;
    private readonly ThinWhite? _thin;

    public PlateSlabs(Artwork artwork, FilmSettings settings, SeparationPlan plan, FilmLayout film)
    {
        (_artwork, _settings, _plan, _film, _planes) = (artwork, settings, plan, film, new(artwork, plan));
        _words = (film.Grid.Width + 2 * film.Around + 63) / 64;
        // Long enough that what is looked at above and below is the smaller part, short enough for little memory.
        _slab = Math.Max(256, 2 * film.Around);
        int rows = _slab + 2 * film.Around;
        _art = [.. Enumerable.Range(0, _planes.Count).Select(_ => new BitPlane(_words, rows))];
        _maker = new(_planes, film.Pixels(1), _words, rows, film.Around, film.Around + _slab);
        _thin = plan.Underbase is { } rule ? new(rule, film, 0) : null;
        Options = new() { MaxDegreeOfParallelism = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount };
    }

    /// <summary>How many at a time.</summary>
    public ParallelOptions Options { get; }

    /// <summary>All slabs from the top: for each plate in print order its plane, the art's row of the slab's first, and how many.</summary>
    public IEnumerable<(BitPlane[] Plates, int First, int Rows)> Read(CancellationToken cancel)
    {
        int around = _film.Around, height = _film.Grid.Height, first = 0, filled = _film.Repeat is null ? around : 0;
        foreach ((byte[][] bits, int rows) in Strips())
        {
            cancel.ThrowIfCancellationRequested();
            for (int done = 0; done < rows;)
            {
                int some = Math.Min(rows - done, _slab + 2 * around - filled);
                Load(bits, done, filled, some);
                (done, filled) = (done + some, filled + some);
                if (filled < _slab + 2 * around)
                    continue;
                yield return Made(first, Math.Min(_slab, height - first));
                first += _slab;
                Scroll();
                filled = 2 * around;
                if (first >= height)
                    yield break;
            }
            foreach (byte[] band in bits)
                band.AsSpan().Clear();
            _bands.Add(bits);
        }
        // Below the last row is bare cloth.
        for (; first < height; first += _slab)
        {
            yield return Made(first, Math.Min(_slab, height - first));
            Scroll();
        }
    }

    /// <summary>Copies one row of a plate of a slab as the film has it, eight pixels a byte.</summary>
    public void Bits(BitPlane plate, int row, Span<byte> into)
    {
        ReadOnlySpan<ulong> words = plate.Row(_film.Around + row)[(_film.Around / 64)..];
        Span<byte> eight = stackalloc byte[8];
        for (int at = 0; at < into.Length; at += 8)
        {
            BinaryPrimitives.WriteUInt64BigEndian(eight, words[at / 8]);
            eight[..Math.Min(8, into.Length - at)].CopyTo(into[at..]);
        }
        if (_film.Grid.Width % 8 != 0)
            into[^1] &= (byte)(0xff << (8 - _film.Grid.Width % 8));
    }

    /// <summary>Takes back the planes of a slab.</summary>
    public void Rest(BitPlane[] plates)
    {
        foreach (BitPlane plate in plates)
            _maker.Rest(plate);
    }

    /// <summary>What was found, once all slabs are read.</summary>
    public ImmutableArray<PlateFinding> Findings() => _thin?.Findings(_plan.Plates[0].Ink.Id) ?? [];

    private readonly ConcurrentBag<byte[][]> _bands = [];

    private IEnumerable<(byte[][] Bits, int Rows)> Strips()
    {
        var screenings = new ConcurrentBag<FilmScreening>();
        int stride = _words * 8, left = _film.Repeat is null ? _film.Around / 8 : 0;
        return PlateStream.Read(_artwork, _settings.Resolution, rows =>
        {
            if (!screenings.TryTake(out FilmScreening? screening))
                screening = new(_artwork, _settings, _film, _planes);
            if (!_bands.TryTake(out byte[][]? bits))
                bits = [.. Enumerable.Range(0, _planes.Count).Select(_ => new byte[stride * FilmLayout.StripRows])];
            for (int row = 0; row < rows.Rows; row++)
                screening.Row(rows, row, bits, row * stride + left);
            screenings.Add(screening);
            return (bits, rows.Rows);
        }, new RenderOptions { Threads = _settings.Threads, BandRows = FilmLayout.StripRows, Window = _film.Window }).Results;
    }

    private void Load(byte[][] bits, int from, int to, int rows)
    {
        for (int plane = 0; plane < _art.Length; plane++)
        {
            for (int row = 0; row < rows; row++)
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(bits[plane].AsSpan((from + row) * _words * 8, _words * 8)), _art[plane].Row(to + row));
        }
    }

    private void Scroll()
    {
        foreach (BitPlane plane in _art)
            plane.Scroll(_slab);
    }

    private (BitPlane[] Plates, int First, int Rows) Made(int first, int rows)
    {
        var plates = new BitPlane[_plan.Plates.Length];
        _thin?.Top = first - _film.Around;
        // The white is the first plate and takes longest, so it is begun first.
        Parallel.For(0, plates.Length, Options, plate => plates[plate] = _maker.Make(plate, _art, _plan.Plates[plate].Source is null ? _thin : null));
        return (plates, first, rows);
    }
}
