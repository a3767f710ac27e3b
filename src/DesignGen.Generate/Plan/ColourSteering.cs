using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;
using DesignGen.Generate.Calibration;

namespace DesignGen.Generate.Plan;

/// <summary>A palette that follows a brief's wishes for colour.</summary>
/// <param name="Palette">The palette, a colour for every role.</param>
/// <param name="Held">Roles whose colours are wished or are the bare cloth: they stay as they are.</param>
internal sealed record SteeredPalette(Palette Palette, ImmutableHashSet<PaletteRole> Held);

/// <summary>Brings the colours that a brief wishes into palettes and keeps the banned ones out.</summary>
/// <remarks>
/// A wish for the ground or for outlines has its role; others take the roles of which the family shows most and that stand off from the
/// ground, another choice of nearly equal worth for every design. What is left of the palette gives way: halves follow a wished hero, and what
/// breaks the rules of palettes, is banned or has a hue that nobody wants goes to the nearest colour that does not. Pure.
/// </remarks>
internal sealed class ColourSteering
{
    // A candidate just outside a banned family still looks like it: it must be free when turned by so many degrees, too.
    private const double MarginDegrees = 7;

    // The same for the ends of a way of colouring.
    private const double MarginLightness = 0.02;

    // A hue within this of a wished one is the same colour to most eyes; below the chroma nobody sees a hue.
    private const double SameHueDegrees = 22, NoHue = 0.035;

    private const double SameColour = 0.04, LeastContrast = 0.2, StandsOff = 0.16, Loud = 0.08;

    private static readonly PaletteRole[] Seats = [PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Shade];

    private readonly Brief _brief;
    private readonly ColourWish[] _grounds, _outlines, _free;

    // The cloth has a colour that the ground must not have: then a ground is printed over it.
    private readonly bool _bansCloth;

    /// <summary>Steering for a brief; what it both wishes and bans is banned.</summary>
    public ColourSteering(Brief brief)
    {
        _brief = brief;
        _bansCloth = brief.ColourBans.Any(b => b.Part == ColourPart.Ground && b.Catches(brief.Garment.Colour));
        ColourWish[] wishes = brief.Colours.IsEmpty ? [.. brief.ColourWishes.Where(w => !IsBanned(RoleOf(w.Part), w.Colour)).DistinctBy(w => (w.Colour, w.Part))] : [];
        _grounds = [.. wishes.Where(w => w.Part == ColourPart.Ground)];
        _outlines = [.. wishes.Where(w => w.Part == ColourPart.Outline)];
        _free = [.. wishes.Where(w => w.Part is ColourPart.Any or ColourPart.Motif).DistinctBy(w => w.Colour).Take(Seats.Length)];
        Wished = [.. wishes];
    }

    /// <summary>The wishes that count.</summary>
    public ImmutableArray<ColourWish> Wished { get; }

    /// <summary>How many colours besides the ground are to be seen.</summary>
    public int Seen => _outlines.Length + _free.Length;

    /// <summary>Whether a ground is wished.</summary>
    public bool HasGround => _grounds.Length > 0;

    /// <summary>The wished colours where a design is to have these alone and none is for a part: then they serve as colours that a brief fixes; else empty.</summary>
    public ImmutableArray<Srgb> Fixed => _brief.ColourWishesOnly && _brief.ColourBans.All(b => b.Part == ColourPart.Any) && _free.Length == Wished.Length && _free.Length > 1 && _free.Length <= _brief.MaxInks ? [.. _free.Select(w => w.Colour)] : [];

    /// <summary>What designs in the wished colours alone have as palette.</summary>
    public LocalName Name => new(string.Join(", ", Wished.Select(w => w.Name.En).Distinct()), string.Join("、", Wished.Select(w => w.Name.Zh).Distinct()));

    /// <summary>Whether the brief says nothing of colours that palettes must follow.</summary>
    public bool IsIdle => Wished.IsEmpty && _brief.ColourBans.IsEmpty;

    /// <summary>Whether families that leave the cloth bare show a ground that is ruled out.</summary>
    public bool NeedsGround => _bansCloth;

    /// <summary>Whether the ink of a role may have a colour.</summary>
    public bool Allows(PaletteRole role, Srgb colour) => !IsBanned(role, colour) && (!_brief.ColourWishesOnly || Wished.IsEmpty || IsWishedHue(colour)) && !(role == PaletteRole.Ground && IsBareCloth(colour));

