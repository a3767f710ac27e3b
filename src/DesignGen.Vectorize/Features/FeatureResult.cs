using System.Collections.Immutable;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>A picture made printable, and what that took.</summary>
/// <remarks>
/// Strokes are worked on in finer pixels than the picture has.
/// </remarks>
public sealed class FeatureResult
{
    private FeatureResult(LabelMap map, LabelMap fine, int factor, byte[] touched, bool changed, FeatureLedger ledger) =>
        (Map, Fine, Factor, Touched, Changed, Ledger) = (map, fine, factor, touched, changed, ledger);

    /// <summary>The labels, a pixel for each pixel of the picture: what most of it is. The very map that was given where nothing changed.</summary>
    public LabelMap Map { get; }

    /// <summary>The labels in the pixels that strokes were worked on in.</summary>
    public LabelMap Fine { get; }

    /// <summary>Pixels of <see cref="Fine"/> to one of <see cref="Map"/>, along a side.</summary>
    public int Factor { get; }

    /// <summary>For each pixel of the picture, 1 where any part of it changed its label, so that the picture tells nothing about edges there; else 0.</summary>
    public byte[] Touched { get; }

    /// <summary>Whether anything changed.</summary>
    public bool Changed { get; }

    /// <summary>What was done, and what could not be.</summary>
    public FeatureLedger Ledger { get; }

    // Pixels compared at once: a multiple of all factors.
    private const int Piece = 128;

    /// <summary>Puts a result together.</summary>
    internal static FeatureResult Of(LabelMap before, LabelMap dropped, LabelMap fine, int factor, bool wrap, double pixelMm, Inkwell inks,
        List<FeatureAct> acts, ImmutableArray<FeaturePlace> unresolved, CancellationToken cancel)
    {
        int width = before.Width, height = before.Height;
        var touched = new byte[width * height];
        var labels = (byte[])before.Labels.Clone();
        bool changed = false;
        Span<int> counts = stackalloc int[256];
        var stretched = new byte[fine.Width];
        Span<bool> changes = new bool[fine.Width / Piece + 1];
        for (int y = 0; y < height; y++)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            PaddedMap.Enlarge(before.Labels.AsSpan(y * width, width), stretched, factor);
            changes.Clear();
            for (int row = 0; row < factor; row++)
            {
                ReadOnlySpan<byte> now = fine.Labels.AsSpan((y * factor + row) * fine.Width, fine.Width);
                for (int from = 0; from < now.Length; from += Piece)
                    changes[from / Piece] |= !now[from..Math.Min(now.Length, from + Piece)].SequenceEqual(stretched.AsSpan(from, Math.Min(now.Length - from, Piece)));
            }
            for (int x = 0; x < width; x++)
            {
                // Pieces are whole pixels of the picture.
                if (!changes[x * factor / Piece])
                {
                    x = (x * factor / Piece + 1) * Piece / factor - 1;
                    continue;
                }
                int at = y * width + x;
                byte label = before.Labels[at];
                bool same = true;
                for (int row = 0; row < factor && same; row++)
                    same = !fine.Labels.AsSpan((y * factor + row) * fine.Width + x * factor, factor).ContainsAnyExcept(label);
                if (same)
                    continue;
                changed = true;
                touched[at] = 1;
                counts.Clear();
                for (int row = 0; row < factor; row++)
                {
                    foreach (byte l in fine.Labels.AsSpan((y * factor + row) * fine.Width + x * factor, factor))
                        counts[l]++;
                }
                byte best = label;
                foreach (byte l in inks.Order)
                {
                    if (counts[l] > counts[best])
                        best = l;
                }
                labels[at] = best;
            }
        }
        if (!changed)
            return new(before, before, 1, touched, false, new([.. acts], unresolved));
        Lost(dropped, fine, factor, wrap, pixelMm, acts, cancel);
        return new(new(width, height, labels), fine, factor, touched, true, new([.. acts], unresolved));
    }

    // Areas of which nothing is left are said to be so, even where nothing was done to them but darker inks grew over them.
    private static void Lost(LabelMap before, LabelMap fine, int factor, bool wrap, double pixelMm, List<FeatureAct> acts, CancellationToken cancel)
    {
        var patches = new Patches(before, wrap, cancel);
        Patch[] all = patches.All;
        var alive = new bool[all.Length];
        for (int r = 0; r < patches.Runs; r++)
        {
            int n = patches.Of(r);
            (int start, int length) = patches.Run(r);
            for (int at = start; at < start + length && !alive[n]; at++)
            {
                int x = at % before.Width, y = at / before.Width;
                for (int row = 0; row < factor && !alive[n]; row++)
                    alive[n] = fine.Labels.AsSpan((y * factor + row) * fine.Width + x * factor, factor).Contains(all[n].Label);
            }
        }
        foreach (FeatureAct act in acts)
        {
            if (act.Kind is FeatureKind.Bridged)
                alive[patches.At(Math.Clamp((int)(act.At.X / pixelMm), 0, before.Width - 1), Math.Clamp((int)(act.At.Y / pixelMm), 0, before.Height - 1))] = true;
        }
        for (int n = 0; n < all.Length; n++)
        {
            if (alive[n])
                continue;
            Patch lost = all[n];
            acts.Add(new(FeatureKind.Bridged, Inkwell.InkOf(lost.Label), new((lost.First % before.Width + 0.5) * pixelMm, (lost.First / before.Width + 0.5) * pixelMm),
                Length.FromMillimetres(Math.Min(lost.Width, lost.Height) * pixelMm), Length.Zero, lost.Pixels * pixelMm * pixelMm));
        }
    }
}
