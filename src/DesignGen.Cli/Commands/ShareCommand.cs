using System.CommandLine;
using System.Globalization;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen share</c>: previews for people outside the house.</summary>
internal static class ShareCommand
{
    private const int LeastPx = 200, MostPx = 4000, UsualPx = 1600;

    public static Command Build(Globals globals)
    {
        var batch = new Argument<string?>("batch") { Description = "Batch code or output folder; default: the newest batch.", Arity = ArgumentArity.ZeroOrOne };
        var with = new Option<string[]>("--with") { Description = "Who gets the pictures: a customer, a shop. It is written down in the audit log.", HelpName = "name", AllowMultipleArgumentsPerToken = true, Required = true };
        var variant = new Option<string[]>("--variant") { Description = "Codes of the variants; default: what was approved.", HelpName = "code", AllowMultipleArgumentsPerToken = true };
        var top = new Option<int?>("--top") { Description = "The best by score in place of what was approved, 1 to 100.", HelpName = "n" };
        var size = new Option<int?>("--size") { Description = $"Pixels of the longer side, {LeastPx} to {MostPx}; default: {UsualPx}.", HelpName = "px" };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Where to; default: share in the output folder.", HelpName = "dir" };
        Numbers.Within(top, 1, 100);
        Numbers.Within(size, LeastPx, MostPx);
        var command = new Command(
            "share",
            """
            Makes previews for people outside the house. Where a model had part in a design they carry the house's visible label, and who gets them is written down.

            Examples:
              designgen share --with "Chen Prints"
              designgen share out/koi --top 5 --with 陈记 --size 2000
            """) { batch, with, variant, top, size, output };
        Exclusive.Pair(command, variant, top);
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            (string data, string code) = await Places.FindAsync(parsed.GetValue(batch), globals.Data(parsed), globals.Storage(parsed), cancel);
            await using DesignGenHost host = globals.Open(parsed, data);
            string folder = parsed.GetValue(output)?.FullName ?? Path.Combine(Places.OutputOfData(data), "share");
            var choice = new ProductionChoice([.. parsed.GetValue(variant) ?? []], parsed.GetValue(top));
            Sharing made = await screen.WhileAsync(
                screen.In("Pictures", "图片"), progress => host.ShareAsync(code, choice, [.. parsed.GetRequiredValue(with)], parsed.GetValue(size) ?? UsualPx, folder, progress, cancel));
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"Batch {code}: {made.Files.Length} pictures in {folder}, {made.Labelled} with the visible label"),
                string.Create(CultureInfo.InvariantCulture, $"批次 {code}：{made.Files.Length} 张图片，位于 {folder}，其中 {made.Labelled} 张带显式标识"));
            Agreements.Tell(screen, host.Catalogue.House, made.NewlyAgreed);
            screen.Result(new { Batch = code, made.Files, made.Labelled, made.NewlyAgreed });
            return ExitCodes.Done;
        });
        return command;
    }
}
