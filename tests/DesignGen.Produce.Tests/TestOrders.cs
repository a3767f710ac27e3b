using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Reviews;
using DesignGen.Produce.Packs;

namespace DesignGen.Produce.Tests;

/// <summary>Orders of a small factory.</summary>
internal static class TestOrders
{
    public static readonly PrintMethod Screen = new("screen", new("Screen print", "丝网印"), Mm(0.35), Mm(0.5), 6, new(150), new(300), true);

    public static readonly PrintMethod Dtf = new("dtf", new("DTF transfer", "DTF 烫画"), Mm(0.5), Mm(0.5), 12, new(150), null, true);

    public static BatchRecord Batch(Language language = Language.English) => new()
    {
        Code = "7KQ4D2RM",
        Title = language == Language.Chinese ? "新中式锦鲤" : "Koi & waves",
        Language = language,
        BriefName = "koi.yaml",
        BriefText = "",
        RequestedBy = "Lin Yue",
        Seed = 1,
        Count = 24,
        ChunkSize = 4,
        CreatedAt = new(2026, 3, 14, 9, 30, 0, TimeSpan.FromHours(8)),
    };

    public static Brief Brief(Language language = Language.English, string style = "AW26-118", bool dark = true) => new()
    {
        Title = "Koi",
        Language = language,
        Product = new("t-shirt", new("T-shirt", "T恤"), [], [], [], [Size("S", 457, 711), Size("M", 508, 737), Size("L", 559, 762)]),
        Placement = new("full-front", new("Full front", "前胸大图"), ArtKind.Placement, Mm(280), Mm(320), Mm(356), Mm(432), "collar", Mm(65)),
        Garment = dark ? new("black", new("Black", "黑色"), new(0x17, 0x18, 0x1a)) : new("white", new("White", "白色"), new(255, 255, 255)),
        Method = Screen,
        Width = Mm(280),
        Height = Mm(320),
        Sizes = ["S", "M"],
        Style = style,
        RequestedBy = "Lin Yue",
        Notes = "Soft hand feel.",
    };

    public static ProductionOrder Order(int index, Artwork artwork, Brief brief, string title = "Koi in waves")
    {
        var recipe = new Recipe
        {
            Engine = "procedural",
            EngineVersion = 1,
            Family = "koi",
            Seed = (ulong)index,
            Parameters = ImmutableSortedDictionary<string, double>.Empty.Add("density", 0.5),
            Kind = artwork.Repeat is null ? ArtKind.Placement : ArtKind.AllOver,
            WidthMm = artwork.Width.Millimetres,
            HeightMm = artwork.Height.Millimetres,
            Inks = artwork.Inks,
            Roles = ImmutableSortedDictionary<PaletteRole, int>.Empty.Add(PaletteRole.Hero, 0),
            Garment = brief.Garment,
            MinLineMm = 0.35,
            MinGapMm = 0.5,
        };
        return new(new VariantRecord
        {
            Batch = "7KQ4D2RM",
            Index = index,
            Code = VariantCode.For("7KQ4D2RM", index),
            State = VariantState.Approved,
            Spec = new(index, 1, title, new("Koi", "锦鲤"), new("Porcelain", "青花瓷"), 6, false, null, [], recipe, []),
            Report = new([new("min-gap", GateVerdict.Warn, 0.4, 0.5, "mm", "A gap of 0.4 mm may close.", "0.4 mm 的间隙可能糊版。")], 80, artwork.Inks, [], []),
            Rating = 4,
            Comment = "Larger tail next time",
        }, artwork, brief);
    }

    public static async IAsyncEnumerable<ProductionOrder> Stream(IEnumerable<ProductionOrder> orders, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (ProductionOrder order in orders)
        {
            await Task.Yield();
            cancel.ThrowIfCancellationRequested();
            yield return order;
        }
    }

    /// <summary>A sheet of two nails with cut lines.</summary>
    public static Artwork Nails() => SampleArt.Solid() with
    {
        CutLines =
        [
            new(CutKind.Kiss, "left thumb, size M", Outline.Ellipse(new(10, 15), 6, 9)),
            new(CutKind.Kiss, "left index, size M", Outline.Ellipse(new(28, 15), 5, 8)),
        ],
    };

    private static Length Mm(double mm) => Length.FromMillimetres(mm);

    private static SizeRow Size(string id, double chest, double length) =>
        new(id, ImmutableSortedDictionary<string, Length>.Empty.Add("chest-width", Mm(chest)).Add("body-length", Mm(length)));
}
