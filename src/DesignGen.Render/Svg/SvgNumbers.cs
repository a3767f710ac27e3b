using System.Globalization;
using System.Text.RegularExpressions;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Svg;

/// <summary>Numbers, lengths, colours and maps as SVG files of others write them.</summary>
internal static partial class SvgNumbers
{
    /// <summary>All numbers of a list, parted by spaces and commas; none where something else stands among them.</summary>
    public static double[] All(string text)
    {
        var numbers = new List<double>();
        int at = 0;
        while (Skip(text, ref at))
        {
            if (Next(text, ref at) is not { } number)
                return [];
            numbers.Add(number);
        }
        return [.. numbers];
    }

    /// <summary>The number at a place, which moves on behind it; null where there is none.</summary>
    public static double? Next(string text, ref int at)
    {
        Match match = NumberAt().Match(text, at);
        if (!match.Success || !double.TryParse(match.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return null;
        at += match.Length;
        return number;
    }

    /// <summary>Moves over spaces and commas; whether anything is left.</summary>
    public static bool Skip(string text, ref int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ','))
            at++;
        return at < text.Length;
    }

    /// <summary>A length in CSS pixels; null where it is none, or relative.</summary>
    public static double? Length(string text)
    {
        int at = 0;
        if (Next(text, ref at) is not { } number)
            return null;
        double? unit = text[at..].Trim() switch
        {
            "" or "px" => 1,
            "mm" => 96 / 25.4,
            "cm" => 96 / 2.54,
            "in" => 96,
            "pt" => 96 / 72.0,
            "pc" => 16,
            _ => null,
        };
        return number * unit;
    }

    /// <summary>A share, 0 to 1, written as a number or in per cent and held to that range; null where it is none.</summary>
    public static double? Share(string text) =>
        All(text.Trim().TrimEnd('%')) is [var number] ? Math.Clamp(text.Contains('%', StringComparison.Ordinal) ? number / 100 : number, 0, 1) : null;

    /// <summary>A colour: #rgb, #rrggbb, rgb() of numbers or shares, or a name of CSS; null where it is none.</summary>
    public static Srgb? Colour(string text)
    {
        if (text.StartsWith('#') && text.Length == 4)
            text = string.Concat("#", new string(text[1], 2), new string(text[2], 2), new string(text[3], 2));
        if (Srgb.TryParse(text, out Srgb colour))
            return colour;
        if (Call().Match(text) is { Success: true } call && call.Groups[1].Value.Equals("rgb", StringComparison.OrdinalIgnoreCase))
        {
            double[] parts = [.. call.Groups[2].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(p => All(p.TrimEnd('%')) is [var n] ? p.EndsWith('%') ? n * 2.55 : n : double.NaN)];
            return parts.Length == 3 && parts.All(double.IsFinite) ? new(Byte(parts[0]), Byte(parts[1]), Byte(parts[2])) : null;
        }
        // The names of CSS are those of the framework's web colours.
        var named = System.Drawing.Color.FromName(text);
        return named.IsKnownColor && !named.IsSystemColor && named.A == 255 ? new(named.R, named.G, named.B) : null;

        static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
    }

    /// <summary>A map of the plane from a transform attribute, the last one first as SVG has it; null where it is not sound.</summary>
    public static Affine? Map(string text)
    {
        Affine map = Affine.Identity;
        int at = 0;
        while (Skip(text, ref at))
        {
            Match call = Call().Match(text, at);
            if (!call.Success || call.Index != at)
                return null;
            at += call.Length;
            double[] n = All(call.Groups[2].Value);
            Affine? step = (call.Groups[1].Value, n.Length) switch
            {
                ("matrix", 6) => new(n[0], n[1], n[2], n[3], n[4], n[5]),
                ("translate", 1) => Affine.Translate(n[0], 0),
                ("translate", 2) => Affine.Translate(n[0], n[1]),
                ("scale", 1) => Affine.Scale(n[0]),
                ("scale", 2) => Affine.Scale(n[0], n[1]),
                ("rotate", 1) => Affine.Rotate(n[0] * Math.PI / 180),
                ("rotate", 3) => Affine.Translate(-n[1], -n[2]).Then(Affine.Rotate(n[0] * Math.PI / 180)).Then(Affine.Translate(n[1], n[2])),
                ("skewX", 1) => new(1, 0, Math.Tan(n[0] * Math.PI / 180), 1, 0, 0),
                ("skewY", 1) => new(1, Math.Tan(n[0] * Math.PI / 180), 0, 1, 0, 0),
                _ => null,
            };
            if (step is not { } next)
                return null;
            map = next.Then(map);
        }
        return map;
    }

    [GeneratedRegex(@"\G[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex NumberAt();

    [GeneratedRegex(@"\G([A-Za-z]+)\s*\(([^()]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
