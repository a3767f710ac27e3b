using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>A line and a few dots: the quiet nails of a set.</summary>
internal static class Minimal
{
    /// <summary>Number of arrangements that <see cref="LineAndDot"/> knows.</summary>
    public const int Arrangements = 6;

    /// <summary>Fine lines and dots in one of a few arrangements.</summary>
    public static void LineAndDot(Nail nail, int arrangement, double width, PaletteRole line, PaletteRole dot)
    {
        double half = nail.Field.Width / 2, r = Math.Max(nail.MinLine * 1.1, nail.Width * 0.040);
        switch (arrangement % Arrangements)
        {
            case 0: // Dots that shrink up the middle from the cuticle.
                for (int i = 0; i < 5; i++)
                    nail.Fill(dot, Outline.Circle(new(0, nail.Bottom - nail.Width * (0.17 + 0.19 * i - 0.012 * i * i)), Math.Max(nail.MinLine * 0.6, r * (1.5 - 0.24 * i))));
                break;
            case 1: // A half-moon line at the cuticle with one pearl on it.
                nail.Fill(line, Brush.Stroke(French.HalfMoon(nail, 0.24), width));
                nail.Fill(dot, Outline.Circle(new(0, nail.Bottom - 0.24 * nail.Length - r * 1.3 - nail.MinGap), r * 1.25));
                break;
            case 2: // One upright line off the middle, dots beside it.
                double x = nail.Width * 0.20;
                nail.Fill(line, Brush.Stroke([new(x, nail.Field.Top - 1), new(x, nail.Field.Bottom + 1)], width));
                for (int i = 0; i < 3; i++)
                    nail.Fill(dot, Outline.Circle(new(x - nail.Width * 0.16, nail.Bottom - nail.Length * (0.22 + 0.09 * i)), Math.Max(nail.MinLine * 0.6, r * (1.1 - 0.25 * i))));
                break;
            case 3: // Two swinging lines that cross near the tip.
                double at = nail.Top + nail.Length * 0.30;
                nail.Fill(line, Brush.Stroke([new(-half - 1, at - nail.Width * 0.05), new(0, at + nail.Width * 0.10), new(half + 1, at - nail.Width * 0.40)], width));
                nail.Fill(line, Brush.Stroke([new(-half - 1, at + nail.Width * 0.22), new(0, at + nail.Width * 0.05), new(half + 1, at + nail.Width * 0.25)], width));
                nail.Fill(dot, Outline.Circle(new(-nail.Width * 0.22, at - nail.Width * 0.16), r));
                break;
            case 4: // A long S from side to side with a trail of dots.
                Point[] sway = [.. Enumerable.Range(0, 9).Select(i => new Point(nail.Width * 0.26 * Math.Sin(i / 8.0 * Math.PI * 1.5 + 0.6), nail.Field.Top - 1 + (nail.Field.Height + 2) * i / 8.0))];
                nail.Fill(line, Brush.Stroke(sway, t => Math.Max(nail.MinLine, width * (0.7 + 0.6 * Math.Sin(Math.PI * t)))));
                foreach (int i in (ReadOnlySpan<int>)[3, 4, 5])
                    nail.Fill(dot, Outline.Circle(sway[i] + new Point(nail.Width * 0.14, 0), Math.Max(nail.MinLine * 0.6, r * (1.1 - 0.15 * Math.Abs(i - 4)))));
                break;
            default: // A frame that follows the nail's edge, open at the cuticle.
                double inset = nail.Width * 0.13;
                Outline frame = NailOutline.Of(nail.Shape, nail.Width - 2 * inset, nail.Length - 2 * inset);
                Outline hole = NailOutline.Of(nail.Shape, nail.Width - 2 * (inset + width), nail.Length - 2 * (inset + width));
                nail.Fill(line, frame.With(hole), FillRule.EvenOdd);
                nail.Fill(dot, Outline.Circle(new(0, nail.Bottom - inset - r * 2.2 - width - nail.MinGap), r));
                break;
        }
    }
}
