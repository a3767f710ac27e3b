using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Palettes;
using DesignGen.Vectorize.Tests.CentreLines;
using DesignGen.Vectorize.Tests.Fitting;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests;

/// <summary>Pictures are drawn with our own anti-aliased renderer at a pixel a millimetre and traced back, so that what comes out can be held against what went in.</summary>
public class TracerTests
{
    private static readonly Srgb Red = new(200, 30, 40), Blue = new(20, 60, 160), Yellow = new(250, 200, 20), Green = new(30, 130, 70);

    [Fact]
    public void A_disc_comes_back_with_its_place_size_and_colour()
    {
        Picture page = LinePages.Draw(100, 80, (Red, Outline.Circle(new(50.3, 40.6), 25)));

        TracedPicture traced = Trace(page);

        Assert.Equal([Srgb.White, Red], traced.Map.Inks.Select(i => i.Colour));
        Outline disc = traced.Map.Faces[1];
        Assert.Equal(Math.PI * 25 * 25, disc.Area(), 4.0);
        foreach (Point p in Assert.Single(disc.Contours).Flatten(0.01))
            Assert.InRange(p.DistanceTo(new(50.3, 40.6)), 24.8, 25.2);
        Assert.InRange(disc.Contours[0].Segments.Length, 3, 9);
    }

    // The handles of its curves lie off the page.
    [Theory]
    [InlineData(0)]
    [InlineData(1.2)]
    [InlineData(3)]
    public void A_disc_that_all_but_touches_the_borders_is_as_round_there_as_elsewhere(double aside)
    {
        var middle = new Point(200 + aside, 200);
        double radius = 199.2 - aside;

        TracedPicture traced = Trace(LinePages.Draw(400, 400, (Red, Outline.Circle(middle, radius))));

        Outline disc = traced.Map.Faces[traced.Map.Inks.IndexOf(traced.Map.Inks.Single(i => i.Colour == Red))];
        Assert.All(Assert.Single(disc.Contours).Flatten(0.01), p => Assert.InRange(p.DistanceTo(middle), radius - 0.4, radius + 0.4));
    }

    [Fact]
    public void A_wave_is_drawn_in_few_curves_near_to_it()
    {
        Point At(double x) => new(x, 50 + 18 * Math.Sin(x / 16));
        Outline wave = Outline.Polygon([.. Enumerable.Range(-4, 812).Select(i => At(i * 0.5)), new(401, 120), new(-2, 120)]);

        InkEdge edge = Assert.Single(Trace(LinePages.Draw(400, 100, (Red, wave))).Map.Edges);

        // Four turns of a sine.
        Assert.InRange(edge.Segments.Length, 6, 16);
        Assert.All(new Contour(edge.Start, edge.Segments).Flatten(0.02), p => Assert.True(Enumerable.Range(-20, 41).Min(k => p.DistanceTo(At(p.X + k * 0.05))) < 0.4));
    }

    [Fact]
    public void A_slanting_square_keeps_four_corners_and_straight_sides()
    {
        Outline square = Outline.Rectangle(new(-20, -20, 20, 20)).Transform(Affine.Rotate(0.3)).Transform(Affine.Translate(new(50, 50)));

        TracedPicture traced = Trace(LinePages.Draw(100, 100, (Blue, square)));

        Contour found = Assert.Single(traced.Map.Faces[1].Contours);
        Assert.Equal(4, found.Segments.Count(s => s.IsLine));
        foreach (Point corner in square.Contours[0].Flatten(1))
            Assert.True(found.Segments.Min(s => s.End.DistanceTo(corner)) < 0.25, $"no corner near {corner}");
    }

    [Fact]
    public void Faces_cover_the_page_once()
    {
        TracedPicture traced = Trace(Busy());

        Assert.Equal(120 * 90, traced.Map.Faces.Sum(f => f.Area(0.002)), 0.5);
        // Every pixel of a raster four times as fine belongs to exactly one face.
        int width = 480, height = 360;
        var covered = new int[width * height];
        foreach (Outline face in traced.Map.Faces)
        {
            Picture mask = Mask(traced.Map, face, 4);
            for (int i = 0; i < covered.Length; i++)
                covered[i] += mask.Pixels[i * mask.Channels] < 128 ? 1 : 0;
        }
        // Pixels that an edge halves may round either way.
        Assert.True(covered.Count(c => c != 1) < covered.Length / 500, $"{covered.Count(c => c != 1)} of {covered.Length}");
    }

    [Fact]
    public void Boundaries_do_not_cross()
    {
        TracedPicture traced = Trace(Busy());

        Assert.Empty(FineLines.Crossings(traced.Map.Edges, 1));
    }

