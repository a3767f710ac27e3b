using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Tartan and its plain cousins: windowpane, tattersall and ombré check, the colours mixed by visible twill.</summary>
public sealed class Tartan : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "tartan", new("Tartan", "苏格兰格"), ArtKind.AllOver,
        ["tartan", "plaid", "check", "windowpane", "tattersall", "woven", "preppy", "heritage", "school", "classic", "country", "autumn", "winter", "christmas", "men", "women", "kids", "unisex", "europe"],
        [
            new("style", "choice", 0, 3, 0, "0 tartan, 1 windowpane, 2 tattersall, 3 ombré check"),
            new("sett-size", "mm", 24, 160, 96, "larger checks"),
            new("thread", "mm", 0.6, 2.2, 1.2, "coarser twill lines"),
            new("colours", "count", 3, 6, 5, "more colours"),
            new("over-check", "count", 0, 3, 1, "more thin bright lines"),
            new("field", "share", 0, 1, 0.5, "broader main fields against the lines"),
            new("weave", "choice", 0, 2, 0, "0 twill, 1 basket, 2 herringbone"),
            new("weft-shift", "choice", 0, 1, 0, "1 weaves the weft with hero and support exchanged"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["style", "sett-size", "thread", "colours"])
    {
        Shows = [Shown.Surely("check")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        int style = canvas.Whole("style");
        var cloth = new WovenCheck(canvas, canvas["sett-size"], canvas["thread"]);
        Sett warp = SettMaker.Make(style, cloth.Threads, canvas).Whole;
        Sett weft = canvas.Whole("weft-shift") == 1 ? warp with { Stripes = [.. warp.Stripes.Select(Exchanged)] } : warp;
        cloth.Draw(warp, weft, KindFor(style, canvas.Whole("weave") switch { 1 => WeaveKind.Hopsack, 2 => WeaveKind.Herringbone, _ => WeaveKind.Twill }, warp.Threads));
    }

    // Thin lines fall to dashes in a basket unless broad fields stand beside them.
    private static WeaveKind KindFor(int style, WeaveKind wish, int threads) => (style, wish) switch
    {
        (1 or 2, WeaveKind.Hopsack) => WeaveKind.Twill,
        (_, WeaveKind.Hopsack) when threads < 80 => WeaveKind.Twill,
        _ => wish,
    };

    private static SettStripe Exchanged(SettStripe s) => s with
    {
        Role = s.Role switch
        {
            PaletteRole.Hero => PaletteRole.Support,
            PaletteRole.Support => PaletteRole.Hero,
            PaletteRole.Shade => PaletteRole.Line,
            PaletteRole.Line => PaletteRole.Shade,
            var same => same,
        },
    };
}
