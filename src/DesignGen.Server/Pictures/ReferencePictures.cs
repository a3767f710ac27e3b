using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Generate.Plan;
using DesignGen.Render.Pictures;

namespace DesignGen.Server.Pictures;

/// <summary>The photographs and mood boards that briefs name: read with the brief and kept with its batch, so that nothing depends on the customer's file afterwards.</summary>
internal static class ReferencePictures
{
    private const int MostBytes = 64 << 20;

    /// <summary>Reads the file of one.</summary>
    /// <exception cref="InputException">There is no such file, or it is too large.</exception>
    /// <exception cref="UnavailableException">It can't be read.</exception>
    public static byte[] Read(string file)
    {
        try
        {
            if (Directory.Exists(file))
                throw new InputException(file, null, "This is a folder. Name a PNG or JPEG file in it under 'reference'.");
            using FileStream from = File.OpenRead(file);
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            // Devices have no length and no end.
            while (from.Read(buffer) is int count and > 0)
            {
                bytes.Write(buffer, 0, count);
                if (bytes.Length > MostBytes)
                    throw new InputException(file, null, $"The picture has more than {MostBytes >> 20} MB; an example needs less. Make it smaller.");
            }
            return bytes.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "There is no such picture. Paths in a brief begin at its own folder; check 'reference'.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }

    /// <summary>A brief that knows its picture: what it is, and what colours it has.</summary>
    /// <exception cref="InputException">It is no picture, or has no colours.</exception>
    public static Brief With(Brief brief, byte[] file)
    {
        PictureWish wish = brief.Pictures!;
        PictureReference reference = wish.Reference!;
        PictureCasting casting = PictureColours.Take(PictureReader.Read(file, reference.File, EncodedPictures.References).Picture)
            ?? throw new InputException(reference.File, null, "Every pixel of this picture is transparent. Give a picture with colours.");
        string hash = Hash(file);
        var palette = new Palette("reference-" + hash[..8], new("The reference's colours", "参考图配色"), [], casting.Colours, casting.Colours.ToImmutableSortedDictionary(c => c.Key, c => c.Value.Hex));
        return brief with { Pictures = wish with { Reference = reference with { Hash = hash, Palette = palette } } };
    }

    /// <summary>Keeps the picture of a batch.</summary>
    public static async Task KeepAsync(IBlobStore blobs, string batch, byte[] file, CancellationToken cancel)
    {
        string hash = Hash(file);
        await blobs.WriteAsync(KeyOf(hash), async (to, stop) => await to.WriteAsync(file, stop).ConfigureAwait(false), cancel).ConfigureAwait(false);
        await blobs.WriteAsync(Note(batch), async (to, stop) => await to.WriteAsync(Encoding.ASCII.GetBytes(hash), stop).ConfigureAwait(false), cancel).ConfigureAwait(false);
    }

    /// <summary>The kept picture of a batch.</summary>
    /// <exception cref="InputException">It is not there any more.</exception>
    public static byte[] Kept(IBlobStore blobs, string batch)
    {
        using Stream? note = blobs.Open(Note(batch));
        string hash = note is null ? "" : Text(note);
        using Stream? file = hash.Length == 0 ? null : blobs.Open(KeyOf(hash));
        if (file is { Length: <= MostBytes })
        {
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            if (Hash(bytes) == hash)
                return bytes;
        }
        throw new InputException(batch, "reference", "The picture that the brief names is not kept here any more, or not as it was. Run the brief again with --fresh.");
    }

    /// <summary>Where a picture is kept.</summary>
    public static string KeyOf(string hash) => "references/" + hash;

    private static string Note(string batch) => batch + "/reference.sha256";

    /// <summary>What a picture is kept under.</summary>
    public static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static string Text(Stream note)
    {
        using var reader = new StreamReader(note, Encoding.ASCII);
        string text = reader.ReadToEnd().Trim();
        // It becomes part of a path.
        return text.All(char.IsAsciiHexDigitLower) ? text : "";
    }
}
