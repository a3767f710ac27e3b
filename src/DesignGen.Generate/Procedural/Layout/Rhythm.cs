using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>One stripe of a rhythm.</summary>
/// <param name="Role">Its colour.</param>
/// <param name="Share">Its share of the rhythm, 0 to 1.</param>
public readonly record struct Stripe(PaletteRole Role, double Share);

/// <summary>Makes the order and the breadths of stripes.</summary>
public static class Rhythm
{
    /// <summary>The stripes of one repetition; their shares add up to 1, and none is finer than the press holds.</summary>
    /// <param name="style">As the parameter <c>style</c> of the stripes.</param>
    /// <param name="lengthMm">Length of one repetition across the stripes, mm.</param>
    /// <param name="canvas">Inks, parameters and chance.</param>
    public static List<Stripe> Make(int style, double lengthMm, DesignCanvas canvas)
    {
        Dice dice = canvas.Dice.Fork("rhythm");
        double balance = canvas["balance"];
        int every = canvas.Whole("accent-every");
        PaletteRole ground = PaletteRole.Ground;
        PaletteRole accent = canvas.Differ(PaletteRole.Accent, ground) ? PaletteRole.Accent : PaletteRole.Line;
        List<PaletteRole> colours = canvas.Distinct(ground, PaletteRole.Hero, dice.Chance(0.5) ? PaletteRole.Support : PaletteRole.Shade,
            PaletteRole.Light, PaletteRole.Line, PaletteRole.Support, PaletteRole.Shade);
        if (colours.Count == 0)
            colours.Add(PaletteRole.Hero);
        colours = colours[..Math.Min(colours.Count, Math.Max(1, canvas.Whole("colours") - 1))];
        PaletteRole Colour(int i) => colours[i % colours.Count];

        var list = new List<(PaletteRole Role, double Width)>();
        void Add(PaletteRole role, double width) => list.Add((role, width));
        switch (style)
        {
            case 1: // Awning: broad bars, a fine guard line on each side.
                int bars = every + 1;
                for (int i = 0; i < bars; i++)
                {
                    bool bright = every > 0 && i == bars - 1;
                    Add(ground, 6 * (1 - balance));
                    Add(bright ? accent : Colour(i + 1), 0.42);
                    Add(ground, 0.5);
                    Add(Colour(i), 6 * balance);
                    Add(ground, 0.5);
                    Add(bright ? accent : Colour(i + 1), 0.42);
                }
                break;
            case 2: // Pinstripe: fine lines on a field; every n-th line is bright and a little bolder.
                PaletteRole field = balance > 0.5 ? PaletteRole.Hero : ground;
                PaletteRole pin = canvas.Clearest(field, ground, PaletteRole.Light, PaletteRole.Hero, PaletteRole.Line);
                int pins = Math.Max(3, (every + 1) * 2);
                for (int i = 0; i < pins; i++)
                {
                    bool bright = every > 0 && i % (every + 1) == every;
                    Add(field, 6);
                    Add(bright && canvas.Differ(accent, field) ? accent : pin, (bright ? 1.1 : 0.6) * (0.5 + Math.Abs(balance - 0.5) * 1.6));
                }
                break;
            case 3: // Barcode: breadths fall log-normally, as they do where many small causes multiply.
                int codes = 5 + (int)(lengthMm / 7) + every;
                for (int i = 0; i < Math.Min(codes, 22); i++)
                {
                    bool bright = every > 0 && i % (every + 1) == every;
                    Add(ground, Math.Exp(dice.Normal() * 0.75) * (1 - balance));
                    Add(bright ? accent : Colour(dice.Chance(0.75) ? 0 : dice.Whole(0, colours.Count - 1)), Math.Exp(dice.Normal() * 0.85) * balance);
                }
                break;
            case 4: // Ombré: bars thin out step by step, and their colour goes with them.
                int steps = Math.Clamp((int)(lengthMm / 5.5), 5, 11);
                List<PaletteRole> ladder = [.. colours.OrderBy(r => canvas.Contrast(r, ground))];
                ladder.Reverse();
                for (int i = 0; i < steps; i++)
                {
                    double t = (double)i / (steps - 1);
                    Add(every > 0 && i == steps - 1 ? accent : ladder[Math.Min((int)(t * ladder.Count), ladder.Count - 1)], (1.08 - t) * balance * 2);
                    Add(ground, (0.12 + t * 0.9) * (1 - balance) * 2);
                }
                break;
            case 5: // Regatta: one broad bar, framed and answered by narrower ones.
                Add(Colour(0), 5 * balance);
                Add(ground, 0.6);
                Add(Colour(1), 1.1 + dice.Between(0, 0.8));
                if (every > 0)
                {
                    Add(ground, 0.5);
                    Add(accent, 0.6);
                    Add(ground, 0.5);
                }
                Add(Colour(2), 2.4 * (1 - balance) + dice.Between(0, 0.8));
                for (int i = 0; i < every; i++)
                {
                    Add(ground, 0.55);
                    Add(Colour(i), 0.55);
                }
                Add(ground, 5 * (1 - balance));
                Add(Colour(3), 0.7);
                Add(ground, 0.7);
                break;
            case 6: // Ribbon: a plain band for a motif, between bars and fine lines.
                Add(ground, 6.5 * (1 - balance));
                Add(Colour(1), 0.45);
                Add(ground, 0.55);
                Add(Colour(0), 5 * balance);
                for (int i = 0; i < every; i++)
                {
                    Add(i % 2 == 0 ? ground : Colour(1), 0.5);
                    Add(i % 2 == 0 ? accent : Colour(0), 0.7);
                }
                Add(ground, 0.55);
                Add(Colour(1), 0.45);
                break;
            case 7: // Deckchair: many colours side by side, a thread of ground between them.
                int chairs = Math.Max(colours.Count, 3) + every;
                for (int i = 0; i < chairs; i++)
                {
                    Add(every > 0 && i % (every + 1) == every ? accent : Colour(i), dice.Pick([1, 1.7, 2.6]) * balance * 2);
                    Add(ground, dice.Pick([0.35, 0.35, 0.8]) * (1 - balance) * 2.4);
                }
                break;
            default: // Bengal: bars and gaps alike.
                int pairs = every > 0 ? every + 1 : Math.Max(2, colours.Count);
                for (int i = 0; i < pairs; i++)
                {
                    Add(every > 0 && i == pairs - 1 ? accent : Colour(i), balance);
                    Add(ground, 1 - balance);
                }
                break;
        }
        return Printable(list, lengthMm, canvas);
    }

