using System.Buffers.Binary;
using System.Globalization;

namespace DesignGen.Render.Jpeg;

/// <summary>Goes through a file's segments (T.81, annex B): tables, sizes and remarks are kept, scans are decoded as they come.</summary>
internal sealed class JpegDecoder(string name, JpegLimits limits)
{
    private readonly JpegFault _fault = new(name);
    private readonly JpegRemarks _remarks = new();
    private readonly int[]?[] _quantization = new int[]?[4];
    private readonly HuffmanTable?[] _dc = new HuffmanTable?[4], _ac = new HuffmanTable?[4];
    private JpegFrame? _frame;
    private int _restartInterval, _scans;
    private long _stray;

    /// <summary>Decodes a file that begins with SOI.</summary>
    public JpegImage Decode(ReadOnlySpan<byte> file)
    {
        int at = 2;
        while (true)
        {
            at = new BitReader(file, at).ToMarker(out int stray);
            _stray += stray;
            if (at == file.Length)
            {
                // Without its end mark a sequential picture may be whole all the same; a progressive one may lack refinement.
                if (_frame is { Progressive: false } && Whole)
                    break;
                throw _fault.CutOff();
            }
            int marker = file[at + 1];
            at += 2;
            if (marker == 0xD9)
                break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            if (file.Length - at < 2)
                throw _fault.CutOff();
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2)
                throw _fault.Damaged("a part of it has no length");
            if (length > file.Length - at)
                throw _fault.CutOff();
            ReadOnlySpan<byte> content = file.Slice(at + 2, length - 2);
            at += length;
            if (marker == 0xDA)
                at = Scan(content, file, at);
            else
                Segment(marker, content);
        }
        if (_frame is null)
            throw _fault.Damaged("it has no picture");
        if (!Whole)
            throw _fault.CutOff();
        return Finish(_frame);
    }

    private bool Whole => _frame is not null && _frame.Components.All(c => c.Quantization is not null);

    private void Segment(int marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                Frame(content, marker == 0xC2);
                break;
            case 0xC4:
                Huffman(content);
                break;
            case 0xC3:
                throw _fault.Unread("lossless");
            case 0xC5 or 0xC6 or 0xC7 or 0xDE:
                throw _fault.Unread("hierarchical");
            case 0xC9 or 0xCA or 0xCB or 0xCC or 0xCD or 0xCE or 0xCF:
                throw _fault.Unread("arithmetic coded");
            case 0xF7:
                throw _fault.Unread("lossless (JPEG-LS)");
            case 0xDB:
                Quantization(content);
                break;
            case 0xDD:
                if (content.Length != 2)
                    throw _fault.Damaged("its restart interval is spoilt");
                _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(content);
                break;
            default:
                _remarks.Take(marker, content);
                break;
        }
    }

    private void Quantization(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            int bytes = (content[0] >> 4) + 1, place = content[0] & 15;
            if (bytes > 2 || place > 3 || content.Length < 1 + (64 * bytes))
                throw _fault.Damaged("its quantization is spoilt");
            var table = new int[64];
            for (int k = 0; k < 64; k++)
                table[ZigZag.Order[k]] = bytes == 1 ? content[1 + k] : BinaryPrimitives.ReadUInt16BigEndian(content[(1 + (2 * k))..]);
            _quantization[place] = table;
            content = content[(1 + (64 * bytes))..];
        }
    }

    private void Huffman(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            int kind = content[0] >> 4, place = content[0] & 15, symbols = 0;
            if (kind > 1 || place > 3 || content.Length < 17)
                throw _fault.Damaged("its Huffman codes are spoilt");
            foreach (byte count in content.Slice(1, 16))
                symbols += count;
            if (symbols > 256 || content.Length < 17 + symbols || HuffmanTable.From(content.Slice(1, 16), content.Slice(17, symbols)) is not { } table)
                throw _fault.Damaged("its Huffman codes are spoilt");
            (kind == 0 ? _dc : _ac)[place] = table;
            content = content[(17 + symbols)..];
        }
    }

    private void Frame(ReadOnlySpan<byte> content, bool progressive)
    {
        if (_frame is not null)
            throw _fault.Damaged("it holds more than one picture");
        if (content.Length < 6 || content.Length != 6 + (3 * content[5]))
            throw _fault.Damaged("its size is spoilt");
        int bits = content[0], height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]), count = content[5];
        if (bits == 12)
            throw _fault.Unread("of 12 bits a channel");
        if (bits != 8)
            throw _fault.Damaged(string.Create(CultureInfo.InvariantCulture, $"it claims {bits} bits a channel"));
        if (height == 0 && width > 0)
            throw _fault.Unread("one that tells its height only after its pixels (DNL)");
        if (width == 0)
            throw _fault.Damaged("it claims a width of 0 px");
        if (count is not (1 or 3 or 4))
            throw _fault.Unread(string.Create(CultureInfo.InvariantCulture, $"of {count} channels"));
        if ((long)width * height > limits.MaxPixels)
            throw _fault.Refuse(string.Create(CultureInfo.InvariantCulture, $"{width} × {height} px is over the limit of {limits.MaxPixels / 1e6:0.##} million pixels. Save the picture smaller."));
        var components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> part = content.Slice(6 + (3 * i), 3);
            int id = part[0], across = part[1] >> 4, down = part[1] & 15;
            if (across is 0 or > 4 || down is 0 or > 4 || part[2] > 3 || components.Take(i).Any(c => c.Id == id))
                throw _fault.Damaged("its channels are spoilt");
            // The factors of one channel alone mean nothing (T.81, A.2.2).
            components[i] = count == 1 ? new(id, 1, 1, part[2]) : new(id, across, down, part[2]);
        }
        _frame = new(width, height, progressive, components);
    }

    private int Scan(ReadOnlySpan<byte> header, ReadOnlySpan<byte> file, int at)
    {
        if (_frame is null)
            throw _fault.Damaged("its pixels come before its size");
        if (++_scans > limits.MaxScans)
            throw _fault.Refuse(string.Create(CultureInfo.InvariantCulture, $"The picture comes in more than {limits.MaxScans} scans. Save it anew as a baseline JPEG or as PNG."));
        JpegScan scan = JpegScan.Read(header, _frame, _dc, _ac, _restartInterval, _fault);
        scan.CheckLength(file.Length - at);
        foreach (JpegComponent component in scan.Components)
        {
            if (component.Quantization is not null)
                continue;
            component.Quantization = _quantization[component.Table] ?? throw _fault.Damaged("it lacks a quantization table");
            if (!component.Prepare(_frame.Progressive))
                throw _fault.Refuse(string.Create(CultureInfo.InvariantCulture, $"{_frame.Width} × {_frame.Height} px is too large to open. Save the picture smaller."));
        }
        return scan.Decode(file, at, ref _stray);
    }

    private JpegImage Finish(JpegFrame frame)
    {
        if (frame.Progressive)
        {
            foreach (JpegComponent component in frame.Components)
                component.Finish();
        }
        JpegColour colour = _remarks.Colour(frame.Components);
        int channels = frame.Components.Length == 1 ? 1 : 3;
        if ((long)frame.Width * frame.Height * channels > Array.MaxLength)
            throw _fault.Refuse(string.Create(CultureInfo.InvariantCulture, $"{frame.Width} × {frame.Height} px is too large to open. Save the picture smaller."));
        byte[] samples = JpegPixels.Gather(frame, colour, channels);
        return new(frame.Width, frame.Height, channels, samples, _remarks.Metadata() with { Colour = colour, Progressive = frame.Progressive, StrayBytes = _stray });
    }
}
