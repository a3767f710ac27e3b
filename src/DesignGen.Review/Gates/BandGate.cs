using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Render.Raster;
using DesignGen.Review.Ranking;

namespace DesignGen.Review.Gates;

/// <summary>Whether a design lies within the usual limits of its pattern family: neither near empty nor clotted.</summary>
/// <remarks>
/// The limits were measured over many designs of each family. What lies outside is marked; what lies outside by half as much
/// again has gone wrong and is turned down.
/// </remarks>
public static class BandGate
{
    private const double FarOutside = 1.5;

    // Pixels nearer than this to the ground's colour are ground.
    private const double SameAsGround = 0.03;

    internal static IEnumerable<GateFinding> Inspect(Candidate candidate, Picture look)
    {
        if (candidate.Spec.Band is not { } band)
            yield break;
        (double edges, double inked) = Measure(look, candidate.Spec.Recipe);
        yield return Finding("detail", edges, band.EdgesLow, band.EdgesHigh, "less detail than this pattern family has as a rule", "more detail than this pattern family has as a rule", "细节比该花型通常少", "细节比该花型通常密");
        yield return Finding("fullness", inked, band.InkedLow, band.InkedHigh, "emptier than this pattern family is as a rule", "fuller than this pattern family is as a rule", "比该花型通常空", "比该花型通常满");
    }

    /// <summary>Edge density and share of the page that is not ground.</summary>
    /// <param name="look">The composite, 320 px on its longer side.</param>
    /// <param name="recipe">What was drawn.</param>
    public static (double Edges, double Inked) Measure(Picture look, Recipe recipe)
    {
        Oklab ground = (recipe.Roles.TryGetValue(PaletteRole.Ground, out int ink) ? recipe.Inks[ink].Colour : recipe.Garment.Colour).Oklab;
        float[] lightness = new float[look.Width * look.Height];
        int inked = 0;
        var known = new Dictionary<int, (float L, bool IsGround)>();
        for (int i = 0; i < lightness.Length; i++)
        {
            int code = look.Pixels[i * 3] << 16 | look.Pixels[i * 3 + 1] << 8 | look.Pixels[i * 3 + 2];
            if (!known.TryGetValue(code, out (float L, bool IsGround) colour))
            {
                Oklab lab = new Srgb(look.Pixels[i * 3], look.Pixels[i * 3 + 1], look.Pixels[i * 3 + 2]).Oklab;
                known[code] = colour = ((float)lab.L, lab.DistanceTo(ground) < SameAsGround);
            }
            lightness[i] = colour.L;
            inked += colour.IsGround ? 0 : 1;
        }
        return (Edges.Density(lightness, look.Width), inked / (double)lightness.Length);
    }

    private static GateFinding Finding(string gate, double value, double low, double high, string less, string more, string lessZh, string moreZh)
    {
        bool under = value < low, over = value > high;
        GateVerdict verdict = value < low / FarOutside || value > high * FarOutside ? GateVerdict.Reject : under || over ? GateVerdict.Warn : GateVerdict.Pass;
        return new(gate, verdict, value, under ? low : high, "share", under ? less : over ? more : "", under ? lessZh : over ? moreZh : "");
    }
}
