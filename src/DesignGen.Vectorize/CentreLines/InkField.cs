using System.Numerics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Palettes;
using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>One ink of a picture, cut out: which pixels are its own, and how much of each pixel it covers.</summary>
/// <remarks>
/// A pixel at an edge is taken for a mix of the colours nearest to it, two or, where a thin stroke runs between two areas, three; what of that
/// mix is the ink's is its cover. The cut-out has a rim of bare pixels, so that nothing needs to ask where it ends.
/// </remarks>
internal sealed class InkField
{
    /// <summary>Bare pixels all round the cut-out.</summary>
    public const int Rim = 3;

    // Of a thin stroke: the least that its fullest pixel covers, and the least that three pixels across it do; of 255.
    private const int LeastCover = 50, LeastStroke = 115;

    private InkField(int left, int top, int width, int height)
    {
        (Left, Top, Width, Height) = (left, top, width, height);
        (Cover, Mask) = (new byte[width * height], new bool[width * height]);
    }

    /// <summary>Place of the cut-out's first column in the picture; it may be outside.</summary>
    public int Left { get; }

    /// <summary>Place of its first row.</summary>
    public int Top { get; }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>How much of each pixel the ink covers: 0 to 255.</summary>
    public byte[] Cover { get; }

    /// <summary>Which pixels are the ink's own.</summary>
    public bool[] Mask { get; }

