using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;

namespace DesignGen.Core.Tastes;

/// <summary>A design as the sum of what can be liked about it: ground, colours, inks, kind of pattern, motifs, repeat, scale, structure; once drawn, also what was measured.</summary>
/// <remarks>
/// Pure. Features are words that a merchandiser would use, most of them there or not, so that a taste can be read. The boundaries between
/// them (dark and light, muted and vivid, small and large) are ours, set by looking at the shop's palettes and families; no standard is behind them.
/// </remarks>
public static class DesignFeatures
{
    /// <summary>Kind of the features that are measured on the drawing and so are not known when it is planned.</summary>
    public const string Drawn = "drawn";

    // Below this chroma a colour is a grey to most eyes; OKLCH.
    private const double Grey = 0.04;

    // From this chroma on a colour looks warm or cool, as cream does beside white.
    private const double Tinted = 0.025;

    // From this share of the page on a colour counts in full.
    private const double WellSeen = 0.15;

    private static readonly LocalName[] FamilyNames =
    [
        new("red", "红色"), new("orange", "橙色"), new("yellow", "黄色"), new("green", "绿色"), new("cyan", "青色"), new("blue", "蓝色"), new("purple", "紫色"), new("pink", "粉色"), new("brown", "棕色"),
        new("beige", "米色"), new("white", "白色"), new("grey", "灰色"), new("black", "黑色"), new("gold", "金色"), new("silver", "银色"),
    ];

    /// <summary>What is known of a design when it is planned; each key once, in the order of keys.</summary>
    /// <param name="spec">Its order.</param>
    /// <param name="subject">What its family says of it.</param>
    public static ImmutableArray<DesignFeature> Planned(DesignSpec spec, DesignSubject subject)
    {
        var features = new SortedDictionary<string, DesignFeature>(StringComparer.Ordinal);
        Recipe recipe = spec.Recipe;
        Colours(recipe, subject, Add);
        Inks(recipe.Inks.Length, Add);

        Add("family", recipe.Family, spec.FamilyName.En.ToLowerInvariant(), spec.FamilyName.Zh);
        foreach (var pattern in subject.Patterns)
            Add("pattern", pattern.Id, $"{pattern.Name.En} pattern", $"{pattern.Name.Zh}类");
        foreach (var motif in subject.Shows)
            Add("motif", motif.Id, motif.Name.En, motif.Name.Zh);
        if (spec.IsToss)
            Add("manner", "toss", "tossed motifs", "散点排列");
        if (spec.Band is { } band)
        {
            double edges = (band.EdgesLow + band.EdgesHigh) / 2, inked = (band.InkedLow + band.InkedHigh) / 2;
            Add("manner", edges < 0.12 ? "plain" : edges < 0.22 ? "detailed" : "intricate", edges < 0.12 ? "plain forms" : edges < 0.22 ? "some detail" : "fine detail", edges < 0.12 ? "简洁" : edges < 0.22 ? "细节适中" : "细节丰富");
            Add("manner", inked < 0.35 ? "airy" : inked < 0.65 ? "half-filled" : "filled", inked < 0.35 ? "airy" : inked < 0.65 ? "half-filled page" : "filled page", inked < 0.35 ? "疏朗" : inked < 0.65 ? "疏密适中" : "满铺");
        }
        if (recipe.Layout is RepeatLayout layout)
        {
            Stepping stepping = new(layout, recipe.DropParts);
            Add("repeat", stepping.Key(), $"{stepping.Name().En.ToLowerInvariant()} repeat", stepping.Name().Zh);
        }
        if (subject.ScaleMm is double scale)
            Add("scale", scale < 20 ? "small" : scale < 45 ? "medium" : "large", scale < 20 ? "small scale" : scale < 45 ? "medium scale" : "large scale", scale < 20 ? "小花型" : scale < 45 ? "中等花型" : "大花型");
        // The first trait is the family, and the repeat has its own feature.
        foreach (string trait in spec.Traits.Where(t => t.StartsWith(recipe.Family + " ", StringComparison.Ordinal)))
        {
            string value = trait[(recipe.Family.Length + 1)..];
            Add("structure", $"{recipe.Family}/{value.Replace(' ', '=')}", $"{spec.FamilyName.En.ToLowerInvariant()}, {value}", $"{spec.FamilyName.Zh}，{value}");
        }
        return [.. features.Values];

        void Add(string kind, string which, string en, string zh, double value = 1) => features[$"{kind}:{which}"] = new($"{kind}:{which}", new(en, zh), value);
    }

