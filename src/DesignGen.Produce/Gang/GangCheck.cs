using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Separations;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Gang;

/// <summary>What is looked at in each piece before a film is printed: pixels enough, edges hard, strokes wide enough to hold their white.</summary>
internal static class GangCheck
{
    // A print at this share of the film's resolution still looks sharp on cloth; below the second one pixels show. Figures of ours.
    private const double SharpShare = 0.65, PixelShare = 0.35;

    // Below these nobody would look: mm², and share of the art.
    private const double LeastMm2 = 0.5, LeastShare = 0.002;

    /// <summary>Measures a picture before its edges are made hard.</summary>
    /// <param name="picture">RGBA at the film's resolution.</param>
    /// <param name="film">The film.</param>
    /// <returns>The area that is see-through and no edge, and the area of strokes thinner than the white that a stroke keeps, mm².</returns>
    public static (double SoftMm2, double ThinMm2) Measure(Picture picture, TransferFilm film)
    {
        double perMm = film.Resolution.PixelsPerMillimetre, least = film.MinWhite.Millimetres * perMm;
        int words = (picture.Width + 63) / 64;
        long soft = 0, thin = 0;
        BitPlane art = new(words, picture.Height), core = new(words, picture.Height), kept = new(words, picture.Height);
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> row = picture.Row(y);
            Span<ulong> bits = art.Row(y);
            for (int x = 0; x < picture.Width; x++)
            {
                int alpha = row[x * 4 + 3];
                if (alpha >= 128)
                    bits[x >> 6] |= 1UL << (63 - (x & 63));
                // An edge has ink or none within two pixels; a glow or a shadow has neither.
                if (IsSoft(alpha) && x >= 2 && x < picture.Width - 2 && y >= 2 && y < picture.Height - 2
                    && IsSoft(row[(x - 2) * 4 + 3]) && IsSoft(row[(x + 2) * 4 + 3]) && IsSoft(picture.At(x, y - 2)[3]) && IsSoft(picture.At(x, y + 2)[3]))
                    soft++;
            }
        }
        // What a disc of the least width, less a pixel, can't reach from within is thinner for certain.
        double deep = (least - 1) / 2;
        if (deep > 0)
        {
            core.Choke(art, deep);
            kept.Spread(core, deep + 1);
            art.AndNot(kept);
            for (int y = 0; y < picture.Height; y++)
            {
                foreach (ulong word in art.Row(y))
                    thin += System.Numerics.BitOperations.PopCount(word);
            }
        }
        return (soft / (perMm * perMm), thin / (perMm * perMm));

        static bool IsSoft(int alpha) => alpha is > 25 and < 230;
    }

    /// <summary>The rows of a job: each tells the worst piece.</summary>
    /// <param name="pieces">The pieces by name.</param>
    /// <param name="film">The film.</param>
    public static ImmutableArray<PreflightCheck> Rows(IReadOnlyList<(string Name, PieceRaster Raster)> pieces, TransferFilm film)
    {
        double dpi = film.Resolution.Dpi;
        (string coarse, double least) = pieces.Select(p => (p.Name, Dpi: p.Raster.SourceDpi ?? dpi)).MinBy(p => p.Dpi);
        PreflightSeverity sharp = least >= dpi * SharpShare ? PreflightSeverity.Pass : least >= dpi * PixelShare ? PreflightSeverity.Warn : PreflightSeverity.Block;
        (string Name, double Mm2)[] soft = Found(p => p.SoftMm2), thin = Found(p => p.ThinMm2);
        return
        [
            new("gang-resolution", sharp, new("Resolution of pictures", "图片分辨率"),
                sharp == PreflightSeverity.Pass ? StylePreflight.Both($"{Math.Min(least, dpi):0} dpi or more", $"不低于 {Math.Min(least, dpi):0} dpi") : StylePreflight.Both($"{coarse}: {least:0} dpi at its size", $"{coarse}：成品尺寸下 {least:0} dpi"),
                StylePreflight.Both($"{dpi * SharpShare:0} dpi or more", $"不低于 {dpi * SharpShare:0} dpi"),
                sharp == PreflightSeverity.Pass ? StylePreflight.None : new("Give a larger picture or print it smaller: pixels will show.", "请提供更大的图片或缩小尺寸：否则会看到像素。")),
            new("gang-soft", soft.Length > 0 && film.HardEdges ? PreflightSeverity.Warn : PreflightSeverity.Pass, new("See-through art", "半透明区域"),
                Told(soft), new("ink in full or none; edges may be smooth", "油墨或有或无，边缘可平滑"),
                soft.Length > 0 && film.HardEdges ? new("Turn glows and shadows into halftone dots or flat colours: what is less than half opaque is left out here, the rest is printed in full.", "请将发光与阴影改为网点或平色：不透明度不足一半的部分已略去，其余按实地打印。") : StylePreflight.None),
            new("gang-thin", thin.Length > 0 ? PreflightSeverity.Warn : PreflightSeverity.Pass, new("Strokes that hold their white", "线条白墨宽度"),
                Told(thin), StylePreflight.Both($"{film.MinWhite.Millimetres:0.##} mm or more", $"不小于 {film.MinWhite.Millimetres:0.##} mm"),
                thin.Length > 0 ? new("Thicken these strokes or print the piece larger: the white under them is as wide as they are, and may not hold to the cloth.", "请加粗线条或放大该件：其下白墨与线条等宽，可能粘附不牢。") : StylePreflight.None),
        ];

        (string Name, double Mm2)[] Found(Func<PieceRaster, double> area) =>
            [.. pieces.Select(p => (p.Name, Mm2: area(p.Raster), p.Raster.InkedMm2)).Where(p => p.Mm2 >= Math.Max(LeastMm2, LeastShare * p.InkedMm2)).OrderByDescending(p => p.Mm2).Select(p => (p.Name, p.Mm2))];

        static LocalName Told((string Name, double Mm2)[] found) =>
            found.Length == 0 ? new("none to speak of", "可忽略") : StylePreflight.Both($"{found.Length} pieces, most in {found[0].Name}: {found[0].Mm2:0.#} mm²", $"{found.Length} 件，最多为 {found[0].Name}：{found[0].Mm2:0.#} mm²");
    }
}
