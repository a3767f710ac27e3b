using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Render.Png;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;
using DesignGen.Server.Pipeline;

namespace DesignGen.Server.Hosting;

/// <summary>Pictures that were made to leave the house.</summary>
/// <param name="Files">The pictures, in order of place in the batch.</param>
/// <param name="Labelled">How many of them carry the visible label.</param>
/// <param name="NewlyAgreed">Whether the team's agreement to hand out pictures without it was written down with it, for the first time.</param>
public sealed record Sharing(ImmutableArray<string> Files, int Labelled, bool NewlyAgreed);

/// <summary>Pictures out of the house.</summary>
public sealed partial class DesignGenHost
{
    /// <summary>Makes previews for people outside the house, with its visible label where one is due, and writes down who gets them.</summary>
    /// <param name="batch">Code of a batch that has been drawn.</param>
    /// <param name="choice">Which variants.</param>
    /// <param name="recipients">Who gets the pictures, one or more.</param>
    /// <param name="longestPx">Pixels of the longer side, 16 to 4000.</param>
    /// <param name="folder">Where to; made where it is missing. Files of these names are replaced.</param>
    /// <param name="progress">Told the pictures that are there, of how many. May be null.</param>
    /// <param name="cancel">Stops between two pictures.</param>
    /// <exception cref="InputException">The batch is not drawn yet, nothing is approved, a code is wrong, or nobody gets them.</exception>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public async Task<Sharing> ShareAsync(
        string batch, ProductionChoice choice, ImmutableArray<string> recipients, int longestPx, string folder, IProgress<(int Done, int Count)>? progress, CancellationToken cancel)
    {
        BatchRecord record = await FindAsync(batch, cancel).ConfigureAwait(false);
        if (recipients.IsEmpty || recipients.Any(string.IsNullOrWhiteSpace))
            throw new InputException(record.Code, "recipients", "Name who gets the pictures: it is written down in the audit log.");
        ImmutableArray<VariantRecord> variants = await _production.ChooseAsync(record, choice, cancel).ConfigureAwait(false);
        ImmutableArray<FileStatement> statements = Statements(variants);
        AuditPerson who = _trail.Person(record.OrderedBy, record.RequestedBy);
        // Written down before anything is there to be sent.
        await _trail.SharingAsync(record, statements, recipients, who, cancel).ConfigureAwait(false);
        var files = ImmutableArray.CreateBuilder<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach ((VariantRecord variant, FileStatement says) in variants.Zip(statements))
            {
                cancel.ThrowIfCancellationRequested();
                Artwork artwork = await _maker.DrawAsync(variant.Spec.Recipe, record.Code, cancel).ConfigureAwait(false);
                Picture picture = HouseLabel.Put(PreviewRenderer.Render(artwork, variant.Spec.Recipe.Garment.Colour, longestPx, Threads), says, record.Language);
                string file = Path.Combine(folder, variant.Code + ".png");
                await WholeFile.WriteAsync(file, to => PngWriter.Write(to, picture, new PngMetadata { Srgb = true, Xmp = says.Xmp() })).ConfigureAwait(false);
                files.Add(file);
                progress?.Report((files.Count, statements.Length));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The pictures can't be written to {folder} ({e.Message}). Allow writing there, free space, or choose another folder.", e);
        }
        return new(files.ToImmutable(), statements.Count(HouseLabel.IsDue), await _trail.AgreedAsync(record, statements.Where(s => !HouseLabel.IsDue(s)), who, cancel).ConfigureAwait(false));
    }
}