    /// <summary>What was measured on a drawing; empty where nothing was. In the order of keys.</summary>
    public static ImmutableArray<DesignFeature> Measured(GateReport report)
    {
        var features = new SortedDictionary<string, DesignFeature>(StringComparer.Ordinal);
        if (Value("detail") is double edges)
            Add(edges < 0.12 ? "plain" : edges < 0.22 ? "detailed" : "intricate", edges < 0.12 ? "drawn plainly" : edges < 0.22 ? "drawn with some detail" : "drawn with fine detail", edges < 0.12 ? "画面简洁" : edges < 0.22 ? "画面细节适中" : "画面细节丰富");
        if (!report.InkCoverage.IsEmpty)
        {
            double inked = report.InkCoverage.Sum();
            Add(inked < 0.35 ? "little-ink" : inked < 0.75 ? "half-inked" : "much-ink", inked < 0.35 ? "little ink on the page" : inked < 0.75 ? "ink on about half of the page" : "ink on nearly all of the page", inked < 0.35 ? "着墨少" : inked < 0.75 ? "着墨约一半" : "几乎满版着墨");
            double largest = report.InkCoverage.Max() / Math.Max(inked, 1e-9);
            if (report.InkCoverage.Length > 1)
                Add(largest > 0.7 ? "one-colour-rules" : largest > 0.45 ? "one-colour-leads" : "colours-share", largest > 0.7 ? "one colour rules" : largest > 0.45 ? "one colour leads" : "colours share the page", largest > 0.7 ? "一色独大" : largest > 0.45 ? "一色为主" : "各色均衡");
        }
        if (report.Findings.Any(f => f.Verdict == GateVerdict.Warn))
            Add("warned", "has warnings", "有质检提示");
        return [.. features.Values];

        double? Value(string gate) => report.Findings.FirstOrDefault(f => f.Gate == gate)?.Value;

        void Add(string which, string en, string zh) => features[$"{Drawn}:{which}"] = new($"{Drawn}:{which}", new(en, zh), 1);
    }

