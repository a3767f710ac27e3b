using System.CommandLine;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pipeline;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen motifs</c>: what a brief may ask for, what the built-in engine draws for it, and pictures.</summary>
internal static class MotifsCommand
{
    public static Command Build(Globals globals)
    {
        var sheet = new Option<FileInfo?>("--sheet") { Description = "Draw the motifs found that the engine or a pack draws into this PNG file, each large and small.", HelpName = "file.png" };
        var page = new Option<FileInfo?>("--page") { Description = "Write a Markdown page about all native motifs here, with a picture of each shelf beside it.", HelpName = "file.md" };
        var native = new Option<bool>("--native") { Description = "List only motifs that the engine draws itself." };
        var packs = new Option<bool>("--packs") { Description = "List only motifs of packs, with pack, licence and origin." };
        var seed = new Option<int>("--seed") { Description = "Chance of the individuals on the sheet.", DefaultValueFactory = _ => 1 };
        Numbers.Within(seed, 0, int.MaxValue);
        var words = new Argument<string[]>("words") { Description = "Ids or names, in English or Chinese; motifs that match every word are listed.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "motifs",
            """
            Lists motifs by word, for the keys motifs and noMotifs of a brief, with what the built-in engine draws for each.

            Examples:
              designgen motifs koi
              designgen motifs 锦鲤 --sheet koi.png
              designgen motifs cat dog rabbit --sheet pets.png --seed 4
              designgen motifs --native
              designgen motifs --packs
            """)
        {
            words, sheet, page, native, packs, seed,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            TemplateCatalogue catalogue = globals.Catalogue(parsed);
            string[] asked = parsed.GetValue(words) ?? [];
            HashSet<string> drawn = [.. NativeMotifs.All.Select(m => m.Id)];
            FoundMotif[] found = [.. MotifSearch.Find(catalogue.Lexicon.Value, asked, catalogue.MotifPacks).Where(m => (!parsed.GetValue(native) || drawn.Contains(m.Motif.Id)) && (!parsed.GetValue(packs) || m.Pack is not null))];
            if (found.Length == 0)
                throw new InputException("motifs", null, $"No motif matches '{string.Join(' ', asked)}'. 'designgen motifs' without words lists all.");
            foreach (FoundMotif one in found)
                screen.Line($"{one.Motif.Id,-24} {screen.In(one.Motif.Name),-24} {(one.Itself ? "" : screen.In(new LocalName("nearest: ", "近似：")))}{string.Join(", ", one.Drawn)}{(one.Pack is { } pack ? screen.In(new LocalName($"  (pack {pack.Pack})", $"（图案包 {pack.Pack}）")) + (parsed.GetValue(packs) ? $"  {pack.Licence}; {pack.Origin}" : "") : "")}");
            FileInfo? file = parsed.GetValue(sheet);
            if (file is not null)
            {
                // The motifs themselves; where none of them is native, what is drawn in their stead.
                HashSet<string> wanted = [.. found.Select(m => m.Motif.Id)];
                PackMotif[] drawings = [.. found.Where(m => m.Pack is not null && !drawn.Contains(m.Motif.Id)).Take(asked.Length == 0 ? 60 : int.MaxValue).Select(m => catalogue.MotifPacks.Find(m.Motif.Id)!)];
                if (!wanted.Overlaps(drawn) && drawings.Length == 0)
                    wanted = [.. found.SelectMany(m => m.Drawn)];
                NativeMotif[] shown = [.. NativeMotifs.All.Where(m => wanted.Contains(m.Id)).Take(drawings.Length == 0 ? asked.Length == 0 ? 120 : int.MaxValue : asked.Length == 0 ? 60 : int.MaxValue)];
                await WholeFile.WriteNamedAsync(file.FullName, to => MotifShowcase.Write(to, catalogue, shown, drawings, parsed.GetValue(seed), cancel));
                screen.Line($"Sheet: {file.FullName}", $"样张：{file.FullName}");
            }
            FileInfo? document = parsed.GetValue(page);
            if (document is not null)
            {
                await MotifPage.WriteAsync(document.FullName, catalogue, cancel);
                screen.Line($"Page: {document.FullName}", $"页面：{document.FullName}");
            }
            screen.Result(new
            {
                Motifs = found.Select(m => new { m.Motif.Id, Name = screen.In(m.Motif.Name), m.Itself, m.Drawn, m.Families, Native = drawn.Contains(m.Motif.Id), Pack = m.Pack is null ? null : new { m.Pack.Pack, m.Pack.Licence, m.Pack.Origin } }),
                Sheet = file?.FullName,
                Page = document?.FullName,
            });
            return ExitCodes.Done;
        });
        return command;
    }
}
