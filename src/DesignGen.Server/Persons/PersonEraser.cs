using System.Security.Cryptography;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Generate.Interpret;
using DesignGen.Server.Pipeline;
using DesignGen.Store.Database;

namespace DesignGen.Server.Persons;

/// <summary>Takes a person out of all that a team keeps: records, files made of them, reports of defects, the audit log.</summary>
/// <remarks>
/// The log comes last, and what a crash leaves is found when it is asked for again. Each step can be repeated.
/// </remarks>
/// <param name="persons">The records.</param>
/// <param name="batches">The batches.</param>
/// <param name="blobs">Where their files are.</param>
/// <param name="review">Writes review workbooks anew.</param>
/// <param name="keeping">The audit log.</param>
/// <param name="catalogue">What briefs are read by.</param>
/// <param name="defects">Folder of the reports of defects, which repeat briefs.</param>
/// <param name="time">The clock.</param>
internal sealed class PersonEraser(PersonStore persons, IBatchStore batches, IBlobStore blobs, ReviewFiles review, AuditKeeping keeping, TemplateCatalogue catalogue, string defects, TimeProvider time)
{
    private const int LeastCharacters = 2;

    /// <summary>Takes a person out.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    /// <param name="idOrName">The person's id, log-in or name.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancel">Gives up; what was taken out stays out.</param>
    /// <exception cref="InputException">Nobody is called so, several are, it is whoever asks, or something of theirs is at work.</exception>
    /// <exception cref="UnavailableException">The database is held by others just now.</exception>
    public async Task<PersonErasure> EraseAsync(string team, string idOrName, AuditPerson? by, CancellationToken cancel)
    {
        if (idOrName.Trim().Length < LeastCharacters)
            throw new InputException("person", null, $"'{idOrName.Trim()}' is too short to tell a person by. Give the whole name, or the id.");
        PersonNames person = await persons.KnownAsAsync(team, idOrName, cancel).ConfigureAwait(false);
        // Whoever has an account would close it under their own hands, and a team its last admin's.
        if (by is { Id.Length: > 0 } && person.Is(by.Id))
            throw new InputException(idOrName, null, "You can't take yourself out. Ask another admin of the team.");
        if (await persons.AtWorkAsync(team, person, cancel).ConfigureAwait(false) is { Count: > 0 } working)
            throw new InputException(idOrName, null, $"Something of this person's is just being made: batch {string.Join(", ", working)}. Wait until it is done or stop it, then take the person out.");

        // By chance, and not made of the name: whoever guesses the name learns nothing.
        string pseudonym = "former-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        PersonTraces traces = await persons.ReplaceAsync(team, person, pseudonym, Form, time.GetUtcNow(), cancel).ConfigureAwait(false);
        foreach (string code in traces.Reviewed)
            await ReviewAsync(code, cancel).ConfigureAwait(false);
        int packs = 0;
        foreach (string code in traces.Packed)
            packs += await PacksAsync(code, cancel).ConfigureAwait(false);
        int reports = Reports(person);
        AuditErasure log = await keeping.EraseAsync(team, person, by, cancel).ConfigureAwait(false);
        if (traces.Records + reports + log.Parts + log.Kept == 0)
            throw new InputException(idOrName, null, "Nobody is called so in the team's records. Write the name as they have it, or give the id.");
        await persons.WipeAsync(cancel).ConfigureAwait(false);
        return new(pseudonym, traces.Records + reports, packs, log);
    }

    // The facts of a running text as a form: they make the same batch, and hold none of the words.
    private (string Name, string Text)? Form(BatchRecord batch)
    {
        try
        {
            Brief brief = BriefReader.Read(batch.BriefName, batch.BriefText, catalogue);
            return brief.Reading is { } reading ? (Path.ChangeExtension(batch.BriefName, ".yaml"), reading.Written) : null;
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return null;
        }
    }

    private async Task ReviewAsync(string code, CancellationToken cancel)
    {
        await using (Stream? there = blobs.Open(BlobKeys.Review(code)))
        {
            if (there is null)
                return;
        }
        if (await batches.FindAsync(code, cancel).ConfigureAwait(false) is { } batch)
            await review.WriteAsync(batch, cancel).ConfigureAwait(false);
    }

    private async Task<int> PacksAsync(string code, CancellationToken cancel)
    {
        string under = $"{code}/productions/";
        int packs = await blobs.KeysAsync(under, cancel).CountAsync(cancel).ConfigureAwait(false);
        if (packs > 0)
            await blobs.RemoveAsync(under, cancel).ConfigureAwait(false);
        return packs;
    }

    private int Reports(PersonNames person)
    {
        int removed = 0;
        foreach (string file in Directory.Exists(defects) ? Directory.GetFiles(defects, "*.txt") : [])
        {
            if (!person.Mentions(File.ReadAllText(file)))
                continue;
            File.Delete(file);
            removed++;
        }
        return removed;
    }
}
