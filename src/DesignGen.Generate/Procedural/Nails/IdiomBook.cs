using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Nails.Idioms;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>Every idiom of the nail sets, each with the colours it takes from the palette's roles.</summary>
internal static class IdiomBook
{
    public static Idiom Solid { get; } = new("solid", false, (nail, look) => nail.Coat(look.Coat));

    public static Idiom SolidMain { get; } = new("solid-main", false, (nail, look) => nail.Coat(look.Main));

    public static Idiom SolidDeep { get; } = new("solid-deep", false, (nail, look) => nail.Coat(nail.Against(look.Main, PaletteRole.Shade, PaletteRole.Line, look.Coat)));

    public static Idiom FrenchTip { get; } = Tip("french", Smile.Classic);

    public static Idiom FrenchDeep { get; } = Tip("french-deep", Smile.Deep);

    public static Idiom FrenchV { get; } = Tip("french-v", Smile.DeepV);

    public static Idiom FrenchSide { get; } = Tip("french-side", Smile.Side);

    public static Idiom FrenchDouble { get; } = Tip("french-double", Smile.Double);

    public static Idiom FrenchWave { get; } = Tip("french-wave", Smile.Wave);

    /// <summary>A French tip set off by a row of crystals.</summary>
    public static Idiom FrenchCrystal { get; } = new("french-crystal", true, (nail, look) =>
    {
        nail.Coat(look.Coat);
        IReadOnlyList<Point> line = French.Tip(nail, Smile.Deep, look.Main, 0.24, 0.5);
        PaletteRole setting = Sparkle.Setting(nail, look.Main);
        Sparkle.Crystals(nail, line, setting, nail.Against(setting, PaletteRole.Light, PaletteRole.Ground), Math.Max(nail.MinLine * 2, nail.Width * 0.058 * look.Size));
        Sparkle.Dots(nail, nail.On(PaletteRole.Accent, look.Main, PaletteRole.Line), (int)Math.Round(look.Density * 7), nail.Width * 0.4);
    });

