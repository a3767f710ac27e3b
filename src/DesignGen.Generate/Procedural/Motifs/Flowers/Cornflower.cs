using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A cornflower from the side: a wide wreath of trumpets with five teeth each, a dark tuft in their midst, a scaly cup on a thin stem.</summary>
public sealed class Cornflower : Motif
{
    private static readonly Point Cup = new(0.2, 0);
    private readonly double _bow, _spread, _wide, _tuft;
    private readonly ImmutableArray<(double Turn, double Reach)> _florets;

    /// <summary>A cornflower of its own form.</summary>
    public Cornflower(Dice dice) : base("cornflower",
        [new(Cup, 0.36), .. new[] { -1.75, -0.88, 0, 0.88, 1.75 }.Select(a => new Disc(Cup + Point.Polar(0.5, a), 0.34)), new(new(-0.22, 0.2), 0.18), new(new(-0.05, -0.26), 0.18), new(new(-0.45, 0), 0.14), new(new(-0.75, 0), 0.14), new(new(-0.95, 0), 0.06)])
    {
        _bow = dice.Between(0.05, 0.1) * dice.Sign();
        int count = dice.Whole(7, 9);
        (_spread, _wide, _tuft) = (dice.Between(1.6, 1.85), dice.Between(0.34, 0.42), dice.Between(0.3, 0.4));
        _florets = [.. Enumerable.Range(0, count).Select(i => ((2.0 * i / (count - 1) - 1 + 0.05 * dice.Between(-1, 1)) * _spread, 0.74 * (1 + 0.05 * dice.Between(-1, 1))))];
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        Point[] stem = Ribbon.BowPoints(new(-1, 0), Cup, _bow, 6);
        foreach (int side in new[] { 1, -1 })
        {
            Loop leaf = new PetalForm(0.13, 0.5, 1, 1, Bend: 0.15 * side).Loop(12)
                .Map(Affine.Scale(0.5).Then(Affine.Rotate(side * 0.55)).Then(Affine.Translate(stem[side > 0 ? 2 : 3])));
            pen.Blade(leaf, 0.14);
        }
        pen.Lines(dress.Stem, [stem], 0.06, 0.045);
        // Where the press would not part so many there are fewer, the outermost first, so that the middle ones lie on top.
        int fit = Math.Max(4, (int)(2 * _spread * 0.6 / (4 * pen.Hair + pen.Gap))), every = (_florets.Length + fit - 1) / fit;
        foreach ((double turn, double reach) in _florets.Where((_, i) => i % every == 0).OrderByDescending(f => Math.Abs(f.Turn)).ThenBy(f => f.Turn))
        {
            MotifPen p = pen.Within(Affine.Scale(reach).Then(Affine.Rotate(turn)).Then(Affine.Translate(Cup)));
            p.Part(dress.Main, Trumpet(every > 1 ? _wide * 1.25 : _wide, p.Unit * 0.16 >= 0.2), 2 * _wide);
            if (dress.Glow != dress.Main && p.Holds(0.05, 0.1))
                p.Lines(dress.Glow, [[new(0.5, 0), new(0.84, 0)]], 0.05, 0.03);
        }
        // The inner florets: dark, narrow, upright.
        foreach (double turn in pen.Holds(0.05, 0.06) ? new[] { -1.05, 1.05, -0.62, 0.62, -0.2, 0.2 } : [-0.6, 0, 0.6])
            pen.Part(dress.Ink, new PetalForm(0.13, 0.7, 0.4, 0.8).Loop(8).Map(Affine.Scale(_tuft).Then(Affine.Rotate(turn)).Then(Affine.Translate(Cup))), 0.06);
        pen.Blade(new PetalForm(0.36, 0.42, -0.3, 0.2).Loop(12).Map(Affine.Scale(0.36).Then(Affine.Translate(-0.08, 0))), 0.24);
        if (pen.Holds(0.03, 0.06))
            pen.Lines(dress.Vein, [Ribbon.BowPoints(new(0.08, -0.09), new(0.08, 0.09), 0.16, 3), Ribbon.BowPoints(new(0.18, -0.08), new(0.18, 0.08), 0.16, 3)], 0.028, 0.028);
    }

    // A narrow throat that opens wide; five teeth where they would be seen.
    private static Loop Trumpet(double wide, bool toothed)
    {
        (double X, double Y)[] half = toothed
            ? [(0, 0.02), (0.34, 0.06), (0.6, 0.2), (0.94, 1), (0.82, 0.66), (1.05, 0.48), (0.84, 0.22), (1.08, 0)]
            : [(0, 0.02), (0.34, 0.06), (0.6, 0.24), (0.92, 0.94), (1.04, 0.5), (1.06, 0)];
        return new([.. half.Select(p => new Point(p.X, p.Y * wide)), .. half.Reverse().Skip(1).Select(p => new Point(p.X, -p.Y * wide))]);
    }
}
