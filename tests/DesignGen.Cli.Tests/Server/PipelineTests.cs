using System.Collections.Concurrent;
using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Generate.Procedural;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;
using DesignGen.Server.Pipeline;
using DesignGen.Server.Tastes;
using DesignGen.Server.Templates;
using DesignGen.Store.Blobs;
using DesignGen.Store.Database;

namespace DesignGen.Cli.Tests.Server;

/// <summary>The stages in order, with an engine that a test can bend.</summary>
public sealed class PipelineTests : IDisposable
{
    private const int Count = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-pipeline-").FullName;
    private readonly TemplateCatalogue _catalogue = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates"));
    private readonly BatchStore _store;
    private readonly FolderBlobStore _blobs;
    private readonly ConcurrentQueue<DesignSpec> _defects = new();
    private readonly BatchRecord _order;

    // One family: what a test draws in place of another design then lies within its usual limits.
    private static string Text => Briefs.Of(Count).Replace("[stripes, tartan]", "[stripes]", StringComparison.Ordinal);

    public PipelineTests()
    {
        _store = new BatchStore(SqliteDatabase.Open(Path.Combine(_folder, "designgen.db")));
        _blobs = new(Path.Combine(_folder, "blobs"));
        string brief = Path.Combine(_folder, "stripes.yaml");
        File.WriteAllText(brief, Text);
        _order = Orders.Read(brief, null, null, _catalogue, DateTimeOffset.UnixEpoch);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_chunk_draws_only_what_is_missing()
    {
        var engine = new Bent();
        await RunAsync(engine);
        int drawn = engine.Calls;
        await Work(engine).DrawChunkAsync(_order.Code, 0, Count, default, default);
        Assert.Equal(drawn, engine.Calls);
        Assert.Equal(Enumerable.Range(0, Count), await _store.IndexesAsync(_order.Code, default));
    }

    [Fact]
    public async Task A_later_variant_too_like_an_earlier_one_is_drawn_anew()
    {
        // The first try at places 1 and 3 gives the design of place 0.
        Recipe? first = null;
        var engine = new Bent
        {
            Bend = (recipe, spec) => spec is (1 or 3, 1) ? first! : spec is (0, 1) ? first = recipe : recipe,
        };
        await RunAsync(engine);
        List<VariantRecord> before = await AllAsync();
        await Work(engine).FinishAsync(_order.Code, default);
        List<VariantRecord> after = await AllAsync();
        Assert.Equal(before[0].Spec.Recipe.Seed, after[0].Spec.Recipe.Seed);
        foreach (int index in new[] { 1, 3 })
        {
            Assert.InRange(after[index].Spec.Try, 2, 5);
            Assert.Contains(after[0].Code, after[index].Rejected[0].Reason, StringComparison.Ordinal);
        }
        await Work(engine).FinishAsync(_order.Code, default);
        Assert.Equal(after.Select(v => (v.Revision, v.Spec.Try)), (await AllAsync()).Select(v => (v.Revision, v.Spec.Try)));
    }

    [Fact]
    public async Task What_stays_like_an_earlier_variant_is_given_up_with_the_reason()
    {
        Recipe? first = null;
        var engine = new Bent { Bend = (recipe, _) => first ??= recipe };
        await RunAsync(engine);
        await Work(engine).FinishAsync(_order.Code, default);
        List<VariantRecord> all = await AllAsync();
        Assert.Equal(VariantState.Generated, all[0].State);
        Assert.All(all.Skip(1), v => Assert.Equal(VariantState.Rejected, v.State));
        Assert.All(all.Skip(1), v => Assert.All(v.Rejected, r => Assert.Contains(all[0].Code, r.Reason, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_try_that_throws_is_kept_for_replay_and_the_next_one_counts()
    {
        await RunAsync(new Bent { Bend = (recipe, spec) => spec is (2, 1) ? throw new FormatException("a bug") : recipe });
        VariantRecord variant = (await AllAsync())[2];
        Assert.Equal((VariantState.Generated, 2, ""), (variant.State, variant.Spec.Try, variant.Error));
        Assert.Equal((2, 1), (Assert.Single(_defects).Index, _defects.Single().Try));
    }

    [Fact]
    public async Task A_variant_that_never_draws_is_recorded_and_the_batch_goes_on()
    {
        await RunAsync(new Bent { Bend = (recipe, spec) => spec.Index == 1 ? throw new FormatException("a bug") : recipe });
        List<VariantRecord> all = await AllAsync();
        Assert.Equal(Count, all.Count);
        Assert.Equal((VariantState.Rejected, "FormatException: a bug"), (all[1].State, all[1].Error));
        Assert.Null(_blobs.Open(BlobKeys.Preview(_order.Code, 1)));
    }

    [Fact]
    public async Task What_is_unavailable_is_left_to_the_queue() => await Assert.ThrowsAsync<UnavailableException>(
        () => RunAsync(new Bent { Bend = (_, _) => throw new UnavailableException("no model server") }));

    [Fact]
    public async Task Pictures_that_a_power_cut_emptied_are_drawn_again_at_the_end()
    {
        var engine = new Bent();
        await RunAsync(engine);
        byte[] whole = Read(BlobKeys.Preview(_order.Code, 2));
        await _blobs.WriteAsync(BlobKeys.Preview(_order.Code, 2), (_, _) => Task.CompletedTask, default);
        await Work(engine).FinishAsync(_order.Code, default);
        Assert.Equal(whole, Read(BlobKeys.Preview(_order.Code, 2)));
    }

    [Fact]
    public void The_code_of_a_batch_follows_from_brief_and_templates_not_from_the_spelling_of_the_file()
    {
        string file = Path.Combine(_folder, "stripes.yaml");
        File.WriteAllText(file, "# a remark\n" + Text.Replace("seed: 5\n", "", StringComparison.Ordinal) + "\nseed:   5\n");
        Assert.Equal(_order.Code, Orders.Read(file, null, null, _catalogue, DateTimeOffset.UnixEpoch).Code);
        Assert.Equal(_order.Code, Orders.Read(file, Count, 5, _catalogue, DateTimeOffset.UnixEpoch).Code);
        Assert.NotEqual(_order.Code, Orders.Read(file, null, 6, _catalogue, DateTimeOffset.UnixEpoch).Code);
        PrintMethod finer = _catalogue.Methods["screen"] with { MaxInks = 7 };
        Assert.NotEqual(_order.Code, Orders.Read(file, null, null, _catalogue with { Methods = _catalogue.Methods.SetItem("screen", finer) }, DateTimeOffset.UnixEpoch).Code);
    }

    [Fact]
    public void A_defect_report_holds_what_replays_it_and_one_defect_makes_one_file()
    {
        var reports = new DefectReports(Path.Combine(_folder, "defects"), TimeProvider.System);
        string? file = reports.Write("batch X", new FormatException("a bug"), "the brief");
        Assert.Equal(file, reports.Write("batch X", new FormatException("a bug"), "the brief"));
        string text = File.ReadAllText(file!);
        Assert.Contains("a bug", text, StringComparison.Ordinal);
        Assert.Contains("the brief", text, StringComparison.Ordinal);
    }

    private async Task RunAsync(Bent engine)
    {
        await _store.AddAsync(_order, default);
        await Work(engine).DrawChunkAsync(_order.Code, 0, Count, default, default);
    }

    private BatchWork Work(Bent engine)
    {
        var plans = new BatchPlans(_catalogue, _blobs);
        engine.Plan = plans.For(_order).Planner;
        var maker = new VariantMaker(new Dictionary<string, IDesignGenerator> { [engine.Engine] = engine }, (_, spec, _) => _defects.Enqueue(spec));
        var shelf = new PictureShelf(new(ImmutableSortedDictionary<string, IPictureEngine>.Empty), _catalogue, _blobs);
        return new(_store, plans, maker, new VariantPictures(_blobs, House.Default), new ReviewFiles(_store, _blobs, shelf, (_, _) => Task.FromResult(ImmutableArray<(string, Money)>.Empty), new HouseTastes(_store, _blobs, _catalogue, TimeProvider.System), plans, House.Default, TimeProvider.System));
    }

    private async Task<List<VariantRecord>> AllAsync() => await _store.VariantsAsync(_order.Code, default).ToListAsync();

    private byte[] Read(string key)
    {
        using Stream file = _blobs.Open(key)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The built-in engine, but a test may change what it is asked to draw.</summary>
    private sealed class Bent : IDesignGenerator
    {
        private int _calls;

        public string Engine => ProceduralGenerator.Name;

        public int Calls => _calls;

        public Generate.Plan.IPlanner Plan { get; set; } = null!;

        public Func<Recipe, (int Index, int Try), Recipe> Bend { get; set; } = (recipe, _) => recipe;

        public Task<Artwork> DrawAsync(Recipe recipe, string batch, CancellationToken cancel)
        {
            Interlocked.Increment(ref _calls);
            var place = (from index in Enumerable.Range(0, Count) from attempt in Enumerable.Range(1, 12) where Plan.Spec(index, attempt).Recipe.Seed == recipe.Seed select (index, attempt)).First();
            return Task.FromResult(ProceduralGenerator.Draw(Bend(recipe, place), cancel));
        }
    }
}
