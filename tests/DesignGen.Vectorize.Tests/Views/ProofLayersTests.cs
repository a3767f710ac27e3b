using DesignGen.Core.Artworks;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests.Views;

/// <summary>A proof lets no ground through between neighbours on any screen, and shows what its map shows.</summary>
public sealed class ProofLayersTests
{
    private const int Wide = 100, High = 80, Fine = 4;

    // One pixel of the picture is a tenth of a millimetre.
    private const double PixelMm = 0.1;

    // Where 8 bits say that a pixel is full: two levels are rounding, three are what both edges in it leave free.
    private const int Full = 250;

    private static readonly Ink[] Inks = [Maps.Yellow, Maps.Red, Maps.Black];
    private const int Yellow = 0, Red = 1, Black = 2, Bare = -1;

    private delegate bool Inside(double x, double y);

    // Shapes in px, each over those before it; the first is the ground.
    private static readonly Dictionary<string, (int Ink, Inside Where)[]> Drawn = new()
    {
        ["three inks that meet, on all of the page"] = [(Yellow, Page), (Red, Disc(38, 40, 25)), (Black, Disc(62, 34, 21))],
        ["three inks that meet, on bare ground"] = [(Yellow, Disc(34, 32, 22)), (Red, Disc(60, 34, 21)), (Black, Disc(48, 54, 20))],
        ["outlines of two pixels round fills"] = [(Black, Disc(38, 40, 30)), (Yellow, Disc(38, 40, 28)), (Black, Disc(64, 40, 30)), (Red, Disc(64, 40, 28)), (Black, Stroke(12, 38, 90, 43, 2))],
        ["thin strokes across a boundary"] = [(Yellow, Page), (Red, (x, y) => y > 40 + 7 * Math.Sin(x / 9)), (Black, Stroke(6, 6, 92, 74, 1.5)), (Black, Stroke(12, 70, 95, 26, 1.2)), (Black, Stroke(44, 4, 49, 76, 2.4))],
        ["faces inside faces, the innermost bare"] = [(Yellow, Disc(50, 40, 37)), (Black, Disc(50, 40, 30)), (Red, Disc(51, 40, 23)), (Bare, Disc(51, 41, 14)), (Yellow, Disc(51, 41, 8))],
        ["wedges that run out in a point"] = [(Yellow, (x, y) => x is > 4 and < 96 && y is > 4 and < 76), (Red, (x, y) => x is > 10 and < 90 && Math.Abs(y - 24) < (x - 10) * 0.1), (Black, (x, y) => x > 12 && Math.Abs(y - 60 + x * 0.2) < (94 - x) * 0.08)],
        ["bends tighter than a strip is wide"] = [(Yellow, (x, y) => x is > 4 and < 96 && y is > 4 and < 40), (Red, (x, y) => x is > 4 and < 96 && y is >= 40 and < 76), (Yellow, (x, y) => x is > 8 and < 92 && Math.Abs(y - 40) < 3 && x % 6 < 2), (Black, (x, y) => x is > 8 and < 92 && Math.Abs(y - 58) < 3 && x % 5 < 2.1)],
    };

