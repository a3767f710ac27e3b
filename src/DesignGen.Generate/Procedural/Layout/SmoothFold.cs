using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Makes any drawing rule fit a mirror repeat: places are folded into the cell, with rounded folds so that curves cross the axes without a kink.</summary>
/// <remarks>x' = w/π · acos(c · cos(πx/w)) with c a little below 1: even about every axis, and a plain fold far from it. Other repeats pass through.</remarks>
public sealed class SmoothFold
{
    private readonly bool _mirror;
    private readonly double _width, _height, _round;

    /// <summary>A fold for a canvas.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="round">How round: 0.985 reaches about 4 mm from the axes of an 80 mm cell; 1 is a sharp fold.</param>
    public SmoothFold(DesignCanvas canvas, double round = 0.99)
    {
        _mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        (_width, _height, _round) = (canvas.Cell.Width, canvas.Cell.Height, round);
    }

    /// <summary>Where a place on the cloth is folded to, mm.</summary>
    public Point At(Point p) => _mirror ? new(Fold(p.X, _width), Fold(p.Y, _height)) : p;

    private double Fold(double x, double side) => side / Math.PI * Math.Acos(_round * Math.Cos(Math.PI * x / side));
}
