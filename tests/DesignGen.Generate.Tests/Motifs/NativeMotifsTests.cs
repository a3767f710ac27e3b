using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Motifs;

public sealed class NativeMotifsTests
{
    private static readonly Lexicon Lexicon = Templates.Catalogue.Lexicon.Value;

    public static TheoryData<MotifGroup, int> Shelves => new()
    {
        { MotifGroup.Flower, 30 }, { MotifGroup.Plant, 20 }, { MotifGroup.Animal, 30 }, { MotifGroup.Sea, 15 }, { MotifGroup.Food, 15 }, { MotifGroup.Chinese, 20 }, { MotifGroup.Sky, 15 }, { MotifGroup.Street, 20 }, { MotifGroup.Holiday, 15 }, { MotifGroup.Nail, 15 },
    };

    [Theory]
    [MemberData(nameof(Shelves))]
    public void Every_shelf_is_as_full_as_was_promised(MotifGroup group, int least) =>
        Assert.True(NativeMotifs.All.Count(m => m.Group == group) >= least, $"{group}: {NativeMotifs.All.Count(m => m.Group == group)}");

    [Fact]
    public void Every_motif_is_one_concept_and_is_drawn_as_itself_by_some_family()
    {
        Assert.Equal(NativeMotifs.All.Length, NativeMotifs.All.Select(m => m.Id).Distinct().Count());
        foreach (NativeMotif motif in NativeMotifs.All)
        {
            FoundMotif found = Assert.Single(MotifSearch.Find(Lexicon, [motif.Id]), m => m.Motif.Id == motif.Id);
            Assert.True(found.Itself && found.Drawn.Contains(motif.Id) && found.Families.Length > 0, motif.Id);
        }
    }

    [Fact]
    public void Every_motif_is_found_by_an_english_and_by_a_chinese_word()
    {
        foreach (NativeMotif motif in NativeMotifs.All)
        {
            MotifConcept concept = Lexicon.Motifs[motif.Id];
            Assert.Contains(MotifSearch.Find(Lexicon, [concept.En[0]]), m => m.Motif.Id == motif.Id);
            Assert.Contains(MotifSearch.Find(Lexicon, [concept.Zh[0]]), m => m.Motif.Id == motif.Id);
        }
    }

    [Fact]
    public void A_pumpkin_is_drawn_as_one_with_a_face_and_not_as_an_orange() =>
        Assert.Equal(["jack-o-lantern"], MotifSearch.Find(Lexicon, ["pumpkin"]).Single(m => m.Motif.Id == "pumpkin").Drawn.Take(1));

    [Fact]
    public void Thirty_individuals_of_a_motif_can_all_be_told_apart()
    {
        // Every third motif, of every shelf; all of them were measured once.
        string[] alike = [.. NativeMotifs.All.Where((_, i) => i % 3 == 0).AsParallel().AsOrdered().Select(m => (m.Id, Forms: Forms(m))).Where(m => m.Forms < 30).Select(m => $"{m.Id} {m.Forms}")];
        Assert.Empty(alike);
    }

    [Fact]
    public void Every_motif_stays_in_its_box()
    {
        var outside = new List<string>();
        foreach (NativeMotif motif in NativeMotifs.All)
        {
            const double size = 30;
            foreach (Shape shape in Drawn(motif, 1, size, 0.35).Shapes.Skip(1))
            {
                Rect box = shape.Outline.Contours.Aggregate(Rect.Empty, (all, c) => c.Flatten(0.1).Aggregate(all, (r, p) => r.Including(p)));
                double reach = new[] { Math.Abs(box.Left), Math.Abs(box.Right), Math.Abs(box.Top), Math.Abs(box.Bottom) }.Max();
                if (reach > size / 2 * 1.1)
                    outside.Add(FormattableString.Invariant($"{motif.Id} {reach / (size / 2):0.00}"));
            }
        }
        Assert.Empty(outside.Distinct());
    }

    [Fact]
    public void Details_are_left_out_as_a_motif_grows_small()
    {
        int simpler = 0;
        foreach (NativeMotif motif in NativeMotifs.OnRequest)
        {
            int large = Drawn(motif, 3, 40, 0.35).Shapes.Length, small = Drawn(motif, 3, motif.LeastMm, 0.35).Shapes.Length;
            Assert.True(small > 1, $"{motif.Id} vanishes at {motif.LeastMm} mm");
            Assert.True(small <= large, $"{motif.Id} has more parts when small");
            simpler += small < large ? 1 : 0;
        }
        Assert.True(simpler > NativeMotifs.OnRequest.Length * 3 / 4, $"{simpler} of {NativeMotifs.OnRequest.Length}");
    }

    // Among sixty individuals, those that differ from all before them; counted no further than thirty.
    private static int Forms(NativeMotif motif)
    {
        var seen = new List<double[]>();
        for (int seed = 0; seed < 60 && seen.Count < 30; seed++)
        {
            double[] form = Form(motif, seed);
            if (seen.All(other => Apart(other, form)))
                seen.Add(form);
        }
        return seen.Count;
    }

    // How a silhouette fills a grid of 12 by 12, and the parts it has.
    private static double[] Form(NativeMotif motif, int seed)
    {
        Artwork artwork = Drawn(motif, seed, 24, 0.35);
        var form = new double[145];
        foreach (Shape shape in artwork.Shapes.Skip(1))
        {
            foreach (Contour contour in shape.Outline.Contours)
            {
                foreach (Point p in contour.Flatten(0.2))
                    form[Math.Clamp((int)((p.X + 12) / 2), 0, 11) + 12 * Math.Clamp((int)((p.Y + 12) / 2), 0, 11)]++;
            }
        }
        form[144] = artwork.Shapes.Length;
        return form;
    }

    // A tenth of all points of the edges lie elsewhere.
    private static bool Apart(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Sum() >= 0.1 * Math.Max(a.Sum(), b.Sum());

    private static Artwork Drawn(NativeMotif motif, int seed, double size, double line)
    {
        DesignCanvas canvas = MotifPicture.Canvas(400, 400, line);
        canvas.Ground();
        MotifPicture.Put(canvas, motif, new Dice((ulong)seed), new(200, 200), size);
        Artwork artwork = canvas.Build();
        return artwork with { Shapes = [.. artwork.Shapes.Select(s => s with { Outline = s.Outline.Transform(Affine.Translate(-200, -200)) })] };
    }
}
