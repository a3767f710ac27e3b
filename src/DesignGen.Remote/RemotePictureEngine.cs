using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Fetching;
using DesignGen.Remote.Forms;
using DesignGen.Remote.Forms.Alibaba;
using DesignGen.Remote.Forms.Baidu;
using DesignGen.Remote.Forms.BaiduTasks;
using DesignGen.Remote.Forms.OpenAi;
using DesignGen.Remote.Forms.Stability;
using DesignGen.Remote.Http;
using DesignGen.Remote.Spending;
using DesignGen.Render.Pictures;

namespace DesignGen.Remote;

/// <summary>Makes pictures with an online service.</summary>
/// <remarks>
/// Keep one for each service in a process: it holds the service's pace and its connections. Safe for several threads; how many requests
/// run at once is the service's setting. The key is read from the environment for every order and stands in no message.
/// </remarks>
public sealed class RemotePictureEngine : IPictureEngine, IDisposable
{
    private readonly ImageService _service;
    private readonly RemoteOptions _options;
    private readonly KeyGuard _guard = new();
    private readonly ServiceChannel _channel;
    private readonly PictureFetcher _fetcher;
    private readonly IImageForm _form;
    private readonly SemaphoreSlim _places;
    private readonly PictureLimits _limits;

    /// <summary>An engine for a service. Nothing is asked of it yet.</summary>
    public RemotePictureEngine(ImageService service, RemoteOptions options)
    {
        (_service, _options) = (service, options);
        _limits = new(options.MaxPicturePixels, options.MaxPictureBytes);
        _places = new(service.Concurrent, service.Concurrent);
        _channel = new(service.RequestsPerMinute, service.Timeout, _guard, options.Time);
        _fetcher = new(service, options);
        _form = service.Form switch
        {
            ImageServiceForm.OpenAi => new OpenAiForm(service, _channel, _limits),
            ImageServiceForm.Stability => new StabilityForm(service, _channel),
            ImageServiceForm.Baidu => new BaiduForm(service, _channel),
            ImageServiceForm.BaiduTasks => new BaiduTaskForm(service, _channel, _guard),
            _ => new AlibabaForm(service, _channel),
        };
    }

    /// <inheritdoc/>
    public string Name => "remote:" + _service.Id;

    /// <inheritdoc/>
    public PictureAbilities Abilities => _form.Abilities;

    /// <inheritdoc/>
    public async Task<PictureAnswer> MakeAsync(PictureRequest request, CancellationToken cancel)
    {
        Check(request);
        (string, string) keys = (Key(_service.KeyVariable), _service.SecretVariable.Length > 0 ? Key(_service.SecretVariable) : "");
        var made = ImmutableArray.CreateBuilder<MadePicture>();
        var refusals = ImmutableArray.CreateBuilder<string>();
        Money cost = _service.Price with { Amount = 0 };
        for (int done = 0; done < request.Count; done += _service.PicturesPerRequest)
        {
            int count = Math.Min(_service.PicturesPerRequest, request.Count - done);
            var call = new PaidCall(_options.Ledger, new(_service.Id, request.Batch, Price(request) * count, _service.Caps));
            await _places.WaitAsync(cancel);
            try
            {
                await AskAsync(call, request, count, unchecked(request.Seed + (uint)done), keys, made, refusals, cancel);
            }
            catch (ServiceFaultException e) when (e.Fault.Kind == FaultKind.Refused && request.Count > count)
            {
                // Others of the order may pass: some services look at the pictures, not at the words.
                refusals.AddRange(Enumerable.Repeat(_guard.Clean(e.Fault.Words), count));
            }
            catch (Exception e) when (e is ServiceFaultException or InputException or UnavailableException)
            {
                Exception told = e is ServiceFaultException fault ? ForUser(fault.Fault, e) : e;
                if (made.Count == 0)
                    throw told;
                // What is paid for is not thrown away.
                refusals.AddRange(Enumerable.Repeat(told.Message, request.Count - made.Count - refusals.Count));
                break;
            }
            finally
            {
                _places.Release();
                cost += call.Spent;
            }
        }
        return made.Count > 0 ? new(made.ToImmutable(), refusals.ToImmutable(), cost) : throw ForUser(new(FaultKind.Refused, string.Join("; ", refusals.Distinct())));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (_form as IDisposable)?.Dispose();
        _channel.Dispose();
        _fetcher.Dispose();
        _places.Dispose();
    }

    private Money Price(PictureRequest request) => request.Start is not null && _service.EditPrice is { } edit ? edit : _service.Price;

    private async Task AskAsync(
        PaidCall call, PictureRequest request, int count, uint seed, (string, string) keys, ImmutableArray<MadePicture>.Builder made, ImmutableArray<string>.Builder refusals, CancellationToken cancel)
    {
        ImmutableArray<FormPicture> pictures;
        try
        {
            pictures = await _form.AskAsync(new(request, count, seed, keys, call, _options.MaxPictureBytes), cancel);
        }
        catch (Exception e)
        {
            await call.SettleAsync(free: e is InputException or UnavailableException or ServiceFaultException { Fault.Free: true });
            throw;
        }
        // A service that answers with more than was ordered gives the rest away.
        pictures = [.. pictures.Take(count)];
        await call.SettleAsync(Price(request) * pictures.Count(p => p.Charged));
        if (pictures.IsEmpty)
            throw new ServiceFaultException(FaultKind.Answer, "its answer has no picture");
        var taken = new List<MadePicture>();
        var missed = new List<string>();
        ServiceFaultException? first = null;
        foreach (FormPicture picture in pictures)
        {
            try
            {
                if (picture.Refusal is { } refusal)
                    missed.Add(_guard.Clean(refusal));
                else
                    taken.Add(await TakeAsync(picture, Price(request), cancel));
            }
            catch (ServiceFaultException e)
            {
                first ??= e;
                missed.Add(ForUser(e.Fault).Message);
            }
        }
        if (taken.Count == 0 && first is not null)
            throw first;
        made.AddRange(taken);
        refusals.AddRange(missed);
        refusals.AddRange(Enumerable.Repeat("the service made fewer pictures than were ordered", count - pictures.Length));
    }

