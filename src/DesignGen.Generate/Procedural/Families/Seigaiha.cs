using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Seigaiha: rows of overlapping waves, each filled in one of eight ways, with a rare bright accent among them.</summary>
public sealed class Seigaiha : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "seigaiha", new("Blue-sea waves", "青海波"), ArtKind.AllOver,
        ["wave", "waves", "seigaiha", "scale", "fan", "sea", "ocean", "lotus", "japanese", "japan", "chinese", "oriental", "asian", "traditional", "geometric", "calm", "elegant", "new year", "summer", "spring", "women", "men", "unisex"],
        [
            new("scale-size", "mm", 7, 26, 12, "larger waves"),
            new("row-step", "share", 0.36, 0.5, 0.5, "rows further apart: more of each wave shows"),
            new("rings", "count", 2, 7, 4, "more rings in plain waves"),
            new("ornament", "share", 0, 1, 0.5, "more waves with fans, dots, petals, lace and lozenges"),
            new("drift", "share", 0, 1, 0.4, "colours drift over the cloth in currents rather than mix evenly"),
            new("gold", "share", 0, 0.6, 0.22, "more waves with golden beads"),
            new("accent", "choice", 0, 3, 0, "0 lotus, 1 blossom, 2 crest of foam, 3 moon"),
            new("accents", "count", 0, 9, 4, "more accents in a tile"),
            new("line", "share", 0.02, 0.06, 0.032, "bolder lines, as a share of the wave"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["scale-size", "ornament", "drift", "accent"])
    {
        Shows =
        [
            Shown.Surely("wave"), Shown.Perhaps("fan", "ornament=0.001..1"), Shown.Surely("lotus", "accent=0", "accents=1..9"), Shown.Surely("blossom", "accent=1", "accents=1..9"),
            Shown.Perhaps("plum-blossom", "accent=1", "accents=1..9"), Shown.Perhaps("cherry-blossom", "accent=1", "accents=1..9"), Shown.Surely("moon", "accent=3", "accents=1..9"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        WaveGrid grid = new(canvas, canvas["scale-size"], canvas["row-step"]);
        double line = Math.Max(canvas.MinLine, canvas["line"] * grid.Radius);
        // The line between waves is the ground itself; on bare cloth it is a gap and must stay open.
        double rim = Math.Max(canvas.Finest(PaletteRole.Ground), line * 1.25);

        List<PaletteRole> bodies = canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Line);
        if (bodies.Count == 0)
            bodies.Add(PaletteRole.Hero);
        bodies = [.. bodies[..Math.Min(3, bodies.Count)].OrderBy(canvas.Lightness)];

        List<Point> places = [.. grid.Places.Select(p => p.At)];
        var mix = new EvenMix(places, canvas.Repeat);
        List<int> inner = [.. Enumerable.Range(0, places.Count).Where(i => !grid.Places[i].OnAxis)];
        List<int> accents = mix.Spread(canvas.Whole("accents"), inner, canvas.Dice.Fork("accents"));
        int[] styles = mix.Deal(Quotas(canvas), grid.Radius * 2.6, canvas.Dice.Fork("styles"));
        int[] bodyOf = Bodies(canvas, mix, grid, bodies.Count);
        double gold = canvas["gold"];
        int[] golden = mix.Deal([1 - gold, gold], grid.Radius * 3, canvas.Dice.Fork("gold"));

        canvas.Ground();
        var dress = new WaveDress(canvas, canvas.Whole("rings"), line);
        for (int i = 0; i < places.Count; i++)
        {
            WaveScale wave = grid.Wave(i, rim);
            if (accents.Contains(i))
            {
                PaletteRole main = Accent(canvas, bodies);
                PaletteRole field = canvas.Clearest(main, [.. bodies]);
                dress.Plain(wave, Colours(canvas, field, bodies));
                new WaveAccent(canvas, wave, field, main).Draw(canvas.Whole("accent"));
                continue;
            }
            dress.Draw(styles[i], wave, Colours(canvas, bodies[bodyOf[i]], bodies), golden[i] == 1);
        }
        if (canvas.Repeat?.Layout == RepeatLayout.Mirror)
            grid.Join(canvas, rim, Accent(canvas, bodies), bodies[0]);
    }

    // Plain waves are the sea, the others the ornament; paired rings and fans come more often than lace.
    private static double[] Quotas(DesignCanvas canvas)
    {
        double fancy = canvas["ornament"];
        double[] plain = [0.5, 0.28, 0.22], ornate = [0.3, 0.22, 0.18, 0.14, 0.16];
        return [.. plain.Select(q => q * (1 - fancy * 0.85) + 0.02), .. ornate.Select(q => q * fancy)];
    }

    private static PaletteRole Accent(DesignCanvas canvas, List<PaletteRole> bodies)
    {
        // The colour that stands furthest off the sea, by hue and lightness together.
        double Off(PaletteRole role) => bodies.Append(PaletteRole.Ground).Min(b => canvas.ColourOf(role).Oklab.DistanceTo(canvas.ColourOf(b).Oklab));
        return Off(PaletteRole.Support) > Off(PaletteRole.Accent) + 0.02 ? PaletteRole.Support : PaletteRole.Accent;
    }

    private static WaveColours Colours(DesignCanvas canvas, PaletteRole body, List<PaletteRole> bodies)
    {
        PaletteRole detail = canvas.Clearest(body, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Line);
        PaletteRole second = bodies.Where(b => canvas.Differ(b, body) && canvas.Differ(b, detail)).OrderBy(b => canvas.Contrast(b, body)).FirstOrDefault(detail);
        return new(body, detail, second, canvas.Against(body, PaletteRole.Accent, PaletteRole.Light, detail));
    }

    // Even mixing and a slow current are blended: the current shifts which tone a wave would have got.
    private static int[] Bodies(DesignCanvas canvas, EvenMix mix, WaveGrid grid, int tones)
    {
        int[] even = mix.Deal([.. Enumerable.Range(0, tones).Select(i => i == 0 ? 1.0 : 0.9)], grid.Radius * 2.2, canvas.Dice.Fork("bodies"));
        double drift = canvas["drift"];
        var current = new Current(canvas);
        // Ranks, not values, so that every tone keeps its share.
        double[] score = [.. even.Select((tone, i) => (tone + 0.5) / tones * (1 - drift) + current.At(grid.Places[i].At) * drift)];
        int[] order = [.. Enumerable.Range(0, score.Length).OrderBy(i => score[i]).ThenBy(i => i)];
        int[] result = new int[score.Length];
        for (int rank = 0; rank < order.Length; rank++)
            result[order[rank]] = rank * tones / order.Length;
        return result;
    }
}
