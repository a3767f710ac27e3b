using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Nails;
using DesignGen.Generate.Procedural.Nails.Idioms;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>French tips on all ten nails: seven smile lines, tips in one colour or many, and a detail on the accent nails.</summary>
public sealed class NailFrench : IPatternFamily
{
    private static readonly PaletteRole[] s_many = [PaletteRole.Hero, PaletteRole.Support, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Shade];

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "nail-french", new("French nails", "法式美甲"), ArtKind.NailSet,
        ["nails", "french", "classic", "elegant", "minimal", "office", "bridal", "everyday", "spring", "summer", "autumn", "winter"],
        [
            new("smile", "choice", 0, 6, 0, "0 classic, 1 deep, 2 deep V, 3 side, 4 double, 5 wave, 6 with half-moon"),
            new("depth", "share", 0.10, 0.34, 0.22, "longer tips"),
            new("curve", "share", 0, 1, 0.5, "a rounder smile line"),
            new("tips", "choice", 0, 3, 0, "0 one colour, 1 two in turn, 2 a colour for each finger, 3 one colour fading into its deep tone"),
            new("edge", "mm", 0, 0.5, 0.25, "a stronger bright line along the smile; under the press's line none"),
            new("detail", "choice", 0, 5, 1, "on accent nails 0 nothing, 1 crystals, 2 a bloom, 3 hearts, 4 daisies, 5 glitter"),
            new("detailed", "count", 1, 5, 2, "accent nails on a hand"),
            new("detail-size", "share", 0.7, 1.3, 1, "larger details"),
        ],
        [], MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["smile", "tips", "detail"])
    {
        Shows =
        [
            Shown.Surely("french-tip"), .. Shown.ByValue("smile", 1, "deep-french", "v-french", "side-french", "double-french", "wave-french", "half-moon-nail"),
            Shown.Surely("crystal", "detail=1"), Shown.Surely("blossom", "detail=2"), Shown.Surely("cherry-blossom", "detail=2"), Shown.Perhaps("plum-blossom", "detail=2"),
            Shown.Perhaps("leaf", "detail=2"), Shown.Surely("heart", "detail=3"), Shown.Surely("daisy", "detail=4"), Shown.Surely("glitter", "detail=5"), Shown.Perhaps("wave", "smile=5"),
            Shown.Perhaps("moon", "smile=6"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        IReadOnlyList<Nail> nails = NailSheet.Lay(canvas);
        foreach (Nail nail in nails)
        {
            nail.Coat(PaletteRole.Ground);
            PaletteRole tip = canvas.Whole("tips") switch
            {
                1 => (int)nail.Finger % 2 == 0 ? nail.On(PaletteRole.Hero, PaletteRole.Shade) : nail.On(PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Hero),
                2 => nail.On(s_many[(int)nail.Finger], PaletteRole.Hero, PaletteRole.Shade),
                _ => nail.On(PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Light),
            };
            IReadOnlyList<Point> smile = French.Tip(nail, (Smile)canvas.Whole("smile"), tip, canvas["depth"], canvas["curve"]);
            if (canvas.Whole("tips") == 3)
                French.Deepen(nail, smile, nail.Against(tip, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Ground));
            double edge = canvas["edge"];
            if (edge >= canvas.MinLine)
                French.Edge(nail, smile, nail.Against(tip, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Ground), edge);
            if (Detailed(nail.Finger, canvas.Whole("detailed")))
                Detail(canvas, nail, smile, tip);
        }
        NailSheet.Finish(canvas, nails);
    }

    // The ring finger leads, then the thumb, then the rest.
    private static bool Detailed(Finger finger, int count) => Array.IndexOf([Finger.Ring, Finger.Thumb, Finger.Middle, Finger.Little, Finger.Index], finger) < count;

    private static void Detail(DesignCanvas canvas, Nail nail, IReadOnlyList<Point> smile, PaletteRole tip)
    {
        double size = canvas["detail-size"];
        switch (canvas.Whole("detail"))
        {
            case 1:
                PaletteRole setting = Sparkle.Setting(nail, tip);
                Sparkle.Crystals(nail, smile, setting, nail.Against(setting, PaletteRole.Light, PaletteRole.Ground), Math.Max(nail.MinLine * 2, nail.Width * 0.06 * size));
                break;
            case 2:
                Floral.Spray(nail, Bloom.Blossom, Floral.Colours(nail, light: !nail.Differ(PaletteRole.Shade, PaletteRole.Hero)), size * 0.86, 0.3);
                break;
            case 3:
                // A row that hangs under the smile, in the tip's colour: on the line itself they would tear it.
                French.Along(nail, smile, nail.Width * 0.25 * Math.Max(0.9, size), (at, lean, rank) =>
                {
                    double r = Math.Max(nail.MinLine * 2.5, nail.Width * (rank % 2 == 0 ? 0.085 : 0.06) * size);
                    nail.Fill(tip, Micro.Heart.Transform(Micro.At(at + Point.Polar(r * 1.05 + nail.MinGap * 1.5 + canvas["edge"], lean + Math.PI / 2), r, lean * 0.4)));
                });
                break;
            case 4:
                PaletteRole petal = nail.Against(tip, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Line);
                // White daisies on a white nail would be half gone: they lie on the tip.
                double up = nail.Differ(petal, nail.CoatRole) ? 0 : 0.85;
                French.Along(nail, smile, nail.Width * 0.30 * size, (at, lean, rank) =>
                {
                    double r = Math.Max(nail.MinLine * 4, nail.Width * (rank % 2 == 0 ? 0.15 : 0.105) * size);
                    Sweet.Daisy(nail, at + Point.Polar(r * up + (up > 0 ? canvas["edge"] : 0), lean - Math.PI / 2), r, rank * 0.4, petal, nail.Against(petal, PaletteRole.Accent, PaletteRole.Shade, tip));
                });
                break;
            case 5:
                Sparkle.Glitter(nail, nail.Against(tip, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Ground), 0.6 * size, true, canvas["depth"] + 0.45);
                break;
        }
    }
}