    /// <summary>Whether the ink at a place may have a colour, whatever roles it plays.</summary>
    public Func<int, Srgb, bool> AllowsInk(ColouredRoles coloured)
    {
        PaletteRole[][] roles = [.. Enumerable.Range(0, coloured.Inks.Length).Select(ink => RolesOf(coloured, ink))];
        return (ink, colour) => roles[ink].All(r => Allows(r, colour));
    }

    /// <summary>How much a palette lacks of what is wished: the sum of the OKLab distances of its nearest colours.</summary>
    public double Lacks(Palette palette) => Wished.Sum(w => palette.Colours.Values.Min(c => c.Oklab.DistanceTo(w.Colour.Oklab)));

    /// <summary>Whether a palette has a colour that inks may not have; its ground counts only where it is printed.</summary>
    public bool Offends(Palette palette, bool printsGround) => Banned(palette, printsGround) > 0;

    /// <summary>How many of a palette's colours inks may not have; its ground counts only where it is printed.</summary>
    public int Banned(Palette palette, bool printsGround) => palette.Colours.Count(c => (printsGround || c.Key != PaletteRole.Ground) && (IsBanned(c.Key, c.Value) || (c.Key == PaletteRole.Ground && IsBareCloth(c.Value))));

    /// <summary>A palette with the wished colours in it and no banned ones.</summary>
    /// <param name="palette">Where the other colours come from.</param>
    /// <param name="cloth">Colour of the cloth.</param>
    /// <param name="printsGround">Whether the design covers its page.</param>
    /// <param name="profile">Of which roles the family shows how much.</param>
    /// <param name="nails">Whether the softer rules of nails hold.</param>
    /// <param name="round">Which design of its family it is: another turn for each.</param>
    /// <param name="dice">Chance of the tints.</param>
    public SteeredPalette Follow(Palette palette, Srgb cloth, bool printsGround, FamilyProfile profile, bool nails, int round, Dice dice)
    {
        var colours = new Dictionary<PaletteRole, Srgb>(palette.Colours);
        var names = new Dictionary<PaletteRole, string>(palette.Names);
        var held = new HashSet<PaletteRole>();
        if (printsGround)
            Ground(colours, names, held, cloth, round);
        if (printsGround && !held.Contains(PaletteRole.Ground) && !Wished.IsEmpty)
            Carry(colours, names, held, cloth, round);
        if (!(printsGround && _bansCloth) && Colouring.IsGroundBare(palette with { Colours = colours.ToImmutableSortedDictionary() }, cloth, printsGround))
        {
            // Rules are held against what is really there.
            colours[PaletteRole.Ground] = cloth;
            held.Add(PaletteRole.Ground);
        }
        if (_outlines.Length > 0)
            Hold(PaletteRole.Line, _outlines[round % _outlines.Length]);
        // What the ground shows already needs no second place.
        ColourWish[] free = [.. _free.Where(w => !held.Contains(PaletteRole.Ground) || w.Colour.Oklab.DistanceTo(colours[PaletteRole.Ground].Oklab) >= SameColour)];
        foreach ((PaletteRole seat, ColourWish wish) in Seated(free, colours[PaletteRole.Ground].Oklab, profile, round))
            Hold(seat, wish);
        if (!Wished.IsEmpty)
            Accompany(colours, held, free, round, dice);
        ImmutableSortedDictionary<PaletteRole, Srgb> fitted = PaletteFitting.FitRound(colours, held, nails ? PaletteRules.ForNails : PaletteRules.All, Clear);
        foreach ((PaletteRole role, Srgb colour) in fitted)
        {
            if (!held.Contains(role) && colour != palette.Colours[role])
                names[role] = ColourNames.Of(colour).En;
        }
        LocalName name = Wished.IsEmpty ? palette.Name : _brief.ColourWishesOnly ? Name : new($"{Name.En}, {palette.Name.En}", $"{Name.Zh}、{palette.Name.Zh}");
        return new(palette with { Name = name, Colours = fitted, Names = names.ToImmutableSortedDictionary() }, [.. held]);

        void Hold(PaletteRole role, ColourWish wish)
        {
            colours[role] = wish.Colour;
            names[role] = wish.Name.En;
            held.Add(role);
        }
    }

