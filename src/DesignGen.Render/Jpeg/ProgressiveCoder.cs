namespace DesignGen.Render.Jpeg;

/// <summary>Blocks that come in bits and bands, scan after scan (T.81, annex G).</summary>
internal sealed class ProgressiveCoder : BlockCoder
{
    private readonly HuffmanTable? _codes;
    private readonly int _from, _to, _low;
    private readonly bool _refines;
    private int _emptyBlocks;

    private ProgressiveCoder(JpegComponent component, HuffmanTable? codes, int from, int to, int low, bool refines, JpegFault fault)
        : base(component, fault) => (_codes, _from, _to, _low, _refines) = (codes, from, to, low, refines);

    /// <summary>Makes a coder, if the scan goes on from what is known and its table is there.</summary>
    /// <param name="component">Whose blocks.</param>
    /// <param name="from">First coefficient in zigzag order.</param>
    /// <param name="to">Last coefficient.</param>
    /// <param name="before">Lowest bit known before; 0 in a first scan.</param>
    /// <param name="low">Lowest bit that the scan brings.</param>
    /// <param name="dc">Codes of first coefficients.</param>
    /// <param name="ac">Codes of all others.</param>
    /// <param name="together">Components in the scan.</param>
    /// <param name="fault">For its errors.</param>
    public static ProgressiveCoder For(JpegComponent component, int from, int to, int before, int low, HuffmanTable? dc, HuffmanTable? ac, int together, JpegFault fault)
    {
        bool sound = from == 0 ? to == 0 : from <= to && to < 64 && together == 1 && component.KnownBit[0] >= 0;
        bool refines = before > 0;
        if (!sound || low > 13 || (refines && low != before - 1))
            throw fault.Damaged("the head of a scan is spoilt");
        // Every bit of a coefficient comes once, which also bounds the work that a file can ask for.
        foreach (ref int known in component.KnownBit.AsSpan(from, to - from + 1))
        {
            if (known != (refines ? before : -1))
                throw fault.Damaged("its scans do not go together");
            known = low;
        }
        HuffmanTable? codes = from > 0 ? ac : dc;
        if (codes is null && !(from == 0 && refines))
            throw fault.Damaged("it lacks a Huffman table");
        return new(component, codes, from, to, low, refines, fault);
    }

    /// <inheritdoc/>
    public override void Decode(ref BitReader bits, int x, int y)
    {
        Span<short> block = Component.Coefficients.AsSpan(((y * Component.RowBlocks) + x) * 64, 64);
        if (_from > 0)
        {
            if (_refines)
                Refine(ref bits, block);
            else
                Bring(ref bits, block);
        }
        else if (_refines)
        {
            bits.Fill();
            block[0] |= (short)(bits.Take(1) << _low);
        }
        else
        {
            block[0] = (short)(TakeFirst(ref bits, _codes!) << _low);
        }
    }

    /// <inheritdoc/>
    public override void Restart()
    {
        base.Restart();
        _emptyBlocks = 0;
    }

    // The first bits of a band.
    private void Bring(ref BitReader bits, Span<short> block)
    {
        if (_emptyBlocks > 0)
        {
            _emptyBlocks--;
            return;
        }
        for (int k = _from; k <= _to; k++)
        {
            int symbol = Symbol(ref bits), run = symbol >> 4, size = symbol & 15;
            if (size == 0 && run < 15)
            {
                _emptyBlocks = EndRun(ref bits, run) - 1;
                return;
            }
            k += run;
            if (k > _to)
                throw Spoilt();
            if (size > 0)
                block[ZigZag.Order[k]] = (short)(bits.TakeSigned(size) << _low);
        }
    }

    // One more bit of a band. Coefficients that are no longer zero take a bit each as the runs of zeros pass over them.
    private void Refine(ref BitReader bits, Span<short> block)
    {
        int k = _from, one = 1 << _low;
        if (_emptyBlocks == 0)
        {
            for (; k <= _to; k++)
            {
                int symbol = Symbol(ref bits), run = symbol >> 4, size = symbol & 15, value = 0;
                if (size == 0 && run < 15)
                {
                    _emptyBlocks = EndRun(ref bits, run);
                    break;
                }
                if (size > 1)
                    throw Spoilt();
                if (size == 1)
                    value = bits.Take(1) == 1 ? one : -one;
                for (; k <= _to; k++)
                {
                    ref short coefficient = ref block[ZigZag.Order[k]];
                    if (coefficient != 0)
                    {
                        TakeBit(ref bits, ref coefficient, one);
                    }
                    else if (run-- == 0)
                    {
                        coefficient = (short)value;
                        break;
                    }
                }
                if (k > _to && run >= 0)
                    throw Spoilt();
            }
        }
        if (_emptyBlocks == 0)
            return;
        for (; k <= _to; k++)
        {
            ref short coefficient = ref block[ZigZag.Order[k]];
            if (coefficient != 0)
                TakeBit(ref bits, ref coefficient, one);
        }
        _emptyBlocks--;
    }

    private static void TakeBit(ref BitReader bits, ref short coefficient, int one)
    {
        bits.Fill();
        if (bits.Take(1) == 1 && (coefficient & one) == 0)
            coefficient += (short)(coefficient > 0 ? one : -one);
    }

    private int Symbol(ref BitReader bits)
    {
        bits.Fill();
        int symbol = _codes!.Decode(ref bits);
        return symbol >= 0 ? symbol : throw Spoilt();
    }

    // How many blocks from this one on have nothing more: 2^run and as many as the next bits say.
    private static int EndRun(ref BitReader bits, int run) => (1 << run) + (run > 0 ? bits.Take(run) : 0);
}
