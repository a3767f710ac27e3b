using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>A bank of mist as painted screens have it: level bars with round ends, stacked and staggered.</summary>
public sealed class MistBand
{
    private readonly List<(Point From, Point To)> _bars = [];
    private readonly double _height;

    /// <summary>A bank about a place.</summary>
    /// <param name="dice">Chance.</param>
    /// <param name="centre">Its middle, mm.</param>
    /// <param name="width">Length of its longest bar, mm.</param>
    /// <param name="height">Height of a bar, mm.</param>
    public MistBand(Dice dice, Point centre, double width, double height)
    {
        _height = height;
        int side = dice.Sign();
        foreach ((double row, double share, double shift) in new[] { (-1.0, 0.46, -0.14), (0.0, 1.0, 0.0), (1.0, 0.52, 0.22) })
        {
            double half = width * share * dice.Between(0.92, 1.05) / 2, middle = centre.X + side * shift * width;
            double y = centre.Y + row * height * 0.86 - height * 0.5;
            _bars.Add((new(middle - half, y), new(middle + half, y)));
        }
        Heart = centre - new Point(0, height * 0.5);
        Radius = width * 0.5;
    }

    /// <summary>Middle of the longest bar, where an emblem sits well.</summary>
    public Point Heart { get; }

    /// <summary>Half the length of the longest bar, mm.</summary>
    public double Radius { get; }

    /// <summary>The bank, grown by a distance.</summary>
    public IEnumerable<Outline> Bars(double grow) =>
        _bars.Select(b => Polygons.Dash(b.From - new Point(grow, 0), b.To + new Point(grow, 0), _height + 2 * grow));
}
