using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Designs;

namespace DesignGen.Produce.Packs;

/// <summary>One style of a pack as a zip file that stands alone: its folder, and a manifest of it.</summary>
/// <remarks>Streamed, a file at a time, and never sought in: a folder's and a download's bytes are the same.</remarks>
public static class StyleZip
{
    /// <summary>Writes a style's zip from a pack's files.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="pack">What the pack holds.</param>
    /// <param name="code">Code of one of its styles.</param>
    /// <param name="open">Opens a file of the pack by its path.</param>
    /// <param name="cancel">Stops between files and within them.</param>
    public static Task WriteAsync(Stream to, PackManifest pack, string code, Func<string, CancellationToken, Task<Stream>> open, CancellationToken cancel)
    {
        PackManifest own = pack.Of(pack.Styles.First(s => s.Code == code));
        return PackZip.WriteAsync(new Onward(to), own.Files.Select(f => f.Path).Append(PackStaging.ManifestName), (path, stop) =>
            path == PackStaging.ManifestName ? Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(own.ToJson()))) : open(path, stop), cancel);
    }

    /// <summary>Writes a style's zip from a pack's.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="pack">The pack as <see cref="ReadManifestAsync"/> has read it.</param>
    /// <param name="code">Code of one of its styles.</param>
    /// <param name="zip">The pack's zip, open for reading.</param>
    /// <param name="cancel">Stops between files and within them.</param>
    public static Task WriteAsync(Stream to, PackManifest pack, string code, ZipArchive zip, CancellationToken cancel) =>
        WriteAsync(to, pack, code, (path, stop) => zip.GetEntry(path)!.OpenAsync(stop), cancel);

    /// <summary>What a pack's zip holds.</summary>
    public static async Task<PackManifest> ReadManifestAsync(ZipArchive zip, CancellationToken cancel)
    {
        Stream text = await zip.GetEntry(PackStaging.ManifestName)!.OpenAsync(cancel).ConfigureAwait(false);
        await using (text.ConfigureAwait(false))
            return (await JsonSerializer.DeserializeAsync<PackManifest>(text, RecipeJson.Options, cancel).ConfigureAwait(false))!;
    }

    // A stream that is only written on to.
    private sealed class Onward(Stream to) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => to.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => to.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => to.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => to.Write(buffer);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => to.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => to.WriteAsync(buffer, cancellationToken);
    }
}
