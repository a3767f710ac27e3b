namespace DesignGen.Render.Jpeg;

/// <summary>Decodes the blocks of one component in one scan.</summary>
internal abstract class BlockCoder(JpegComponent component, JpegFault fault)
{
    /// <summary>Whose blocks.</summary>
    public JpegComponent Component => component;

    /// <summary>For its errors.</summary>
    protected JpegFault Fault => fault;

    /// <summary>The last block's first coefficient, from which the next one differs.</summary>
    protected int Before { get; set; }

    /// <summary>Decodes the next block of the code.</summary>
    /// <param name="bits">The scan's bits.</param>
    /// <param name="x">The block's column.</param>
    /// <param name="y">The block's row.</param>
    public abstract void Decode(ref BitReader bits, int x, int y);

    /// <summary>Forgets what came before, after a restart marker.</summary>
    public virtual void Restart() => Before = 0;

    /// <summary>Takes the first coefficient as its difference from the last block's.</summary>
    protected int TakeFirst(ref BitReader bits, HuffmanTable codes)
    {
        bits.Fill();
        int size = codes.Decode(ref bits);
        if (size is < 0 or > 15)
            throw Spoilt();
        if (size > 0)
            Before = (short)(Before + bits.TakeSigned(size));
        return Before;
    }

    /// <summary>The code has a word that its tables do not allow.</summary>
    protected Exception Spoilt() => Fault.Damaged("its pixels are spoilt");
}

/// <summary>Blocks that come whole (T.81, annex F.2).</summary>
internal sealed class SequentialCoder : BlockCoder
{
    private readonly HuffmanTable _dc, _ac;
    private readonly short[] _block = new short[64];

    private SequentialCoder(JpegComponent component, HuffmanTable dc, HuffmanTable ac, JpegFault fault)
        : base(component, fault) => (_dc, _ac) = (dc, ac);

    /// <summary>Makes a coder, if the component is due and its tables are there.</summary>
    public static SequentialCoder For(JpegComponent component, HuffmanTable? dc, HuffmanTable? ac, JpegFault fault)
    {
        if (component.Quantization is not null)
            throw fault.Damaged("a channel comes twice");
        return dc is null || ac is null ? throw fault.Damaged("it lacks a Huffman table") : new(component, dc, ac, fault);
    }

    /// <inheritdoc/>
    public override void Decode(ref BitReader bits, int x, int y)
    {
        Span<byte> into = Component.Samples.AsSpan((y * 8 * Component.Stride) + (x * 8));
        int first = TakeFirst(ref bits, _dc), last = 0;
        for (int k = 1; k < 64; k++)
        {
            bits.Fill();
            int symbol = _ac.Decode(ref bits), size = symbol & 15;
            if (symbol < 0)
                throw Spoilt();
            if (size == 0 && symbol != 0xF0)
                break;
            k += symbol >> 4;
            if (k > 63)
                throw Spoilt();
            if (size == 0)
                continue;
            _block[ZigZag.Order[k]] = (short)bits.TakeSigned(size);
            last = k;
        }
        if (last == 0)
        {
            InverseDct.Flat(first * Component.Quantization![0], into, Component.Stride);
            return;
        }
        _block[0] = (short)first;
        InverseDct.Transform(_block, Component.Quantization, into, Component.Stride);
        _block.AsSpan().Clear();
    }
}
