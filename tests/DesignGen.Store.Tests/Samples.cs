using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Reviews;

namespace DesignGen.Store.Tests;

/// <summary>Batches and variants that fill every field.</summary>
internal static class Samples
{
    public static BatchRecord Batch(string code = "BATCH001", int count = 8, BatchState state = BatchState.Queued, BatchPace pace = BatchPace.Interactive, int hour = 0) => new()
    {
        Code = code,
        Title = "春季锦鲤 \"koi\"",
        Language = Language.Chinese,
        BriefName = "koi.yaml",
        BriefText = "title: 春季锦鲤\ncount: 8\n",
        RequestedBy = "İpek",
        Seed = ulong.MaxValue - 5,
        Count = count,
        ChunkSize = 2,
        Pace = pace,
        State = state,
        CreatedAt = new DateTimeOffset(2026, 3, 1, hour, 0, 0, TimeSpan.Zero),
    };

    public static VariantRecord Variant(string batch, int index, VariantState state = VariantState.Generated) => new()
    {
        Batch = batch,
        Index = index,
        Code = VariantCode.For(batch, index),
        State = state,
        Spec = new DesignSpec(index, 2, "锦鲤 1", new("Koi", "锦鲤"), new("Ink", "水墨"), 3, true, new(0.1, 0.4, 0.2, 0.8), ["koi", "half-drop"], Recipe((ulong)index), ["a reason", "一个原因"]),
        Report = new GateReport(
            [new GateFinding("min-line", GateVerdict.Warn, 0.31, 0.3, "mm", "Thin.", "线条偏细。")], 71.25, [new Ink("navy", "Navy", Srgb.Parse("#1f3a5f")), new Ink("poppy", "Poppy", Srgb.Parse("#c8453d"))], [0.125, 0.5], [0.1f, 0.2f]),
        Rejected = [new RejectedTry(1, "koi", 99, "too thin")],
        Comment = "=not a formula",
        Rating = 4,
    };

    private static Recipe Recipe(ulong seed) => new()
    {
        Engine = "procedural",
        EngineVersion = 1,
        Family = "koi",
        Seed = ulong.MaxValue - seed,
        Parameters = ImmutableSortedDictionary<string, double>.Empty.Add("scale", 0.1).Add("density", 1.0 / 3),
        Kind = ArtKind.AllOver,
        WidthMm = 320,
        HeightMm = 320.5,
        Palette = "ink",
        Inks = [],
        Roles = ImmutableSortedDictionary<PaletteRole, int>.Empty.Add(PaletteRole.Hero, 0),
        Garment = new("black", new("Black", "黑色"), new Srgb(16, 16, 18)),
        MinLineMm = 0.3,
        MinGapMm = 0.4,
        Lettering = ["KOI"],
    };
}

/// <summary>A folder that is there for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("designgen-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
