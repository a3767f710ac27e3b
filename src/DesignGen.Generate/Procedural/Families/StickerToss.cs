using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Conversational;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Die-cut stickers scattered close together: cheerful figures, each in a pale rim with a small shadow, on a plain or checked ground.</summary>
public sealed class StickerToss : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "sticker-toss", new("Sticker toss", "贴纸散点"), ArtKind.AllOver,
        [
            "sticker", "kawaii", "y2k", "playful", "cute", "pop", "novelty", "conversational", "fruit", "sea", "sky", "garden", "cafe", "sweet", "heart", "star", "rainbow", "butterfly", "checker",
            "kids", "teen", "streetwear", "summer", "spring", "all-over",
        ],
        [
            new("theme", "choice", 0, 6, 6, "fruit, sea, sky, garden, café, sweet, all mixed"),
            new("motif-size", "mm", 20, 46, 32, "larger stickers"),
            new("density", "share", 0, 1, 0.8, "closer stickers"),
            new("ground", "choice", 0, 4, 0, "plain, checks, dots, stripes, grid behind the stickers"),
            new("scale", "mm", 6, 22, 12, "a larger pattern behind"),
            new("rim", "mm", 0.8, 2.6, 1.5, "a wider rim"),
            new("shadow", "mm", 0, 2, 1, "a shadow that falls further"),
            new("faces", "choice", 0, 1, 1, "stickers with faces"),
            new("keyline", "choice", 0, 1, 0, "a line round every part"),
            new("tiers", "share", 0, 1, 0.4, "more difference between large and small stickers"),
            new("fillers", "share", 0, 1, 0.7, "more small stickers in the gaps"),
            new("turn", "degrees", 0, 90, 26, "stickers that lean further"),
        ],
        FamilyCard.AnyLayout, 3, 60, true, Structure: ["theme", "ground", "faces", "keyline"], IsToss: true)
    {
        OnGround = [ShownWhen.Parse("ground=2,4")],
        TakesPacks = true,
        KindsTogether = CharmToss.MostTogether,
        Shows = [.. Charms.Shows(mixed: true), Shown.Surely("check", "ground=1"), Shown.Surely("dot", "ground=2"), Shown.Surely("stripe", "ground=3")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        PaletteRole[] all = [PaletteRole.Light, PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line];
        int behind = canvas.Whole("ground");
        // The rim is the palest colour that is not the ground; on a pale ground the ground's second colour carries the contrast.
        bool pale = canvas.Lightness(PaletteRole.Ground) > 0.8;
        PaletteRole rim = pale ? PaletteRole.Ground : all.Where(r => canvas.Contrast(r, PaletteRole.Ground) > 0.2).OrderByDescending(canvas.Lightness).ThenBy(r => r).Append(PaletteRole.Light).First();
        PaletteRole field = PaletteRole.Ground;
        if (pale)
        {
            field = all.Where(r => Motifs.Dress.Distance(canvas, r, PaletteRole.Ground) > 0.1 && r != PaletteRole.Line).OrderByDescending(canvas.Lightness).ThenBy(r => r).Append(PaletteRole.Hero).First();
            if (behind == 0)
                canvas.Fill(field, Outline.Rectangle(canvas.Cell.Grow(0.5)));
        }
        PaletteRole other = pale ? field : all.Where(r => r != rim && canvas.Differ(r, PaletteRole.Ground) && canvas.Differ(r, rim)).OrderBy(r => Motifs.Dress.Distance(canvas, r, PaletteRole.Ground)).ThenBy(r => r).Append(PaletteRole.Line).First();
        Behind(canvas, behind, other);
        PaletteRole shadow = canvas.Against(pale ? field : PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero);
        if (!canvas.Differ(shadow, rim))
            shadow = PaletteRole.Shade;
        double size = canvas["motif-size"], wide = Math.Max(canvas["rim"], canvas.Finest(rim) * 1.2), drop = canvas["shadow"] < 0.2 ? 0 : Math.Max(canvas["shadow"], canvas.MinLine * 1.6);
        double gap = canvas.MinGap * 1.1 + drop + size * 0.14 * Math.Pow(1 - canvas["density"], 1.3);
        var look = new CharmLook
        {
            RimMm = wide,
            Rim = rim,
            ShadowMm = drop,
            Shadow = shadow,
            Face = canvas.Whole("faces") == 1,
            Finish = canvas.Whole("keyline") == 1 ? CharmFinish.Keyline : CharmFinish.Flat,
        };
        new CharmToss(canvas.Whole("theme"), size, gap, canvas["tiers"], canvas.Whole("theme") == 6 ? 10 : 6, 5, canvas["fillers"], canvas["turn"], false, rim, look).Draw(canvas);
    }

    private static void Behind(DesignCanvas canvas, int kind, PaletteRole role)
    {
        if (kind == 0)
            return;
        UnitGrid grid = UnitGrid.Fit(canvas, canvas["scale"], canvas["scale"], 2, 2);
        double w = grid.Width, h = grid.Height, half = Math.Min(w, h) / 2;
        // A mirror's axes run through the middles of units, so that no check or stripe doubles.
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double shift = mirror ? -0.5 : 0;
        for (int r = 0; r < grid.Rows + (mirror ? 1 : 0); r++)
        {
            for (int c = 0; c < grid.Columns + (mirror ? 1 : 0); c++)
            {
                Rect unit = Rect.FromSize(grid.At(c + shift, 0).X, grid.At(0, r + shift).Y, w, h);
                Outline? shape = kind switch
                {
                    1 when (r + c) % 2 == 0 => Outline.Rectangle(unit),
                    2 => Outline.Circle(unit.Centre, half * ((r + c) % 2 == 0 ? 0.5 : 0.26)),
                    3 when c % 2 == 0 => Outline.Rectangle(unit.Grow(0.01)),
                    4 => Outline.Rectangle(new(unit.Left, unit.Centre.Y - h * 0.07, unit.Right, unit.Centre.Y + h * 0.07)).With(Outline.Rectangle(new(unit.Centre.X - w * 0.07, unit.Top, unit.Centre.X + w * 0.07, unit.Bottom))),
                    _ => null,
                };
                if (shape is not null)
                    canvas.Fill(role, shape);
            }
        }
    }
}
