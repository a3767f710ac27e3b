using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Gang.Writing;
using DesignGen.Produce.Marks;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Gang;

/// <summary>A design's pixels, kept in a file so that memory holds one picture at a time, and its outline in every turn.</summary>
internal sealed class PieceRaster
{
    private const double LabelDotMm = 0.25, LabelClearMm = 1;

    private readonly string _folder;
    private readonly int _index, _turns, _threads;
    private readonly ImmutableArray<Point> _outline;

    /// <summary>Takes a picture in: trims it, and writes it down.</summary>
    /// <param name="folder">A folder for working files.</param>
    /// <param name="index">Its number.</param>
    /// <param name="from">The picture; some pixel is opaque.</param>
    /// <param name="label">What to print under the art; null for nothing.</param>
    /// <param name="options">The film and how it is used.</param>
    public PieceRaster(string folder, int index, GangArt from, string? label, GangOptions options)
    {
        (_folder, _index, _turns, _threads) = (folder, index, options.Turns, options.Effort.Threads);
        double pixelMm = 1 / options.Film.Resolution.PixelsPerMillimetre;
        (Marks, SourceDpi) = (from.Marks, from.SourceDpi);
        (SoftMm2, ThinMm2) = GangCheck.Measure(from.Picture, options.Film);
        Picture art = Trimmed(from.Picture, options.Film.HardEdges);
        (ArtWidth, ArtHeight) = (art.Width, art.Height);
        long inked = 0;
        for (int i = 3; i < art.Pixels.Length; i += 4)
            inked += art.Pixels[i];
        InkedMm2 = inked / 255.0 * pixelMm * pixelMm;
        if (label is not null)
            art = Labelled(art, label, pixelMm);
        (Width, Height) = (art.Width, art.Height);
        var printed = new bool[art.Width * art.Height];
        for (int i = 0; i < printed.Length; i++)
            printed[i] = art.Pixels[i * 4 + 3] > 0;
        // A turn that is no quarter may spread soft edges by a pixel.
        double spread = options.Turns is 1 or 2 or 4 ? 0 : pixelMm;
        _outline = [.. Outlines.PieceOutline.Of(printed, art.Width, pixelMm, options.Film.CutOffset.Millimetres + spread).Select(p => p / pixelMm)];
        File.WriteAllBytes(FileOf(0), art.Pixels);
        Turns = [.. Enumerable.Range(0, options.Turns).Select(t => Turn(t, pixelMm))];
    }

    /// <summary>Pixels across, label included.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Pixels across the art alone.</summary>
    public int ArtWidth { get; }

    /// <summary>Pixels down the art alone.</summary>
    public int ArtHeight { get; }

    /// <summary>Area of the art, mm².</summary>
    public double InkedMm2 { get; }

    /// <summary>What its file says of its making; null where it says nothing.</summary>
    public SourceMarks? Marks { get; }

    /// <summary>Pixels per inch that its file has at the size it is printed in; null for vectors.</summary>
    public double? SourceDpi { get; }

    /// <summary>Area of the art that is see-through before edges are made hard, mm².</summary>
    public double SoftMm2 { get; }

    /// <summary>Area of the art that is thinner than the white that a stroke needs, mm².</summary>
    public double ThinMm2 { get; }

    /// <summary>Every turn it may lie in.</summary>
    public ImmutableArray<PieceTurn> Turns { get; }

    /// <summary>Opens the pixels of a turn, row by row, RGBA; they are made when they are first asked for.</summary>
    public FileStream Open(int turn, bool hardEdges)
    {
        if (!File.Exists(FileOf(turn)))
        {
            PieceTurn to = Turns[turn];
            var picture = new Picture(Width, Height, 4, File.ReadAllBytes(FileOf(0)));
            Picture turned = Resampling.Map(picture, to.Width, to.Height, Map(turn, to.Width, to.Height, back: true), _threads);
            File.WriteAllBytes(FileOf(turn), hardEdges ? Hard(turned).Pixels : turned.Pixels);
        }
        return new(FileOf(turn), FileMode.Open, FileAccess.Read, FileShare.Read, Turns[turn].Width * 4);
    }

    private string FileOf(int turn) => Path.Combine(_folder, FormattableString.Invariant($"{_index}-{turn}.rgba"));

