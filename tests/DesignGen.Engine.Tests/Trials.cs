using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Review.Gates;
using DesignGen.Tests;

namespace DesignGen.Engine.Tests;

/// <summary>A design as a batch would deliver it, with the tries that it took.</summary>
/// <param name="Spec">The order that passed, or the last one that did not.</param>
/// <param name="Report">What the gates found.</param>
/// <param name="IsDelivered">Whether a try passed.</param>
internal sealed record Made(DesignSpec Spec, GateReport Report, bool IsDelivered);

/// <summary>The way from a brief to a design that passed the gates, without queue and files.</summary>
internal static class Trials
{
    /// <summary>Families that draw repeats.</summary>
    public static FamilyCard[] Repeating { get; } = [.. FamilyRegistry.All.Select(f => f.Card).Where(c => c.Kind == ArtKind.AllOver)];

    /// <summary>Families of T-shirts: repeats and placements.</summary>
    public static FamilyCard[] Printed { get; } = [.. FamilyRegistry.All.Select(f => f.Card).Where(c => c.Kind != ArtKind.NailSet)];

    public static Brief Brief(string text) => BriefReader.Read("brief.yaml", text, Templates.Catalogue);

    /// <summary>A brief for one family; the number walks over garments, ink limits and sizes.</summary>
    public static Brief Brief(FamilyCard card, int number, string more = "")
    {
        string[] garments = ["white", "black", "natural", "navy", "ash", "red"];
        int inks = Math.Max(card.MinInks, 3 + number % 5);
        string where = card.Kind == ArtKind.AllOver ? $"placement: all-over\nsize: {Math.Max(card.MinSizeMm, 120 + number / 3 % 3 * 40)}mm x {Math.Max(card.MinSizeMm, 120 + number / 2 % 3 * 40)}mm\n" : "placement: full-front\n";
        return Brief($"product: t-shirt\n{where}garment: {garments[number % garments.Length]}\nprint: screen\nfamilies: [{card.Id}]\ninks: {inks}\nseed: {1000 + number}\n{more}");
    }

    /// <summary>Tries until one passes, four at most.</summary>
    public static Made Make(Planner planner, int index)
    {
        for (int attempt = 1; ; attempt++)
        {
            DesignSpec spec = planner.Spec(index, attempt);
            GateReport report = Gatekeeper.Inspect(new Candidate(spec, ProceduralGenerator.Draw(spec.Recipe)));
            bool passed = report.Findings.All(f => f.Verdict != GateVerdict.Reject);
            if (passed || attempt == 4)
                return new(spec, report, passed);
        }
    }
}
