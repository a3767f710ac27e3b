using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Pdf;
using DesignGen.Produce.Separations;
using DesignGen.Produce.Tiff;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Pdf;

/// <summary>Print files of whole jobs, white and traps among them: the plates that Ghostscript makes of them are our films.</summary>
public sealed class PressPageTests : IDisposable
{
    private static readonly DateTimeOffset Made = new(2026, 3, 14, 9, 30, 0, TimeSpan.FromHours(8));

    // Ghostscript samples each pixel at sixteen points and paints edges a little fat: a plate of dense small art differs more, pixel for pixel, than its film at full size does. Tiles are sampled at 64.
    private const double Dpi = 508;

    private readonly string _folder = Directory.CreateTempSubdirectory("press-page").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [ClientFact("gs")]
    public void The_plates_of_print_files_of_every_kind_are_the_films()
    {
        Job[] jobs =
        [
            DrawnOf("product: t-shirt\nplacement: left-chest\nsize: 89mm x 89mm\ngarment: black\nprint: screen\nseed: 11"),
            DrawnOf("product: t-shirt\nplacement: all-over\nsize: 90mm x 90mm\ngarment: black\nprint: screen\nrepeat: straight\nseed: 12"),
            DrawnOf("product: sticker-sheet\nplacement: die-cut\nseed: 14"),
            DrawnOf("product: t-shirt\nplacement: left-chest\nsize: 70mm x 70mm\ngarment: forest\nprint: screen\ntreatments: [halftone]\nseed: 15"),
            DrawnOf("product: t-shirt\nplacement: all-over\nsize: 80mm x 80mm\ngarment: natural\nprint: screen\npress: butt-screen\nrepeat: half-drop\nseed: 16"),
            DrawnOf("product: phone-case\nplacement: lower-back\nseed: 17"),
            DrawnOf("product: mug-wrap\nplacement: front\nseed: 18"),
            DrawnOf("product: nails\nprint: uv-nail\nnails: { shape: oval, length: short, size: XS }\nseed: 19"),
        ];
        Check(jobs);
        Assert.Equal(3, jobs.Count(j => j.Report.Plan.Underbase is not null));
        Assert.Contains(jobs, j => j.Page.Over.Length > 0);
    }

    [ClientFact("gs")]
    public void Under_a_ramp_the_white_has_its_tone()
    {
        Ink red = new("red", "Red", new(0xc8, 0x10, 0x2e)), jet = new("jet", "Jet", new(0x05, 0x05, 0x06));
        // A ramp from nothing to full, a solid beside it, and black over both.
        Artwork art = new(Length.FromMillimetres(50.8), Length.FromMillimetres(25.4), null, [red, jet],
        [
            new(0, Outline.Rectangle(new(2, 2, 40, 20)), FillRule.NonZero, new LinearRamp(new(2, 0), new(40, 0), [new(0, 0), new(1, 1)])),
            SampleArt.Fill(0, Outline.Rectangle(new(42, 2, 48, 20))), SampleArt.Fill(1, Outline.Rectangle(new(20, 8, 24, 12))),
        ], []);
        Press press = Templates.Catalogue.Presses["auto-screen"];
        Job job = Of(art, press, new("black", new("Black", "黑色"), new(0x17, 0x18, 0x1a)));
        (Dictionary<string, byte[]> plates, int width, _) = SeparatedPage.Of(Write(job.Page), 254);
        byte[] white = plates["White"], colour = plates["Red"];
        foreach (double x in new[] { 8, 15, 30, 36, 45 })
        {
            int at = 150 * width + (int)(x * 10);
            Assert.Equal((x < 41 ? 0.9 : 1) * colour[at], white[at], 5.0);
        }
        // None under black but for the hidden edge, none on the cloth, and the solid's edge is choked by a quarter of a millimetre.
        Assert.Equal(0, white[100 * width + 220]);
        Assert.Equal(0, white[225 * width + 300]);
        Assert.Equal(420 + 2.5, Enumerable.Range(0, width).First(x => x > 410 && white[60 * width + x] > 127), 1.1);
    }

