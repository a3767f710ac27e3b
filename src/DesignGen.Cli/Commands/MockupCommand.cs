using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using DesignGen.Render.Mockups;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen mockup</c>: designs shown on their products.</summary>
internal static class MockupCommand
{
    private const int UsualPx = 1600;

    public static Command Build(Globals globals)
    {
        var batch = new Argument<string?>("batch") { Description = "Batch code or output folder; default: the newest batch.", Arity = ArgumentArity.ZeroOrOne };
        var variant = new Option<string[]>("--variant") { Description = "Codes of the variants; default: what was approved.", HelpName = "code", AllowMultipleArgumentsPerToken = true };
        var top = new Option<int?>("--top") { Description = "The best by score in place of what was approved, 1 to 100.", HelpName = "n" };
        var look = new Option<string[]>("--look") { Description = "Ids of the mock-ups, as templates/mockups names them; default: the usual two of the product.", HelpName = "id", AllowMultipleArgumentsPerToken = true };
        var all = new Option<bool>("--all") { Description = "All mock-ups that show the side which is printed." };
        var size = new Option<int?>("--size") { Description = $"Pixels of the longer side, {MockupRenderer.LeastPx} to {MockupRenderer.MostPx}; default: {UsualPx}.", HelpName = "px" };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Where to; default: mockups in the output folder.", HelpName = "dir" };
        Numbers.Within(top, 1, 100);
        Numbers.Within(size, MockupRenderer.LeastPx, MockupRenderer.MostPx);
        var command = new Command(
            "mockup",
            """
            Shows designs on their products: shirts lying flat and worn by people of many skins and shapes, hands with nails, mugs, cases, stickers. Where a model had part in a design they carry the house's visible label.

            Examples:
              designgen mockup --top 6
              designgen mockup out/koi --look tee-worn-front tee-oversized-front --size 2000
              designgen mockup 7KQ4D2XM --variant 7KQ4D2XM-0003-A7 --all
            """) { batch, variant, top, look, all, size, output };
        Exclusive.Pair(command, variant, top);
        Exclusive.Pair(command, look, all);
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            (string data, string code) = await Places.FindAsync(parsed.GetValue(batch), globals.Data(parsed), globals.Storage(parsed), cancel);
            await using DesignGenHost host = globals.Open(parsed, data);
            string folder = parsed.GetValue(output)?.FullName ?? Path.Combine(Places.OutputOfData(data), "mockups");
            var choice = new ProductionChoice([.. parsed.GetValue(variant) ?? []], parsed.GetValue(top));
            var looks = new MockupChoice([.. parsed.GetValue(look) ?? []], parsed.GetValue(all));
            ImmutableArray<string> files = await screen.WhileAsync(
                screen.In("Mock-ups", "效果图"), progress => host.MockUpAsync(code, choice, looks, parsed.GetValue(size) ?? UsualPx, folder, progress, cancel));
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"Batch {code}: {files.Length} mock-ups in {folder}"),
                string.Create(CultureInfo.InvariantCulture, $"批次 {code}：{files.Length} 张效果图，位于 {folder}"));
            screen.Result(new { Batch = code, Files = files });
            return ExitCodes.Done;
        });
        return command;
    }
}
