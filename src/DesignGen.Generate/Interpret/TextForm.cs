using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Documents;
using DesignGen.Core.Fonts;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Generate.Interpret;

/// <summary>Fills in a brief's form from what was understood of its text: the keys that the form leaves open.</summary>
/// <remarks>What the form says itself holds. What a shop can't do as the text says it is made as near as can be, and noted; what the text rules out is never loosened.</remarks>
internal sealed class TextForm
{
    // Fewer families than this would make one batch look alike, so that a banned style is then left to the palettes.
    private const int LeastFamilies = 6;

    // So many patterns come beside those named, for the motifs' sake.
    private const int MostBeside = 4;

    // A garment's colour nearer than this to one in stock is that one.
    private const double SameCloth = 0.1;

    private readonly BriefFacts _facts;
    private readonly DocumentNode _root;
    private readonly TemplateCatalogue _catalogue;
    private readonly Lexicon _lexicon;
    private readonly List<DocumentEntry> _entries = [];
    private readonly List<BriefDoubt> _notes = [];

    private TextForm(BriefFacts facts, DocumentNode root, TemplateCatalogue catalogue)
    {
        (_facts, _root, _catalogue, _lexicon) = (facts, root, catalogue, catalogue.Lexicon.Value);
    }

    /// <summary>The keys that a text fills in.</summary>
    /// <param name="facts">What was understood.</param>
    /// <param name="root">The form's own keys.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <returns>Keys with values, none of which the form has itself; and what a person should know.</returns>
    public static (IReadOnlyList<DocumentEntry> Entries, IReadOnlyList<BriefDoubt> Notes) Of(BriefFacts facts, DocumentNode root, TemplateCatalogue catalogue)
    {
        var form = new TextForm(facts, root, catalogue);
        form.Fill();
        return (form._entries, form._notes);
    }

    private void Fill()
    {
        Product product = FillProduct();
        Placement placement = FillPlacement(product);
        PrintMethod method = FillMethod(product);
        FillGarment(product, placement);
        Numbers(method);
        bool pictures = PictureWishes.AsksFor(Own(BriefKeys.Engine));
        if (pictures)
            Picture();
        else
            Families(placement);
        Motifs(placement, pictures);
        Moods();
        if (!pictures)
            Treatments(placement);
        Exclusions(placement);
        Colours(method);
        Repeats(placement);
        if (!pictures)
            Words(placement);
        Sizes(product);
        Size(placement);
        Nails(placement);
        Notes();
    }

    private Product FillProduct()
    {
        Fact? fact = _facts.First(FactSlot.Product);
        if (Own(BriefKeys.Product) is { } own)
        {
            Product? named = _catalogue.Products.Values.FirstOrDefault(p => BriefReader.Matches(own, p.Id, p.Name));
            if (fact is not null && named is not null && named.Id != fact.Value && _catalogue.Products.ContainsKey(fact.Value))
                Holds(BriefKeys.Product, own, fact);
            return named ?? _catalogue.Products.Values.First();
        }
        Product product = fact is not null && _catalogue.Products.TryGetValue(fact.Value, out Product? known) ? known : _catalogue.Products.GetValueOrDefault("t-shirt") ?? _catalogue.Products.Values.First();
        if (fact is null)
            Note($"No product is named; {product.Name.En} is assumed.", $"未写产品，按{product.Name.Zh}处理。");
        else if (product.Id != fact.Value)
            Note($"{fact.Name.En} is no product of this shop; {product.Name.En} is assumed.", $"本店没有产品“{fact.Name.Zh}”，按{product.Name.Zh}处理。", fact);
        Put(BriefKeys.Product, product.Id, fact);
        return product;
    }

    private Placement FillPlacement(Product product)
    {
        if (Own(BriefKeys.Placement) is { } own)
            return product.Placements.FirstOrDefault(p => BriefReader.Matches(own, p.Id, p.Name)) ?? product.Placements[0];
        Fact[] said = [.. _facts.Of(FactSlot.Placement)];
        Fact[] known = [.. said.Where(f => product.Placements.Any(p => p.Id == f.Value))];
        foreach (Fact other in said.Except(known))
            Note($"{product.Name.En} has no placement '{other.Name.En}'.", $"{product.Name.Zh}没有位置“{other.Name.Zh}”。", other);
        Placement placement;
        Fact? from = known.FirstOrDefault();
        if (known.Length > 1)
            Note($"One placement per brief: {from!.Name.En} is taken.", $"一份需求只做一个位置：取{from!.Name.Zh}。", [.. known]);
        if (from is not null)
            placement = product.Placements.First(p => p.Id == from.Value);
        else if (product.Placements.FirstOrDefault(p => p.Kind == ArtKind.AllOver) is { } allOver && product.Placements[0].Kind != ArtKind.AllOver && MeansAllOver(product.Placements[0].Kind))
            (placement, from) = (allOver, _facts.First(FactSlot.Repeat) ?? _facts.First(FactSlot.Family) ?? _facts.First(FactSlot.Motif));
        else
            placement = product.Placements[0];
        // A print larger than the place takes goes to one that takes it.
        if (WantedSize(placement) is { } size && (size.Width > placement.MaxWidth.Millimetres || size.Height > placement.MaxHeight.Millimetres))
        {
            Placement? larger = product.Placements.Where(p => p.Kind == placement.Kind && p.MaxWidth.Millimetres >= size.Width && p.MaxHeight.Millimetres >= size.Height && (from is null || SameSide(p.Id, placement.Id)))
                .OrderBy(p => p.MaxWidth.Millimetres * p.MaxHeight.Millimetres).FirstOrDefault();
            if (larger is not null)
            {
                Note($"{placement.Name.En} takes at most {placement.MaxWidth} x {placement.MaxHeight}; {larger.Name.En} is taken for this size.", $"{placement.Name.Zh}最大{placement.MaxWidth} x {placement.MaxHeight}；按尺寸改为{larger.Name.Zh}。", _facts.First(FactSlot.Size)!);
                placement = larger;
                Put(BriefKeys.Placement, placement.Id, from ?? _facts.First(FactSlot.Size));
                return placement;
            }
        }
        if (from is not null)
            Put(BriefKeys.Placement, placement.Id, from);
        return placement;
    }