    [Fact]
    public void The_proof_leaves_no_hairline_between_neighbours()
    {
        TracedPicture traced = Trace(Busy());

        Picture drawn = CompositeRenderer.Render(traced.Proof, new Resolution(25.4 * 3), null);
        for (int y = 0; y < drawn.Height; y++)
        {
            for (int x = 0; x < drawn.Width; x++)
                Assert.True(drawn.At(x, y)[3] >= 250, $"bare at {x}, {y}: {drawn.At(x, y)[3]}");
        }
    }

    [Fact]
    public void The_proof_looks_like_the_picture()
    {
        Picture page = Busy();

        Picture drawn = CompositeRenderer.Render(Trace(page).Proof, new Resolution(25.4), Srgb.White);

        Assert.InRange(Difference(page, drawn), 0, 0.6);
    }

    [Fact]
    public void A_mirrored_picture_gives_the_mirrored_tracing()
    {
        Picture page = Busy();

        Picture straight = Draw(Trace(page)), mirrored = LinePages.Mirror(Draw(Trace(LinePages.Mirror(page))));

        Assert.InRange(Difference(straight, mirrored), 0, 0.3);
    }

    [Fact]
    public void A_turned_picture_gives_the_turned_tracing()
    {
        Picture page = Busy();

        Picture straight = LinePages.Turn(Draw(Trace(page))), turned = Draw(Trace(LinePages.Turn(page)));

        Assert.InRange(Difference(straight, turned), 0, 0.3);
    }

    [Fact]
    public void Bytes_are_the_same_on_any_thread_and_in_any_culture()
    {
        Picture page = Busy();
        string expected = SvgWriter.ToText(Trace(page).Proof);

        string[] texts = new string[8];
        Parallel.For(0, texts.Length, i =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(i % 2 == 0 ? "tr-TR" : "zh-CN");
            texts[i] = SvgWriter.ToText(Trace(page).Proof);
        });

