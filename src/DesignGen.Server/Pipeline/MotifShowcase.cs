using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Render.Previews;

namespace DesignGen.Server.Pipeline;

/// <summary>Native motifs on a sheet, each large and small, as the engine draws them.</summary>
public static class MotifShowcase
{
    /// <summary>Writes the sheet as PNG.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="motifs">Which motifs.</param>
    /// <param name="seed">Chance of the individuals, 0 or more.</param>
    /// <param name="cancel">Stops between two motifs.</param>
    /// <exception cref="InputException">There are none, or more than a sheet holds.</exception>
    public static void Write(Stream to, TemplateCatalogue catalogue, IReadOnlyList<NativeMotif> motifs, int seed, CancellationToken cancel)
    {
        if (motifs.Count is 0 or > ContactSheet.PerPage)
            throw new InputException("motifs", "--sheet", $"{motifs.Count} of the motifs found are drawn by the engine; a sheet shows 1 to {ContactSheet.PerPage}. Give other words.");
        ContactSheet.Write(to, [.. motifs.Select(m => new SheetCell(m.Id.ToUpperInvariant(), "", () =>
        {
            cancel.ThrowIfCancellationRequested();
            return PreviewRenderer.Render(MotifPicture.Card(m, (ulong)seed), MotifPicture.Ground, ContactSheet.Cell);
        }))], new(Making.Rules, "Motifs", "motifs", catalogue.House));
    }
}
