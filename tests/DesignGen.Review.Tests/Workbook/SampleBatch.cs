using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Review.Ranking;
using DesignGen.Review.Workbook;

namespace DesignGen.Review.Tests.Workbook;

/// <summary>A small batch that plays the store: six variants, of which the last but one was rejected.</summary>
internal sealed class SampleBatch
{
    public static readonly DateTimeOffset ExportedAt = new(2026, 3, 2, 10, 30, 0, TimeSpan.FromHours(8));

    // A PNG of one red pixel.
    public static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private static readonly (string Name, string Hex)[] Inks = [("Cinnabar", "#c8102e"), ("Navy", "#1f3a5f"), ("Cream", "#f2e6c9"), ("Jade", "#2b8a3e")];

    public SampleBatch(Language language = Language.English, int count = 6)
    {
        string code = VariantCode.ForBatch("sample");
        Batch = new()
        {
            Code = code,
            Title = language == Language.Chinese ? "春季锦鲤" : "Spring koi",
            Language = language,
            BriefName = "spring.yaml",
            BriefText = "product: t-shirt\nmotifs: [koi]\n",
            RequestedBy = "Li Na",
            Count = count,
            ChunkSize = 4,
            Seed = 1,
            CreatedAt = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero),
            State = BatchState.InReview,
        };
        Variants = [.. Enumerable.Range(0, count).Select(i => Variant(code, i, count))];
    }

    public BatchRecord Batch { get; set; }

    public List<VariantRecord> Variants { get; }

    /// <summary>What is known of pictures from image models.</summary>
    public ReviewPictures Pictures { get; set; } = ReviewPictures.None;

    /// <summary>What decisions have taught, and the chance that it gives each variant; null where it is not sure.</summary>
    public (Taste Taste, Func<VariantRecord, (double Chance, ImmutableArray<TasteReason> Reasons)> Of)? Taste { get; set; }

    public string Code(int index) => Variants[index].Code;

    public void Change(int index, Func<VariantRecord, VariantRecord> change) => Variants[index] = change(Variants[index]);

    public byte[] Export()
    {
        using MemoryStream file = new();
        ReviewWorkbook.WriteAsync(file, Batch, Stream(), Taste?.Taste, _ => new MemoryStream(Pixel), Pictures, null, Core.Houses.House.Default, ExportedAt, CancellationToken.None).GetAwaiter().GetResult();
        return file.ToArray();
    }

    public ReviewImport Import(byte[] file, string name = "review.xlsx") => ReviewWorkbook.Read(
        name, new MemoryStream(file), code => Variants.FirstOrDefault(v => v.Code == code), code => code == Batch.Code ? Batch : null);

    private async IAsyncEnumerable<RankedDesign<VariantRecord>> Stream()
    {
        foreach (RankedDesign<VariantRecord> variant in Variants.Select(Ranked).OrderByDescending(r => r.Chance))
        {
            await Task.Yield();
            yield return variant;
        }
    }

    private RankedDesign<VariantRecord> Ranked(VariantRecord variant) =>
        Taste is (_, { } of) && variant.State != VariantState.Rejected ? new(variant, of(variant).Chance, of(variant).Reasons) : new(variant, null, []);

    private static VariantRecord Variant(string batch, int index, int count)
    {
        bool rejected = index == count - 2;
        return new()
        {
            Batch = batch,
            Index = index,
            Code = VariantCode.For(batch, index),
            State = rejected ? VariantState.Rejected : VariantState.Generated,
            Rejected = rejected ? [new(1, "koi", 7, "Finest line 0.12 mm is below 0.3 mm")] : [],
            Report = new([new("min-gap", index == 0 ? GateVerdict.Warn : GateVerdict.Pass, 0.3, 0.3, "mm", "Gap of 0.3 mm is at the limit", "缝 0.3 mm 已到极限")], 60.25 + index, Recipe(index).Inks, [0.2], []),
            Spec = new(index, 1, $"Koi {index + 1}", new("Scale wave", "青海波"), new("Cinnabar court", "宫墙朱砂"), 3, false, null, [], Recipe(index), ["brief names koi"]),
        };
    }

    private static Recipe Recipe(int index) => new()
    {
        Engine = "procedural",
        EngineVersion = 1,
        Family = "koi",
        Seed = 5,
        Parameters = ImmutableSortedDictionary<string, double>.Empty,
        Kind = ArtKind.AllOver,
        Layout = (RepeatLayout)(index % 4),
        WidthMm = 280,
        HeightMm = 320.5,
        Inks = [.. Inks.Take(1 + index % 4).Select((ink, i) => new Ink($"ink-{i}", ink.Name, Srgb.Parse(ink.Hex)))],
        Roles = ImmutableSortedDictionary<PaletteRole, int>.Empty,
        Garment = new("black", new("Black", "黑色"), Srgb.Parse("#111111")),
        MinLineMm = 0.3,
        MinGapMm = 0.3,
    };
}