    private static bool SameSide(string a, string b) => a.Contains("back", StringComparison.Ordinal) == b.Contains("back", StringComparison.Ordinal);

    // A repeat, patterns that only cloth has, or motifs that no single print shows.
    private bool MeansAllOver(ArtKind single)
    {
        if (_facts.Of(FactSlot.Slogan).Any())
            return false;
        if (_facts.Of(FactSlot.Repeat).Any(f => f.Value != "border"))
            return true;
        FamilyCard[] named = [.. NamedFamilies()];
        if (named.Length > 0)
            return named.All(c => c.Kind == ArtKind.AllOver);
        Fact[] motifs = [.. _facts.Of(FactSlot.Motif).Where(f => f.Source != FactSource.Implied && _lexicon.Motifs.ContainsKey(f.Value))];
        return motifs.Length > 0 && motifs.All(m => !Draws(m.Value, single).Itself) && motifs.Any(m => !Draws(m.Value, ArtKind.AllOver).Draw.IsEmpty);
    }

    private (ImmutableArray<string> Draw, bool Itself) Draws(string motif, ArtKind kind)
    {
        (ImmutableArray<string> draw, bool itself, _) = MotifWords.Draws(_catalogue, motif, kind, MotifWords.NativeOnly(Own(BriefKeys.NativeMotifs), _catalogue));
        return (draw, itself);
    }

    private PrintMethod FillMethod(Product product)
    {
        if (Own(BriefKeys.Print) is { } own)
            return product.Methods.Select(m => _catalogue.Methods[m]).FirstOrDefault(m => BriefReader.Matches(own, m.Id, m.Name)) ?? _catalogue.Methods[product.Methods[0]];
        foreach (Fact fact in _facts.Of(FactSlot.Method))
        {
            string? method = product.Methods.FirstOrDefault(m => m == fact.Value) ?? product.Methods.FirstOrDefault(m => m.Split('-')[0] == fact.Value.Split('-')[0]);
            if (method is not null)
            {
                Put(BriefKeys.Print, method, fact);
                return _catalogue.Methods[method];
            }
            Note($"{product.Name.En} is not printed by {fact.Name.En} here; {_catalogue.Methods[product.Methods[0]].Name.En} is taken.", $"{product.Name.Zh}在本店不用{fact.Name.Zh}；按{_catalogue.Methods[product.Methods[0]].Name.Zh}处理。", fact);
        }
        return _catalogue.Methods[product.Methods[0]];
    }

    private void FillGarment(Product product, Placement placement)
    {
        Fact? fact = _facts.First(FactSlot.Garment);
        // Under a print that covers no page the garment is the ground.
        Fact[] bans = [.. _facts.Facts.Where(f => (f.Slot == FactSlot.NoGarment || (f.Slot == FactSlot.NoGround && placement.Kind == ArtKind.Placement)) && f.Source is FactSource.Text or FactSource.Model)];
        if (Has(BriefKeys.Garment) || fact?.Colour is null)
        {
            AvoidGarments(product, placement, bans);
            return;
        }
        Oklch colour = fact.Colour.Value;
        if (bans.FirstOrDefault(b => RulesOut(b, colour.Srgb)) is { } against)
            Note($"The garment is to be {fact.Name.En}, and not {against.Name.En}: {fact.Name.En} is taken, and it stays bare.", $"衣服要{fact.Name.Zh}，又不要{against.Name.Zh}：按{fact.Name.Zh}处理，底布保持原色。", fact, against);
        // On nails and cases the ground is the base itself.
        Garment near = product.Garments.MinBy(g => g.Colour.Oklab.DistanceTo(colour.Oklab))!;
        string value = near.Colour.Oklab.DistanceTo(colour.Oklab) <= SameCloth ? near.Id : colour.Srgb.Hex;
        if (placement.Kind == ArtKind.NailSet && value.StartsWith('#'))
            return;
        Put(BriefKeys.Garment, value, fact);
        if (_facts.Of(FactSlot.Garment).Count() > 1)
            Note($"One garment colour per brief: {fact.Name.En} is taken.", $"一份需求只做一个衣服颜色：取{fact.Name.Zh}。", [.. _facts.Of(FactSlot.Garment)]);
    }

