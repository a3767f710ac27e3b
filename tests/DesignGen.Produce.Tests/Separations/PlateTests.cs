using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Core.Repeats;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Separations;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Separations;

/// <summary>Traps, underbase, highlight and knock-out, measured on films that libtiff unpacks.</summary>
public class PlateTests
{
    private static readonly Garment Black = new("black", new("Black", "黑色"), new(0x17, 0x18, 0x1a)), White = new("white", new("White", "白色"), new(255, 255, 255));
    private static readonly UnderbaseRule Rule = new(
        new("underbase", "Underbase white", new(0xfb, 0xfb, 0xf8), InkKind.Underbase), UnderbaseCloth.Dark, Mm(0.25), Mm(0.35), 0.25, 0.9, WhiteInk.Over, 110);

    private static readonly Press Press = new("test", new("Test", "试"), ["screen"]) { Trap = Mm(0.18), Underbase = Rule, KnockOutDeltaE = 2 };
    private static readonly Ink Gold = new("gold", "Gold", new(0xe0, 0xb0, 0x40)), Red = new("red", "Red", new(0xc8, 0x10, 0x2e)),
        Jet = new("jet", "Jet", new(0x05, 0x05, 0x06)), Paper = new("paper", "White", new(255, 255, 255)), Cloth = new("cloth", "Cloth", new(0x17, 0x18, 0x1a));

    [ClientFact("tiffcp")]
    public void The_lighter_ink_goes_under_the_darker_by_the_trap_and_nowhere_else()
    {
        Artwork art = Art([Gold, Red], Box(0, 2, 2, 20, 18), Box(1, 20, 2, 38, 18));
        Job job = Films(art, Press with { Underbase = null }, White, 600);
        int row = job.Row(10);
        Assert.Equal(20 + 0.18, job.LastBlack("gold", row), 0.06);
        Assert.Equal(20, job.FirstBlack("red", row), 0.05);
        // Towards bare cloth nothing moves, and at the boundary's ends the trap stays half its width inside.
        Assert.Equal(2, job.FirstBlack("gold", row), 0.05);
        Assert.Equal(0, job.Count("gold", 20.02, 0, 38, 2.04));
        Assert.True(job.Count("gold", 20.02, 2.2, 20.1, 17.8) > 300);
    }

    [ClientFact("tiffcp")]
    public void Butt_register_leaves_the_films_as_they_are()
    {
        Artwork art = SampleArt.Solid();
        Job plain = Films(art, null, White, 300), butt = Films(art, Press with { Trap = Length.Zero, Underbase = null, KnockOutDeltaE = null }, White, 300);
        Assert.Equal(plain.Files.Select(Pixels), butt.Files.Select(Pixels));

        static bool[] Pixels(byte[] file) => [.. TestTiff.Pixels(file).Cast<bool>()];
    }

    [ClientFact("tiffcp")]
    public void A_trap_ends_before_a_thin_dark_line_does()
    {
        // A red outline of 0.25 mm round gold, on cloth: a misregister of half a trap shows no gold outside.
        Artwork art = Art([Gold, Red], Box(1, 2, 2, 38, 18), Box(0, 2.25, 2.25, 37.75, 17.75));
        Job job = Films(art, Press with { Underbase = null }, White, 600);
        Assert.InRange(job.FirstBlack("gold", job.Row(10)), 2.06, 2.17);
    }

    [ClientFact("tiffcp")]
    public void Inks_but_for_traps_are_the_films_of_butt_register()
    {
        Artwork art = SampleArt.Solid();
        Job plain = Films(art, null, White, 300), trapped = Films(art, Press, Black, 300);
        Assert.Equal("underbase", trapped.Report.Plan.Plates[0].Ink.Id);
        foreach (Ink ink in art.Inks)
        {
            (bool[,] before, bool[,] after) = (plain.Film(ink.Id), trapped.Film(ink.Id));
            int added = 0, gone = 0;
            for (int y = 0; y < plain.Layout.Grid.Height; y++)
            {
                for (int x = 0; x < plain.Layout.Grid.Width; x++)
                {
                    (bool was, bool now) = (before[plain.Layout.Margin + y, plain.Layout.Margin + x], after[trapped.Layout.Margin + y, trapped.Layout.Margin + x]);
                    gone += was && !now ? 1 : 0;
                    // What is added lies under another ink.
                    if (now && !was)
                    {
                        added++;
                        Assert.Contains(art.Inks, other => other.Id != ink.Id && plain.Film(other.Id)[plain.Layout.Margin + y, plain.Layout.Margin + x]);
                    }
                }
            }
            Assert.Equal(0, gone);
            Assert.InRange(added, 0, 2000);
        }
    }