    /// <summary>Inks with none that is not allowed: what was moved to be read on its cloth, or shares an ink with another role, may have come to lie where no ink may.</summary>
    public ColouredRoles Clean(ColouredRoles coloured)
    {
        coloured = Parted(coloured);
        Func<int, Srgb, bool> allows = AllowsInk(coloured);
        if (coloured.Inks.Select((ink, i) => ink.Kind != InkKind.Spot || allows(i, ink.Colour)).All(fits => fits))
            return coloured;
        Oklab ground = (coloured.Roles.TryGetValue(PaletteRole.Ground, out int printed) ? coloured.Inks[printed].Colour : _brief.Garment.Colour).Oklab;
        var inks = ImmutableArray.CreateBuilder<Ink>();
        for (int i = 0; i < coloured.Inks.Length; i++)
        {
            Ink ink = coloured.Inks[i];
            if (ink.Kind != InkKind.Spot || allows(i, ink.Colour))
            {
                inks.Add(ink);
                continue;
            }
            PaletteRole[] roles = RolesOf(coloured, i);
            bool form = !roles.Contains(PaletteRole.Ground) && roles.Any(r => r is PaletteRole.Hero or PaletteRole.Line);
            bool Apart(Srgb c) => roles.All(r => Clear(r, c)) && inks.All(k => k.Colour.Oklab.DistanceTo(c.Oklab) >= SameColour);
            Srgb colour = PaletteFitting.Nearest(ink.Colour, c => Apart(c) && (!form || Math.Abs(c.Oklab.L - ground.L) >= ColourRoom.Readable)) ?? PaletteFitting.Nearest(ink.Colour, Apart) ?? PaletteFitting.Nearest(ink.Colour, c => allows(i, c))
                ?? throw new InvalidOperationException("Every colour is ruled out; a brief that rules out all is refused when it is read.");
            string name = ColourNames.Of(colour).En;
            inks.Add(new(Id(name, colour), name, colour));
        }
        return coloured with { Inks = inks.ToImmutable() };
    }

    // A role whose part rules out the ink that it shares goes to another ink, the farthest from the ground.
    private ColouredRoles Parted(ColouredRoles coloured)
    {
        if (_brief.ColourBans.All(b => b.Part == ColourPart.Any))
            return coloured;
        int? ground = coloured.Roles.TryGetValue(PaletteRole.Ground, out int printed) ? printed : null;
        Oklab under = (ground is int g ? coloured.Inks[g].Colour : _brief.Garment.Colour).Oklab;
        foreach ((PaletteRole role, int ink) in coloured.Roles)
        {
            if (role == PaletteRole.Ground || !IsBanned(role, coloured.Inks[ink].Colour) || RolesOf(coloured, ink).Length == 1)
                continue;
            int[] others = [.. Enumerable.Range(0, coloured.Inks.Length).Where(i => i != ink && i != ground && Allows(role, coloured.Inks[i].Colour)).OrderByDescending(i => Math.Abs(coloured.Inks[i].Colour.Oklab.L - under.L))];
            if (others.Length > 0)
                coloured = coloured with { Roles = coloured.Roles.SetItem(role, others[0]) };
        }
        return coloured;
    }

    // An ink that no role names serves as any part of a motif.
    private static PaletteRole[] RolesOf(ColouredRoles coloured, int ink) => [.. coloured.Roles.Where(r => r.Value == ink).Select(r => r.Key).DefaultIfEmpty(PaletteRole.Support)];

    private static PaletteRole RoleOf(ColourPart part) => part switch { ColourPart.Ground => PaletteRole.Ground, ColourPart.Outline => PaletteRole.Line, _ => PaletteRole.Hero };

    private bool IsBanned(PaletteRole role, Srgb colour, double margin = 0) => _brief.ColourBans.Any(b => b.Concerns(role) && b.Catches(colour, margin));

    // A ground that would be left to the cloth, where that must not be seen as one.
    private bool IsBareCloth(Srgb ground) => _bansCloth && ground.Oklab.DistanceTo(_brief.Garment.Colour.Oklab) < SameColour + 0.01;

    // Allowed, and not so near to what is banned that it looks the same.
    private bool Clear(PaletteRole role, Srgb colour)
    {
        if (!Allows(role, colour) || IsBanned(role, colour, MarginLightness))
            return false;
        Oklch at = colour.Oklab.Oklch;
        return at.C < NoHue || (!IsBanned(role, (at with { H = (at.H + MarginDegrees) % 360 }).Srgb) && !IsBanned(role, (at with { H = (at.H + 360 - MarginDegrees) % 360 }).Srgb));
    }

