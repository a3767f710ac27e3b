using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Badges;

/// <summary>Which paint each part of a landscape takes.</summary>
/// <param name="Sky">Behind all.</param>
/// <param name="Sun">Sun or moon.</param>
/// <param name="Far">The range or water far away.</param>
/// <param name="Lit">Sides in the light.</param>
/// <param name="Dim">Sides in the shade.</param>
/// <param name="Snow">Snow, foam, the lightest part.</param>
/// <param name="Fore">The foreground, the darkest part.</param>
public sealed record SceneInks(Paint Sky, Paint Sun, Paint Far, Paint Lit, Paint Dim, Paint Snow, Paint Fore)
{
    // A paint that looks warmer than this is no water.
    private const double Warm = 0.5;

    /// <summary>The inks that far water may take.</summary>
    public ImmutableArray<Paint> Waters { get; init; } = [];

    /// <summary>
    /// Shares out the paints so that parts that touch can be told apart, whatever the palette, the cloth and the number of
    /// inks: tries every assignment and keeps the one with the best sum of wishes and contrasts.
    /// </summary>
    /// <param name="box">The paints.</param>
    /// <param name="night">Whether the sky should be dark and its light pale.</param>
    /// <param name="sea">Whether what lies below the sky is water: it takes the coolest paints, else greys or cloth, before any warm one.</param>
    /// <remarks>
    /// The idea of scoring single parts and touching pairs follows Lin et al., Probabilistic Color-by-Numbers, 2013; the
    /// weights are our own. About 10 000 assignments of at most eight paints: a millisecond or two.
    /// </remarks>
    public static SceneInks Choose(PaintBox box, bool night = false, bool sea = false)
    {
        List<Paint> all = [.. box.Inks, box.Bare];
        SceneInks? best = null;
        double most = double.MinValue;
        foreach (Paint fore in all)
        {
            double foreScore = Wish(fore, (PaletteRole.Line, 0.25), (PaletteRole.Shade, 0.12)) - fore.L * 1.2 - Heat(fore);
            foreach (Paint snow in all)
            {
                double snowScore = foreScore + snow.L * 0.9 + Wish(snow, (PaletteRole.Light, 0.15)) + Apart(snow, fore, 0.9);
                foreach (Paint sky in all)
                {
                    if (sky == fore)
                        continue;
                    double skyScore = snowScore + Wish(sky, (null, 0.34), (PaletteRole.Light, 0.3), (PaletteRole.Hero, 0.12), (PaletteRole.Accent, 0.1)) + (night ? 0.9 * (0.5 - sky.L) : 0) + Apart(sky, snow, 0.3) + Apart(sky, fore, night ? 0.35 : 0.8);
                    foreach (Paint lit in all)
                    {
                        if (lit == snow || lit == fore || lit.Role is null)
                            continue;
                        double litScore = skyScore + Wish(lit, (PaletteRole.Support, 0.25), (PaletteRole.Hero, 0.2)) + Apart(lit, sky, 0.7) + Apart(lit, snow, 0.6) + Apart(lit, fore, 0.5) - Heat(lit);
                        foreach (Paint dim in all)
                        {
                            if (dim == lit)
                                continue;
                            double dimScore = litScore + Wish(dim, (PaletteRole.Shade, 0.2), (PaletteRole.Line, 0.08)) + Apart(dim, lit, 0.6) + Apart(dim, sky, 0.5)
                                + Apart(dim, fore, 0.4) + Math.Clamp((lit.L - dim.L) * 1.5, -0.3, 0.3) - Heat(dim);
                            foreach (Paint sun in all)
                            {
                                if (sun == sky || sun.Role is null)
                                    continue;
                                double score = dimScore + Wish(sun, (PaletteRole.Accent, 0.3), (PaletteRole.Hero, 0.25), (PaletteRole.Light, 0.1)) + Apart(sun, sky, 0.7)
                                    + Apart(sun, lit, 0.4) + Apart(sun, dim, 0.4) + Apart(sun, box.Bare, 0.3) + (night ? sun.L * 0.6 : 0);
                                if (score > most + 1e-9)
                                {
                                    most = score;
                                    best = new(sky, sun, lit, lit, dim, snow, fore);
                                }
                            }
                        }
                    }
                }
            }
        }
        SceneInks chosen = best ?? new(box.Bare, all[0], all[0], all[0], box.Bare, all[0], all[^1]);

        // The far range sits between sky and near range in tone where an ink is left for it.
        Paint far = all.Where(p => p.Role is not null && p != chosen.Sky && p != chosen.Sun).DefaultIfEmpty(chosen.Lit)
            .MaxBy(p => Apart(p, chosen.Sky, 0.6) + Apart(p, chosen.Sun, 0.5) + Apart(p, chosen.Lit, 0.3) + Apart(p, chosen.Dim, 0.25) + Apart(p, chosen.Snow, 0.3)
                + Wish(p, (PaletteRole.Hero, 0.12), (PaletteRole.Shade, 0.08)) - Heat(p));
        return chosen with { Far = far, Waters = sea && box.Inks.Any(p => p.Warmth < Warm) ? [.. box.Inks.Where(p => p.Warmth < Warm)] : box.Inks };

        // A red sea is a fire, whatever its contrasts.
        double Heat(Paint paint) => sea ? 3 * paint.Warmth : 0;
    }

    // Contrast that is enough counts in full; more than enough adds nothing.
    private static double Apart(Paint a, Paint b, double weight) => weight * Math.Min(a.From(b), 0.42) / 0.42;

    private static double Wish(Paint paint, params ReadOnlySpan<(PaletteRole? Role, double Worth)> wishes)
    {
        foreach ((PaletteRole? role, double worth) in wishes)
        {
            if (paint.Role == role)
                return worth;
        }
        return 0;
    }
}
