using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using DesignGen.Core.Colour;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Png;

/// <summary>What a PNG file will hold.</summary>
/// <param name="Width">Pixels across, 1 or more.</param>
/// <param name="Height">Pixels down, 1 or more.</param>
/// <param name="Channels">1 grey or palette index, 2 grey and alpha, 3 RGB, 4 RGB and alpha; alpha is straight.</param>
/// <param name="Bits">Bits a channel: 8 or 16.</param>
public sealed record PngFormat(int Width, int Height, int Channels, int Bits = 8)
{
    /// <summary>Colours that an 8-bit index picks from, 1 to 256; empty where pixels carry their own.</summary>
    public ImmutableArray<Srgb> Palette { get; init; } = [];

    /// <summary>Opacity of the palette's first colours, 0 to 255; those after the last given are opaque.</summary>
    public ImmutableArray<byte> PaletteAlpha { get; init; } = [];

    /// <summary>
    /// How hard to compress. Default: <see cref="CompressionLevel.Optimal"/>, for files to keep;
    /// <see cref="CompressionLevel.Fastest"/> suits previews that are shown once.
    /// </summary>
    public CompressionLevel Compression { get; init; } = CompressionLevel.Optimal;
}

/// <summary>Writes a PNG file row by row, so that a picture of any size needs two rows of memory.</summary>
/// <remarks>
/// Every row takes the filter whose result has the least sum of signed bytes (the heuristic of the PNG specification, 12.7);
/// palette indices are not filtered. The same rows give the same bytes with the same build of .NET's zlib on the same kind of machine.
/// Specification: ISO/IEC 15948:2004. Not safe for several threads at once.
/// </remarks>
public sealed class PngWriter : IDisposable
{
    private readonly Stream _to;
    private readonly PngFormat _format;
    private readonly ZLibStream _pixels;
    private readonly ChunkedData _data;
    private readonly byte[][] _filtered;
    private readonly int _step;
    private byte[] _row, _above;
    private int _rows;

    /// <summary>Begins a file: writes all that comes before the pixels.</summary>
    /// <param name="to">Where to write; it stays open.</param>
    /// <param name="format">Size and kind of pixels.</param>
    /// <param name="metadata">What to say about them; null for nothing.</param>
    /// <exception cref="ArgumentException">The format or metadata cannot stand in a PNG file.</exception>
    public PngWriter(Stream to, PngFormat format, PngMetadata? metadata = null)
    {
        metadata ??= PngMetadata.None;
        if (format.Width < 1 || format.Height < 1 || format.Channels is < 1 or > 4 || format.Bits is not (8 or 16))
            throw new ArgumentException("A PNG file holds 1 pixel or more, 1 to 4 channels, 8 or 16 bits each.", nameof(format));
        if (!format.Palette.IsEmpty && (format.Channels != 1 || format.Bits != 8 || format.Palette.Length > 256 || format.PaletteAlpha.Length > format.Palette.Length))
            throw new ArgumentException("A palette has 1 to 256 colours, no more opacities than colours, and 8-bit indices.", nameof(format));
        if (metadata.Srgb && metadata.IccProfile is not null)
            throw new ArgumentException("A PNG file says sRGB or carries a profile, not both.", nameof(metadata));
        (_to, _format) = (to, format);
        _step = format.Channels * format.Bits / 8;
        (_row, _above) = (new byte[format.Width * _step], new byte[format.Width * _step]);
        _filtered = [.. Enumerable.Range(0, 5).Select(_ => new byte[_row.Length])];
        Head(metadata);
        _data = new(this);
        _pixels = new(_data, format.Compression, leaveOpen: true);
    }

    /// <summary>A whole picture as the bytes of a PNG file.</summary>
    /// <param name="picture">The picture; its resolution goes into the file unless the metadata has one.</param>
    /// <param name="metadata">What to say about it; null says sRGB.</param>
    /// <param name="compression">How hard to compress.</param>
    public static byte[] Encode(Picture picture, PngMetadata? metadata = null, CompressionLevel compression = CompressionLevel.Optimal)
    {
        var to = new MemoryStream();
        Write(to, picture, metadata, compression);
        return to.ToArray();
    }

