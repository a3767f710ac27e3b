using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Packs;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>How charms are spread over a design.</summary>
/// <param name="Theme">Place in <see cref="Charms.Themes"/>, or one beyond its end for a mix of all.</param>
/// <param name="SizeMm">Size of the largest charms, mm across.</param>
/// <param name="GapMm">Least gap between charms, mm.</param>
/// <param name="Tiers">How much smaller the second tier is: 0 all of one size, 1 less than half.</param>
/// <param name="Mix">How many kinds of charm.</param>
/// <param name="Colours">How many main colours.</param>
/// <param name="Fillers">How many small things in the gaps, 0 to 1.</param>
/// <param name="TurnDegrees">How far charms lean from upright, degrees.</param>
/// <param name="Rows">Whether charms stand in offset rows instead.</param>
/// <param name="On">What they lie on.</param>
/// <param name="Look">How they are finished.</param>
public sealed record CharmToss(
    int Theme, double SizeMm, double GapMm, double Tiers, int Mix, int Colours, double Fillers, double TurnDegrees, bool Rows, PaletteRole On, CharmLook Look)
{
    /// <summary>How many chosen kinds come all together, whatever <see cref="Mix"/> says.</summary>
    public const int MostTogether = 4;

    /// <summary>Draws the charms on a canvas.</summary>
    public void Draw(DesignCanvas canvas)
    {
        Dice dice = canvas.Dice.Fork("charms");
        bool all = Theme >= Charms.Themes.Length;
        CharmKind[] large = [.. !canvas.Motifs.IsEmpty ? Charms.Themes.SelectMany(t => t).Concat(Charms.OnRequest).Where(k => canvas.Pack(k.Motif) is null).Concat(canvas.Packs.Select(p => PackDrawing.Of(p).Native.AsCharm())) : all ? Charms.Themes.SelectMany(t => t) : Charms.Themes[Theme]];
        CharmKind[] little = all ? [Charms.Small[2][1], Charms.Small[5][0], Charms.Small[3][0]] : [.. Charms.Small[Theme]];
        int mix = Mix;
        if (!canvas.Motifs.IsEmpty)
        {
            // Kinds that were chosen come whatever their theme, a few of them all together; the theme still says which fillers go along.
            CharmKind[] tiny = [.. Charms.Small.SelectMany(t => t).Where(k => canvas.Draws(k.Motif)).DistinctBy(k => k.Motif)];
            large = [.. large.Where(k => canvas.Draws(k.Motif))];
            large = large.Length > 0 ? large : tiny;
            little = [.. little.Where(k => canvas.Draws(k.Motif))];
            little = little.Length > 0 ? little : [.. tiny.Take(3)];
            mix = Math.Max(Mix, Math.Min(large.Length, MostTogether));
        }
        CharmKind[] kinds = [.. dice.Fork("kinds").Shuffle(large).Take(mix)];
        List<PaletteRole> hues = [.. canvas.Distinct(On, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line)
            .Where(r => Dress.Distance(canvas, r, On) >= 0.13).Take(Colours)];
        if (hues.Count == 0)
            hues.Add(canvas.Clearest(On, PaletteRole.Hero, PaletteRole.Line));
        // One ink on the ground: parts can't be told apart by their colours.
        bool single = canvas.Distinct(On, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line).Count(r => Dress.Distance(canvas, r, On) >= 0.13) <= 1;
        Func<Dice, Charm>[] chosen = [.. kinds.Select(k => single && k.OneInk is { } one ? one : k.Grow)], small = [.. little.Select(k => k.Grow)];
        Dress[] dresses = [.. hues.Select(h => Charms.Dress(canvas, h, On))];
        Dress[][] worn = [.. kinds.Select(k => Worn(canvas, k, dresses))];
        double[] least = [.. kinds.Select(k => k.LeastMm / 2)];
        Rect cell = canvas.Cell;
        double hero = Math.Min(SizeMm / 2, 0.22 * Math.Min(cell.Width, cell.Height)), turn = TurnDegrees * Math.PI / 180;
        if (Rows)
            InRows(canvas, chosen, least, small, worn, dresses, hero, turn);
        else
            Tossed(canvas, chosen, least, small, worn, dresses, hero, turn);
    }

    // What a brief asked for is to be known at once: where the inks have its own colour, a chosen kind wears no other.
    private static Dress[] Worn(DesignCanvas canvas, CharmKind kind, Dress[] dresses)
    {
        if (canvas.Motifs.IsEmpty || kind.HueDegrees is not double hue)
            return dresses;
        Dress[] own = [.. dresses.Where(d => canvas.ColourOf(d.Main).Oklab.Oklch is { C: >= 0.09 } colour && Math.Abs((colour.H - hue + 540) % 360 - 180) <= 30)];
        return own.Length > 0 ? own : dresses;
    }

    private Func<Dice, Motif> Made(Func<Dice, Charm> grow, double size) => d => Finished(grow(d), size);

    // The finish's line and rim reach beyond the silhouette; the packing must know.
    private Charm Finished(Charm charm, double size) => charm.With(Look with { Reach = (Look.RimMm + (Look.Finish == CharmFinish.Flat || Look.RimMm > 0 ? 0 : 0.5)) / size });

    private void Tossed(DesignCanvas canvas, Func<Dice, Charm>[] chosen, double[] leasts, Func<Dice, Charm>[] small, Dress[][] worn, Dress[] dresses, double hero, double turn)
    {
        Rect cell = canvas.Cell;
        double area = cell.Width * cell.Height, second = hero * (1 - 0.5 * Tiers);
        var torus = new Torus(canvas.Repeat, cell);
        var packing = new TorusPacking(torus, 2.5 * hero, Math.Max(0.8, hero * 0.07), canvas.Cancel);
        var trellis = On == PaletteRole.Ground ? Compartments.For(canvas) : null;
        trellis?.Reserve(packing);
        var toss = new Toss(packing, canvas.Dice.Fork("toss"), turn);
        int first = Math.Min(3, chosen.Length);
        int heroes = Math.Max(2, (int)Math.Round(area * 0.2 / (Math.PI * hero * hero)));
        toss.Spread(torus, [.. Enumerable.Range(0, first).Select(i => Kind(chosen[i], worn[i], i, hero, hero, 1, 0))], heroes, GapMm, trellis?.Middle);
        toss.Fill([.. Enumerable.Range(0, chosen.Length).SelectMany(i => new[] { Kind(chosen[i], worn[i], i, Known(i, second * 0.8), Known(i, second), i < first ? 0.6 : 1, 3.1 * second), Kind(chosen[i], worn[i], i + 1, Known(i, second * 0.74), Known(i, second * 0.92), i < first ? 0.4 : 0.8, 3.1 * second) })], GapMm, 400);
        double least = Math.Max(Look.RimMm > 0 ? 2.6 : 1.9, hero * 0.13);
        if (Fillers > 0.02 && small.Length > 0)
            toss.Fill([.. small.SelectMany((s, i) => new[] { Kind(s, dresses, i + 1, least, Math.Max(least * 1.25, hero * 0.24), 1, hero * 0.9), Kind(s, dresses, i + 2, least, Math.Max(least * 1.2, hero * 0.2), 0.8, hero * 0.9) })],
                Math.Max(GapMm * 0.85, canvas.MinGap * 1.3), (int)(area / (hero * hero) * 4 * Fillers) + 1);
        trellis?.Draw();
        foreach (Tossed one in toss.Motifs)
            Put(canvas, (Charm)one.Motif, one.Place, one.Dress);

        // Below its own least size a thing is not known for what it is; the heroes' size bounds that, or it might find no room at all.
        double Known(int kind, double size) => Math.Max(size, Math.Min(hero, leasts[kind]));

        TossKind Kind(Func<Dice, Charm> grow, Dress[] from, int hue, double low, double high, double share, double apart) =>
            new(Made(grow, low), low, high, share, from[hue % from.Length], apart);
    }

    private void InRows(DesignCanvas canvas, Func<Dice, Charm>[] chosen, double[] leasts, Func<Dice, Charm>[] small, Dress[][] worn, Dress[] dresses, double hero, double turn)
    {
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double pitch = (2 * hero + GapMm) * (mirror ? 0.92 : 0.67);
        UnitGrid grid = UnitGrid.Fit(canvas, pitch, pitch, mirror ? 1 : 2, mirror ? 1 : 2);
        double size = Math.Min(hero, (Math.Min(grid.Width, grid.Height) / (mirror ? 0.92 : 0.67) - GapMm) / 2);
        List<(int C, int R)> nodes = [.. from r in Enumerable.Range(0, grid.Rows) from c in Enumerable.Range(0, grid.Columns) where mirror || (r + c) % 2 == 0 select (c, r)];
        List<Point> places = [.. nodes.Select(n => grid.At(n.C + 0.5, n.R + 0.5))];
        var mix = new EvenMix(places, canvas.Repeat);
        int[] kinds = mix.Deal([.. chosen.Select(_ => 1.0)], 2.2 * pitch, canvas.Dice.Fork("deal")), hue = mix.Deal([.. dresses.Select(_ => 1.0)], 2.2 * pitch, canvas.Dice.Fork("hue"));
        Dice own = canvas.Dice.Fork("own");
        for (int i = 0; i < places.Count; i++)
        {
            double scale = Math.Max(size * (1 - 0.45 * Tiers * (nodes[i].R % 2)), Math.Min(size, leasts[kinds[i]]));
            Charm charm = Finished(chosen[kinds[i]](own.Fork("charm", i)), scale);
            Put(canvas, charm, At(places[i], scale, own.Between(-1, 1) * Math.Min(turn, 0.5)), worn[kinds[i]][(hue[i] + kinds[i]) % worn[kinds[i]].Length]);
        }
        if (Fillers <= 0.02 || small.Length == 0)
            return;
        foreach (int r in Enumerable.Range(0, grid.Rows))
        {
            foreach (int c in Enumerable.Range(0, grid.Columns))
            {
                if (mirror || (r + c) % 2 == 0)
                    continue;
                double scale = Math.Max(2, size * (0.14 + 0.2 * Fillers));
                Put(canvas, Finished(small[(r + c / 2) % small.Length](own.Fork("small", r * 97 + c)), scale), At(grid.At(c + 0.5, r + 0.5), scale, 0), dresses[(r / 2 + c) % dresses.Length]);
            }
        }
    }

    private static Affine At(Point at, double scale, double lean) => Affine.Scale(scale).Then(Affine.Rotate(-Math.PI / 2 + lean)).Then(Affine.Translate(at));

    private void Put(DesignCanvas canvas, Charm charm, Affine place, Dress dress)
    {
        // The shadow falls down and right on the page, whatever the charm's turn: its step is turned back.
        double angle = Math.Atan2(place.B, place.A) + Math.PI / 2;
        Point step = Affine.Rotate(-angle).Apply(new Point(0.6, 0.8));
        charm.With(charm.Look with { ShadowStep = step }).Draw(canvas, place, dress);
    }
}