    [ClientFact("tiffcp")]
    public void White_stays_inside_the_colours_by_the_choke()
    {
        Job job = Films(Art([Red], Box(0, 2, 2, 38, 18)), Press, Black, 600);
        int row = job.Row(10);
        Assert.Equal(2.25, job.FirstBlack("underbase", row), 0.06);
        Assert.Equal(37.75, job.LastBlack("underbase", row), 0.06);
        Assert.Empty(job.Report.Findings);
    }

    [ClientFact("tiffcp")]
    public void White_in_a_thin_stroke_gives_up_choke_before_width()
    {
        // Strokes of 0.9, 0.7, 0.5 and 0.2 mm: full choke, half the choke, none, and none with a warning.
        Job job = Films(Art([Red], Box(0, 2, 2, 2.9, 18), Box(0, 8, 2, 8.7, 18), Box(0, 14, 2, 14.5, 18), Box(0, 20, 2, 20.2, 18)), Press, Black, 1200);
        Assert.Equal(0.40, Width(2, 3), 0.05);
        Assert.Equal(0.45, Width(8, 9), 0.05);
        Assert.Equal(0.50, Width(14, 15), 0.03);
        Assert.Equal(0.20, Width(20, 21), 0.03);
        PlateFinding thin = Assert.Single(job.Report.Findings.DistinctBy(f => (int)f.At!.Value.X));
        Assert.Equal("white-width", thin.Key);
        Assert.Equal(0.2, thin.Actual, 0.04);
        Assert.Equal(0.35, thin.Target, 1e-9);

        double Width(double from, double to) => job.Count("underbase", from - 0.2, 9.5, to + 0.2, 10.5) / Math.Pow(1200 / 25.4, 2);
    }

    [ClientFact("tiffcp")]
    public void There_is_no_white_under_black_and_its_edge_there_is_hidden()
    {
        // Black round red: white reaches a little under the black, where nobody sees it, and not to the cloth.
        Artwork art = Art([Red, Jet], Box(1, 2, 2, 38, 18), Box(0, 10, 6, 30, 14));
        Job job = Films(art, Press, Black, 600);
        int row = job.Row(10);
        Assert.Equal(10 - 0.18, job.FirstBlack("underbase", row), 0.06);
        Assert.Equal(30.18, job.LastBlack("underbase", row), 0.06);
    }

    [ClientFact("tiffcp")]
    public void The_arts_white_prints_last_or_the_base_shows_in_its_place()
    {
        Artwork art = Art([Paper, Red], Box(1, 2, 2, 38, 18), Box(0, 10, 6, 30, 14));
        Job over = Films(art, Press, Black, 600);
        Assert.Equal(["underbase", "red", "paper"], over.Report.Plan.Plates.Select(p => p.Ink.Id));
        Assert.Equal(PlateRole.Highlight, over.Report.Plan.Plates[2].Role);
        Job shown = Films(art with { Shapes = [Box(0, 2, 2, 20, 18), Box(1, 20, 2, 38, 18)] }, Press with { Underbase = Rule with { White = WhiteInk.Base } }, Black, 600);
        Assert.Equal(["underbase", "red"], shown.Report.Plan.Plates.Select(p => p.Ink.Id));
        Assert.Equal(2, shown.FirstBlack("underbase", shown.Row(10)), 0.05);
        Assert.Equal(37.75, shown.LastBlack("underbase", shown.Row(10)), 0.06);
    }

    [ClientFact("tiffcp")]
    public void Ink_in_the_garments_colour_is_left_off()
    {
        Artwork art = Art([Cloth, Red], Box(0, 2, 2, 38, 18), Box(1, 10, 6, 30, 14));
        Job job = Films(art, Press, Black, 300);
        Assert.Equal(["underbase", "red"], job.Report.Plan.Plates.Select(p => p.Ink.Id));
        Assert.Equal(10.25, job.FirstBlack("underbase", job.Row(10)), 0.1);
        Assert.Equal("knocked-out", job.Report.Findings[0].Key);
        // A further colourway prints it, so its film stays.
        Assert.Equal(3, SeparationPlan.For(art, Press, Black, [[Gold, Red]]).Plates.Length);
    }

