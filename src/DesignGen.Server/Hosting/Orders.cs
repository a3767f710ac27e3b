using System.Collections.Immutable;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Server.Intake;
using DesignGen.Server.Pictures;

namespace DesignGen.Server.Hosting;

/// <summary>What was ordered.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Reference">File of the picture that the brief names as an example; null for none.</param>
public sealed record Order(BatchRecord Batch, byte[]? Reference)
{
    /// <summary>What should be known before anything is drawn: terms that want a look, and of running text what was assumed, let go of, contradicts or was not understood.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];
}

/// <summary>A chat model that reads a brief along with the built-in interpreter.</summary>
/// <param name="Model">Its id.</param>
/// <param name="Folder">Where the forms that its readings led to are kept.</param>
/// <param name="Ledger">Where its cost is counted.</param>
/// <param name="Time">The clock.</param>
/// <param name="Anew">Whether to ask although an answer is kept.</param>
public sealed record ModelReader(string Model, string Folder, ISpendLedger Ledger, TimeProvider Time, bool Anew);

/// <summary>Turns the file of a brief into the batch that it asks for.</summary>
public static class Orders
{
    // A second or so of work, so that progress shows and little is lost in a crash.
    private const int ChunkSize = 4;

    // More words than these that were not understood are left to `brief explain`.
    private const int MostLeftOver = 20;

    // Larger batches leave a worker free for smaller ones, at which somebody sits and waits.
    private const int LargestInteractive = 48;

    /// <summary>Reads a brief and says which batch it makes; nothing is stored.</summary>
    /// <param name="path">The brief's file.</param>
    /// <param name="count">Variants in place of the brief's number, 1 to 2000; null leaves it.</param>
    /// <param name="seed">Seed in place of the brief's; null leaves it.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <param name="now">When it is ordered.</param>
    /// <exception cref="InputException">The brief is wrong or impossible; every problem is named with its line.</exception>
    /// <exception cref="UnavailableException">The file can't be read just now.</exception>
    public static BatchRecord Read(string path, int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now)
    {
        return Take(path, count, seed, catalogue, now).Batch;
    }

    /// <summary>The same, with the picture that the brief names as an example.</summary>
    /// <exception cref="InputException">The brief is wrong or impossible, or its picture is; every problem is named with its line.</exception>
    /// <exception cref="UnavailableException">A file can't be read just now.</exception>
    public static Order Take(string path, int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now) => Take(BriefSource.OfFile(path), count, seed, catalogue, now, ReferencePictures.Read, by: null);

    /// <summary>The same with a chat model reading along. Its reading is made once: the form that follows is the batch's brief, so that no later answer changes the batch.</summary>
    /// <param name="path">The brief's file.</param>
    /// <param name="count">Variants in place of the brief's number, 1 to 2000; null leaves it.</param>
    /// <param name="seed">Seed in place of the brief's; null leaves it.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <param name="now">When it is ordered.</param>
    /// <param name="reader">The model, and where its readings are kept.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">The brief is wrong or impossible, or there is no such model.</exception>
    /// <exception cref="UnavailableException">A file can't be read or written just now. A model that fails only leaves a remark.</exception>
    public static async Task<Order> TakeAsync(string path, int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now, ModelReader reader, CancellationToken cancel)
    {
        BriefSource source = BriefSource.OfFile(path);
        Brief builtIn = BriefReader.Read(source.Name, source.Text, catalogue);
        if (builtIn.Reading is not { } own)
            return Take(source, count, seed, catalogue, now, ReferencePictures.Read, by: null);
        var kept = new ModelReadings(reader.Folder);
        string? form = reader.Anew ? null : kept.Find(source.Text, own.Written, reader.Model);
        ImmutableArray<string> remarks;
        if (form is not null)
        {
            remarks = [.. builtIn.Flags.Select(f => f.ToString()), builtIn.Language == Language.Chinese ? $"沿用 {reader.Model} 上次的理解；加 --fresh 可重新询问。" : $"What {reader.Model} read in an earlier run is used again; --fresh asks anew."];
        }
        else
        {
            Brief read = await Explanation.WithAsync(source, builtIn, catalogue, reader.Model, reader.Ledger, reader.Time, cancel).ConfigureAwait(false);
            form = read.Reading!.Written;
            remarks = Remarks(read);
            // A model that was of no use may be so next time.
            if (!read.Reading.Facts.Facts.SequenceEqual(own.Facts.Facts))
                await kept.KeepAsync(source.Text, own.Written, reader.Model, form).ConfigureAwait(false);
        }
        return Take(source with { Name = Path.ChangeExtension(source.Name, ".yaml"), Text = form }, count, seed, catalogue, now, ReferencePictures.Read, by: null) with { Remarks = remarks };
    }

