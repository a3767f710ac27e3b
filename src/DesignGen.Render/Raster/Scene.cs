using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Raster;

/// <summary>An artwork laid on a pixel grid, ready to be painted band by band.</summary>
/// <remarks>
/// Bands are painted independently, each with all shapes that reach it, in painter's order. Memory beyond the result is the
/// flattened shapes and one band per worker. Work grows with the pixels covered and the edges' length in pixels; an edge costs
/// one comparison in each band that its shape touches but it does not.
/// </remarks>
internal sealed class Scene
{
    private readonly PixelGrid _grid;
    private readonly (int Left, int Top, int Right, int Bottom) _clip;
    private readonly FlatShape[][] _bands;
    private readonly int _bandRows, _threads;
    private readonly ushort[] _ground;
    private readonly ushort[][] _targets;

    /// <summary>Lays out an artwork.</summary>
    /// <param name="artwork">A page, or a tile whose window is filled over the repeat.</param>
    /// <param name="grid">Where it falls on pixels.</param>
    /// <param name="options">Threads and band height.</param>
    /// <param name="ground">What each plane holds where nothing is painted.</param>
    /// <param name="targets">What each plane becomes under each ink; the last entry is for knock-outs.</param>
    public Scene(Artwork artwork, PixelGrid grid, RenderOptions options, ushort[] ground, ushort[][] targets)
    {
        (_grid, _ground, _targets) = (grid, ground, targets);
        _clip = grid.Printable(artwork);
        _threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        // About 128 thousand pixels a band stay in a core's cache; four bands a thread share the work evenly.
        int cached = Math.Clamp(131_072 / grid.Width, 16, 256), shared = Math.Max(16, grid.Height / (4 * _threads));
        _bandRows = Math.Min(grid.Height, options.BandRows > 0 ? options.BandRows : Math.Min(cached, shared));
        // A tile already holds what crosses its edges; any other window is filled from the repeat, with its corner as origin.
        if (artwork.Repeat is not null && grid.Window != artwork.Page)
        {
            artwork = Field.Spread(artwork, grid.Window);
            grid = grid with { Window = Rect.FromSize(0, 0, grid.Window.Width, grid.Window.Height) };
        }
        _bands = Share(Flatten(artwork.Shapes, grid, _threads), (grid.Height + _bandRows - 1) / _bandRows, _bandRows, grid);
    }

    /// <summary>Takes the finished rows of a band from its painter.</summary>
    /// <param name="painter">Holds the rows until the call returns.</param>
    /// <param name="top">The band's first row in the picture.</param>
    /// <param name="rows">Rows in the band.</param>
    public delegate void TakeRows(BandPainter painter, int top, int rows);

    /// <summary>Paints the whole picture; bands arrive in any order, several at a time.</summary>
    public void Paint(TakeRows take) => Paint(0, _bands.Length, [], take);

    /// <summary>Paints band after band, a few ahead of the reader.</summary>
    /// <param name="finish">Turns painted rows, from a first row on, into what to give out; called on the workers.</param>
    public IEnumerable<T> Stream<T>(Func<BandPainter, int, int, T> finish)
    {
        var idle = new Stack<BandPainter>();
        int ahead = _threads == 1 ? 1 : _threads * 2;
        for (int first = 0; first < _bands.Length; first += ahead)
        {
            int end = Math.Min(first + ahead, _bands.Length);
            var done = new T[end - first];
            int start = first;
            Paint(first, end, idle, (painter, top, rows) => done[top / _bandRows - start] = finish(painter, top, rows));
            foreach (T band in done)
                yield return band;
        }
    }

    private void Paint(int first, int end, Stack<BandPainter> idle, TakeRows take)
    {
        BandPainter Hire()
        {
            lock (idle)
            {
                if (idle.TryPop(out BandPainter? painter))
                    return painter;
            }
            return new(_grid.Width, _bandRows, _ground);
        }

        void Rest(BandPainter painter)
        {
            lock (idle)
                idle.Push(painter);
        }

        void One(int band, BandPainter painter)
        {
            int top = band * _bandRows;
            painter.Clear();
            foreach (FlatShape shape in _bands[band])
                painter.Paint(shape, _targets[shape.Ink ?? _targets.Length - 1], top, _clip);
            take(painter, top, Math.Min(_bandRows, _grid.Height - top));
        }

        if (_threads == 1 || end - first == 1)
        {
            BandPainter painter = Hire();
            for (int band = first; band < end; band++)
                One(band, painter);
            Rest(painter);
            return;
        }
        Parallel.For(first, end, new ParallelOptions { MaxDegreeOfParallelism = _threads }, Hire, (band, _, painter) =>
        {
            One(band, painter);
            return painter;
        }, Rest);
    }

    private static List<FlatShape> Flatten(IReadOnlyList<Shape> shapes, PixelGrid grid, int threads)
    {
        var flat = new FlatShape?[shapes.Count];
        if (threads == 1 || shapes.Count < 64)
        {
            var scratch = new List<GridPoint>();
            for (int i = 0; i < flat.Length; i++)
                flat[i] = FlatShape.From(shapes[i], grid, scratch);
        }
        else
        {
            Parallel.For(0, flat.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new List<GridPoint>(), (i, _, scratch) =>
            {
                flat[i] = FlatShape.From(shapes[i], grid, scratch);
                return scratch;
            }, _ => { });
        }
        return [.. flat.OfType<FlatShape>()];
    }

    private static FlatShape[][] Share(List<FlatShape> shapes, int bands, int bandRows, PixelGrid grid)
    {
        var lists = new List<FlatShape>[bands];
        for (int i = 0; i < bands; i++)
            lists[i] = [];
        foreach (FlatShape shape in shapes)
        {
            if (shape.Left >= grid.Width || shape.Right <= 0 || shape.Top >= grid.Height || shape.Bottom <= 0)
                continue;
            int last = Math.Min(bands - 1, (shape.Bottom - 1) / bandRows);
            for (int band = Math.Max(0, shape.Top) / bandRows; band <= last; band++)
                lists[band].Add(shape);
        }
        return [.. lists.Select(l => l.ToArray())];
    }
}
