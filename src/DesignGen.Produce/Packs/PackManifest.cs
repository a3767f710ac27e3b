using System.Collections.Immutable;
using System.Text.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;

namespace DesignGen.Produce.Packs;

/// <summary>What a pack holds; it lies in the pack as <c>manifest.json</c>.</summary>
/// <param name="Format">Version of this form: 1.</param>
/// <param name="Generator">Program and version that wrote the pack.</param>
/// <param name="Batch">Code of the batch.</param>
/// <param name="Title">Title of the batch.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="Styles">The styles in order of their place in the batch.</param>
/// <param name="Files">Every other file of the pack, ordered by path.</param>
public sealed record PackManifest(
    int Format, string Generator, string Batch, string Title, string RequestedBy, ImmutableArray<PackStyle> Styles, ImmutableArray<PackFile> Files)
{
    /// <summary>Styles that a check stopped; nothing of them is in the pack.</summary>
    public ImmutableArray<PackBlock> Blocked { get; init; } = [];

    /// <summary>Blocking checks that persons took on.</summary>
    public ImmutableArray<PackOverride> Overrides { get; init; } = [];

    /// <summary>Its text, as it lies in packs.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RecipeJson.Options) + "\n";

    /// <summary>The manifest of a pack with one of the styles alone.</summary>
    /// <param name="style">A style of <see cref="Styles"/>.</param>
    public PackManifest Of(PackStyle style) => this with
    {
        Styles = [style],
        Files = [.. Files.Where(f => f.Path.StartsWith(style.Folder + "/", StringComparison.Ordinal))],
        Blocked = [],
        Overrides = [.. Overrides.Where(o => o.Style == style.Code)],
    };
}

/// <summary>A style that was not produced.</summary>
/// <param name="Code">Code of the variant.</param>
/// <param name="Title">Title of the design.</param>
/// <param name="Checks">What stopped it.</param>
public sealed record PackBlock(string Code, string Title, ImmutableArray<PackBlockCheck> Checks);

/// <summary>A check that stopped a style.</summary>
/// <param name="Code">Code of the check.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="Actual">What was found.</param>
/// <param name="Target">What it was held against.</param>
/// <param name="Remedy">What to do.</param>
public sealed record PackBlockCheck(string Code, LocalName Name, LocalName Actual, LocalName Target, LocalName Remedy);

/// <summary>A blocking check of a style that a person took on.</summary>
/// <param name="Style">Code of the variant.</param>
/// <param name="Code">Code of the check.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Name of the person.</param>
public sealed record PackOverride(string Style, string Code, string Reason, string By);

/// <summary>One style of a pack.</summary>
/// <param name="Code">Code of the variant.</param>
/// <param name="Title">Title of the design.</param>
/// <param name="Folder">Its folder in the pack.</param>
/// <param name="Recipe">Path of the recipe that draws it again.</param>
/// <param name="Engine">Engine that drew it.</param>
/// <param name="EngineVersion">Version of that engine's look.</param>
/// <param name="DigitalSourceType">IPTC word for how it was made.</param>
public sealed record PackStyle(string Code, string Title, string Folder, string Recipe, string Engine, int EngineVersion, string DigitalSourceType);

/// <summary>One file of a pack.</summary>
/// <param name="Path">Path in the pack, forward slashes.</param>
/// <param name="Role">What it is, as <c>docs/formats/pack.md</c> lists it: <c>artwork</c>, <c>print</c>, <c>film</c>, <c>tech-pack</c> and so on.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record PackFile(string Path, string Role, long Bytes, string Sha256);

/// <summary>A file that has just been written.</summary>
/// <param name="Styles">Styles that are whole.</param>
/// <param name="Path">The file's path in the pack.</param>
public sealed record PackProgress(int Styles, string Path);
