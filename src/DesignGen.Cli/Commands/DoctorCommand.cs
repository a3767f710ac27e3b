using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Installed;
using DesignGen.Diffusion.Onnx;
using DesignGen.Generate.Procedural;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;
using DesignGen.Server.Templates;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen doctor</c>: whether this machine has what DesignGen needs.</summary>
internal static class DoctorCommand
{
    // What a batch of a thousand variants with some packs takes.
    private const long ComfortableBytes = 2L << 30;

    private enum Health
    {
        Good,
        Doubtful,
        Bad,

        // Not there, and not needed for what is built in.
        Off,
    }

    public static Command Build(Globals globals)
    {
        var command = new Command(
            "doctor",
            """
            Checks the runtime, the templates, the folders, the free disk space, the keys of image services, what machines share, installed image models and what these can run on.

            Examples:
              designgen doctor
              designgen doctor --templates my-shop/templates --json
            """);
        var library = new Option<string?>("--onnx-runtime")
        {
            Description = "Library of ONNX Runtime, or its folder; default: ORT_LIB, else beside the program, else npm's folder.",
            HelpName = "path",
        };
        command.Add(library);
        command.SetAction(parsed =>
        {
            Screen screen = globals.Screen(parsed);
            string data = globals.Data(parsed) ?? Directory.GetCurrentDirectory(), home = globals.Home(parsed);
            Finding templates = Templates(globals.TemplatesFolder(parsed), out TemplateCatalogue? catalogue);
            Finding[] findings =
            [
                new("runtime", Health.Good, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})"),
                new("cores", Health.Good, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount}")),
                new("families", Health.Good, string.Create(CultureInfo.InvariantCulture, $"{FamilyRegistry.All.Count()} pattern families built in")),
                templates,
                .. catalogue is null ? [] : new[] { Packs(globals.TemplatesFolder(parsed), catalogue) },
                Writable("output", data),
                Writable("temporary files", Path.GetTempPath()),
                Space(data),
                .. Shared(() => globals.Storage(parsed), data),
                Home(home),
                .. catalogue?.ImageServices.Values.Select(Service) ?? [],
                Installed(home),
                .. Models(parsed.GetValue(library)),
            ];
            foreach (Finding finding in findings)
            {
                string mark = finding.Health switch { Health.Good => "ok  ", Health.Doubtful => "warn", Health.Off => "off ", _ => "FAIL" };
                screen.Line($"{mark}  {finding.Subject}: {finding.Message}");
            }
            screen.Result(new { Findings = findings });
            return !findings.Any(f => f.Health == Health.Bad) ? ExitCodes.Done
                : findings.Any(f => f is { Subject: "templates", Health: Health.Bad }) ? ExitCodes.Input : ExitCodes.Unavailable;
        });
        return command;
    }

    private static Finding Templates(string folder, out TemplateCatalogue? found)
    {
        found = null;
        try
        {
            found = TemplateFolder.Read(folder);
            return new("templates", Health.Good, string.Create(CultureInfo.InvariantCulture, $"{folder}: {found.Products.Count} products, {found.Methods.Count} print methods, {found.Palettes.Count} palettes, {found.InkLibraries.Count} ink libraries"));
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return new("templates", Health.Bad, e.Message);
        }
    }

    private static Finding Packs(string templates, TemplateCatalogue catalogue)
    {
        try
        {
            var packs = HouseMotifs.Beside(templates, catalogue.Lexicon);
            if (packs.Check() is [var first, ..] problems)
                return new("motif packs", Health.Doubtful, string.Create(CultureInfo.InvariantCulture, $"{problems.Count} drawings can't be used, the first: {first}"));
            string here = string.Join(", ", packs.Packs.Where(p => p.Motifs > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Pack} ({p.Motifs})")));
            return packs.HasEmoji ? new("motif packs", Health.Good, here)
                : new("motif packs", Health.Off, $"{(here.Length > 0 ? here + "; " : "")}the emoji set is not here: motifs come from the engine itself. With node and npm on the PATH a build adds it.");
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return new("motif packs", Health.Doubtful, e.Message);
        }
    }

    private static Finding Writable(string subject, string folder)
    {
        string probe = Path.Combine(folder, $".designgen-{Environment.ProcessId}.probe");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new(subject, Health.Good, $"{folder} can be written");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(subject, Health.Bad, $"{folder} can't be written ({e.Message}). Allow writing there, or choose another folder.");
        }
    }

    private static Finding Space(string folder)
    {
        try
        {
            long free = new DriveInfo(folder).AvailableFreeSpace;
            string text = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} GB free at {folder}");
            return free >= ComfortableBytes ? new("disk", Health.Good, text) : new("disk", Health.Doubtful, text + "; a large batch with its press files may need 2 GB");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new("disk", Health.Doubtful, $"the free space at {folder} can't be told ({e.Message})");
        }
    }

    // What several machines share, where anything is.
    private static IEnumerable<Finding> Shared(Func<Storage> read, string data)
    {
        Storage storage;
        try
        {
            storage = read();
        }
        catch (InputException e)
        {
            return [new("shared storage", Health.Bad, e.Message)];
        }
        var findings = new List<Finding>();
        if (storage.Database is { } database)
            findings.Add(Try("shared database", () => $"{database} can be reached; its version is {database.Reach()}"));
        if (storage.Bucket is not null || storage.Folder is not null)
        {
            findings.Add(Try("shared files", () =>
            {
                IBlobStore blobs = storage.OpenBlobs(data);
                using (blobs as IDisposable)
                using (blobs.Open("doctor"))
                    return $"{storage.BlobsPlace(data)} can be read";
            }));
        }
        return findings;

        static Finding Try(string subject, Func<string> look)
        {
            try
            {
                return new(subject, Health.Good, look());
            }
            catch (UnavailableException e)
            {
                return new(subject, Health.Bad, e.Message);
            }
        }
    }

    // Only image models need it: what is built in draws without.
    private static Finding Home(string folder)
    {
        if (!Directory.Exists(folder))
            return new("home", Health.Off, $"{folder} is not there; it is made when the first image model is used");
        Finding found = Writable("home", folder);
        return found.Health == Health.Good ? found : found with { Health = Health.Doubtful, Message = found.Message + " Until then image services are not asked, and image models run slower and take no turns with other programs." };
    }

    // Whether a key is set, and never the key.
    private static Finding Service(ImageService service)
    {
        string[] variables = [.. new[] { service.KeyVariable, service.SecretVariable }.Where(v => v.Length > 0)];
        string[] missing = [.. variables.Where(v => string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(v)))];
        string subject = "image service " + service.Id;
        return missing.Length == 0 ? new(subject, Health.Good, $"{string.Join(" and ", variables)} {(variables.Length == 1 ? "is" : "are")} set")
            : new(subject, missing.Length == variables.Length ? Health.Off : Health.Doubtful, $"{string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} not set, so it can't be asked");
    }

    private static Finding Installed(string home)
    {
        const string subject = "installed image models";
        try
        {
            ImmutableArray<InstalledModel> models = new ModelStore(PictureModels.ModelsFolder(home)).All();
            return models.IsEmpty ? new(subject, Health.Off, "none; `designgen models add FOLDER` adds one") : new(subject, Health.Good, string.Join(", ", models.Select(m => m.Id)));
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return new(subject, Health.Doubtful, "none can be used. " + e.Message);
        }
    }

    private static IEnumerable<Finding> Models(string? library)
    {
        const string subject = "ONNX Runtime";
        if (!OnnxRuntime.TryOpen(library, out OnnxRuntime? runtime, out ImmutableArray<LibraryPlace> looked))
            return [new(subject, library is null ? Health.Off : Health.Bad, OnnxRuntime.NotInstalled(looked))];
        return
        [
            new(subject, Health.Good, $"{runtime.Version}, {looked[^1]}"),
            .. ProviderProbe.Examine(runtime).Select(p => p.Works ? new Finding("image models on " + p.Name, Health.Good, "works")
                : new("image models on " + p.Name, Health.Off, p.Listed ? p.Reason : "this library was built without it")),
        ];
    }

    private sealed record Finding(string Subject, Health Health, string Message);
}
