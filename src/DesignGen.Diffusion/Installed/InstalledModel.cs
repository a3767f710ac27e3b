using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Diffusion.Schedulers;

namespace DesignGen.Diffusion.Installed;

/// <summary>A model that was added to this machine, as its manifest says. The weights stay where they are.</summary>
/// <param name="Id">What briefs and recipes call it.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Family">Its family, one of <see cref="Families"/>.</param>
/// <param name="Folder">Where the exported model lies.</param>
/// <param name="Licence">Under which licence it is used, in the words of whoever added it.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Language">Language of its prompts.</param>
/// <param name="Native">The size that it draws best.</param>
/// <param name="Files">Its files in the order of their paths.</param>
public sealed record InstalledModel(
    string Id, LocalName Name, string Family, string Folder, string Licence, string Source, Language Language, PixelSize Native, ImmutableArray<ModelFile> Files)
{
    /// <summary>What families are called in manifests.</summary>
    public static ImmutableSortedDictionary<string, Models.ModelFamily> Families { get; } = new Dictionary<string, Models.ModelFamily>
    {
        ["sd-1"] = Models.ModelFamily.Stable1,
        ["sd-2"] = Models.ModelFamily.Stable2,
        ["sdxl"] = Models.ModelFamily.StableXl,
        ["turbo"] = Models.ModelFamily.Turbo,
        ["lcm"] = Models.ModelFamily.Consistency,
        ["taiyi"] = Models.ModelFamily.Taiyi,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Whether it can begin from a picture.</summary>
    public bool TakesStart { get; init; }

    /// <summary>Steps; null for the family's.</summary>
    public int? Steps { get; init; }

    /// <summary>Guidance; null for the family's.</summary>
    public double? Guidance { get; init; }

    /// <summary>Name of the scheduler; null for the family's.</summary>
    public string? Scheduler { get; init; }

    /// <summary>Seconds that one step took when the model was checked on this machine; null before.</summary>
    public double? SecondsPerStep { get; init; }

    /// <summary>Bytes of all files.</summary>
    public long Bytes => Files.Sum(f => f.Bytes);

    /// <summary>What makes it the model it is: a hash over the hashes of its files and how it is run.</summary>
    public string Identity
    {
        get
        {
            var text = new StringBuilder();
            foreach (ModelFile file in Files)
                text.Append(file.Path).Append(' ').Append(file.Sha256).Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"{Steps} {Guidance} {Scheduler}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>An order as the manifest says it is run.</summary>
    /// <param name="folder">The model's folder as read.</param>
    /// <param name="size">Pixels.</param>
    /// <param name="subjects">The pictures.</param>
    internal DiffusionOrder Order(Models.ModelFolder folder, PixelSize size, params ImmutableArray<DiffusionSubject> subjects) => new(subjects, size)
    {
        Steps = Steps,
        Guidance = Guidance,
        Scheduler = Scheduler is string name ? SchedulerNames.Choose(folder.Scheduler, name, "model " + Id) : null,
    };

    /// <summary>What the planner needs to know of it.</summary>
    public PictureModel Card => new(Id, Name, PictureModel.Local, Language, PromptManner.Phrases, Native, Abilities, Identity) { Licence = Licence };

    /// <summary>What it can do.</summary>
    public PictureAbilities Abilities => new([], Negative: true, Seed: true, Start: TakesStart, Strength: TakesStart, Mask: TakesStart) { Tiling = true };
}
