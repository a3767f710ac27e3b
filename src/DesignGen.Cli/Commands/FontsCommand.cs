using System.CommandLine;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Render.Fonts;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pipeline;
using DesignGen.Server.Templates;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen fonts</c>: what words may be set in, and a picture of it.</summary>
internal static class FontsCommand
{
    public static Command Build(Globals globals)
    {
        var sheet = new Option<FileInfo?>("--sheet") { Description = $"Draw a page of each one found into this PNG file: its letters large and small, and words in every layout; at most {FontShowcase.Most}.", HelpName = "file.png" };
        var text = new Option<string>("--text") { Description = "Words for the picture, and only fonts that have all their signs.", HelpName = "words", DefaultValueFactory = _ => "" };
        var words = new Argument<string[]>("words") { Description = "Words of a name; styles and fonts that have every one are listed.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "fonts",
            """
            Lists what the words of a print may be set in, for the key font of a brief: built-in styles, then the shop's fonts, the program's and the machine's.

            Examples:
              designgen fonts
              designgen fonts varsity --sheet varsity.png
              designgen fonts noto bold --text 山海 --sheet noto.png
              designgen fonts --fonts ourfonts
            """)
        {
            words, sheet, text,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            HouseFonts fonts = globals.Fonts(parsed);
            string[] asked = parsed.GetValue(words) ?? [];
            string shown = parsed.GetValue(text)!;
            Face[] styles = [.. Face.Display.Where(f => Fits($"{f.Id} {f.Name.En} {f.Name.Zh}") && f.Missing(shown).IsEmpty)];
            (FontListing Font, FontOrigin Origin)[] found = [.. fonts.All.Where(f => Fits(string.Join(' ', f.Font.Names.All) + " " + f.Font.Names.Full + " " + Path.GetFileName(f.Font.Path)) && (shown.Length == 0 || Has(f.Font)))];
            if (styles.Length + found.Length == 0)
                throw new InputException("fonts", null, $"No style or font matches '{string.Join(' ', asked)}'{(shown.Length > 0 ? $" and has all signs of '{shown}'" : "")}. 'designgen fonts' without words lists all.");
            foreach (Face style in styles)
                screen.Line($"{style.Id,-40} {screen.In(style.Name)}  {screen.In(new LocalName("built in, capitals only", "内置，仅大写"))}");
            foreach ((FontListing font, FontOrigin origin) in found)
                screen.Line($"{font.Names.Full,-40} {screen.In(Said(origin))}{(font.Han ? screen.In(new LocalName("  Chinese", "  中文")) : "")}  {font.Names.Licence.Length switch { 0 => font.Names.LicenceAddress, > 60 => font.Names.Licence[..60] + "…", _ => font.Names.Licence }}");
            FileInfo? file = parsed.GetValue(sheet);
            if (file is not null)
            {
                // No file is read for a picture that would hold too many.
                FontShowcase.Check(styles.Length + found.Length);
                Face[] faces = [.. styles, .. found.Select(f => Face.Of(fonts.Read(f.Font)))];
                await WholeFile.WriteNamedAsync(file.FullName, to => FontShowcase.Write(to, faces, shown, globals.House(parsed), cancel));
                screen.Line($"Sheet: {file.FullName}", $"样张：{file.FullName}");
            }
            screen.Result(new
            {
                Styles = styles.Select(s => new { s.Id, Name = screen.In(s.Name) }),
                Fonts = found.Select(f => new { Name = f.Font.Names.Full, f.Font.Names.Family, f.Font.Names.Version, f.Font.Weight, Chinese = f.Font.Han, f.Origin, File = f.Font.Path, f.Font.Face, f.Font.Names.Licence, f.Font.Names.LicenceAddress }),
                Sheet = file?.FullName,
            });
            return ExitCodes.Done;

            bool Fits(string names) => asked.All(w => names.Contains(w, StringComparison.OrdinalIgnoreCase));

            bool Has(FontListing listing)
            {
                try
                {
                    return Face.Of(fonts.Read(listing)).Missing(shown).IsEmpty;
                }
                catch (InputException)
                {
                    // A damaged font has no signs.
                    return false;
                }
            }
        });
        return command;
    }

    private static LocalName Said(FontOrigin origin) => origin switch
    {
        FontOrigin.Shop => new("the shop's", "本店"),
        FontOrigin.Program => new("the program's", "程序自带"),
        _ => new("the machine's", "本机"),
    };
}
