using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Lexicons;

/// <summary>Reads the files of a lexicon as one, and reports every mistake of every file at once.</summary>
/// <remarks>
/// Files below <c>lexicons/house</c> are the shop's own and are read last: an entry there whose id is known adds its names to
/// the entry and replaces what else it says, and a name there wins over the same name elsewhere.
/// </remarks>
public static class LexiconReader
{
    /// <summary>Folder of a shop's own files, below the templates.</summary>
    public const string HouseFolder = "lexicons/house/";

    private static readonly Dictionary<string, WordKind> WordKinds = Words<WordKind>();

    private static readonly Dictionary<string, CueKind> CueKinds = new()
    {
        ["ban"] = CueKind.Ban,
        ["soft"] = CueKind.Soft,
        ["limit"] = CueKind.Limit,
        ["double"] = CueKind.Double,
        ["not-only"] = CueKind.NotOnly,
        ["instead"] = CueKind.Instead,
        ["except"] = CueKind.Except,
        ["only"] = CueKind.Only,
        ["end"] = CueKind.End,
    };

    /// <summary>Reads the files.</summary>
    /// <param name="files">Each with its path below the templates, <c>lexicons/colours.yaml</c>.</param>
    /// <exception cref="InputException">A file is wrong, or refers to what is not there; every mistake is named with its line.</exception>
    public static Lexicon Read(IEnumerable<TemplateFile> files)
    {
        var found = new List<Problem>();
        var shelf = new Shelf();
        foreach (TemplateFile file in files.OrderBy(f => f.Path.StartsWith(HouseFolder, StringComparison.Ordinal)).ThenBy(f => f.Path, StringComparer.Ordinal))
        {
            try
            {
                var problems = new DocumentProblems(file.Path);
                var reader = new DocumentReader(DocumentParser.Parse(file.Path, file.Text), problems);
                shelf.Add(reader, file.Path, file.Path.StartsWith(HouseFolder, StringComparison.Ordinal));
                reader.RefuseUnknown();
                problems.ThrowIfAny();
            }
            catch (InputException e)
            {
                found.AddRange(e.Problems);
            }
        }
        if (found.Count == 0)
            found.AddRange(shelf.Loose());
        return found.Count > 0 ? throw new InputException(found) : shelf.ToLexicon();
    }

    private static readonly Dictionary<string, RevisedTrait> Traits = Words<RevisedTrait>();

