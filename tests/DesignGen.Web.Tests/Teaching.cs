using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;

namespace DesignGen.Web.Tests;

/// <summary>A team's taste without hours of reviewing: designs that are planned and decided on, and never drawn.</summary>
internal static class Teaching
{
    /// <summary>Stores a batch whose designs on dark grounds were approved, and all others declined.</summary>
    /// <param name="server">Where.</param>
    /// <param name="team">Id of the team that decided.</param>
    /// <param name="count">How many decisions; a taste is sure from forty on.</param>
    public static async Task TeachAsync(this ServerFixture server, string team, int count = 60)
    {
        const string text = "product: t-shirt\nplacement: all-over\nsize: 120mm x 120mm\n";
        TemplateCatalogue catalogue = server.Host.Catalogue;
        Brief brief = BriefReader.Read("taught.yaml", text, catalogue) with { Seed = 2, Count = count };
        string batch = VariantCode.ForBatch("taught " + team);
        await server.Host.Batches.AddAsync(
            new()
            {
                Code = batch,
                Title = "Taught",
                Language = Language.English,
                BriefName = "taught.yaml",
                BriefText = text,
                RequestedBy = "Li",
                Team = team,
                Seed = 2,
                Count = count,
                ChunkSize = 4,
                State = BatchState.InReview,
                CreatedAt = DateTimeOffset.UnixEpoch,
            },
            default);
        var planner = new Planner(brief, catalogue);
        var decisions = new List<DecisionEntry>();
        for (int i = 0; i < count; i++)
        {
            DesignSpec spec = planner.Spec(i, 1);
            string code = VariantCode.For(batch, i);
            await server.Host.Batches.AddVariantAsync(new() { Batch = batch, Index = i, Code = code, State = VariantState.Generated, Spec = spec, Report = GateReport.None }, default);
            bool dark = (spec.Recipe.Roles.TryGetValue(PaletteRole.Ground, out int ink) ? spec.Recipe.Inks[ink].Colour : spec.Recipe.Garment.Colour).Oklab.L < 0.45;
            decisions.Add(new(code, i, 1, dark ? Decision.Approve : Decision.Decline, 0, ""));
        }
        await server.Host.Batches.DecideAsync(batch, decisions, "Li", DateTimeOffset.UtcNow, default);
    }
}