    private bool IsWishedHue(Srgb colour)
    {
        Oklch at = colour.Oklab.Oklch;
        return at.C < NoHue || Wished.Any(w => w.Colour.Oklab.Oklch is { C: >= NoHue } wish && Math.Abs((wish.H - at.H + 540) % 360 - 180) <= SameHueDegrees);
    }

    private void Ground(Dictionary<PaletteRole, Srgb> colours, Dictionary<PaletteRole, string> names, HashSet<PaletteRole> held, Srgb cloth, int round)
    {
        if (_grounds.Length > 0)
        {
            ColourWish ground = _grounds[round % _grounds.Length];
            (colours[PaletteRole.Ground], names[PaletteRole.Ground]) = (ground.Colour, ground.Name.En);
            held.Add(PaletteRole.Ground);
        }
        else if (_brief.ColourWishesOnly && _free.Length > 0)
        {
            // No other colours than the wished: one of them carries the others, or the bare cloth carries all.
            int turn = round % (_free.Length > 1 ? _free.Length + 1 : 1);
            if (turn == 0 && !_bansCloth && (IsWishedHue(cloth) || _free.Length == 1))
            {
                colours[PaletteRole.Ground] = cloth;
                return;
            }
            ColourWish[] able = [.. _free.Where(w => Allows(PaletteRole.Ground, w.Colour))];
            if (able.Length == 0)
                return;
            ColourWish ground = able[(turn + able.Length - 1) % able.Length];
            (colours[PaletteRole.Ground], names[PaletteRole.Ground]) = (ground.Colour, ground.Name.En);
            held.Add(PaletteRole.Ground);
        }
    }

    // An open ground lets the wished colours stand off from it and leaves the speaking to them: the palette's own where it does, else in turn a
    // quiet colour of the palette, white, a dark or the palest tint of a wish. Where there are no more inks than wishes, the bare cloth.
    private void Carry(Dictionary<PaletteRole, Srgb> colours, Dictionary<PaletteRole, string> names, HashSet<PaletteRole> held, Srgb cloth, int round)
    {
        Oklab[] carried = [.. _free.Concat(_outlines).Select(w => w.Colour.Oklab)];
        if (_brief.MaxInks <= carried.Length && !_bansCloth)
        {
            colours[PaletteRole.Ground] = cloth;
            return;
        }
        double Apart(Srgb colour) => carried.Min(c => c.DistanceTo(colour.Oklab));
        Srgb own = colours[PaletteRole.Ground];
        bool Quiet(Srgb colour) => colour.Oklab.Oklch.C < Loud || IsWishedHue(colour);
        if (!Clear(PaletteRole.Ground, own) || !Quiet(own) || Apart(own) < StandsOff)
        {
            Srgb[] others = [.. colours.Values.Append(new Oklch(0.975, 0.012, 90).Srgb).Append(new Oklch(0.22, 0.025, own.Oklab.Oklch.H).Srgb).Concat(_free.Select(w => (w.Colour.Oklab.Oklch with { L = 0.965, C = 0.025 }).Srgb))
                .Where(c => Clear(PaletteRole.Ground, c) && Quiet(c)).Distinct().OrderByDescending(Apart).Take(4)];
            Srgb[] standing = [.. others.Where(c => Apart(c) >= StandsOff)];
            if (others.Length == 0)
                return;
            own = standing.Length > 0 ? standing[round % standing.Length] : others[0];
            (colours[PaletteRole.Ground], names[PaletteRole.Ground]) = (own, ColourNames.Of(own).En);
        }
        held.Add(PaletteRole.Ground);
    }

    /// <summary>Inks of fixed colours with the names that the brief gives them.</summary>
    public ColouredRoles Named(ColouredRoles coloured) => coloured with
    {
        Inks = [.. coloured.Inks.Select(i => Wished.First(w => w.Colour == i.Colour)).Select(w => new Ink(Id(w.Name.En, w.Colour), w.Name.En, w.Colour))],
    };

    private static string Id(string name, Srgb colour) => $"{string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-')}-{colour.Hex[1..].ToLowerInvariant()}".Trim('-');