    private static void Colours(Recipe recipe, DesignSubject subject, Action<string, string, string, string, double> add)
    {
        if (recipe.Inks.IsEmpty)
            return;
        bool printed = recipe.Roles.ContainsKey(PaletteRole.Ground);
        Oklab ground = Of(PaletteRole.Ground).Oklab, hero = Of(PaletteRole.Hero).Oklab;
        switch (GroundTones.Of(ground))
        {
            case GroundTone.Dark:
                add("ground", "dark", "dark ground", "深色底", 1);
                break;
            case GroundTone.Coloured:
                add("ground", "coloured", "coloured ground", "中间色底", 1);
                break;
            default:
                add("ground", "light", "light ground", "浅色底", 1);
                break;
        }
        add("ground", printed ? "printed" : "bare", printed ? "printed ground" : "bare cloth as ground", printed ? "满版印底" : "露底", 1);
        foreach (ColourFamily family in ColourFamilies.Of(Of(PaletteRole.Ground)))
            add("ground-colour", Word(family), $"{FamilyNames[(int)family].En} ground", $"{FamilyNames[(int)family].Zh}底", 1);

        Warmly("ground-warmth", ground.Oklch, "ground", "底");
        Warmly("motif-warmth", hero.Oklch, "main motif", "主花");
        Warmly("support-warmth", Of(PaletteRole.Support).Oklab.Oklch, "second colour", "配色");
        double contrast = Math.Abs(hero.L - ground.L);
        add("contrast", contrast < 0.35 ? "soft" : contrast < 0.55 ? "medium" : "strong", contrast < 0.35 ? "soft contrast" : contrast < 0.55 ? "medium contrast" : "strong contrast", contrast < 0.35 ? "弱对比" : contrast < 0.55 ? "中等对比" : "强对比", 1);

        var shares = new SortedDictionary<ColourFamily, double>();
        double lightness = 0, chroma = 0, warm = 0, all = 0;
        foreach (PaletteRole role in Enum.GetValues<PaletteRole>())
        {
            double area = subject.Areas[(int)role];
            Oklch colour = Of(role).Oklab.Oklch;
            (lightness, chroma, all) = (lightness + area * colour.L, chroma + area * colour.C, all + area);
            if (colour.C >= Grey)
                warm += area * colour.C * Warmth(colour.H);
            if (role == PaletteRole.Ground)
                continue;
            foreach (ColourFamily family in ColourFamilies.Of(Of(role)))
                shares[family] = shares.GetValueOrDefault(family) + area;
        }
        foreach ((ColourFamily family, double share) in shares)
            add("colour", Word(family), FamilyNames[(int)family].En, FamilyNames[(int)family].Zh, Math.Round(Math.Clamp(share / WellSeen, 0.05, 1), 3));

        (lightness, chroma, warm) = (lightness / all, chroma / all, warm / Math.Max(chroma, 1e-9));
        add("tone", lightness < 0.45 ? "dark" : lightness < 0.72 ? "middle" : "light", lightness < 0.45 ? "dark overall" : lightness < 0.72 ? "middle tones" : "light overall", lightness < 0.45 ? "整体偏深" : lightness < 0.72 ? "整体中间调" : "整体偏浅", 1);
        add("tone", chroma < 0.045 ? "muted" : chroma < 0.09 ? "moderate" : "vivid", chroma < 0.045 ? "muted colours" : chroma < 0.09 ? "moderate colours" : "vivid colours", chroma < 0.045 ? "低饱和" : chroma < 0.09 ? "饱和度适中" : "鲜艳", 1);
        if (chroma < 0.02)
            add("warmth", "neutral", "neutral colours", "中性色", 1);
        else
            add("warmth", warm > 0.4 ? "warm" : warm < -0.4 ? "cool" : "mixed", warm > 0.4 ? "warm colours" : warm < -0.4 ? "cool colours" : "warm with cool colours", warm > 0.4 ? "暖色调" : warm < -0.4 ? "冷色调" : "冷暖搭配", 1);

        // Hues in steps of 30 degrees: two neighbours may be one family to the eye, so that this tells few from many, not two from three.
        int hues = recipe.Inks.Select(i => i.Colour.Oklab.Oklch).Where(c => c.C >= Grey).Select(c => (int)(c.H / 30)).Distinct().Count();
        add("hues", hues <= 1 ? "one" : hues <= 3 ? "few" : "many", hues <= 1 ? "one hue" : hues <= 3 ? "two or three hues" : "many hues", hues <= 1 ? "单一色相" : hues <= 3 ? "两三种色相" : "多种色相", 1);

        void Warmly(string kind, Oklch colour, string en, string zh)
        {
            double warmth = colour.C < Tinted ? 0 : Warmth(colour.H);
            if (warmth != 0)
                add(kind, warmth > 0 ? "warm" : "cool", warmth > 0 ? $"warm {en}" : $"cool {en}", warmth > 0 ? $"暖色{zh}" : $"冷色{zh}", 1);
        }

        Srgb Of(PaletteRole role) => recipe.Roles.TryGetValue(role, out int ink) ? recipe.Inks[ink].Colour : recipe.Garment.Colour;
    }

    // 1 at orange (OKLCH hue 60), −1 at the opposite blue; pink to yellow is warm, teal to violet cool, greens and magentas are neither.
    private static double Warmth(double hue) => Math.Cos((hue - 60) * (Math.PI / 180)) switch { > 0.5 => 1, < -0.2 => -1, _ => 0 };

    private static void Inks(int count, Action<string, string, string, string, double> add)
    {
        if (count == 0)
            return;
        string number = count.ToString(CultureInfo.InvariantCulture);
        if (count < 7)
            add("inks", number, count == 1 ? "1 ink" : $"{number} inks", $"{number}套色", 1);
        else
            add("inks", "many", "7 inks or more", "7套色以上", 1);
        add("inks", count <= 3 ? "up-to-3" : "from-4", count <= 3 ? "3 inks or fewer" : "4 inks or more", count <= 3 ? "3套色以内" : "4套色以上", 1);
    }

    private static string Word(ColourFamily family) => RecipeJson.Word(family);
}