    private static readonly Dictionary<string, bool> Sides = new() { ["left"] = true, ["right"] = false };

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => v.ToString().ToLowerInvariant());

    // The entries read so far, each with the place it came from.
    private sealed class Shelf
    {
        private readonly Dictionary<Type, Dictionary<string, (LexiconEntry Entry, string Path, int Line)>> _kept = [];
        private readonly Dictionary<(Type, string), (string Path, int Line, bool House)> _names = [];
        private readonly List<string> _zodiac = [];

        public void Add(DocumentReader reader, string path, bool house)
        {
            Each(reader, "colours", path, house, ReadColour);
            Each(reader, "modifiers", path, house, (r, id, en, zh) => new ColourModifier(id, en, zh, r.Number("lightness", -1, 1) ?? 0, r.Number("chroma", 0, 4) ?? 1, r.Number("hue", -180, 180) ?? 0, [.. r.Texts("tags")]) { Covers = ReadCovers(r), CoversAs = r.Text("covers-as") });
            Each(reader, "schemes", path, house, (r, id, en, zh) => new ColourScheme(id, en, zh, [.. r.Texts("tags")], [.. r.Texts("palettes")]) { Covers = ReadCovers(r), CoversAs = r.Text("covers-as") });
            Each(reader, "motifs", path, house, (r, id, en, zh) => new MotifConcept(id, en, zh, [.. r.Texts("is")], [.. r.Texts("like")], r.Text("emoji") ?? "") { Tags = [.. r.Texts("tags")], Solo = [.. r.Texts("solo")] });
            Each(reader, "words", path, house, (r, id, en, zh) => r.OneOf("kind", WordKinds, required: true) is { } kind ? new StyleWord(id, en, zh, kind, [.. r.Texts("tags")]) { Less = [.. r.Texts("less")], Covers = ReadCovers(r), CoversAs = r.Text("covers-as") } : null);
            Each(reader, "families", path, house, (r, id, en, zh) => new FamilyWord(id, en, zh, [.. r.Texts("families")]) { Nails = [.. r.Texts("nails")] });
            Each(reader, "terms", path, house, (r, id, en, zh) => r.Text("slot", required: true) is { } slot ? new TradeTerm(id, en, zh, slot, r.Text("value") ?? id) { Nails = [.. r.Texts("nails")] } : null);
            Each(reader, "holidays", path, house, ReadHoliday);
            Each(reader, "zodiac", path, house, ReadZodiac);
            Each(reader, "negation", path, house, (r, id, en, zh) => r.OneOf("kind", CueKinds, required: true) is { } kind ? new GrammarCue(id, en, zh, kind) : null);
            Each(reader, "units", path, house, (r, id, en, zh) => r.Text("counts", required: true) is { } counts ? new UnitWord(id, en, zh, counts, r.Number("mm", 0.001, 10000, required: counts == "length") ?? 0) : null);
            Each(reader, "numbers", path, house, (r, id, en, zh) => r.Whole("value", 0, 1_000_000, required: true) is { } value ? new NumberWord(id, en, zh, value) : null);
            Each(reader, "plain", path, house, (_, id, en, zh) => new PlainWords(id, en, zh));
            Each(reader, "changes", path, house, (r, id, en, zh) => r.OneOf("change", Traits, required: true) is { } trait ? new RevisionWord(id, en, zh, trait, r.Number("steps", -3, 3, required: true) ?? 0, [.. r.Texts("bare-en"), .. r.Texts("bare-zh")], [.. r.Texts("of")]) : null);
            Each(reader, "degrees", path, house, (r, id, en, zh) => new DegreeWord(id, en, zh, [.. r.Texts("after-en"), .. r.Texts("after-zh")], r.Whole("way", -1, 1, required: true) ?? 0, r.Number("strength", 0.1, 3) ?? 1));
            Each(reader, "things", path, house, (_, id, en, zh) => new RevisedThing(id, en, zh));
            Each(reader, "swaps", path, house, (r, id, en, zh) => new SwapWord(id, en, zh, r.OneOf("way", Sides, required: true) ?? false, [.. r.Texts("verbs")]));
        }

        /// <summary>References to what no file has.</summary>
        public IEnumerable<Problem> Loose()
        {
            foreach (var (entry, path, line) in All<ColourTerm>())
            {
                if (!Has<ColourTerm>(entry.Family))
                    yield return Missing(path, line, entry.Id, "family", entry.Family, "colour");
            }
            foreach (var (entry, path, line) in All<MotifConcept>())
            {
                foreach (string id in entry.Is.Concat(entry.Like).Where(id => !Has<MotifConcept>(id)))
                    yield return Missing(path, line, entry.Id, entry.Is.Contains(id) ? "is" : "like", id, "motif");
            }
            foreach (var (entry, path, line, nails) in All<FamilyWord>().Select(f => (f.Entry.Id, f.Path, f.Line, f.Entry.Nails)).Concat(All<TradeTerm>().Select(t => (t.Entry.Id, t.Path, t.Line, t.Entry.Nails))))
            {
                foreach (string id in nails.Where(id => !Has<MotifConcept>(id)))
                    yield return Missing(path, line, entry, "nails", id, "motif");
            }
            foreach (var (entry, path, line) in All<Holiday>())
            {
                foreach (string id in entry.Motifs.Concat(entry.TabooMotifs).Where(id => !Has<MotifConcept>(id)))
                    yield return Missing(path, line, entry.Id, "motifs", id, "motif");
                foreach (string id in entry.Colours.Concat(entry.TabooColours).Where(id => !Has<ColourTerm>(id)))
                    yield return Missing(path, line, entry.Id, "colours", id, "colour");
            }
            foreach (var (entry, path, line) in Colouring().Where(c => c.Entry.CoversAs is { } other && Covered(other).IsEmpty))
                yield return Missing(path, line, entry.Id, "covers-as", entry.CoversAs!, "word with 'covers'");
            foreach (var (entry, path, line) in All<ZodiacYear>().Where(z => !Has<MotifConcept>(z.Entry.Motif)))
                yield return Missing(path, line, entry.Id, "motif", entry.Motif, "motif");
        }

        public Lexicon ToLexicon() => new()
        {
            Colours = Sorted<ColourTerm>(),
            Modifiers = Covering<ColourModifier>(),
            Schemes = Covering<ColourScheme>(),
            Motifs = Sorted<MotifConcept>(),
            Words = Covering<StyleWord>(),
            Families = Sorted<FamilyWord>(),
            Terms = Sorted<TradeTerm>(),
            Holidays = Sorted<Holiday>(),
            Zodiac = [.. _zodiac.Select(id => (ZodiacYear)_kept[typeof(ZodiacYear)][id].Entry)],
            Cues = Sorted<GrammarCue>(),
            Units = Sorted<UnitWord>(),
            Numbers = Sorted<NumberWord>(),
            Plain = Sorted<PlainWords>(),
            Changes = Sorted<RevisionWord>(),
            Degrees = Sorted<DegreeWord>(),
            Things = Sorted<RevisedThing>(),
            Swaps = Sorted<SwapWord>(),
        };

        private void Each<T>(DocumentReader reader, string key, string path, bool house, Func<DocumentReader, string, ImmutableArray<string>, ImmutableArray<string>, T?> read)
            where T : LexiconEntry
        {
            Dictionary<string, (LexiconEntry Entry, string Path, int Line)> kept = Kept<T>();
            foreach (DocumentReader item in reader.Maps(key))
            {
                int line = item.LineOf("id");
                string? id = item.Text("id", required: true);
                ImmutableArray<string> en = [.. item.Texts("en").Select(n => n.ToLowerInvariant())], zh = [.. item.Texts("zh")];
                T? entry = id is null ? null : read(item, id, en, zh);
                item.RefuseUnknown();
                if (entry is null)
                    continue;
                bool known = kept.TryGetValue(entry.Id, out (LexiconEntry Entry, string Path, int Line) before);
                if (en.IsEmpty && zh.IsEmpty && !known)
                    item.Refuse("id", $"'{entry.Id}' has no name that could be recognized. Add 'en' or 'zh'.");
                if (known && !house)
                    item.Refuse("id", $"'{entry.Id}' stands in {before.Path}, line {before.Line}, already. Keep one of the two, or put yours into {HouseFolder}.");
                foreach (string name in entry.Names)
                    Claim<T>(item, name, path, line, house);
                if (known)
                    entry = entry with { En = [.. before.Entry.En.Union(en)], Zh = [.. before.Entry.Zh.Union(zh)] };
                kept[entry.Id] = (entry, path, line);
            }
        }

        // A name may stand for several things of different kinds, which the context tells apart; within a kind it must be one.
        private void Claim<T>(DocumentReader item, string name, string path, int line, bool house)
        {
            (Type, string) key = (typeof(T), name.Replace('-', ' '));
            if (!_names.TryGetValue(key, out var other))
            {
                _names[key] = (path, line, house);
                return;
            }
            if (!house || other.House)
            {
                item.Refuse("id", $"The name '{name}' stands in {other.Path}, line {other.Line}, too. Keep it in one place.");
                return;
            }
            // The house's name is taken from the entry that had it.
            foreach ((string id, (LexiconEntry Entry, string Path, int Line) at) in Kept<T>().Where(k => k.Value.Entry.Names.Contains(name)).ToArray())
                Kept<T>()[id] = at with { Entry = at.Entry with { En = at.Entry.En.Remove(name), Zh = at.Entry.Zh.Remove(name) } };
            _names[key] = (path, line, true);
        }

        private static ColourTerm? ReadColour(DocumentReader reader, string id, ImmutableArray<string> en, ImmutableArray<string> zh)
        {
            string? family = reader.Text("family", required: true);
            IReadOnlyList<string> values = reader.Texts("oklch");
            double[] lch = [.. values.Select(v => double.TryParse(v, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double d) ? d : double.NaN)];
            if (lch is not [>= 0 and <= 1, >= 0 and <= 0.4, >= 0 and <= 360])
            {
                reader.Refuse("oklch", $"'{string.Join(", ", values)}' is no colour. Write lightness 0 to 1, chroma 0 to 0.4 and hue 0 to 360 degrees, like [0.28, 0.065, 262].");
                return null;
            }
            var colour = new Oklch(lch[0], lch[1], lch[2]);
            if (colour.Srgb.Oklab.DistanceTo(colour.Oklab) > 0.03)
                reader.Refuse("oklch", FormattableString.Invariant($"No screen shows this colour. Lower its chroma to {colour.Srgb.Oklab.Oklch.C:0.###} or less."));
            return family is null ? null : new(id, en, zh, family, colour);
        }

        // Boxes in OKLCH: { l: [0.8, 1], c: [0.02, 0.12], h: [110, 50] }; what is left out is open.
        private static ImmutableArray<ColourRange> ReadCovers(DocumentReader reader)
        {
            var ranges = ImmutableArray.CreateBuilder<ColourRange>();
            foreach (DocumentReader box in reader.Maps("covers"))
            {
                (double lowL, double highL) = Side(box, "l", 1);
                (double lowC, double highC) = Side(box, "c", 0.4);
                (double hueFrom, double hueTo) = Side(box, "h", 360);
                box.RefuseUnknown();
                if (lowL > highL || lowC > highC)
                    box.Refuse(lowL > highL ? "l" : "c", "The first number is the larger one. Write the smaller one first.");
                ranges.Add(new(hueFrom, hueTo, lowL, highL, lowC, highC));
            }
            return ranges.ToImmutable();
        }

        private static (double From, double To) Side(DocumentReader box, string key, double most)
        {
            IReadOnlyList<string> values = box.Texts(key);
            if (values.Count == 0)
                return (0, most);
            double[] ends = [.. values.Select(v => double.TryParse(v, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double d) && d >= 0 && d <= most ? d : double.NaN)];
            if (ends is [not double.NaN, not double.NaN])
                return (ends[0], ends[1]);
            box.Refuse(key, FormattableString.Invariant($"'{string.Join(", ", values)}' is no stretch. Write two numbers from 0 to {most}, like [0.1, 0.3]."));
            return (0, most);
        }

        private static Holiday ReadHoliday(DocumentReader reader, string id, ImmutableArray<string> en, ImmutableArray<string> zh)
        {
            DocumentReader? taboo = reader.Map("taboo");
            ImmutableArray<string> motifs = [.. taboo?.Texts("motifs") ?? []], colours = [.. taboo?.Texts("colours") ?? []];
            taboo?.RefuseUnknown();
            var when = ImmutableArray.CreateBuilder<FeastDay>();
            foreach (string rule in reader.Texts("when"))
            {
                if (FeastDay.TryParse(rule) is { } day)
                    when.Add(day);
                else
                    reader.Refuse("when", $"'{rule}' is no day of a year. Write 12-25, second sunday of may, lunar 8-15, hijri 10-1, hebrew 3-25, easter -2, sun 15 or a single date like 2026-11-08.");
            }
            return new(id, en, zh, [.. reader.Texts("tags")], [.. reader.Texts("motifs")], [.. reader.Texts("colours")], motifs, colours) { When = when.ToImmutable() };
        }

        private ZodiacYear? ReadZodiac(DocumentReader reader, string id, ImmutableArray<string> en, ImmutableArray<string> zh)
        {
            string? motif = reader.Text("motif", required: true);
            if (motif is null)
                return null;
            if (!_zodiac.Contains(id))
                _zodiac.Add(id);
            return new(id, en, zh, motif);
        }

        private static Problem Missing(string path, int line, string id, string key, string missing, string what) =>
            new(path, line, id + "." + key, $"There is no {what} '{missing}'. Add it, or name another.");

        private Dictionary<string, (LexiconEntry Entry, string Path, int Line)> Kept<T>()
        {
            if (!_kept.TryGetValue(typeof(T), out var kept))
                _kept[typeof(T)] = kept = new(StringComparer.Ordinal);
            return kept;
        }

        private IEnumerable<(ColouringWord Entry, string Path, int Line)> Colouring() =>
            All<ColourModifier>().Select(a => ((ColouringWord)a.Entry, a.Path, a.Line)).Concat(All<ColourScheme>().Select(a => ((ColouringWord)a.Entry, a.Path, a.Line))).Concat(All<StyleWord>().Select(a => ((ColouringWord)a.Entry, a.Path, a.Line)));

        private ImmutableArray<ColourRange> Covered(string id) => Colouring().Select(c => c.Entry).FirstOrDefault(e => e.Id == id && !e.Covers.IsEmpty)?.Covers ?? [];

        private ImmutableSortedDictionary<string, T> Covering<T>()
            where T : ColouringWord => Sorted<T>().ToImmutableSortedDictionary(e => e.Key, e => e.Value.CoversAs is { } other ? e.Value with { Covers = [.. e.Value.Covers, .. Covered(other)] } : e.Value, StringComparer.Ordinal);

        private bool Has<T>(string id) => Kept<T>().ContainsKey(id);

        private IEnumerable<(T Entry, string Path, int Line)> All<T>()
            where T : LexiconEntry => Kept<T>().Values.Select(k => ((T)k.Entry, k.Path, k.Line));

        private ImmutableSortedDictionary<string, T> Sorted<T>()
            where T : LexiconEntry => Kept<T>().ToImmutableSortedDictionary(k => k.Key, k => (T)k.Value.Entry, StringComparer.Ordinal);
    }
}
