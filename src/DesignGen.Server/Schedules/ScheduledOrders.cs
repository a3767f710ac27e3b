using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Hosting;
using DesignGen.Server.Intake;
using DesignGen.Server.Pictures;

namespace DesignGen.Server.Schedules;

/// <summary>A brief of a run that became an order.</summary>
/// <param name="From">Where it stands: its name, or a workbook's with a row.</param>
/// <param name="Text">Its text with the variables filled in.</param>
/// <param name="Order">What it orders.</param>
internal sealed record ScheduledOrder(string From, string Text, Order Order);

/// <summary>What the briefs of a run order.</summary>
/// <param name="Orders">The orders, in the order of the briefs.</param>
/// <param name="Refused">What is wrong with the others.</param>
/// <param name="RefusedBriefs">How many others there are.</param>
internal sealed record ScheduledList(IReadOnlyList<ScheduledOrder> Orders, IReadOnlyList<Problem> Refused, int RefusedBriefs);

/// <summary>Reads the briefs of a schedule for one run.</summary>
/// <param name="catalogue">What the shop has.</param>
/// <param name="folders">Where sources may lie.</param>
internal sealed class ScheduledOrders(TemplateCatalogue catalogue, SourceFolders folders)
{
    /// <summary>The seed of a run, 0 to 2147483647: another for each schedule and time, the same whenever it is taken up again.</summary>
    public static int SeedOf(string schedule, DateTimeOffset due) =>
        BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{schedule} {due.ToUnixTimeMilliseconds()}")))) & int.MaxValue;

    /// <summary>Reads the briefs. One that is wrong does not keep the others.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="due">When the run is due: it makes the variables and the seed.</param>
    /// <param name="number">Which run it is.</param>
    /// <param name="now">When the batches are ordered.</param>
    /// <exception cref="InputException">There is no brief to be read at all.</exception>
    /// <exception cref="UnavailableException">A file can't be read just now.</exception>
    public ScheduledList Read(Schedule schedule, DateTimeOffset due, int number, DateTimeOffset now)
    {
        SchedulePlan plan = schedule.Plan;
        TimeZoneInfo zone = WallClock.Find(plan.Zone) ?? throw new InputException("schedule", "zone", $"This machine knows no time zone '{plan.Zone}'.");
        var refused = new List<Problem>();
        int refusedBriefs = 0;
        IReadOnlyList<BriefSource> briefs = plan.Source.Length > 0 ? Listed(schedule, refused) : [.. plan.Briefs.Select(b => new BriefSource(b.Name, b.Text, "", b.Name, p => p))];
        int seed = SeedOf(schedule.Id, due);
        DateOnly day = WallClock.DayOf(due, zone);
        var by = new Caller(schedule.ById, schedule.By, schedule.Team, []);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var orders = new List<ScheduledOrder>();
        foreach (BriefSource brief in briefs)
        {
            try
            {
                var facts = new RunFacts(day, number, seed, plan.Language ?? BriefVariables.LanguageOf(brief.Text), catalogue.Lexicon.Value);
                BriefSource filled = BriefVariables.Any(brief.Text) ? brief with { Text = BriefVariables.Fill(brief.Name, brief.Text, facts) } : brief;
                bool own = plan.KeepsSeed || BriefVariables.Uses(brief.Text, "seed");
                Order order = Orders.Take(filled, plan.Variants, own ? null : (ulong)seed, catalogue, now, file => Picture(schedule, brief, file), by);
                order = order with { Batch = order.Batch with { Pace = BatchPace.Bulk } };
                if (QuotaRoom.Never(plan.Quota, order.Batch.Count) is { } never)
                    throw new InputException(brief.Name, null, FormattableString.Invariant($"It asks for {order.Batch.Count} variants, and {never.En} by them alone. Ask for fewer, or raise the quota."));
                if (!codes.TryAdd(order.Batch.Code, brief.From))
                    throw new InputException(brief.Name, null, $"This brief says the same as {codes[order.Batch.Code]}, so both would be one batch. Remove one of them, or give it another seed.");
                orders.Add(new(brief.From, filled.Text, order));
            }
            catch (InputException e)
            {
                refusedBriefs++;
                refused.AddRange(e.Problems.Select(brief.Locate).OfType<Problem>());
            }
        }
        return new(orders, refused, refusedBriefs + (refused.Count > 0 && refusedBriefs == 0 ? 1 : 0));
    }

    private IReadOnlyList<BriefSource> Listed(Schedule schedule, List<Problem> refused)
    {
        string path = folders.Resolve(schedule.Team, schedule.Plan.Source);
        if (!Path.Exists(path))
            throw new InputException(schedule.Plan.Source, null, "There is no such folder or workbook any more. Put it back, or change the schedule's source.");
        if (!OrderList.IsOne(path))
            return [BriefSource.OfFile(path)];
        (IReadOnlyList<BriefSource> briefs, IReadOnlyList<Problem> problems, _) = OrderList.Gather(path);
        refused.AddRange(problems);
        return briefs;
    }

    private byte[] Picture(Schedule schedule, BriefSource brief, string file) => brief.Folder.Length == 0
        ? throw new InputException(brief.Name, "reference", "A brief that a schedule keeps can't name a picture: it has no folder. Put brief and picture into a folder, and give that as the schedule's source.")
        : ReferencePictures.Read(folders.Resolve(schedule.Team, file));
}
