using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Motifs;
using DesignGen.Render.Svg;

namespace DesignGen.Server.Templates;

/// <summary>A folder of a shop's own motifs: SVG files, with words, licence and origin of each in a file beside it or in one list.</summary>
/// <remarks><c>docs/motif-packs.md</c> describes the files. Nothing outside the folder is opened.</remarks>
internal sealed class MotifFolder : IMotifPack
{
    /// <summary>Name of the pack of files that lie in no folder of their own.</summary>
    public const string House = "house";

    private const int MostMotifs = 2000, MostShapes = 400, MostWords = 24, MostWord = 60;
    private const string ListName = "motifs", Motifs = "motifs|图案", File = "file|文件", Id = "id|编号", En = "en|英文名", Zh = "zh|中文名", Licence = "licence|授权|license", Origin = "origin|来源",
        Is = "is|属于", Flips = "flips|可镜像", LeastMm = "least-mm|最小毫米";

    private static readonly string[] Kinds = [".yaml", ".yml", ".json"];
    private static readonly Dictionary<string, bool> YesNo = new() { ["yes"] = true, ["true"] = true, ["是"] = true, ["no"] = false, ["false"] = false, ["否"] = false };

    private readonly string _folder;
    private readonly Lazy<ImmutableSortedDictionary<string, Entry>> _entries;

    private MotifFolder(string folder, string name, string shown)
    {
        (_folder, Name) = (folder, name);
        _entries = new(() => Read(folder, name, shown));
    }

    private sealed record Entry(PackListing Listing, string Path, string Shown, bool Flips, double LeastMm);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<PackListing> Listings => [.. _entries.Value.Values.Select(e => e.Listing)];

    /// <summary>The packs of a folder: itself, where it holds drawings, and each folder in it.</summary>
    public static IEnumerable<MotifFolder> All(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        string shown = Path.GetFileName(folder);
        yield return new(folder, House, shown);
        foreach (string own in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Where(d => !Path.GetFileName(d).StartsWith('.')))
            yield return new(own, Path.GetFileName(own), shown + "/" + Path.GetFileName(own));
    }

    /// <inheritdoc/>
    PackMotif IMotifPack.Read(PackListing listing)
    {
        Entry entry = _entries.Value[listing.Id];
        byte[] bytes = Bytes(entry.Path, entry.Shown);
        SvgDrawing drawing = SvgReader.Read(new MemoryStream(bytes), entry.Shown, SvgLimits.Motif);
        ImmutableArray<PackShape> shapes = Shapes(drawing, entry.Shown);
        return new(new(listing.Id, Name, Convert.ToHexStringLower(SHA256.HashData(bytes)), listing.Licence, listing.Origin), shapes) { Flips = entry.Flips, LeastMm = entry.LeastMm };
    }

    /// <summary>The shapes of a drawing with their colours.</summary>
    /// <exception cref="InputException">It draws nothing, or more shapes than a motif has.</exception>
    public static ImmutableArray<PackShape> Shapes(SvgDrawing drawing, string shown)
    {
        if (drawing.Artwork.Shapes.IsEmpty || drawing.Artwork.InkedBounds is not { Width: > 0, Height: > 0 })
            throw new InputException(shown, null, "The drawing fills nothing. Give its shapes a fill or a stroke.");
        if (drawing.Artwork.Shapes.Length > MostShapes)
            throw new InputException(shown, null, FormattableString.Invariant($"The drawing has {drawing.Artwork.Shapes.Length} shapes; a motif has at most {MostShapes}. Unite shapes of one colour."));
        return [.. drawing.Artwork.Shapes.Select(s => new PackShape(drawing.Artwork.Inks[s.Ink!.Value].Colour, s.Outline, s.Rule))];
    }

