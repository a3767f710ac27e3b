using System.ComponentModel;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>Ways to begin that people can pick in their assistant.</summary>
internal static class Prompts
{
    [McpServerPrompt(Name = "write_brief", Title = "Write a brief")]
    [Description("Turns a wish into a brief that DesignGen understands in full, and orders it when you agree.")]
    public static string WriteBrief([Description("What you have in mind, for example 'koi T-shirts for spring, not too busy'.")] string wish) =>
        $"""
        Help me write a brief for DesignGen. My wish: {wish}

        1. Write it as one short paragraph in my language: product, motif, placement, colours or palette, most inks, ground or garment colour, what must not appear, number of designs. Ask me about what matters and is missing.
        2. Call explain_brief. Tell me its contradictions, what it did not understand and what it assumed, and mend the words until nothing of mine is lost. list_motifs, list_families and list_palettes say what can be named.
        3. Show me the brief. Call submit_brief only when I agree, then wait_for_batch.
        """;

    [McpServerPrompt(Name = "review_batch", Title = "Review a batch")]
    [Description("Shows the designs of a batch some at a time and keeps your decisions.")]
    public static string ReviewBatch([Description("Code of the batch.")] string batch) =>
        $"""
        Let us review the batch {batch} of DesignGen.

        Show me its undecided designs with show_variants (state generated), twelve at a time, numbered. I say what I approve, decline or want revised, and why. Repeat my decisions in one line each, then call decide_variants with the revisions that were shown and my reasons as comments. Where it says that somebody decided meanwhile, show me how it stands and ask again. Decide nothing that I did not say.
        """;

    [McpServerPrompt(Name = "make_press_files", Title = "Make press files")]
    [Description("Has press files made of what was approved in a batch.")]
    public static string MakePressFiles([Description("Code of the batch.")] string batch) =>
        $"""
        Have DesignGen make the press files of the batch {batch}. First tell me with get_batch how many designs are approved and show them with show_variants (state approved). When I agree, call produce, follow it with wait_for_press_files, and tell me where the zip file is or how to fetch it.
        """;
}
