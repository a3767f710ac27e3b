using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Invents setts by rules of proportion; none is taken from a register.</summary>
/// <remarks>
/// The rules: one field dominates, a second is about two thirds of it, dark guards frame what is bright, bright lines are the
/// thinnest of all, and no two stripes of one colour meet.
/// </remarks>
public static class SettMaker
{
    /// <summary>A sett of a style.</summary>
    /// <param name="style">0 tartan, 1 windowpane, 2 tattersall, 3 ombré check.</param>
    /// <param name="threads">Wished length of one repetition in threads; the result comes near it.</param>
    /// <param name="canvas">Inks, parameters and chance.</param>
    public static Sett Make(int style, int threads, DesignCanvas canvas)
    {
        Dice dice = canvas.Dice.Fork("sett");
        var cloth = new Cloth(canvas, dice, threads);
        List<SettStripe> stripes = style switch
        {
            1 => cloth.Windowpane(),
            2 => cloth.Tattersall(),
            3 => cloth.Ombre(),
            _ => cloth.Clan(),
        };
        return new(Joined(stripes), Pivots: style != 3);
    }

    /// <summary>Stripes with neighbours of one role made one.</summary>
    public static ImmutableArray<SettStripe> Joined(IEnumerable<SettStripe> stripes)
    {
        var joined = ImmutableArray.CreateBuilder<SettStripe>();
        foreach (SettStripe s in stripes)
        {
            if (joined.Count > 0 && joined[^1].Role == s.Role)
                joined[^1] = new(s.Role, joined[^1].Threads + s.Threads);
            else
                joined.Add(s);
        }
        return joined.ToImmutable();
    }

    private sealed class Cloth
    {
        private readonly Dice _dice;
        private readonly int _threads, _lines;
        private readonly double _field;
        private readonly List<PaletteRole> _fields;
        private readonly PaletteRole _dark;
        private readonly List<PaletteRole> _brights;

        public Cloth(DesignCanvas canvas, Dice dice, int threads)
        {
            _dice = dice;
            _threads = threads;
            _lines = canvas.Whole("over-check");
            _field = canvas["field"];
            int colours = canvas.Whole("colours");
            PaletteRole[] order = dice.Chance(0.6)
                ? [PaletteRole.Hero, PaletteRole.Support, PaletteRole.Ground, PaletteRole.Shade, PaletteRole.Light]
                : [PaletteRole.Hero, PaletteRole.Ground, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Light];
            // Distinct from nothing but each other: a role is never apart from itself, so the first is taken by hand.
            _fields = [order[0], .. canvas.Distinct(order[0], order[1..])];
            if (_fields.Count == 1)
                _fields.Add(PaletteRole.Ground);
            _dark = canvas.Lightness(PaletteRole.Line) < canvas.Lightness(PaletteRole.Shade) || !canvas.Differ(PaletteRole.Shade, _fields[0]) ? PaletteRole.Line : PaletteRole.Shade;
            if (!canvas.Differ(_dark, _fields[0]))
                _dark = _fields[1];
            Pale = dice.Chance(0.25) ? canvas.Bold(_fields[0], PaletteRole.Light, PaletteRole.Ground) : PaletteRole.Ground;
            PaletteRole[] brights = [PaletteRole.Accent, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Line];
            _brights = canvas.Distinct(_fields[0], brights);
            if (_brights.Count == 0)
                _brights.Add(_fields[1]);
            // The count of colours is what is left of the lists: fields first, then the dark, then bright lines.
            _fields = _fields[..Math.Clamp(colours - 2, 2, _fields.Count)];
            _brights = _brights[..Math.Clamp(colours - _fields.Count, 1, _brights.Count)];
        }

        /// <summary>What two-colour checks are woven on: two colours of one lightness would flicker.</summary>
        public PaletteRole Pale { get; }

        public PaletteRole Field(int i) => _fields[i % _fields.Count];

        private PaletteRole Bright(int i) => _brights[i % _brights.Count];

        private static int Even(double threads, int least = 2) => Math.Max(least, (int)Math.Round(threads / 2) * 2);

        // A short sett with every part in it is a muddle: parts are left out until the main field has its share.
        public List<SettStripe> Clan()
        {
            int character = _dice.Whole(0, 3);
            bool framed = _dice.Chance(0.45);
            double second = _dice.Between(0.45, 0.75), third = _dice.Between(0.6, 1), guards = _dice.Between(2, 4.5);
            for (int detail = 4; ; detail--)
            {
                List<SettStripe> half = ClanOf(detail, character, framed, second, third, guards);
                int total = half.Sum(s => s.Threads), main = half.Where(s => s.Role == Field(0)).Max(s => s.Threads);
                if (detail == 0 || main >= total * (0.13 + 0.16 * _field))
                    return half;
            }
        }