    /// <summary>Writes a whole picture.</summary>
    /// <param name="to">Where to write; it stays open.</param>
    /// <param name="picture">The picture; its resolution goes into the file unless the metadata has one.</param>
    /// <param name="metadata">What to say about it; null says sRGB.</param>
    /// <param name="compression">How hard to compress.</param>
    public static void Write(Stream to, Picture picture, PngMetadata? metadata = null, CompressionLevel compression = CompressionLevel.Optimal)
    {
        metadata ??= new() { Srgb = true };
        metadata = metadata with { Resolution = metadata.Resolution ?? picture.Resolution };
        using var writer = new PngWriter(to, new(picture.Width, picture.Height, picture.Channels) { Compression = compression }, metadata);
        for (int y = 0; y < picture.Height; y++)
            writer.WriteRow(picture.Row(y));
        writer.Finish();
    }

    /// <summary>Writes a whole picture by a table of at most 256 colours, for pages and other places where a file's size counts for more than the last level.</summary>
    /// <param name="to">Where to write; it stays open.</param>
    /// <param name="picture">An RGB picture; its resolution goes into the file unless the metadata has one.</param>
    /// <param name="metadata">What to say about it; null says sRGB.</param>
    /// <remarks>What is lost is told at <see cref="ColourTable"/>.</remarks>
    public static void WriteIndexed(Stream to, Picture picture, PngMetadata? metadata = null)
    {
        metadata ??= new() { Srgb = true };
        ColourTable table = ColourTable.Of(picture);
        using var writer = new PngWriter(to, new(picture.Width, picture.Height, 1) { Palette = table.Palette, Compression = CompressionLevel.SmallestSize }, metadata with { Resolution = metadata.Resolution ?? picture.Resolution });
        for (int y = 0; y < picture.Height; y++)
            writer.WriteRow(table.Indices.AsSpan(y * picture.Width, picture.Width));
        writer.Finish();
    }

    /// <summary>Writes the rows of bands as they come.</summary>
    /// <param name="to">Where to write; it stays open.</param>
    /// <param name="grid">Size and resolution of the picture.</param>
    /// <param name="bands">All its rows from the top.</param>
    /// <param name="metadata">What to say about it; null says sRGB.</param>
    /// <param name="compression">How hard to compress.</param>
    public static void Write(Stream to, PixelGrid grid, IEnumerable<Band> bands, PngMetadata? metadata = null, CompressionLevel compression = CompressionLevel.Optimal)
    {
        metadata ??= new() { Srgb = true };
        metadata = metadata with { Resolution = metadata.Resolution ?? grid.Resolution };
        PngWriter? writer = null;
        try
        {
            foreach (Band band in bands)
            {
                writer ??= new(to, new(grid.Width, grid.Height, band.Channels) { Compression = compression }, metadata);
                for (int row = 0; row < band.Rows; row++)
                    writer.WriteRow(band.Row(row));
            }
            writer?.Finish();
        }
        finally
        {
            writer?.Dispose();
        }
    }

    /// <summary>Writes the next row from the top.</summary>
    /// <param name="samples">Channels interleaved; 16-bit samples high byte first.</param>
    /// <exception cref="ArgumentException">The row has another length.</exception>
    /// <exception cref="InvalidOperationException">All rows are written.</exception>
    public void WriteRow(ReadOnlySpan<byte> samples)
    {
        if (samples.Length != _row.Length)
            throw new ArgumentException($"A row takes {_row.Length} bytes, not {samples.Length}.", nameof(samples));
        if (_rows == _format.Height)
            throw new InvalidOperationException("All rows are written.");
        samples.CopyTo(_row);
        int best = 0;
        if (_format.Palette.IsEmpty)
        {
            long least = long.MaxValue;
            for (int filter = 0; filter < 5; filter++)
            {
                PngFilters.Apply(filter, _row, _above, _step, _filtered[filter]);
                long weight = PngFilters.Weight(_filtered[filter]);
                if (weight < least)
                    (least, best) = (weight, filter);
                if (least == 0)
                    break;
            }
        }
        else
        {
            _row.CopyTo(_filtered[0], 0);
        }
        _pixels.WriteByte((byte)best);
        _pixels.Write(_filtered[best]);
        (_row, _above) = (_above, _row);
        _rows++;
    }

