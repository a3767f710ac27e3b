using System.IO.Compression;
using DesignGen.Core.Errors;
using DesignGen.Produce.Packs;

namespace DesignGen.Server.Desks;

/// <summary>One style of a pack that lies in the blob store, to be written as a zip file of its own.</summary>
public sealed class StylePack : IAsyncDisposable
{
    private readonly ZipArchive _zip;
    private readonly PackManifest _pack;

    private StylePack(ZipArchive zip, PackManifest pack, PackStyle style) => (_zip, _pack, Style, Folder) = (zip, pack, style.Code, style.Folder);

    /// <summary>Code of the variant.</summary>
    public string Style { get; }

    /// <summary>What the style's folder is called, and so its zip file.</summary>
    public string Folder { get; }

    /// <summary>Opens a style of a pack.</summary>
    /// <param name="pack">The pack's zip file, seekable; it goes with the result.</param>
    /// <param name="variant">Code of the variant.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">The style is not in it.</exception>
    internal static async Task<StylePack> OpenAsync(Stream pack, string variant, CancellationToken cancel)
    {
        ZipArchive? zip = null;
        try
        {
            zip = await ZipArchive.CreateAsync(pack, ZipArchiveMode.Read, leaveOpen: false, null, cancel).ConfigureAwait(false);
            PackManifest manifest = await StyleZip.ReadManifestAsync(zip, cancel).ConfigureAwait(false);
            PackStyle style = manifest.Styles.FirstOrDefault(s => s.Code == variant)
                ?? throw new MissingException(variant, manifest.Blocked.Any(b => b.Code == variant)
                    ? "A check stopped this style, so it has no press files. See the order's manifest for what to do."
                    : $"The order has no style of this code. It has {string.Join(", ", manifest.Styles.Select(s => s.Code))}.");
            return new(zip, manifest, style);
        }
        catch
        {
            if (zip is not null)
                await zip.DisposeAsync().ConfigureAwait(false);
            else
                await pack.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes the zip file, as a stream that can't be sought in; the same bytes each time.</summary>
    public Task WriteAsync(Stream to, CancellationToken cancel) => StyleZip.WriteAsync(to, _pack, Style, _zip, cancel);

    /// <summary>Lets go of the pack.</summary>
    public ValueTask DisposeAsync() => _zip.DisposeAsync();
}
