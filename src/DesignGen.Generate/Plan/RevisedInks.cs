using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>A design's inks while they are changed as a reviewer asked.</summary>
/// <remarks>
/// A new ground may leave forms unread: the colours that nobody asked for then give way by the rules of palettes, as little as can be. A new
/// colour that would not stand off from its ground is moved in lightness alone.
/// </remarks>
internal sealed class RevisedInks
{
    // OKLab distances: one colour to most eyes, the nearest that a name may still mean, and what is to be told from the ground.
    private const double Same = 0.05, Near = 0.16, Apart = 0.15, FormApart = 0.25;

    // A step of lightness or chroma, as a share of the room there is.
    private const double ToneStep = 0.3;

    // Share of the page below which a colour is hardly seen; and what is plainly less of it is so much of the other at most.
    private const double Seen = 0.0005, Plainly = 0.85;

    private static readonly PaletteRole[] Importance =
        [PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Shade];

    private readonly List<Ink> _inks;
    private readonly SortedDictionary<PaletteRole, int> _roles;
    private readonly FamilyCard _card;
    private readonly Lazy<ImmutableSortedDictionary<PaletteRole, double>> _seats;
    private readonly Srgb _cloth;
    private readonly int _most;
    private readonly ImmutableArray<LocalName>.Builder _remarks;
    private readonly HashSet<Ink> _asked = new(ReferenceEqualityComparer.Instance);

    public RevisedInks(Recipe recipe, FamilyCard card, Lazy<ImmutableSortedDictionary<PaletteRole, double>> areas, int most, ImmutableArray<LocalName>.Builder remarks)
    {
        _seats = areas;
        _inks = [.. recipe.Inks];
        _roles = new(recipe.Roles.ToDictionary());
        (_card, _cloth, _most, _remarks) = (card, recipe.Garment.Colour, Math.Max(most, recipe.Inks.Length), remarks);
    }

    /// <summary>The recipe in these inks.</summary>
    public Recipe On(Recipe recipe) => recipe.Inks.SequenceEqual(_inks) && recipe.Roles.SequenceEqual(_roles) ? recipe : recipe with { Inks = [.. _inks], Roles = _roles.ToImmutableSortedDictionary(), Palette = recipe.PaletteExchanged };

    /// <summary>Brings the inks to a number: the two nearest become one, or a role that shares an ink gets its own.</summary>
    public void Count(int wanted)
    {
        while (_inks.Count > Math.Max(1, wanted) && Nearest() is var (keep, drop))
            Merge(keep, drop);
        if (_inks.Count >= wanted)
            return;
        if (_roles.GroupBy(r => r.Value).Where(g => g.Count() > 1).OrderBy(g => g.Key).FirstOrDefault() is not { } shared)
        {
            _remarks.Add(new("Every part has its own ink already; more colours come from another palette.", "各部分已各用一色；如需更多颜色请换色盘。"));
            return;
        }
        PaletteRole role = shared.OrderBy(r => Array.IndexOf(Importance, r.Key)).Last().Key;
        Oklch own = _inks[shared.Key].Colour.Oklab.Oklch;
        Srgb colour = Standing(new Oklch(Math.Clamp(own.L, 0.35, 0.8), Math.Max(own.C, 0.1), (own.H + 150) % 360).Srgb, Apart, null);
        _roles[role] = _inks.Count;
        _inks.Add(Named(colour, null));
    }

