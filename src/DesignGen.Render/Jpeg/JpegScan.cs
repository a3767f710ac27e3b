namespace DesignGen.Render.Jpeg;

/// <summary>One scan: which components and coefficients it brings, and the walk over its blocks (T.81, A.2 and B.2.3).</summary>
internal sealed class JpegScan
{
    private readonly JpegFrame _frame;
    private readonly JpegFault _fault;
    private readonly BlockCoder[] _coders;
    private readonly int _restartInterval;
    private readonly bool _first;

    private JpegScan(JpegFrame frame, JpegComponent[] components, BlockCoder[] coders, int restartInterval, bool first, JpegFault fault) =>
        (_frame, Components, _coders, _restartInterval, _first, _fault) = (frame, components, coders, restartInterval, first, fault);

    /// <summary>What it brings.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>Reads the scan's header and checks it against what came before.</summary>
    public static JpegScan Read(ReadOnlySpan<byte> header, JpegFrame frame, HuffmanTable?[] dc, HuffmanTable?[] ac, int restartInterval, JpegFault fault)
    {
        int count = header.Length > 0 ? header[0] : 0;
        if (count is < 1 or > 4 || header.Length != 4 + (2 * count))
            throw fault.Damaged("the head of a scan is spoilt");
        int from = header[^3], to = header[^2], before = header[^1] >> 4, low = header[^1] & 15;
        var components = new JpegComponent[count];
        var coders = new BlockCoder[count];
        for (int i = 0; i < count; i++)
        {
            int id = header[1 + (2 * i)], tables = header[2 + (2 * i)];
            JpegComponent component = frame.Components.FirstOrDefault(c => c.Id == id) ?? throw fault.Damaged("a scan names a channel that it does not have");
            if (components.Contains(component) || (tables >> 4) > 3 || (tables & 15) > 3)
                throw fault.Damaged("the head of a scan is spoilt");
            components[i] = component;
            coders[i] = frame.Progressive
                ? ProgressiveCoder.For(component, from, to, before, low, dc[tables >> 4], ac[tables & 15], count, fault)
                : SequentialCoder.For(component, dc[tables >> 4], ac[tables & 15], fault);
        }
        if (count > 1 && components.Sum(c => c.Across * c.Down) > 10)
            throw fault.Damaged("a scan has more than ten blocks in a group");
        return new(frame, components, coders, restartInterval, !frame.Progressive || (from == 0 && before == 0), fault);
    }

    /// <summary>Checks that the scan can fit into what is left of the file, before memory is taken for it.</summary>
    /// <param name="left">Bytes left.</param>
    public void CheckLength(int left)
    {
        // A block takes two codes of one bit at least, the first scan of a progressive picture one; later scans may skip blocks.
        long bits = Components.Sum(c => (long)c.BlocksAcross * c.BlocksDown) * (_frame.Progressive ? 1 : 2);
        if (_first && left * 8L < bits)
            throw _fault.CutOff();
    }

    /// <summary>Decodes the scan.</summary>
    /// <param name="file">All of the file.</param>
    /// <param name="at">Where the scan's bytes begin.</param>
    /// <param name="stray">Grows by the bytes that belong to no block.</param>
    /// <returns>Where the next marker begins, or the file's length.</returns>
    public int Decode(ReadOnlySpan<byte> file, int at, ref long stray)
    {
        var bits = new BitReader(file, at);
        bool alone = Components.Length == 1;
        int across = alone ? Components[0].BlocksAcross : _frame.GroupsAcross, down = alone ? Components[0].BlocksDown : _frame.GroupsDown;
        int toRestart = _restartInterval > 0 ? _restartInterval : int.MaxValue, next = 0, dropped;
        for (int y = 0; y < down; y++)
        {
            for (int x = 0; x < across; x++, toRestart--)
            {
                if (toRestart == 0)
                {
                    Check(in bits);
                    int marker = bits.ToMarker(out dropped);
                    stray += dropped;
                    if (marker == file.Length)
                        throw _fault.CutOff();
                    if (file[marker + 1] != 0xD0 + next)
                        throw _fault.Damaged("its pixels end too early");
                    next = next + 1 & 7;
                    bits.Restart(marker + 2);
                    toRestart = _restartInterval;
                    foreach (BlockCoder coder in _coders)
                        coder.Restart();
                }
                if (alone)
                    _coders[0].Decode(ref bits, x, y);
                else
                    Group(ref bits, x, y);
            }
            Check(in bits);
        }
        int end = bits.ToMarker(out dropped);
        stray += dropped;
        return end;
    }

    private void Group(ref BitReader bits, int x, int y)
    {
        foreach (BlockCoder coder in _coders)
        {
            JpegComponent component = coder.Component;
            for (int v = 0; v < component.Down; v++)
            {
                for (int h = 0; h < component.Across; h++)
                    coder.Decode(ref bits, (x * component.Across) + h, (y * component.Down) + v);
            }
        }
    }

    private void Check(in BitReader bits)
    {
        if (bits.Overran)
            throw bits.AtEnd ? _fault.CutOff() : _fault.Damaged("its pixels end too early");
    }
}
