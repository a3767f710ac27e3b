using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Tests.CentreLines;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Tests.Features;

/// <summary>What is traced, not what its pixels say, holds the limits of a press: pages are drawn a pixel a millimetre, traced, and the faces looked at.</summary>
public class PrintableFitTests
{
    private static readonly Srgb Red = new(200, 30, 40), Blue = new(20, 60, 160), Yellow = new(250, 200, 20);

    [Theory]
    [InlineData(0.6, 3)]
    [InlineData(1, 4)]
    [InlineData(1.7, 5.5)]
    [InlineData(2.5, 3)]
    [InlineData(0.8, 1.3)]
    public void Thin_strokes_of_any_direction_hold_the_limit_when_traced(double thick, double limit)
    {
        Picture page = LinePages.Draw(160, 120, (Blue, Bar(20, 20, 140, 20, thick)), (Blue, Bar(20, 34, 140, 62, thick)), (Blue, Bar(24, 60, 40, 105, thick)), (Red, Outline.Circle(new(100, 90), 18)), (Blue, Ring(70, 88, 12, thick)));

        TracedPicture plain = Trace(page, null), traced = Trace(page, limit);

        Assert.False(Check(plain, limit).IsClean);
        Assert.True(Check(traced, limit).IsClean, string.Join("\n", Check(traced, limit).Places));
        Assert.Empty(traced.Features!.Unresolved);
        Assert.NotEmpty(traced.Features.Acts);
    }

    [Fact]
    public void Grown_strokes_are_even()
    {
        const double limit = 5;
        Picture page = LinePages.Draw(160, 90, (Blue, Bar(15, 20, 145, 65, 1.2)));

        TracedPicture traced = Trace(page, limit);

        Outline stroke = traced.Map.Faces[Ink(traced, Blue)];
        var along = new Point(130, 45).Unit;
        foreach (Point p in Assert.Single(stroke.Contours).Flatten(0.01))
        {
            double way = Point.Dot(p - new Point(15, 20), along);
            if (way is > 6 and < 130)
                Assert.InRange(Math.Abs(Point.Cross(along, p - new Point(15, 20))), limit / 2 - 0.15, limit / 2 + 0.45);
        }
        Assert.InRange(stroke.Contours[0].Segments.Length, 4, 14);
    }

    [Fact]
    public void Spikes_between_the_rows_of_a_first_look_are_cut_back()
    {
        // A box with a needle of less than a third of a pixel, which no middle of a row of thirds of a pixel meets, and one of sixths does nearly to its tip.
        var labels = new LabelMap(60, 60, [.. Enumerable.Range(0, 60 * 60).Select(i => (X: i % 60, Y: i / 60)).Select(p => (p.X is >= 10 and < 40 && p.Y is >= 10 and < 50) || (p.X is >= 40 and < 42 && p.Y == 30) ? Drawing.Black : LabelMap.Clear)]);
        PlanarMap map = MapBuilder.Build(labels, (_, _) => true, default);
        FittedMap spiked = new(map, [.. MapFitter.Steps(map, tile: false).Chains.Select(c => c.Move(p => p.X > 41 ? new(41.8, 30.26) : p == new Point(40, 30) ? new(40, 30.2) : p == new Point(40, 31) ? new(40, 30.49) : p))]);
        var limit = Length.FromMillimetres(1.3);

        (FittedMap held, _, FeatureLedger ledger) = PrintableFit.Make(spiked, Drawing.Inks, new(limit, limit), new(60, 60, 60, 60, 0), false, null, default);

        Assert.Equal(FeatureKind.Dropped, Assert.Single(ledger.Acts).Kind);
        Assert.Empty(ledger.Unresolved);
        Assert.InRange(held.Chains.Max(c => c.Segments.Max(s => s.End.X)) / 6, 39.9, 40.4);
    }

