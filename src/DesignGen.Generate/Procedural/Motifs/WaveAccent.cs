using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>The rare bright thing among waves, growing from behind the waves in front: lotus, blossom, crest of foam or moon.</summary>
public sealed class WaveAccent
{
    private readonly DesignCanvas _canvas;
    private readonly WaveScale _wave;
    private readonly PaletteRole _main, _light, _core, _line;
    private readonly double _r;

    /// <summary>An accent for one wave.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="wave">The wave that carries it.</param>
    /// <param name="field">Colour of the wave's field.</param>
    /// <param name="main">Colour of the accent.</param>
    public WaveAccent(DesignCanvas canvas, WaveScale wave, PaletteRole field, PaletteRole main)
    {
        (_canvas, _wave, _main, _r) = (canvas, wave, main, wave.Outer);
        _light = canvas.Against(main, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Ground, field);
        _core = canvas.Against(main, PaletteRole.Accent, PaletteRole.Light, field);
        _line = canvas.Clearest(main, PaletteRole.Ground, PaletteRole.Line, PaletteRole.Light);
    }

    /// <summary>Draws it.</summary>
    /// <param name="kind">0 lotus, 1 blossom, 2 crest, 3 moon.</param>
    public void Draw(int kind)
    {
        switch (kind)
        {
            case 1: Blossom(); break;
            case 2: Crest(); break;
            case 3: Moon(); break;
            default: Lotus(); break;
        }
    }

    private void Put(PaletteRole role, Outline outline) => _canvas.Fill(role, _wave.Clip(outline));

    // Back petals first; each with a line round it, so that they part from one another even in one ink.
    private void Lotus()
    {
        double line = Math.Max(_canvas.Finest(_line), _r * 0.035);
        foreach ((double angle, double length, double width, bool front) in new[]
        {
            (-0.8, 0.8, 0.15, false), (0.8, 0.8, 0.15, false), (-0.27, 0.9, 0.2, false), (0.27, 0.9, 0.2, false),
            (-0.53, 0.86, 0.19, true), (0.53, 0.86, 0.19, true), (0.0, 0.93, 0.23, true),
        })
        {
            double root = _wave.Inner + _r * 0.02;
            Put(_line, Petal(angle, root - line, length * _r + line * 0.8, width * _r + line));
            Put(front ? _main : _light, Petal(angle, root, length * _r, width * _r));
            if (front && _r > 6 && _canvas.Differ(_light, _main))
                Put(_light, Petal(angle, root + _r * 0.1, length * _r * 0.74, width * _r * 0.34));
        }
        double seat = _wave.Inner + _r * 0.19;
        _canvas.Fill(_line, _wave.Band(0, seat + line));
        _canvas.Fill(_core, _wave.Band(0, seat));
    }

    // A petal along a ray from the wave's centre, broadest past its middle, with a small point.
    private Outline Petal(double angle, double root, double tip, double half)
    {
        Point axis = _wave.At(1, angle) - _wave.Centre, side = axis.Perpendicular, from = _wave.Centre + axis * root, to = _wave.Centre + axis * tip;
        double length = tip - root;
        Point Off(double along, double across) => from + axis * (length * along) + side * (half * across);
        return new OutlineBuilder().MoveTo(from).CurveTo(Off(0.2, 0.75), Off(0.42, 1.15), Off(0.66, 0.88)).CurveTo(Off(0.82, 0.66), Off(0.93, 0.22), to)
            .CurveTo(Off(0.93, -0.22), Off(0.82, -0.66), Off(0.66, -0.88)).CurveTo(Off(0.42, -1.15), Off(0.2, -0.75), from).Close().Build();
    }

    private void Blossom()
    {
        Point centre = _wave.At(_r * 0.6, 0);
        double size = _r * 0.37, line = Math.Max(_canvas.Finest(_line), _r * 0.03);
        Outline Flower(double grow)
        {
            Outline all = Outline.Empty;
            for (int k = 0; k < 5; k++)
            {
                // A notched petal, as plum and cherry have.
                double a = Math.Tau * k / 5 - Math.PI / 2, r = size + grow, half = 0.56 + grow / size * 0.25;
                all = all.With(new OutlineBuilder().MoveTo(centre).CurveTo(centre + Point.Polar(r * 0.5, a - half * 1.25), centre + Point.Polar(r * 1.02, a - half * 1.15), centre + Point.Polar(r, a - half * 0.42))
                    .LineTo(centre + Point.Polar(r * 0.9, a)).LineTo(centre + Point.Polar(r, a + half * 0.42))
                    .CurveTo(centre + Point.Polar(r * 1.02, a + half * 1.15), centre + Point.Polar(r * 0.5, a + half * 1.25), centre).Close().Build());
            }
            return all;
        }
        Put(_line, Flower(line));
        Put(_main, Flower(0));
        for (int k = 0; k < 5 && _r > 7; k++)
        {
            Point at = centre + Point.Polar(size * 0.52, Math.Tau * k / 5 - Math.PI / 2);
            Put(_light, Outline.Circle(at, Math.Max(_canvas.MinLine * 0.8, size * 0.09)));
        }
        Put(_core, Outline.Circle(centre, Math.Max(_canvas.MinLine, size * 0.2)));
    }

