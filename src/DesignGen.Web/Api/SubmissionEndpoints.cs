using System.Text;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Api;

/// <summary>What became of files that were sent together.</summary>
/// <param name="Batches">The batches, in the order of files and rows.</param>
/// <param name="Notices">What was left out of workbooks, as rows that are examples.</param>
public sealed record SubmissionsAnswer(IReadOnlyList<SentBatchAnswer> Batches, IReadOnlyList<LocalName> Notices);

/// <summary>A batch of a file or a row.</summary>
/// <param name="From">Where its brief stands: a file's name, or a workbook's with a row.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Remarks">What should be known before it is drawn.</param>
public sealed record SentBatchAnswer(string From, BatchAnswer Batch, IReadOnlyList<string> Remarks);

/// <summary>Briefs as files, with the pictures that they name.</summary>
internal static class SubmissionEndpoints
{
    private const int MostFiles = 100;

    private static readonly string[] Briefs = [".txt", ".md", ".text", ".yaml", ".yml", ".json"], Pictures = [".png", ".jpg", ".jpeg"];

    public static void MapSubmissions(this IEndpointRouteBuilder api) => api.MapPost("/submissions", SubmitAsync).Needs(Deed.Submit).WithTags("batches").WithName("submitFiles")
        .WithSummary("Orders the batches of files: briefs, workbooks of briefs, and the pictures that they name.")
        .WithDescription("Names decide what a file is: .txt, .md, .yaml, .yml and .json are briefs, .xlsx workbooks, .png and .jpg pictures. All are ordered, or none where one is wrong; every problem is told with its file and place.")
        .Accepts<IFormFileCollection>("multipart/form-data").ProducesProblem(StatusCodes.Status422UnprocessableEntity).DisableAntiforgery();

    private static async Task<Accepted<SubmissionsAnswer>> SubmitAsync(IFormFileCollection files, Desk desk, CancellationToken cancel)
    {
        if (files.Count is 0 or > MostFiles)
            throw new InputException("files", null, FormattableString.Invariant($"{files.Count} files were sent. Send 1 to {MostFiles}: briefs, workbooks of briefs, and their pictures."));
        var pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var briefs = new List<SentBrief>();
        var books = new List<(string Name, byte[] File)>();
        var problems = new List<Problem>();
        foreach (IFormFile file in files)
        {
            string name = Path.GetFileName(file.FileName.Replace('\\', '/')).Trim(), ending = Path.GetExtension(name).ToLowerInvariant();
            if (name.Length is 0 or > 120 || name.Any(char.IsControl))
                problems.Add(new(name, null, null, "Call the file something of 1 to 120 characters, for example brief.txt."));
            else if (Pictures.Contains(ending))
                pictures[name] = await BytesAsync(file, cancel);
            else if (ending == ".xlsx")
                books.Add((name, await BytesAsync(file, cancel)));
            else if (Briefs.Contains(ending))
                AddBrief(name, await BytesAsync(file, cancel));
            else
                problems.Add(new(name, null, null, "Files of this kind can't be used. Send text (.txt, .md), forms (.yaml, .json), workbooks (.xlsx) or pictures (.png, .jpg)."));
        }
        if (briefs.Count + books.Count == 0 && problems.Count == 0)
            problems.Add(new(files[0].FileName, null, null, "There is no brief among the files. Write one, and name the picture in it as its reference."));
        if (problems.Count > 0)
            throw new InputException(problems);

        (IReadOnlyList<Submission> ordered, IReadOnlyList<LocalName> notices) = await desk.SubmitAllAsync(books, briefs, pictures, cancel);
        var batches = new List<SentBatchAnswer>();
        foreach (Submission s in ordered)
            batches.Add(new(s.From, BatchAnswer.Of(await desk.StatusAsync(s.Batch.Code, cancel)), s.Remarks));
        return TypedResults.Accepted((string?)null, new SubmissionsAnswer(batches, notices));

        void AddBrief(string name, byte[] bytes)
        {
            try
            {
                using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
                briefs.Add(new BriefRequest { Name = name, Text = reader.ReadToEnd() }.ToBrief());
            }
            catch (DecoderFallbackException)
            {
                problems.Add(new(name, null, null, "The file is not UTF-8 text. Save it from the editor as UTF-8 and try again."));
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems.Select(p => p with { Source = name }));
            }
        }
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        var bytes = new byte[file.Length];
        await using Stream from = file.OpenReadStream();
        await from.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