    /// <summary>Makes one change.</summary>
    public void Change(ColourChange change, double strength)
    {
        if (change.More != 0)
        {
            Share(change, change.More * strength);
            return;
        }
        if (change.To is null && (change.Lighter != 0 || change.Softer != 0))
        {
            foreach (int ink in Meant(change))
                Set(ink, Toned(_inks[ink].Colour, change.Lighter * strength, change.Softer * strength), null, asked: false);
            return;
        }
        if (change.Part == ColourPart.Ground && !_roles.ContainsKey(PaletteRole.Ground) && !(change.To is not null && Grounded(change.To)))
        {
            _remarks.Add(new("The ground is the bare cloth, and this pattern prints none; change the garment's colour in the brief.", "底色是面料本色，该花型不印底；请在需求中改衣服颜色。"));
            return;
        }
        ImmutableArray<int> inks = Meant(change);
        if (change.To is null)
        {
            foreach (int ink in inks)
            {
                if (PaletteFitting.Nearest(_inks[ink].Colour, c => !IsMeant(change.From!, c) && IsFree(ink, c)) is { } other)
                    Set(ink, other, null, asked: true);
            }
        }
        else if (inks.IsEmpty)
        {
            Bring(change);
        }
        else
        {
            double middle = inks.Average(i => _inks[i].Colour.Oklab.L);
            foreach (int ink in inks)
            {
                // Several reds become several blues.
                Oklch to = change.To.Colour.Oklab.Oklch;
                Srgb colour = inks.Length == 1 ? change.To.Colour : (to with { L = Math.Clamp(to.L + (_inks[ink].Colour.Oklab.L - middle) * 0.6, 0.1, 0.96) }).Srgb;
                bool ground = IsGround(ink);
                Set(ink, ground ? colour : Standing(colour, Leads(ink) ? FormApart : Apart, ink), inks.Length == 1 ? change.To.Name.En : null, asked: true);
                if (ground)
                    FitRound();
            }
        }
    }

    // Colours change seats: the one that is meant goes where less, or more, of the page is, by a seat or as far as there is one. At the end of the row it is muted, or made stronger.
    private void Share(ColourChange change, double steps)
    {
        ImmutableArray<int> meant = [.. Meant(change).Where(i => steps > 0 || Area(i) >= Seen)];
        string en = change.From!.Name.En, zh = change.From.Name.Zh;
        if (meant.IsEmpty)
        {
            if (steps > 0)
                Bring(new(ColourPart.Any, null, change.From));
            else
                _remarks.Add(new($"There is no {en} to be seen in the design that could be less.", $"图稿中看不到{zh}，无需减少。"));
            return;
        }
        int ink = steps < 0 ? meant.MaxBy(Area) : meant.MinBy(Area);
        // A form's colour never takes the ground's seat, and a seat that is hardly smaller or larger changes nothing to the eye.
        int[] seats = [.. Enumerable.Range(0, _inks.Count).Where(i => !meant.Contains(i) && _inks[i].Kind == InkKind.Spot && !_asked.Contains(_inks[i]) && !IsGround(i) && Area(i) >= Seen && (steps < 0 ? Area(i) < Area(ink) * Plainly : Area(i) * Plainly > Area(ink))).OrderBy(i => Math.Abs(Area(i) - Area(ink)))];
        if (seats.Length == 0)
        {
            foreach (int i in meant)
                Set(i, Toned(_inks[i].Colour, 0, -steps), null, asked: true);
            _remarks.Add(steps < 0
                ? new($"{en} has the smallest part of the design already, so it is muted.", $"{zh}在图稿中所占已最小，改为降低饱和度。")
                : new($"{en} has the largest part of the design already, so it is made stronger.", $"{zh}在图稿中所占已最大，改为提高饱和度。"));
            return;
        }
        int seat = seats[Math.Min(seats.Length - 1, Math.Max(1, (int)Math.Round(Math.Abs(steps))) - 1)];
        (Srgb own, Srgb other) = (_inks[ink].Colour, _inks[seat].Colour);
        (_inks[ink], _inks[seat]) = (_inks[seat], _inks[ink]);
        _asked.Add(_inks[seat]);
        // What leads a design stays readable on its ground.
        if (IsGround(ink))
            FitRound();
        else if (Leads(ink))
            Set(ink, Standing(other, FormApart, ink), null, asked: false);
        if (Leads(seat))
            Set(seat, Standing(own, FormApart, seat), null, asked: true);
    }

    // Share of the page of an ink's seats; among equals the one of the more important role is larger.
    private double Area(int ink) => _roles.Where(r => r.Value == ink).Sum(r => _seats.Value.GetValueOrDefault(r.Key) + 1e-9 * (Importance.Length - Array.IndexOf(Importance, r.Key)));

