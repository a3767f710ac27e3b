using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Separations;

/// <summary>Counts what a plate prints and traces its layers, slab after slab from the top.</summary>
/// <param name="film">Where the art lies.</param>
/// <param name="outlines">Whether layers are traced.</param>
internal sealed class PlateTrace(FilmLayout film, bool outlines)
{
    // Outlines of 720 dpi are fine enough for any mesh; a film of twice that has them from every second pixel.
    private const double TraceDpi = 720;

    private readonly int _step = Step(film);
    private readonly ContourTracer? _area = outlines ? New(film) : null, _ramped = outlines ? New(film) : null;
    private readonly ulong[] _blank = new ulong[(film.Grid.Width + 63) / 64];
    private long _printed;
    private int _row;

    /// <summary>The share of the page that it prints, 0 to 1.</summary>
    public double Share => (double)_printed / film.Grid.Pixels;

    /// <summary>Adds a slab.</summary>
    /// <param name="made">The plate's planes.</param>
    /// <param name="from">Their first row that counts.</param>
    /// <param name="rows">How many rows count.</param>
    public void Add(MadePlate made, int from, int rows)
    {
        int width = film.Grid.Width, first = film.Around / 64, whole = width / 64;
        for (int row = from; row < from + rows; row++)
        {
            ReadOnlySpan<ulong> words = made.Plate.Row(row)[first..];
            for (int i = 0; i < whole; i++)
                _printed += long.PopCount((long)words[i]);
            if (width % 64 != 0)
                _printed += long.PopCount((long)(words[whole] >> (64 - width % 64)));
            if (_row++ % _step != _step / 2)
                continue;
            _area?.Add(made.Layer is { } layer ? layer.Row(row)[first..] : _blank);
            _ramped?.Add(made.Ramped is { } ramped ? ramped.Row(row)[first..] : _blank);
        }
    }

    /// <summary>What was traced, once all slabs are there.</summary>
    public PlateOutline Finish() => _area is null || _ramped is null ? PlateOutline.None : new(_area.Finish(), _ramped.Finish());

    private static ContourTracer New(FilmLayout film) => new(film.Grid.Width, Step(film), new Point(1 / film.Grid.ScaleX, 1 / film.Grid.ScaleY));

    private static int Step(FilmLayout film) => Math.Max(1, (int)Math.Round(film.Grid.Resolution.Dpi / TraceDpi));
}
