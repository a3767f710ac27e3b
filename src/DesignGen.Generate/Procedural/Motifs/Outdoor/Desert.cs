using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Outdoor;

/// <summary>Table mountains and cacti.</summary>
public static class Desert
{
    /// <summary>A table mountain: a steep cap on a sloping skirt.</summary>
    /// <param name="left">Left end of its skirt, mm.</param>
    /// <param name="right">Right end of its skirt, mm.</param>
    /// <param name="top">Height of its top on the page, mm.</param>
    /// <param name="foot">Height of its foot, mm.</param>
    /// <param name="dice">Chance.</param>
    /// <returns>The whole, the side in the shade, and bands of stone across the cap.</returns>
    public static (Outline Whole, Outline Shade, Outline Bands) Mesa(double left, double right, double top, double foot, Dice dice)
    {
        double w = right - left, h = foot - top, capLeft = left + w * 0.2, capRight = right - w * 0.2, skirt = top + h * 0.52;
        double step = w * 0.035, shadeAt = capLeft + (capRight - capLeft) * dice.Between(0.52, 0.62);
        Point[] whole =
        [
            new(left, foot), new(left + w * 0.1, foot - h * 0.2), new(capLeft, skirt), new(capLeft + step * 0.4, top + h * 0.18), new(capLeft + step * 1.2, top + h * 0.14),
            new(capLeft + step * 1.4, top), new(capRight - step * 1.2, top), new(capRight - step, top + h * 0.1), new(capRight, top + h * 0.14), new(capRight, skirt),
            new(right - w * 0.09, foot - h * 0.2), new(right, foot),
        ];
        Outline shade = Outline.Polygon(
            new(shadeAt, top), new(capRight - step * 1.2, top), new(capRight - step, top + h * 0.1), new(capRight, top + h * 0.14), new(capRight, skirt),
            new(right - w * 0.09, foot - h * 0.2), new(right, foot), new(shadeAt + w * 0.16, foot), new(shadeAt + w * 0.05, foot - h * 0.24), new(shadeAt + step, skirt),
            new(shadeAt - step, top + h * 0.34), new(shadeAt + step * 0.6, top + h * 0.18));
        double b1 = top + h * 0.24, b2 = top + h * 0.4, thick = h * 0.055;
        Outline bands = Outline.Polygon(new(capLeft + step, b1), new(shadeAt - step * 0.9, b1), new(shadeAt - step * 1.1, b1 + thick), new(capLeft + step * 0.9, b1 + thick))
            .With(Outline.Polygon(new(capLeft + step, b2), new(shadeAt - step * 2.4, b2), new(shadeAt - step * 2.2, b2 + thick), new(capLeft + step * 0.9, b2 + thick)));
        return (Outline.Polygon(whole), shade, bands);
    }

    /// <summary>A tall cactus with two arms.</summary>
    /// <param name="foot">Middle of its foot, mm.</param>
    /// <param name="height">Height, mm.</param>
    /// <param name="mirror">Whether the higher arm is on the left.</param>
    public static Outline Cactus(Point foot, double height, bool mirror)
    {
        double t = height * 0.17, s = mirror ? -1 : 1;
        Outline Post(double x, double top, double bottom, double width) => new OutlineBuilder()
            .MoveTo(new(foot.X + s * x - width / 2, foot.Y - bottom)).LineTo(new(foot.X + s * x - width / 2, foot.Y - top + width / 2))
            .ArcAround(new(foot.X + s * x, foot.Y - top + width / 2), Math.PI).LineTo(new(foot.X + s * x + width / 2, foot.Y - bottom)).Close().Build();
        Outline Arm(double side, double root, double reach, double top, double width)
        {
            // From the trunk outwards, round the elbow and up: an outline with a quarter turn of two radii.
            double x0 = foot.X, y = foot.Y - root, d = s * side, elbow = reach;
            double inner = width * 0.35;
            return new OutlineBuilder().MoveTo(new(x0, y - width / 2)).LineTo(new(x0 + d * (elbow - width / 2 - inner), y - width / 2))
                .QuadTo(new(x0 + d * (elbow - width / 2), y - width / 2), new(x0 + d * (elbow - width / 2), y - width / 2 - inner))
                .LineTo(new(x0 + d * (elbow - width / 2), foot.Y - top + width / 2))
                .ArcAround(new(x0 + d * elbow, foot.Y - top + width / 2), d * Math.PI)
                .LineTo(new(x0 + d * (elbow + width / 2), y - inner))
                .QuadTo(new(x0 + d * (elbow + width / 2), y + width / 2), new(x0 + d * (elbow - width / 2 - inner), y + width / 2))
                .LineTo(new(x0, y + width / 2)).Close().Build();
        }
        return Same(Post(0, height, 0, t)).With(Same(Arm(1, height * 0.36, height * 0.27, height * 0.78, t * 0.78))).With(Same(Arm(-1, height * 0.5, height * 0.24, height * 0.7, t * 0.72)));
    }

    // All parts run the same way round, so that they add up under the non-zero rule.
    private static Outline Same(Outline part)
    {
        List<Point> p = part.Contours[0].Flatten(0.2);
        double twice = 0;
        for (int i = 0; i < p.Count; i++)
            twice += Point.Cross(p[i], p[(i + 1) % p.Count]);
        return twice >= 0 ? part : part.Reverse();
    }
}
