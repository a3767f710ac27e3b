using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Server.Hosting;
using DesignGen.Server.Templates;
using DesignGen.Sheets.Reading;

namespace DesignGen.Cli.Tests.Server;

/// <summary>What a team decides leads its next batches, and no other team's.</summary>
public sealed class TasteTests : IDisposable
{
    private const string Brief = "product: t-shirt\nplacement: all-over\nsize: 120mm x 120mm\n";

    private static readonly TemplateCatalogue Templates = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates"));

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-tastes-").FullName;
    private readonly SetTime _time = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_team_s_decisions_lead_its_next_batch_until_they_are_forgotten()
    {
        await using DesignGenHost host = Open();
        Assert.Empty((await host.SubmitAsync(Order(seed: 1), fresh: false, default)).Taste);
        BatchRecord decided = await DecideAsync(host, team: "", seed: 2, count: 60);

        Taste taste = await host.TasteAsync("", default);
        Assert.True(taste.IsSure);
        Assert.True(taste.Weights.Single(w => w.Key == "ground:dark").Weight > 0.5);
        Assert.False((await host.TasteAsync("other", default)).IsSure);
        Assert.Empty((await host.SubmitAsync(Order(seed: 3) with { Team = "other" }, fresh: false, default)).Taste);

        // What is drawn is what the stored taste plans, whatever is decided since.
        BatchRecord led = await host.SubmitAsync(Order(seed: 4, count: 4), fresh: false, default);
        Assert.Equal(TasteJson.Write(taste), led.Taste);
        var planner = new Planner(BriefReader.Read("brief.yaml", Brief, Templates) with { Seed = 4, Count = 4 }, Templates, taste);
        await host.StartAsync(led.Code, default);
        await host.WaitAsync(led.Code, null, default);
        VariantRecord[] drawn = [.. host.Batches.VariantsAsync(led.Code, default).ToBlockingEnumerable()];
        Assert.Equal(4, drawn.Length);
        Assert.All(drawn, v => Assert.Equal(RecipeJson.Write(planner.Spec(v.Index, v.Spec.Try).Recipe), RecipeJson.Write(v.Spec.Recipe)));
        Assert.Contains(drawn, v => v.Spec.IsByTaste);

        // A changed mind is learned at once; a reset leaves nothing until somebody decides again.
        VariantRecord first = (await host.Batches.FindVariantAsync(VariantCode.For(decided.Code, 0), default))!;
        await host.Batches.DecideAsync(decided.Code, [new(first.Code, 0, first.Revision, first.State == VariantState.Approved ? Decision.Decline : Decision.Approve, 0, "")], "Li", _time.GetUtcNow(), default);
        Assert.NotEqual(taste.Approved, (await host.TasteAsync("", default)).Approved);
        _time.Now += TimeSpan.FromHours(1);
        await host.ResetTasteAsync("", default);
        Taste anew = await host.TasteAsync("", default);
        Assert.Equal((0, 0, false), (anew.Approved, anew.Declined, anew.IsSure));
        Assert.Empty((await host.SubmitAsync(Order(seed: 5), fresh: false, default)).Taste);
        Assert.Equal(led.Taste, (await host.Batches.FindAsync(led.Code, default))!.Taste);
        await DecideAsync(host, team: "", seed: 6, count: 60);
        Assert.Equal(60, (await host.TasteAsync("", default)) is { IsSure: true } again ? again.Approved + again.Declined : 0);
    }

    [Fact]
    public async Task Variants_are_ranked_by_what_the_team_approves()
    {
        await using DesignGenHost host = Open();
        BatchRecord batch = await DecideAsync(host, team: "", seed: 2, count: 60);
        VariantRecord[] variants = [.. host.Batches.VariantsAsync(batch.Code, default).ToBlockingEnumerable()];
        var ranked = await host.RankAsync("", variants, default);
        Assert.True(ranked.Take(10).Count(r => r.Design.State == VariantState.Approved) >= 8);
        Assert.Contains("ground:dark", ranked[0].Reasons.Take(3).Select(r => r.Key));
        Assert.Equal(variants, (await host.RankAsync("other", variants, default)).Select(r => r.Design));

        // The workbook stands so too, and says the chances; another team's stands by number.
        ReadSheet review = await ReviewOf(host, batch);
        int chance = review.Rows[0].Cells.Single(c => c.Text == "Likely approved").Column;
        Assert.Equal(ranked.Select(r => r.Design.Code), review.Rows.Skip(1).Select(r => r[2].Text));
        Assert.Equal(ranked.Select(r => Math.Round(r.Chance!.Value, 2)), review.Rows.Skip(1).Select(r => double.Parse(r[chance].Text, CultureInfo.InvariantCulture)));
        ReadSheet other = await ReviewOf(host, batch with { Team = "other" });
        Assert.Equal(variants.Select(v => v.Code), other.Rows.Skip(1).Select(r => r[2].Text));
        Assert.DoesNotContain("Likely approved", other.Rows[0].Cells.Select(c => c.Text));
    }

    private static async Task<ReadSheet> ReviewOf(DesignGenHost host, BatchRecord batch)
    {
        using var file = new MemoryStream();
        await host.WriteReviewAsync(batch, file, default);
        return SpreadsheetReader.Read("review.xlsx", new MemoryStream(file.ToArray()))[0];
    }

    private DesignGenHost Open() => DesignGenHost.Open(new() { DataFolder = Path.Combine(_folder, "data"), Catalogue = Templates, Time = _time });

    private BatchRecord Order(ulong seed, int count = 24)
    {
        string file = Path.Combine(_folder, "brief.yaml");
        File.WriteAllText(file, Brief);
        return Orders.Read(file, count, seed, Templates, _time.GetUtcNow());
    }

    // A batch whose designs on dark grounds were approved.
    private async Task<BatchRecord> DecideAsync(DesignGenHost host, string team, ulong seed, int count)
    {
        BatchRecord batch = await host.Batches.AddAsync(Order(seed, count) with { Team = team }, default);
        var planner = new Planner(BriefReader.Read("brief.yaml", Brief, Templates) with { Seed = seed, Count = count }, Templates);
        var decisions = new List<DecisionEntry>();
        for (int i = 0; i < count; i++)
        {
            DesignSpec spec = planner.Spec(i, 1);
            string code = VariantCode.For(batch.Code, i);
            await host.Batches.AddVariantAsync(new() { Batch = batch.Code, Index = i, Code = code, State = VariantState.Generated, Spec = spec, Report = GateReport.None }, default);
            bool dark = (spec.Recipe.Roles.TryGetValue(PaletteRole.Ground, out int ink) ? spec.Recipe.Inks[ink].Colour : spec.Recipe.Garment.Colour).Oklab.L < 0.45;
            decisions.Add(new(code, i, 1, dark ? Decision.Approve : Decision.Decline, 0, ""));
        }
        await host.Batches.DecideAsync(batch.Code, decisions, "Li", _time.GetUtcNow(), default);
        return batch;
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
