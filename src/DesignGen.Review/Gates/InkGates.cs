using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;

namespace DesignGen.Review.Gates;

/// <summary>What the ink list says: how many inks, whether each fixed colour prints, whether the design shows on what it is printed on.</summary>
internal static class InkGates
{
    // Less ink than this on the page is a near-empty print.
    private const double LeastCoverage = 0.015;

    // A fixed colour on less of the page than this, a square of 5 mm on one of 160 mm, would be missed.
    private const double LeastOfFixed = 0.001;
    private const double ReadableFrom = 0.25, LostBelow = 0.12;

    public static IEnumerable<GateFinding> Inspect(Candidate candidate, IReadOnlyList<double> coverage)
    {
        Artwork artwork = candidate.Artwork;
        int limit = candidate.Spec.MaxInks, inks = artwork.Inks.Length;
        yield return inks <= limit
            ? new("ink-count", GateVerdict.Pass, inks, limit, "inks", "", "")
            : new("ink-count", GateVerdict.Reject, inks, limit, "inks", $"{inks} inks; the limit is {limit}", $"用了{inks}套色，超过上限{limit}");
        double printed = coverage.Sum();
        yield return printed >= LeastCoverage
            ? new("coverage", GateVerdict.Pass, printed, LeastCoverage, "share", "", "")
            : new("coverage", GateVerdict.Reject, printed, LeastCoverage, "share", "hardly anything is printed", "几乎没有印花");
        // A recipe without a palette has the brief's own colours, and these are wanted all.
        if (candidate.Spec.Recipe.Palette.Length == 0)
            yield return FixedColours(candidate.Spec.Recipe, artwork, coverage);
        if (candidate.Spec.Recipe.Kind == ArtKind.NailSet)
            yield break;
        yield return Contrast(candidate, coverage);
    }

    private static GateFinding FixedColours(Recipe recipe, Artwork artwork, IReadOnlyList<double> coverage)
    {
        (string name, double share) = recipe.Inks
            .Select(k => (k.Name, Share: artwork.Inks.IndexOf(k) is var at and >= 0 ? coverage[at] : 0))
            .MinBy(k => k.Share);
        return share >= LeastOfFixed
            ? new("fixed-colours", GateVerdict.Pass, share, LeastOfFixed, "share", "", "")
            : new("fixed-colours", GateVerdict.Reject, share, LeastOfFixed, "share", $"{name} is asked for and hardly printed", $"指定颜色{name}几乎没有用到");
    }

    // The strongest ink that carries form against what lies behind it: the printed ground, else the cloth.
    private static GateFinding Contrast(Candidate candidate, IReadOnlyList<double> coverage)
    {
        Recipe recipe = candidate.Spec.Recipe;
        int? ground = recipe.Roles.TryGetValue(PaletteRole.Ground, out int g) ? g : null;
        Oklab behind = (ground is int at ? recipe.Inks[at].Colour : recipe.Garment.Colour).Oklab;
        double strongest = 0;
        for (int ink = 0; ink < candidate.Artwork.Inks.Length; ink++)
        {
            Srgb colour = candidate.Artwork.Inks[ink].Colour;
            if (coverage[ink] >= 0.01 && (ground is not int k || recipe.Inks[k].Colour != colour))
                strongest = Math.Max(strongest, Math.Abs(colour.Oklab.L - behind.L));
        }
        GateVerdict verdict = strongest >= ReadableFrom ? GateVerdict.Pass : strongest >= LostBelow ? GateVerdict.Warn : GateVerdict.Reject;
        return verdict == GateVerdict.Pass
            ? new("contrast", verdict, strongest, ReadableFrom, "OKLab L", "", "")
            : new("contrast", verdict, strongest, ReadableFrom, "OKLab L", "the design hardly stands off from what it is printed on", "图案与底色对比不足");
    }
}
