using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Tests.CentreLines;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests.Views;

/// <summary>Small pictures as a tracer would give them: boundaries once, faces from the same curves.</summary>
internal static class Maps
{
    public static readonly Ink Yellow = new("yellow", "Yellow", new(250, 220, 60)), Red = new("red", "Red", new(200, 40, 50)),
        Navy = new("navy", "Navy", new(20, 30, 80)), Black = new("black", "Black", new(10, 10, 10)), Gold = new("gold", "Gold", new(200, 170, 90), InkKind.Metallic);

    /// <summary>A square of one ink on bare ground, 20 mm, and within it a disc of the other, of radius 6.</summary>
    public static InkMap DiscInSquare(Ink square, Ink disc, double radius = 6) => Nested([square, disc], Outline.Rectangle(new(2, 2, 22, 22)), Outline.Circle(new(12, 12), radius));

    /// <summary>Shapes inside each other on bare ground: the first is the outermost; a null ink is bare ground again.</summary>
    public static InkMap Nested(Ink?[] inks, params Outline[] rings)
    {
        ImmutableArray<Ink> all = [.. inks.OfType<Ink>().Distinct()];
        var faces = new Outline[all.Length];
        Array.Fill(faces, Outline.Empty);
        var edges = ImmutableArray.CreateBuilder<InkEdge>();
        int? outside = null;
        for (int i = 0; i < rings.Length; i++)
        {
            int? inside = inks[i] is Ink ink ? all.IndexOf(ink) : null;
            if (inside is int fill)
                faces[fill] = faces[fill].With(rings[i]);
            if (outside is int around)
                faces[around] = faces[around].With(rings[i].Reverse());
            // The rings run clockwise: the inside is on their right hand.
            foreach (Contour c in rings[i].Contours)
                edges.Add(new(outside, inside, c.Start, Closed(c)));
            outside = inside;
        }
        return new(Length.FromMillimetres(24), Length.FromMillimetres(24), all, [.. faces], edges.ToImmutable());
    }

    /// <summary>A tile of yellow, 40 mm by 30 in pixels of half a millimetre: a navy disc across its right border, a red one across its corner, one within it near a border, and a slanting stripe, thin against traps.</summary>
    public static InkMap Tile()
    {
        const int wide = 80, high = 60;
        Outline stripe = Outline.Polygon(new(0, 20), new(wide, 20 + high), new(wide, 21.6 + high), new(0, 21.6));
        Outline[] shapes = [Outline.Circle(new(0, 10), 6), Outline.Circle(new(0, 0), 3), Outline.Circle(new(40, 5.6), 4.4), stripe];
        Srgb[] colours = [Navy.Colour, Red.Colour, Navy.Colour, Navy.Colour];
        var drawn = from s in Enumerable.Range(0, shapes.Length) from x in new[] { -1, 0, 1 } from y in new[] { -1, 0, 1 } select (colours[s], shapes[s].Transform(Affine.Translate(x * wide, y * high)));
        var ground = (Yellow.Colour, Outline.Rectangle(new(0, 0, wide, high)));
        return Tracer.Trace(LinePages.Draw(wide, high, [ground, .. drawn]), new() { Width = Length.FromMillimetres(40), Inks = 3, Tile = true }).Map;
    }

    /// <summary>Two by two of a tile as one picture that does not repeat.</summary>
    public static InkMap TwoByTwo(InkMap tile)
    {
        double width = tile.Width.Millimetres, height = tile.Height.Millimetres;
        Affine[] places = [Affine.Identity, Affine.Translate(width, 0), Affine.Translate(0, height), Affine.Translate(width, height)];
        return new(Length.FromMillimetres(2 * width), Length.FromMillimetres(2 * height), tile.Inks,
            [.. tile.Faces.Select(f => new Outline([.. places.SelectMany(p => f.Transform(p).Contours)]))],
            [.. places.SelectMany(p => tile.Edges.Select(e => new Contour(e.Start, e.Segments).Transform(p) is var c ? e with { Start = c.Start, Segments = c.Segments } : e))]);
    }

