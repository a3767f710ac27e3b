using System.ComponentModel;
using System.IO.Compression;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>Files that can be read by their address: recipes, pictures, workbooks, sheets and manifests.</summary>
internal sealed class FileResources(Desk desk)
{
    private const string Json = "application/json", Png = "image/png", Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [McpServerResource(UriTemplate = "designgen://variants/{code}/recipe", Name = "recipe", Title = "Recipe of a variant", MimeType = Json)]
    [Description("All that makes the design: with it the same artwork is drawn again, byte for byte.")]
    public async Task<ResourceContents> RecipeAsync(string code, CancellationToken cancel)
    {
        VariantRecord variant = await desk.VariantAsync(code, cancel);
        return new TextResourceContents { Uri = $"designgen://variants/{code}/recipe", MimeType = Json, Text = RecipeJson.Write(variant.Spec.Recipe) };
    }

    [McpServerResource(UriTemplate = "designgen://variants/{code}/preview", Name = "preview", Title = "Picture of a variant", MimeType = Png)]
    [Description("A variant's picture for a close look, 1000 px at most.")]
    public async Task<ResourceContents> PreviewAsync(string code, CancellationToken cancel)
    {
        Stream picture = desk.Picture(await desk.VariantAsync(code, cancel), large: true) ?? throw new MissingException(code, "There is no picture: the gates turned every try down, or the picture was removed.");
        return await FileAsync($"designgen://variants/{code}/preview", Png, picture, cancel);
    }

    [McpServerResource(UriTemplate = "designgen://batches/{code}/review.xlsx", Name = "review-workbook", Title = "Review workbook of a batch", MimeType = Sheet)]
    [Description("The review workbook with the decisions as they stand.")]
    public async Task<ResourceContents> ReviewAsync(string code, CancellationToken cancel)
    {
        var workbook = new MemoryStream();
        await desk.WriteReviewAsync(code, workbook, cancel);
        return BlobResourceContents.FromBytes(workbook.ToArray(), $"designgen://batches/{code}/review.xlsx", Sheet);
    }

    [McpServerResource(UriTemplate = "designgen://batches/{code}/contact-sheets/{page}", Name = "contact-sheet", Title = "Contact sheet of a batch", MimeType = Png)]
    [Description("A page of the batch's pictures side by side, from 1.")]
    public async Task<ResourceContents> ContactSheetAsync(string code, int page, CancellationToken cancel)
    {
        Stream sheet = await desk.ContactSheetAsync(code, page, cancel) ?? throw new MissingException(code, "The batch has no such page of pictures. Pages count from 1, and come when it is drawn to its end.");
        return await FileAsync(FormattableString.Invariant($"designgen://batches/{code}/contact-sheets/{page}"), Png, sheet, cancel);
    }

    [McpServerResource(UriTemplate = "designgen://productions/{order}/manifest", Name = "manifest", Title = "Manifest of press files", MimeType = Json)]
    [Description("What the press files of an order that is done are made of: each file with what it is for.")]
    public async Task<ResourceContents> ManifestAsync(string order, CancellationToken cancel)
    {
        await using Stream pack = await desk.PackAsync(order, isPart: false, cancel);
        await using ZipArchive zip = await ZipArchive.CreateAsync(pack, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancel);
        ZipArchiveEntry entry = zip.Entries.FirstOrDefault(e => e.Name == "manifest.json") ?? throw new MissingException(order, "The press files have no manifest. Order them again.");
        using var reader = new StreamReader(await entry.OpenAsync(cancel));
        return new TextResourceContents { Uri = $"designgen://productions/{order}/manifest", MimeType = Json, Text = await reader.ReadToEndAsync(cancel) };
    }

    private static async Task<ResourceContents> FileAsync(string uri, string type, Stream file, CancellationToken cancel)
    {
        await using (file)
        {
            var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            return BlobResourceContents.FromBytes(bytes.ToArray(), uri, type);
        }
    }
}