    [ClientFact("gs", "qpdf")]
    public void The_bleed_shows_the_art_mirrored_at_the_trim()
    {
        Artwork art = SampleArt.Solid() with { Shapes = [SampleArt.Fill(0, Outline.Rectangle(new(0, 10, 40, 20))), SampleArt.Fill(1, Outline.Rectangle(new(38, 0, 39, 30)))] };
        var page = new PrintPage(art);
        string file = Write(page, new() { Bleed = Length.FromMillimetres(3), Mirrored = true });
        Assert.Contains("No syntax or stream encoding errors", TestTiff.Run("qpdf", "--check", file), StringComparison.Ordinal);
        (Dictionary<string, byte[]> plates, int width, _) = SeparatedPage.Of(file, 254);
        Assert.Equal(460, width);
        byte[] navy = plates["Navy"], red = plates["朱红"];
        // Left of the trim the bar goes on; right of it the upright line comes again, as far beyond as it lay within.
        Assert.Equal((255, 0), (navy[180 * width + 2], navy[100 * width + 2]));
        Assert.Equal((255, 255, 0), (red[100 * width + 30 + 385], red[100 * width + 30 + 415], red[100 * width + 30 + 405]));
        Assert.Equal(255, red[2 * width + 30 + 415]);
        Assert.Equal(0, red[2 * width + 30 + 200]);
    }

    private sealed record Job(string Name, Artwork Art, FilmSettings Films, SeparationReport Report, ImmutableArray<byte[]> Files, PrintPage Page);

    private static Job DrawnOf(string form)
    {
        (Brief brief, Recipe recipe, Artwork art) = TestDesigns.Of(form, 1).Single();
        return Of(art, brief.Press, brief.Garment) with { Name = $"{brief.Product.Id} {brief.Placement.Id} {recipe.Family}" };
    }

    private static Job Of(Artwork art, Press? press, Garment garment)
    {
        var settings = new FilmSettings { Resolution = new(Dpi), Plan = SeparationPlan.For(art, press, garment), Outlines = true };
        MemoryStream[] films = [.. settings.Plan.Plates.Select(_ => new MemoryStream())];
        SeparationReport report = FilmSeparator.Separate(art, settings, new("JOB", "", garment.IsDark), Says, films);
        return new("", art, settings, report, [.. films.Select(f => f.ToArray())], PressPage.Of(art, report));
    }

    private static FileStatement Says => new(Making.Rules, "Job", "JOB", House.Default);

    // Every plate of every job against its film.
    private void Check(Job[] jobs)
    {
        List<string> wrong = [];
        foreach (Job job in jobs)
        {
            // A file each: names of inks are a file's own.
            (Dictionary<string, byte[]> plates, int width, _) = SeparatedPage.Of(Write(job.Page), Dpi, fine: job.Art.Repeat is not null);
            // The art's own white makes way for the base's name.
            bool based = job.Report.Plan.Underbase is not null;
            string[] wanted = [.. job.Report.Plan.Plates.Select(p => p.Role == PlateRole.Underbase ? "White" : based && p.Ink.Name == "White" ? $"White ({p.Ink.Id})" : p.Ink.Name), .. job.Art.CutLines.Select(c => c.Kind == CutKind.Kiss ? "KissCut" : "CutContour").Distinct()];
            Assert.Equal(wanted.Order(StringComparer.Ordinal), plates.Keys.Order(StringComparer.Ordinal));
            for (int i = 0; i < job.Files.Length; i++)
            {
                double share = Differing(job, i, plates[wanted[i]], width);
                if (share > 0.005)
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{job.Name}/{wanted[i]}: {share:0.00%}"));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static double Differing(Job job, int plate, byte[] theirs, int width)
    {
        var film = FilmLayout.For(job.Art, job.Films);
        int differ = 0, y = -film.Margin, across = Math.Min(width, film.Grid.Width), down = Math.Min(theirs.Length / width, film.Grid.Height);
        using var file = new MemoryStream(job.Files[plate]);
        var decoder = new Group4Decoder(film.Width);
        foreach ((byte[] strip, int rows) in new FilmTiff(file).Strips())
        {
            decoder.Decode(strip, rows, changes =>
            {
                if (y >= 0 && y < down)
                {
                    for (int x = 0, at = 0; x < across; x++)
                    {
                        while (at < changes.Length && changes[at] <= film.Margin + x)
                            at++;
                        differ += at % 2 != 0 == theirs[y * width + x] > 127 || IsTone(x, y) ? 0 : 1;
                    }
                }
                y++;
            });
        }
        return (double)differ / film.Grid.Pixels;

        // Within a ramp, which is dots on the film: neither bare nor solid two pixels on either side.
        bool IsTone(int x, int y)
        {
            int at = y * width + x;
            return Math.Min(x, y) >= 2 && x < across - 2 && y < down - 2 && Tone(at) && Tone(at - 2) && Tone(at + 2) && Tone(at - 2 * width) && Tone(at + 2 * width);
        }

        bool Tone(int at) => theirs[at] is > 5 and < 250;
    }

    private string Write(PrintPage page, PrintPdfOptions? options = null)
    {
        string file = Path.Combine(_folder, "print.pdf");
        using FileStream to = File.Create(file);
        PrintPdf.Write(to, [page], Says, Made, options);
        return file;
    }

}
