using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Marbled paper: ink drops that push each other aside, drawn out by tines, combs and waves.</summary>
public sealed class Marbling : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "marbling", new("Marbling", "大理石纹浮水画"), ArtKind.AllOver,
        ["marble", "marbling", "ebru", "suminagashi", "paper", "abstract", "fluid", "artisan", "handmade", "vintage", "bookish", "psychedelic", "retro", "elegant", "luxury", "spring", "autumn", "women", "men", "unisex", "home", "all-over"],
        [
            new("style", "choice", 0, 5, 2, "0 stone, 1 ink rings, 2 nonpareil, 3 bouquet, 4 there and back, 5 Spanish wave"),
            new("size", "mm", 16, 60, 32, "larger drops and wider combs"),
            new("bands", "count", 3, 9, 5, "more bands between one colour and its return, more rings in a drop"),
            new("pull", "share", 0.3, 1, 0.65, "tines draw the ink further"),
            new("wave", "share", 0, 1, 0.35, "a stronger sway over the whole"),
            new("unevenness", "share", 0, 1, 0.5, "bands and drops less equal"),
            new("stones", "share", 0, 1, 0.25, "more stones dropped on last"),
            new("turn", "choice", 0, 1, 0, "combed up and down, or across"),
        ],
        FamilyCard.AnyLayout, 2, 60, true, Structure: ["style", "size", "turn", "bands"])
    {
        Shows = [Shown.Surely("marble")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        List<PaletteRole> inks = canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Line);
        if (inks.Count == 0)
            inks.Add(PaletteRole.Hero);
        int style = canvas.Whole("style");
        var bath = new MarbleBath(canvas, canvas.Whole("turn") == 1);
        double size = canvas["size"], pull = canvas["pull"], uneven = canvas["unevenness"], wave = canvas["wave"];
        int bands = canvas.Whole("bands");
        Dice dice = canvas.Dice.Fork("bath");
        switch (style)
        {
            case 0:
                Stones(bath, dice, inks, size * 0.85, uneven, 1.15);
                bath.Wave(size * 3, size * 0.42 * wave, false);
                bath.Wave(size * 2.4, size * 0.3 * wave, true);
                break;
            case 1:
                Rings(bath, dice, inks, size * 1.6, bands, uneven);
                bath.Wave(size * 2.6, size * (0.12 + 0.6 * wave) * pull, false);
                bath.Wave(size * 2.1, size * (0.1 + 0.45 * wave) * pull, true);
                Late(bath, dice, inks, size, uneven, canvas["stones"] * 0.6);
                break;
            case 2:
                Lines(bath, dice, inks, size, bands, uneven);
                bath.Wave(size * 4, size * 0.7 * wave, false);
                bath.Comb(size * 0.5, size * 0.62 * pull, false);
                Late(bath, dice, inks, size, uneven, canvas["stones"]);
                bath.Wave(size * 1.4, size * 0.12, true);
                break;
            case 3:
                Lines(bath, dice, inks, size, bands, uneven);
                bath.Comb(size * 0.5, size * 0.5 * pull, false);
                Late(bath, dice, inks, size, uneven, canvas["stones"]);
                bath.Bouquet(size * 1.5, size * (0.3 + 0.45 * wave) * pull);
                break;
            case 4:
                Stones(bath, dice, inks, size * 0.8, uneven, 1.1);
                bath.ThereAndBack(size * 1.8, size * 0.85 * pull, false);
                bath.ThereAndBack(size * 1.8, size * 0.5 * wave, true);
                break;
            default:
                Lines(bath, dice, inks, size * 1.2, bands, uneven);
                bath.Comb(size * 1.1, size * 0.5 * pull, false);
                Late(bath, dice, inks, size, uneven, canvas["stones"]);
                bath.Wave(size * 0.9, size * 0.16 * (0.4 + wave), true);
                bath.Wave(size * 2.2, size * 0.35 * wave, false);
                break;
        }
        bath.Paint(canvas);
    }

    // A few stones on the combed bath, before the last sway: it draws them out of round.
    private static void Late(MarbleBath bath, Dice dice, List<PaletteRole> inks, double size, double uneven, double stones)
    {
        if (stones > 0.05)
            Stones(bath, dice.Fork("late"), inks, size * 0.55, uneven, 0.14 * stones);
    }

    // Many drops of a few sizes, dropped at random but apart, until they cover a share of the cell.
    private static void Stones(MarbleBath bath, Dice dice, List<PaletteRole> inks, double size, double uneven, double cover)
    {
        Rect cell = bath.Cell;
        int count = Math.Clamp((int)Math.Ceiling(cover * cell.Width * cell.Height / (size * size * 0.5)), 1, 420);
        int ink = 0;
        var last = new List<Point>();
        for (int i = 0; i < count; i++)
        {
            // The best of some places keeps each drop away from the few before it.
            Point best = default;
            double most = -1;
            for (int k = 0; k < 8; k++)
            {
                Point at = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
                double far = last.Count == 0 ? 1 : last.Min(p => bath.Distance(p, at));
                if (far > most)
                    (most, best) = (far, at);
            }
            last.Add(best);
            if (last.Count > Math.Max(6, count / 2))
                last.RemoveAt(0);
            double radius = size * 0.5 * Math.Exp(0.55 * uneven * dice.Normal() * 0.8) * (i > count * 0.75 && cover > 1 ? 0.7 : 1);
            PaletteRole role = inks[ink++ % inks.Count];
            bath.Drop(best, Math.Clamp(radius, 2.2, 0.24 * Math.Min(cell.Width, cell.Height)), role);
            // Now and then a drop of bare ground within: the eye of the stone.
            if (dice.Chance(0.3))
                bath.Drop(best, Math.Max(1.6, radius * 0.45), PaletteRole.Ground);
        }
    }

    // Ink and clear drops in turn at the same few places: growth rings.
    private static void Rings(MarbleBath bath, Dice dice, List<PaletteRole> inks, double size, int rings, double uneven)
    {
        Rect cell = bath.Cell;
        int count = Math.Max(2, (int)Math.Round(cell.Width * cell.Height / (size * size * 1.5)));
        var at = new Point[count];
        for (int i = 0; i < count; i++)
            at[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        at = TorusVoronoi.Relax(bath.Torus, at, (int)(5 - 4 * uneven), 1);
        // All drops of a place together fill its share of the cell, and the outermost ring stays printable.
        rings = Math.Clamp(rings, 1, Math.Max(2, (int)(size * 0.1)));
        double step = size * 1.02 / Math.Sqrt(2 * rings);
        for (int ring = 0; ring < 2 * rings; ring++)
        {
            for (int i = 0; i < count; i++)
            {
                Point place = at[i] + Point.Polar(step * 0.3 * uneven * dice.Unit(), dice.Between(0, Math.Tau));
                bath.Drop(place, Math.Max(2.4, step * (ring % 2 == 0 ? 0.9 : 1.05) * (1 + 0.3 * uneven * dice.Between(-1, 1))), ring % 2 == 0 ? inks[(i + ring / 2) % inks.Count] : PaletteRole.Ground);
            }
        }
    }

    private static void Lines(MarbleBath bath, Dice dice, List<PaletteRole> inks, double size, int bands, double uneven)
    {
        // One run of colours, the ground between some of them; shares differ with unevenness.
        List<PaletteRole> run = [PaletteRole.Ground];
        for (int i = 1; i < bands; i++)
        {
            PaletteRole role = i % 4 == 3 ? PaletteRole.Ground : inks[(i - 1 - i / 4) % inks.Count];
            run.Add(role == run[^1] ? inks[i % inks.Count] : role);
        }
        if (run[^1] == PaletteRole.Ground)
            run.RemoveAt(run.Count - 1);
        double[] shares = [.. run.Select(_ => 1 + 0.85 * uneven * dice.Between(-1, 1))];
        bath.Lines(run, shares, Math.Max(size * 0.22 * run.Count, 3.4 * run.Count));
    }
}
