using DesignGen.Core.Geometry;

namespace DesignGen.Render.Mockups;

/// <summary>How far a surface stands out towards the viewer, mm, and what light and a print make of it.</summary>
/// <remarks>
/// Light comes from the upper left. A level place has light 1; what turns away from the lamp has less and is multiplied, what
/// turns to it has more and is screened. The same slopes move the print, so that it follows the cloth: a smooth field.
/// </remarks>
internal sealed class Relief(Stage stage)
{
    // Direction to the lamp, of length 1; y points down.
    private const float LampX = -0.36f, LampY = -0.48f, LampZ = 0.80f;

    private readonly Grid _height = new(stage);

    /// <summary>The heights.</summary>
    public Grid Height => _height;

    /// <summary>Rounds what a mask covers, like a cushion.</summary>
    /// <param name="cover">Share of each cell that is covered.</param>
    /// <param name="radiusMm">How far inwards from its edge it rises.</param>
    /// <param name="heightMm">How high.</param>
    public Relief Cushion(Grid cover, double radiusMm, double heightMm)
    {
        float[] soft = cover.Blurred(radiusMm / 2).Values;
        for (int i = 0; i < soft.Length; i++)
            _height.Values[i] += (float)heightMm * soft[i] * (2 - soft[i]);
        return this;
    }

    /// <summary>Adds a round hill.</summary>
    public Relief Hill(Point centre, double acrossMm, double downMm, double heightMm)
    {
        (int left, int top, int right, int bottom) = _height.Cells(new(centre.X - 3 * acrossMm, centre.Y - 3 * downMm, centre.X + 3 * acrossMm, centre.Y + 3 * downMm));
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                Point p = _height.Place(column, row) - centre;
                double square = Math.Pow(p.X / acrossMm, 2) + Math.Pow(p.Y / downMm, 2);
                _height.Values[row * _height.Width + column] += (float)(heightMm * Math.Exp(-square / 2));
            }
        }
        return this;
    }

    /// <summary>Adds a fold along a line, as cloth hangs from where it is held: narrow and soon high at its beginning, broad and low at its end.</summary>
    /// <param name="line">Its line, mm.</param>
    /// <param name="widthMm">Half its breadth at the end.</param>
    /// <param name="heightMm">How far it stands out where it is highest.</param>
    public Relief Fold(Contour line, double widthMm, double heightMm)
    {
        List<Point> points = line.Flatten(1);
        double reach = widthMm * 3, length = 0;
        var along = new double[points.Count];
        for (int i = 1; i < points.Count; i++)
            along[i] = length += points[i].DistanceTo(points[i - 1]);
        Rect box = points.Aggregate(Rect.Empty, (all, p) => all.Including(p)).Grow(reach);
        (int left, int top, int right, int bottom) = _height.Cells(box);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                (double off, double share) = Nearest(points, along, _height.Place(column, row));
                if (off > reach)
                    continue;
                double way = share / length, breadth = widthMm * (0.4 + 0.6 * way), bell = Math.Exp(-off * off / (2 * breadth * breadth));
                _height.Values[row * _height.Width + column] += (float)(heightMm * bell * Ease(way / 0.3) * (1 - Ease((way - 0.3) / 0.7)));
            }
        }
        return this;
    }

    /// <summary>Takes heights as they are.</summary>
    public Relief Raised(Grid by)
    {
        for (int i = 0; i < by.Values.Length; i++)
            _height.Values[i] += by.Values[i];
        return this;
    }

    /// <summary>The light on each place, and the slopes across and down.</summary>
    public Slopes Lit()
    {
        var slopes = new Slopes(new(stage), new(stage), new(stage));
        int width = _height.Width, height = _height.Height;
        float step = (float)(2 * _height.Cell);
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                int at = row * width + column;
                float across = (_height.Values[row * width + Math.Min(column + 1, width - 1)] - _height.Values[row * width + Math.Max(column - 1, 0)]) / step;
                float down = (_height.Values[Math.Min(row + 1, height - 1) * width + column] - _height.Values[Math.Max(row - 1, 0) * width + column]) / step;
                slopes.Across.Values[at] = across;
                slopes.Down.Values[at] = down;
                slopes.Light.Values[at] = Math.Max(0, (-across * LampX - down * LampY + LampZ) / MathF.Sqrt(across * across + down * down + 1)) / LampZ;
            }
        }
        // Light is crisp; a print stretches, and follows the cloth more gently.
        return new(slopes.Light, slopes.Across.Blurred(3 * _height.Cell), slopes.Down.Blurred(3 * _height.Cell));
    }

    /// <summary>Adds a groove of one depth along a line: a seam.</summary>
    public Relief Groove(Contour line, double widthMm, double depthMm)
    {
        List<Point> points = line.Flatten(1);
        double[] along = new double[points.Count];
        Rect box = points.Aggregate(Rect.Empty, (all, p) => all.Including(p)).Grow(widthMm * 3);
        (int left, int top, int right, int bottom) = _height.Cells(box);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                (double off, _) = Nearest(points, along, _height.Place(column, row));
                _height.Values[row * _height.Width + column] -= (float)(depthMm * Math.Exp(-off * off / (2 * widthMm * widthMm)));
            }
        }
        return this;
    }

    private static double Ease(double t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - 2 * t);
    }

    // Distance to the line, and the place along it.
    private static (double Off, double Along) Nearest(List<Point> points, double[] along, Point p)
    {
        double best = double.MaxValue, share = 0;
        for (int i = 0; i + 1 < points.Count; i++)
        {
            Point step = points[i + 1] - points[i], to = p - points[i];
            double square = Point.Dot(step, step), t = square > 0 ? Math.Clamp(Point.Dot(to, step) / square, 0, 1) : 0;
            Point rest = to - step * t;
            double far = Point.Dot(rest, rest);
            if (far >= best)
                continue;
            best = far;
            share = along[i] + t * Math.Sqrt(square);
        }
        return (Math.Sqrt(best), share);
    }
}

/// <summary>What a relief looks like under the lamp.</summary>
/// <param name="Light">Light: 1 on level places.</param>
/// <param name="Across">Rise to the right, mm per mm.</param>
/// <param name="Down">Rise downwards, mm per mm.</param>
internal sealed record Slopes(Grid Light, Grid Across, Grid Down);
