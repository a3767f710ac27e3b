using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Six die-cut stickers close together over a line of words.</summary>
public sealed class StickerPrint : IPatternFamily
{
    private const int Places = 6;

    private static readonly HeroCast Cast = HeroCast.Of(
        "smiley", "lightning", "mushroom", "skull", "cherry", "flame", "sneaker", "eight-ball", "dice", "sunglasses", "cassette", "butterfly", "ghost", "ufo", "pizza", "cat", "strawberry", "rainbow");

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "sticker-print", new("Sticker collage", "贴纸拼贴"), ArtKind.Placement,
        ["sticker", "y2k", "kawaii", "cute", "playful", "pop", "streetwear", "novelty", "graphic", "collage", "hero", "slogan", "lettering", "kids", "teen", "women", "unisex", "summer"],
        [
            new("layout", "choice", 0, 1, 0, "heap round a large one, sheet of six"),
            new("rim", "share", 0, 1, 0.5, "a wider rim"),
            new("size", "share", 0, 1, 0.6, "larger stickers"),
            .. PrintKnobs.Words(face: 2),
        ],
        [], MinInks: 1, MinSizeMm: 140, PrintsGround: false, UsesLettering: true, Structure: ["layout", "rim", "face", "treatment"])
    {
        TakesPacks = true,
        Shows = [.. Cast.Shows, Shown.Surely("letter"), Shown.Perhaps("number")],
        KindsTogether = Places,
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast, Places).Draw(StickerLayouts.All[canvas.Whole("layout")]);
}
