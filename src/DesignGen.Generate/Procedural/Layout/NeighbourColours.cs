using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Colours squares of a mosaic so that no two neighbours agree where that can be avoided, and every colour keeps its share.</summary>
public static class NeighbourColours
{
    /// <summary>A colour number for each square, the largest squares first.</summary>
    /// <param name="torus">The rolled-up cloth.</param>
    /// <param name="squares">Where they lie, mm; nearly square.</param>
    /// <param name="shares">Share of area of each colour, any positive scale.</param>
    /// <param name="dice">Chance.</param>
    public static int[] Assign(Torus torus, IReadOnlyList<Rect> squares, IReadOnlyList<double> shares, Dice dice)
    {
        int[] colour = new int[squares.Count];
        Array.Fill(colour, -1);
        double[] used = new double[shares.Count];
        double total = shares.Sum(), done = 0;
        foreach (int i in dice.Shuffle(Enumerable.Range(0, squares.Count)).OrderByDescending(i => Math.Round(squares[i].Width, 3)).ToArray())
        {
            double[] beside = new double[shares.Count];
            for (int j = 0; j < squares.Count; j++)
            {
                double touching = 0.6 * (squares[i].Width + squares[j].Width);
                if (colour[j] >= 0 && torus.Distance(squares[i].Centre, squares[j].Centre) < touching)
                    beside[colour[j]]++;
            }
            double area = squares[i].Width * squares[i].Height;
            int best = 0;
            double least = double.PositiveInfinity;
            for (int c = 0; c < shares.Count; c++)
            {
                double cost = 10 * beside[c] + (used[c] - shares[c] / total * (done + area)) / (area * Math.Sqrt(shares[c] / total)) + dice.Between(0, 0.5);
                if (cost < least)
                    (best, least) = (c, cost);
            }
            colour[i] = best;
            used[best] += area;
            done += area;
        }
        return colour;
    }
}
