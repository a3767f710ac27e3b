using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Gives areas their colours so that each colour keeps its share and two of one colour keep apart.</summary>
public static class RoleSpread
{
    /// <summary>A role for each area, the largest areas first.</summary>
    /// <remarks>Each takes the role with the least pull: area over squared distance of what has it already, over the role's share.</remarks>
    /// <param name="torus">The rolled-up cloth.</param>
    /// <param name="areas">Middle (mm) and area (mm²) of each.</param>
    /// <param name="shares">Roles with their shares; they need not add up to 1.</param>
    public static PaletteRole[] Assign(Torus torus, IReadOnlyList<(Point At, double Area)> areas, ImmutableArray<(PaletteRole Role, double Share)> shares)
    {
        var roles = new PaletteRole[areas.Count];
        var done = shares.Select(_ => new List<int>()).ToArray();
        double cloth = torus.Cell.Width * torus.Cell.Height;
        foreach (int i in Enumerable.Range(0, areas.Count).OrderByDescending(i => areas[i].Area).ThenBy(i => i).ToArray())
        {
            int best = 0;
            double least = double.PositiveInfinity;
            for (int r = 0; r < shares.Length; r++)
            {
                double pull = 0;
                foreach (int j in done[r])
                {
                    double distance = torus.Distance(areas[i].At, areas[j].At);
                    pull += areas[j].Area * (1 / (distance * distance + 1e-3) + 20 / cloth);
                }
                if (pull / shares[r].Share < least)
                    (least, best) = (pull / shares[r].Share, r);
            }
            done[best].Add(i);
            roles[i] = shares[best].Role;
        }
        return roles;
    }
}
