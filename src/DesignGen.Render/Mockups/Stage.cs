using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;

namespace DesignGen.Render.Mockups;

/// <summary>A mock-up while it is painted: a frame in millimetres and its pixels, sRGB codes from 0 to 1.</summary>
/// <remarks>Layers are mixed as codes, as <see cref="CompositeRenderer"/> mixes them. Memory: 12 bytes a pixel, and what one layer needs.</remarks>
internal sealed class Stage
{
    private static readonly Ink Paint = new("paint", "Paint", Srgb.Black);

    private readonly int _threads;

    /// <summary>An empty stage.</summary>
    /// <param name="frame">What is shown, mm.</param>
    /// <param name="longestPx">Pixels of the longer side.</param>
    /// <param name="threads">Threads to use; 0 takes one per core.</param>
    public Stage(Rect frame, int longestPx, int threads)
    {
        Frame = frame;
        Scale = longestPx / Math.Max(frame.Width, frame.Height);
        Width = Math.Max(1, (int)Math.Round(frame.Width * Scale));
        Height = Math.Max(1, (int)Math.Round(frame.Height * Scale));
        Pixels = new float[Width * Height * 3];
        _threads = threads > 0 ? threads : Environment.ProcessorCount;
    }

    /// <summary>What is shown, mm.</summary>
    public Rect Frame { get; }

    /// <summary>Pixels per millimetre.</summary>
    public double Scale { get; }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of each pixel, rows from the top.</summary>
    public float[] Pixels { get; }

    /// <summary>Threads to draw with.</summary>
    public int Threads => _threads;

    /// <summary>Runs over rows, on several threads where there is enough to do. Rows must not touch each other.</summary>
    public void Rows(int top, int end, Action<int> row)
    {
        if (_threads == 1 || end - top < 64)
        {
            for (int y = top; y < end; y++)
                row(y);
            return;
        }
        Parallel.For(top, end, new ParallelOptions { MaxDegreeOfParallelism = _threads }, row);
    }

    /// <summary>The middle of a pixel, mm.</summary>
    public Point Place(int x, int y) => new(Frame.Left + (x + 0.5) / Scale, Frame.Top + (y + 0.5) / Scale);

    /// <summary>What an outline covers.</summary>
    /// <param name="outline">Outline, mm.</param>
    /// <param name="rule">How its contours count.</param>
    public Mask Cover(Outline outline, FillRule rule = FillRule.NonZero)
    {
        Outline onPixels = outline.Transform(Affine.Translate(-Frame.Left, -Frame.Top).Then(Affine.Scale(Scale)));
        Rect b = onPixels.Bounds;
        if (b.IsEmpty || b.Right <= 0 || b.Bottom <= 0 || b.Left >= Width || b.Top >= Height)
            return Mask.Nothing;
        int left = Math.Max(0, (int)Math.Floor(b.Left)), top = Math.Max(0, (int)Math.Floor(b.Top)), right = Math.Min(Width, (int)Math.Ceiling(b.Right)), bottom = Math.Min(Height, (int)Math.Ceiling(b.Bottom));
        if (right <= left || bottom <= top)
            return Mask.Nothing;
        // A small page whose millimetres are pixels.
        var page = new Artwork(
            Length.FromMillimetres(right - left), Length.FromMillimetres(bottom - top), null, [Paint],
            [new(0, onPixels.Transform(Affine.Translate(-left, -top)), rule, Coverage.Solid)], []);
        Plate plate = PlateRenderer.Render(page, Resolution.FromPixelsPerMillimetre(1), new RenderOptions { Threads = _threads }).Plates[0];
        return new(left, top, plate.Width, plate.Height, plate.Coverage);
    }

    /// <summary>What a line of a pen covers.</summary>
    public Mask Cover(Contour line, double widthMm, bool round = true) =>
        Cover(Stroke.Outline(line, new StrokeStyle(widthMm) { StartCap = round ? StrokeCap.Round : StrokeCap.Butt, EndCap = round ? StrokeCap.Round : StrokeCap.Butt, ToleranceMm = 0.1 }));

