using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DesignGen.Core.Artworks;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Draws the art once from top to bottom and gives all plates some hundred rows at a time, traps and white among them.</summary>
/// <remarks>
/// Memory: a slab of every plane with as much above and below as plates look at, a bit a pixel. A slab is as high as fits in what is set aside
/// for planes, so that a fine film of many inks takes more of them, not more memory.
/// </remarks>
internal sealed class PlateSlabs
{
    // Bytes set aside for planes.
    private const long Room = 96L << 20;

    // Rows drawn at a time by one worker: tones of all inks, 16 times as many bytes as their planes.
    private const int BandRows = 16;

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
        int around = film.Around, count = _planes.Count + (plan.Underbase is null ? 0 : PlateMaker.WidePlanes), made = plan.Plates.Length + 6;
        long stride = _words * 8L;
        // Long enough that what is looked at above and below is the smaller part, where there is room for it.
        long fits = (Room / stride - 2L * around * count) / (count + made);
        _slab = (int)Math.Clamp(fits, 64, Math.Max(256, 2 * around)) / FilmLayout.StripRows * FilmLayout.StripRows;
        int rows = _slab + 2 * around;
        _art = [.. Enumerable.Range(0, _planes.Count).Select(_ => new BitPlane(_words, rows))];
        _maker = new(_planes, film.Pixels(1), _words, _slab, around, settings.Outlines);
        _thin = plan.Underbase is { } rule ? new(rule, film, 0) : null;
        Traces = [.. plan.Plates.Select(p => new PlateTrace(film, settings.Outlines))];
        Options = new() { MaxDegreeOfParallelism = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount };
    }

    /// <summary>How many at a time.</summary>
    public ParallelOptions Options { get; }

    /// <summary>What was counted and traced of each plate, in print order.</summary>
    public ImmutableArray<PlateTrace> Traces { get; }

    /// <summary>All slabs from the top: for each plate in print order its plane, the art's row of the slab's first, and how many.</summary>
    public IEnumerable<(MadePlate[] Plates, int First, int Rows)> Read(CancellationToken cancel)
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
    public void Bits(MadePlate plate, int row, Span<byte> into)
    {
        ReadOnlySpan<ulong> words = plate.Plate.Row(_maker.Around + row)[(_film.Around / 64)..];
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
    public void Rest(MadePlate[] plates)
    {
        foreach (MadePlate plate in plates)
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
                bits = [.. Enumerable.Range(0, _planes.Count).Select(_ => new byte[stride * BandRows])];
            for (int row = 0; row < rows.Rows; row++)
                screening.Row(rows, row, bits, row * stride + left);
            screenings.Add(screening);
            return (bits, rows.Rows);
        }, new RenderOptions { Threads = _settings.Threads, BandRows = BandRows, Window = _film.Window }).Results;
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

    private (MadePlate[] Plates, int First, int Rows) Made(int first, int rows)
    {
        var plates = new MadePlate[_plan.Plates.Length];
        _thin?.Top = first - _film.Around;
        // The white is the first plate and takes longest, so it is begun first.
        Parallel.For(0, plates.Length, Options, plate =>
        {
            MadePlate made = _maker.Make(plate, _art, _plan.Plates[plate].Source is null ? _thin : null);
            Traces[plate].Add(made, _maker.Around, rows);
            plates[plate] = _maker.RestLayers(made);
        });
        return (plates, first, rows);
    }
}