    /// <summary>Cuts an ink out; null where no pixel has it.</summary>
    public static InkField? Of(int ink, SourcePixels pixels, LabelMap inks, LabelMap sources, Sources palette, CancellationToken cancel)
    {
        int left = int.MaxValue, top = int.MaxValue, right = -1, bottom = -1;
        for (int y = 0; y < inks.Height; y++)
        {
            ReadOnlySpan<byte> row = inks.Labels.AsSpan(y * inks.Width, inks.Width);
            int first = row.IndexOf((byte)ink);
            if (first < 0)
                continue;
            (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOf((byte)ink)));
            (top, bottom) = (Math.Min(top, y), y);
        }
        if (right < 0)
            return null;
        var field = new InkField(left - Rim, top - Rim, right - left + 1 + 2 * Rim, bottom - top + 1 + 2 * Rim);
        var mixer = new Mixer(ink, pixels, inks, sources, palette);
        int fromX = Math.Max(0, left - 2), toX = Math.Min(inks.Width - 1, right + 2);
        for (int y = Math.Max(0, top - 2); y <= Math.Min(inks.Height - 1, bottom + 2); y++)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            int at = (y - field.Top) * field.Width - field.Left;
            for (int x = fromX; x <= toX; x++)
            {
                field.Mask[at + x] = inks.Labels[y * inks.Width + x] == ink;
                field.Cover[at + x] = mixer.Cover(x, y);
            }
        }
        field.KeepRidges();
        return field;
    }

    /// <summary>Counts pixels as the ink's own where a thin stroke runs between two rows of pixels and fills half of neither.</summary>
    private void KeepRidges()
    {
        for (int y = Rim - 1; y <= Height - Rim; y++)
        {
            for (int x = Rim - 1; x <= Width - Rim; x++)
            {
                int at = y * Width + x;
                if (!Mask[at] && Cover[at] >= LeastCover)
                    Mask[at] = Cover[at] >= 128 || IsTop(at, 1) || IsTop(at, Width);
            }
        }

        bool IsTop(int at, int step) => Cover[at] > Cover[at - step] && Cover[at] >= Cover[at + step] && Cover[at - step] + Cover[at] + Cover[at + step] >= LeastStroke;
    }

    /// <summary>The cover at any place of the picture, px: between pixel middles it changes evenly. 0 to 1.</summary>
    public double At(Point p)
    {
        double u = p.X - Left - 0.5, v = p.Y - Top - 0.5;
        if (!(u >= 0 && v >= 0 && u < Width - 1 && v < Height - 1))
            return 0;
        int i = (int)u, j = (int)v, at = j * Width + i;
        double a = u - i, b = v - j;
        double upper = Cover[at] + (Cover[at + 1] - Cover[at]) * a, lower = Cover[at + Width] + (Cover[at + Width + 1] - Cover[at + Width]) * a;
        return (upper + (lower - upper) * b) / 255;
    }

    /// <summary>The middle of a pixel of the cut-out, px of the picture.</summary>
    public Point MiddleOf(int pixel) => new(pixel % Width + Left + 0.5, pixel / Width + Top + 0.5);

    /// <summary>The pixel of the cut-out at a place of the picture, the nearest within it.</summary>
    public int PixelAt(Point p) =>
        Math.Clamp((int)Math.Floor(p.Y) - Top, 0, Height - 1) * Width + Math.Clamp((int)Math.Floor(p.X) - Left, 0, Width - 1);

    /// <summary>Tells how much of a pixel is the ink's.</summary>
    private sealed class Mixer
    {
        private readonly int _ink;
        private readonly SourcePixels _pixels;
        private readonly LabelMap _inks, _sources;
        private readonly Vector4[] _values = new Vector4[256];
        private readonly float _pure, _good;
        private readonly List<byte> _own = [], _others = [];

        public Mixer(int ink, SourcePixels pixels, LabelMap inks, LabelMap sources, Sources palette)
        {
            (_ink, _pixels, _inks, _sources) = (ink, pixels, inks, sources);
            for (int s = 0; s < palette.Values.Length; s++)
                _values[s] = Mix.Unpack(palette.Values[s]);
            _pure = 4 + palette.Noise * 1.5f;
            _good = 6 + palette.Noise;
        }

        public byte Cover(int x, int y)
        {
            int at = y * _inks.Width + x;
            bool own = _inks.Labels[at] == _ink;
            Vector4 value = Mix.Unpack(_pixels.Values[at]);
            if ((value - _values[_sources.Labels[at]]).LengthSquared() <= _pure * _pure)
                return own ? (byte)255 : (byte)0;
            // The nearest neighbours are asked first: further off there may be colours that only happen to fit.
            if (Share(x, y, 1, value, out float share) <= _good)
                return Byte(share);
            float near = share;
            return Share(x, y, 2, value, out share) < float.MaxValue ? Byte(share) : Byte(near);

            byte Byte(float s) => float.IsNaN(s) ? own ? (byte)255 : (byte)0 : (byte)MathF.Round(Math.Clamp(s, 0, 1) * 255);
        }

        /// <summary>The best mix of what lies within reach: how far off it is, and how much of it is the ink's; not a number where nothing can be told.</summary>
        private float Share(int x, int y, int reach, Vector4 value, out float share)
        {
            _own.Clear();
            _others.Clear();
            for (int ny = Math.Max(0, y - reach); ny <= Math.Min(_inks.Height - 1, y + reach); ny++)
            {
                for (int nx = Math.Max(0, x - reach); nx <= Math.Min(_inks.Width - 1, x + reach); nx++)
                {
                    byte source = _sources.Labels[ny * _inks.Width + nx];
                    List<byte> list = _inks.Labels[ny * _inks.Width + nx] == _ink ? _own : _others;
                    if (!list.Contains(source))
                        list.Add(source);
                }
            }
            share = float.NaN;
            if (_own.Count == 0 || _others.Count == 0)
            {
                share = _own.Count == 0 ? 0 : 1;
                return _own.Count == 0 && _others.Count < 2 ? 0 : float.MaxValue;
            }
            float best = float.MaxValue;
            foreach (byte stroke in _own)
            {
                foreach (byte other in _others)
                {
                    float residual = Mix.Residual(value, _values[stroke], _values[other], out float part);
                    if (residual < best)
                        (best, share) = (residual, part);
                }
            }
            for (int i = 0; i < _others.Count; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    float residual = Mix.Residual(value, _values[_others[i]], _values[_others[j]], out _);
                    if (residual < best)
                        (best, share) = (residual, 0);
                }
            }
            if (best <= _good)
                return best;
            for (int i = 0; i < _others.Count; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    foreach (byte stroke in _own)
                    {
                        float residual = Mix.Residual(value, _values[stroke], _values[_others[i]], _values[_others[j]], out float a, out float b);
                        if (residual < best)
                            (best, share) = (residual, 1 - a - b);
                    }
                }
            }
            return best;
        }
    }
}