    // Where no garment is named, the first in stock that is not ruled out.
    private void AvoidGarments(Product product, Placement placement, Fact[] bans)
    {
        string? own = Own(BriefKeys.Garment);
        Garment? usual = own is null ? product.Garments[0] : product.Garments.FirstOrDefault(g => BriefReader.Matches(own, g.Id, g.Name));
        if (placement.Kind == ArtKind.NailSet || usual is null || bans.FirstOrDefault(b => RulesOut(b, usual.Colour)) is not { } ban)
            return;
        if (own is not null)
            Note($"The text wants no {ban.Name.En} garment, the key '{BriefKeys.NameOf(BriefKeys.Garment)}' says {own}; the key holds.", $"描述不要{ban.Name.Zh}的衣服，“{BriefKeys.NameOf(BriefKeys.Garment)}”写的是{own}；以后者为准。", ban);
        else if (product.Garments.FirstOrDefault(g => !bans.Any(b => RulesOut(b, g.Colour))) is { } other)
            Put(BriefKeys.Garment, other.Id, ban);
        else
            Note($"Every garment colour of {product.Name.En} in stock is ruled out; {usual.Name.En} is taken.", $"{product.Name.Zh}的库存颜色都在不要之列；暂按{usual.Name.Zh}处理。", ban);
    }

    private bool RulesOut(Fact ban, Srgb colour) => ColourWords.RulesOut(Word(ban), colour, _catalogue.Lexicon);

    private void Numbers(PrintMethod method)
    {
        if (_facts.First(FactSlot.Count) is { } count)
        {
            if (Own(BriefKeys.Count) is { } own && own != count.Value)
                Holds(BriefKeys.Count, own, count);
            Put(BriefKeys.Count, count.Value, count);
        }
        if (_facts.First(FactSlot.Inks) is { } inks)
        {
            int most = Math.Min(int.Parse(inks.Value, CultureInfo.InvariantCulture), method.MaxInks);
            if (Own(BriefKeys.Inks) is { } own && own != inks.Value)
                Holds(BriefKeys.Inks, own, inks);
            else if (most.ToString(CultureInfo.InvariantCulture) != inks.Value)
                Note($"{method.Name.En} prints at most {most} inks; {inks.Name.En} becomes that.", $"{method.Name.Zh}最多{most}色；{inks.Name.Zh}按此处理。", inks);
            Put(BriefKeys.Inks, most.ToString(CultureInfo.InvariantCulture), inks);
        }
        if (_facts.First(FactSlot.Colourways) is { } ways)
        {
            // Three colourways in all are two further ones.
            int further = Math.Clamp(int.Parse(ways.Value, CultureInfo.InvariantCulture) - 1, 0, 8);
            Put(BriefKeys.Colourways, further.ToString(CultureInfo.InvariantCulture), ways);
        }
    }

    private (double Width, double Height)? WantedSize(Placement placement)
    {
        if (_facts.First(FactSlot.Size) is not { } size || Has(BriefKeys.Size) || placement.Kind == ArtKind.NailSet)
            return null;
        double[] sides = [.. size.Value.Split('x').Select(s => double.Parse(s, CultureInfo.InvariantCulture))];
        double width = sides[0];
        double height = sides.Length > 1 ? sides[1] : placement.Kind == ArtKind.AllOver ? width : width * placement.Height.Millimetres / placement.Width.Millimetres;
        return (width, height);
    }

    private ImmutableArray<string> Looks(Fact fact, Placement placement) => placement.Kind == ArtKind.NailSet ? NailLooks.Of(_lexicon, fact.Value) : [];

    private IEnumerable<FamilyCard> NamedFamilies() => NamedFamilies(_facts.Of(FactSlot.Family));

    private IEnumerable<FamilyCard> NamedFamilies(IEnumerable<Fact> facts) => facts.Where(f => _lexicon.Families.ContainsKey(f.Value)).SelectMany(f => _lexicon.Families[f.Value].Families)
        .Distinct().Select(id => FamilyRegistry.All.FirstOrDefault(f => f.Card.Id == id)?.Card).OfType<FamilyCard>();

    private void Families(Placement placement)
    {
        // On nails a pattern is something to be seen like any other: see the motifs.
        Fact[] facts = [.. _facts.Of(FactSlot.Family).Where(f => Looks(f, placement).Length == 0)];
        FamilyCard[] able = [.. NamedFamilies(facts).Where(c => c.Kind == placement.Kind)];
        if (facts.Length == 0)
            return;
        if (able.Length > 0)
        {
            // Where the patterns named show none of the motifs named, some that do come beside them.
            HashSet<string> wanted = [.. _facts.Of(FactSlot.Motif).Where(f => f.Source != FactSource.Implied && _lexicon.Motifs.ContainsKey(f.Value)).Select(f => Draws(f.Value, placement.Kind)).Where(d => d.Itself).SelectMany(d => d.Draw)];
            // One word for several patterns means those of them that show what is asked for: a park poster with a mushroom is no badge of mountains.
            string[] idle = [.. facts.Where(f => _lexicon.Families.ContainsKey(f.Value)).Select(f => able.Where(c => _lexicon.Families[f.Value].Families.Contains(c.Id)).ToArray())
                .Where(one => one.Any(Shows)).SelectMany(one => one.Where(c => !Shows(c))).Select(c => c.Id)];
            able = [.. able.Where(c => !idle.Contains(c.Id))];
            FamilyCard[] beside = wanted.Count == 0 || able.Any(c => c.Shows.Any(s => wanted.Contains(s.Motif))) ? []
                : [.. FamilyRegistry.All.Select(f => f.Card).Where(c => c.Kind == placement.Kind && c.Shows.Any(s => s.How is ShownHow.Surely or ShownHow.Kind && wanted.Contains(s.Motif))).Take(MostBeside)];
            PutList(BriefKeys.Families, able.Concat(beside).Select(c => c.Id), facts[0]);

            bool Shows(FamilyCard card) => card.Shows.Any(s => s.How is ShownHow.Surely or ShownHow.Kind && wanted.Contains(s.Motif));
        }
        foreach (Fact lost in facts.Where(f => TreatmentWords.Of(f) is not { } treatment || TreatmentShelf.WhyNot(treatment.Card, placement.Kind, null, 12) is not null).Where(f => _lexicon.Families.TryGetValue(f.Value, out FamilyWord? word) && !word.Families.Any(id => able.Any(c => c.Id == id))))
            Note($"{lost.Name.En} is not made for {placement.Name.En}.", $"{placement.Name.Zh}不做{lost.Name.Zh}。", lost);
    }