    /// <summary>A page of three upright strips, of which the middle one has a width; nothing is bare.</summary>
    public static InkMap Strip(Ink left, Ink middle, Ink right, double width, double slant = 0)
    {
        Point[] top = [new(0, 0), new(10 - width / 2, 0), new(10 + width / 2, 0), new(20, 0)];
        Point[] bottom = [new(0, 20), new(10 - width / 2 - slant, 20), new(10 + width / 2 + slant, 20), new(20, 20)];
        ImmutableArray<Ink> inks = [.. new[] { left, middle, right }.Distinct()];
        var faces = new Outline[inks.Length];
        Array.Fill(faces, Outline.Empty);
        int[] each = [inks.IndexOf(left), inks.IndexOf(middle), inks.IndexOf(right)];
        for (int i = 0; i < 3; i++)
            faces[each[i]] = faces[each[i]].With(Outline.Polygon(top[i], top[i + 1], bottom[i + 1], bottom[i]));
        // Downwards, east is on the left hand.
        return new(Length.FromMillimetres(20), Length.FromMillimetres(20), inks, [.. faces],
            [new(each[1], each[0], top[1], [Segment.Line(bottom[1])]), new(each[2], each[1], top[2], [Segment.Line(bottom[2])])]);
    }

    /// <summary>A page of cells with wandering borders, each of a random ink or bare; borders between alike cells are not boundaries.</summary>
    public static InkMap Cells(Dice dice, int columns, int rows, double cell, ImmutableArray<Ink> inks, bool bare, double wander = 0.08)
    {
        var nodes = new Point[columns + 1, rows + 1];
        var labels = new int?[columns, rows];
        for (int x = 0; x <= columns; x++)
        {
            for (int y = 0; y <= rows; y++)
            {
                nodes[x, y] = new((x + (x == 0 || x == columns ? 0 : dice.Between(-0.15, 0.15))) * cell, (y + (y == 0 || y == rows ? 0 : dice.Between(-0.15, 0.15))) * cell);
                if (x < columns && y < rows)
                    labels[x, y] = dice.Whole(0, inks.Length - (bare ? 0 : 1)) is var ink && ink < inks.Length ? ink : null;
            }
        }
        var faces = new ImmutableArray<Contour>.Builder[inks.Length];
        for (int i = 0; i < faces.Length; i++)
            faces[i] = ImmutableArray.CreateBuilder<Contour>();
        var edges = ImmutableArray.CreateBuilder<InkEdge>();
        var across = new Segment[columns, rows + 1];
        var down = new Segment[columns + 1, rows];
        for (int x = 0; x <= columns; x++)
        {
            for (int y = 0; y <= rows; y++)
            {
                if (x < columns)
                {
                    across[x, y] = Wander(nodes[x, y], nodes[x + 1, y], y == 0 || y == rows);
                    if (y > 0 && y < rows && labels[x, y - 1] != labels[x, y])
                        edges.Add(new(labels[x, y - 1], labels[x, y], nodes[x, y], [across[x, y]]));
                }
                if (y < rows)
                {
                    down[x, y] = Wander(nodes[x, y], nodes[x, y + 1], x == 0 || x == columns);
                    if (x > 0 && x < columns && labels[x - 1, y] != labels[x, y])
                        edges.Add(new(labels[x, y], labels[x - 1, y], nodes[x, y], [down[x, y]]));
                }
            }
        }
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                if (labels[x, y] is int ink)
                    faces[ink].Add(new(nodes[x, y], [across[x, y], down[x + 1, y], Back(across[x, y + 1], nodes[x, y + 1]), Back(down[x, y], nodes[x, y])]));
            }
        }
        return new(Length.FromMillimetres(columns * cell), Length.FromMillimetres(rows * cell), inks, [.. faces.Select(f => new Outline(f.ToImmutable()))], edges.ToImmutable());

        Segment Wander(Point from, Point to, bool straight)
        {
            if (straight || dice.Chance(0.2))
                return Segment.Line(to);
            Point Off() => new(dice.Between(-wander, wander) * cell, dice.Between(-wander, wander) * cell);
            return Segment.Curve(Point.Lerp(from, to, 0.3) + Off(), Point.Lerp(from, to, 0.7) + Off(), to);
        }

        static Segment Back(Segment s, Point start) => s.IsLine ? Segment.Line(start) : Segment.Curve(s.Control2, s.Control1, start);
    }

    private static ImmutableArray<Segment> Closed(Contour c) => c.Segments[^1].End == c.Start ? c.Segments : c.Segments.Add(Segment.Line(c.Start));
}
