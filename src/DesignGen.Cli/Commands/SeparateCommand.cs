using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Index;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Separations;
using DesignGen.Render.Pictures;
using DesignGen.Render.Png;
using DesignGen.Server.Templates;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen separate</c>: a photograph into dots of a few inks, a film for each.</summary>
internal static class SeparateCommand
{
    // Inks that hide less, fluorescents above all, look other on cloth than on a screen: a person chooses them.
    private const double LeastOpacity = 0.6;

    public static Command Build(Globals globals)
    {
        var picture = new Argument<FileInfo>("picture") { Description = "A PNG or JPEG file; where it is clear, cloth stays bare." };
        var output = new Option<DirectoryInfo>("--out", "-o") { Description = "Folder for films, preview and report.", HelpName = "dir", Required = true };
        var inks = new Option<int>("--inks") { Description = "How many inks to choose from the library, 1 to 12.", HelpName = "n", DefaultValueFactory = _ => 6 };
        var ink = new Option<string[]>("--ink") { Description = "Ids of the library's inks to use, in print order, in place of choosing.", HelpName = "id", AllowMultipleArgumentsPerToken = true };
        var library = new Option<string>("--library") { Description = "Ink library, by id or file.", HelpName = "id|file.yaml", DefaultValueFactory = _ => "screen-plastisol" };
        var width = Lengths.Option("--width", "Width of the print; its height follows. Default: 280mm.", 20, 1000);
        var dots = new Option<double>("--dots") { Description = "Dots in an inch, 60 to 400.", HelpName = "n", DefaultValueFactory = _ => 180 };
        var film = new Option<int?>("--film-dpi") { Description = "Resolution of the films, 150 to 2400; default: the press's, else 720. The nearest multiple of the dots is taken.", HelpName = "dpi" };
        var cloth = new Option<string>("--garment") { Description = "Colour of the garment, for example \"#17181a\".", HelpName = "colour", DefaultValueFactory = _ => "#ffffff" };
        var press = new Option<string>("--press") { Description = "Id of the press: white under dark cloth, margin and mirroring are its own.", HelpName = "id", DefaultValueFactory = _ => "auto-screen" };
        Numbers.Within(inks, 1, 12);
        Numbers.Within(dots, 60, 400);
        Numbers.Within(film, 150, 2400);
        var command = new Command(
            "separate",
            """
            Separates a photograph into dots of a few inks (index separation): a film for each ink, and the white on dark cloth.

            Examples:
              designgen separate tiger.png -o press/tiger --inks 7 --garment "#17181a"
              designgen separate tiger.jpg -o press/tiger --ink white lemon scarlet royal black --width 32cm --dots 200 --film-dpi 1200
            """) { picture, output, inks, ink, library, width, dots, film, cloth, press };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            TemplateCatalogue catalogue = globals.Catalogue(parsed);
            var problems = new List<Problem>();
            string shelf = parsed.GetRequiredValue(library);
            InkLibrary? stock = shelf.AsSpan().ContainsAny('/', '\\') || Path.HasExtension(shelf) ? TemplateFolder.ReadInks(shelf) : catalogue.InkLibraries.GetValueOrDefault(shelf);
            if (stock is null)
                problems.Add(new("--library", null, null, $"There is no ink library '{shelf}'. Known: {string.Join(", ", catalogue.InkLibraries.Keys)}; or name a file."));
            if (!catalogue.Presses.TryGetValue(parsed.GetRequiredValue(press), out Press? on))
                problems.Add(new("--press", null, null, $"There is no press '{parsed.GetValue(press)}'. Known: {string.Join(", ", catalogue.Presses.Keys)}."));
            if (!Srgb.TryParse(parsed.GetRequiredValue(cloth), out Srgb colour))
                problems.Add(new("--garment", null, null, $"'{parsed.GetValue(cloth)}' is not a colour. Write six hexadecimal digits, like \"#17181a\"."));
            string[] wanted = parsed.GetValue(ink) ?? [];
            if (stock is not null)
            {
                foreach (string id in wanted.Where(id => !stock.Inks.Any(i => i.Id == id)))
                    problems.Add(new("--ink", null, null, $"The library has no ink '{id}'. It has {string.Join(", ", stock.Inks.Select(i => i.Id))}."));
            }
            if (wanted.Length > 12 || wanted.Distinct().Count() < wanted.Length)
                problems.Add(new("--ink", null, null, "Name 1 to 12 inks, each once."));
            FileInfo file = parsed.GetRequiredValue(picture);
            if (!file.Exists)
                problems.Add(new(file.ToString(), null, null, "There is no such file. Check its name and folder."));
            if (problems.Count > 0)
                throw new InputException(problems);

            byte[] bytes = await File.ReadAllBytesAsync(file.FullName, cancel);
            SourcePicture source = PictureReader.Read(bytes, file.Name);
            ImmutableArray<Ink> chosen = wanted.Length > 0
                ? [.. wanted.Select(id => stock!.Inks.First(i => i.Id == id).Ink)]
                : IndexInks.Choose(source.Picture, [.. stock!.Spots.Where(s => s.Opacity >= LeastOpacity).Select(s => s.Ink)], colour, parsed.GetValue(inks));
            if (chosen.IsEmpty)
                throw new InputException(file.Name, null, "The picture has no colour that differs from the cloth, so nothing would be printed. Choose another garment.");
            var garment = new Garment("cloth", new(colour.Hex, colour.Hex), colour);
            IndexMap map = IndexMap.Make(source.Picture, parsed.GetValue(width) ?? Length.FromMillimetres(280), new(parsed.GetValue(dots)), chosen, colour);
            ImmutableArray<PressPlate> plates = IndexFilms.Plates(map, on, garment);
            string folder = parsed.GetRequiredValue(output).FullName, name = SafeName.From(Path.GetFileNameWithoutExtension(file.Name), "picture");
            Directory.CreateDirectory(folder);
            string job = name.All(char.IsAscii) ? name : "PICTURE";
            var says = new FileStatement(MakingOf(bytes), name, job, catalogue.House);
            string[] paths = [.. plates.Select((p, i) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i + 1:00}-{p.Ink.Id}.tif")))];
            FileStream[] films = [.. paths.Select(p => new FileStream(p, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))];
            Resolution made;
            try
            {
                made = IndexFilms.Write(map, plates, on, parsed.GetValue(film) is int dpi ? new(dpi) : on!.Film ?? new(720), job, says, films, cancel: cancel);
            }
            finally
            {
                foreach (FileStream one in films)
                    one.Dispose();
            }
            string preview = Path.Combine(folder, "preview.png");
            using (FileStream to = File.Create(preview))
                IndexPreview.Write(to, map, colour, says);
            double page = Length.FromPixels(map.Width, map.Resolution).Millimetres * Length.FromPixels(map.Height, map.Resolution).Millimetres / 100;
            var report = new
            {
                Picture = file.Name,
                WidthMm = Math.Round(Length.FromPixels(map.Width, map.Resolution).Millimetres, 2),
                HeightMm = Math.Round(Length.FromPixels(map.Height, map.Resolution).Millimetres, 2),
                DotsPerInch = map.Resolution.Dpi,
                FilmDpi = made.Dpi,
                Garment = colour.Hex,
                Inks = map.Inks.Select((i, k) => new { i.Id, i.Name, i.Colour.Hex, CoveredCm2 = Math.Round(map.Shares[k] * page, 2) }),
                Films = paths.Select(Path.GetFileName),
            };
            await File.WriteAllTextAsync(Path.Combine(folder, "separation.json"), JsonSerializer.Serialize(report, RecipeJson.Options) + "\n", cancel);
            foreach (PictureNote note in source.Notes)
                screen.Complain($"{file.Name}: {note.Kind} {note.Detail} {note.Reason}".TrimEnd());
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"{plates.Length} films of {made} in {folder}"),
                string.Create(CultureInfo.InvariantCulture, $"{plates.Length} 张菲林，{made}，位于 {folder}"));
            screen.Result(report);
            return ExitCodes.Done;
        });
        return command;
    }

    // What the picture says of its making goes for its films too; one that says nothing was made by no model that we know of.
    private static Making MakingOf(ReadOnlySpan<byte> file) =>
        file.IndexOf("/compositeWithTrainedAlgorithmicMedia"u8) >= 0 ? Making.Composite : file.IndexOf("/trainedAlgorithmicMedia"u8) >= 0 ? Making.Model : Making.Rules;
}
