using System.Numerics;
using System.Runtime.Intrinsics;
using DesignGen.Core.Colour;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Finds inks that only occur in lines too thin to have a flat area.</summary>
/// <remarks>
/// Pixels that are no mix of the colours known nearby are gathered; the value is taken as an ink that explains most of them as mixes of itself
/// with a known colour. A full line explains its own fainter pixels, and they do not explain it, so the pure colour wins. Repeated until nothing
/// of weight is left.
/// </remarks>
internal static class ThinSources
{
    // A pixel is unexplained beyond this, and explained up to this, levels of 255.
    private const float Unexplained = 14, Explained = 9;

    // An ink must explain this part of the picture, and no fewer pixels; so many must show it all but pure.
    private const double LeastShare = 0.0006;
    private const double PlainShare = 0.004;
    private const int LeastPixels = 24, LeastPure = 6, Most = 24;

    // Candidates tried in each round, and different values of unexplained pixels looked at.
    private const int Candidates = 48, Values = 1536;

    // How far from a common value a purer one may be, levels of 255.
    private const float Purer = 60;

    // Greatest channel of a colour that is taken for black.
    private const int NearBlack = 36;

    /// <summary>The sources with thin ones added.</summary>
    /// <param name="sources">Those with flat areas.</param>
    /// <param name="pixels">The picture.</param>
    /// <param name="odd">Values of pixels that no mix of the sources nearby explains, and how many pixels have each.</param>
    public static Sources Add(Sources sources, SourcePixels pixels, ColourTable odd)
    {
        List<Odd> left = [.. odd.Sorted().OrderByDescending(v => v.Number).Take(Values).Select(v => new Odd(v.Value, v.Number, Mix.Unpack(v.Value)))];
        var values = sources.Values.ToList();
        var weights = sources.Weights.ToList();
        long least = Math.Max(LeastPixels, (long)(pixels.Values.Length * LeastShare));
        for (int round = 0; round < Most && values.Count < Sources.Most && left.Sum(v => (long)v.Count) >= least; round++)
        {
            (uint ink, long explained) = Best(left, values);
            if (explained < least)
                break;
            Vector4 pure = Mix.Unpack(ink);
            (int r, int g, int b) = SourcePixels.Straight(ink);
            uint value = SourcePixels.Pack(r, g, b);
            Ray[] rays = Rays(pure, values);
            left.RemoveAll(v => Explains(v.Levels, pure, rays) || LiesAlong(v.Levels, pure, sources));
            CieLab lab = new Srgb((byte)r, (byte)g, (byte)b).CieLab;
            if (values.Any(v => Sources.ColourOf(v).CieLab.DifferenceTo(lab) < 4) || IsBetween(value, values, explained >= pixels.Values.Length * PlainShare))
                continue;
            sources.Members![value] = values.Count;
            values.Add(value);
            weights.Add(explained);
        }
        return new(sources.Kind, [.. values], [.. weights], sources.Members, sources.Noise);
    }