    [ClientFact("tiffcp")]
    public void White_and_traps_go_on_across_the_edges_of_a_tile()
    {
        var repeat = new Repeat(RepeatLayout.HalfDrop, Mm(24), Mm(20));
        Artwork tile = new(repeat.Width, repeat.Height, repeat, [Red], [Box(0, 0, 0, 24, 20)], []);
        Job job = Films(tile, Press, Black, 300);
        // Cloth covered all over has white all over: no seam.
        Assert.Equal((long)job.Layout.Grid.Width * job.Layout.Grid.Height, job.Count("underbase", -1, -1, 30, 30));
    }

    [ClientFact("tiffcp")]
    public void White_under_a_ramp_has_dots_within_the_colours()
    {
        Artwork art = SampleArt.Ramped(60, 30) with { Shapes = [SampleArt.Ramped(60, 30).Shapes[1]] };
        Job job = Films(art, Press, Black, 600);
        bool[,] red = job.Film("red"), white = job.Film("underbase");
        int outside = 0, whites = 0, reds = 0;
        for (int y = 0; y < job.Layout.Grid.Height; y++)
        {
            for (int x = 0; x < job.Layout.Grid.Width / 2; x++)
            {
                (bool r, bool w) = (red[job.Layout.Margin + y, job.Layout.Margin + x], white[job.Layout.Margin + y, job.Layout.Margin + x]);
                outside += w && !r ? 1 : 0;
                (reds, whites) = (reds + (r ? 1 : 0), whites + (w ? 1 : 0));
            }
        }
        Assert.Equal(0, outside);
        Assert.InRange((double)whites / reds, 0.6, 0.97);
    }

    [ClientFact("tiffcp")]
    public void A_lighter_ink_runs_on_under_a_darker_inks_dots_and_its_own_dots_under_a_darker_edge()
    {
        // Red over gold fading in from the left; beside it gold fading out to the right, up to a red box.
        Artwork art = Art([Gold, Red], Box(0, 2, 2, 20, 9),
            new(1, Outline.Rectangle(new(2, 2, 20, 9)), FillRule.NonZero, new LinearRamp(new(2, 0), new(20, 0), [new(0, 0.3), new(1, 0.7)])),
            new(0, Outline.Rectangle(new(2, 11, 20, 18)), FillRule.NonZero, new LinearRamp(new(2, 0), new(20, 0), [new(0, 0.3), new(1, 0.6)])), Box(1, 20, 11, 30, 18));
        Job job = Films(art, Press with { Underbase = null }, White, 600), butt = Films(art, Press with { Underbase = null, Trap = Length.Zero }, White, 600);
        // Dots of red leave holes of their size in butt register; with traps gold runs on under nearly all of them.
        double all = (Math.Floor(job.Layout.Pixels(8.5)) - Math.Floor(job.Layout.Pixels(2.5))) * (Math.Floor(job.Layout.Pixels(14)) - Math.Floor(job.Layout.Pixels(4)));
        Assert.InRange(butt.Count("gold", 4, 2.5, 14, 8.5) / all, 0.45, 0.7);
        Assert.InRange(job.Count("gold", 4, 2.5, 14, 8.5) / all, 0.85, 1);
        // Under the box's edge dots go on by the trap and no further; between them there is none.
        long under = job.Count("gold", 20.02, 11.5, 20.18, 17.5);
        Assert.Equal(0, butt.Count("gold", 20.04, 11.5, 20.18, 17.5));
        Assert.InRange(under, 20, 0.8 * 0.16 * 6 * Math.Pow(600 / 25.4, 2));
        Assert.Equal(0, job.Count("gold", 20.25, 11.5, 30, 17.5));
        // No dot of the darker ink moves.
        Assert.Equal(butt.Art("red"), job.Art("red"));
    }

