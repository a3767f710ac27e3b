using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Flowers;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A tossed botanical: two heroes in nosegays, a dozen second plants that grow into the spaces, small fillers in the last gaps.</summary>
public sealed class BotanicalToss : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "botanical-toss", new("Tossed botanical", "散点花卉"), ArtKind.AllOver,
        ["floral", "flower", "botanical", "leaf", "garden", "romantic", "feminine", "vintage", "cottage", "spring", "summer", "autumn", "women", "dress", "all-over"],
        [
            new("density", "share", 0, 1, 0.75, "closer motifs and smaller gaps"),
            new("hero-size", "mm", 32, 60, 42, "larger main flowers"),
            new("species", "choice", 0, 6, 0, "first flower: peony, poppy, rose, anemone, dahlia, cosmos, lily"),
            new("second-species", "choice", 0, 5, 2, "second flower: the next in that list, counted from the first"),
            new("nosegay", "count", 0, 8, 5, "more leaves and buds behind each main flower"),
            new("blooms", "share", 0, 1, 0.5, "more second flowers, fewer leaves and twigs"),
            new("fillers", "share", 0, 1, 0.7, "more small flowers, buds and seeds in the gaps"),
            new("turn", "degrees", 0, 180, 180, "from one-way upright to tossed all ways"),
            new("finish", "choice", 0, 2, 0, "parts kept apart by tone, by a keyline, or by gaps as in cut paper"),
        ],
        FamilyCard.AnyLayout, 3, 100, true, Structure: ["species", "density", "finish", "nosegay"], IsToss: true)
    {
        KindsTogether = 2,
        Shows =
        [
            Shown.Kind("peony"), Shown.Kind("poppy"), Shown.Kind("rose"), Shown.Kind("anemone"), Shown.Kind("dahlia"), Shown.Kind("cosmos"), Shown.Kind("lily"), Shown.Kind("daisy"),
            Shown.Kind("blossom"), Shown.Kind("tulip"), Shown.Kind("cornflower"), Shown.Kind("forget-me-not"), Shown.Filler("eucalyptus"), Shown.Filler("olive-branch"), Shown.Filler("fern"),
            Shown.Filler("boxwood"), Shown.Filler("berry"), Shown.Filler("flower-bud"), Shown.Filler("bellflower"), Shown.Filler("grain"), Shown.Surely("leaf"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        double area = cell.Width * cell.Height, density = 0.25 + 0.75 * canvas["density"];
        // Two heroes must find room in a quarter tile too.
        double hero = Math.Min(canvas["hero-size"] / 2, 0.2 * Math.Min(cell.Width, cell.Height));
        // Rims stand out round the footprints; the press's gap comes on top.
        double rim = canvas.MinLine * 1.1, gap = Math.Max(canvas.MinGap + rim, (0.9 + 7.5 * Math.Pow(1 - density, 1.6)) * Math.Clamp(hero / 18, 0.7, 1.2));
        var finish = (Finish)canvas.Whole("finish");
        var torus = new Torus(canvas.Repeat, cell);
        var packing = new TorusPacking(torus, 2.5 * hero, Math.Max(0.8, hero * 0.06), canvas.Cancel);
        var trellis = Compartments.For(canvas);
        trellis?.Reserve(packing);
        var toss = new Toss(packing, canvas.Dice.Fork("toss"), canvas["turn"] * Math.PI / 180);
        var plan = new Plan(canvas, finish);

        int heroes = Math.Max(2, (int)Math.Round(area * (0.15 + 0.1 * density) / (Math.PI * hero * hero)));
        toss.Spread(torus, plan.Heroes(hero), heroes, gap, trellis?.Middle);
        toss.Fill(plan.Seconds(hero, canvas["blooms"]), gap, 400);
        double fillers = canvas["fillers"];
        if (fillers > 0.02)
        {
            double tight = Math.Max(canvas.MinGap + rim, gap * (1.25 - 0.4 * fillers));
            toss.Fill(plan.Fillers(hero), tight, (int)(area / (hero * hero) * 9 * fillers));
            toss.Fill(plan.Seeds(hero), tight, (int)(area / (hero * hero) * 7 * fillers));
        }
        trellis?.Draw();
        foreach (Tossed one in toss.Motifs)
            one.Motif.Draw(canvas, one.Place, one.Dress);
    }

    // Which plants grow, and in which colours: fixed for a design, so that it has a character.
    private sealed class Plan
    {
        private readonly DesignCanvas _canvas;
        private readonly Finish _finish;
        private readonly Dice _dice;
        private readonly PaletteRole _second;
        private readonly int[] _leaves, _sprigs, _twigs, _blooms;
        private readonly Func<Dice, Motif>[] _heroes;

        public Plan(DesignCanvas canvas, Finish finish)
        {
            (_canvas, _finish, _dice) = (canvas, finish, canvas.Dice.Fork("plan"));
            _second = SecondHue(canvas);
            _leaves = Order(Botanicals.Leaves.Length);
            _sprigs = Listed(Order(Botanicals.Sprigs.Length), Botanicals.SprigMotifs);
            _twigs = Listed(Order(Botanicals.Twigs.Length), Botanicals.TwigMotifs);
            _blooms = Listed(Order(Botanicals.Secondary.Length), Botanicals.SecondaryMotifs);
            // Where none of the great flowers was chosen, a smaller one takes their place.
            int[] heroes = Listed([.. Enumerable.Range(0, Botanicals.Heroes.Length)], Botanicals.HeroMotifs);
            _heroes = heroes.Length > 0 ? [.. heroes.Select(h => Botanicals.Heroes[h])] : [.. _blooms.Select(b => Botanicals.Secondary[b])];
            if (_heroes.Length == 0)
                _heroes = [Botanicals.Fillers[0]];
        }

        public ImmutableArray<TossKind> Heroes(double size)
        {
            int kinds = _heroes.Length, species = _canvas.Whole("species") % kinds;
            int other = (species + 1 + _canvas.Whole("second-species")) % kinds;
            Dress one = Dressed(PaletteRole.Hero), two = Dressed(_second);
            return [Kind(species, 1.0, one), Kind(other, 0.86, two)];

            TossKind Kind(int which, double scale, Dress dress) =>
                new(d => Compose(_heroes[which](d.Fork("flower")), d, dress), size * scale, size * scale, 1, dress, 0);
        }

        public ImmutableArray<TossKind> Seconds(double hero, double blooms)
        {
            double greens = 1.15 - blooms, flowers = 0.15 + blooms;
            PaletteRole[] hues = [_second, PaletteRole.Accent == _second ? PaletteRole.Light : PaletteRole.Accent, PaletteRole.Hero, PaletteRole.Shade];
            var kinds = ImmutableArray.CreateBuilder<TossKind>();
            for (int i = 0; i < Math.Min(4, _blooms.Length); i++)
            {
                var grow = Botanicals.Secondary[_blooms[i]];
                bool stemmed = _blooms[i] is 2 or 3;
                kinds.Add(new(grow, hero * (stemmed ? 0.55 : 0.36), hero * (stemmed ? 0.85 : 0.52), flowers * (i < 2 ? 1 : 0.7), Dressed(Visible(hues[(i + 1) % 4])), hero * 2.1));
            }
            for (int i = 0; i < Math.Min(2, _twigs.Length); i++)
                kinds.Add(new(Botanicals.Twigs[_twigs[i]], hero * 0.55, hero * 0.85, (i == 0 ? 0.8 : 0.7) * flowers, Dressed(Visible(i == 0 ? hues[1] : PaletteRole.Hero)), hero * 2.1));
            for (int i = 0; i < 2; i++)
                kinds.Add(new(Botanicals.Leaves[_leaves[i]], hero * 0.4, hero * 0.72, greens, Dressed(PaletteRole.Hero), hero * 1.5));
            if (_sprigs.Length > 0)
                kinds.Add(new(Botanicals.Sprigs[_sprigs[0]], hero * 0.55, hero * 0.95, greens, Dressed(PaletteRole.Hero), hero * 1.7));
            // One twig in the line's ink: a third value among the greens.
            if (_sprigs.Length > 1)
                kinds.Add(new(Botanicals.Sprigs[_sprigs[1]], hero * 0.45, hero * 0.75, 0.7 * greens, Dressed(PaletteRole.Hero, PaletteRole.Line), hero * 2.1));
            return kinds.ToImmutable();
        }

        public ImmutableArray<TossKind> Fillers(double hero)
        {
            double least = Math.Max(1.7, hero * 0.11);
            return
            [
                .. _canvas.Draws("forget-me-not") ? new TossKind[]
                {
                    new(Botanicals.Fillers[0], least, Math.Max(2.2, hero * 0.17), 1.1, Dressed(Visible(PaletteRole.Accent)), hero * 0.8),
                    new(Botanicals.Fillers[0], least, Math.Max(2.2, hero * 0.17), 0.8, Dressed(Visible(PaletteRole.Light)), hero * 0.8),
                } : [],
                .. _canvas.Draws("flower-bud") ? new TossKind[] { new(Botanicals.Fillers[1], Math.Max(3.5, hero * 0.22), Math.Max(4.5, hero * 0.36), 0.9, Dressed(Visible(PaletteRole.Hero)), hero) } : [],
                new(Botanicals.Fillers[2], Math.Max(2.6, hero * 0.17), Math.Max(3.4, hero * 0.3), 1, Dressed(PaletteRole.Hero), hero * 0.7),
                new(Botanicals.Leaves[3], Math.Max(2.6, hero * 0.17), Math.Max(3.4, hero * 0.34), 1, Dressed(PaletteRole.Hero), hero * 0.6),
            ];
        }

        public ImmutableArray<TossKind> Seeds(double hero)
        {
            double least = Math.Max(1.5, hero * 0.085), most = Math.Max(1.8, hero * 0.12);
            return
            [
                new(Botanicals.Fillers[3], least, most, 1, Dressed(Visible(PaletteRole.Accent)), hero * 0.6),
                new(Botanicals.Fillers[3], least, most, 0.7, Dressed(Visible(PaletteRole.Hero)), hero * 0.6),
            ];
        }

        // Leaves in twos and a twig between them, at two or three places round the flower: the way a hand would arrange it.
        private Motif Compose(Motif flower, Dice dice, Dress dress)
        {
            int wanted = _canvas.Whole("nosegay");
            if (wanted == 0)
                return flower;
            int groups = (wanted + 2) / 3;
            double turn = dice.Between(0, 2 * Math.PI);
            var behind = ImmutableArray.CreateBuilder<(Motif, Affine, Dress?)>();
            for (int i = 0; i < wanted; i++)
            {
                int group = i % groups, seat = i / groups;
                double middle = turn + 2 * Math.PI * group / groups + 0.5 * dice.Fork("group", group).Between(-1, 1);
                Dice own = dice.Fork("part", i);
                (double aside, double size, double start) = seat switch { 0 => (-0.38, 0.56, 0.52), 1 => (0.4, 0.5, 0.55), _ => (0.02, 0.5, 0.68) };
                // The first twigs of the list: berries and buds.
                int twig = group / 2 % 2;
                Motif motif = seat == 2 && group % 2 == 0 && _twigs.Contains(twig) ? Botanicals.Twigs[twig](own)
                    : seat == 2 && group % 2 == 1 && _sprigs.Length > 0 ? Botanicals.Sprigs[_sprigs[0]](own)
                    : Botanicals.Leaves[_leaves[group % 2]](own);
                // A twig's own fruit takes the other hero's hue, so that the two belong together.
                Dress? other = seat < 2 ? null : Dressed(dress.Main == PaletteRole.Hero ? Visible(PaletteRole.Accent) : PaletteRole.Hero);
                Affine place = Nosegay.Behind(middle + aside, start, size * own.Between(0.9, 1.1), 0.3 * aside);
                if (seat == 2)
                    behind.Insert(0, (motif, place, other));
                else
                    behind.Add((motif, place, other));
            }
            return new Nosegay(flower, behind.ToImmutable());
        }

        private Dress Dressed(PaletteRole main, PaletteRole leaf = PaletteRole.Support) =>
            Dress.For(_canvas, main, Dress.Clear(_canvas, PaletteRole.Ground, leaf, PaletteRole.Line, PaletteRole.Hero), _finish);

        // Small things carry no keyline, so their fill itself must stand out from the ground.
        private PaletteRole Visible(PaletteRole wanted) =>
            Dress.Clear(_canvas, PaletteRole.Ground, wanted, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Line);

        private int[] Listed(int[] order, ImmutableArray<string> motifs) => [.. order.Where(i => _canvas.Draws(motifs[i]))];

        private int[] Order(int count) => [.. _dice.Shuffle(Enumerable.Range(0, count))];

        private static PaletteRole SecondHue(DesignCanvas canvas) =>
            new[] { PaletteRole.Light, PaletteRole.Accent, PaletteRole.Shade }
                .OrderByDescending(r => Math.Min(0.2, Dress.Distance(canvas, r, PaletteRole.Ground)) + Math.Min(0.2, Dress.Distance(canvas, r, PaletteRole.Hero)))
                .First();
    }
}
