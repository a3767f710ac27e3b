using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Generate.Interpret;
using DesignGen.Server.Pictures;

namespace DesignGen.Server.Hosting;

/// <summary>What was ordered.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Reference">File of the picture that the brief names as an example; null for none.</param>
public sealed record Order(BatchRecord Batch, byte[]? Reference);

/// <summary>Turns the file of a brief into the batch that it asks for.</summary>
public static class Orders
{
    // A second or so of work, so that progress shows and little is lost in a crash.
    private const int ChunkSize = 4;

    // Larger batches leave a worker free for smaller ones.
    private const int LargestInteractive = 200;

    /// <summary>Reads a brief and says which batch it makes; nothing is stored.</summary>
    /// <param name="path">The brief's file.</param>
    /// <param name="count">Variants in place of the brief's number, 1 to 2000; null leaves it.</param>
    /// <param name="seed">Seed in place of the brief's; null leaves it.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <param name="now">When it is ordered.</param>
    /// <exception cref="InputException">The brief is wrong or impossible; every problem is named with its line.</exception>
    /// <exception cref="UnavailableException">The file can't be read just now.</exception>
    public static BatchRecord Read(string path, int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now)
    {
        return Take(path, count, seed, catalogue, now).Batch;
    }

    /// <summary>The same, with the picture that the brief names as an example.</summary>
    /// <exception cref="InputException">The brief is wrong or impossible, or its picture is; every problem is named with its line.</exception>
    /// <exception cref="UnavailableException">A file can't be read just now.</exception>
    public static Order Take(string path, int? count, ulong? seed, TemplateCatalogue catalogue, DateTimeOffset now)
    {
        string text = BriefFile.Read(path), name = Path.GetFileName(path);
        Brief brief = BriefReader.Read(name, text, catalogue);
        brief = brief with { Count = count ?? brief.Count, Seed = seed ?? brief.Seed };
        byte[]? reference = null;
        if (brief.Pictures?.Reference is { } wanted)
        {
            reference = ReferencePictures.Read(Path.GetFullPath(wanted.File, Path.GetDirectoryName(Path.GetFullPath(path))!));
            brief = ReferencePictures.With(brief, reference);
        }
        return new(Record(brief, name, text, catalogue, now), reference);
    }

    private static BatchRecord Record(Brief brief, string name, string text, TemplateCatalogue catalogue, DateTimeOffset now) =>
        new()
        {
            Code = BatchIdentity.CodeOf(brief, catalogue),
            Title = brief.Title,
            Language = brief.Language,
            BriefName = name,
            BriefText = text,
            RequestedBy = brief.RequestedBy,
            Seed = brief.Seed,
            Count = brief.Count,
            ChunkSize = ChunkSize,
            Pace = brief.Count > LargestInteractive ? BatchPace.Bulk : BatchPace.Interactive,
            State = BatchState.Queued,
            CreatedAt = now,
        };
}
