using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Greens;

/// <summary>A branching stem whose side twigs end in berries, buds, bells or grain.</summary>
public sealed class Twig : Motif
{
    private enum End { Berry, Bud, Bell, Grain }

    private static readonly PetalForm SideLeaf = new(0.2, 0.45, 0.9, 0.7, Bend: 0.12);

    // From the side: shoulders, a waist, and a rim that flares into five points.
    private static readonly Loop Bell = new([.. new[] { (-0.02, 0.0), (0.06, 0.24), (0.3, 0.38), (0.64, 0.38), (0.86, 0.48), (1.04, 0.68), (0.94, 0.4), (1.1, 0.26), (0.98, 0.1), (1.12, 0.0), (0.98, -0.1), (1.1, -0.26), (0.94, -0.4), (1.04, -0.68), (0.86, -0.48), (0.64, -0.38), (0.3, -0.38), (0.06, -0.24) }.Select(p => new Point(p.Item1, p.Item2))]);
    private readonly End _end;
    private readonly (double T, double Turn, double Length)[] _arms;
    private readonly double _bow;

    private Twig(string species, End end, double bow, (double T, double Turn, double Length)[] arms) : base(species, Cover(bow, end, arms))
    {
        (_end, _bow, _arms) = (end, bow, arms);
    }

    /// <summary>Round berries on short stalks.</summary>
    public static Twig Berries(Dice dice) => Make(dice, "berries", End.Berry, dice.Whole(5, 6), 0.34, 0.75);

    /// <summary>Closed flower buds in green cups.</summary>
    public static Twig Buds(Dice dice) => Make(dice, "buds", End.Bud, dice.Whole(3, 4), 0.36, 0.6);

    /// <summary>Wide bells that hang left and right of an arched stem.</summary>
    public static Twig Bells(Dice dice)
    {
        double bow = dice.Between(0.08, 0.15) * dice.Sign(), first = dice.Between(0.36, 0.44), stalk = dice.Between(0.15, 0.22);
        int count = dice.Whole(4, 5), side = dice.Sign();
        return new("bells", End.Bell, bow, [.. Enumerable.Range(0, count).Select(i => (first + (0.98 - first) * i / (count - 1), (i % 2 == 0 ? side : -side) * dice.Between(1.1, 1.35), i == count - 1 ? stalk * 0.7 : stalk))]);
    }

    /// <summary>An ear of grain or lavender: close pairs of drops.</summary>
    public static Twig Grain(Dice dice)
    {
        double bow = dice.Sign() * dice.Between(0.04, 0.13), first = dice.Between(0.24, 0.36), turn = dice.Between(0.55, 0.85);
        int pairs = dice.Whole(6, 8);
        return new("grain", End.Grain, bow, [.. Enumerable.Range(0, 2 * pairs + 1).Select(i => (i == 2 * pairs ? 0.97 : first + (0.9 - first) * (i / 2) / (pairs - 1), i == 2 * pairs ? 0 : (i % 2 * 2 - 1) * turn, 0.0))]);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        double size = EndSize(_end);
        // Ends on one side keep a printable gap; in small twigs two of three are left out, which keeps the sides in turn.
        double pitch = 1.75 * (_arms[^2].T - _arms[0].T) / Math.Max(1, _arms.Length - 2) * 2;
        int every = _end == End.Grain || pitch >= size + pen.Gap ? 1 : 3;
        if (_end != End.Grain)
        {
            foreach (int side in new[] { 1, -1 })
            {
                pen.Blade(SideLeaf.Loop(12).Map(LeafPlace(_bow, side)), 0.16);
            }
        }
        // Stems lie over leaves, so that a rim round a leaf never cuts them.
        pen.Lines(dress.Stem, [[.. Enumerable.Range(0, 7).Select(i => Spine(_bow, i / 6.0))]], 0.055, 0.04);
        var kept = _arms.Where((_, i) => i % every == 0 || i == _arms.Length - 1).ToArray();
        pen.Lines(dress.Stem, kept.Where(a => a.Length > 0).Select(a => Ribbon.BowPoints(Spine(_bow, a.T), Tip(_bow, a), 0.12 * Math.Sign(a.Turn), 3)), 0.035, 0.03);
        foreach ((double T, double Turn, double Length) arm in kept)
            DrawEnd(pen, Affine.Scale(size).Then(Affine.Rotate(Direction(_bow, arm) + Droop(_end, arm))).Then(Affine.Translate(Tip(_bow, arm))));
    }