    // A colour that nothing in the design has, or that is for no part: into an accent, so that the design stays what it is.
    private void Bring(ColourChange change)
    {
        if (change.From is not null)
            _remarks.Add(new($"There is no {change.From.Name.En} in the design; {change.To!.Name.En} comes into it all the same.", $"图稿中没有{change.From.Name.Zh}；仍加入{change.To!.Name.Zh}。"));
        if (_inks.Any(i => i.Colour.Oklab.DistanceTo(change.To!.Colour.Oklab) < Same))
            return;
        PaletteRole[] seats = change.From is null && change.Part == ColourPart.Motif ? [PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent] : [PaletteRole.Accent, PaletteRole.Support, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Line];
        PaletteRole? seat = seats.Where(r => _roles.TryGetValue(r, out int at) && !IsGround(at) && !_asked.Contains(_inks[at])).Cast<PaletteRole?>().FirstOrDefault();
        if (seat is { } role)
            Set(_roles[role], Standing(change.To!.Colour, Leads(_roles[role]) ? FormApart : Apart, _roles[role]), change.To.Name.En, asked: true);
        else
            _remarks.Add(new($"No ink is free for {change.To!.Name.En}.", $"没有可改为{change.To!.Name.Zh}的颜色。"));
    }

    // A printed ground, where the design can have one.
    private bool Grounded(NamedColour to)
    {
        if (!_card.PrintsGround || to.Colour.Oklab.DistanceTo(_cloth.Oklab) < Same)
            return _card.PrintsGround;
        if (_inks.Count >= _most)
        {
            if (Nearest() is not var (keep, drop))
                return false;
            Merge(keep, drop);
        }
        foreach (PaletteRole role in _roles.Keys.ToArray())
            _roles[role]++;
        _inks.Insert(0, Named(to.Colour, to.Name.En));
        _roles[PaletteRole.Ground] = 0;
        return true;
    }

    private ImmutableArray<int> Meant(ColourChange change)
    {
        int ground = _roles.GetValueOrDefault(PaletteRole.Ground, -1), line = _roles.GetValueOrDefault(PaletteRole.Line, -1);
        ImmutableArray<int> part = change.Part switch
        {
            ColourPart.Ground => ground >= 0 ? [ground] : [],
            ColourPart.Outline => line >= 0 ? [line] : [],
            ColourPart.Motif => [.. Enumerable.Range(0, _inks.Count).Where(i => i != ground && i != line)],
            _ => [.. Enumerable.Range(0, _inks.Count)],
        };
        part = [.. part.Where(i => _inks[i].Kind == InkKind.Spot)];
        if (change.From is not { } from)
            return change.To is not null && change.Part is ColourPart.Any or ColourPart.Motif && change.To is not null ? [] : part;
        ImmutableArray<int> named = [.. part.Where(i => IsMeant(from, _inks[i].Colour))];
        if (!named.IsEmpty || change.To is null && change.Lighter == 0 && change.Softer == 0 && change.More == 0)
            return named;
        // A part alone is meant whatever its colour is called; else what comes nearest to the name.
        if (part.Length == 1)
            return part;
        int[] near = [.. part.Where(i => _inks[i].Colour.Oklab.DistanceTo(from.Colour.Oklab) < Near).OrderBy(i => _inks[i].Colour.Oklab.DistanceTo(from.Colour.Oklab)).Take(1)];
        return [.. near];
    }

    private static bool IsMeant(NamedColour name, Srgb colour) => name.Family is { } family ? family.Covers(colour) : name.Colour.Oklab.DistanceTo(colour.Oklab) < Near * 0.7;

    private bool IsGround(int ink) => _roles.TryGetValue(PaletteRole.Ground, out int ground) && ground == ink;

    private bool Leads(int ink) => _roles.Any(r => r.Value == ink && r.Key is PaletteRole.Hero or PaletteRole.Line);

    private bool IsFree(int ink, Srgb colour) => Enumerable.Range(0, _inks.Count).All(i => i == ink || _inks[i].Colour.Oklab.DistanceTo(colour.Oklab) >= Same);

    private Oklab Ground => (_roles.TryGetValue(PaletteRole.Ground, out int ground) ? _inks[ground].Colour : _cloth).Oklab;

    private static Srgb Toned(Srgb colour, double lighter, double softer)
    {
        Oklch c = colour.Oklab.Oklch;
        double room = lighter > 0 ? 0.975 - c.L : c.L - 0.1;
        return (c with { L = c.L + Math.Clamp(lighter * ToneStep, -0.8, 0.8) * Math.Max(0, room), C = c.C * Math.Pow(softer > 0 ? 0.6 : 1.4, Math.Abs(softer)) }).Srgb;
    }