    [Fact]
    public void A_bay_whose_mouth_no_pixel_shows_stays_and_is_not_drawn_twice()
    {
        // A slanting block with a bay, its mouth a fiftieth of a pixel wide, and a bar that is too thin, all one boundary; aslant that is so much shorter than
        // the edges of pixels along it that the way round the bay does not show in its length.
        var labels = new LabelMap(110, 110, [.. Enumerable.Range(0, 110 * 110).Select(i => (X: i % 110, Y: i / 110)).Select(p =>
            (p.X is >= 25 and < 85 && p.Y is >= 35 and < 75 && !(p.X is >= 50 and < 60 && p.Y is >= 50 and < 60) && !(p.X == 55 && p.Y >= 60)) || (p.X is >= 85 and < 97 && p.Y == 40) ? Drawing.Black : LabelMap.Clear)]);
        PlanarMap map = MapBuilder.Build(labels, (_, _) => true, default);
        Affine turn = Affine.Rotate(Math.PI / 4);
        var middle = new Point(55, 55);
        FittedMap drawn = new(map, [.. MapFitter.Steps(map, tile: false).Chains.Select(c => c.Move(p => turn.Apply((p.Y >= 60 && p.X is 55 or 56 ? new(55.37 + (p.X - 55.5) / 50, p.Y) : p) - middle) + middle))]);
        Assert.Single(drawn.Chains);
        var limit = Length.FromMillimetres(1.3);

        (FittedMap held, _, FeatureLedger ledger) = PrintableFit.Make(drawn, Drawing.Inks, new(limit, limit), new(110, 110, 110, 110, 0), false, null, default);

        Assert.Equal(FeatureKind.Grown, Assert.Single(ledger.Acts).Kind);
        Assert.Equal(2, held.Chains.Length);
        Assert.InRange(held.Chains.Sum(c => c.Segments.Length), 8, 60);
        Assert.InRange(Math.Abs(new Outline([new(held.Chains[1].Start, [.. held.Chains[1].Segments])]).Area()) / 36, 96, 104);
    }

    [Fact]
    public void Where_nothing_is_too_small_not_a_byte_changes()
    {
        Picture page = Wide();

        TracedPicture plain = Trace(page, null), traced = Trace(page, 4);

        Assert.Equal(SvgWriter.ToText(plain.Proof), SvgWriter.ToText(traced.Proof));
        Assert.Empty(traced.Features!.Acts);
        Assert.Empty(traced.Features.Unresolved);
    }

    [Fact]
    public void Boundaries_away_from_thin_places_stay_the_very_curves()
    {
        Picture page = LinePages.Draw(160, 120, (Red, Outline.Circle(new(110, 60), 30)), (Yellow, Outline.Polygon(new(12, 70), new(60, 80), new(30, 110))), (Blue, Bar(10, 15, 70, 40, 1.4)));

        TracedPicture plain = Trace(page, null), traced = Trace(page, 4);

        foreach (Srgb colour in new[] { Red, Yellow })
            Assert.Equal(Points(plain, colour), Points(traced, colour));
        Assert.NotEqual(Points(plain, Blue), Points(traced, Blue));

        static IEnumerable<Point> Points(TracedPicture traced, Srgb colour) =>
            traced.Map.Faces[Ink(traced, colour)].Contours.SelectMany(c => c.Segments).SelectMany(s => new[] { s.Control1, s.Control2, s.End }).OrderBy(p => p.X).ThenBy(p => p.Y);
    }

    [Fact]
    public void A_narrow_gap_of_bare_ground_is_opened()
    {
        var art = new Artwork(Length.FromMillimetres(120), Length.FromMillimetres(60), null, [new("red", "Red", Red)],
            [new(0, Outline.Rectangle(new(10, 10, 110, 29.4)), FillRule.NonZero, Coverage.Solid), new(0, Outline.Rectangle(new(10, 30.6, 110, 50)), FillRule.NonZero, Coverage.Solid)], []);

        TracedPicture traced = Trace(CompositeRenderer.Render(art, new Resolution(25.4), null), 4);

        Assert.Contains(traced.Features!.Acts, a => a.Kind == FeatureKind.Opened && a.Ink is null);
        Assert.True(Check(traced, 4).IsClean, string.Join("\n", Check(traced, 4).Places));
        Assert.All(traced.Map.Faces[0].Contours.SelectMany(c => c.Flatten(0.01)).Where(p => p.X is > 15 and < 105 && p.Y is > 20 and < 40), p => Assert.InRange(Math.Abs(p.Y - 30), 1.9, 2.5));
    }

    [Fact]
    public void Faces_still_cover_the_page_once()
    {
        TracedPicture traced = Trace(Thin(), 4);

        Assert.Equal(160 * 120, traced.Map.Faces.Sum(f => f.Area(0.002)), 0.5);
    }

    [Fact]
    public void A_mirrored_page_gives_the_mirrored_drawing()
    {
        Picture straight = Draw(Trace(Thin(), 4)), mirrored = LinePages.Mirror(Draw(Trace(LinePages.Mirror(Thin()), 4)));

        long sum = 0;
        for (int i = 0; i < straight.Pixels.Length; i++)
            sum += Math.Abs(straight.Pixels[i] - mirrored.Pixels[i]);
        Assert.InRange(sum / (double)straight.Pixels.Length, 0, 0.4);
    }

