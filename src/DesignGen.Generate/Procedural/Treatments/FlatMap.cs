using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>One connected flat of a drawing: all that is seen of an ink in one place.</summary>
/// <param name="Ink">Its ink.</param>
/// <param name="Box">The box round it, mm; of a print that repeats, as far as the map reaches.</param>
/// <param name="AreaMm2">Its area, mm².</param>
/// <param name="DepthMm">How far its innermost place is from its edge, mm.</param>
internal sealed record Flat(int Ink, Rect Box, double AreaMm2, double DepthMm);

/// <summary>What is seen where on a finished drawing, in pixels: which ink, how far the edge of its flat is, how far the next letter is.</summary>
/// <remarks>
/// Treatments ask it where a dot or a cut has room. A print that repeats is mapped with a margin of its neighbours, so that a place near the
/// tile's edge knows what lies beyond it. Distances are exact between pixel centres (Felzenszwalb and Huttenlocher 2012) and so right to
/// about half a pixel, an eighth of a millimetre as a rule: callers keep that much more room. Cost: the pixels, a few times over.
/// </remarks>
internal sealed class FlatMap
{
    private const double MostPerMm = 4, MostPixels = 2_400_000, MarginMm = 24;

    private readonly Rect _window;
    private readonly int _width, _height;
    private readonly double _perMm;
    private readonly sbyte[] _ink;
    private readonly float[] _edge;
    private readonly float[]? _letter;
    private readonly int[] _flat;
    private readonly List<Flat> _flats = [];
    private readonly Lazy<float[]> _cloth;

    /// <summary>Maps what was drawn on a canvas.</summary>
    public FlatMap(DesignCanvas canvas)
    {
        Artwork drawing = canvas.Drawing();
        _window = canvas.Repeat is null ? canvas.Page : canvas.Page.Grow(MarginMm);
        _perMm = Math.Min(MostPerMm, Math.Sqrt(MostPixels / (_window.Width * _window.Height)));
        PlateSet plates = Render(drawing);
        (_width, _height) = (plates.Width, plates.Height);
        _ink = new sbyte[_width * _height];
        for (int i = 0; i < _ink.Length; i++)
        {
            (int best, int most, int sum) = (-1, 0, 0);
            for (int ink = 0; ink < plates.Plates.Count; ink++)
            {
                int c = plates.Plates[ink].Coverage[i];
                sum += c;
                if (c > most)
                    (best, most) = (ink, c);
            }
            _ink[i] = (sbyte)(sum >= 128 ? best : -1);
        }
        Shape[] letters = [.. canvas.LetterShapes];
        if (letters.Length > 0)
        {
            byte[] mask = Render(drawing with { Inks = [drawing.Inks[0]], Shapes = [.. letters.Select(s => s with { Ink = 0, Coverage = Coverage.Solid })] }).Plates[0].Coverage;
            _letter = Distances(i => mask[i] >= 64);
        }
        _edge = Distances(IsEdge);
        _flat = new int[_ink.Length];
        Label();
        _cloth = new(() => Distances(i => _ink[i] < 0));
        double pixel = 1 / (_perMm * _perMm);
        for (int y = 0; y < _height; y++)
        {
            for (int x = 0; x < _width; x++)
            {
                if (_ink[y * _width + x] >= 0 && canvas.Page.Contains(At(x, y)))
                    InkedMm2 += pixel;
            }
        }
    }

    /// <summary>Area of the page that carries ink, mm².</summary>
    public double InkedMm2 { get; }

    /// <summary>The flats, in the order of their topmost places.</summary>
    public IReadOnlyList<Flat> Flats => _flats;

    /// <summary>Length of a pixel's side, mm: distances are uncertain by half of it.</summary>
    public double PixelMm => 1 / _perMm;

    /// <summary>The flat at a place; null on bare cloth.</summary>
    public Flat? FlatAt(Point p) => Pixel(p) is int i and >= 0 && _flat[i] is int flat and > 0 ? _flats[flat - 1] : null;

    /// <summary>How far a place lies from where another ink or the cloth begins, mm.</summary>
    public double EdgeAt(Point p) => Pixel(p) is int i and >= 0 ? Math.Max(0, _edge[i] - PixelMm / 2) : 0;

    /// <summary>How far a place lies from the next letter, mm; 0 on letters.</summary>
    public double LetterAt(Point p) => _letter is null ? double.PositiveInfinity : Pixel(p) is int i and >= 0 ? Math.Max(0, _letter[i] - PixelMm / 2) : double.PositiveInfinity;