    /// <summary>Reads the briefs of a workbook or a folder and says which batches they make; nothing is stored.</summary>
    /// <param name="path">The workbook, with a brief in each row, or the folder, with a brief in each file and workbooks among them.</param>
    /// <param name="count">Variants in place of each brief's number, 1 to 2000; null leaves it.</param>
    /// <param name="seed">Seed in place of each brief's; null leaves it.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <param name="now">When they are ordered.</param>
    /// <exception cref="InputException">A brief is wrong or impossible, or two are one; every problem of all of them is named with its line or cell.</exception>
    /// <exception cref="UnavailableException">A file can't be read just now.</exception>
    public static OrderList TakeAll(string path, int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now)
    {
        // Many briefs may begin from one picture, which then is held once.
        var pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        return TakeAll(OrderList.Gather(path), count, seed, catalogue, now, file => pictures.TryGetValue(file, out byte[]? known) ? known : pictures[file] = ReferencePictures.Read(file), by: null);
    }

    private static OrderList TakeAll(
        (IReadOnlyList<BriefSource> Briefs, IReadOnlyList<Problem> Problems, IReadOnlyList<LocalName> Notices) gathered,
        int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now, Func<string, byte[]> picture, Caller? by)
    {
        (IReadOnlyList<BriefSource> briefs, IReadOnlyList<Problem> found, IReadOnlyList<LocalName> notices) = gathered;
        List<Problem> problems = [.. found];
        var orders = new List<ListedOrder>();
        var folders = new OrderFolders();
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (BriefSource brief in briefs)
        {
            try
            {
                Order order = Take(brief, count, seed, catalogue, now, picture, by);
                if (!codes.TryAdd(order.Batch.Code, brief.From))
                    problems.AddRange(Located(brief, [new(brief.Name, null, null, $"This brief says the same as {codes[order.Batch.Code]}, so both would be one batch. Remove one of them, or give it another seed.")]));
                orders.Add(new(order, brief.From, folders.Name(order.Batch.Title)));
            }
            catch (InputException e)
            {
                problems.AddRange(Located(brief, e.Problems));
            }
        }
        return problems.Count == 0 ? new(orders, notices) : throw new InputException(problems);
    }

    /// <summary>Reads a brief that was sent and says which batch it makes; nothing is stored.</summary>
    /// <param name="sent">The brief as it was sent.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <param name="now">When it is ordered.</param>
    /// <param name="by">Who orders it.</param>
    /// <exception cref="InputException">The brief is wrong or impossible, or its picture is; every problem is named with its line.</exception>
    public static Order Take(SentBrief sent, TemplateCatalogue catalogue, DateTimeOffset now, Caller by) =>
        Take(sent.Source, sent.Count, sent.Seed, catalogue, now, file => sent.Attached(file), by);

    /// <summary>Reads the briefs of a workbook that was sent; nothing is stored.</summary>
    /// <inheritdoc cref="TakeAll(string, int?, ulong?, TemplateCatalogue, DateTimeOffset)"/>
    public static OrderList TakeAll(string path, int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now, Caller by, Func<string, byte[]> picture) =>
        TakeAll(OrderList.Gather(path), count, seed, catalogue, now, picture, by);

    private static IEnumerable<Problem> Located(BriefSource brief, IEnumerable<Problem> problems) => problems.Select(brief.Locate).OfType<Problem>();

    internal static Order Take(BriefSource source, int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now, Func<string, byte[]> picture, Caller? by)
    {
        Brief brief = BriefReader.Read(source.Name, source.Text, catalogue);
        brief = brief with { Count = count ?? brief.Count, Seed = seed ?? brief.Seed };
        // Where people have accounts, a batch names the one who ordered it, whatever the brief says.
        if (by is not null && (by.Id.Length > 0 || brief.RequestedBy.Length == 0))
            brief = brief with { RequestedBy = by.Name };
        byte[]? reference = null;
        if (brief.Pictures?.Reference is { } wanted)
        {
            reference = picture(Path.GetFullPath(wanted.File, source.Folder));
            brief = ReferencePictures.With(brief, reference);
        }
        return new(Record(brief, source.Name, source.Text, catalogue, now, by), reference) { Remarks = Remarks(brief) };
    }