    [Fact]
    public void A_thin_stroke_across_the_border_of_a_tile_holds_the_limit_on_both_sides()
    {
        Outline stripe = Bar(-60, 10, 180, 50, 1.2);
        Picture page = LinePages.Draw(60, 60, [.. Enumerable.Range(-2, 5).Select(i => (Red, stripe.Transform(Affine.Translate(new(0, 10 * i)))))]);

        TracedPicture traced = Tracer.Trace(page, new() { Width = Length.FromMillimetres(60), Tile = true, Features = Limits(4) });

        Assert.Equal(Border(0), Border(60));
        Assert.NotEmpty(Border(0));
        FeatureFindings found = FeatureCheck.Inspect(Plates(traced, 4), 240, traced.Map.Inks, Limits(4), traced.Map.Width, wrap: true);
        Assert.True(found.IsClean, string.Join("\n", found.Places));

        IEnumerable<double> Border(double x) => traced.Map.Edges.SelectMany(e => new[] { e.Start, e.Segments[^1].End }).Where(p => p.X == x).Select(p => p.Y).Where(y => y is > 0 and < 60).Order();
    }

    [Fact]
    public void The_same_page_gives_the_same_bytes_on_any_thread()
    {
        string expected = SvgWriter.ToText(Trace(Thin(), 4).Proof);
        var texts = new string[6];

        Parallel.For(0, texts.Length, i => texts[i] = SvgWriter.ToText(Trace(Thin(), 4).Proof));

        Assert.All(texts, t => Assert.Equal(expected, t));
    }

    [Fact]
    public void Pixel_art_is_left_as_it_is()
    {
        var options = new VectorizeOptions { Width = Length.FromMillimetres(160), Mode = TraceMode.PixelArt };

        TracedPicture traced = Tracer.Trace(Thin(), options with { Features = Limits(4) });

        Assert.Null(traced.Features);
        Assert.Equal(SvgWriter.ToText(Tracer.Trace(Thin(), options).Proof), SvgWriter.ToText(traced.Proof));
    }

    private static Outline Bar(double x1, double y1, double x2, double y2, double thick)
    {
        Point a = new(x1, y1), b = new(x2, y2), side = (b - a).Unit.Perpendicular * (thick / 2);
        return Outline.Polygon(a + side, b + side, b - side, a - side);
    }

    private static Outline Ring(double x, double y, double radius, double thick) =>
        Outline.Circle(new(x, y), radius + thick / 2).With(Outline.Circle(new(x, y), radius - thick / 2).Reverse());

    private static Picture Wide() => LinePages.Draw(160, 120, (Red, Outline.Circle(new(50, 60), 30)), (Blue, Outline.Rectangle(new(90, 20, 140, 60))), (Yellow, Bar(90, 80, 150, 100, 8)));

    private static Picture Thin() => LinePages.Draw(160, 120, (Yellow, Outline.Circle(new(50, 60), 30)), (Blue, Bar(10, 20, 150, 90, 1.1)), (Red, Ring(110, 40, 16, 1.4)), (Blue, Bar(90, 100, 150, 96, 0.8)));

    private static FeatureLimits Limits(double mm) => new(Length.FromMillimetres(mm), Length.FromMillimetres(mm));

    private static TracedPicture Trace(Picture page, double? limit) =>
        Tracer.Trace(page, new() { Width = Length.FromMillimetres(page.Width), Features = limit is double mm ? Limits(mm) : null });

    /// <summary>The ink most like a colour: thin strokes are found a little paler than they were drawn.</summary>
    private static int Ink(TracedPicture traced, Srgb colour) => Enumerable.Range(0, traced.Map.Inks.Length).MinBy(i => traced.Map.Inks[i].Colour.CieLab.DifferenceTo(colour.CieLab));

    private static Picture Draw(TracedPicture traced) => CompositeRenderer.Render(traced.Proof, new Resolution(25.4), Srgb.White);

    private static FeatureFindings Check(TracedPicture traced, double limit) =>
        FeatureCheck.Inspect(Plates(traced, 4), (int)traced.Map.Width.Millimetres * 4, traced.Map.Inks, Limits(limit), traced.Map.Width);

    /// <summary>The faces of each ink as coverage.</summary>
    private static List<byte[]> Plates(TracedPicture traced, int perMm) =>
        [.. traced.Map.Faces.Select((face, i) => PlateRenderer.Render(new(traced.Map.Width, traced.Map.Height, null, [traced.Map.Inks[i]], [new(0, face, FillRule.NonZero, Coverage.Solid)], []), Resolution.FromPixelsPerMillimetre(perMm)).Plates[0].Coverage)];
}