    private void DrawEnd(MotifPen pen, Affine place)
    {
        Dress dress = pen.Dress;
        MotifPen p = pen.Within(place);
        switch (_end)
        {
            case End.Berry:
                p.Part(dress.Main, Loop.Circle(new(0.25, 0), 0.5), 1);
                if (dress.Glow != dress.Main && p.Holds(0.24, 0.2))
                    p.Fill(dress.Glow, Outline.Circle(new(0.38, -0.18), 0.13));
                break;
            case End.Bud:
                p.Part(dress.Main, new PetalForm(0.36, 0.45, 0.7, 0).Loop(12), 0.7);
                if (dress.Deep != dress.Main && p.Holds(0.2, 0.1))
                    p.Fill(dress.Deep, new PetalForm(0.16, 0.5, 1, 0.4, Bend: 0.1).Loop(10).Map(Affine.Scale(0.92, 1).Then(Affine.Translate(0.04, 0.07))));
                p.Blade(new PetalForm(0.55, 0.35, 0.2, 0, Notch: 0.25).Loop(16).Map(Affine.Scale(0.46).Then(Affine.Translate(-0.1, 0))), 0.45);
                break;
            case End.Bell:
                p.Part(dress.Main, Bell, 0.8);
                if (dress.Deep != dress.Main && p.Holds(0.1, 0.2))
                    p.Lines(dress.Deep, [[new(0.3, -0.18), new(0.6, -0.2), new(0.9, -0.28)], [new(0.3, 0.18), new(0.6, 0.2), new(0.9, 0.28)]], 0.07, 0.1);
                p.Blade(new PetalForm(0.6, 0.4, -0.2, 0.1).Loop(10).Map(Affine.Scale(0.3).Then(Affine.Translate(-0.08, 0))), 0.3);
                break;
            default:
                p.Part(dress.Main, new PetalForm(0.26, 0.5, 0.5, 0.5).Loop(10), 0.5);
                break;
        }
    }

    private static Twig Make(Dice dice, string species, End end, int count, double length, double turn)
    {
        double bow = dice.Sign() * dice.Between(0.07, 0.14);
        int side = dice.Sign();
        var arms = new (double, double, double)[count];
        for (int i = 0; i < count - 1; i++)
        {
            arms[i] = (0.3 + 0.43 * i / Math.Max(1, count - 2), side * (turn + 0.12 * dice.Between(-1, 1)), length * (1.05 - 0.3 * i / count));
            side = -side;
        }
        // A bud at the tip is as long as a leaf: the stem below it ends sooner.
        arms[^1] = (end == End.Bud ? 0.95 : 1, 0, 0);
        return new(species, end, bow, arms);
    }

    private static double EndSize(End end) => end switch { End.Berry => 0.24, End.Bud => 0.37, End.Bell => 0.36, _ => 0.25 };

    // Bells hang; all else goes on as its stalk does.
    private static double Droop(End end, (double T, double Turn, double Length) arm) => end == End.Bell ? 0.9 * Math.Sign(arm.Turn) : 0;

    private static Point Spine(double bow, double t) => new(-1 + 1.75 * t, 4 * bow * t * (1 - t));

    private static double Direction(double bow, (double T, double Turn, double Length) arm) =>
        (Spine(bow, arm.T + 0.02) - Spine(bow, arm.T - 0.02)).Direction + arm.Turn;

    private static Point Tip(double bow, (double T, double Turn, double Length) arm) =>
        Spine(bow, arm.T) + Point.Polar(arm.Length, Direction(bow, arm) - 0.1 * Math.Sign(arm.Turn));

    private static Affine LeafPlace(double bow, int side) =>
        Affine.Scale(0.42, 0.42 * side).Then(Affine.Rotate(side * 0.55)).Then(Affine.Translate(Spine(bow, side > 0 ? 0.16 : 0.26)));

    private static ImmutableArray<Disc> Cover(double bow, End end, (double T, double Turn, double Length)[] arms)
    {
        double size = EndSize(end);
        return
        [
            new(Spine(bow, 0.03), 0.05), new(Spine(bow, 0.16), 0.08), new(Spine(bow, 0.32), 0.1), new(Spine(bow, 0.5), 0.1), new(Spine(bow, 0.68), 0.1), new(Spine(bow, 0.85), 0.1),
            .. end == End.Grain ? [] : SideLeaf.Cover(LeafPlace(bow, 1)).Concat(SideLeaf.Cover(LeafPlace(bow, -1))),
            .. arms.Select(a => new Disc(Tip(bow, a) + Point.Polar(size * (end == End.Bell ? 0.62 : 0.42), Direction(bow, a) + Droop(end, a)), size * (end == End.Bell ? 0.66 : 0.52))),
        ];
    }
}
