using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Gang.Nesting;

/// <summary>Every shape in every turn, with what is known of them on the search's grid; found when it is first needed, and the same for all threads.</summary>
internal sealed class ShapeTurns
{
    /// <summary>Rows to a step: more come closer to the true distance and take longer.</summary>
    private const int RowsPerStep = 2;

    // What all no-fit maps may take, bytes: the grid is coarser where they would take more.
    private const double MostBytes = 96e6;

    private readonly NestOrder _order;
    private readonly int[] _first;
    private readonly Bands?[] _grown, _bodies;
    private readonly NoFit?[] _nofits;

    /// <summary>Chooses the grid.</summary>
    public ShapeTurns(NestOrder order)
    {
        _order = order;
        _first = new int[order.Shapes.Length + 1];
        for (int shape = 0; shape < order.Shapes.Length; shape++)
            _first[shape + 1] = _first[shape] + order.Shapes[shape].Turns.Length;
        All = [.. order.Shapes.SelectMany((s, shape) => s.Turns.Select((corners, turn) => new ShapeTurn(shape, turn, corners)))];
        StepUnits = Grid();
        Step = StepUnits * order.Unit;
        (_grown, _bodies, _nofits) = (new Bands[All.Length], new Bands[All.Length], new NoFit[All.Length * All.Length]);
    }

    /// <summary>All turns of all shapes, shape by shape.</summary>
    public ImmutableArray<ShapeTurn> All { get; }

    /// <summary>The grid's step in units; even.</summary>
    public int StepUnits { get; }

    /// <summary>The grid's step, mm.</summary>
    public double Step { get; }

    /// <summary>The places in <see cref="All"/> of a shape's turns: from the first one up to the second.</summary>
    public (int From, int To) Of(int shape) => (_first[shape], _first[shape + 1]);

    /// <summary>Where the second may not lie beside the first.</summary>
    public NoFit Between(int placed, int moved)
    {
        ref NoFit? known = ref _nofits[placed * All.Length + moved];
        // Two threads may find it at once; they find the same.
        return Volatile.Read(ref known) ?? (known = NoFit.Of(
            _grown[placed] ??= new(All[placed].Corners, Step / RowsPerStep, _order.Gap), _bodies[moved] ??= new(All[moved].Corners, Step / RowsPerStep, 0), RowsPerStep, Step));
    }

    private int Grid()
    {
        double area = _order.Pieces.Average(p => All[_first[p]].Width * All[_first[p]].Height);
        double wanted = Math.Clamp(Math.Sqrt(area) / 90, 0.2, 3);
        int units = Math.Max(1, (int)Math.Round(wanted / _order.Unit / 2)) * 2;
        while (Bytes(units * _order.Unit) > MostBytes)
            units += 2;
        return units;
    }

    private double Bytes(double step)
    {
        double across = All.Average(t => t.Width), down = All.Average(t => t.Height);
        return (double)All.Length * All.Length * (2 * down / step) * (2 * across / step / 64 + 1) * sizeof(ulong);
    }
}

/// <summary>A shape in one of its turns.</summary>
internal sealed class ShapeTurn
{
    /// <summary>Measures it.</summary>
    public ShapeTurn(int shape, int turn, ImmutableArray<Point> corners)
    {
        (Shape, Turn, Corners) = (shape, turn, corners);
        (Width, Height) = (corners.Max(c => c.X), corners.Max(c => c.Y));
        double twice = 0;
        for (int i = 0; i < corners.Length; i++)
            twice += Point.Cross(corners[i], corners[(i + 1) % corners.Length]);
        Area = Math.Abs(twice) / 2;
    }

    public int Shape { get; }

    public int Turn { get; }

    public ImmutableArray<Point> Corners { get; }

    /// <summary>How far it reaches to the right of its origin, mm.</summary>
    public double Width { get; }

    /// <summary>How far it reaches down from its origin, mm.</summary>
    public double Height { get; }

    /// <summary>Its area, mm².</summary>
    public double Area { get; }
}
