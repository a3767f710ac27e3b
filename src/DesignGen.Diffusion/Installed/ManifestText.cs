using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Schedulers;

namespace DesignGen.Diffusion.Installed;

/// <summary>Manifests of installed models as text; <c>docs/formats/model-manifest.md</c> describes the form.</summary>
internal static class ManifestText
{
    private static readonly Dictionary<string, Language> Languages = new() { ["en"] = Language.English, ["zh"] = Language.Chinese };

    private static readonly Dictionary<string, bool> YesNo = new() { ["yes"] = true, ["no"] = false };

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InputException">It is wrong; every mistake is named with its line.</exception>
    public static InstalledModel Read(string path, string text)
    {
        var problems = new DocumentProblems(path);
        var reader = new DocumentReader(DocumentParser.Parse(path, text), problems);
        string? id = reader.Text("id", required: true);
        if (id is not null && !IsId(id))
            reader.Refuse("id", $"'{id}' is not an id. Use small letters a to z, digits and hyphens, a letter or digit first.");
        LocalName name = ReadName(reader) ?? new(id ?? "", id ?? "");
        string? family = reader.Text("family", required: true);
        if (family is not null && !InstalledModel.Families.ContainsKey(family))
            reader.RefuseWord("family", family, InstalledModel.Families.Keys);
        string? folder = reader.Text("folder", required: true), licence = reader.Text("licence", required: true);
        string source = reader.Text("source") ?? "";
        Language? language = reader.OneOf("language", Languages, required: true);
        PixelSize native = default;
        if (reader.Text("native", required: true) is string size && !PixelSize.TryParse(size, out native))
            reader.Refuse("native", $"'{size}' is not a size. Write width x height in pixels, like 512x512.");
        bool start = reader.OneOf("start", YesNo) ?? false;
        int? steps = reader.Whole("steps", 1, 1000);
        double? guidance = reader.Number("guidance", 0, 50), seconds = reader.Number("seconds-per-step", 0, 1e6);
        string? scheduler = reader.Text("scheduler");
        if (scheduler is not null && !SchedulerNames.All.Contains(scheduler))
            reader.RefuseWord("scheduler", scheduler, SchedulerNames.All);
        var files = ImmutableArray.CreateBuilder<ModelFile>();
        foreach (DocumentReader f in reader.Maps("files"))
        {
            string? at = f.Text("path", required: true), hash = f.Text("sha256", required: true), bytes = f.Text("bytes", required: true), written = f.Text("modified");
            f.RefuseUnknown();
            if (at is not null && (Path.IsPathRooted(at) || at.Split('/', '\\').Contains("..")))
                f.Refuse("path", $"'{at}' leaves the model's folder. Name a file below it.");
            if (hash is not null && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)))
                f.Refuse("sha256", "64 digits of lower-case hexadecimal are needed. Add the model anew.");
            if (bytes is not null && !long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                f.Refuse("bytes", $"'{bytes}' is not a number of bytes. Add the model anew.");
            DateTime modified = default;
            if (written is not null && !DateTime.TryParseExact(written, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out modified))
                f.Refuse("modified", $"'{written}' is not a time. Remove this key: the file is hashed again when the model is next opened.");
            if (at is not null && hash is not null && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out long length))
                files.Add(new(at, length, hash) { Modified = written is null ? null : modified });
        }
        reader.RefuseUnknown();
        if (files.Count == 0 && !problems.Any)
            reader.Refuse("files", "The model's files are needed. Add the model anew.");
        problems.ThrowIfAny();
        return new(id!, name, family!, folder!, licence!, source, language!.Value, native, files.ToImmutable())
        {
            TakesStart = start,
            Steps = steps,
            Guidance = guidance,
            Scheduler = scheduler,
            SecondsPerStep = seconds,
        };
    }

    /// <summary>Whether a text may be an id: it names a file, in one case only where file systems know no difference, and is no option to a command.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 60 && id[0] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The text of a manifest; reading it gives the same model.</summary>
    public static string Write(InstalledModel model)
    {
        var text = new StringBuilder("# A model that designgen was told of with `designgen models add`. Name, licence, source, steps, guidance and scheduler may be edited.\n");
        Line("id", model.Id);
        text.Append("name: { en: ").Append(QuotedText.Of(model.Name.En)).Append(", zh: ").Append(QuotedText.Of(model.Name.Zh)).Append(" }\n");
        Line("family", model.Family);
        Line("folder", model.Folder);
        Line("licence", model.Licence);
        if (model.Source.Length > 0)
            Line("source", model.Source);
        Line("language", model.Language == Language.Chinese ? "zh" : "en");
        text.Append("native: ").Append(model.Native).Append('\n').Append("start: ").Append(model.TakesStart ? "yes" : "no").Append('\n');
        if (model.Steps is int steps)
            text.Append(CultureInfo.InvariantCulture, $"steps: {steps}\n");
        if (model.Guidance is double guidance)
            text.Append(CultureInfo.InvariantCulture, $"guidance: {guidance}\n");
        if (model.Scheduler is string scheduler)
            Line("scheduler", scheduler);
        if (model.SecondsPerStep is double seconds)
            text.Append(CultureInfo.InvariantCulture, $"seconds-per-step: {seconds:0.#####}\n");
        text.Append("files:\n");
        foreach (ModelFile file in model.Files)
        {
            text.Append("  - { path: ").Append(QuotedText.Of(file.Path)).Append(CultureInfo.InvariantCulture, $", bytes: {file.Bytes}, sha256: \"").Append(file.Sha256).Append('"');
            if (file.Modified is DateTime modified)
                text.Append(CultureInfo.InvariantCulture, $", modified: \"{modified:O}\"");
            text.Append(" }\n");
        }
        return text.ToString();

        void Line(string key, string value) => text.Append(key).Append(": ").Append(QuotedText.Of(value)).Append('\n');
    }

    private static LocalName? ReadName(DocumentReader reader)
    {
        if (reader.Map("name") is not { } map)
            return null;
        string? en = map.Text("en", required: true), zh = map.Text("zh", required: true);
        map.RefuseUnknown();
        return en is null || zh is null ? null : new(en, zh);
    }
}
