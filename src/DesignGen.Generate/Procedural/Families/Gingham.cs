using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Gingham: even checks whose half tone is the crossing of two threads, plain or with small embroidered motifs.</summary>
public sealed class Gingham : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "gingham", new("Gingham", "方格布"), ArtKind.AllOver,
        ["gingham", "vichy", "buffalo check", "check", "picnic", "country", "cottage", "retro", "sweet", "fresh", "preppy", "classic", "cherry", "heart", "daisy", "bow", "spring", "summer", "kids", "baby", "girls", "women", "home", "europe", "united states"],
        [
            new("style", "choice", 0, 5, 0, "0 gingham, 1 buffalo, 2 broad and narrow, 3 two colours in turn, 4 shadow check, 5 lined cloth"),
            new("check", "mm", 4, 40, 12, "larger checks"),
            new("tone", "choice", 0, 3, 0, "half tone as 0 twill, 1 level lines, 2 basket, 3 an ink of its own"),
            new("thread", "mm", 0.6, 1.8, 0.9, "coarser lines in the half tone"),
            new("field", "share", 0.36, 0.64, 0.5, "broader coloured stripes against the pale ones"),
            new("dark", "choice", 0, 2, 0, "checks in 0 hero, 1 support, 2 the darkest"),
            new("motif", "choice", 0, 5, 0, "in pale checks: 0 none, 1 cherries, 2 hearts, 3 daisies, 4 bows, 5 stars"),
            new("motifs", "share", 0.1, 1, 0.3, "more of the pale checks with a motif"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["style", "check", "tone", "motif"])
    {
        Shows = [Shown.Surely("check"), .. Shown.ByValue("motif", 1, "cherry", "heart", "daisy", "bow", "star")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        PaletteRole main = canvas.Whole("dark") switch
        {
            0 => PaletteRole.Hero,
            1 => canvas.Against(PaletteRole.Ground, PaletteRole.Support, PaletteRole.Hero),
            _ => canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero),
        };
        int style = canvas.Whole("style");
        PaletteRole pale = style == 1 ? canvas.Clearest(main, PaletteRole.Line, PaletteRole.Ground, PaletteRole.Shade) : canvas.Clearest(main, PaletteRole.Ground, PaletteRole.Light);
        double check = Math.Max(canvas["check"], 4.1 * Math.Max(canvas.MinGap, canvas.MinLine)) * (style == 1 ? 1.6 : 1);
        (List<(PaletteRole Role, double Checks)> stripes, int least) = Stripes(canvas, style, main, pale);
        double checks = stripes.Sum(s => s.Checks);
        var cloth = new WovenCheck(canvas, check * checks, canvas["thread"], least);
        double threads = cloth.Threads / checks;
        Sett sett = new(SettMaker.Joined(stripes.Select(s => new SettStripe(s.Role, Math.Max(4, (int)Math.Round(s.Checks * threads / 4) * 4)))), Pivots: style is not (2 or 4 or 5));
        if (canvas.Whole("tone") == 3 && Between(canvas, main, pale) is PaletteRole half)
            cloth.DrawFlat(sett, (a, b) => a == b ? a : a == pale || b == pale ? half : canvas.Lightness(a) < canvas.Lightness(b) ? a : b);
        else
            cloth.Draw(sett, sett, canvas.Whole("tone") switch { 1 => WeaveKind.Lines, 2 => WeaveKind.Hopsack, _ => WeaveKind.Twill });
        Embroider(canvas, cloth, pale);
    }

    // Stripes in shares of a check, and the fewest threads that show them.
    private static (List<(PaletteRole Role, double Checks)> Stripes, int Least) Stripes(DesignCanvas canvas, int style, PaletteRole main, PaletteRole pale)
    {
        double on = 2 * canvas["field"], off = 2 - on;
        PaletteRole second = canvas.Distinct(main, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Hero).FirstOrDefault(r => canvas.Differ(r, pale), main);
        PaletteRole soft = Between(canvas, main, pale) ?? second;
        return style switch
        {
            2 => ([(main, on * 1.3), (pale, off * 0.5), (main, on * 0.4), (pale, off * 0.5), (main, on * 0.4), (pale, off * 0.5)], 40),
            3 => ([(main, on), (pale, off), (second, on), (pale, off)], 32),
            4 => ([(main, on), (soft, 0.6), (pale, off), (soft, 0.6)], 28),
            5 => ([(main, on), (pale, off * 0.3), (second, 0.3), (pale, off * 0.5), (second, 0.3), (pale, off * 0.3)], 36),
            _ => ([(main, on), (pale, off)], 16),
        };
    }

    // The ink nearest to the middle of two colours, where one lies between them.
    private static PaletteRole? Between(DesignCanvas canvas, PaletteRole a, PaletteRole b)
    {
        double from = canvas.Lightness(a), to = canvas.Lightness(b);
        PaletteRole[] tones = [.. new[] { PaletteRole.Light, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent }
            .Where(r => canvas.Differ(r, a) && canvas.Differ(r, b) && Math.Abs((canvas.Lightness(r) - from) / (to - from + 1e-9) - 0.5) < 0.34)
            .OrderBy(r => canvas.Contrast(r, a) + canvas.Contrast(r, b))];
        return tones.Length > 0 ? tones[0] : null;
    }

    // Motifs sit on pale crossings, spread evenly; those on a mirror axis are left out.
    private static void Embroider(DesignCanvas canvas, WovenCheck cloth, PaletteRole pale)
    {
        int kind = canvas.Whole("motif");
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        List<(Point At, double Side)> places = [.. from column in cloth.Warps
                                                   from row in cloth.Wefts
                                                   where column.Role == pale && row.Role == pale
                                                   let side = Math.Min(column.To - column.From, row.To - row.From)
                                                   let at = new Point((column.From + column.To) / 2, (row.From + row.To) / 2)
                                                   where !mirror || canvas.Cell.Grow(-1.2 * side).Contains(at)
                                                   select (at, side)];
        if (kind == 0 || places.Count == 0)
            return;
        double broadest = places.Max(p => p.Side);
        places.RemoveAll(p => p.Side < 0.9 * broadest);
        // Fine checks carry a motif over its crossing, on a patch of the pale ink.
        double radius = Math.Max(0.4 * broadest, 4.6);
        Dice dice = canvas.Dice.Fork("motifs");
        List<int> chosen = new EvenMix([.. places.Select(p => p.At)], canvas.Repeat)
            .Spread(Math.Clamp((int)Math.Round(canvas["motifs"] * places.Count * Math.Min(1, broadest / (2 * radius))), 1, 90), [.. Enumerable.Range(0, places.Count)], dice);
        foreach (int i in chosen.Order())
        {
            if (radius > 0.45 * broadest)
                canvas.Fill(pale, Outline.Circle(places[i].At, radius * 1.25));
            CheckMotif.Draw(canvas, kind, places[i].At, radius, pale, dice.Chance(0.5));
        }
    }
}
