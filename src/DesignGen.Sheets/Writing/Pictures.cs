using System.Buffers.Binary;
using A = DocumentFormat.OpenXml.Drawing;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace DesignGen.Sheets.Writing;

/// <summary>Where a floating picture begins or ends: a cell from 0, and how far into it in EMU.</summary>
internal readonly record struct Anchor(int Column, long ColumnOffset, int Row, long RowOffset);

/// <summary>A picture placed on a sheet.</summary>
internal sealed record PlacedPicture(int Media, string Description, Anchor From, Anchor To);

/// <summary>Floating pictures that move and size with their cells: the only kind that every spreadsheet program shows.</summary>
internal static class Pictures
{
    /// <summary>English metric units to the pixel at 96 dpi (914,400 to the inch).</summary>
    public const long EmuPerPixel = 9_525;

    /// <summary>Size of a PNG by its header, px; the bytes read are handed back to be written first.</summary>
    /// <exception cref="InvalidDataException">It is not a PNG.</exception>
    public static (int Width, int Height, byte[] Head) ReadHead(Stream png)
    {
        byte[] head = new byte[24];
        if (png.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length
            || !head.AsSpan(0, 8).SequenceEqual((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]))
            throw new InvalidDataException("A picture for a sheet must be a PNG.");
        int width = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20));
        return width > 0 && height > 0 ? (width, height, head) : throw new InvalidDataException("A picture for a sheet has no size.");
    }

    /// <summary>The anchor at a distance from the left top of a block of cells.</summary>
    /// <param name="x">Distance from the left, px.</param>
    /// <param name="y">Distance from the top, px.</param>
    /// <param name="firstColumn">First column of the block, from 1.</param>
    /// <param name="firstRow">First row of the block, from 1.</param>
    /// <param name="width">Width of a column from 1, px.</param>
    /// <param name="height">Height of a row from 1, px.</param>
    public static Anchor AnchorAt(double x, double y, int firstColumn, int firstRow, Func<int, double> width, Func<int, double> height)
    {
        int column = firstColumn, row = firstRow;
        for (; x > width(column); column++)
            x -= width(column);
        for (; y > height(row); row++)
            y -= height(row);
        return new(column - 1, (long)Math.Round(x * EmuPerPixel), row - 1, (long)Math.Round(y * EmuPerPixel));
    }

    /// <summary>A picture as the drawing part holds it.</summary>
    public static Xdr.TwoCellAnchor Write(PlacedPicture picture, int number) => new(
        new Xdr.FromMarker(Column(picture.From), ColumnOffset(picture.From), Row(picture.From), RowOffset(picture.From)),
        new Xdr.ToMarker(Column(picture.To), ColumnOffset(picture.To), Row(picture.To), RowOffset(picture.To)),
        new Xdr.Picture(
            new Xdr.NonVisualPictureProperties(
                new Xdr.NonVisualDrawingProperties { Id = (uint)number + 1, Name = FormattableString.Invariant($"Picture {number}"), Description = picture.Description },
                new Xdr.NonVisualPictureDrawingProperties(new A.PictureLocks { NoChangeAspect = true })),
            new Xdr.BlipFill(
                new A.Blip { Embed = FormattableString.Invariant($"rId{number}") },
                new A.Stretch(new A.FillRectangle())),
            new Xdr.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })),
        new Xdr.ClientData())
    { EditAs = Xdr.EditAsValues.TwoCell };

    private static Xdr.ColumnId Column(Anchor at) => new(FormattableString.Invariant($"{at.Column}"));

    private static Xdr.ColumnOffset ColumnOffset(Anchor at) => new(FormattableString.Invariant($"{at.ColumnOffset}"));

    private static Xdr.RowId Row(Anchor at) => new(FormattableString.Invariant($"{at.Row}"));

    private static Xdr.RowOffset RowOffset(Anchor at) => new(FormattableString.Invariant($"{at.RowOffset}"));
}
