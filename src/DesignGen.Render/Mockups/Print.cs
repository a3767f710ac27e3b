using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Mockups;

/// <summary>An artwork as it lies on a thing: its colour and how much of it there is, from place to place.</summary>
internal sealed class Print
{
    // Drawn this much finer than the stage, since it is read between its pixels.
    private const double Finer = 1.3;

    // A print larger than this is drawn coarser: some 40 MB.
    private const double MostPixels = 10_000_000;

    private readonly Picture _picture;
    private readonly double _scaleX, _scaleY;
    private readonly Rect _window;
    private readonly bool _hasEdge;

    private Print(Picture picture, Rect window, bool hasEdge, Func<Point, Point> onArt)
    {
        (_picture, _window, _hasEdge, OnArt) = (picture, window, hasEdge, onArt);
        (_scaleX, _scaleY) = (picture.Width / window.Width, picture.Height / window.Height);
    }

    /// <summary>From a place of the stage to the place of the artwork that lies there, mm.</summary>
    public Func<Point, Point> OnArt { get; }

    /// <summary>An artwork of its own size: what lies outside it is bare.</summary>
    /// <param name="artwork">A page, or one tile.</param>
    /// <param name="pixelsPerMm">Pixels per millimetre of the artwork where it is shown largest.</param>
    /// <param name="window">The part of it that shows, mm; null for the page.</param>
    /// <param name="threads">Threads to draw with.</param>
    /// <param name="onArt">From the stage to the artwork, mm.</param>
    public static Print Of(Artwork artwork, double pixelsPerMm, Rect? window, int threads, Func<Point, Point> onArt)
    {
        Rect shown = window ?? artwork.Page;
        double fine = Math.Min(pixelsPerMm * Finer, Math.Sqrt(MostPixels / (shown.Width * shown.Height)));
        Picture picture = CompositeRenderer.Render(artwork, Resolution.FromPixelsPerMillimetre(fine), null, new RenderOptions { Window = shown, Threads = threads });
        return new(picture, shown, artwork.Repeat is null || window is null, onArt);
    }

    /// <summary>The same print, lying elsewhere.</summary>
    public Print With(Func<Point, Point> onArt) => new(_picture, _window, _hasEdge, onArt);

    /// <summary>The print at a place of the artwork: straight colour, and its share of the place.</summary>
    public (float R, float G, float B, float Share) At(Point art)
    {
        double across = (art.X - _window.Left) * _scaleX - 0.5, down = (art.Y - _window.Top) * _scaleY - 0.5;
        if (_hasEdge && (across < -1 || down < -1 || across > _picture.Width || down > _picture.Height))
            return default;
        int column = (int)Math.Floor(across), row = (int)Math.Floor(down);
        float right = (float)(across - column), lower = (float)(down - row);
        float r = 0, g = 0, b = 0, share = 0;
        Add(column, row, (1 - right) * (1 - lower));
        Add(column + 1, row, right * (1 - lower));
        Add(column, row + 1, (1 - right) * lower);
        Add(column + 1, row + 1, right * lower);
        return share > 0 ? (r / share, g / share, b / share, share) : default;

        void Add(int x, int y, float weight)
        {
            if (_hasEdge && (x < 0 || y < 0 || x >= _picture.Width || y >= _picture.Height))
                return;
            ReadOnlySpan<byte> pixel = _picture.At(Math.Clamp(x, 0, _picture.Width - 1), Math.Clamp(y, 0, _picture.Height - 1));
            float alpha = pixel[3] / 255f * weight;
            r += pixel[0] / 255f * alpha;
            g += pixel[1] / 255f * alpha;
            b += pixel[2] / 255f * alpha;
            share += alpha;
        }
    }
}
