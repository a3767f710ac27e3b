using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>One square of a grid of mixed scales.</summary>
/// <param name="Bounds">Where it lies, mm.</param>
/// <param name="Level">0 for a whole unit, 1 for its quarters, 2 for theirs.</param>
/// <param name="Column">Its column among squares of its own level.</param>
/// <param name="Row">Its row among squares of its own level.</param>
public readonly record struct Block(Rect Bounds, int Level, int Column, int Row);

/// <summary>Splits some units of a grid into quarters, and some of those again, spread evenly over the cloth.</summary>
public static class QuadBlocks
{
    /// <summary>The squares in order of level, the largest first.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="grid">The whole units.</param>
    /// <param name="split">Share of units that are split, 0 to 1.</param>
    /// <param name="levels">How often a unit may be split, 0 or more.</param>
    /// <param name="dice">Chance.</param>
    public static ImmutableArray<Block> Split(DesignCanvas canvas, UnitGrid grid, double split, int levels, Dice dice)
    {
        var kept = ImmutableArray.CreateBuilder<Block>();
        List<Block> open = [];
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
                open.Add(new(grid.Unit(column, row), 0, column, row));
        }
        for (int level = 0; level < levels && split > 0; level++)
        {
            double share = Math.Clamp(level == 0 ? split : split * 0.6, 0, 0.95);
            int[] cut = new EvenMix([.. open.Select(b => b.Bounds.Centre)], canvas.Repeat)
                .Deal([1 - share, share], open[0].Bounds.Width * 1.3, dice.Fork("level", level));
            var next = new List<Block>();
            for (int i = 0; i < open.Count; i++)
            {
                if (cut[i] == 0)
                    kept.Add(open[i]);
                else
                    next.AddRange(Quarters(open[i]));
            }
            open = next;
            if (open.Count == 0)
                break;
        }
        kept.AddRange(open);
        return kept.ToImmutable();
    }

    private static IEnumerable<Block> Quarters(Block b)
    {
        Point middle = b.Bounds.Centre;
        for (int j = 0; j < 2; j++)
        {
            for (int i = 0; i < 2; i++)
            {
                Rect r = new(
                    i == 0 ? b.Bounds.Left : middle.X, j == 0 ? b.Bounds.Top : middle.Y, i == 0 ? middle.X : b.Bounds.Right, j == 0 ? middle.Y : b.Bounds.Bottom);
                yield return new(r, b.Level + 1, 2 * b.Column + i, 2 * b.Row + j);
            }
        }
    }
}
