using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Motifs;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Render.Previews;

namespace DesignGen.Server.Pipeline;

/// <summary>Motifs on a sheet, each large and small, as the engine draws them.</summary>
public static class MotifShowcase
{
    /// <summary>Writes the sheet as PNG.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="motifs">Which motifs of our own.</param>
    /// <param name="packs">Which motifs of packs; they come after these.</param>
    /// <param name="seed">Chance of the individuals, 0 or more.</param>
    /// <param name="cancel">Stops between two motifs.</param>
    /// <exception cref="InputException">There are none, or more than a sheet holds.</exception>
    public static void Write(Stream to, TemplateCatalogue catalogue, IReadOnlyList<NativeMotif> motifs, IReadOnlyList<PackMotif> packs, int seed, CancellationToken cancel)
    {
        if (motifs.Count + packs.Count is 0 or > ContactSheet.PerPage)
            throw new InputException("motifs", "--sheet", $"{motifs.Count + packs.Count} of the motifs found are drawn by the engine or in packs; a sheet shows 1 to {ContactSheet.PerPage}. Give other words.");
        IEnumerable<(string Id, Func<Artwork> Card)> cards =
            [.. motifs.Select(m => (m.Id, (Func<Artwork>)(() => MotifPicture.Card(m, (ulong)seed)))), .. packs.Select(m => (m.Mark.Id, (Func<Artwork>)(() => MotifPicture.Card(m, (ulong)seed))))];
        ContactSheet.Write(to, [.. cards.Select(c => new SheetCell(c.Id.ToUpperInvariant(), "", () =>
        {
            cancel.ThrowIfCancellationRequested();
            return PreviewRenderer.Render(c.Card(), MotifPicture.Ground, ContactSheet.Cell);
        }))], new(Making.Rules, "Motifs", "motifs", catalogue.House));
    }
}
