using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;

namespace DesignGen.Remote.Spending;

/// <summary>A ledger in a file of JSON lines, shared by all processes of a shop.</summary>
/// <param name="path">The file; it and its folder are made when first needed.</param>
/// <param name="time">The clock; its local time zone says when a day begins.</param>
/// <remarks>
/// Lines are only ever added: one when a price is set aside, before the request goes out, and one when it is known what it came to. A crash
/// in between leaves the price counted. A last line that a crash cut off is taken away: its request never went out. The file is open, for
/// this process alone, only while a line is written; others wait up to ten seconds.
/// </remarks>
public sealed class FileSpendLedger(string path, TimeProvider time) : ISpendLedger
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private SpendBook _book = new();
    private long _read;
    private int _lines;

    /// <inheritdoc/>
    public async Task<SpendHold> HoldAsync(SpendAsk ask, CancellationToken cancel)
    {
        SpendLine line = await UseAsync(
            file =>
            {
                SpendLine held = _book.Hold(ask, Today);
                Append(file, held);
                return held;
            },
            cancel);
        return new(line.Id, ask, line.Day);
    }

    /// <inheritdoc/>
    public Task SettleAsync(SpendHold hold, Money spent, CancellationToken cancel) => UseAsync(
        file =>
        {
            Append(file, SpendBook.Settle(hold, spent));
            return true;
        },
        cancel);

    /// <inheritdoc/>
    public Task<SpendTotals> TotalsAsync(string service, string currency, string batch, CancellationToken cancel) =>
        UseAsync(_ => _book.Totals(service, currency, batch, Today), cancel);

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    private async Task<T> UseAsync<T>(Func<FileStream, T> use, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await using FileStream file = await OpenAsync(cancel);
            Catch(file);
            return use(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The ledger {path} can't be read or written ({e.Message}). Allow writing there, then try again; nothing is spent without it.", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<FileStream> OpenAsync(CancellationToken cancel)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        long begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && time.GetElapsedTime(begun) < Longest)
            {
                // Another process is at it.
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    // Counts what other processes have written since, and leaves the file at its end.
    private void Catch(FileStream file)
    {
        if (file.Length < _read)
            (_book, _read, _lines) = (new(), 0, 0);
        file.Position = _read;
        var added = new byte[file.Length - _read];
        file.ReadExactly(added);
        int whole = added.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (whole < added.Length)
            file.SetLength(_read + whole);
        foreach (string text in Encoding.UTF8.GetString(added, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _lines++;
            _book.Count(Parse(text));
        }
        _read += whole;
        file.Position = _read;
    }

    private SpendLine Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, SpendLineJson.Default.SpendLine) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            // Begins anew, so that the file can be put right while this runs.
            int line = _lines;
            (_book, _read, _lines) = (new(), 0, 0);
            throw new InputException([new Problem(path, line, null, "This line of the ledger of spending can't be read. Put it right, or move the file away to begin a new ledger; then no earlier spending counts.")], e);
        }
    }

    private void Append(FileStream file, SpendLine line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, SpendLineJson.Default.SpendLine), (byte)'\n'];
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        _book.Count(line);
        _read += bytes.Length;
        _lines++;
    }
}

/// <summary>How lines of a ledger are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SpendLine))]
internal sealed partial class SpendLineJson : JsonSerializerContext;