        Assert.All(texts, t => Assert.Equal(expected, t));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(12)]
    public void No_more_inks_than_asked_for_and_all_of_them_colours_of_the_picture(int limit)
    {
        TracedPicture traced = Tracer.Trace(Busy(), new() { Width = Length.FromMillimetres(120), Inks = limit });

        Assert.Equal(Math.Min(limit, 5), traced.Map.Inks.Length);
        Assert.All(traced.Map.Inks, i => Assert.Contains(i.Colour, new[] { Srgb.White, Red, Blue, Yellow, Green }));
    }

    [Fact]
    public void Unasked_as_many_inks_are_found_as_there_are() =>
        Assert.Equal(5, Trace(Busy()).Map.Inks.Length);

    [Fact]
    public void A_line_of_a_pixel_and_a_half_stays_whole_and_keeps_its_colour()
    {
        Picture page = LinePages.Draw(120, 80, (Yellow, Outline.Rectangle(new(-1, -1, 121, 81))), (Blue, Outline.Polygon(new(10, 12), new(110, 57), new(110, 58.7), new(10, 13.7))));

        TracedPicture traced = Trace(page);

        int blue = Array.FindIndex([.. traced.Map.Inks], i => i.Colour.CieLab.DifferenceTo(Blue.CieLab) < 2);
        Assert.True(blue >= 0, "the ink of the line is missing");
        Assert.Single(traced.Map.Faces[blue].Contours);
        Assert.InRange(traced.Map.Faces[blue].Area(), 160, 185);
    }

    [Fact]
    public void Bare_ground_stays_bare()
    {
        var art = new Artwork(Length.FromMillimetres(60), Length.FromMillimetres(60), null, [new("red", "Red", Red)],
            [new(0, Outline.Circle(new(30, 30), 20), FillRule.NonZero, Coverage.Solid)], []);

        TracedPicture traced = Trace(CompositeRenderer.Render(art, new Resolution(25.4), null));

        Assert.Equal([Red], traced.Map.Inks.Select(i => i.Colour));
        Assert.Equal(Math.PI * 400, traced.Map.Faces[0].Area(), 4.0);
        Assert.All(traced.Map.Edges, e => Assert.True(e.Left is null || e.Right is null));
    }

    [Fact]
    public void No_edge_runs_into_a_full_pixel_of_the_border()
    {
        // Black to the left of an edge that leans out, but for the last two rows, where it stands on the border of two pixels.
        var page = new Picture(40, 40, 1, [.. from y in Enumerable.Range(0, 40) from x in Enumerable.Range(0, 40)
            let edge = 20 + 0.5 * Math.Max(0, 37.5 - y) select (byte)Math.Round(255 * (1 - Math.Clamp(edge - x, 0, 1)))]);

        InkMap map = Trace(page).Map;

        Point foot = Assert.Single(map.Edges.SelectMany(e => new[] { e.Start, e.Segments[^1].End }), p => p.Y == 40);
        Assert.Equal(20, foot.X, 3);
    }

    [Fact]
    public void Opposite_borders_of_a_tile_have_the_same_points()
    {
        // A slanting stripe that leaves at the right and comes in at the left, drawn three times so that it wraps.
        Outline stripe = Outline.Polygon(new(-60, 10), new(120, 40), new(120, 52), new(-60, 22));
        Picture page = LinePages.Draw(60, 60, (Red, stripe.Transform(Affine.Translate(new(0, -10)))), (Red, stripe), (Red, stripe.Transform(Affine.Translate(new(0, 60)))), (Red, stripe.Transform(Affine.Translate(new(0, 50)))));

        TracedPicture traced = Tracer.Trace(page, new() { Width = Length.FromMillimetres(60), Tile = true });

        double[] left = [.. Ends(traced.Map).Where(p => p.X == 0).Select(p => p.Y).Where(y => y is > 0 and < 60).Order()];
        double[] right = [.. Ends(traced.Map).Where(p => p.X == 60).Select(p => p.Y).Where(y => y is > 0 and < 60).Order()];
        Assert.NotEmpty(left);
        Assert.Equal(left, right);
        double[] top = [.. Ends(traced.Map).Where(p => p.Y == 0).Select(p => p.X).Where(x => x is > 0 and < 60).Order()];
        double[] bottom = [.. Ends(traced.Map).Where(p => p.Y == 60).Select(p => p.X).Where(x => x is > 0 and < 60).Order()];
        Assert.Equal(top, bottom);
        Assert.NotNull(traced.Proof.Repeat);

        static IEnumerable<Point> Ends(InkMap map) => map.Edges.SelectMany(e => new[] { e.Start, e.Segments[^1].End });
    }

    [Fact]
    public void Pixel_art_keeps_its_squares_though_it_was_enlarged()
    {
        // Four by three pixels, each five wide.
        Srgb[] art = [Red, Red, Blue, Yellow, Blue, Red, Red, Yellow, Blue, Blue, Yellow, Yellow];
        var pixels = new byte[20 * 15 * 3];
        for (int i = 0; i < 20 * 15; i++)
        {
            Srgb c = art[i / 20 / 5 * 4 + i % 20 / 5];
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = (c.R, c.G, c.B);
        }

        TracedPicture traced = Tracer.Trace(new(20, 15, 3, pixels), new() { Width = Length.FromMillimetres(40), Mode = TraceMode.PixelArt });

        Assert.Equal(5, traced.Findings.Enlarged);
        Assert.Equal(3, traced.Map.Inks.Length);
        Assert.All(traced.Map.Faces.SelectMany(f => f.Contours).SelectMany(c => c.Segments), s => Assert.True(s.IsLine && s.End.X % 10 == 0 && s.End.Y % 10 == 0));
        int red = Array.FindIndex([.. traced.Map.Inks], i => i.Colour == Red);
        Assert.Equal(400, traced.Map.Faces[red].Area(), 6);
    }

    [Fact]
    public void The_background_goes_only_where_it_is_joined_to_the_border()
    {
        Picture page = LinePages.Draw(60, 60, (Red, Outline.Circle(new(30, 30), 20)), (Srgb.White, Outline.Circle(new(30, 30), 8)));

        TracedPicture traced = Tracer.Trace(page, new() { Width = Length.FromMillimetres(60), RemoveBackground = true });

        int white = Array.FindIndex([.. traced.Map.Inks], i => i.Colour == Srgb.White);
        Assert.Equal(Math.PI * 64, traced.Map.Faces[white].Area(), 4.0);
        Assert.InRange(traced.Findings.BareShare, 0.6, 0.7);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(40, 1)]
    [InlineData(7, 5)]
    public void One_colour_is_one_face(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = (Red.R, Red.G, Red.B);

        TracedPicture traced = Trace(new(width, height, 3, pixels));

        Assert.Equal([Red], traced.Map.Inks.Select(i => i.Colour));
        Assert.Equal(width * height, traced.Map.Faces[0].Area(), 6);
        Assert.Empty(traced.Map.Edges);
    }

    [Fact]
    public void A_clear_picture_is_an_empty_page()
    {
        TracedPicture traced = Trace(new(30, 20, 4, new byte[30 * 20 * 4]));

        Assert.Empty(traced.Map.Inks);
        Assert.Empty(traced.Proof.Shapes);
        Assert.Equal(20, traced.Map.Height.Millimetres);
    }

    [Fact]
    public void Noise_is_traced_within_reason()
    {
        var chance = new byte[64 * 64 * 3];
        uint state = 7;
        for (int i = 0; i < chance.Length; i++)
            chance[i] = (byte)((state = state * 1664525 + 1013904223) >> 24);

        TracedPicture traced = Tracer.Trace(new(64, 64, 3, chance), new() { Width = Length.FromMillimetres(64), Inks = 4 });

        Assert.InRange(traced.Map.Inks.Length, 1, 4);
        Assert.Equal(64 * 64, traced.Map.Faces.Sum(f => f.Area(0.002)), 1.0);
    }

    [Fact]
    public void A_cancelled_trace_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Tracer.Trace(Busy(), new() { Width = Length.FromMillimetres(120) }, source.Token));
    }

    [Fact]
    public void All_bad_options_are_named_at_once()
    {
        InputException wrong = Assert.Throws<InputException>(() => Tracer.Trace(Busy(), new() { Width = Length.FromMillimetres(0), Inks = 65 }));

        Assert.Equal(["inks", "width"], wrong.Problems.Select(p => p.Place));
    }

    [Fact]
    public void Strokes_too_thin_for_the_press_are_grown_and_told_of()
    {
        Picture page = LinePages.Draw(100, 60, (Blue, Outline.Polygon(new(10, 10), new(90, 40), new(90, 41.5), new(10, 11.5))));

        TracedPicture traced = Tracer.Trace(page, new() { Width = Length.FromMillimetres(100), Features = new(Length.FromMillimetres(4), Length.FromMillimetres(4)) });

        int blue = Array.FindIndex([.. traced.Map.Inks], i => i.Colour.CieLab.DifferenceTo(Blue.CieLab) < 2);
        Assert.InRange(traced.Map.Faces[blue].Area(), 85 * 3.8, 90 * 4.6);
        Assert.NotEmpty(traced.Features!.Acts);
        Assert.Empty(traced.Features.Unresolved);
    }

    /// <summary>Shapes of four inks on white that touch, overlap and leave the page.</summary>
    private static Picture Busy() => LinePages.Draw(120, 90,
        (Yellow, Outline.Circle(new(40, 40), 28)),
        (Red, Outline.Polygon(new(30, 20), new(110, 35), new(70, 80))),
        (Blue, Outline.Ellipse(new(80, 60), 30, 14).Transform(Affine.Rotate(0.4)).Transform(Affine.Translate(new(20, -20)))),
        (Green, Outline.Rectangle(new(-5, 60, 45, 95))),
        (Srgb.White, Outline.Circle(new(40, 40), 6)),
        (Red, Outline.Circle(new(104, 76), 3)));

    private static TracedPicture Trace(Picture page) => Tracer.Trace(page, new() { Width = Length.FromMillimetres(page.Width) });

    private static Picture Draw(TracedPicture traced) => CompositeRenderer.Render(traced.Proof, new Resolution(25.4), Srgb.White);

    private static Picture Mask(InkMap map, Outline face, int scale) =>
        CompositeRenderer.Render(new(map.Width, map.Height, null, [new("k", "K", Srgb.Black)], [new(0, face, FillRule.NonZero, Coverage.Solid)], []), new Resolution(25.4 * scale), Srgb.White);

    /// <summary>Mean difference of two pictures, levels of 255 over all channels.</summary>
    private static double Difference(Picture a, Picture b)
    {
        Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        long sum = 0;
        for (int y = 0; y < a.Height; y++)
        {
            for (int x = 0; x < a.Width; x++)
            {
                for (int c = 0; c < 3; c++)
                    sum += Math.Abs(a.At(x, y)[c] - b.At(x, y)[c]);
            }
        }
        return sum / (3.0 * a.Width * a.Height);
    }

    /// <summary>A tile of a tiny model: once its ground is gone, rounding brings a node of the border onto the page's corner.</summary>
    [Fact]
    public void A_node_that_comes_to_lie_on_the_corner_is_no_crossing()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        byte[] file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "vectorize", "node-at-the-corner.png"));
        Picture picture = DesignGen.Render.Pictures.PictureReader.Read(file, "tile").Picture;
        TracedPicture traced = Tracer.Trace(picture, new() { Width = Length.FromMillimetres(64), Inks = 2, RemoveBackground = true }, late.Token);
        Assert.NotEmpty(traced.Proof.Shapes);
    }
}