    /// <summary>How far a place lies from bare cloth, mm; 0 on it.</summary>
    public double ClothAt(Point p) => Pixel(p) is int i and >= 0 ? Math.Max(0, _cloth.Value[i] - PixelMm / 2) : 0;

    /// <summary>Along which way the edge runs near a place: a unit vector at right angles to the way to it; a level one where there is no way.</summary>
    public Point Along(Point p)
    {
        double step = 2 * PixelMm;
        var away = new Point(EdgeAt(p + new Point(step, 0)) - EdgeAt(p - new Point(step, 0)), EdgeAt(p + new Point(0, step)) - EdgeAt(p - new Point(0, step)));
        return away.Length > 1e-6 ? away.Unit.Perpendicular : new(1, 0);
    }

    private PlateSet Render(Artwork drawing)
    {
        Artwork seen = drawing.Repeat is null ? drawing : Field.Spread(drawing, _window);
        return PlateRenderer.Render(seen, Resolution.FromPixelsPerMillimetre(_perMm), new RenderOptions { Threads = 1 });
    }

    private Point At(int x, int y) => new(_window.Left + (x + 0.5) / _perMm, _window.Top + (y + 0.5) / _perMm);

    private int Pixel(Point p)
    {
        double x = (p.X - _window.Left) * _perMm, y = (p.Y - _window.Top) * _perMm;
        return x >= 0 && y >= 0 && x < _width && y < _height ? (int)y * _width + (int)x : -1;
    }

    private bool IsEdge(int i)
    {
        int x = i % _width;
        return (x + 1 < _width && _ink[i + 1] != _ink[i]) || (i + _width < _ink.Length && _ink[i + _width] != _ink[i]);
    }

    // Connected pixels of one ink, four neighbours each.
    private void Label()
    {
        var open = new Stack<int>();
        for (int start = 0; start < _ink.Length; start++)
        {
            if (_flat[start] != 0 || _ink[start] < 0)
                continue;
            int label = _flats.Count + 1, area = 0;
            (int left, int right, int top, int bottom) = (_width, -1, _height, -1);
            float depth = 0;
            _flat[start] = label;
            open.Push(start);
            while (open.TryPop(out int i))
            {
                (int x, int y) = (i % _width, i / _width);
                (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
                area++;
                depth = Math.Max(depth, _edge[i]);
                Visit(i, x > 0, i - 1);
                Visit(i, x + 1 < _width, i + 1);
                Visit(i, y > 0, i - _width);
                Visit(i, y + 1 < _height, i + _width);
            }
            _flats.Add(new(_ink[start], new(At(left, top).X, At(left, top).Y, At(right, bottom).X, At(right, bottom).Y), area / (_perMm * _perMm), depth));

            void Visit(int from, bool there, int to)
            {
                if (there && _flat[to] == 0 && _ink[to] == _ink[from])
                {
                    _flat[to] = label;
                    open.Push(to);
                }
            }
        }
    }

    // Distance of every pixel's centre to the nearest seed's, mm: lower envelopes of parabolas, first down, then across.
    private float[] Distances(Func<int, bool> seed)
    {
        const float far = 1e12f;
        var squares = new float[_width * _height];
        for (int i = 0; i < squares.Length; i++)
            squares[i] = seed(i) ? 0 : far;
        int longest = Math.Max(_width, _height);
        (float[] line, int[] hull, float[] from) = (new float[longest], new int[longest], new float[longest + 1]);
        for (int x = 0; x < _width; x++)
            Pass(x, _width, _height);
        for (int y = 0; y < _height; y++)
            Pass(y * _width, 1, _width);
        for (int i = 0; i < squares.Length; i++)
            squares[i] = (float)(Math.Sqrt(squares[i]) / _perMm);
        return squares;

        void Pass(int start, int stride, int count)
        {
            for (int i = 0; i < count; i++)
                line[i] = squares[start + i * stride];
            int k = 0;
            (hull[0], from[0], from[1]) = (0, float.NegativeInfinity, float.PositiveInfinity);
            for (int q = 1; q < count; q++)
            {
                float s = Meet(q, hull[k]);
                while (s <= from[k])
                    s = Meet(q, hull[--k]);
                (hull[++k], from[k], from[k + 1]) = (q, s, float.PositiveInfinity);
            }
            k = 0;
            for (int q = 0; q < count; q++)
            {
                while (from[k + 1] < q)
                    k++;
                float d = q - hull[k];
                squares[start + q * stride] = d * d + line[hull[k]];
            }
        }

        float Meet(int q, int v) => (float)((line[q] - (double)line[v] + (double)q * q - (double)v * v) / (2.0 * (q - v)));
    }
}