    [ClientFact("tiffcp")]
    public void Dots_do_not_grow_on_a_darker_ink_that_is_printed_before_them()
    {
        Artwork art = Art([Red, Gold], Box(0, 2, 2, 38, 18),
            new(1, Outline.Rectangle(new(6, 4, 30, 16)), FillRule.NonZero, new LinearRamp(new(6, 0), new(30, 0), [new(0, 0.3), new(1, 0.6)])));
        Job job = Films(art, Press with { Underbase = null }, White, 600), butt = Films(art, Press with { Underbase = null, Trap = Length.Zero }, White, 600);
        Assert.Equal(butt.Art("gold"), job.Art("gold"));
    }

    [Fact]
    public void The_report_tells_how_much_each_plate_prints()
    {
        Artwork art = Art([Red], Box(0, 2, 2, 38, 18));
        Job job = Films(art, Press, Black, 600);
        // 35.5 by 15.5 mm of 40 by 20.
        Assert.Equal(35.5 * 15.5 / 800, job.Report.Shares[0], 0.002);
        Assert.Equal(36 * 16 / 800.0, job.Report.Shares[1], 0.002);
    }

    [Fact]
    public void Threads_change_no_byte()
    {
        foreach (Artwork art in new[] { SampleArt.Solid(), SampleArt.Ramped(), SampleArt.Tile() })
            Assert.Equal(Films(art, Press, Black, 300, 1).Files.ToArray(), Films(art, Press, Black, 300, 5).Files.ToArray());
    }

    private static Length Mm(double mm) => Length.FromMillimetres(mm);

    private static Shape Box(int? ink, double left, double top, double right, double bottom) => SampleArt.Fill(ink, Outline.Rectangle(new(left, top, right, bottom)));

    private static Artwork Art(ImmutableArray<Ink> inks, params ImmutableArray<Shape> shapes) => new(Mm(40), Mm(20), null, inks, shapes, []);

    private static Job Films(Artwork art, Press? press, Garment garment, double dpi, int threads = 0)
    {
        var settings = new FilmSettings { Resolution = new(dpi), Plan = SeparationPlan.For(art, press, garment), Threads = threads };
        MemoryStream[] streams = [.. settings.Plan.Plates.Select(_ => new MemoryStream())];
        SeparationReport report = FilmSeparator.Separate(art, settings, new("JOB", "", garment.IsDark), new(Making.Rules, "Job", "JOB", House.Default), streams);
        return new(report, [.. streams.Select(s => s.ToArray())], FilmLayout.For(art, settings));
    }

    private sealed record Job(SeparationReport Report, ImmutableArray<byte[]> Files, FilmLayout Layout)
    {
        private readonly Dictionary<string, bool[,]> _films = [];

        public bool[,] Film(string ink)
        {
            if (!_films.TryGetValue(ink, out bool[,]? film))
                _films[ink] = film = TestTiff.Pixels(Files[Report.Plan.Plates.IndexOf(Report.Plan.Plates.First(p => p.Ink.Id == ink))]);
            return film;
        }

        // The film without its margin, where marks and label are.
        public bool[] Art(string ink) =>
            [.. Enumerable.Range(0, Layout.Grid.Height).SelectMany(y => Enumerable.Range(0, Layout.Grid.Width).Select(x => Film(ink)[Layout.Margin + y, Layout.Margin + x]))];

        public int Row(double mm) => (int)Layout.Pixels(mm);

        public double FirstBlack(string ink, int row) => Enumerable.Range(0, Layout.Grid.Width).First(x => Film(ink)[Layout.Margin + row, Layout.Margin + x]) / Layout.Pixels(1);

        public double LastBlack(string ink, int row) => (Enumerable.Range(0, Layout.Grid.Width).Last(x => Film(ink)[Layout.Margin + row, Layout.Margin + x]) + 1) / Layout.Pixels(1);

        public long Count(string ink, double left, double top, double right, double bottom)
        {
            long count = 0;
            for (int y = Math.Max(0, Row(top)); y < Math.Min(Layout.Grid.Height, Row(bottom)); y++)
            {
                for (int x = Math.Max(0, (int)Layout.Pixels(left)); x < Math.Min(Layout.Grid.Width, (int)Layout.Pixels(right)); x++)
                    count += Film(ink)[Layout.Margin + y, Layout.Margin + x] ? 1 : 0;
            }
            return count;
        }
    }
}
