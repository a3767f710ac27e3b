using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Pictures;

/// <summary>A motif that was traced from a picture.</summary>
/// <remarks>Its shapes keep their inks: each is drawn in a role that the recipe gives this ink. Upright in the picture is upright in a one-way toss.</remarks>
public sealed class PictureMotif : Motif
{
    // Discs stand for the silhouette; more bring little and cost time at every look for room.
    private const int MostDiscs = 40, Across = 96;
    private const double Step = 2.0 / Across;

    private readonly ImmutableArray<(PaletteRole Role, Outline Outline, FillRule Rule)> _parts;

    private PictureMotif(ImmutableArray<(PaletteRole, Outline, FillRule)> parts, ImmutableArray<Disc> footprint, double area)
        : base("picture", footprint) => (_parts, Area) = (parts, area);

    /// <summary>Area of its silhouette, in squares of its own unit: π for a full circle.</summary>
    public double Area { get; }

    /// <summary>Makes a motif of a traced drawing.</summary>
    /// <param name="drawing">The drawing; what is bare in it stays bare. Its inks are among the recipe's, by id.</param>
    /// <param name="recipe">Says which roles its inks play.</param>
    /// <returns>The motif; null where there is nothing in the drawing.</returns>
    public static PictureMotif? Of(Artwork drawing, Recipe recipe)
    {
        Rect bounds = drawing.InkedBounds;
        if (bounds.Width <= 0 || bounds.Height <= 0)
            return null;
        // Motifs grow along x from their foot and are stood upright by the toss: the picture is laid on its side first.
        Affine unit = Affine.Translate(-bounds.Centre.X, -bounds.Centre.Y).Then(Affine.Scale(2 / Math.Sqrt(bounds.Width * bounds.Width + bounds.Height * bounds.Height))).Then(Affine.Rotate(Math.PI / 2));
        var parts = ImmutableArray.CreateBuilder<(PaletteRole, Outline, FillRule)>();
        foreach (Shape shape in drawing.Shapes)
        {
            PaletteRole role = shape.Ink is int ink ? RoleOf(drawing.Inks[ink].Id, recipe) : PaletteRole.Ground;
            parts.Add((role, shape.Outline.Transform(unit), shape.Rule));
        }
        var inside = new bool[Across, Across];
        foreach (Shape shape in drawing.Shapes.Where(s => s.Ink is not null))
            Paint(shape.Outline.Transform(unit), inside);
        return new(parts.ToImmutable(), Cover(inside), inside.Cast<bool>().Count(i => i) * Step * Step);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        foreach ((PaletteRole role, Outline outline, FillRule rule) in _parts)
            pen.Fill(role, outline, rule);
    }

    private static PaletteRole RoleOf(string id, Recipe recipe)
    {
        int place = recipe.Inks.Select((ink, i) => (ink.Id, i)).First(k => k.Id == id).i;
        return recipe.Roles.First(r => r.Value == place).Key;
    }

    /// <summary>Discs that cover a silhouette: the widest that fits, then the widest of what is left uncovered, and so on.</summary>
    private static ImmutableArray<Disc> Cover(bool[,] inside)
    {
        double[,] room = Room(inside);
        var discs = ImmutableArray.CreateBuilder<Disc>();
        var covered = new bool[Across, Across];
        while (discs.Count < MostDiscs)
        {
            (int X, int Y, double Room) widest = (0, 0, 0);
            for (int y = 0; y < Across; y++)
            {
                for (int x = 0; x < Across; x++)
                {
                    if (!covered[x, y] && room[x, y] > widest.Room)
                        widest = (x, y, room[x, y]);
                }
            }
            if (widest.Room <= 0)
                break;
            // A little wider than what fits, so that few discs cover the edge between them too.
            double radius = widest.Room * 1.12 + 0.5;
            discs.Add(new(new((widest.X + 0.5) * Step - 1, (widest.Y + 0.5) * Step - 1), radius * Step));
            for (int y = 0; y < Across; y++)
            {
                for (int x = 0; x < Across; x++)
                    covered[x, y] |= (x - widest.X) * (x - widest.X) + (y - widest.Y) * (y - widest.Y) <= radius * radius;
            }
        }
        return discs.ToImmutable();
    }

    private static void Paint(Outline outline, bool[,] inside)
    {
        var lines = new List<(Point A, Point B)>();
        foreach (Contour contour in outline.Contours)
        {
            List<Point> points = contour.Flatten(Step / 4);
            for (int i = 0; i < points.Count; i++)
                lines.Add((points[i], points[(i + 1) % points.Count]));
        }
        var crossings = new List<(double X, int Winding)>();
        for (int y = 0; y < Across; y++)
        {
            double at = (y + 0.5) * Step - 1;
            crossings.Clear();
            foreach ((Point a, Point b) in lines)
            {
                if (a.Y <= at != b.Y <= at)
                    crossings.Add((a.X + (b.X - a.X) * (at - a.Y) / (b.Y - a.Y), b.Y > a.Y ? 1 : -1));
            }
            crossings.Sort((p, q) => p.X.CompareTo(q.X));
            int winding = 0;
            for (int i = 0; i + 1 < crossings.Count; i++)
            {
                winding += crossings[i].Winding;
                if (winding == 0)
                    continue;
                for (int x = Math.Max(0, (int)Math.Ceiling((crossings[i].X + 1) / Step - 0.5)); x < Across && (x + 0.5) * Step - 1 < crossings[i + 1].X; x++)
                    inside[x, y] = true;
            }
        }
    }

    // Distance in pixels from each inner one to the nearest outer one; the border counts as outer. The grid is small: each asks all outer ones near it, ring by ring.
    private static double[,] Room(bool[,] inside)
    {
        var room = new double[Across, Across];
        for (int y = 0; y < Across; y++)
        {
            for (int x = 0; x < Across; x++)
            {
                if (!inside[x, y])
                    continue;
                double best = double.MaxValue;
                for (int ring = 1; ring <= Across && ring <= best; ring++)
                {
                    for (int k = -ring; k <= ring; k++)
                    {
                        foreach ((int dx, int dy) in (ReadOnlySpan<(int, int)>)[(k, -ring), (k, ring), (-ring, k), (ring, k)])
                        {
                            int nx = x + dx, ny = y + dy;
                            if (nx < 0 || ny < 0 || nx >= Across || ny >= Across || !inside[nx, ny])
                                best = Math.Min(best, Math.Sqrt(dx * dx + dy * dy));
                        }
                    }
                }
                room[x, y] = best;
            }
        }
        return room;
    }
}
