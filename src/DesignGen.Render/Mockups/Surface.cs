using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Mockups;

/// <summary>How a material takes the light.</summary>
/// <param name="Colour">Its colour on level places.</param>
/// <param name="Depth">How dark its shades become, as a share of the lamp's.</param>
/// <param name="Sheen">How light its lights become.</param>
/// <param name="Shade">What is left of red, green and blue in full shade, as parts of the colour.</param>
/// <param name="Lift">How far light and shade show as a grey of their own: black cloth has no darker shade to show its folds by.</param>
internal sealed record Surface(Srgb Colour, float Depth, float Sheen, (float R, float G, float B) Shade, float Lift = 0)
{
    // How far a slope moves a print, mm: a fold of slope 0.3 moves it by 2 mm.
    private const double Slip = 6.5;

    /// <summary>Cotton of a colour.</summary>
    public static Surface Cotton(Srgb colour)
    {
        float dark = (float)Math.Clamp(1 - colour.Oklab.L * 1.15, 0, 1);
        return new(colour, 0.92f, 0.16f + 0.10f * dark, (0.30f, 0.30f, 0.33f), 0.085f * dark);
    }

    /// <summary>Skin of a tone: its shades are warm, and dark skin has the stronger lights.</summary>
    public static Surface Skin(Srgb colour)
    {
        float dark = (float)Math.Clamp(1 - colour.Oklab.L, 0, 1);
        return new(colour, 0.78f, 0.20f + 0.18f * dark, (0.52f, 0.34f, 0.28f), 0.11f * dark * dark);
    }

    /// <summary>Lays the material where a mask is.</summary>
    /// <param name="stage">On what.</param>
    /// <param name="mask">Where.</param>
    /// <param name="slopes">Its light and slopes.</param>
    /// <param name="print">What is printed on it; null for nothing.</param>
    public void Lay(Stage stage, Mask mask, Slopes slopes, Print? print = null)
    {
        float red = Colour.R / 255f, green = Colour.G / 255f, blue = Colour.B / 255f;
        stage.Rows(mask.Top, mask.Top + mask.Height, y =>
        {
            for (int x = mask.Left; x < mask.Left + mask.Width; x++)
            {
                byte cover = mask.At(x, y);
                if (cover == 0)
                    continue;
                float r = red, g = green, b = blue;
                if (print is not null)
                {
                    // A print lies on the slope: what is seen at a place was printed a little further down it.
                    Point place = stage.Place(x, y) + new Point(slopes.Across.At(x, y), slopes.Down.At(x, y)) * Slip;
                    (float inkR, float inkG, float inkB, float share) = print.At(print.OnArt(place));
                    r += (inkR - r) * share;
                    g += (inkG - g) * share;
                    b += (inkB - b) * share;
                }
                float light = slopes.Light.At(x, y), shade = Depth * (1 - Math.Min(1, light)), bright = Sheen * Math.Max(0, light - 1) + Lift * Math.Max(0, light - 0.35f);
                r = Screen(r * (1 - shade * (1 - Shade.R)), bright);
                g = Screen(g * (1 - shade * (1 - Shade.G)), bright);
                b = Screen(b * (1 - shade * (1 - Shade.B)), bright);
                int at = (y * stage.Width + x) * 3;
                float over = cover / 255f;
                stage.Pixels[at] += (r - stage.Pixels[at]) * over;
                stage.Pixels[at + 1] += (g - stage.Pixels[at + 1]) * over;
                stage.Pixels[at + 2] += (b - stage.Pixels[at + 2]) * over;
            }
        });

        static float Screen(float under, float by) => under + (1 - under) * by;
    }
}
