namespace DesignGen.Cli.Tests;

/// <summary>Briefs that draw fast: small tiles of simple families.</summary>
internal static class Briefs
{
    public const string Small = """
        title: Small stripes
        product: t-shirt
        placement: all-over
        print: screen
        families: [stripes, tartan]
        size: 64mm x 64mm
        count: 6
        seed: 5
        style: ST-1
        requested-by: Test
        """;

    public static string Of(int count) => Small.Replace("count: 6", "count: " + count.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