    // Thin stripes are raised to what the press holds, the rest gives way; neighbours in one ink become one.
    private static List<Stripe> Printable(List<(PaletteRole Role, double Width)> list, double lengthMm, DesignCanvas canvas)
    {
        var joined = new List<(PaletteRole Role, double Width)>();
        foreach ((PaletteRole role, double width) in list)
        {
            if (joined.Count > 0 && canvas.InkOf(joined[^1].Role) == canvas.InkOf(role))
                joined[^1] = (joined[^1].Role, joined[^1].Width + width);
            else
                joined.Add((role, width));
        }
        if (joined.Count > 2 && canvas.InkOf(joined[0].Role) == canvas.InkOf(joined[^1].Role))
        {
            joined[0] = (joined[0].Role, joined[0].Width + joined[^1].Width);
            joined.RemoveAt(joined.Count - 1);
        }
        // A rhythm with more stripes than its length can hold loses pairs from its end.
        double least = Math.Max(canvas.MinLine, canvas.MinGap) * 1.02;
        while (joined.Count > 2 && joined.Count * least * 1.5 > lengthMm)
            joined.RemoveRange(joined.Count - 2, 2);
        double[] mm = [.. joined.Select(j => j.Width / joined.Sum(x => x.Width) * lengthMm)];
        for (int pass = 0; pass < 4; pass++)
        {
            double thin = mm.Where(w => w <= least).Sum(_ => least), broad = mm.Where(w => w > least).Sum();
            for (int i = 0; i < mm.Length; i++)
                mm[i] = mm[i] <= least ? least : mm[i] * (lengthMm - thin) / broad;
        }
        return [.. joined.Select((j, i) => new Stripe(j.Role, mm[i] / mm.Sum()))];
    }
}
