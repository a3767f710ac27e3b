using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using DesignGen.Web.Api;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>A variant that is shown.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Index">Place in the batch, from 0.</param>
/// <param name="Title">What it is called on sheets.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Score">0 to 100; ranks a batch, promises nothing.</param>
/// <param name="Rating">1 to 5; 0 for none.</param>
/// <param name="Comment">The reviewer's comment.</param>
/// <param name="Revision">What a decision names, so that nobody's is overwritten.</param>
/// <param name="HasPicture">Whether a picture of it is among the images, which come in the same order.</param>
public sealed record ShownVariant(string Code, int Index, string Title, VariantState State, double Score, int Rating, string Comment, int Revision, bool HasPicture);

/// <summary>Variants that are shown.</summary>
/// <param name="Variants">The variants, in the order of their pictures.</param>
/// <param name="Next">Place to give as after for the next ones; null where these are the last.</param>
public sealed record ShownVariants(IReadOnlyList<ShownVariant> Variants, int? Next);

/// <summary>Tools that show designs as images.</summary>
internal sealed class PictureTools(Desk desk)
{
    private const int Most = 12;

    [McpServerTool(Name = "show_variants", Title = "Show variants", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(ShownVariants))]
    [Description("Shows variants as images with their codes and titles: up to 12 small ones of a batch or by their codes, or one large one with preview.")]
    public async Task<CallToolResult> ShowAsync(
        [Description("Code of the batch whose variants are shown in order of place; left out, give variants."), StringLength(40)] string? batch = null,
        [Description("Codes of the variants to show, in place of a batch, 12 at most."), MaxLength(Most)] string[]? variants = null,
        [Description("States to show of a batch; left out, all that have a picture.")] VariantState[]? states = null,
        [Description("Place to go on after, from an earlier answer's next; -1 begins."), Range(-1, 2000)] int after = -1,
        [Description("Most variants of a batch, 1 to 12."), Range(1, Most)] int limit = Most,
        [Description("A large picture, 1000 px at most, of one variant.")] bool preview = false,
        CancellationToken cancel = default)
    {
        (IReadOnlyList<VariantRecord> shown, int? next) = variants is { Length: > 0 }
            ? (await ByCodesAsync(variants, batch, cancel), null)
            : await OfBatchAsync(batch ?? throw new InputException("batch", null, "Say what to show: the code of a batch, or codes of variants."), states, after, preview ? 1 : limit, cancel);
        if (preview && shown.Count > 1)
            throw new InputException("preview", null, "A large picture is shown of one variant at a time. Give one code under variants, or leave preview out.");
        var content = new List<ContentBlock>();
        var told = new List<ShownVariant>();
        foreach (VariantRecord variant in shown)
        {
            byte[]? picture = Read(desk.Picture(variant, preview));
            content.Add(new TextContentBlock { Text = Caption(variant, picture is not null) });
            if (picture is not null)
                content.Add(ImageContentBlock.FromBytes(picture, "image/png"));
            told.Add(new(variant.Code, variant.Index, variant.Spec.Title, variant.State, variant.Report.Score, variant.Rating, variant.Comment, variant.Revision, picture is not null));
        }
        if (told.Count == 0)
            content.Add(new TextContentBlock { Text = "There are no such variants yet." });
        return new() { Content = content, StructuredContent = System.Text.Json.JsonSerializer.SerializeToElement(new ShownVariants(told, next), ApiJson.Options) };
    }

    [McpServerTool(Name = "show_contact_sheet", Title = "Show a contact sheet", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Shows a page of a batch's pictures side by side with numbers and scores; it is there once the batch is drawn to its end.")]
    public async Task<CallToolResult> ShowSheetAsync(
        [Description("Code of the batch."), StringLength(40)] string batch,
        [Description("The page, from 1; further ones from 120 variants on."), Range(1, 100)] int page = 1,
        CancellationToken cancel = default)
    {
        byte[] sheet = Read(await desk.ContactSheetAsync(batch, page, cancel)) ?? throw new MissingException(batch, "The batch has no such page of pictures. Pages count from 1, and come when it is drawn to its end.");
        return new() { Content = [new TextContentBlock { Text = string.Create(CultureInfo.InvariantCulture, $"Contact sheet of {batch}, page {page}") }, ImageContentBlock.FromBytes(sheet, "image/png")] };
    }

    private async Task<IReadOnlyList<VariantRecord>> ByCodesAsync(string[] codes, string? batch, CancellationToken cancel)
    {
        if (batch is not null)
            throw new InputException("batch", null, "Give the code of a batch or codes of variants, not both.");
        var found = new List<VariantRecord>();
        foreach (string code in codes)
            found.Add(await desk.VariantAsync(code, cancel));
        return found;
    }

    private async Task<(IReadOnlyList<VariantRecord> Shown, int? Next)> OfBatchAsync(string batch, VariantState[]? states, int after, int limit, CancellationToken cancel)
    {
        VariantState[] asked = states is { Length: > 0 } ? states : [.. Enum.GetValues<VariantState>().Where(s => s != VariantState.Rejected)];
        IReadOnlyList<VariantRecord> found = await desk.VariantsAsync(batch, asked, after, limit, cancel);
        return (found, found.Count == limit ? found[^1].Index : null);
    }

    private static string Caption(VariantRecord v, bool pictured)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{v.Code} · {v.Spec.Title} · {RecipeJson.Word(v.State)} · score {v.Report.Score:0} · revision {v.Revision}");
        if (v.Rating > 0)
            text.Append(CultureInfo.InvariantCulture, $" · rating {v.Rating}");
        if (v.Comment.Length > 0)
            text.Append(" · ").Append(v.Comment);
        return pictured ? text.ToString() : text.Append(" · no picture").ToString();
    }

    private static byte[]? Read(Stream? file)
    {
        if (file is null)
            return null;
        using (file)
        {
            var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
