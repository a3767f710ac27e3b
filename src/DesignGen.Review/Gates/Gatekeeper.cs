using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Core.Reviews;
using DesignGen.Render.Raster;
using DesignGen.Review.Ranking;

namespace DesignGen.Review.Gates;

/// <summary>Takes a design through all gates: what can't be printed is turned down, what is doubtful is marked.</summary>
public static class Gatekeeper
{
    private const double LookPixels = 320;

    /// <summary>Measures a design. Pure; several calls may run at once.</summary>
    public static GateReport Inspect(Candidate candidate)
    {
        Artwork artwork = candidate.Artwork;
        var options = new RenderOptions { Threads = 1 };
        var resolution = Resolution.FromPixelsPerMillimetre(LookPixels / Math.Max(artwork.Page.Width, artwork.Page.Height));
        PlateSet plates = PlateRenderer.Render(artwork, resolution, options);
        ImmutableArray<double> coverage = [.. plates.Plates.Select(p => Share(p.Coverage))];
        Picture look = CompositeRenderer.Render(artwork, resolution, candidate.Spec.Recipe.Garment.Colour, options);

        var findings = ImmutableArray.CreateBuilder<GateFinding>();
        findings.AddRange(InkGates.Inspect(candidate, coverage));
        if (SeamGate.Inspect(artwork) is { } seam)
            findings.Add(seam);
        findings.AddRange(SpacingGate.Inspect(candidate));
        findings.AddRange(BandGate.Inspect(candidate, look));
        // The dearest gate comes last, and only where the cheap ones found nothing to turn down.
        if (!findings.Any(f => f.Verdict == GateVerdict.Reject) && !artwork.Inks.IsEmpty)
            findings.AddRange(FeatureGate.Inspect(candidate));
        return new(findings.ToImmutable(), Score.Of(look, findings), artwork.Inks, coverage, Fingerprint.Of(look));
    }

    private static double Share(byte[] coverage)
    {
        long sum = 0;
        foreach (byte c in coverage)
            sum += c;
        return coverage.Length == 0 ? 0 : sum / (255.0 * coverage.Length);
    }
}