    private PieceTurn Turn(int turn, double pixelMm)
    {
        (double cos, double sin) = Direction(turn);
        int width = (int)Math.Ceiling(Math.Abs(cos) * Width + Math.Abs(sin) * Height - 1e-6), height = (int)Math.Ceiling(Math.Abs(sin) * Width + Math.Abs(cos) * Height - 1e-6);
        Point[] turned = [.. _outline.Select(Map(turn, width, height, back: false).Apply)];
        // Whole pixels, so that the picture falls on the sheet's pixels.
        int left = (int)Math.Floor(turned.Min(p => p.X)), top = (int)Math.Floor(turned.Min(p => p.Y));
        return new(turn * 360.0 / _turns, width, height, -left, -top, [.. turned.Select(p => new Point(p.X - left, p.Y - top) * pixelMm)]);
    }

    // Quarter turns are exact.
    private (double Cos, double Sin) Direction(int turn) => turn * 4 % _turns == 0
        ? (turn * 4 / _turns) switch { 0 => (1, 0), 1 => (0, 1), 2 => (-1, 0), _ => (0, -1) }
        : (Math.Cos(turn * 2 * Math.PI / _turns), Math.Sin(turn * 2 * Math.PI / _turns));

    private Affine Map(int turn, int width, int height, bool back)
    {
        (double cos, double sin) = Direction(turn);
        return back
            ? Affine.Translate(-width / 2.0, -height / 2.0).Then(new(cos, -sin, sin, cos, 0, 0)).Then(Affine.Translate(Width / 2.0, Height / 2.0))
            : Affine.Translate(-Width / 2.0, -Height / 2.0).Then(new(cos, sin, -sin, cos, 0, 0)).Then(Affine.Translate(width / 2.0, height / 2.0));
    }

    private static Picture Hard(Picture picture)
    {
        for (int i = 3; i < picture.Pixels.Length; i += 4)
            picture.Pixels[i] = (byte)(picture.Pixels[i] >= 128 ? 255 : 0);
        return picture;
    }

    private static Picture Trimmed(Picture picture, bool hardEdges)
    {
        if (hardEdges)
            picture = Hard(picture);
        (int left, int top, int right, int bottom) = Box(picture) ?? throw new ArgumentException("The picture is empty.", nameof(picture));
        var art = new Picture(right - left, bottom - top, 4, new byte[checked((right - left) * (bottom - top) * 4)], picture.Resolution);
        for (int y = 0; y < art.Height; y++)
            picture.Row(top + y).Slice(left * 4, art.Stride).CopyTo(art.Pixels.AsSpan(y * art.Stride));
        return art;
    }

    /// <summary>The box round all pixels that are at least half opaque; null where there are none.</summary>
    public static (int Left, int Top, int Right, int Bottom)? Box(Picture picture)
    {
        (int left, int top, int right, int bottom) = (picture.Width, picture.Height, 0, 0);
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> row = picture.Row(y);
            for (int x = 0; x < picture.Width; x++)
            {
                if (row[x * 4 + 3] < 128)
                    continue;
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x + 1), Math.Min(top, y), Math.Max(bottom, y + 1));
            }
        }
        return left < right ? (left, top, right, bottom) : null;
    }

    // The name in dots, centred under the art.
    private static Picture Labelled(Picture art, string label, double pixelMm)
    {
        int dot = Math.Max(1, (int)Math.Round(LabelDotMm / pixelMm)), clear = (int)Math.Ceiling(LabelClearMm / pixelMm);
        int across = (label.Length * PixelFont.Advance - 1) * dot, width = Math.Max(art.Width, across);
        var both = new Picture(width, art.Height + clear + PixelFont.Height * dot, 4, new byte[checked(width * (art.Height + clear + PixelFont.Height * dot) * 4)], art.Resolution);
        for (int y = 0; y < art.Height; y++)
            art.Row(y).CopyTo(both.Pixels.AsSpan(y * both.Stride + (width - art.Width) / 2 * 4));
        foreach ((int row, int from, int count) in PixelFont.Runs(label))
        {
            for (int y = 0; y < dot; y++)
            {
                for (int x = from * dot; x < (from + count) * dot; x++)
                    both.Pixels[(art.Height + clear + row * dot + y) * both.Stride + ((width - across) / 2 + x) * 4 + 3] = 255;
            }
        }
        return both;
    }
}

/// <summary>A piece in one of its turns.</summary>
/// <param name="Degrees">The turn, clockwise.</param>
/// <param name="Width">Pixels across its picture.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Left">Pixels from the outline's origin to the picture's left edge.</param>
/// <param name="Top">Pixels from the outline's origin to the picture's top edge.</param>
/// <param name="Outline">The cut line, mm from its origin.</param>
internal sealed record PieceTurn(double Degrees, int Width, int Height, int Left, int Top, ImmutableArray<Point> Outline);
