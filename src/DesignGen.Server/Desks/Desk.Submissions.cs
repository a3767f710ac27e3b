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
    /// <summary>Orders the batches of a workbook of briefs: all of them, or none where one is wrong.</summary>
    /// <param name="name">What its sender calls it; for messages.</param>
    /// <param name="workbook">The file; never trusted.</param>
    /// <param name="pictures">Pictures that came with it, by the names that its briefs call them.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The batches from the top row down, and what was left out of the workbook.</returns>
    /// <exception cref="InputException">A brief is wrong or impossible, or two are one; every problem of all of them is named with its cell.</exception>
    public async Task<(IReadOnlyList<Submission> Batches, IReadOnlyList<LocalName> Notices)> SubmitAllAsync(string name, Stream workbook, IReadOnlyDictionary<string, byte[]> pictures, CancellationToken cancel)
    {
        Require(Deed.Submit);
        if (!BriefWorkbook.IsOne(name) || Path.GetFileName(name) != name || name.Any(char.IsControl))
            throw new InputException(name, null, "This is no workbook of briefs. Send a file whose name ends in .xlsx.");
        // A folder of its own, so that the file keeps its name in messages and meets no other; no picture is looked up on this machine.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("designgen-");
        try
        {
            string path = Path.Combine(folder.FullName, name);
            await using (FileStream file = File.Create(path))
                await workbook.CopyToAsync(file, cancel).ConfigureAwait(false);
            OrderList list = Orders.TakeAll(path, null, null, host.Catalogue, time.GetUtcNow(), caller, file => Sent(pictures, file));
            var batches = new List<Submission>();
            foreach (ListedOrder listed in list.Orders)
            {
                await host.SubmitAsync(listed.Order, fresh: false, cancel).ConfigureAwait(false);
                batches.Add(new(await BatchAsync(listed.Order.Batch.Code, cancel).ConfigureAwait(false), listed.From, listed.Order.Remarks));
            }
            return (batches, list.Notices);
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

    private static byte[] Sent(IReadOnlyDictionary<string, byte[]> pictures, string path) => pictures.TryGetValue(Path.GetFileName(path), out byte[]? bytes)
        ? bytes
        : throw new InputException(Path.GetFileName(path), "picture.reference", $"The picture '{Path.GetFileName(path)}' did not come with the workbook. Send it along under this name.");
}