    /// <summary>Says which batch follows from a design; nothing is stored.</summary>
    /// <param name="batch">The design's batch.</param>
    /// <param name="variant">The design.</param>
    /// <param name="wish">How it is to follow.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <param name="picture">File of the picture that a model made for the design; null where it was drawn, or the picture is not kept.</param>
    /// <param name="now">When it is ordered.</param>
    /// <param name="by">Who orders it; null where it is ordered on one's own machine.</param>
    /// <exception cref="InputException">Nothing can follow from this design, or a value is out of its range.</exception>
    public static Order Follow(BatchRecord batch, VariantRecord variant, FollowingWish wish, byte[]? picture, TemplateCatalogue catalogue, DateTimeOffset now, Caller? by)
    {
        if (variant.State == VariantState.Rejected)
            throw new InputException(variant.Code, null, batch.Language == Language.Chinese ? "该款未通过质检，没有可衍生的图稿。请选同批次的其他款。" : "The gates turned every try of it down, so there is no design to follow. Choose another variant of its batch.");
        Brief brief = BriefReader.Read(batch.BriefName, batch.BriefText, catalogue);
        if (wish.Kind == DerivationKind.Revise && string.IsNullOrWhiteSpace(wish.Comment))
            throw new InputException("comment", null, batch.Language == Language.Chinese ? "没有写要改什么。请写明改动，例如：花小一点，底色换藏青。" : "There is no comment that says what to change. Write one, for example: less busy, blue instead of red.");
        brief = brief with { Count = wish.CheckedCount(), Seed = wish.Seed ?? batch.Seed, RequestedBy = by is not null && by.Id.Length > 0 ? by.Name : batch.RequestedBy, Pictures = null };
        var derivation = new Derivation(wish.Kind, variant.Code, variant.Spec, brief.Seed) { Comment = wish.Comment is { Length: > 0 } words ? words : null, Picture = picture is null ? null : ReferencePictures.Hash(picture) };
        IDerivedPlanner planner = IDerivedPlanner.For(brief, catalogue, derivation);
        var remarks = planner.Remarks.ToBuilder();
        bool zh = brief.Language == Language.Chinese;
        if (planner.Most < brief.Count)
        {
            remarks.Add(zh ? FormattableString.Invariant($"在需求与底布的限制内只有 {planner.Most} 种不同的配色，少于要求的 {brief.Count} 种。") : FormattableString.Invariant($"Within the brief and on its cloth there are {planner.Most} different colourings, fewer than the {brief.Count} asked for."));
            brief = brief with { Count = planner.Most };
        }
        return new(Record(brief with { Title = FollowingWish.Title(brief, derivation) }, batch.BriefName, batch.BriefText, catalogue, now, by, derivation), picture) { Remarks = remarks.ToImmutable() };
    }

    private static ImmutableArray<string> Remarks(Brief brief)
    {
        var remarks = ImmutableArray.CreateBuilder<string>();
        remarks.AddRange(brief.Flags.Select(f => f.ToString()));
        remarks.AddRange(brief.LetteringNotes);
        if (brief.Reading is not { } reading)
            return remarks.ToImmutable();
        bool zh = reading.Facts.Language == Language.Chinese;
        remarks.AddRange(reading.Facts.Contradictions.Concat(reading.Notes).Concat(reading.Facts.Warnings).Select(d => d.Message));
        string left = string.Join(zh ? "、" : ", ", reading.Facts.NotUnderstood.Take(MostLeftOver).Select(s => s.In(reading.Facts.Text)));
        if (left.Length > 0)
            remarks.Add(zh ? $"未理解：{left}" : $"Not understood: {left}");
        return remarks.ToImmutable();
    }

    private static BatchRecord Record(Brief brief, string name, string text, TemplateCatalogue catalogue, DateTimeOffset now, Caller? by, Derivation? derivation = null) =>
        new()
        {
            Code = BatchIdentity.CodeOf(brief, catalogue, by?.Team ?? "", derivation),
            Title = brief.Title,
            Language = brief.Language,
            BriefName = name,
            BriefText = text,
            RequestedBy = brief.RequestedBy,
            Seed = brief.Seed,
            Count = brief.Count,
            ChunkSize = ChunkSize,
            Pace = brief.Count > LargestInteractive ? BatchPace.Bulk : BatchPace.Interactive,
            State = BatchState.Queued,
            CreatedAt = now,
            Team = by?.Team ?? "",
            OrderedBy = by?.Id ?? "",
            Parent = derivation?.Parent ?? "",
            Derivation = derivation is null ? "" : Derivation.Write(derivation),
        };
}
