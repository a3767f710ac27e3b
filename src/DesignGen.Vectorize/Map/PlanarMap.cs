using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Map;

/// <summary>A stretch of boundary along pixel edges, stored once, between two nodes or closed in itself.</summary>
/// <param name="StartX">Pixel corner where it begins, from the left.</param>
/// <param name="StartY">Pixel corner where it begins, from the top.</param>
/// <param name="Steps">Where its steps begin in <see cref="PlanarMap.Steps"/>.</param>
/// <param name="Length">How many steps it has, one pixel edge each.</param>
/// <param name="From">Node where it begins; -1 for a loop.</param>
/// <param name="To">Node where it ends; -1 for a loop.</param>
/// <param name="Left">Face on the left hand; -1 for bare ground.</param>
/// <param name="Right">Face on the right hand; -1 for bare ground.</param>
/// <param name="OnBorder">Whether it runs along the picture's border.</param>
internal readonly record struct Chain(int StartX, int StartY, int Steps, int Length, int From, int To, int Left, int Right, bool OnBorder)
{
    /// <summary>Whether it is closed without a node.</summary>
    public bool IsLoop => From < 0;
}

/// <summary>A pixel corner where boundaries meet or a boundary comes to the picture's border.</summary>
/// <param name="x">Pixel corner, from the left.</param>
/// <param name="y">Pixel corner, from the top.</param>
internal struct Node(int x, int y)
{
    public int X = x, Y = y;

    /// <summary>The chain that leaves in each direction, as its number + 1, negative where it ends here; 0 for none.</summary>
    public int Up, Right, Down, Left;

    public int this[int direction]
    {
        readonly get => direction switch { 0 => Up, 1 => Right, 2 => Down, _ => Left };
        set
        {
            switch (direction)
            {
                case 0: Up = value; break;
                case 1: Right = value; break;
                case 2: Down = value; break;
                default: Left = value; break;
            }
        }
    }
}

/// <summary>A connected area of one ink.</summary>
/// <param name="Label">Its ink.</param>
/// <param name="Pixels">How large it is.</param>
internal readonly record struct Face(byte Label, int Pixels);

/// <summary>A label map as faces, boundaries and nodes: every boundary is there once, between exactly two faces.</summary>
/// <remarks>Directions are 0 up, 1 right, 2 down, 3 left; y points down, so the left hand of one who walks right is up.</remarks>
internal sealed class PlanarMap
{
    /// <summary>Step to the next corner, by direction.</summary>
    public static ReadOnlySpan<int> StepX => [0, 1, 0, -1];

    /// <summary>Step to the next corner, by direction.</summary>
    public static ReadOnlySpan<int> StepY => [-1, 0, 1, 0];

    /// <summary>The labels that it was made from.</summary>
    public required LabelRuns Labels { get; init; }

    /// <summary>Directions of all chains, one after the other.</summary>
    public required byte[] Steps { get; init; }

    /// <summary>All boundaries.</summary>
    public required Chain[] Chains { get; init; }

    /// <summary>All nodes.</summary>
    public required Node[] Nodes { get; init; }

    /// <summary>All faces of ink, in the order of their first pixels.</summary>
    public required Face[] Faces { get; init; }

    /// <summary>The steps of a chain.</summary>
    public ReadOnlySpan<byte> Of(in Chain chain) => Steps.AsSpan(chain.Steps, chain.Length);

    /// <summary>The ink of a face; <see cref="LabelMap.Clear"/> for bare ground.</summary>
    public byte LabelOf(int face) => face < 0 ? LabelMap.Clear : Faces[face].Label;
}