    // Words of a finish, a manner or a pattern that are done to a print; a manner leaves some designs plain.
    private void Treatments(Placement placement)
    {
        Fact[] facts = [.. _facts.Facts.Where(f => f.Source is FactSource.Text or FactSource.Model && TreatmentWords.Of(f) is not null)];
        // A pattern that the place does have is drawn as that.
        facts = [.. facts.Where(f => f.Slot != FactSlot.Family || !_lexicon.Families[f.Value].Families.Any(id => FamilyRegistry.Get(id).Card.Kind == placement.Kind))];
        var able = facts.Where(f => TreatmentShelf.WhyNot(TreatmentWords.Of(f)!.Card, placement.Kind, null, 12) is null).ToList();
        foreach (Fact lost in facts.Where(f => f.Slot == FactSlot.Finish).Except(able))
            Note($"{lost.Name.En} is not done on {placement.Name.En}.", $"{placement.Name.Zh}不做{lost.Name.Zh}。", lost);
        if (able.Count > 0)
            PutList(BriefKeys.Treatments, able.Select(f => TreatmentWords.Of(f)!.Card.Id).Distinct().Concat(able.Any(f => f.Slot == FactSlot.Finish) ? [] : [TreatmentChoice.None]), able[0]);
    }

    // What an image model is to show and what not, in its language.
    private void Picture()
    {
        Language language = PictureWishes.Asked(Own(BriefKeys.Engine), Own(BriefKeys.Model), _catalogue)?.Language ?? _facts.Language;
        string comma = language == Language.Chinese ? "、" : ", ";
        Fact[] things = [.. _facts.Of(FactSlot.Motif).Where(f => f.Source != FactSource.Implied)];
        if (things.Length == 0)
            things = [.. _facts.Of(FactSlot.Motif)];
        Fact[] shown = [.. things, .. _facts.Of(FactSlot.Family)], manner = [.. _facts.Of(FactSlot.Style), .. _facts.Of(FactSlot.Holiday), .. _facts.Of(FactSlot.Season), .. _facts.Of(FactSlot.Scheme)];
        // Without a thing the manner alone would show anything: then the form must say what.
        if (shown.Length > 0)
            PutWithin(BriefKeys.Subject, [.. shown.Concat(manner)], language, comma);
        Fact[] bans = [.. _facts.Facts.Where(f => f.Slot is FactSlot.NoMotif or FactSlot.NoFamily or FactSlot.NoStyle)];
        if (bans.Length > 0)
            PutWithin(BriefKeys.Avoid, bans, language, comma, beside: true);
        if (_facts.Of(FactSlot.Slogan).ToArray() is { Length: > 0 } slogans)
            Note("Image models can't be trusted to spell: the words to be set are kept in the notes.", "图像模型不能保证文字正确：要排的文字已写入备注。", slogans);
    }

    // As many names as a model heeds; beside the form's own where both hold, else in place of what it leaves open.
    private void PutWithin(string key, Fact[] facts, Language language, string comma, bool beside = false)
    {
        List<string> words = beside && Own(key) is { Length: > 0 } own ? [own] : [];
        foreach (string name in facts.Select(f => f.Name.In(language)).Distinct())
        {
            if (words.Sum(w => w.Length + comma.Length) + name.Length <= PictureWishes.MostSubject)
                words.Add(name);
        }
        if (beside)
            _entries.Add(new(BriefKeys.NameOf(key), LineOf(facts[0]), DocumentNode.Scalar(string.Join(comma, words), LineOf(facts[0]))));
        else
            Put(key, string.Join(comma, words), facts[0]);
    }

    private void Motifs(Placement placement, bool pictures)
    {
        Fact[] said = [.. _facts.Of(FactSlot.Motif).Where(f => f.Source is FactSource.Text or FactSource.Model && _lexicon.Motifs.ContainsKey(f.Value))];
        // A feast brings its own motifs where the customer names none.
        (Fact From, string Motif)[] looks = [.. _facts.Facts.Where(f => f.Slot is FactSlot.Family or FactSlot.Finish && f.Source is FactSource.Text or FactSource.Model).SelectMany(f => Looks(f, placement), (f, motif) => (f, motif))];
        Fact[] taken = said.Length > 0 || _facts.Of(FactSlot.Family).Any() || looks.Length > 0 ? said : [.. _facts.Of(FactSlot.Motif).Where(f => f.Source == FactSource.Implied)];
        // An image model is told of them in its own words.
        Fact[] drawn = pictures ? [] : [.. taken.Where(f => !Draws(f.Value, placement.Kind).Draw.IsEmpty)];
        (Fact From, string Motif)[] wishes = [.. drawn.Select(f => (f, f.Value)).Concat(pictures ? [] : looks).OrderBy(w => w.Item1.Span?.Start ?? int.MaxValue).DistinctBy(w => w.Item2)];
        if (wishes.Length > 0)
            PutList(BriefKeys.Motifs, wishes.Select(w => w.Motif), wishes[0].From);
        if (Has(BriefKeys.Motifs) || pictures)
            return;
        foreach (Fact fact in said)
        {
            (ImmutableArray<string> draw, bool itself) = Draws(fact.Value, placement.Kind);
            if (draw.IsEmpty)
                Note($"The built-in engine can't draw {fact.Name.En} for {placement.Name.En}, nor anything like it.", $"内置引擎在{placement.Name.Zh}上画不了“{fact.Name.Zh}”，也没有相近的图案。", fact);
            else if (!itself)
                Note($"The built-in engine can't draw {fact.Name.En}; the nearest it has is {Named(draw[0], Language.English)}.", $"内置引擎画不了“{fact.Name.Zh}”；最接近的是{Named(draw[0], Language.Chinese)}。", fact);
        }
    }

