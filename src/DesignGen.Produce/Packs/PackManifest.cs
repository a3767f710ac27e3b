using System.Collections.Immutable;

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
    int Format, string Generator, string Batch, string Title, string RequestedBy, ImmutableArray<PackStyle> Styles, ImmutableArray<PackFile> Files);

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