    private static ImmutableSortedDictionary<string, Entry> Read(string folder, string pack, string shown)
    {
        var found = new List<Problem>();
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        string[] drawings = [.. Files(folder).Where(f => Path.GetExtension(f).Equals(".svg", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        if (drawings.Length > MostMotifs)
            throw new InputException(shown, null, FormattableString.Invariant($"There are {drawings.Length} drawings in one folder; {MostMotifs} at most. Part them into several folders."));
        string? list = Kinds.Select(k => Path.Combine(folder, ListName + k)).FirstOrDefault(System.IO.File.Exists);
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? allLicence = null, allOrigin = null;
        if (list is not null)
        {
            Collect(list, (reader, problems) =>
            {
                (allLicence, allOrigin) = (Terms(reader, Licence), Terms(reader, Origin));
                foreach (DocumentReader item in reader.Maps(Motifs))
                {
                    if (item.Text(File, required: true) is { } file)
                    {
                        string? drawing = drawings.FirstOrDefault(d => Path.GetFileName(d).Equals(file, StringComparison.OrdinalIgnoreCase));
                        if (drawing is null)
                            item.Refuse(File, $"There is no drawing '{file}' beside the list. Correct the name, or put the SVG file there.");
                        else if (!told.Add(file))
                            item.Refuse(File, $"'{file}' is listed already. Keep one.");
                        else
                            Add(item, drawing);
                    }
                    item.RefuseUnknown();
                }
            });
        }
        foreach (string drawing in drawings.Where(d => !told.Contains(Path.GetFileName(d))))
        {
            string? beside = Kinds.Select(k => Path.ChangeExtension(drawing, k)).FirstOrDefault(System.IO.File.Exists);
            if (beside is null)
            {
                found.Add(new($"{shown}/{Path.GetFileName(drawing)}", null, null, $"Nothing says what this drawing shows and whose it is. Put {Path.GetFileNameWithoutExtension(drawing)}.yaml beside it, with en, zh, licence and origin, or list it in {ListName}.yaml."));
                continue;
            }
            Collect(beside, (reader, _) => Add(reader, drawing));
        }
        return found.Count == 0 ? entries.ToImmutableSortedDictionary(StringComparer.Ordinal) : throw new InputException(found);

        void Collect(string file, Action<DocumentReader, DocumentProblems> read)
        {
            string name = $"{shown}/{Path.GetFileName(file)}";
            try
            {
                var problems = new DocumentProblems(name);
                var reader = new DocumentReader(DocumentParser.Parse(name, Encoding.UTF8.GetString(Bytes(file, name))), problems);
                read(reader, problems);
                reader.RefuseUnknown();
                problems.ThrowIfAny();
            }
            catch (InputException e)
            {
                found.AddRange(e.Problems);
            }
        }

        void Add(DocumentReader reader, string drawing)
        {
            string id = reader.Text(Id) ?? Path.GetFileNameWithoutExtension(drawing).ToLowerInvariant();
            if (id.Length is 0 or > MotifMark.MostName || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
                reader.Refuse(Id, $"'{id}' is no id. Use at most {MotifMark.MostName} small letters, digits and hyphens.");
            ImmutableArray<string> en = Words(reader, En), zh = Words(reader, Zh), kinds = [.. reader.Texts(Is)];
            if (en.IsEmpty && zh.IsEmpty)
                reader.Refuse(En, "A motif is found by its words. Write one or more, in English under en and in Chinese under zh.");
            string? licence = Terms(reader, Licence) ?? allLicence, origin = Terms(reader, Origin) ?? allOrigin;
            if (licence is null)
                reader.Refuse(Licence, "This key is needed: under what terms may the drawing be printed and sold? Write 'own work' for your own.");
            if (origin is null)
                reader.Refuse(Origin, "This key is needed: who drew it, or where is it from?");
            bool flips = reader.OneOf(Flips, YesNo) ?? true;
            double least = reader.Number(LeastMm, 2, 200) ?? PackMotif.DefaultLeastMm;
            var entry = new Entry(new(id, pack, en, zh, licence ?? "", origin ?? "") { Is = kinds }, drawing, $"{shown}/{Path.GetFileName(drawing)}", flips, least);
            if (!entries.TryAdd(id, entry))
                reader.Refuse(Id, $"'{id}' is the id of {entries[id].Shown} too. Give each its own.");
        }
    }

    private static ImmutableArray<string> Words(DocumentReader reader, string key)
    {
        ImmutableArray<string> words = [.. reader.Texts(key)];
        if (words.Length > MostWords || words.Any(w => w.Length is 0 or > MostWord || w.Any(char.IsControl)))
            reader.Refuse(key, $"Write at most {MostWords} words of at most {MostWord} characters each.");
        return words;
    }

    private static string? Terms(DocumentReader reader, string key)
    {
        string? text = reader.Text(key);
        if (text is { Length: 0 or > MotifMark.MostTerms })
            reader.Refuse(key, $"The text has {text.Length} characters. Write 1 to {MotifMark.MostTerms}.");
        return text;
    }

    private static IEnumerable<string> Files(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Where(f => !Path.GetFileName(f).StartsWith('.'))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{folder} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }

    private static byte[] Bytes(string path, string shown)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length <= SvgLimits.Motif.MostCharacters ? System.IO.File.ReadAllBytes(path)
                : throw new InputException(shown, null, FormattableString.Invariant($"The file has {length} bytes; a motif has at most {SvgLimits.Motif.MostCharacters}. Simplify the drawing."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{path} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }
}
