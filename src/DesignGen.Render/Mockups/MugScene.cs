using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;

namespace DesignGen.Render.Mockups;

/// <summary>Draws a mug with the print round its wall, seen from a little above.</summary>
internal sealed class MugScene
{
    // How round the rim looks: height of its ellipse to half its width.
    private const double Seen = 0.16;

    private static readonly Srgb Table = Srgb.Parse("#e4e0db");

    private readonly MugMockup _look;
    private readonly MockupOrder _order;
    private readonly double _half, _rim;
    private readonly Stage _stage;

    private MugScene(MugMockup look, MockupOrder order, int longestPx, int threads)
    {
        (_look, _order) = (look, order);
        _half = look.Diameter / 2;
        _rim = _half * Seen;
        _stage = new(new(-_half * 1.75, -_rim * 4, _half * 2.15, look.Height + _rim * 4), longestPx, threads);
    }

    /// <summary>Draws it.</summary>
    public static Picture Draw(MugMockup look, MockupOrder order, int longestPx, int threads) => new MugScene(look, order, longestPx, threads).Paint();

    private Picture Paint()
    {
        var glaze = new Surface(_order.Garment, 0.80f, 0.5f, (0.42f, 0.40f, 0.40f), 0.02f);
        double low = _look.Height;
        _stage.Backdrop(Table);
        // It stands: the shadow lies on the table to its right.
        Grid foot = Grid.Of(_stage, _stage.Cover(Outline.Ellipse(new(7, low + 1), _half * 1.02, _rim * 0.95)));
        _stage.Veil(foot.Blurred(6).Moved(5, 2), 0.55);
        _stage.Veil(foot.Blurred(2), 0.35);
        Handle(glaze);
        Outline wall = new OutlineBuilder().MoveTo(new(-_half, 0)).LineTo(new(-_half, low - 5))
            .CurveTo(new(-_half, low + _rim * 0.55), new(-_half * 0.55, low + _rim), new(0, low + _rim))
            .CurveTo(new(_half * 0.55, low + _rim), new(_half, low + _rim * 0.55), new(_half, low - 5)).LineTo(new(_half, 0))
            .CurveTo(new(_half, _rim * 0.5523 * 1), new(_half * 0.5523, _rim), new(0, _rim)).CurveTo(new(-_half * 0.5523, _rim), new(-_half, _rim * 0.5523), new(-_half, 0)).Close().Build();
        Mask cover = _stage.Cover(wall);
        glaze.Lay(_stage, cover, Round(cover), Art());
        // Two long lamps mirror in the glaze.
        Streak(-0.62, 0.10, 0.26, cover);
        Streak(0.70, 0.05, 0.14, cover);
        Rim(glaze);
        return _stage.Finish();
    }

    // The true heights of a cylinder, up to where it turns away.
    private Slopes Round(Mask cover)
    {
        var relief = new Relief(_stage);
        Grid heights = relief.Height;
        for (int row = 0; row < heights.Height; row++)
        {
            for (int column = 0; column < heights.Width; column++)
            {
                double x = Math.Abs(heights.Place(column, row).X) / (_half * 1.12);
                heights.Values[row * heights.Width + column] = (float)(_half * 0.62 * Math.Sqrt(Math.Max(0, 1 - Math.Min(1, x * x))));
            }
        }
        return relief.Cushion(Grid.Of(_stage, cover), 5, 1).Lit();
    }

    private Print Art()
    {
        Artwork art = _order.Artwork;
        double turn = _look.TurnDegrees * Math.PI / 180;
        if (art.Repeat is not null)
        {
            // The part of the pattern that can be seen, and a little more.
            double middle = _half * turn;
            var window = new Rect(middle - _half * 1.7, -2, middle + _half * 1.7, _look.Height + _rim * 2);
            return Print.Of(art, _stage.Scale, window, _stage.Threads, p => new(Round(p), Down(p)));
        }
        double top = _order.Placement.Drop.Millimetres > 0 ? _order.Placement.Drop.Millimetres : (_look.Height - art.Height.Millimetres) / 2;
        return Print.Of(art, _stage.Scale, null, _stage.Threads, p => new(art.Width.Millimetres / 2 + Round(p), Down(p) - top));

        // Round the wall, from the middle of the print, mm.
        double Round(Point p) => _half * (Math.Asin(Math.Clamp(p.X / _half, -1, 1)) + turn);

        // Level lines of the wall look bent as the rim does.
        double Down(Point p) => p.Y - _rim * Math.Sqrt(Math.Max(0, 1 - p.X * p.X / (_half * _half)));
    }

    private void Handle(Surface glaze)
    {
        double h = _look.Height, reach = _half * 1.72;
        Contour line = Centreline.Smooth(new(_half * 0.9, h * 0.20), new(_half * 1.3, h * 0.175), new(reach, h * 0.38), new(reach * 0.97, h * 0.60), new(_half * 1.28, h * 0.80), new(_half * 0.9, h * 0.84));
        Mask handle = _stage.Cover(line, _half * 0.27);
        Grid soft = Grid.Of(_stage, handle);
        glaze.Lay(_stage, handle, new Relief(_stage).Cushion(soft, _half * 0.13, _half * 0.16).Lit());
        _stage.Veil(new Relief(_stage).Hill(new(_half * 1.0, h * 0.5), _half * 0.16, h * 0.5, 1).Height, 0.28, handle);
    }

    private void Streak(double across, double half, double strength, Mask cover)
    {
        double x = across * _half;
        Mask streak = _stage.Cover(Outline.RoundedRectangle(new(x - half * _half, _rim + 6, x + half * _half, _look.Height - 4), half * _half));
        _stage.Veil(Grid.Of(_stage, streak).Blurred(_half * 0.06), -strength, cover);
    }

    private void Rim(Surface glaze)
    {
        const double thick = 3.2;
        Mask lip = _stage.Cover(Outline.Ellipse(Point.Zero, _half, _rim)), hollow = _stage.Cover(Outline.Ellipse(new(0, 0.5), _half - thick, _rim - thick * 0.55));
        glaze.Lay(_stage, lip, new Relief(_stage).Cushion(Grid.Of(_stage, lip), 2, 0.6).Lit());
        Grid inside = Grid.Of(_stage, hollow);
        glaze.Lay(_stage, hollow, new Relief(_stage).Lit());
        // Inside it is darker towards the near wall's shadow, on the lamp's side.
        _stage.Veil(new Relief(_stage).Hill(new(-_half * 0.5, -_rim * 0.3), _half * 0.75, _rim * 0.9, 1).Height, 0.42, hollow);
        _stage.Veil(inside.Blurred(1.2).Select(v => 1 - v), 0.35, hollow);
    }
}