    /// <summary>Writes the next row from the top with 16-bit samples.</summary>
    /// <param name="samples">Channels interleaved.</param>
    public void WriteRow(ReadOnlySpan<ushort> samples)
    {
        var bytes = new byte[samples.Length * 2];
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(i * 2), samples[i]);
        WriteRow(bytes);
    }

    /// <summary>Ends the file.</summary>
    /// <exception cref="InvalidOperationException">Rows are missing.</exception>
    public void Finish()
    {
        if (_rows != _format.Height)
            throw new InvalidOperationException($"{_rows} of {_format.Height} rows are written.");
        _pixels.Dispose();
        _data.Emit();
        Chunk("IEND", []);
    }

    /// <summary>Frees the compressor. A file that was not finished stays cut off.</summary>
    public void Dispose() => _pixels.Dispose();

    private void Head(PngMetadata metadata)
    {
        _to.Write([137, 80, 78, 71, 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, _format.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), _format.Height);
        header[8] = (byte)_format.Bits;
        header[9] = (byte)(!_format.Palette.IsEmpty ? 3 : _format.Channels switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 });
        Chunk("IHDR", header);
        if (metadata.Srgb)
            Chunk("sRGB", [0]);
        if (metadata.IccProfile is byte[] profile)
            Chunk("iCCP", [.. Keyword(metadata.IccName), 0, 0, .. Deflate(profile)]);
        if (metadata.Resolution is { } resolution)
        {
            var perMetre = new byte[9];
            BinaryPrimitives.WriteInt32BigEndian(perMetre, (int)Math.Round(resolution.PixelsPerMetre));
            BinaryPrimitives.WriteInt32BigEndian(perMetre.AsSpan(4), (int)Math.Round(resolution.PixelsPerMetre));
            perMetre[8] = 1;
            Chunk("pHYs", perMetre);
        }
        if (!_format.Palette.IsEmpty)
        {
            Chunk("PLTE", [.. _format.Palette.SelectMany(c => new[] { c.R, c.G, c.B })]);
            if (!_format.PaletteAlpha.IsEmpty)
                Chunk("tRNS", [.. _format.PaletteAlpha]);
        }
        if (metadata.Xmp is string xmp)
            Text(new(PngMetadata.XmpKeyword, xmp));
        foreach (PngText text in metadata.Texts)
            Text(text);
    }

    private void Text(PngText text) =>
        Chunk("iTXt", [.. Keyword(text.Keyword), 0, 0, 0, .. Encoding.ASCII.GetBytes(text.Language), 0, 0, .. Encoding.UTF8.GetBytes(text.Text)]);

    private static byte[] Keyword(string keyword)
    {
        if (keyword.Length is < 1 or > 79 || keyword.Any(c => c is < ' ' or (> '~' and < '¡') or > 'ÿ'))
            throw new ArgumentException($"'{keyword}' is no PNG keyword: 1 to 79 printable Latin-1 characters.");
        return Encoding.Latin1.GetBytes(keyword);
    }

    private static byte[] Deflate(byte[] bytes)
    {
        var to = new MemoryStream();
        using (var zlib = new ZLibStream(to, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return to.ToArray();
    }

    private void Chunk(string type, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[8], tail = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, content.Length);
        Encoding.ASCII.GetBytes(type, head[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(tail, Crc32.Append(Crc32.Append(0, head[4..]), content));
        _to.Write(head);
        _to.Write(content);
        _to.Write(tail);
    }

    /// <summary>Gathers compressed bytes into IDAT chunks of 64 KB.</summary>
    private sealed class ChunkedData(PngWriter writer) : Stream
    {
        private readonly byte[] _buffer = new byte[65536];
        private int _filled;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                int part = Math.Min(bytes.Length, _buffer.Length - _filled);
                bytes[..part].CopyTo(_buffer.AsSpan(_filled));
                _filled += part;
                bytes = bytes[part..];
                if (_filled == _buffer.Length)
                    Emit();
            }
        }

        public override void Flush()
        {
            // Chunks end when they are full, not when the compressor flushes.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        /// <summary>Writes what is gathered as a chunk.</summary>
        public void Emit()
        {
            if (_filled == 0)
                return;
            writer.Chunk("IDAT", _buffer.AsSpan(0, _filled));
            _filled = 0;
        }
    }
}