    /// <summary>Whether no mix of two of a list comes near to a value.</summary>
    public static bool IsOdd(Vector4 value, ReadOnlySpan<byte> near, Vector4[] values)
    {
        for (int i = 0; i < near.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                if (Mix.Residual(value, values[near[i]], values[near[j]], out _) <= Unexplained)
                    return false;
            }
        }
        return true;
    }

    /// <summary>Whether a value lies between two known colours, or, unless it is plainly seen, between three with a little of the third: it is then no ink but an edge far from what it mixes.</summary>
    private static bool IsBetween(uint value, List<uint> known, bool plain)
    {
        Vector4 v = Mix.Unpack(value);
        var colours = new Vector4[known.Count];
        var all = new byte[known.Count];
        for (int i = 0; i < all.Length; i++)
            (colours[i], all[i]) = (Mix.Unpack(known[i]), (byte)i);
        foreach (Vector4 a in colours)
        {
            foreach (Vector4 b in colours)
            {
                if (Mix.Residual(v, a, b, out _) <= Explained)
                    return true;
            }
        }
        return !plain && Mix.ShinesThrough(v, all, colours, all.Length, Explained, out _);
    }

    /// <summary>A value that no mix explains yet.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Count">How many pixels have it.</param>
    /// <param name="Levels">The value as four numbers.</param>
    private readonly record struct Odd(uint Value, int Count, Vector4 Levels);

    private static (uint Ink, long Explained) Best(List<Odd> left, List<uint> known)
    {
        List<Vector4> grounds = [.. known.Select(Mix.Unpack)];
        var open = new OddLevels(left);
        (uint common, long _) = MostTelling(left.Where(v => v.Value >> 24 == 255).Take(Candidates), open, known);
        // Values near that one, but farther from all known colours, may be purer and explain more.
        Vector4 at = Mix.Unpack(common);
        (uint pure, long most) = MostTelling(left.Where(v => v.Value >> 24 == 255 && (v.Levels - at).Length() < Purer)
            .OrderByDescending(v => grounds.Min(g => (v.Levels - g).LengthSquared())).Take(Candidates), open, known);
        // Full pixels of a line all have the very same value, so where one of those that do about as well comes often, it is the ink.
        at = Mix.Unpack(pure);
        foreach (Odd odd in left)
        {
            if (odd.Count < LeastPixels)
                break;
            if (odd.Value >> 24 != 255 || (odd.Levels - at).Length() > Purer)
                continue;
            (_, long explained) = MostTelling([odd], open, known, (long)(most * 0.8) - 1);
            if (explained >= most * 0.8)
                return (odd.Value, explained);
        }
        // A line that fills no pixel shows its ink with some ground in it; what is left of that beside black is taken out.
        (int r, int g, int b) = SourcePixels.Straight(pure);
        return (Math.Max(r, Math.Max(g, b)) <= NearBlack ? SourcePixels.Pack(0, 0, 0) : pure, most);
    }

    /// <summary>Of some values, that which explains most.</summary>
    /// <param name="some">The values to choose from.</param>
    /// <param name="left">All that is to be explained, the commonest first.</param>
    /// <param name="known">The colours that are known.</param>
    /// <param name="most">Nothing is said of one that explains no more pixels than this.</param>
    private static (uint Ink, long Explained) MostTelling(IEnumerable<Odd> some, OddLevels left, List<uint> known, long most = 0)
    {
        uint best = 0;
        long found = 0;
        foreach (Odd candidate in some)
        {
            (long explained, long shown) = left.ExplainedBy(candidate.Levels, Rays(candidate.Levels, known), most);
            if (shown >= LeastPure && explained > most)
                (most, found, best) = (explained, explained, candidate.Value);
        }
        return (best, found);
    }

    /// <summary>Values that no mix explains yet, eight side by side.</summary>
    private sealed class OddLevels
    {
        private const int Lanes = 8;

        private readonly Vector256<float>[] _x, _y, _z, _w;
        private readonly Vector256<int>[] _counts;
        private readonly long _all;

        public OddLevels(List<Odd> values)
        {
            int blocks = (values.Count + Lanes - 1) / Lanes;
            (_x, _y, _z, _w, _counts) = (new Vector256<float>[blocks], new Vector256<float>[blocks], new Vector256<float>[blocks], new Vector256<float>[blocks], new Vector256<int>[blocks]);
            for (int i = 0; i < values.Count; i++)
            {
                (int block, int lane) = Math.DivRem(i, Lanes);
                Odd odd = values[i];
                _x[block] = _x[block].WithElement(lane, odd.Levels.X);
                _y[block] = _y[block].WithElement(lane, odd.Levels.Y);
                _z[block] = _z[block].WithElement(lane, odd.Levels.Z);
                _w[block] = _w[block].WithElement(lane, odd.Levels.W);
                _counts[block] = _counts[block].WithElement(lane, odd.Count);
                _all += odd.Count;
            }
        }

        /// <summary>How many pixels an ink explains, and how many show it all but pure.</summary>
        /// <param name="pure">The ink.</param>
        /// <param name="rays">Its mixes.</param>
        /// <param name="most">It is not counted to the end where it explains no more than this.</param>
        public (long Explained, long Shown) ExplainedBy(Vector4 pure, Ray[] rays, long most)
        {
            // What the values not looked at yet may add: most candidates are out of the race after the few commonest.
            long explained = 0, shown = 0, open = _all;
            Vector256<float> near = Vector256.Create(Explained * Explained), least = Vector256.Create(0.1f);
            for (int i = 0; i < _x.Length && explained + open > most; i++)
            {
                Vector256<float> x = _x[i], y = _y[i], z = _z[i], w = _w[i];
                Vector256<int> counts = _counts[i];
                Vector256<float> told = Vector256.LessThanOrEqual(Squared(x - Vector256.Create(pure.X), y - Vector256.Create(pure.Y), z - Vector256.Create(pure.Z), w - Vector256.Create(pure.W)), near);
                shown += Vector256.Sum(told.AsInt32() & counts);
                foreach (ref readonly Ray ray in rays.AsSpan())
                {
                    if (told.AsInt32() == Vector256<int>.AllBitsSet)
                        break;
                    Vector256<float> px = x - Vector256.Create(ray.Ground.X), py = y - Vector256.Create(ray.Ground.Y), pz = z - Vector256.Create(ray.Ground.Z), pw = w - Vector256.Create(ray.Ground.W);
                    Vector256<float> share = (px * ray.Whole.X + py * ray.Whole.Y + (pz * ray.Whole.Z + pw * ray.Whole.W)) / ray.Square;
                    share = Vector256.Min(Vector256.Max(share, Vector256<float>.Zero), Vector256<float>.One);
                    Vector256<float> off = Squared(px - share * ray.Whole.X, py - share * ray.Whole.Y, pz - share * ray.Whole.Z, pw - share * ray.Whole.W);
                    told |= Vector256.GreaterThan(share, least) & Vector256.LessThanOrEqual(off, near);
                }
                explained += Vector256.Sum(told.AsInt32() & counts);
                open -= Vector256.Sum(counts);
            }
            return (explained, shown);
        }

        private static Vector256<float> Squared(Vector256<float> x, Vector256<float> y, Vector256<float> z, Vector256<float> w) => x * x + y * y + (z * z + w * w);
    }

    /// <summary>The mixes of an ink with a ground.</summary>
    /// <param name="Ground">The ground.</param>
    /// <param name="Whole">The way from it to the ink.</param>
    /// <param name="Square">That way's length, squared.</param>
    private readonly record struct Ray(Vector4 Ground, Vector4 Whole, float Square);

    /// <summary>The mixes of an ink with each known colour, and with bare ground.</summary>
    private static Ray[] Rays(Vector4 pure, List<uint> known)
    {
        var rays = new Ray[known.Count + 1];
        for (int i = 0; i < rays.Length; i++)
        {
            Vector4 ground = i < known.Count ? Mix.Unpack(known[i]) : Vector4.Zero, whole = pure - ground;
            rays[i] = new(ground, whole, Vector4.Dot(whole, whole));
        }
        return rays;
    }

    /// <summary>Whether a value is a mix of an ink with two flat colours, as where a thin line runs between two areas.</summary>
    private static bool LiesAlong(Vector4 value, Vector4 pure, Sources flat)
    {
        for (int a = 0; a < flat.Values.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                if (Mix.Residual(value, pure, Mix.Unpack(flat.Values[a]), Mix.Unpack(flat.Values[b]), out float ofA, out float ofB) <= Explained && ofA + ofB < 0.8f)
                    return true;
            }
        }
        return false;
    }

    private static bool Explains(Vector4 value, Vector4 pure, Ray[] rays)
    {
        if ((value - pure).LengthSquared() <= Explained * Explained)
            return true;
        foreach (ref readonly Ray ray in rays.AsSpan())
        {
            Vector4 part = value - ray.Ground;
            float share = ray.Square <= 0 ? 0 : Math.Clamp(Vector4.Dot(part, ray.Whole) / ray.Square, 0, 1);
            if (share > 0.1f && (part - ray.Whole * share).Length() <= Explained)
                return true;
        }
        return false;
    }
}
