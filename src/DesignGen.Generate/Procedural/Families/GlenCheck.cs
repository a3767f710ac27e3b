using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Glen check: broad parts of four and four threads cross fine parts of two and two, under a coloured over-check.</summary>
public sealed class GlenCheck : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "glen-check", new("Glen check", "威尔士亲王格"), ArtKind.AllOver,
        ["glen check", "prince of wales", "check", "plaid", "suiting", "tailored", "heritage", "classic", "smart", "city", "country", "woven", "school", "autumn", "winter", "men", "women", "unisex", "europe", "united kingdom"],
        [
            new("style", "choice", 0, 4, 0, "0 glen, 1 gun club, 2 glen in two colours, 3 shepherd's check, 4 stepped glen with a middle part"),
            new("sett-size", "mm", 28, 140, 70, "larger checks"),
            new("thread", "mm", 0.6, 2, 0.9, "coarser threads and teeth"),
            new("balance", "share", 0.3, 0.7, 0.5, "broader parts of houndstooth against the fine parts"),
            new("over-check", "choice", 0, 4, 1, "0 none, 1 one line, 2 a pair of lines, 3 lines in both parts, 4 a broad windowpane"),
            new("line", "choice", 0, 2, 0, "over-check in 0 accent, 1 support, 2 light or shade"),
            new("ground", "choice", 0, 2, 0, "woven of 0 dark on ground, 1 hero on ground, 2 hero on the darkest"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["style", "sett-size", "over-check", "ground"])
    {
        OnGround = [ShownWhen.Parse("ground=0,1")],
        Shows = [Shown.Surely("check")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        int style = canvas.Whole("style");
        (PaletteRole a, PaletteRole b) = canvas.Whole("ground") switch
        {
            0 => (canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero), PaletteRole.Ground),
            1 => (PaletteRole.Hero, canvas.Clearest(PaletteRole.Hero, PaletteRole.Ground, PaletteRole.Light)),
            _ => (PaletteRole.Hero, canvas.Clearest(PaletteRole.Hero, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground)),
        };
        // Two colours too near each other make a plain brown or grey: then the cloth is woven on the ground.
        if (canvas.Contrast(a, b) < 0.36)
            (a, b) = (canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero), PaletteRole.Ground);
        PaletteRole second = canvas.Distinct(a, PaletteRole.Support, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Accent).FirstOrDefault(r => canvas.Differ(r, b), a);
        PaletteRole[] wishes = canvas.Whole("line") switch
        {
            0 => [PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Hero],
            1 => [PaletteRole.Support, PaletteRole.Accent, PaletteRole.Hero, PaletteRole.Light],
            _ => [PaletteRole.Light, PaletteRole.Shade, PaletteRole.Hero, PaletteRole.Support],
        };
        PaletteRole line = wishes.FirstOrDefault(r => canvas.Differ(r, a) && canvas.Differ(r, b), a);

        // Gun club and shepherd's checks are teeth all over: their size follows the sett's.
        double thread = style is 1 or 3 ? canvas["thread"] * (0.9 + canvas["sett-size"] / 70) : canvas["thread"];
        var cloth = new WovenCheck(canvas, canvas["sett-size"], thread, style is 1 or 3 ? 16 : 32);
        Sett sett = new(SettMaker.Joined(style is 1 or 3 ? Teeth(canvas, style, cloth.Threads, a, b, second, line) : Glen(canvas, style, cloth.Threads, a, b, second, line)), Pivots: false);
        cloth.Draw(sett.Whole, sett.Whole, WeaveKind.Twill);
    }

    private static List<SettStripe> Glen(DesignCanvas canvas, int style, int threads, PaletteRole a, PaletteRole b, PaletteRole second, PaletteRole line)
    {
        // Half of the fours and of the twos lie on either side of their over-check, so lines run down the middle of each part.
        int fours = Math.Max(1, (int)Math.Round(threads * canvas["balance"] / 8)), twos = Math.Max(2, (int)Math.Round((threads - fours * 8) / 4.0));
        PaletteRole dark = style == 2 ? second : a;
        var stripes = new List<SettStripe>();
        void Pairs(int count, int size, PaletteRole over, PaletteRole under)
        {
            for (int i = 0; i < count; i++)
            {
                stripes.Add(new(over, size));
                stripes.Add(new(under, size));
            }
        }
        Pairs(fours, 4, a, b);
        int middle = stripes.Count / 2;
        if (style == 4)
        {
            Pairs(Math.Max(1, twos / 3), 2, a, b);
            stripes.Add(new(a, 8));
            stripes.Add(new(b, 8));
            Pairs(Math.Max(1, twos / 3), 2, a, b);
        }
        else
        {
            Pairs(twos, 2, dark, b);
        }
        int start = fours * 2, inTwos = start + (stripes.Count - start) / 2;
        // The over-check takes the place of threads, so that the count stays a multiple of 4.
        switch (canvas.Whole("over-check"))
        {
            case 1:
                stripes[inTwos] = stripes[inTwos] with { Role = line };
                break;
            case 2:
                stripes[Math.Max(start, inTwos - 2)] = stripes[Math.Max(start, inTwos - 2)] with { Role = line };
                stripes[Math.Min(stripes.Count - 1, inTwos + 2)] = stripes[Math.Min(stripes.Count - 1, inTwos + 2)] with { Role = line };
                break;
            case 3:
                stripes[inTwos] = stripes[inTwos] with { Role = line };
                stripes[middle] = stripes[middle] with { Role = line };
                break;
            case 4:
                stripes[middle] = new(line, 4);
                for (int k = inTwos - 1; k <= Math.Min(stripes.Count - 1, inTwos + 2); k++)
                    stripes[k] = stripes[k] with { Role = line };
                break;
        }
        return stripes;
    }

    // Gun club: two colours of teeth in turn. Shepherd's: one, with a line every few teeth.
    private static List<SettStripe> Teeth(DesignCanvas canvas, int style, int threads, PaletteRole a, PaletteRole b, PaletteRole second, PaletteRole line)
    {
        var stripes = new List<SettStripe>();
        int pairs = Math.Max(2, threads / 16 * 2);
        int half = style == 1 ? 1 : Math.Max(1, (int)Math.Round(pairs * canvas["balance"]));
        for (int i = 0; i < pairs; i++)
        {
            bool other = style == 1 ? i % 2 == 1 : i >= half && second != a && canvas["balance"] > 0.55;
            stripes.Add(new(other ? second : a, 4));
            stripes.Add(new(b, 4));
        }
        int over = canvas.Whole("over-check");
        if (over is 1 or 2)
            stripes[^1] = new(line, 4);
        if (over is 2 or 3)
            stripes[pairs / 2 * 2 - 1] = new(line, 4);
        if (over == 4)
            stripes.AddRange([new(line, 4), new(b, 4)]);
        return stripes;
    }
}