    /// <summary>A tip as fine as a line, even along the free edge.</summary>
    public static Idiom FrenchMicro { get; } = new("french-micro", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        IReadOnlyList<Point> line = French.Micro(nail, look.Main, Math.Clamp(nail.Width * 0.078, 0.8, 1.2));
        French.Edge(nail, line, nail.Against(look.Main, PaletteRole.Accent, look.Coat), look.Line);
    });

    /// <summary>A plain coat with pearls about the cuticle, the largest in the middle, and a fine bright line above them.</summary>
    public static Idiom PearlCuticle { get; } = new("pearl-cuticle", false, (nail, look) =>
    {
        nail.Coat(look.Main);
        double pearl = Math.Max(nail.MinLine * 3, nail.Width * 0.078);
        IReadOnlyList<Point> moon = French.HalfMoon(nail, 0.15);
        PaletteRole metal = nail.On(PaletteRole.Accent, PaletteRole.Light, PaletteRole.Ground);
        French.Edge(nail, [.. moon.Select(p => p - new Point(0, pearl + nail.MinGap * 1.5 + look.Line))], metal, look.Line);
        Sparkle.Pearls(nail, moon, metal, nail.Against(metal, Palest(nail), PaletteRole.Light, PaletteRole.Ground), pearl);
    });

    public static Idiom Ombre { get; } = new("ombre", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        Shine.Ombre(nail, look.Main, 0.42, 0.7, 0);
        Dust(nail, look, true, 0.34);
    });

    /// <summary>Blush that melts into a milky tip: baby-boomer.</summary>
    public static Idiom BabyBoomer { get; } = new("baby-boomer", false, (nail, look) =>
    {
        PaletteRole milk = Palest(nail), blush = look.Coat != milk ? look.Coat : milk == PaletteRole.Light ? PaletteRole.Ground : PaletteRole.Light;
        bool rosy = nail.Differ(blush, milk) && nail.Lightness(blush) > 0.55;
        if (nail.Ramps)
        {
            // Blood shows through a natural nail towards the cuticle: a film of the hero, and all of the blush where the coat has none.
            nail.Coat(rosy ? blush : milk);
            PaletteRole glow = nail.Melting(nail.CoatRole, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Shade, nail.CoatRole);
            Fade.Along(nail, glow, new(0, nail.Bottom - nail.Length * 0.08), new(0, nail.Top + nail.Length * 0.40), rosy ? 0.26 : 0.40);
            Shine.Ombre(nail, milk, 0.40, 0.62, 0);
            Shine.Ombre(nail, milk, 0.22, 0.36, 0);
        }
        else
        {
            nail.Coat(rosy ? blush : look.Coat);
            Shine.Ombre(nail, nail.On(milk, look.Main, PaletteRole.Shade), 0.34, 0.6, 0);
        }
        Dust(nail, look, false, 0.25);
    });

    public static Idiom GlitterFade { get; } = new("glitter-fade", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        PaletteRole glitter = nail.On(PaletteRole.Accent, PaletteRole.Light, look.Main);
        // Dense glitter closes to metal; a fade of its own colour lies under the flakes where ramps print.
        if (nail.Ramps)
            Shine.Ombre(nail, glitter, 0.16, 0.5, 0);
        Sparkle.Glitter(nail, glitter, 0.62 + 0.38 * look.Glitter, true, 0.80, nail.Against(glitter, PaletteRole.Light, PaletteRole.Ground, look.Main));
    });

    public static Idiom Aura { get; } = new("aura", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        (PaletteRole outer, PaletteRole inner) = Glow(nail, look.Main);
        Shine.Aura(nail, [outer, inner], new(0, nail.Length * 0.02), nail.Width * 0.56 * look.Size, 0.9);
    });

    public static Idiom AuraStar { get; } = new("aura-star", true, (nail, look) =>
    {
        nail.Coat(look.Coat);
        (PaletteRole outer, PaletteRole inner) = Glow(nail, look.Main);
        Shine.Aura(nail, [outer, inner], new(0, 0), nail.Width * 0.50 * look.Size, 0.85);
        PaletteRole star = nail.Against(inner, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Line);
        Sparkle.StarOnGlow(nail, star, nail.On(PaletteRole.Accent, star, PaletteRole.Line), nail.Against(star, PaletteRole.Shade, PaletteRole.Line, inner), nail.Width * 0.30 * look.Size, (int)Math.Round(1 + look.Density * 5));
    });

    public static Idiom HeartAura { get; } = new("heart-aura", true, (nail, look) =>
    {
        nail.Coat(look.Coat);
        (PaletteRole outer, PaletteRole inner) = Glow(nail, look.Main);
        Shine.HeartAura(nail, [outer, inner], new(0, -nail.Length * 0.02), nail.Width * 0.34 * look.Size, 0.7);
        Sparkle.Glints(nail, nail.On(PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line), 1 + (int)Math.Round(look.Density * 4), nail.Width * 0.11 * look.Size, nail.Width * 0.36 * look.Size);
    });

    public static Idiom MarblePale { get; } = new("marble", true, (nail, look) =>
    {
        PaletteRole stone = nail.Lightness(PaletteRole.Light) >= nail.Lightness(PaletteRole.Ground) ? PaletteRole.Light : PaletteRole.Ground;
        nail.Coat(stone);
        Stone(nail, new(2 + (int)Math.Round(look.Density * 2), 34, 0.6, 0.9, 0.62 * look.Size, true));
    });

    public static Idiom MarbleDark { get; } = new("marble-dark", true, (nail, look) =>
    {
        nail.Coat(nail.Lightness(PaletteRole.Shade) < nail.Lightness(PaletteRole.Ground) ? PaletteRole.Shade : PaletteRole.Ground);
        Stone(nail, new(2 + (int)Math.Round(look.Density * 2), -30, 0.6, 0.8, 0.5 * look.Size, true));
    });

    public static Idiom Foil { get; } = new("foil", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        Sparkle.Foil(nail, nail.On(PaletteRole.Accent, look.Main), 0.75 + 0.25 * look.Density, look.Size);
    });

    public static Idiom CatEye { get; } = new("cat-eye", false, (nail, look) =>
    {
        PaletteRole deep = Deepest(nail);
        nail.Coat(deep);
        Shine.CatEye(nail, nail.On(look.Main, PaletteRole.Support, PaletteRole.Light), nail.On(PaletteRole.Light, PaletteRole.Accent, PaletteRole.Hero), 24, 0);
        Shine.Shimmer(nail, nail.On(PaletteRole.Light, PaletteRole.Accent, PaletteRole.Hero), 0.3 + 0.7 * look.Glitter, 24, 0);
    });

    public static Idiom LineAndDot { get; } = new("line-dot", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        PaletteRole line = nail.On(PaletteRole.Accent, look.Main, PaletteRole.Line);
        Minimal.LineAndDot(nail, nail.Placing.Fork("line").Whole(0, Minimal.Arrangements - 1), look.Line, line, nail.On(look.Main, PaletteRole.Accent, PaletteRole.Line));
    });

    /// <summary>Dots in even rows, each row half a step on, a bright one here and there.</summary>
    public static Idiom Polka { get; } = new("polka", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        Sweet.Polka(nail, look.Size, look.Density, nail.On(look.Main, PaletteRole.Line), nail.On(PaletteRole.Accent, look.Main));
    });

    public static Idiom BlossomSpray { get; } = Flowers("blossom", Bloom.Blossom, light: false);

    public static Idiom RoseSpray { get; } = Flowers("rose", Bloom.Rose, light: false);

    public static Idiom CosmosSpray { get; } = Flowers("cosmos", Bloom.Cosmos, light: true);

    public static Idiom Daisies { get; } = new("daisies", false, (nail, look) =>
    {
        // Pale petals need the deeper of the set's two colours under them.
        nail.Coat(nail.Lightness(look.Main) <= nail.Lightness(look.Coat) ? look.Main : look.Coat);
        PaletteRole petal = nail.On(PaletteRole.Light, PaletteRole.Ground, PaletteRole.Line);
        Sweet.Daisies(nail, look.Size, look.Density, petal, nail.Against(petal, PaletteRole.Accent, look.Main));
    });

    public static Idiom Leopard { get; } = new("leopard", true, (nail, look) =>
    {
        // Rosettes need three steps: a pale coat, hearts between, rings near black. A strong coat gives way and colours the hearts.
        nail.Coat(nail.Lightness(look.Coat) > 0.84 ? look.Coat : Palest(nail));
        PaletteRole ring = Darkest(nail), heart = nail.CoatRole == look.Coat ? PaletteRole.Hero : look.Coat;
        heart = Between(heart) ? heart : ((ReadOnlySpan<PaletteRole>)[PaletteRole.Support, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Shade]).ToArray().FirstOrDefault(Between, nail.On(PaletteRole.Hero, PaletteRole.Support));
        Animal.Leopard(nail, look.Size * Packed(look), ring, heart);

        bool Between(PaletteRole role) => nail.Lightness(role) is var l && l < nail.Lightness(nail.CoatRole) - 0.10 && l > nail.Lightness(ring) + 0.22;
    });

    public static Idiom Cow { get; } = new("cow", true, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        Animal.Cow(nail, look.Size * Packed(look), nail.On(PaletteRole.Line, PaletteRole.Shade, look.Main));
    });

    public static Idiom Tortoise { get; } = new("tortoise", true, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        // Amber, brown and near black. Where a palette has no brown, thin films of its darkest over amber make one. Who asks for shell in other colours gets it in three steps of theirs.
        if (KnownColours.Shell(nail.ColourOf) is var (honey, brown, dark) && (nail.Ramps || brown is not null))
        {
            Animal.Tortoise(nail, look.Size * Packed(look), honey, brown ?? dark, dark, brown is null ? 0.62 : 1);
            return;
        }
        dark = Darkest(nail);
        PaletteRole[] steps = [.. ((PaletteRole[])[PaletteRole.Support, PaletteRole.Hero, PaletteRole.Shade]).Where(r => nail.Differ(r, dark) && nail.Differ(r, nail.CoatRole)).OrderByDescending(nail.Lightness)];
        honey = steps.Length > 0 ? steps[0] : nail.On(PaletteRole.Hero, PaletteRole.Shade);
        Animal.Tortoise(nail, look.Size * Packed(look), honey, steps.Skip(1).Cast<PaletteRole?>().FirstOrDefault(r => nail.Differ(r!.Value, honey)) ?? dark, dark, 1);
    });

    public static Idiom Checker { get; } = new("checker", true, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        Sweet.Checker(nail, look.Size * Packed(look), 0.8, nail.On(PaletteRole.Hero, PaletteRole.Line));
    });

    public static Idiom Gingham { get; } = new("gingham", true, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        PaletteRole full = nail.On(PaletteRole.Hero, PaletteRole.Line);
        Sweet.Gingham(nail, look.Size * Packed(look), nail.On(PaletteRole.Support, PaletteRole.Shade, full), full);
    });

    public static Idiom Hearts { get; } = new("hearts", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        Sweet.Hearts(nail, look.Size, look.Density, nail.On(look.Main, PaletteRole.Line), nail.On(PaletteRole.Light, PaletteRole.Accent, look.Main));
    });

    public static Idiom BigHeart { get; } = new("big-heart", true, (nail, look) =>
    {
        nail.Coat(look.Coat);
        PaletteRole small = nail.On(PaletteRole.Accent, look.Main, PaletteRole.Line);
        Sweet.LittleHearts(nail, (int)Math.Round(1 + look.Density * 5), look.Size, small);
        Sweet.BigHeart(nail, look.Size, nail.On(look.Main, PaletteRole.Line), small);
    });

    public static Idiom Bow { get; } = new("bow", true, (nail, look) =>
    {
        nail.Coat(look.Coat);
        PaletteRole satin = nail.On(look.Main, PaletteRole.Light, PaletteRole.Line), fold = nail.Against(satin, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground);
        // On an extra long nail the bow sits higher, and its ribbons hang down the nail; it never runs past both walls.
        bool hangs = nail.Length > nail.Width * 2.3;
        double y = nail.Top + nail.Length * nail.Placing.Fork("bow").Between(0.40, 0.55) - (hangs ? nail.Length * 0.09 : 0), size = Math.Min(nail.Width * 0.40 * look.Size, nail.HalfWidthAt(y) * 0.94);
        Sparkle.Dots(nail, nail.On(PaletteRole.Accent, look.Main, PaletteRole.Line), 2 + (int)Math.Round(look.Density * 8), size);
        Sweet.Bow(nail, new(nail.Width * 0.06 * nail.Placing.Fork("bow").Sign(), y), size, nail.Dice.Fork("bow").Normal() * 0.08, satin, fold, hangs ? (nail.Bottom - y) * 0.72 : 0);
        Dust(nail, look, false, 0.28);
    });

    public static Idiom Cherries { get; } = new("cherries", false, (nail, look) =>
    {
        nail.Coat(look.Coat == PaletteRole.Hero ? Palest(nail) : look.Coat);
        PaletteRole fruit = KnownColours.Red(nail.ColourOf) is PaletteRole red && nail.Differ(red, nail.CoatRole) ? red : nail.On(PaletteRole.Hero, PaletteRole.Shade);
        Sweet.Cherries(nail, look.Size, look.Density, fruit, nail.Against(fruit, PaletteRole.Shade, PaletteRole.Line, fruit), nail.On(PaletteRole.Support, PaletteRole.Line, PaletteRole.Shade), nail.Against(fruit, PaletteRole.Light, PaletteRole.Ground));
    });

    public static Idiom Swirl { get; } = new("swirl", true, (nail, look) =>
    {
        nail.Coat(look.Coat);
        PaletteRole[] ribbons = [nail.On(look.Main, PaletteRole.Line), nail.On(PaletteRole.Light, PaletteRole.Support), nail.On(PaletteRole.Support, PaletteRole.Shade), nail.On(PaletteRole.Accent, PaletteRole.Shade)];
        Sweet.Swirl(nail, look.Size, ribbons[..(2 + (int)Math.Round(look.Density * 2))]);
    });

    public static Idiom Night { get; } = new("night", true, (nail, look) =>
    {
        nail.Coat(Deepest(nail));
        Sweet.Night(nail, look.Size, look.Density, nail.On(PaletteRole.Accent, PaletteRole.Light, PaletteRole.Hero), nail.On(PaletteRole.Light, PaletteRole.Accent, PaletteRole.Hero));
    });

    public static Idiom Porcelain { get; } = new("porcelain", true, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        (PaletteRole ink, PaletteRole wash) = Cobalt(nail);
        Oriental.Porcelain(nail, look.Size, look.Density, ink, wash, nail.Against(ink, PaletteRole.Accent, nail.CoatRole));
    });

    public static Idiom BorderTip { get; } = new("border-tip", false, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        (PaletteRole ink, PaletteRole wash) = Cobalt(nail);
        Oriental.Border(nail, 0.10, ink, wash, nail.On(PaletteRole.Accent, ink));
    });

    public static Idiom Clouds { get; } = new("clouds", true, (nail, look) =>
    {
        // Clouds are the light thing on the nail: a pale coat gives way to the hero.
        nail.Coat(look.Main == Palest(nail) || look.Main == PaletteRole.Light ? PaletteRole.Hero : look.Main);
        PaletteRole body = Palest(nail) is var pale && nail.Differ(pale, nail.CoatRole) ? pale : nail.On(PaletteRole.Light, PaletteRole.Ground, PaletteRole.Support);
        Oriental.Clouds(nail, look.Size, look.Density, body, nail.Against(body, PaletteRole.Accent, PaletteRole.Shade, look.Main));
    });

    public static Idiom Waves { get; } = new("waves", true, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        PaletteRole ink = nail.On(PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line);
        Oriental.Waves(nail, look.Size, 0.36 + 0.36 * look.Density, ink, nail.CoatRole, nail.Against(ink, PaletteRole.Support, PaletteRole.Accent, nail.CoatRole));
    });

    /// <summary>A straight tip with a fine line under it.</summary>
    public static Idiom FrenchStraight { get; } = new("french-straight", false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        IReadOnlyList<Point> line = French.Tip(nail, Smile.Straight, look.Main, 0.20, 0);
        French.Edge(nail, [.. line.Select(p => p + new Point(0, nail.MinGap * 2 + look.Line * 1.5))], nail.On(PaletteRole.Accent, look.Main), look.Line);
    });

    public static Idiom Flames { get; } = new("flames", true, (nail, look) =>
    {
        nail.Coat(Deepest(nail));
        PaletteRole outer = nail.On(PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Light);
        Street.Flames(nail, look.Size, look.Density, outer, nail.Against(outer, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Support), nail.Against(outer, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Ground));
    });

    public static Idiom EvilEye { get; } = new("evil-eye", true, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        // The bead is blue, its iris a paler blue, or the same where there is none.
        PaletteRole rim = nail.On(PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line), iris = nail.Against(nail.CoatRole, PaletteRole.Support, PaletteRole.Accent, rim);
        if (KnownColours.Blue(nail.ColourOf) is PaletteRole blue)
            (rim, iris) = (blue, KnownColours.PaleBlue(nail.ColourOf, blue) is PaletteRole pale && nail.Differ(pale, nail.CoatRole) ? pale : blue);
        Street.Eye(nail, look.Size, look.Density, rim, nail.CoatRole, iris, nail.Against(iris, PaletteRole.Line, PaletteRole.Shade, rim));
    });

    public static Idiom Chrome { get; } = new("chrome", true, (nail, look) =>
    {
        nail.Coat(look.Main == PaletteRole.Light ? PaletteRole.Hero : look.Main);
        PaletteRole dark = nail.On(PaletteRole.Shade, PaletteRole.Line);
        Street.Chrome(nail, look.Size, look.Density, nail.On(PaletteRole.Light, PaletteRole.Ground, PaletteRole.Accent), dark);
    });

    public static Idiom NegativeSpace { get; } = new("negative-space", false, (nail, look) =>
    {
        // White on a clear tip is no cut.
        PaletteRole main = ((PaletteRole[])[look.Main, look.Coat, PaletteRole.Hero, PaletteRole.Shade]).FirstOrDefault(r => nail.ColourOf(r).DistanceTo(nail.Bare) >= 0.12, PaletteRole.Line);
        Street.Bare(nail, look.Size, look.Density, look.Line, main, nail.Against(main, PaletteRole.Accent, PaletteRole.Line, PaletteRole.Shade));
    });

    public static Idiom Blooming { get; } = new("blooming", true, (nail, look) =>
    {
        nail.Coat(Palest(nail));
        PaletteRole main = nail.On(PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line);
        PaletteRole second = nail.Melting(main, PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade, main);
        Soft.Bloom(nail, look.Size, look.Density, main, second, nail.Against(main, second, PaletteRole.Light, nail.CoatRole), nail.Against(main, PaletteRole.Shade, PaletteRole.Accent, PaletteRole.Line));
    });

    public static Idiom Knit { get; } = new("knit", true, (nail, look) =>
    {
        // One tone: pale yarn, its shadows a step deeper. A press with ramps mixes that step from the shade; flat inks take the nearest.
        PaletteRole wool = nail.Lightness(look.Coat) > 0.5 ? look.Coat : Palest(nail);
        Soft.Knit(nail, look.Size, look.Density, wool, nail.Ramps ? PaletteRole.Shade : Deeper(nail, wool));
    });

    /// <summary>The palest of the ground and the light: what white-based idioms are coated with.</summary>
    public static PaletteRole Palest(Nail nail) => nail.Lightness(PaletteRole.Light) > nail.Lightness(PaletteRole.Ground) ? PaletteRole.Light : PaletteRole.Ground;

    /// <summary>The darkest of the coats a nail may wear.</summary>
    public static PaletteRole Deepest(Nail nail) =>
        ((ReadOnlySpan<PaletteRole>)[PaletteRole.Ground, PaletteRole.Shade, PaletteRole.Line]).ToArray().MinBy(nail.Lightness);

    /// <summary>The darkest of a palette's colours.</summary>
    private static PaletteRole Darkest(Nail nail) => Enum.GetValues<PaletteRole>().MinBy(nail.Lightness);

    // The nearest role that is darker than another and can be told from it, but no metal.
    private static PaletteRole Deeper(Nail nail, PaletteRole role) => Enum.GetValues<PaletteRole>()
        .Where(r => r != PaletteRole.Accent && nail.Lightness(r) < nail.Lightness(role) - 0.05 && nail.Differ(r, role)).OrderBy(r => nail.ColourOf(r).DistanceTo(nail.ColourOf(role))).FirstOrDefault(PaletteRole.Shade);

    // The porcelain painter's one blue and its wash; the hero and the support where a palette has no blue.
    private static (PaletteRole Ink, PaletteRole Wash) Cobalt(Nail nail)
    {
        PaletteRole ink = KnownColours.Blue(nail.ColourOf) is PaletteRole blue && nail.Differ(blue, nail.CoatRole) ? blue : nail.On(PaletteRole.Hero, PaletteRole.Line, PaletteRole.Shade);
        return (ink, KnownColours.PaleBlue(nail.ColourOf, ink) is PaletteRole pale && nail.Differ(pale, nail.CoatRole) ? pale : nail.Against(ink, PaletteRole.Support, PaletteRole.Light, nail.CoatRole));
    }

    /// <summary>Two steps of light that stand off from a nail's coat: brighter towards the middle, save on a pale coat, where they deepen.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="main">The colour to take where it serves.</param>
    public static (PaletteRole Outer, PaletteRole Inner) Glow(Nail nail, PaletteRole main)
    {
        double coat = nail.Lightness(nail.CoatRole);
        PaletteRole[] all = [.. ((PaletteRole[])[main, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Shade]).Distinct().Where(r => r != nail.CoatRole)];
        // Darkness in the middle of a coloured nail looks like a bruise: there light comes first.
        PaletteRole[] lit = [.. all.Where(r => nail.Lightness(r) > coat + (coat < 0.6 ? 0.14 : 0.09)).OrderBy(nail.Lightness)];
        bool glows = coat < 0.86 && lit.Length > 0;
        PaletteRole[] steps = glows ? lit : [.. all.Where(r => nail.Lightness(r) < coat - 0.08).OrderByDescending(nail.Lightness)];
        if (steps.Length == 0)
            return (main, main);
        PaletteRole outer = steps.Contains(main) && main != steps[^1] ? main : steps[0];
        // A grey or brown breath on a pale nail is a stain; metal glows.
        if (!glows && nail.ColourOf(outer).Oklch.C < 0.05 && nail.Differ(PaletteRole.Accent, nail.CoatRole) && nail.ColourOf(PaletteRole.Accent).Oklch.C > 0.05)
            return (PaletteRole.Accent, PaletteRole.Accent);
        PaletteRole inner = nail.Melting(outer, [.. steps.SkipWhile(r => r != outer).Skip(1), .. steps]);
        return (outer, !glows && nail.Ramps && nail.Lightness(inner) < 0.58 ? outer : inner);
    }

    private static Idiom Tip(string id, Smile smile) => new(id, false, (nail, look) =>
    {
        nail.Coat(look.Coat);
        IReadOnlyList<Point> line = French.Tip(nail, smile, look.Main, smile == Smile.Deep ? 0.16 : 0.22, 0.45);
        if (smile is Smile.Side or Smile.Wave)
            French.Edge(nail, line, nail.Against(look.Main, PaletteRole.Accent, look.Coat), look.Line);
    });

    private static Idiom Flowers(string id, Bloom bloom, bool light) => new(id, true, (nail, look) =>
    {
        nail.Coat(look.Coat);
        Floral.Spray(nail, bloom, Floral.Colours(nail, light), look.Size, look.Density);
    });

    // A fuller set has more repeats of a motif on a nail, so each is smaller.
    private static double Packed(Look look) => 1.22 - 0.36 * look.Density;

    /// <summary>Stone on a coated nail, in the palette's colours.</summary>
    public static void Stone(Nail nail, Marble.Stone stone)
    {
        bool dark = nail.Lightness(nail.CoatRole) < 0.60;
        PaletteRole vein = dark ? nail.On(PaletteRole.Light, PaletteRole.Ground, PaletteRole.Hero) : nail.On(PaletteRole.Shade, PaletteRole.Line, PaletteRole.Hero, PaletteRole.Light, PaletteRole.Ground);
        PaletteRole hair = dark ? vein : nail.On(PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero, PaletteRole.Light, PaletteRole.Ground);
        // Films of the vein's own colour make smoke; flat ink needs one that lies nearest to the stone's.
        PaletteRole cloud = nail.Ramps ? vein : Enum.GetValues<PaletteRole>().Where(r => r != PaletteRole.Accent && nail.Differ(r, nail.CoatRole)).OrderBy(r => nail.ColourOf(r).DistanceTo(nail.ColourOf(nail.CoatRole))).FirstOrDefault(vein);
        Marble.Paint(nail, stone, vein, hair, cloud, nail.On(PaletteRole.Accent, PaletteRole.Line));
    }

    /// <summary>Glitter that thins out from one end, as much as the set has.</summary>
    public static void Dust(Nail nail, Look look, bool fromTip, double reach)
    {
        if (look.Glitter > 0.05)
            Sparkle.Glitter(nail, nail.On(PaletteRole.Accent, PaletteRole.Light), look.Glitter * 0.8, fromTip, reach);
    }
}
