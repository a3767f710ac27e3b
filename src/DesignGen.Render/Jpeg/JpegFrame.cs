namespace DesignGen.Render.Jpeg;

/// <summary>The size and components of a picture (T.81, B.2.2).</summary>
internal sealed class JpegFrame
{
    /// <summary>Makes the frame and sizes its components.</summary>
    public JpegFrame(int width, int height, bool progressive, JpegComponent[] components)
    {
        (Width, Height, Progressive, Components) = (width, height, progressive, components);
        Across = components.Max(c => c.Across);
        Down = components.Max(c => c.Down);
        foreach (JpegComponent component in components)
            component.Size(this);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Whether scans refine each other.</summary>
    public bool Progressive { get; }

    /// <summary>One, three or four.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>The largest sampling factor across.</summary>
    public int Across { get; }

    /// <summary>The largest sampling factor down.</summary>
    public int Down { get; }

    /// <summary>Groups of interleaved blocks in a row.</summary>
    public int GroupsAcross => (Width + (8 * Across) - 1) / (8 * Across);

    /// <summary>Rows of such groups.</summary>
    public int GroupsDown => (Height + (8 * Down) - 1) / (8 * Down);
}

/// <summary>One component: lightness, a colour difference or an ink, with its own sampling.</summary>
/// <param name="id">As scans name it.</param>
/// <param name="across">Sampling factor, 1 to 4.</param>
/// <param name="down">Sampling factor, 1 to 4.</param>
/// <param name="table">Place of its quantization table, 0 to 3.</param>
internal sealed class JpegComponent(int id, int across, int down, int table)
{
    /// <summary>As scans name it.</summary>
    public int Id => id;

    /// <summary>Sampling factor across, 1 to 4.</summary>
    public int Across => across;

    /// <summary>Sampling factor down, 1 to 4.</summary>
    public int Down => down;

    /// <summary>Place of its quantization table, 0 to 3.</summary>
    public int Table => table;

    /// <summary>Samples across that belong to the picture.</summary>
    public int Width { get; private set; }

    /// <summary>Samples down that belong to the picture.</summary>
    public int Height { get; private set; }

    /// <summary>Blocks across that hold them.</summary>
    public int BlocksAcross => (Width + 7) / 8;

    /// <summary>Blocks down that hold them.</summary>
    public int BlocksDown => (Height + 7) / 8;

    /// <summary>Blocks in a row of <see cref="Samples"/>, made up to whole groups.</summary>
    public int RowBlocks { get; private set; }

    /// <summary>Rows of blocks in <see cref="Samples"/>, made up to whole groups.</summary>
    public int Rows { get; private set; }

    /// <summary>Samples from one row to the next.</summary>
    public int Stride => RowBlocks * 8;

    /// <summary>Factors of the coefficients, row by row; taken when its first scan begins.</summary>
    public int[]? Quantization { get; set; }

    /// <summary>Decoded samples; empty before its first scan.</summary>
    public byte[] Samples { get; private set; } = [];

    /// <summary>Coefficients, 64 a block and row by row; empty unless progressive.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>For each coefficient in zigzag order the lowest bit known by now; -1 for nothing.</summary>
    public int[] KnownBit { get; } = [.. Enumerable.Repeat(-1, 64)];

    /// <summary>The last sample's row, for edges.</summary>
    public ReadOnlySpan<byte> Row(int y) => Samples.AsSpan(Math.Clamp(y, 0, Height - 1) * Stride, Stride);

    /// <summary>Sizes it for a frame.</summary>
    public void Size(JpegFrame frame)
    {
        Width = ((frame.Width * across) + frame.Across - 1) / frame.Across;
        Height = ((frame.Height * down) + frame.Down - 1) / frame.Down;
        RowBlocks = frame.GroupsAcross * across;
        Rows = frame.GroupsDown * down;
    }

    /// <summary>Takes memory for what its scans bring.</summary>
    /// <returns>False where that is more than one array holds.</returns>
    public bool Prepare(bool progressive)
    {
        long size = (long)Stride * Rows * 8;
        if (size > Array.MaxLength)
            return false;
        if (progressive)
            Coefficients = new short[size];
        else
            Samples = GC.AllocateUninitializedArray<byte>((int)size);
        return true;
    }

    /// <summary>Turns the coefficients of all scans into samples.</summary>
    public void Finish()
    {
        Samples = GC.AllocateUninitializedArray<byte>(Coefficients.Length);
        for (int row = 0, at = 0; row < Rows; row++)
        {
            for (int x = 0; x < RowBlocks; x++, at += 64)
                InverseDct.Transform(Coefficients.AsSpan(at, 64), Quantization, Samples.AsSpan((row * 8 * Stride) + (x * 8)), Stride);
        }
        Coefficients = [];
    }
}