    /// <summary>Fills the whole stage: a wall that is lighter in the middle and darkens downwards.</summary>
    public void Backdrop(Srgb colour)
    {
        Rows(0, Height, y =>
        {
            double down = (y + 0.5) / Height - 0.42;
            for (int x = 0; x < Width; x++)
            {
                double across = (x + 0.5) / Width - 0.5;
                float light = (float)(1.02 - 0.16 * (across * across + down * down) - 0.05 * Math.Max(0, down));
                int at = (y * Width + x) * 3;
                Pixels[at] = Math.Min(1, colour.R / 255f * light);
                Pixels[at + 1] = Math.Min(1, colour.G / 255f * light);
                Pixels[at + 2] = Math.Min(1, colour.B / 255f * light);
            }
        });
    }

    /// <summary>Lays an even colour over what is there.</summary>
    /// <param name="mask">Where.</param>
    /// <param name="colour">Which.</param>
    /// <param name="strength">How much, 0 to 1.</param>
    public void Fill(Mask mask, Srgb colour, double strength = 1)
    {
        float r = colour.R / 255f, g = colour.G / 255f, b = colour.B / 255f, most = (float)strength / 255;
        Rows(mask.Top, mask.Top + mask.Height, y =>
        {
            for (int x = 0; x < mask.Width; x++)
            {
                float share = mask.Coverage[(y - mask.Top) * mask.Width + x] * most;
                if (share <= 0)
                    continue;
                int at = (y * Width + mask.Left + x) * 3;
                Pixels[at] += (r - Pixels[at]) * share;
                Pixels[at + 1] += (g - Pixels[at + 1]) * share;
                Pixels[at + 2] += (b - Pixels[at + 2]) * share;
            }
        });
    }

    /// <summary>Multiplies what is there by a soft shade, or screens it by a soft light.</summary>
    /// <param name="veil">How strong from place to place, 0 to 1, on a grid of its own.</param>
    /// <param name="strength">Share of it: above 0 darkens, below 0 lightens.</param>
    /// <param name="within">Where it may fall; null for everywhere.</param>
    public void Veil(Grid veil, double strength, Mask? within = null)
    {
        (int left, int top, int right, int end) = veil.Pixels;
        if (within is not null)
            (left, top, right, end) = (Math.Max(left, within.Left), Math.Max(top, within.Top), Math.Min(right, within.Left + within.Width), Math.Min(end, within.Top + within.Height));
        Rows(top, end, y =>
        {
            for (int x = left; x < right; x++)
            {
                float amount = veil.At(x, y) * (float)strength;
                if (within is not null)
                    amount *= within.At(x, y) / 255f;
                if (Math.Abs(amount) < 0.0005f)
                    continue;
                int at = (y * Width + x) * 3;
                for (int c = 0; c < 3; c++)
                    Pixels[at + c] = amount > 0 ? Pixels[at + c] * (1 - amount) : Pixels[at + c] - (1 - Pixels[at + c]) * amount;
            }
        });
    }

    /// <summary>Glazes what is there with a colour: each channel is multiplied.</summary>
    /// <param name="veil">How much, 0 to 1.</param>
    /// <param name="colour">What is left of each channel under a full glaze.</param>
    /// <param name="within">Where it may fall.</param>
    public void Glaze(Grid veil, (float R, float G, float B) colour, Mask within)
    {
        Rows(within.Top, within.Top + within.Height, y =>
        {
            for (int x = within.Left; x < within.Left + within.Width; x++)
            {
                float amount = Math.Min(1, veil.At(x, y)) * within.At(x, y) / 255f;
                int at = (y * Width + x) * 3;
                Pixels[at] *= 1 - amount * (1 - colour.R);
                Pixels[at + 1] *= 1 - amount * (1 - colour.G);
                Pixels[at + 2] *= 1 - amount * (1 - colour.B);
            }
        });
    }

    /// <summary>The finished picture.</summary>
    public Picture Finish()
    {
        var bytes = new byte[Pixels.Length];
        Rows(0, Height, y =>
        {
            for (int i = y * Width * 3; i < (y + 1) * Width * 3; i++)
                bytes[i] = (byte)(Math.Clamp(Pixels[i], 0, 1) * 255 + 0.5f);
        });
        return new(Width, Height, 3, bytes, Resolution.FromPixelsPerMillimetre(Scale));
    }
}