    // Every way to give the wishes roles, by what is seen of them; one of those that are nearly the best.
    private static IEnumerable<(PaletteRole Seat, ColourWish Wish)> Seated(ColourWish[] free, Oklab ground, FamilyProfile profile, int round)
    {
        if (free.Length == 0)
            return [];
        (double Worth, PaletteRole[] Seats)[] ways = [.. Ways(free.Length, []).Select(seats => (Worth(seats), seats)).OrderByDescending(w => w.Item1)];
        PaletteRole[][] good = [.. ways.TakeWhile(w => w.Worth >= ways[0].Worth - 0.6).Take(4).Select(w => w.Seats)];
        return good[round % good.Length].Zip(free);

        double Worth(PaletteRole[] seats)
        {
            double worth = 0;
            for (int i = 0; i < seats.Length; i++)
            {
                Oklab colour = free[i].Colour.Oklab;
                // Twice the area is worth the same for any colour; beyond a quarter of the page it adds little.
                worth += Math.Log(Math.Min(0.25, profile.Area(seats[i])) + 0.002);
                double apart = colour.DistanceTo(ground);
                worth -= apart < 0.12 ? 1.5 : 0;
                worth -= seats[i] == PaletteRole.Hero && Math.Abs(colour.L - ground.L) < LeastContrast ? 1 : 0;
            }
            // Halves of a motif lie on either side of it, as wished or as they follow.
            int hero = Array.IndexOf(seats, PaletteRole.Hero), light = Array.IndexOf(seats, PaletteRole.Light), shade = Array.IndexOf(seats, PaletteRole.Shade);
            if (hero >= 0 && light >= 0 && free[light].Colour.Oklab.L < free[hero].Colour.Oklab.L)
                worth -= 1;
            if (hero >= 0 && shade >= 0 && free[shade].Colour.Oklab.L > free[hero].Colour.Oklab.L)
                worth -= 1;
            return worth - (hero < 0 ? 2.5 : 0);
        }

        static IEnumerable<PaletteRole[]> Ways(int count, PaletteRole[] taken) =>
            taken.Length == count ? [taken] : Seats.Where(s => !taken.Contains(s)).SelectMany(s => Ways(count, [.. taken, s]));
    }

    // The colours beside the wished ones: halves follow the hero; the others are tints and shades of what is wished, or every second time the
    // palette's own, subdued where they are of another hue, so that the wished colours speak.
    private void Accompany(Dictionary<PaletteRole, Srgb> colours, HashSet<PaletteRole> held, ColourWish[] free, int round, Dice dice)
    {
        Oklch hero = colours[PaletteRole.Hero].Oklab.Oklch;
        bool tonal = _brief.ColourWishesOnly || round % 2 == 0;
        int number = 0;
        foreach (PaletteRole role in new[] { PaletteRole.Support, PaletteRole.Accent }.Where(r => !held.Contains(r)))
        {
            Oklch own = colours[role].Oklab.Oklch;
            // Beside a single wished colour the accent stays the palette's own.
            if (tonal && free.Length > (role == PaletteRole.Accent && !_brief.ColourWishesOnly ? 1 : 0))
            {
                Oklch from = free[(round + ++number) % free.Length].Colour.Oklab.Oklch;
                double step = dice.Between(0.14, 0.24) * (from.L > 0.62 ? -1 : 1);
                colours[role] = new Oklch(Math.Clamp(from.L + step, 0.15, 0.95), from.C * dice.Between(0.5, 0.8), from.H).Srgb;
            }
            else if ((free.Length > 1 || role == PaletteRole.Support) && !IsWishedHue(colours[role]))
            {
                colours[role] = (own with { C = Math.Min(own.C, 0.08) }).Srgb;
            }
        }
        if (!held.Contains(PaletteRole.Hero))
            return;
        if (!held.Contains(PaletteRole.Shade))
            colours[PaletteRole.Shade] = new Oklch(Math.Max(0.05, hero.L - dice.Between(0.1, 0.16)), hero.C * 0.9, hero.H).Srgb;
        if (!held.Contains(PaletteRole.Light))
            colours[PaletteRole.Light] = new Oklch(Math.Min(0.98, hero.L + dice.Between(0.1, 0.18)), hero.C * dice.Between(0.4, 0.7), hero.H).Srgb;
    }
}