    private async Task<MadePicture> TakeAsync(FormPicture picture, Money price, CancellationToken cancel)
    {
        byte[] bytes = picture.Bytes ?? await _fetcher.FetchAsync(picture.Address!, picture.Upgrade, cancel);
        cancel.ThrowIfCancellationRequested();
        try
        {
            SourcePicture read = PictureReader.Read(bytes, "picture", _limits);
            var encoding = read.Format == PictureFormat.Png ? PictureEncoding.Png : PictureEncoding.Jpeg;
            return new(new(bytes, encoding, new(read.Picture.Width, read.Picture.Height)), picture.Seed, picture.RevisedPrompt, _guard.Clean(picture.RequestId), price);
        }
        catch (InputException e)
        {
            throw new ServiceFaultException(FaultKind.Answer, $"its picture can't be read: {e.Problems[0].Message}", e);
        }
    }

    private void Check(PictureRequest request)
    {
        PictureAbilities can = Abilities;
        void Refuse(string place, string message) => throw new InputException(Source, place, message);
        if (string.IsNullOrWhiteSpace(request.Prompt))
            Refuse("prompt", "There are no words to make a picture from. Write some.");
        if (request.Count < 1)
            Refuse("count", string.Create(CultureInfo.InvariantCulture, $"{request.Count} pictures can't be made. Order one or more."));
        if (!can.Sizes.IsEmpty && !can.Sizes.Contains(request.Size))
            Refuse("size", $"It makes no pictures of {request.Size}. Order one of {string.Join(", ", can.Sizes)}, or add the size to the service's file if it does.");
        if (request.Negative.Length > 0 && !can.Negative)
            Refuse("negative", "It takes no words of what is not to be seen. Leave them out, or choose another service.");
        if (request.Start is not { } start)
            return;
        if (!can.Start)
            Refuse("start", "It can't begin from a picture. Name an edit-model in the service's file if it has one, or choose another service.");
        if (start.Strength is not (>= 0 and <= 1))
            Refuse("strength", string.Create(CultureInfo.InvariantCulture, $"{start.Strength} is not a strength. Give 0 (the picture itself) to 1 (as if there were none)."));
        if (start.Mask is not null && !can.Mask)
            Refuse("mask", "It takes no mask. Leave it out, or choose another service.");
        if (start.Mask is { } mask && mask.Size != start.Picture.Size)
            Refuse("mask", $"The mask is {mask.Size} and the picture {start.Picture.Size}. Make them of one size.");
    }

    private string Key(string variable)
    {
        string? key = _options.Variable(variable)?.Trim();
        if (string.IsNullOrEmpty(key))
            throw new InputException(Source, "key-from", $"The environment variable {variable} is not set. Set it to the service's key and start again.");
        // Anything else can't stand in a header, and the message about that would show it.
        if (!key.All(c => c is > ' ' and <= '~'))
            throw new InputException(Source, "key-from", $"The key in {variable} has spaces or characters that no key has. Copy it anew.");
        _guard.Learn(key);
        return key;
    }

    private string Source => "image service " + _service.Id;

    private Exception ForUser(ServiceFault fault, Exception? origin = null)
    {
        string words = _guard.Clean(fault.Words);
        // Whoever writes the cause down writes no key.
        Exception? cause = origin is null ? null : new ServiceFaultException(fault with { Words = words }, origin.InnerException);
        string said = (words.Length > 0 ? $": {words.TrimEnd('.')}" : "") + (fault.RequestId.Length > 0 ? $" (request {_guard.Clean(fault.RequestId)})" : "");
        string variables = _service.SecretVariable.Length > 0 ? $"{_service.KeyVariable} and {_service.SecretVariable}" : _service.KeyVariable;
        return fault.Kind switch
        {
            FaultKind.Refused => new PictureRefusedException(Source, "prompt", $"The service refused the words or what it made of them{said}. Change the words; the same ones will be refused again.", cause),
            FaultKind.Key => new InputException(Source, "key-from", $"The service did not accept the key{said}. Set {variables} to a key that may use {(_service.Model.Length > 0 ? "the model " + _service.Model : "the service")}.", cause),
            FaultKind.Wrong => new InputException(Source, null, $"The service does not take the order{said}. Change the order or the service's file.", cause),
            FaultKind.Address => new InputException(Source, "picture-hosts", $"A picture was not fetched{said}. Add the host to picture-hosts in the service's file only if you know it to be the service's own.", cause),
            FaultKind.Credit => new UnavailableException($"{Source}: The account has nothing left to spend{said}. Top it up, or wait until its quota is renewed.", cause),
            FaultKind.Busy => new UnavailableException($"{Source}: The service is busy or out of order{said}. Try again later.", cause),
            FaultKind.Failed => new UnavailableException($"{Source}: The service could not make the picture{said}. Try again.", cause),
            FaultKind.Answer => new UnavailableException($"{Source}: The service's answer can't be used{said}. Try again; if it stays so, check base, form and model in the service's file.", cause),
            FaultKind.Unreached => new UnavailableException($"{Source}: The service can't be reached{said}. Check the network and base in the service's file, then try again.", cause),
            _ => new UnavailableException($"{Source}: The service did not answer as it should{said}. Try again; what was begun counts as spent.", cause),
        };
    }
}
