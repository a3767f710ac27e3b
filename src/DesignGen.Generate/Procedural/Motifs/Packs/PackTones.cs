using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Generate.Procedural.Motifs.Conversational;

namespace DesignGen.Generate.Procedural.Motifs.Packs;

/// <summary>The tones that the colours of a drawing stand for, so that it can be dressed like a motif of our own.</summary>
/// <remarks>
/// In OKLab: colours near each other are one. The most seen colourful one is the main tone; lighter and darker ones of its hue are highlight and shadow, the
/// most seen other hue is the second, greens are leaves, near-black is line and near-white is pale.
/// </remarks>
internal sealed class PackTones
{
    // Nearer than this two colours of a drawing are one ink's worth.
    private const double Merged = 0.07;

    // Below this chroma a colour is grey; hues nearer than this are one.
    private const double Grey = 0.05, Hue = 32;

    private readonly List<(Oklab Lab, double Area, CharmTone Tone)> _groups = [];

    /// <summary>Sorts the colours of a drawing.</summary>
    /// <param name="seen">Each colour with how much of it is seen; at least one.</param>
    public PackTones(IEnumerable<(Srgb Colour, double Area)> seen)
    {
        foreach ((Oklab lab, double area) in seen.GroupBy(s => s.Colour).Select(g => (g.Key.Oklab, g.Sum(s => s.Area))).OrderByDescending(s => s.Item2))
        {
            int near = _groups.FindIndex(g => g.Lab.DistanceTo(lab) < Merged);
            if (near >= 0)
                _groups[near] = _groups[near] with { Area = _groups[near].Area + area };
            else
                _groups.Add((lab, area, CharmTone.Main));
        }
        double all = _groups.Sum(g => g.Area);
        int main = Enumerable.Range(0, _groups.Count).MaxBy(i => _groups[i].Area * (0.4 + Math.Min(_groups[i].Lab.Oklch.C, 0.15) * 6));
        Main = _groups[main].Lab;
        Oklch at = Main.Oklch;
        int second = Enumerable.Range(0, _groups.Count).Where(i => i != main && IsOther(_groups[i].Lab.Oklch)).OrderByDescending(i => _groups[i].Area).FirstOrDefault(-1);
        double[] greens = [.. _groups.Where(g => IsLeaf(g.Lab.Oklch)).Select(g => g.Lab.L).Order()];
        for (int i = 0; i < _groups.Count; i++)
        {
            Oklch c = _groups[i].Lab.Oklch;
            double share = _groups[i].Area / all;
            _groups[i] = _groups[i] with
            {
                Tone = i == main ? CharmTone.Main
                    : c.C < Grey || c.L < 0.28 ? Neutral(c.L, at.L)
                    : IsLeaf(c) ? greens.Length > 1 && c.L < (greens[0] + greens[^1]) / 2 ? CharmTone.LeafDeep : CharmTone.Leaf
                    : !IsOther(c) ? c.L > at.L ? CharmTone.Glow : share < 0.05 && c.L < at.L - 0.35 ? CharmTone.Ink : CharmTone.Deep
                    : i == second || second < 0 ? CharmTone.Second
                    : Apart(c.H, _groups[second].Lab.Oklch.H) > Hue ? c.L > at.L ? CharmTone.Pale : CharmTone.Deep
                    : Math.Abs(c.L - _groups[second].Lab.L) < 0.08 ? CharmTone.Second
                    : c.L > _groups[second].Lab.L ? CharmTone.Pale : CharmTone.Deep,
            };
        }

        bool IsLeaf(Oklch c) => c.C >= Grey && c.H is > 112 and < 172 && (at.C < Grey || Apart(c.H, at.H) > Hue);

        // Whether it is of another hue than the main colour, and no leaf's.
        bool IsOther(Oklch c) => c.C >= Grey && c.L >= 0.28 && at.C >= Grey && Apart(c.H, at.H) > Hue && !IsLeaf(c);
    }

    /// <summary>The main colour.</summary>
    public Oklab Main { get; }

    /// <summary>The hue by which the thing is known, degrees; null for grey things.</summary>
    public double? HueDegrees => Main.Oklch is { C: >= 0.09 } c ? c.H : null;

    /// <summary>The tone of a part.</summary>
    /// <param name="colour">Its colour.</param>
    /// <param name="below">Colour and tone of what it lies on; null for bare ground.</param>
    /// <param name="inner">Whether it lies wholly on other parts; what makes the silhouette takes no tone that may come out as a hole.</param>
    public CharmTone Of(Srgb colour, (Srgb Colour, CharmTone Tone)? below, bool inner)
    {
        Oklab lab = colour.Oklab;
        CharmTone tone = _groups.MinBy(g => g.Lab.DistanceTo(lab)).Tone;
        if (below is { } under && under.Tone == tone && under.Colour.Oklab is var other && other.DistanceTo(lab) >= Merged / 2)
            tone = lab.L > other.L ? Lighter(tone) : Darker(tone);
        return inner ? tone : tone switch { CharmTone.Ink => CharmTone.LeafDeep, CharmTone.Glow => CharmTone.Pale, _ => tone };
    }

    private static CharmTone Neutral(double l, double main) => l >= 0.8 ? CharmTone.Pale : l <= 0.45 ? CharmTone.Ink : l > main ? CharmTone.Pale : CharmTone.Deep;

    private static CharmTone Lighter(CharmTone tone) => tone switch
    {
        CharmTone.Deep => CharmTone.Main,
        CharmTone.Ink => CharmTone.Deep,
        CharmTone.LeafDeep => CharmTone.Leaf,
        CharmTone.Pale => CharmTone.Glow,
        CharmTone.Glow or CharmTone.Second or CharmTone.Leaf => CharmTone.Pale,
        _ => CharmTone.Glow,
    };

    private static CharmTone Darker(CharmTone tone) => tone switch
    {
        CharmTone.Glow => CharmTone.Main,
        CharmTone.Pale => CharmTone.Second,
        CharmTone.Leaf => CharmTone.LeafDeep,
        CharmTone.Ink => CharmTone.Pale,
        CharmTone.Deep or CharmTone.LeafDeep => CharmTone.Ink,
        _ => CharmTone.Deep,
    };

    private static double Apart(double a, double b) => Math.Abs((a - b + 540) % 360 - 180);
}
