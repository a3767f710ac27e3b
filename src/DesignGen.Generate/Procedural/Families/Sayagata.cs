using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Sayagata: the key lattice of silk damasks, whose arms link sauwastika to swastika and close every gap into a double-T.</summary>
/// <remarks>
/// On a square lattice of pitch 1, centres of one hand stand at (3a, 3b) with a + b even, those of the other between them. From
/// each runs an arm of 1, a hook of 3 and an arm of 1 to the next centre, four ways; group p4g. The diagonal form maps the
/// lattice's diagonals to the page's axes. A mirror repeat takes the upright form, whose own mirrors then lie on the axes.
/// </remarks>
public sealed class Sayagata : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "sayagata", new("Key lattice", "纱绫形"), ArtKind.AllOver,
        ["sayagata", "swastika", "manji", "key", "fret", "meander", "lattice", "damask", "japanese", "japan", "chinese", "asian", "traditional", "kimono", "silk", "geometric", "elegant", "luxury", "formal", "new year", "women", "men", "unisex"],
        [
            new("pitch", "mm", 2.2, 7, 3.4, "larger keys"),
            new("style", "choice", 0, 4, 0, "0 lines, 1 double lines, 2 two woven colours, 3 tinted double-Ts under lines, 4 solid double-Ts"),
            new("weight", "share", 0.2, 0.6, 0.42, "bolder lines, as a share of the pitch"),
            new("stretch", "share", 0.8, 1.9, 1.35, "wider, flatter lozenges"),
            new("turn", "choice", 0, 1, 0, "0 on the diagonal, 1 upright"),
            new("scheme", "choice", 0, 3, 3, ClothScheme.Choices),
            new("tinted", "share", 0, 1, 0.5, "more double-Ts in other tones"),
            new("drift", "share", 0, 1, 0.5, "tones drift over the cloth rather than mix evenly"),
            new("accent", "choice", 0, 5, 1, "0 none, 1 plum, 2 chrysanthemum, 3 cherry, 4 banks of mist, 5 mist with chrysanthemums"),
            new("accents", "count", 3, 12, 6, "more accents in a tile"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["style", "accent", "scheme", "pitch"])
    {
        OnGround = [ShownWhen.Parse("scheme=0")],
        Shows =
        [
            Shown.Surely("swastika-key"), Shown.Surely("plum-blossom", "accent=1"), Shown.Surely("chrysanthemum", "accent=2,5"), Shown.Surely("cherry-blossom", "accent=3"),
            Shown.Perhaps("cloud", "accent=4,5"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        ClothScheme cloth = ClothScheme.For(canvas, canvas.Whole("scheme"));
        int style = canvas.Whole("style");
        double fineInk = canvas.Finest(cloth.Ink), fineField = canvas.Finest(cloth.Field);
        double pitch = Math.Max(canvas["pitch"], (style is 1 or 2 ? 2.4 : 1.15) * (fineInk + fineField));
        var lattice = new KeyLattice(canvas, pitch, canvas["stretch"], canvas.Whole("turn") == 1);
        double line = Math.Clamp(canvas["weight"] * lattice.Pitch, fineInk, Math.Max(fineInk, lattice.Pitch - fineField * 1.05));
        void Put(PaletteRole role, Outline outline) => canvas.Fill(role, AxisTrim.Trim(canvas, outline, 0.05));

        cloth.Dye(canvas);
        switch (style)
        {
            case 1:
                line = Math.Max(line, 2 * fineInk + fineField);
                foreach (Outline arms in lattice.Arms(line, null))
                    Put(cloth.Ink, arms);
                foreach (Outline arms in lattice.Arms(Math.Max(fineField, line * 0.36), null))
                    Put(cloth.Field, arms);
                break;
            case 2:
                Woven(canvas, cloth, lattice, line, fineField, Put);
                break;
            case 3:
                Beams(canvas, cloth, lattice, 0, false, Put);
                foreach (Outline arms in lattice.Arms(Math.Min(line, Math.Max(fineInk, lattice.Pitch * 0.3)), null))
                    Put(cloth.Ink, arms);
                break;
            case 4:
                Beams(canvas, cloth, lattice, Math.Max(fineField, lattice.Pitch - line) / 2, true, Put);
                break;
            default:
                foreach (Outline arms in lattice.Arms(line, null))
                    Put(cloth.Ink, arms);
                break;
        }
        Accents(canvas, cloth, lattice, line, Put);
    }

    private static void Beams(DesignCanvas canvas, ClothScheme cloth, KeyLattice lattice, double inset, bool solid, Action<PaletteRole, Outline> put)
    {
        List<(Point At, bool Level)> beams = lattice.Beams;
        List<Point> places = [.. beams.Select(b => b.At)];
        var mix = new EvenMix(places, canvas.Repeat);
        double tinted = canvas["tinted"];
        List<PaletteRole> tones = [.. cloth.Tones.Take(3)];
        int[] kinds = Drift.Deal(canvas, mix, places, [1 - tinted + 1e-6, .. tones.Select(_ => tinted / tones.Count)], lattice.Pitch * 4.5, canvas["drift"], "beams");
        for (int i = 0; i < beams.Count; i++)
        {
            if (kinds[i] == 0 && !solid)
                continue;
            put(kinds[i] == 0 ? cloth.Ink : tones[kinds[i] - 1], Outline.Polygon(Polygons.Inset(lattice.Beam(beams[i].At, beams[i].Level), inset)));
        }
    }

    // Two strands cross in every centre: one over at one hand, the other over at the other.
    private static void Woven(DesignCanvas canvas, ClothScheme cloth, KeyLattice lattice, double line, double fineField, Action<PaletteRole, Outline> put)
    {
        PaletteRole other = canvas.Bold(cloth.Field, [.. cloth.Tones.Where(t => canvas.Differ(t, cloth.Ink)), cloth.Accent, cloth.Ink]);
        double halo = line + 2 * Math.Clamp(fineField, 0, Math.Max(0.1, lattice.Pitch - line) * 0.6), reach = line / 2 + fineField * 0.9;
        foreach (Outline arms in lattice.Arms(line, false))
            put(cloth.Ink, arms);
        foreach (Outline bar in lattice.Crossings(true, halo, reach, false))
            put(cloth.Field, bar);
        foreach (Outline arms in lattice.Arms(line, true))
            put(other, arms);
        foreach (Outline bar in lattice.Crossings(false, halo, reach, true))
            put(cloth.Field, bar);
        foreach (Outline bar in lattice.Crossings(false, line, reach * 1.25, true))
            put(cloth.Ink, bar);
    }

    private static void Accents(DesignCanvas canvas, ClothScheme cloth, KeyLattice lattice, double line, Action<PaletteRole, Outline> put)
    {
        int accent = canvas.Whole("accent");
        if (accent == 0)
            return;
        Rect cell = canvas.Cell;
        var torus = new Torus(canvas.Repeat, cell);
        var dice = canvas.Dice.Fork("accents");
        int count = Math.Max(1, (int)Math.Round(canvas.Whole("accents") * cell.Width * cell.Height / (160.0 * 160)));
        double room = Math.Sqrt(cell.Width * cell.Height / count);
        double radius = Math.Clamp(lattice.Pitch * 4.4, Math.Min(11, room * 0.26), Math.Min(19, room * 0.3));
        List<Point> places = Places(canvas, torus, dice, count, accent >= 4 ? radius * 2.2 : radius * 1.15);
        PaletteRole petal = cloth.Accent, vein = canvas.Clearest(petal, cloth.Field, PaletteRole.Ground, PaletteRole.Line);
        var crest = new Crest(canvas, petal, vein, canvas.Against(petal, PaletteRole.Light, PaletteRole.Support, vein));
        var second = new Crest(canvas, canvas.Bold(cloth.Field, PaletteRole.Light, PaletteRole.Support, petal), vein, petal);
        double rim = Math.Max(Math.Max(canvas.Finest(cloth.Ink), line * 0.5), radius * 0.05);
        for (int i = 0; i < places.Count; i++)
        {
            double r = radius * dice.Between(0.86, 1.1), turn = dice.Between(-0.5, 0.5);
            Crest flower = i % 3 == 2 ? second : crest;
            if (accent >= 4)
            {
                var mist = new MistBand(dice, places[i], Math.Min(room * 0.9, r * 6), r * 0.8);
                foreach (Outline bar in mist.Bars(rim))
                    put(accent == 4 ? cloth.Accent : cloth.Ink, bar);
                foreach (Outline bar in mist.Bars(0))
                    put(cloth.Field, bar);
                if (accent == 5)
                {
                    put(cloth.Field, Outline.Circle(mist.Heart, r * 0.8 + rim + canvas.MinGap));
                    flower.Draw(2, mist.Heart, r * 0.8, turn);
                }
                continue;
            }
            put(cloth.Field, Outline.Circle(places[i], r + Math.Max(canvas.Finest(cloth.Field), r * 0.14)));
            flower.Draw(accent switch { 1 => 0, 2 => 2, _ => 1 }, places[i], r, turn);
        }
    }

    // Far from each other and, under a mirror, clear of its axes.
    private static List<Point> Places(DesignCanvas canvas, Torus torus, Core.Chance.Dice dice, int count, double clear)
    {
        Rect cell = canvas.Cell;
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double marginX = mirror ? Math.Min(clear, cell.Width * 0.45) : 0, marginY = mirror ? Math.Min(clear, cell.Height * 0.45) : 0;
        var places = new List<Point>();
        for (int i = 0; i < count; i++)
        {
            Point best = cell.Centre;
            double most = -1;
            for (int trial = 0; trial < 60; trial++)
            {
                Point at = new(dice.Between(cell.Left + marginX, cell.Right - marginX), dice.Between(cell.Top + marginY, cell.Bottom - marginY));
                double free = Math.Min(torus.SelfDistance(at), places.Count == 0 ? double.PositiveInfinity : places.Min(p => torus.Distance(at, p)));
                if (free > most)
                    (best, most) = (at, free);
            }
            if (most > clear * 1.7)
                places.Add(best);
        }
        return places;
    }
}