    private string Named(string id, Language language) => _lexicon.Motifs.TryGetValue(id, out MotifConcept? motif) ? motif.Name.In(language) : id;

    private void Moods()
    {
        var tags = new List<string>();
        Fact? first = null;
        foreach (Fact fact in _facts.Facts.Where(f => f.Source is FactSource.Text or FactSource.Model))
        {
            IEnumerable<string> own = fact.Slot switch
            {
                FactSlot.Style or FactSlot.Season or FactSlot.Audience or FactSlot.Market => _lexicon.Words.TryGetValue(fact.Value, out StyleWord? word) ? word.Tags : [],
                FactSlot.Less => _lexicon.Words.TryGetValue(fact.Value, out StyleWord? less) ? less.Less : [],
                FactSlot.Holiday => _lexicon.Holidays.TryGetValue(fact.Value, out Holiday? holiday) ? holiday.Tags : [],
                FactSlot.Scheme => _lexicon.Schemes.TryGetValue(fact.Value, out ColourScheme? scheme) ? scheme.Tags : _lexicon.Modifiers.TryGetValue(fact.Value, out ColourModifier? modifier) ? modifier.Tags : [],
                _ => [],
            };
            string[] added = [.. own.Where(t => !tags.Contains(t))];
            if (added.Length > 0)
                first ??= fact;
            tags.AddRange(added);
        }
        if (tags.Count > 0)
            PutList(BriefKeys.Moods, tags, first);
        ImmutableArray<string> palettes = [.. _facts.Of(FactSlot.Scheme).SelectMany(f => _lexicon.Schemes.TryGetValue(f.Value, out ColourScheme? s) ? s.Palettes : []).Where(p => _catalogue.Palettes.ContainsKey(p) || _catalogue.Harmonies.ContainsKey(p)).Distinct()];
        // Colours that are named go before the scheme that they stand in.
        if (!palettes.IsEmpty && !Has(BriefKeys.Colours) && !Has(BriefKeys.Wishes) && !NamedColours().Any())
            PutList(BriefKeys.Palettes, palettes, _facts.First(FactSlot.Scheme));
    }

    private void Exclusions(Placement placement)
    {
        HashSet<string> named = [.. NamedFamilies().Select(c => c.Id)];
        HashSet<string> wanted = [.. _facts.Of(FactSlot.Motif).Where(f => _lexicon.Motifs.ContainsKey(f.Value)).SelectMany(f => Draws(f.Value, placement.Kind).Draw)];
        var motifs = new List<string>();
        var exclude = new List<string>();
        Fact? first = null;
        string[] allowed = [.. _facts.Of(FactSlot.Allowed).Concat(_facts.Of(FactSlot.Motif).Where(f => f.Source == FactSource.Text)).Where(f => _lexicon.Motifs.ContainsKey(f.Value)).Select(f => f.Value)];
        foreach (Fact ban in _facts.Of(FactSlot.NoMotif).Where(f => _lexicon.Motifs.ContainsKey(f.Value)))
        {
            IReadOnlyList<string> kinds = _lexicon.WithKinds(ban.Value);
            string[] drawn = [.. kinds.Where(MotifWords.Drawable.Contains)];
            // With an exception, a kind of what is banned, the rest is banned one by one. Flowers, no roses is none: there the ban is the narrower.
            string[] free = [.. allowed.Where(id => id != ban.Value && kinds.Contains(id)).SelectMany(_lexicon.WithKinds)];
            motifs.AddRange(drawn.Any(free.Contains) ? drawn.Except(free) : [ban.Value]);
            if (!drawn.Any(free.Contains))
                exclude.AddRange(_lexicon.Motifs[ban.Value].Tags.Where(t => FamilyRegistry.All.Any(f => f.Card.Tags.Contains(t))));
        }
        // A finish that is ruled out is not drawn either: glitter, foil.
        foreach (Fact ban in _facts.Of(FactSlot.NoFamily))
        {
            motifs.AddRange(Looks(ban, placement));
            if (_lexicon.Families.ContainsKey(ban.Value))
                continue;
            if (ban.Value.Replace("-finish", "", StringComparison.Ordinal) is var thing && _lexicon.Motifs.ContainsKey(thing))
                motifs.Add(thing);
        }
        Ban(BriefKeys.NoMotifs, [.. motifs.Distinct()], _facts.First(FactSlot.NoMotif) ?? _facts.First(FactSlot.NoFamily));
        foreach (Fact ban in _facts.Of(FactSlot.NoFamily).Where(f => _lexicon.Families.ContainsKey(f.Value) && Looks(f, placement).Length == 0))
        {
            first ??= ban;
            exclude.AddRange(_lexicon.Families[ban.Value].Families);
        }
        foreach (Fact ban in _facts.Of(FactSlot.NoStyle).Where(f => _lexicon.Words.ContainsKey(f.Value)))
        {
            string tag = _lexicon.Words[ban.Value].Tags.FirstOrDefault() ?? "";
            FamilyCard[] tagged = [.. FamilyRegistry.All.Select(f => f.Card).Where(c => c.Kind == placement.Kind && c.Tags.Contains(tag))];
            int left = FamilyRegistry.All.Count(f => f.Card.Kind == placement.Kind) - tagged.Length;
            // What the customer asked to see goes before how it should not look.
            bool needed = tagged.Any(c => named.Contains(c.Id) || c.Shows.Any(s => wanted.Contains(s.Motif)));
            if (tagged.Length > 0 && left >= LeastFamilies && !needed)
            {
                first ??= ban;
                exclude.Add(tag);
            }
        }
        Ban(BriefKeys.Exclude, exclude, first);
        BanColours();
    }

