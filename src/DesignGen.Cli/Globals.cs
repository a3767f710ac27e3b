using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Houses;
using DesignGen.Core.Lexicons;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;
using DesignGen.Server.Templates;

namespace DesignGen.Cli;

/// <summary>The options that every command takes.</summary>
internal sealed class Globals
{
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of text.", Recursive = true };

    private readonly Option<string?> _lang = new("--lang")
    {
        Description = "Language of results; errors are in English. Default: the system's.",
        Recursive = true,
        HelpName = "en|zh",
    };

    private readonly Option<DirectoryInfo?> _data = new("--data")
    {
        Description = "Folder of the database and pictures; default: .designgen in the output folder.",
        Recursive = true,
        HelpName = "dir",
    };

    private readonly Option<DirectoryInfo?> _templates = new("--templates")
    {
        Description = "Folder of products, methods, palettes, harmonies, inks, image services, styles, prompts and nails; default: DESIGNGEN_TEMPLATES, else templates beside the program.",
        Recursive = true,
        HelpName = "dir",
    };

    private readonly Option<DirectoryInfo?> _fonts = new("--fonts")
    {
        Description = "Folder of fonts that is asked first, before fonts in the templates folder, the program's and the machine's.",
        Recursive = true,
        HelpName = "dir",
    };

    private readonly Option<DirectoryInfo?> _home = new("--home")
    {
        Description = "Folder of installed image models and of what services have cost; default: DESIGNGEN_HOME, else DesignGen in your application data.",
        Recursive = true,
        HelpName = "dir",
    };

    private readonly Option<string?> _database = new("--database")
    {
        Description = "PostgreSQL database of batches and queue, shared by workers; default: DESIGNGEN_DATABASE, else files in the data folder. A password is safer in the variable.",
        Recursive = true,
        HelpName = "address",
    };

    private readonly Option<string?> _blobs = new("--blobs")
    {
        Description = "Where pictures and packs lie: s3://bucket/prefix?endpoint=URL, or a folder; default: DESIGNGEN_BLOBS, else the data folder.",
        Recursive = true,
        HelpName = "place",
    };

    // One command is run, and what it waits for shows where its progress does.
    private Screen? _screen;

    public void AddTo(Command root)
    {
        _lang.AcceptOnlyFromAmong("en", "zh");
        foreach (Option option in new Option[] { _json, _lang, _data, _database, _blobs, _templates, _fonts, _home })
            root.Add(option);
    }

    public Screen Screen(ParseResult parsed)
    {
        if (_screen is not null)
            return _screen;
        // Read as it stands: the screen is needed to tell that it is wrong, too.
        string language = parsed.GetResult(_lang)?.Tokens.FirstOrDefault()?.Value ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return _screen = new(language == "zh" ? Language.Chinese : Language.English, parsed.GetValue(_json));
    }

    /// <summary>The data folder that was given; null where none was.</summary>
    public string? Data(ParseResult parsed) => parsed.GetValue(_data)?.FullName;

    /// <summary>Where batches, queue and files are kept.</summary>
    /// <exception cref="Core.Errors.InputException">What was set is wrong.</exception>
    public Storage Storage(ParseResult parsed) => Server.Hosting.Storage.Read(
        parsed.GetValue(_database) ?? Environment.GetEnvironmentVariable("DESIGNGEN_DATABASE"),
        parsed.GetValue(_blobs) ?? Environment.GetEnvironmentVariable("DESIGNGEN_BLOBS"));

    public string TemplatesFolder(ParseResult parsed) =>
        parsed.GetValue(_templates)?.FullName
        ?? (Environment.GetEnvironmentVariable("DESIGNGEN_TEMPLATES") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null)
        ?? Path.Combine(AppContext.BaseDirectory, "templates");

    public string Home(ParseResult parsed) =>
        parsed.GetValue(_home)?.FullName
        ?? (Environment.GetEnvironmentVariable("DESIGNGEN_HOME") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null)
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "DesignGen");

    public TemplateCatalogue Catalogue(ParseResult parsed)
    {
        TemplateCatalogue templates = TemplateFolder.Read(TemplatesFolder(parsed));
        var packs = HouseMotifs.Beside(TemplatesFolder(parsed), templates.Lexicon);
        return templates with { Fonts = Fonts(parsed), MotifPacks = packs, Lexicon = new(() => templates.Lexicon.Value.With(packs)) };
    }

    /// <summary>The motif packs of the shop and the program, where nothing else of the templates is wanted.</summary>
    public HouseMotifs MotifPacks(ParseResult parsed)
    {
        string folder = TemplatesFolder(parsed);
        return HouseMotifs.Beside(folder, new(() => TemplateFolder.Read(folder).Lexicon.Value));
    }

    /// <summary>The fonts to set words in.</summary>
    /// <exception cref="Core.Errors.InputException">The folder that was given is not there.</exception>
    public HouseFonts Fonts(ParseResult parsed)
    {
        DirectoryInfo? folder = parsed.GetValue(_fonts);
        return folder is { Exists: false }
            ? throw new Core.Errors.InputException(folder.FullName, null, "There is no such folder of fonts. Give the right one with --fonts.")
            : HouseFonts.Beside(TemplatesFolder(parsed), folder?.FullName);
    }

    /// <summary>What the house says of itself, where nothing else of its templates is wanted.</summary>
    public House House(ParseResult parsed) => TemplateFolder.ReadHouse(TemplatesFolder(parsed));

    /// <summary>The shop's catalogue with all image models, installed and online.</summary>
    public PictureModels Models(ParseResult parsed) => new(Catalogue(parsed), Home(parsed), Clock.FromEnvironment(), Screen(parsed).Waits);

    /// <summary>Opens a data folder, or what is shared; the host closes the models after it, unless they are kept for the next one.</summary>
    public DesignGenHost Open(ParseResult parsed, string dataFolder, int threads = 0, PictureModels? models = null, bool keepModels = false, Func<HostOptions, HostOptions>? change = null)
    {
        models ??= Models(parsed);
        Storage storage = Storage(parsed);
        var options = new HostOptions
        {
            DataFolder = dataFolder,
            Storage = storage,
            Catalogue = models.Catalogue,
            PictureEngines = new(() => models.Engines),
            PicturesAtOnce = () => models.AtOnce,
            Ledger = models.Ledger,
            Holds = keepModels ? null : models,
            Threads = threads,
            Time = Clock.FromEnvironment(),
        };
        // Somebody is waiting: what is not over in some seconds is told. A server that restarts takes longer.
        if (!storage.IsShared)
            options = options with { RetryDelays = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)] };
        return DesignGenHost.Open(change is null ? options : change(options));
    }
}
