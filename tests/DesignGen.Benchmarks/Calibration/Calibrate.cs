using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Raster;
using DesignGen.Review.Gates;
using DesignGen.Tests;

namespace DesignGen.Benchmarks.Calibration;

/// <summary>Measures every family over many of its designs and writes <c>profiles.json</c>: usual limits, areas of roles, borders between roles.</summary>
internal static class Calibrate
{
    // Light, dark, warm and cool in turn, so that any number of them reads.
    private static readonly string[] Fixed = ["#1f3a5f", "#f3e9d2", "#e2553d", "#e3b04b", "#5b8f7b", "#8cc4d6", "#7a3b69"];

    private const int Designs = 64;
    private const double LookPixels = 320, RolePixels = 240;

    // The limits reach a little past what all but one in fifty designs had.
    private const double Slack = 0.15;

    public static int Run(string[] only)
    {
        TemplateCatalogue catalogue = Templates.Catalogue;
        string file = Path.Combine("src", "DesignGen.Generate", "Calibration", "profiles.json");
        var profiles = FamilyProfiles.Measured.ToDictionary(id => id, FamilyProfiles.Of);
        FamilyCard[] cards = [.. FamilyRegistry.All.Select(f => f.Card).Where(c => c.Kind != ArtKind.NailSet)];
        foreach (string gone in profiles.Keys.Where(id => cards.All(c => c.Id != id)).ToArray())
            profiles.Remove(gone);
        var done = new System.Collections.Concurrent.ConcurrentDictionary<string, FamilyProfile>();
        Parallel.ForEach(cards.Where(c => only.Length == 0 || only.Contains(c.Id)), card =>
        {
            done[card.Id] = Measure(card, catalogue);
            Console.WriteLine(FormattableString.Invariant($"{card.Id,-22} detail {done[card.Id].Band!.EdgesLow:0.00} to {done[card.Id].Band!.EdgesHigh:0.00}, inked {done[card.Id].Band!.InkedLow:0.00} to {done[card.Id].Band!.InkedHigh:0.00}"));
        });
        foreach ((string id, FamilyProfile profile) in done)
            profiles[id] = profile;
        File.WriteAllText(file, FamilyProfiles.Write(profiles));
        Console.WriteLine($"{file}: {profiles.Count} families. Build anew to use it.");
        return 0;
    }

    private static FamilyProfile Measure(FamilyCard card, TemplateCatalogue catalogue)
    {
        var edges = new List<double>();
        var inked = new List<double>();
        double[] areas = new double[FamilyProfile.Roles], touch = new double[FamilyProfile.Roles * (FamilyProfile.Roles - 1) / 2];
        foreach ((string garment, int inks) in new[] { ("white", 7), ("black", 5) })
        {
            Brief brief = Brief(card, garment, FormattableString.Invariant($"inks: {inks}"), catalogue);
            var planner = new Planner(brief, catalogue);
            for (int i = 0; i < Designs / 2; i++)
            {
                Recipe recipe = planner.Spec(i, 1).Recipe;
                Artwork artwork = ProceduralGenerator.Draw(recipe);
                double longest = Math.Max(artwork.Page.Width, artwork.Page.Height);
                var options = new RenderOptions { Threads = 1 };
                (double e, double k) = BandGate.Measure(CompositeRenderer.Render(artwork, Resolution.FromPixelsPerMillimetre(LookPixels / longest), recipe.Garment.Colour, options), recipe);
                edges.Add(e);
                inked.Add(k);
                // Roles that share an ink can't be told apart: only designs with all seven inks count.
                if (recipe.Roles.Values.Distinct().Count() == recipe.Inks.Length && inks == 7)
                    Count(artwork, recipe, Resolution.FromPixelsPerMillimetre(RolePixels / longest), options, areas, touch);
            }
        }
        double area = areas.Sum(), borders = Math.Max(1, touch.Sum());
        return new(
            new(Low(edges), High(edges), Low(inked), High(inked)),
            [.. areas.Select(a => Math.Round(a / Math.Max(1, area), 4))], [.. touch.Select(t => Math.Round(t / borders, 4))],
            [.. Enumerable.Range(1, FamilyProfile.Roles).Select(n => Full(card, n, catalogue))]);
    }

    // Of a dozen designs in fixed colours, how many print each of them on a thousandth of the page or more, as the gate wants.
    private static double Full(FamilyCard card, int colours, TemplateCatalogue catalogue)
    {
        const int designs = 12;
        if (colours < Math.Max(2, card.MinInks))
            return colours < card.MinInks ? 0 : 1;
        Brief brief = Brief(card, "white", FormattableString.Invariant($"colours: [{string.Join(", ", Fixed.Take(colours).Select(c => $"'{c}'"))}]"), catalogue);
        var planner = new Planner(brief, catalogue);
        int full = 0;
        for (int i = 0; i < designs; i++)
        {
            Recipe recipe = planner.Spec(i, 1).Recipe;
            Artwork artwork = ProceduralGenerator.Draw(recipe);
            PlateSet plates = PlateRenderer.Render(artwork, Resolution.FromPixelsPerMillimetre(RolePixels / Math.Max(artwork.Page.Width, artwork.Page.Height)), new RenderOptions { Threads = 1 });
            full += artwork.Inks.Length == recipe.Inks.Length && plates.Plates.All(p => p.Coverage.Sum(c => (long)c) >= 255L * p.Coverage.Length / 1000) ? 1 : 0;
        }
        return Math.Round(full / (double)designs, 2);
    }

    private static Brief Brief(FamilyCard card, string garment, string more, TemplateCatalogue catalogue) => BriefReader.Read("calibrate.yaml",
        $"product: t-shirt\nplacement: {(card.Kind == ArtKind.AllOver ? "all-over" : "full-front")}\ngarment: {garment}\nfamilies: [{card.Id}]\nseed: 20261125\n{more}\n", catalogue);

    private static double Low(List<double> values) => Math.Round(Share(values, 0.02) * (1 - Slack), 3);

    private static double High(List<double> values) => Math.Round(Math.Min(1, Share(values, 0.98) * (1 + Slack)), 3);

    private static double Share(List<double> values, double share) => values.Order().ElementAt((int)Math.Round(share * (values.Count - 1)));

    // The role that prints most at each pixel; pixels without ink are the ground.
    private static void Count(Artwork artwork, Recipe recipe, Resolution resolution, RenderOptions options, double[] areas, double[] touch)
    {
        PlateSet plates = PlateRenderer.Render(artwork, resolution, options);
        int[] roleOf = [.. artwork.Inks.Select(ink => (int)recipe.Roles.First(r => recipe.Inks[r.Value] == ink).Key)];
        int[] role = new int[plates.Width * plates.Height];
        for (int i = 0; i < role.Length; i++)
        {
            int most = 127;
            for (int p = 0; p < plates.Plates.Count; p++)
            {
                if (plates.Plates[p].Coverage[i] > most)
                    (most, role[i]) = (plates.Plates[p].Coverage[i], roleOf[p]);
            }
            areas[role[i]]++;
        }
        for (int y = 0; y < plates.Height - 1; y++)
        {
            for (int x = 0; x < plates.Width - 1; x++)
            {
                int here = y * plates.Width + x;
                foreach (int other in new[] { here + 1, here + plates.Width })
                {
                    (int low, int high) = (Math.Min(role[here], role[other]), Math.Max(role[here], role[other]));
                    if (low != high)
                        touch[FamilyProfile.Pair(low, high)]++;
                }
            }
        }
    }
}