    public static TheoryData<string> Pages() => [.. Drawn.Keys, .. Enumerable.Range(0, 6).Select(seed => FormattableString.Invariant($"cells {seed}"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_pixel_inside_the_art_lets_the_ground_through(string page)
    {
        Picture picture = Draw(page);
        Artwork proof = Tracer.Trace(picture, Options(tile: false)).Proof;
        int looked = 0;
        foreach (int fine in (int[])[1, Fine])
        {
            int[] covered = Covered(proof, fine);
            for (int i = 0; i < covered.Length; i++)
            {
                if (!WellInside(picture, i % (Wide * fine) / fine, i / (Wide * fine) / fine))
                    continue;
                looked++;
                Assert.True(covered[i] >= Full, $"{covered[i]} of 255 at {i % (Wide * fine) / (double)fine}, {i / (Wide * fine) / (double)fine}");
            }
        }
        Assert.True(looked > 10000);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_proof_shows_the_faces_of_the_map(string page)
    {
        TracedPicture traced = Tracer.Trace(Draw(page), Options(tile: false));
        var faces = new Artwork(traced.Map.Width, traced.Map.Height, null, traced.Map.Inks, [.. traced.Map.Faces.Select((f, i) => new Shape(i, f, FillRule.NonZero, Coverage.Solid))], []);
        PlateSet proof = Render(traced.Proof, Fine), flat = Render(faces, Fine);
        int other = 0;
        for (int i = 0; i < Wide * High * Fine * Fine; i++)
        {
            // Where faces only abut a quarter may show through; more than half of another ink is another picture.
            if (flat.Plates.Any(p => Math.Abs(p.Coverage[i] - proof.Plates.Single(q => q.Ink == p.Ink).Coverage[i]) > 128))
                other++;
        }
        Assert.True(other <= 4 * Fine * Fine, FormattableString.Invariant($"{other / (double)(Fine * Fine)} px differ"));
    }

    [Fact]
    public void A_tile_is_covered_to_its_very_edge()
    {
        Picture picture = Draw((Yellow, Page), (Red, Disc(0, 40, 14)), (Red, Disc(Wide, 40, 14)), (Black, Disc(30, 0, 12)), (Black, Disc(30, High, 12)), (Black, Disc(20, 36, 11)));
        Artwork proof = Tracer.Trace(picture, Options(tile: true)).Proof;
        Assert.All(Covered(proof, 1), c => Assert.InRange(c, Full, 256));
        Assert.All(Covered(proof, Fine), c => Assert.InRange(c, Full, 256));
    }

    private static VectorizeOptions Options(bool tile) => new() { Width = Length.FromMillimetres(Wide * PixelMm), Inks = 3, Tile = tile };

    private static PlateSet Render(Artwork artwork, int fine) => PlateRenderer.Render(artwork, Resolution.FromPixelsPerMillimetre(fine / PixelMm));

    private static int[] Covered(Artwork proof, int fine)
    {
        PlateSet set = Render(proof, fine);
        Assert.Equal((Wide * fine, High * fine), (set.Width, set.Height));
        return [.. Enumerable.Range(0, set.Width * set.Height).Select(i => set.Plates.Sum(p => p.Coverage[i]))];
    }

    /// <summary>Whether a pixel and all within two steps of it are inked in full.</summary>
    private static bool WellInside(Picture picture, int x, int y)
    {
        for (int dy = -2; dy <= 2; dy++)
        {
            for (int dx = -2 + Math.Abs(dy); dx <= 2 - Math.Abs(dy); dx++)
            {
                if (x + dx is < 0 or >= Wide || y + dy is < 0 or >= High || picture.At(x + dx, y + dy)[3] < 255)
                    return false;
            }
        }
        return true;
    }

    [Fact]
    public void An_ink_goes_on_whole_beneath_specks_that_shrank_to_nothing()
    {
        // A black frame round yellow, and in that one red pixel, which is drawn a tenth as large.
        var labels = new LabelMap(30, 30, [.. Enumerable.Range(0, 900).Select(i => (X: i % 30, Y: i / 30)).Select(p => p == (14, 20) ? (byte)Red : p.X is < 5 or > 24 || p.Y is < 5 or > 24 ? p.X is < 2 or > 27 || p.Y is < 2 or > 27 ? LabelMap.Clear : (byte)Black : (byte)Yellow)]);
        PlanarMap map = MapBuilder.Build(labels, (_, _) => true, default);
        var speck = new Point(14.5, 20.5);
        FittedMap fitted = new(map, [.. MapFitter.Steps(map, tile: false).Chains.Select(c => c.Move(p => p.DistanceTo(speck) < 1 ? Point.Lerp(speck, p, 0.1) : p))]);

        Outline[] layers = ProofLayers.Paint(fitted, [Black, Yellow, Red], 1, 0.01);

        Assert.Single(layers[0].Contours);
        Assert.Single(layers[1].Contours);
        Assert.Empty(layers[2].Contours);
    }

    private static Picture Draw(string page)
    {
        if (Drawn.TryGetValue(page, out (int, Inside)[]? shapes))
            return Draw(shapes);
        // Each place has the ink of the nearest of some points thrown on the page; on every other page a fifth of them is bare.
        var dice = new Dice((ulong)(page[^1] - '0'));
        (double X, double Y, int Ink)[] points = [.. Enumerable.Range(0, 36).Select(i => (dice.Between(0, Wide), dice.Between(0, High), page[^1] % 2 == 1 && i % 5 == 0 ? Bare : dice.Whole(0, 2)))];
        return Draw([.. ((int[])[Yellow, Red, Black]).Select(ink => (ink, (Inside)((x, y) => points.MinBy(p => (p.X - x) * (p.X - x) + (p.Y - y) * (p.Y - y)).Ink == ink)))]);
    }

    /// <summary>The shapes with soft edges: sixteen places a pixel.</summary>
    private static Picture Draw(params (int Ink, Inside Where)[] shapes)
    {
        var pixels = new byte[Wide * High * 4];
        for (int i = 0; i < Wide * High; i++)
        {
            double r = 0, g = 0, b = 0, inked = 0;
            for (int k = 0; k < 16; k++)
            {
                double x = i % Wide + (k % 4 + 0.5) / 4, y = i / Wide + (k / 4 + 0.5) / 4;
                int top = Array.FindLast(shapes, s => s.Where(x, y)) is { Where: not null } shape ? shape.Ink : Bare;
                if (top == Bare)
                    continue;
                (r, g, b, inked) = (r + Inks[top].Colour.R, g + Inks[top].Colour.G, b + Inks[top].Colour.B, inked + 1);
            }
            if (inked > 0)
                (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2], pixels[4 * i + 3]) = ((byte)Math.Round(r / inked), (byte)Math.Round(g / inked), (byte)Math.Round(b / inked), (byte)Math.Round(255 * inked / 16));
        }
        return new(Wide, High, 4, pixels);
    }

    private static bool Page(double x, double y) => true;

    private static Inside Disc(double cx, double cy, double radius) => (x, y) => (x - cx) * (x - cx) + (y - cy) * (y - cy) <= radius * radius;

    private static Inside Stroke(double x1, double y1, double x2, double y2, double wide) => (x, y) =>
    {
        double dx = x2 - x1, dy = y2 - y1, t = Math.Clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0, 1);
        double ex = x - x1 - t * dx, ey = y - y1 - t * dy;
        return ex * ex + ey * ey <= wide * wide / 4;
    };
}
