using System.Collections.Concurrent;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Raster;
using DesignGen.Review.Gates;
using DesignGen.Tests;

namespace DesignGen.Engine.Tests;

/// <summary>Tiles of every repeating family meet themselves, on a lattice of whole micrometres.</summary>
public sealed class RepeatingTests
{
    private const int Tiles = 1000;

    // The k-th tile: families in turn, and for each family every stepping in turn.
    private static DesignSpec Spec(int number)
    {
        FamilyCard card = Trials.Repeating[number % Trials.Repeating.Length];
        int round = number / Trials.Repeating.Length;
        Stepping[] able = [.. SteppingNames.All.Where(s => card.Layouts.Contains(s.Layout))];
        Brief brief = Trials.Brief(card, number, $"repeat: [{able[(round + number) % able.Length].Key()}]\n");
        return new Planner(brief, Templates.Catalogue).Spec(round, 1);
    }

    [Fact]
    public void A_thousand_random_tiles_meet_themselves_on_an_exact_lattice()
    {
        var wrong = new ConcurrentBag<string>();
        Parallel.For(0, Tiles, number =>
        {
            DesignSpec spec = Spec(number);
            Artwork artwork = ProceduralGenerator.Draw(spec.Recipe);
            string what = $"{spec.Recipe.Family} {artwork.Repeat!.Stepping.Key()} seed {spec.Recipe.Seed}";
            if (SeamGate.Inspect(artwork) is { Verdict: not GateVerdict.Pass } seam)
                wrong.Add($"{what}: {seam.En}");
            if (OffLattice(artwork) is string off)
                wrong.Add($"{what}: {off}");
        });
        Assert.Empty(wrong.Order());
    }

    [Fact]
    public void Nine_tiles_drawn_together_are_one_tile_laid_nine_times()
    {
        foreach (Stepping stepping in SteppingNames.All.Where(s => s.Layout != RepeatLayout.Border))
        {
            for (int i = 0; i < 3; i++)
            {
                FamilyCard card = Trials.Repeating[(i * 17 + (int)stepping.Layout * 5 + stepping.DropParts) % Trials.Repeating.Length];
                Brief brief = Trials.Brief(card, i, $"repeat: [{stepping.Key()}]\n");
                Artwork artwork = ProceduralGenerator.Draw(new Planner(brief, Templates.Catalogue).Spec(i, 1).Recipe);
                // Twelve divides by every part, so that each step is whole pixels.
                var resolution = Resolution.FromPixelsPerMillimetre(96 / artwork.Page.Width);
                PixelGrid grid = PixelGrid.For(artwork, resolution);
                Picture tile = CompositeRenderer.Render(artwork, resolution, Srgb.White);
                Picture cloth = CompositeRenderer.Render(artwork, resolution, Srgb.White, new() { Window = new(0, 0, artwork.Page.Width * 3, artwork.Page.Height * 3) });
                int far = 0;
                for (int y = 0; y < cloth.Height; y++)
                {
                    for (int x = 0; x < cloth.Width; x++)
                    {
                        Point place = artwork.Repeat!.ToTile(new((x + 0.5) / grid.ScaleX, (y + 0.5) / grid.ScaleY));
                        ReadOnlySpan<byte> a = cloth.At(x, y), b = tile.At((int)(place.X * grid.ScaleX), (int)(place.Y * grid.ScaleY));
                        far += Math.Abs(a[0] - b[0]) > 8 || Math.Abs(a[1] - b[1]) > 8 || Math.Abs(a[2] - b[2]) > 8 ? 1 : 0;
                    }
                }
                Assert.True(far <= cloth.Width * cloth.Height * 0.0005, $"{card.Id} {stepping.Key()}: {far} of {cloth.Width * cloth.Height} pixels differ");
            }
        }
    }

    // Sides are whole micrometres that divide by the parts, and every stored copy lies a whole step from its original.
    private static string? OffLattice(Artwork artwork)
    {
        Repeat repeat = artwork.Repeat!;
        long width = Micrometres(repeat.Width.Millimetres), height = Micrometres(repeat.Height.Millimetres);
        (int across, int down) = repeat.Parts;
        if (Math.Abs(repeat.Width.Millimetres * 1000 - width) > 1e-6 || Math.Abs(repeat.Height.Millimetres * 1000 - height) > 1e-6 || width % across != 0 || height % down != 0)
            return $"a tile of {width} by {height} µm does not divide by {across} and {down}";
        foreach (Shape copy in artwork.Shapes.Where(s => s.CopyOf is not null && repeat.Layout != RepeatLayout.Mirror))
        {
            Point from = artwork.Shapes[copy.CopyOf!.Value].Outline.Contours[0].Start, to = copy.Outline.Contours[0].Start;
            long x = Micrometres(to.X - from.X), y = Micrometres(to.Y - from.Y);
            if (!repeat.Orbit.Any(o => (x - Micrometres(o.E)) % Micrometres(repeat.Period.Width) == 0 && (y - Micrometres(o.F)) % Micrometres(repeat.Period.Height) == 0))
                return $"a copy lies {x} by {y} µm from its original, which is no step of the repeat";
        }
        return null;
    }

    private static long Micrometres(double mm) => (long)Math.Round(mm * 1000);
}