    // Colours and ways of colouring, for the whole print or for a part, beside those of the form.
    private void BanColours()
    {
        (string Key, FactSlot[] Slots)[] parts = [("any", [FactSlot.NoColour, FactSlot.NoStyle]), ("ground", [FactSlot.NoGround]), ("outline", [FactSlot.NoOutline])];
        DocumentNode? own = _root.Entries.FirstOrDefault(e => BriefKeys.NoColours.Split('|').Contains(e.Key))?.Value;
        var map = new List<DocumentEntry>(own is { Kind: NodeKind.Map } ? own.Entries : []);
        if (own is { Kind: NodeKind.Scalar or NodeKind.List } list)
            map.Add(new("any", own.Line, list));
        Fact? first = null;
        foreach ((string key, FactSlot[] slots) in parts)
        {
            Fact[] bans = [.. _facts.Facts.Where(f => slots.Contains(f.Slot) && f.Source is FactSource.Text or FactSource.Model && (f.Colour is not null || _lexicon.Ways.ContainsKey(f.Value)))];
            // Of a part only colours can be ruled out, not how all stand together.
            foreach (Fact loose in key == "any" ? [] : bans.Where(f => f.Colour is null && _lexicon.Ways[f.Value].Covers.IsEmpty))
                Note($"'{loose.Name.En}' means no certain colours, so that it can't be kept from a part.", $"“{loose.Name.Zh}”没有明确的颜色范围，无法只对某一部分禁用。", loose);
            string[] words = [.. bans.Where(f => key == "any" || f.Colour is not null || !_lexicon.Ways[f.Value].Covers.IsEmpty).Select(Word).Distinct()];
            if (words.Length == 0)
                continue;
            first ??= bans[0];
            int at = map.FindIndex(e => BriefKeys.PartOf(e.Key) == key);
            IEnumerable<string> before = at < 0 ? [] : map[at].Value.Kind == NodeKind.List ? map[at].Value.Items.Select(i => i.Text) : map[at].Value.Text.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            DocumentEntry whole = new(key, LineOf(bans[0]), DocumentNode.List([.. before.Concat(words).Distinct().Select(w => DocumentNode.Scalar(w, LineOf(bans[0])))], LineOf(bans[0])));
            if (at < 0)
                map.Add(whole);
            else
                map[at] = whole;
        }
        if (first is not null)
            _entries.Add(new(BriefKeys.NameOf(BriefKeys.NoColours), LineOf(first), map is [{ Key: "any" } all] ? all.Value : DocumentNode.Map(map, LineOf(first))));
    }