        private List<SettStripe> ClanOf(int detail, int character, bool framed, double second, double third, double guards)
        {
            double half = _threads / 2.0;
            double fine = Math.Clamp(half / 48, 1, 1.7);
            int guard = Even(fine * guards), bright = Even(fine * 1.6), line = Even(fine * 2);
            var parts = new List<(PaletteRole Role, double Weight, int Fixed)>();
            void Flex(PaletteRole role, double weight) => parts.Add((role, weight, 0));
            void Fixed(PaletteRole role, int count) => parts.Add((role, 0, count));

            double broad = 1.1 + 1.6 * _field;
            // First pivot: a bright line in the middle of the main field, or the field itself.
            if (_lines >= 1)
            {
                if (framed)
                {
                    Fixed(Bright(0), bright);
                    Fixed(_dark, guard);
                }
                else
                {
                    Fixed(Bright(0), bright);
                }
            }
            Flex(Field(0), broad);
            switch (detail == 0 ? 1 : character)
            {
                case 0:
                    Fixed(_dark, line);
                    Flex(Field(0), 0.18);
                    Fixed(_dark, guard);
                    break;
                case 1:
                    Fixed(_dark, guard * 2);
                    break;
                case 2:
                    Fixed(_dark, guard);
                    Fixed(Bright(1), bright);
                    Fixed(_dark, guard);
                    break;
                default:
                    Flex(_dark, 0.35);
                    Fixed(Field(0), line);
                    break;
            }
            Flex(Field(1), 0.45 + 0.75 * broad * second);
            if (_lines >= 2 && detail >= 1)
            {
                Fixed(_dark, line);
                Fixed(Bright(_brights.Count > 2 ? 2 : 1), bright);
                Fixed(_dark, line);
                Flex(Field(1), 0.3);
            }
            if (_fields.Count > 2 && detail >= 2)
            {
                Fixed(_dark, line);
                Flex(Field(2), 0.45 * broad * third);
            }
            if (_fields.Count > 3 && detail >= 3)
                Flex(Field(3), 0.25 * broad);
            if (_lines >= 3 && detail >= 4)
            {
                Fixed(_dark, line);
                Fixed(Bright(1), line);
            }
            else if (detail >= 1)
            {
                Fixed(_dark, guard);
                Flex(Field(1), 0.2 * broad);
            }
            int taken = parts.Sum(p => p.Fixed);
            double each = Math.Max(2, half - taken) / parts.Sum(p => p.Weight);
            return [.. parts.Select(p => new SettStripe(p.Role, p.Fixed > 0 ? p.Fixed : Even(p.Weight * each, 4)))];
        }

        public List<SettStripe> Windowpane()
        {
            PaletteRole field = _field < 0.5 ? PaletteRole.Ground : Field(0);
            PaletteRole frame = field == PaletteRole.Ground ? Field(0) : PaletteRole.Ground;
            int line = Even(Math.Clamp(_threads / 36.0, 2, 6));
            var half = new List<SettStripe> { new(field, Even(_threads * 0.36, 8)) };
            half.Add(new(frame, line));
            half.Add(new(field, line * 2));
            for (int i = 0; i < _lines; i++)
            {
                half.Add(new(i % 2 == 0 ? Bright(i) == field ? frame : Bright(i) : frame, 2));
                half.Add(new(field, line * 2));
            }
            half.Add(new(frame, line * 2));
            return half;
        }

        public List<SettStripe> Tattersall()
        {
            PaletteRole field = PaletteRole.Ground;
            int lines = 2 + _lines;
            int space = Even(_threads * (0.7 + 0.2 * _field) / (2 * (lines - 1)), 6), line = Even(Math.Clamp(space * (0.45 - 0.3 * _field), 2, 10));
            List<PaletteRole> colours = [.. _fields.Concat(_brights).Append(_dark).Where(r => r != field).Distinct()];
            var half = new List<SettStripe>();
            for (int i = 0; i < lines; i++)
            {
                if (i > 0)
                    half.Add(new(field, space));
                half.Add(new(colours[i % colours.Count], line));
            }
            return half;
        }

        public List<SettStripe> Ombre()
        {
            PaletteRole field = Pale;
            int steps = Math.Clamp(_threads / 14, 3, 9);
            var stripes = new List<SettStripe>();
            double unit = _threads * 0.9 / (steps * (steps + 1.0));
            for (int i = 1; i <= steps; i++)
            {
                PaletteRole role = _fields.Count > 2 && i > steps * (0.35 + 0.5 * _field) ? _fields.FirstOrDefault(f => f != Field(0) && f != field, _dark) : Field(0);
                stripes.Add(new(role, Even(unit * (steps + 1 - i) * 2)));
                stripes.Add(new(field, Even(unit * i)));
            }
            for (int i = 0; i < _lines; i++)
            {
                stripes.Add(new(Bright(i) == field ? Field(0) : Bright(i), 2));
                stripes.Add(new(field, Even(unit * 2)));
            }
            return stripes;
        }
    }
}
