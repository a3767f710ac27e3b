using System.IO.Compression;
using System.Text;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Pdf;

/// <summary>The drawing orders of one page or form. They are packed as they come, so a dense drawing takes memory only by its packed size.</summary>
internal sealed class PdfContent : IDisposable
{
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _zip;
    private readonly byte[] _buffer = new byte[8192];
    private int _length;

    /// <summary>Begins with nothing drawn.</summary>
    public PdfContent() => _zip = new(_packed, CompressionLevel.Optimal, leaveOpen: true);

    /// <summary>Writes an order with its operands; ASCII.</summary>
    public void Order(string text)
    {
        Room(text.Length + 1);
        _length += Encoding.ASCII.GetBytes(text, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'\n';
    }

    /// <summary>Writes the path of an outline, whole micrometres in millimetres; the caller fills, strokes or clips it.</summary>
    /// <param name="outline">What is written.</param>
    /// <param name="closed">Whether the end of each contour is joined to its start.</param>
    public void Path(Outline outline, bool closed = true)
    {
        foreach (Contour contour in outline.Contours)
        {
            if (contour.Segments.IsEmpty)
                continue;
            (long X, long Y) start = Micrometres(contour.Start), pen = start;
            Step('m', start);
            for (int i = 0; i < contour.Segments.Length; i++)
            {
                Segment s = contour.Segments[i];
                (long X, long Y) end = Micrometres(s.End);
                if (s.IsLine)
                {
                    // The closing order draws the last line.
                    if (end != pen && !(closed && i == contour.Segments.Length - 1 && end == start))
                        Step('l', end);
                }
                else
                {
                    (long X, long Y) first = Micrometres(s.Control1), second = Micrometres(s.Control2);
                    if (first == pen)
                        Step('v', second, end);
                    else if (second == end)
                        Step('y', first, end);
                    else
                        Step('c', first, second, end);
                }
                pen = end;
            }
            if (closed)
                Order("h");
        }
    }

    /// <summary>Writes the path of a traced outline, whole micrometres in millimetres; the caller fills it or clips by it, by the even-odd rule.</summary>
    public void Path(TracedOutline outline)
    {
        foreach (IReadOnlyList<Point> corners in outline.Polygons())
        {
            for (int i = 0; i < corners.Count; i++)
                Step(i == 0 ? 'm' : 'l', Micrometres(corners[i]));
            Order("h");
        }
    }

    /// <summary>The orders, packed by Flate; nothing can be added after.</summary>
    public ReadOnlySpan<byte> Packed()
    {
        _zip.Write(_buffer, 0, _length);
        _length = 0;
        _zip.Dispose();
        return _packed.GetBuffer().AsSpan(0, (int)_packed.Length);
    }

    /// <summary>Lets the memory go.</summary>
    public void Dispose()
    {
        _zip.Dispose();
        _packed.Dispose();
    }

    private static (long X, long Y) Micrometres(Point p) => ((long)Math.Round(p.X * 1000), (long)Math.Round(p.Y * 1000));

    private void Step(char order, params ReadOnlySpan<(long X, long Y)> points)
    {
        Room(2 + points.Length * 46);
        foreach ((long x, long y) in points)
        {
            Millimetres(x);
            Millimetres(y);
        }
        _buffer[_length++] = (byte)order;
        _buffer[_length++] = (byte)'\n';
    }

    private void Millimetres(long micrometres)
    {
        if (micrometres < 0)
            _buffer[_length++] = (byte)'-';
        long whole = Math.Abs(micrometres) / 1000;
        int rest = (int)(Math.Abs(micrometres) % 1000);
        if (whole > 0 || rest == 0)
        {
            System.Buffers.Text.Utf8Formatter.TryFormat(whole, _buffer.AsSpan(_length), out int written);
            _length += written;
        }
        if (rest > 0)
        {
            _buffer[_length++] = (byte)'.';
            _buffer[_length++] = (byte)('0' + rest / 100);
            if (rest % 100 > 0)
                _buffer[_length++] = (byte)('0' + rest / 10 % 10);
            if (rest % 10 > 0)
                _buffer[_length++] = (byte)('0' + rest % 10);
        }
        _buffer[_length++] = (byte)' ';
    }

    private void Room(int bytes)
    {
        if (_buffer.Length - _length >= bytes)
            return;
        _zip.Write(_buffer, 0, _length);
        _length = 0;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _buffer.Length);
    }
}
