using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Server.Intake;

namespace DesignGen.Server.Desks;

/// <summary>A batch that was ordered, and what should be known before it is drawn.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="From">Where its brief stands: a file's name, or a workbook's with a row.</param>
/// <param name="Remarks">What was assumed, contradicts or was not understood.</param>
public sealed record Submission(BatchRecord Batch, string From, IReadOnlyList<string> Remarks);

/// <summary>Many briefs at once.</summary>
public sealed partial class Desk
{
    /// <summary>Orders the batches of briefs and workbooks of briefs that were sent together: all of them, or none where one is wrong.</summary>
    /// <param name="workbooks">The workbooks, each with what its sender calls it; never trusted.</param>
    /// <param name="briefs">Further briefs.</param>
    /// <param name="pictures">Pictures that came with them, by the names that the briefs call them.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The batches, workbooks first, each from the top row down, and what was left out of workbooks.</returns>
    /// <exception cref="InputException">A brief is wrong or impossible, or two are one; every problem of all of them is named with its file and place.</exception>
    public async Task<(IReadOnlyList<Submission> Batches, IReadOnlyList<LocalName> Notices)> SubmitAllAsync(
        IReadOnlyList<(string Name, byte[] File)> workbooks, IReadOnlyList<SentBrief> briefs, IReadOnlyDictionary<string, byte[]> pictures, CancellationToken cancel)
    {
        Require(Deed.Submit);
        var orders = new List<ListedOrder>();
        var notices = new List<LocalName>();
        var problems = new List<Problem>();
        foreach ((string name, byte[] file) in workbooks)
        {
            Try(() =>
            {
                OrderList list = Take(name, file, pictures);
                orders.AddRange(list.Orders);
                notices.AddRange(list.Notices);
            });
        }
        foreach (SentBrief brief in briefs)
            Try(() => orders.Add(new(Orders.Take(brief with { Pictures = pictures }, host.Catalogue, time.GetUtcNow(), caller), brief.Name, "")));
        foreach (IGrouping<string, ListedOrder> same in orders.GroupBy(o => o.Order.Batch.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add(new(same.Last().From, null, null, $"This is the same brief as {same.First().From}, and would be the same batch. Take one out, or give it another seed."));
        if (problems.Count > 0)
            throw new InputException(problems);

        var batches = new List<Submission>();
        foreach (ListedOrder listed in orders)
        {
            await host.SubmitAsync(listed.Order, fresh: false, cancel).ConfigureAwait(false);
            batches.Add(new(await BatchAsync(listed.Order.Batch.Code, cancel).ConfigureAwait(false), listed.From, listed.Order.Remarks));
        }
        return (batches, notices);

        void Try(Action take)
        {
            try
            {
                take();
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
        }
    }

    // In a folder of its own, so that the file keeps its name in messages and meets no other; no picture is looked up on this machine.
    private OrderList Take(string name, byte[] workbook, IReadOnlyDictionary<string, byte[]> pictures)
    {
        if (!BriefWorkbook.IsOne(name) || Path.GetFileName(name) != name || name.Any(char.IsControl))
            throw new InputException(name, null, "This is no workbook of briefs. Send a file whose name ends in .xlsx.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("designgen-");
        try
        {
            string path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, workbook);
            return Orders.TakeAll(path, null, null, host.Catalogue, time.GetUtcNow(), caller, file => Sent(pictures, file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A variant's picture in one of its colourways.</summary>
    /// <param name="variant">The variant, as it was found here.</param>
    /// <param name="id">Id of the colourway.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">The variant has no such colourway.</exception>
    public Task<Stream> ColourwayAsync(VariantRecord variant, string id, CancellationToken cancel) => host.ColourwayAsync(variant, id, cancel);

    /// <summary>A variant on its product.</summary>
    /// <param name="variant">The variant, as it was found here.</param>
    /// <param name="look">Id of the mock-up; null for the product's usual one.</param>
    /// <param name="colourway">Id of the colourway; null for its own colours.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">There is no such mock-up or colourway.</exception>
    public Task<Stream> MockupAsync(VariantRecord variant, string? look, string? colourway, CancellationToken cancel) => host.MockupAsync(variant, look, colourway, cancel);

    private static byte[] Sent(IReadOnlyDictionary<string, byte[]> pictures, string path) => pictures.TryGetValue(Path.GetFileName(path), out byte[]? bytes)
        ? bytes
        : throw new InputException(Path.GetFileName(path), "picture.reference", $"The picture '{Path.GetFileName(path)}' did not come with the workbook. Send it along under this name.");
}