    // A curl of foam: three spirals of falling size, with spray.
    private void Crest()
    {
        double line = Math.Max(Math.Max(_canvas.MinLine, _canvas.MinGap), _r * 0.075);
        foreach ((double at, double angle, double size, int way) in new[] { (0.6, 0.0, 0.27, 1), (0.66, -0.62, 0.19, 1), (0.66, 0.62, 0.19, -1) })
        {
            Point centre = _wave.At(_r * at, angle);
            Put(_main, Outline.Circle(centre, _r * size));
            double turns = size * _r / line > 3.4 ? 1.3 : 0.8, outer = _r * size - line * 0.55, inner = line * 0.55;
            var spine = new List<Point>();
            for (int i = 0; i <= 22; i++)
            {
                double t = i / 22.0;
                spine.Add(centre + Point.Polar(outer + (inner - outer) * t, way * (0.9 + t * turns * Math.Tau) - Math.PI / 2));
            }
            Put(_line, Ribbon(spine, line * 0.55, line * 0.4));
        }
        foreach ((double at, double angle, double size) in new[] { (0.9, -0.3, 0.05), (0.92, 0.06, 0.04), (0.89, 0.36, 0.055) })
            Put(_light, Outline.Circle(_wave.At(_r * at, angle), Math.Max(_r * size, _canvas.MinLine * 0.7)));
    }

    private static Outline Ribbon(List<Point> spine, double first, double last)
    {
        var left = new List<Point>();
        var right = new List<Point>();
        for (int i = 0; i < spine.Count; i++)
        {
            Point way = (spine[Math.Min(i + 1, spine.Count - 1)] - spine[Math.Max(i - 1, 0)]).Unit.Perpendicular;
            double half = (first + (last - first) * i / (spine.Count - 1)) / 2;
            left.Add(spine[i] + way * half);
            right.Add(spine[i] - way * half);
        }
        right.Reverse();
        return Outline.Polygon([.. left, .. right]);
    }

    // A full moon with a lighter crescent, and two wisps of mist that reach past it.
    private void Moon()
    {
        Point centre = _wave.At(_r * 0.57, 0);
        double size = _r * 0.36, line = Math.Max(_canvas.Finest(_line), _r * 0.035);
        PaletteRole disc = _core, glow = _canvas.Against(_core, PaletteRole.Light, PaletteRole.Ground, _main);
        Put(_line, Outline.Circle(centre, size + line));
        Put(disc, Outline.Circle(centre, size));
        Put(glow, new OutlineBuilder().MoveTo(centre + Point.Polar(size * 0.86, -2.5)).ArcAround(centre, 3.1)
            .CurveTo(centre + new Point(size * 0.86, -size * 0.2), centre + new Point(size * 0.1, -size * 0.82), centre + Point.Polar(size * 0.86, -2.5)).Close().Build());
        foreach ((double dy, double from, double to) in new[] { (0.12, -1.45, 0.5), (0.52, -0.55, 1.3) })
        {
            double half = Math.Max(line * 0.9, size * 0.13), y = centre.Y + dy * size, left = centre.X + from * size, right = centre.X + to * size, middle = (left + right) / 2;
            Outline Wisp(double grow) => new OutlineBuilder().MoveTo(new(left - grow * 2, y)).CurveTo(new(left + (middle - left) * 0.5, y - half * 1.3 - grow), new(middle, y - half * 1.3 - grow), new(middle, y - half - grow))
                .CurveTo(new(right - (right - middle) * 0.5, y - half - grow), new(right - size * 0.1, y - half * 0.5), new(right + grow * 2, y))
                .CurveTo(new(right - size * 0.3, y + half * 0.9 + grow), new(left + size * 0.4, y + half * 0.9 + grow), new(left - grow * 2, y)).Close().Build();
            Put(_line, Wisp(line * 0.7));
            Put(_main, Wisp(0));
        }
    }
}
