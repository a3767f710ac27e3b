using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Badges;

/// <summary>The compositions of a badge. Each has one focal point, and letters in steps of about 1, 0.45 and 0.2.</summary>
public static partial class BadgeLayouts
{
    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<BadgePlan>> All { get; } = [RoundEmblem, Crest, Poster, Horizon, Varsity, RibbonBurst];

    internal static SetLetters OnBand(
        Alphabet letters, string text, double cap, double middle, double maxAngle, bool outwards, double tracking, out double angle)
    {
        SetLetters line = Typesetter.Line(letters, text, cap, tracking);
        double baseRadius = middle + (outwards ? -cap / 2 : cap / 2);
        angle = Typesetter.ArcAngle(line, baseRadius, outwards);
        if (angle > maxAngle)
        {
            line = Typesetter.Line(letters, text, cap * maxAngle / angle, tracking);
            angle = maxAngle;
        }
        else
        {
            // A short word is spaced out, within reason, so that it holds the arch.
            double wanted = Math.Min(maxAngle * 0.72, angle * 1.5), extra = Math.Max(0, wanted - angle) * middle / cap / Math.Max(1, text.Length - 1);
            line = Typesetter.Line(letters, text, cap, tracking + Math.Min(extra, Typesetter.MostTracking(letters, text, 0.4)));
            angle = Typesetter.ArcAngle(line, baseRadius, outwards);
        }
        return line;
    }

    // A banner with words, in its own paint, set off from what lies behind by a rim of bare cloth.
    private static void Ribbon(BadgePlan p, string text, Point centre, double width, double height, double tail, double bow)
    {
        Banner banner = Banner.Build(centre, width, height, tail, bow);
        Paint cloth = p.Box.Clear([p.Box.Bare, p.Inks.Fore], PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Light);
        Paint tails = p.Box.Inks.Where(i => i != cloth && i.From(p.Box.Bare) >= 0.2).DefaultIfEmpty(cloth).MinBy(i => Math.Abs(i.L - (cloth.L - 0.13)) + i.Lab.DistanceTo(cloth.Lab) * 0.5);
        Paint fold = p.Box.Inks.Where(i => i != tails && i != cloth).DefaultIfEmpty(p.Box.Bare).MinBy(i => i.L);
        double rim = Math.Max(p.Canvas.MinGap * 1.3, height * 0.07);
        p.Canvas.KnockOut(LetterPaint.Grown(banner.All, rim));
        tails.Fill(p.Canvas, banner.Tails);
        fold.Fill(p.Canvas, banner.Folds);
        if (tails.From(cloth) < 0.15)
            p.Canvas.KnockOut(LetterPaint.Grown(banner.Front, Math.Max(p.Canvas.MinGap, height * 0.04)));
        cloth.Fill(p.Canvas, banner.Front);
        SetLetters line = Typesetter.Fit(p.Letters, text, width * 0.86, height * 0.56, 0.22);
        p.Write(banner.Lay(line), p.Box.Strongest(cloth).From(cloth) >= p.Box.Bare.From(cloth) ? p.Box.Strongest(cloth) : p.Box.Bare, cloth);
    }

    // Two words or more become lines of like length, so that each fills the width at a similar size.
    private static List<string> Lines(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || text.Length < 8)
            return [text];
        int best = 1, least = int.MaxValue;
        for (int i = 1; i < words.Length; i++)
        {
            int uneven = Math.Abs(string.Join(' ', words[..i]).Length - string.Join(' ', words[i..]).Length);
            if (uneven < least)
                (best, least) = (i, uneven);
        }
        return [string.Join(' ', words[..best]), string.Join(' ', words[best..])];
    }
}