    // Moved in lightness until it stands off from the ground and from the other inks; by as little as can be.
    private Srgb Standing(Srgb colour, double apart, int? ink)
    {
        Oklch c = colour.Oklab.Oklch;
        Oklab ground = Ground;
        for (int step = 0; step <= 40; step++)
        {
            foreach (int sign in (ReadOnlySpan<int>)[1, -1])
            {
                double lightness = c.L + sign * step * 0.02;
                if (lightness is < 0.08 or > 0.97)
                    continue;
                Srgb moved = step == 0 ? colour : (c with { L = lightness }).Srgb;
                bool stands = apart >= FormApart ? Math.Abs(moved.Oklab.L - ground.L) >= apart : moved.Oklab.DistanceTo(ground) >= apart;
                if (stands && Enumerable.Range(0, _inks.Count).All(i => i == ink || IsGround(i) || _inks[i].Colour.Oklab.DistanceTo(moved.Oklab) >= Same))
                    return moved;
            }
        }
        return colour;
    }

    // What nobody asked for gives way to a new ground.
    private void FitRound()
    {
        var colours = Importance.ToDictionary(r => r, r => _roles.TryGetValue(r, out int ink) ? _inks[ink].Colour : _cloth);
        HashSet<PaletteRole> kept = [.. Importance.Where(r => !_roles.TryGetValue(r, out int ink) || IsGround(ink) || _asked.Contains(_inks[ink]) || _inks[ink].Kind != InkKind.Spot)];
        ImmutableSortedDictionary<PaletteRole, Srgb> fitted = PaletteFitting.FitRound(colours, kept, _card.Kind == ArtKind.NailSet ? PaletteRules.ForNails : PaletteRules.All, (_, _) => true);
        for (int ink = 0; ink < _inks.Count; ink++)
        {
            PaletteRole? lead = Importance.Where(r => _roles.TryGetValue(r, out int at) && at == ink).Cast<PaletteRole?>().FirstOrDefault();
            if (lead is { } role && !kept.Contains(role) && fitted[role] != _inks[ink].Colour)
                Set(ink, fitted[role], null, asked: false);
        }
    }

    private (int Keep, int Drop)? Nearest()
    {
        (int, int)? best = null;
        double least = double.PositiveInfinity;
        for (int i = 0; i < _inks.Count; i++)
        {
            for (int j = i + 1; j < _inks.Count; j++)
            {
                double apart = _inks[i].Colour.Oklab.DistanceTo(_inks[j].Colour.Oklab);
                // A ground takes in nothing while others can give way.
                apart += IsGround(i) || IsGround(j) ? 1 : 0;
                if (_inks[i].Kind != InkKind.Spot || _inks[j].Kind != InkKind.Spot || apart >= least)
                    continue;
                (best, least) = (Rank(i) <= Rank(j) ? (i, j) : (j, i), apart);
            }
        }
        return best;

        int Rank(int ink) => Importance.Select((r, i) => (r, i)).Where(r => _roles.TryGetValue(r.r, out int at) && at == ink).Select(r => r.i).DefaultIfEmpty(int.MaxValue).Min();
    }

    private void Merge(int keep, int drop)
    {
        foreach (PaletteRole role in _roles.Keys.ToArray())
        {
            int ink = _roles[role] == drop ? keep : _roles[role];
            _roles[role] = ink > drop ? ink - 1 : ink;
        }
        _inks.RemoveAt(drop);
    }

    private void Set(int ink, Srgb colour, string? name, bool asked)
    {
        if (colour != _inks[ink].Colour)
        {
            Ink old = _inks[ink];
            // Its own name is free again.
            _inks[ink] = old with { Id = "" };
            _inks[ink] = Named(colour, name);
        }
        if (asked)
            _asked.Add(_inks[ink]);
    }

    private Ink Named(Srgb colour, string? name)
    {
        name = name is null ? ColourNames.Of(colour).En : char.ToUpperInvariant(name[0]) + name[1..];
        string id = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        if (id.Length == 0 || _inks.Any(i => i.Id == id))
            id = $"{id}-{colour.Hex[1..]}".Trim('-');
        return new(id, name, colour);
    }
}