    // A ban in the text holds beside those of the form.
    private void Ban(string key, IReadOnlyList<string> words, Fact? from)
    {
        if (words.Count == 0)
            return;
        string[] own = [.. (Own(key) ?? "").Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        _entries.Add(new(BriefKeys.NameOf(key), LineOf(from), DocumentNode.List([.. own.Concat(words).Distinct().Select(w => DocumentNode.Scalar(w, LineOf(from)))], LineOf(from))));
    }

    private IEnumerable<Fact> NamedColours() => _facts.Facts.Where(f => f.Slot is FactSlot.Colour or FactSlot.Ground or FactSlot.Outline && f.Source is FactSource.Text or FactSource.Model && f.Colour is not null);

    private void Colours(PrintMethod method)
    {
        if (Has(BriefKeys.Colours) || Has(BriefKeys.Palettes))
            return;
        List<Fact> named = [.. NamedColours()];
        if (named.Count == 0 && !_facts.Of(FactSlot.Scheme).Any())
            named = [.. _facts.Of(FactSlot.Colour).Where(f => f.Source == FactSource.Implied && f.Colour is not null)];
        foreach (Fact pantone in _facts.Of(FactSlot.Pantone))
        {
            string key = Bare(pantone.Value);
            if (_catalogue.InkLibraries.Values.SelectMany(l => l.Inks).FirstOrDefault(i => Bare(i.Name.En) == key || Bare(i.Id) == key) is { } ink)
                named.Add(new(FactSlot.Colour, ink.Id, ink.Name, pantone.Span, 1) { Colour = ink.Colour.Oklab.Oklch });
            else
                Note($"Pantone {pantone.Value} is kept as it stands: no ink library of this shop has it. Add it to templates/inks with its measured colour.", $"Pantone {pantone.Value} 原样保留：本店油墨库没有该色。请量色后加入 templates/inks。", pantone);
        }
        if (named.Count == 0)
            return;
        int inks = Math.Min(method.MaxInks, _facts.First(FactSlot.Inks) is { } limit ? int.Parse(limit.Value, CultureInfo.InvariantCulture) : BriefReader.MaxFixedColours);
        if (named.Count > inks)
            Note($"{named.Count} colours are named for {inks} inks; the first {inks} are sure to be used.", $"写了{named.Count}个颜色，只有{inks}个套色；保证前{inks}个。", [.. named]);
        var map = new List<DocumentEntry>();
        foreach ((FactSlot slot, string key) in new[] { (FactSlot.Colour, "any"), (FactSlot.Ground, "ground"), (FactSlot.Outline, "outline") })
        {
            Fact[] here = [.. named.Where(f => f.Slot == slot).Take(slot == FactSlot.Colour ? inks : 1)];
            if (here.Length > 0)
                map.Add(new(key, LineOf(here[0]), DocumentNode.List([.. here.Select(f => DocumentNode.Scalar(Word(f), LineOf(f)))], LineOf(here[0]))));
        }
        if (_facts.Of(FactSlot.OnlyColours).Any())
            map.Add(new("only", 1, DocumentNode.Scalar("yes", 1)));
        if (!Has(BriefKeys.Wishes))
            _entries.Add(new(BriefKeys.NameOf(BriefKeys.Wishes), LineOf(named[0]), DocumentNode.Map(map, LineOf(named[0]))));
    }

    // The lexicon's word where that is the very colour or a way of colouring, else its value.
    private string Word(Fact fact) => fact.Colour is not { } colour || _lexicon.Colours.ContainsKey(fact.Value) ? fact.Value : colour.Srgb.Hex;

    private static string Bare(string name) => string.Concat(name.ToLowerInvariant().Replace("pantone", "", StringComparison.Ordinal).Where(char.IsLetterOrDigit));

    private void Repeats(Placement placement)
    {
        Fact[] steps = [.. _facts.Of(FactSlot.Repeat).Where(f => SteppingNames.Find(f.Value) is not null)];
        if (steps.Length == 0)
            return;
        if (placement.Kind == ArtKind.AllOver)
            PutList(BriefKeys.Repeat, steps.Select(f => f.Value), steps[0]);
        else
            Note($"{placement.Name.En} does not repeat; '{steps[0].Name.En}' is left out.", $"{placement.Name.Zh}不接版；“{steps[0].Name.Zh}”略去。", steps[0]);
    }

    // A slogan is set exactly as written, or not at all.
    private void Words(Placement placement)
    {
        Fact[] slogans = [.. _facts.Of(FactSlot.Slogan)];
        if (slogans.Length == 0 || Has(BriefKeys.Lettering))
            return;
        var lines = new List<string>();
        foreach (Fact slogan in slogans)
        {
            string[] broken = [.. Lines(slogan.Value)];
            if (!LetteringFont.CanSet(slogan.Value, _catalogue))
            {
                ImmutableArray<string> missing = Alphabet.Missing(slogan.Value);
                Note($"'{slogan.Value}' can't be set: the built-in alphabet has no '{string.Join("', '", missing.Take(4))}', and no font here has all its signs. It is kept in the notes; to set it, {FontShelf.ToInstall(missing)}.", $"“{slogan.Value}”暂不能排字：内置字库没有“{string.Join("”“", missing.Take(4))}”，本机也没有含这些字的字体。已写入备注；请安装字体（如 Noto Sans CJK），或把字体文件放入 templates/fonts。", slogan);
            }
            else if (!FamilyRegistry.All.Any(f => f.Card.Kind == placement.Kind && f.Card.UsesLettering))
                Note($"No pattern family for {placement.Name.En} sets words; '{slogan.Value}' is kept in the notes.", $"{placement.Name.Zh}没有可排字的花型；“{slogan.Value}”已写入备注。", slogan);
            else if (broken.Length == 0 || lines.Count + broken.Length > Alphabet.MostLines)
                Note($"'{slogan.Value}' is longer than {Alphabet.MostLines} lines of {Alphabet.MostLetters} characters; it is kept in the notes.", $"“{slogan.Value}”超过{Alphabet.MostLines}行、每行{Alphabet.MostLetters}个字符；已写入备注。", slogan);
            else
                lines.AddRange(broken);
        }
        if (lines.Count > 0)
            PutList(BriefKeys.Lettering, lines, slogans[0]);
    }

    // Broken between words into as few lines as hold it, of like length so that none is left with one word; empty where a word is longer than a line.
    private static List<string> Lines(string text)
    {
        List<string> lines = Lines(text, Alphabet.MostLetters);
        for (int most = Alphabet.MostLetters - 1; most > 0 && Lines(text, most) is { Count: > 0 } shorter && shorter.Count == lines.Count; most--)
            lines = shorter;
        return lines;
    }

    private static List<string> Lines(string text, int most)
    {
        var lines = new List<string>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > most)
                return [];
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= most)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }

    private void Sizes(Product product)
    {
        Fact[] ordered = [.. _facts.Of(FactSlot.Pieces)], sizes = [.. _facts.Of(FactSlot.GarmentSize)];
        Ordered(product, ordered);
        // What is ordered is made, beside the sizes that are named.
        sizes = sizes.Length == 0 ? [] : [.. sizes, .. ordered.Select(f => f with { Value = f.Value.Split('=')[0] }).Where(f => !sizes.Any(s => s.Value == f.Value))];
        string[] known = [.. product.Sizes.Select(s => s.Id).Where(id => sizes.Any(f => f.Value == id))];
        if (known.Length > 0)
            PutList(BriefKeys.Sizes, known, sizes[0]);
        string[] lost = [.. sizes.Select(f => f.Value).Except(known)];
        if (lost.Length > 0 && !product.Sizes.IsEmpty && !Has(BriefKeys.Sizes))
            Note($"The size chart of {product.Name.En} has no {string.Join(", ", lost)}.", $"{product.Name.Zh}的尺码表没有{string.Join("、", lost)}。", sizes[0]);
    }

    private void Ordered(Product product, Fact[] pieces)
    {
        if (pieces.Length == 0)
            return;
        if (product.Sizes.IsEmpty)
        {
            Note($"{product.Name.En} has no size chart; the pieces of each size are left out.", $"{product.Name.Zh}没有尺码表，各码件数未采用。", pieces);
            return;
        }
        var map = new List<DocumentEntry>();
        foreach (Fact fact in pieces)
        {
            string[] said = fact.Value.Split('=');
            if (!product.Sizes.Any(s => s.Id == said[0]))
                Note($"The size chart of {product.Name.En} has no {said[0]}.", $"{product.Name.Zh}的尺码表没有{said[0]}。", fact);
            else if (map.Any(e => e.Key == said[0]))
                Note($"{said[0]} is ordered twice; the first number is taken.", $"{said[0]}码写了两个件数，取第一个。", fact);
            else
                map.Add(new(said[0], LineOf(fact), DocumentNode.Scalar(said[1], LineOf(fact))));
        }
        if (map.Count > 0 && !Has(BriefKeys.Quantities))
            _entries.Add(new(BriefKeys.NameOf(BriefKeys.Quantities), map[0].Line, DocumentNode.Map(map, map[0].Line)));
    }

    private void Size(Placement placement)
    {
        if (WantedSize(placement) is { } size && _facts.First(FactSlot.Size) is { } fact)
            Put(BriefKeys.Size, FormattableString.Invariant($"{size.Width}mm x {size.Height}mm"), fact);
    }

    private void Nails(Placement placement)
    {
        if (placement.Kind != ArtKind.NailSet || Has(BriefKeys.Nails))
            return;
        var map = new List<DocumentEntry>();
        foreach ((FactSlot slot, string key) in new[] { (FactSlot.NailShape, "shape"), (FactSlot.NailLength, "length") })
        {
            if (_facts.First(slot) is { } fact)
                map.Add(new(key, LineOf(fact), DocumentNode.Scalar(fact.Value, LineOf(fact))));
        }
        if (map.Count > 0)
            _entries.Add(new(BriefKeys.NameOf(BriefKeys.Nails), map[0].Line, DocumentNode.Map(map, map[0].Line)));
    }

    // What no other key holds stays with the brief for people to read.
    private void Notes()
    {
        string[] kept = [.. _facts.Facts.Where(f => f.Slot is FactSlot.Pantone or FactSlot.Fabric || (f.Slot == FactSlot.Finish && !(TreatmentWords.Of(f) is not null && _entries.Any(e => e.Key == BriefKeys.NameOf(BriefKeys.Treatments)))) || (f.Slot == FactSlot.Slogan && !_entries.Any(e => e.Key == BriefKeys.NameOf(BriefKeys.Lettering)))).Select(f => f.Name.In(_facts.Language)).Distinct()];
        if (kept.Length > 0)
            Put(BriefKeys.Notes, string.Join(_facts.Language == Language.Chinese ? "；" : "; ", kept), null);
    }

    private bool Has(string key) => key.Split('|').Any(k => _root.Entries.Any(e => e.Key == k));

    private string? Own(string key)
    {
        DocumentNode? value = _root.Entries.FirstOrDefault(e => key.Split('|').Contains(e.Key))?.Value;
        return value?.Kind switch { NodeKind.Scalar => value.Text.Trim(), NodeKind.List => string.Join(", ", value.Items.Select(i => i.Text)), _ => null };
    }

    private void Put(string key, string value, Fact? from)
    {
        if (!Has(key) && !_entries.Any(e => e.Key == BriefKeys.NameOf(key)))
            _entries.Add(new(BriefKeys.NameOf(key), LineOf(from), DocumentNode.Scalar(value, LineOf(from))));
    }

    private void PutList(string key, IEnumerable<string> values, Fact? from)
    {
        if (!Has(key))
            _entries.Add(new(BriefKeys.NameOf(key), LineOf(from), DocumentNode.List([.. values.Select(v => DocumentNode.Scalar(v, LineOf(from)))], LineOf(from))));
    }

    private void Holds(string key, string own, Fact fact) => Note(
        $"The text says {fact.Name.En}, the key '{BriefKeys.NameOf(key)}' says {own}; the key holds.", $"描述写的是{fact.Name.Zh}，“{BriefKeys.NameOf(key)}”写的是{own}；以后者为准。", fact);

    private void Note(string en, string zh, params Fact[] facts) => _notes.Add(new(_facts.Language == Language.Chinese ? zh : en, [.. facts.Select(f => f.Span).OfType<TextSpan>()]));

    // Line of the text that a fact stands on, from 1; texts within a form begin below their key, so this is near enough for a message.
    private int LineOf(Fact? fact) => fact?.Span is { } span ? 1 + _facts.Text.AsSpan(0, Math.Min(span.Start, _facts.Text.Length)).Count('\n') : 1;
}
