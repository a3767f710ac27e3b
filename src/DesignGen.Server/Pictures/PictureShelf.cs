using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Render.Pictures;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pictures;

/// <summary>Where pictures from engines are kept: each is made once, and taken from here whenever its design is drawn again.</summary>
/// <remarks>
/// The key is a hash of everything that the engine is told, so a batch that is run anew, its colourways and its films take the same picture, which
/// matters where one costs money or can't be made twice. What makes a model the one it is belongs to that: files changed behind an id make no picture of
/// an earlier order. Safe for several threads: one that wants what another is making waits for it.
/// </remarks>
/// <param name="engines">The engines by the ids of their models.</param>
/// <param name="catalogue">Has the cards of the models.</param>
/// <param name="blobs">Where files are kept.</param>
internal sealed class PictureShelf(Lazy<ImmutableSortedDictionary<string, IPictureEngine>> engines, TemplateCatalogue catalogue, IBlobStore blobs)
{
    private const int MostBytes = 64 << 20;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _making = new();

    // A batch begins from one picture: it is read once, and never twice at a time.
    private readonly SemaphoreSlim _starting = new(1);
    private (string Hash, EncodedPicture Picture)? _start;

    /// <summary>The picture of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="batch">Code of the batch that it is for.</param>
    /// <param name="cancel">Stops it soon.</param>
    /// <returns>The bytes of a PNG or JPEG file.</returns>
    /// <exception cref="InputException">The model is not here, or refuses the order.</exception>
    /// <exception cref="UnavailableException">The engine can't be used just now.</exception>
    public async Task<byte[]> TakeAsync(PictureOrder order, string batch, CancellationToken cancel)
    {
        string key = KeyOf(order);
        SemaphoreSlim turn = _making.GetOrAdd(key, _ => new(1));
        await turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            byte[]? picture = await ReadAsync(key, cancel).ConfigureAwait(false);
            if (picture is null)
            {
                MadePicture made = await MakeAsync(order, batch, cancel).ConfigureAwait(false);
                // The record first: where the picture is, it is too.
                byte[] record = JsonSerializer.SerializeToUtf8Bytes(new PictureRecord(order, made.Seed, made.RevisedPrompt, made.RequestId, made.Cost?.ToString(), made.Notes), RecipeJson.Options);
                await blobs.WriteAsync(RecordKey(key), async (to, stop) => await to.WriteAsync(record, stop).ConfigureAwait(false), cancel).ConfigureAwait(false);
                await blobs.WriteAsync(key, async (to, stop) => await to.WriteAsync(made.Picture.Bytes, stop).ConfigureAwait(false), cancel).ConfigureAwait(false);
                picture = made.Picture.Bytes.ToArray();
            }
            // From here on it is kept: whoever comes finds it and needs no turn.
            _making.TryRemove(key, out _);
            return picture;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The picture of an order, where it is kept; null where it is not, and none is made.</summary>
    public Task<byte[]?> FindAsync(PictureOrder order, CancellationToken cancel) => ReadAsync(KeyOf(order), cancel);

    /// <summary>How the picture of an order was made, as JSON text; null where it is not kept.</summary>
    public Task<byte[]?> RecordAsync(PictureOrder order, CancellationToken cancel) => ReadAsync(RecordKey(KeyOf(order)), cancel);

    /// <summary>How the picture of an order was made; null where it is not kept, or what is kept is spoilt.</summary>
    public PictureRecord? RecordOf(PictureOrder order)
    {
        using Stream? file = blobs.Open(RecordKey(KeyOf(order)));
        if (file is null || file.Length > MostBytes)
            return null;
        try
        {
            return JsonSerializer.Deserialize<PictureRecord>(file, RecipeJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<MadePicture> MakeAsync(PictureOrder order, string batch, CancellationToken cancel)
    {
        if (!engines.Value.TryGetValue(order.Model, out IPictureEngine? engine))
            throw new InputException("recipe", "picture.model", $"There is no model '{order.Model}' here. Known: {(engines.Value.IsEmpty ? "none" : string.Join(", ", engines.Value.Keys))}. `designgen models list` shows them; `designgen models add` installs one.");
        if (catalogue.PictureModels.TryGetValue(order.Model, out PictureModel? card) && card.Identity != order.Identity)
            throw new InputException("recipe", "picture.identity", $"The model '{order.Model}' is not the one that this was planned for: its files or its settings have changed, and it would make another picture. Put it back as it was, or run the brief anew.");
        var request = new PictureRequest(order.Prompt, order.Size, order.Seed)
        {
            Negative = order.Negative,
            Tiling = order.Tiling,
            Batch = batch,
            Start = order.Start is string start ? new(await StartAsync(start, cancel).ConfigureAwait(false), order.Strength) : null,
        };
        PictureAnswer answer = await engine.MakeAsync(request, cancel).ConfigureAwait(false);
        return answer.Pictures[0];
    }

    private async Task<EncodedPicture> StartAsync(string hash, CancellationToken cancel)
    {
        await _starting.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_start is { } known && known.Hash == hash)
                return known.Picture;
            byte[] bytes = await ReadAsync(ReferencePictures.KeyOf(hash), cancel).ConfigureAwait(false)
                ?? throw new InputException("recipe", "picture.start", $"The picture to begin from ({hash}) is not kept here. Run the brief that names it.");
            EncodedPicture picture = EncodedPictures.Start(bytes, hash);
            _start = (hash, picture);
            return picture;
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<byte[]?> ReadAsync(string key, CancellationToken cancel)
    {
        await using Stream? file = blobs.Open(key);
        // After a power cut a file may be there with nothing in it.
        if (file is not { Length: > 0 })
            return null;
        if (file.Length > MostBytes)
            throw Spoilt(key, $"it has {file.Length} bytes, more than any that was put there");
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancel).ConfigureAwait(false);
        return bytes;
    }

    /// <summary>The pixels of an order's kept picture.</summary>
    /// <exception cref="InputException">What is kept is no picture, or larger than any that an engine makes.</exception>
    public static Picture Read(PictureOrder order, byte[] file)
    {
        try
        {
            return PictureReader.Read(file, "picture", EncodedPictures.Made).Picture;
        }
        catch (InputException e)
        {
            throw Spoilt(KeyOf(order), string.Join(" ", e.Problems.Select(p => p.Message)));
        }
    }

    private static InputException Spoilt(string key, string why) => new("blobs/" + key, null, $"This kept picture can't be used: {why.TrimEnd('.')}. Remove it, and it is made anew.");

    private static string RecordKey(string key) => key + ".json";

    private static string KeyOf(PictureOrder order) =>
        $"pictures/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(order, RecipeJson.Options))))}";
}
