using System.Globalization;
using System.Text.RegularExpressions;
using DesignGen.Core.Batches;
using DesignGen.Server.Hosting;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests;

/// <summary>The commands of samples/README.md name designs by codes that follow from brief, templates and engine: a change of these changes the codes there.</summary>
public sealed partial class SampleCodesTests
{
    private static readonly string Samples = Path.Combine(Templates.Root(), "samples");

    [Fact]
    public void The_codes_in_the_samples_page_and_the_order_of_crests_are_those_that_its_briefs_make()
    {
        string page = File.ReadAllText(Path.Combine(Samples, "README.md")), crests = File.ReadAllText(Path.Combine(Samples, "packs", "crests-order.yaml"));
        Dictionary<string, string> batches = Run().Matches(page).ToDictionary(m => m.Groups["out"].Value, m => CodeOf(m.Groups["brief"].Value, m.Groups["count"]));
        Match[] produced = [.. Produced().Matches(page).Cast<Match>()], pieces = [.. Piece().Matches(crests).Cast<Match>()];

        Assert.Equal((4, 10), (produced.Length, pieces.Length));
        Assert.All(produced, m => Assert.Equal(VariantCode.For(batches[m.Groups["out"].Value], Index(m)), m.Groups["code"].Value));
        Assert.All(pieces, m => Assert.Equal(VariantCode.For(batches["out/crests"], Index(m)), m.Groups["code"].Value));
    }

    private static int Index(Match of) => int.Parse(of.Groups["number"].Value, CultureInfo.InvariantCulture) - 1;

    private static string CodeOf(string brief, Group count) =>
        Orders.Take(Path.Combine(Samples, "briefs", brief), count.Success ? int.Parse(count.Value, CultureInfo.InvariantCulture) : null, null, Templates.Catalogue, DateTimeOffset.UnixEpoch).Batch.Code;

    [GeneratedRegex(@"designgen run samples/briefs/(?<brief>\S+)( --count (?<count>\d+))? --top 0 --out (?<out>\S+)")]
    private static partial Regex Run();

    [GeneratedRegex(@"designgen produce (?<out>\S+) --variant (?<code>\w+-(?<number>\d{4})-\w+)")]
    private static partial Regex Produced();

    [GeneratedRegex(@"piece: (?<code>\w+-(?<number>\d{4})-\w+)")]
    private static partial Regex Piece();
}
