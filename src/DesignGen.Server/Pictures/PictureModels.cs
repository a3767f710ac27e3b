using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Installed;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Remote;
using DesignGen.Remote.Spending;

namespace DesignGen.Server.Pictures;

/// <summary>All models that make pictures from words: those installed on this machine and those behind the shop's services.</summary>
/// <remarks>No manifest is read before a brief asks for a model, and nothing is opened, loaded or asked before the first picture is ordered.</remarks>
public sealed class PictureModels : IDisposable
{
    // Pictures in one batch where a graphics card works; on a processor a batch takes as long as its pictures one by one.
    private const int CardBatch = 4;

    private readonly TemplateCatalogue _templates;
    private readonly ModelStore _store;
    private readonly OpenModels _open;
    private readonly ImmutableArray<RemotePictureEngine> _remote;
    private readonly Lazy<ExecutionProvider> _device;
    private readonly Lazy<Found> _found;

    /// <summary>Takes note of where models are; their manifests are read when the first one is asked for.</summary>
    /// <param name="templates">The shop's templates.</param>
    /// <param name="home">Folder of installed models (<c>models</c>), of the ledger (<c>spending.jsonl</c>), of turns at devices (<c>devices</c>) and of weights as processors read them fastest (<c>layouts</c>); it need not be there.</param>
    /// <param name="time">The clock: days of the ledger and waits of services go by it.</param>
    /// <param name="waits">Told what an order waits for, and null once it is no longer; on any thread. May be null.</param>
    public PictureModels(TemplateCatalogue templates, string home, TimeProvider time, IProgress<LocalName?>? waits)
    {
        _templates = templates;
        _store = new(ModelsFolder(home));
        var runtime = new Lazy<OnnxRuntime>(() => OnnxRuntime.Open());
        _device = new(() => DeviceOf(runtime.Value));
        _open = new(() => runtime.Value, new PipelineSettings { Providers = Providers, Clock = time, LayoutFolder = Path.Combine(home, "layouts") }, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2, _store, () => Turn(home, _device.Value, time, waits));
        var ledger = new FileSpendLedger(Path.Combine(home, "spending.jsonl"), time);
        Ledger = ledger;
        _remote = [.. templates.ImageServices.Values.Select(s => new RemotePictureEngine(s, new(ledger) { Time = time }))];
        _found = new(Find);
        Catalogue = templates with { ModelSearch = new(() => _found.Value.Cards) };
    }

    /// <summary>The shop's catalogue with the cards of all models.</summary>
    public TemplateCatalogue Catalogue { get; }

    /// <summary>The engines by the ids of their models.</summary>
    /// <exception cref="InputException">Two models have one id.</exception>
    public ImmutableSortedDictionary<string, IPictureEngine> Engines => _found.Value.Engines;

    /// <summary>How many pictures the device of this machine makes at once; finds the device out, which takes a second or so.</summary>
    /// <exception cref="UnavailableException">ONNX Runtime is not installed.</exception>
    public int AtOnce => _device.Value == ExecutionProvider.Cpu ? 1 : CardBatch;

    /// <summary>What services have cost.</summary>
    public ISpendLedger Ledger { get; }

    /// <summary>
    /// Why installed models can't be used, all of them: a manifest is wrong (<see cref="InputException"/>) or can't be read (<see cref="UnavailableException"/>).
    /// Null where nothing is wrong, or nobody asked for a model yet.
    /// </summary>
    public Exception? Fault => _found.IsValueCreated ? _found.Value.Fault : null;

    /// <summary>Where installed models are kept below a home.</summary>
    public static string ModelsFolder(string home) => Path.Combine(home, "models");

    /// <summary>What models may run on here, best first.</summary>
    public static ImmutableArray<ExecutionProvider> Providers { get; } =
        OperatingSystem.IsWindows() ? [ExecutionProvider.Cuda(), ExecutionProvider.DirectMl()] : OperatingSystem.IsMacOS() ? [ExecutionProvider.CoreMl] : [ExecutionProvider.Cuda()];

    /// <summary>What models do run on here: the first that works, else the processor.</summary>
    public static ExecutionProvider DeviceOf(OnnxRuntime runtime)
    {
        ImmutableArray<ProviderReport> reports = ProviderProbe.Examine(runtime);
        return Providers.FirstOrDefault(p => reports.Any(r => r.Works && r.Name == p.Name)) ?? ExecutionProvider.Cpu;
    }

    /// <summary>The turn at a device among all programs with this home.</summary>
    public static DeviceTurn Turn(string home, ExecutionProvider device, TimeProvider time, IProgress<LocalName?>? waits) =>
        new(Path.Combine(home, "devices"), device.Name + (device.Options.TryGetValue("device_id", out string? card) ? "-" + card : ""), time, waits);

    /// <inheritdoc/>
    public void Dispose()
    {
        _open.Dispose();
        foreach (RemotePictureEngine engine in _remote)
            engine.Dispose();
    }

    private Found Find()
    {
        ImmutableArray<InstalledModel> installed = [];
        Exception? fault = null;
        try
        {
            installed = _store.All();
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            // Services make pictures all the same; whoever asks for a model of this machine is told.
            fault = e;
        }
        var cards = ImmutableSortedDictionary.CreateBuilder<string, PictureModel>(StringComparer.Ordinal);
        var engines = ImmutableSortedDictionary.CreateBuilder<string, IPictureEngine>(StringComparer.Ordinal);
        foreach (InstalledModel model in installed)
        {
            cards[model.Id] = model.Card;
            engines[model.Id] = new LocalPictureEngine(model, _open, () => AtOnce);
        }
        foreach ((ImageService service, RemotePictureEngine engine) in _templates.ImageServices.Values.Zip(_remote))
        {
            if (engines.ContainsKey(service.Id))
                throw new InputException($"image service {service.Id}", "id", $"A model in {_store.Folder} has the same id. Give the service another id, or add the model under another.");
            cards[service.Id] = Card(service, engine);
            engines[service.Id] = engine;
        }
        return new(cards.ToImmutable(), engines.ToImmutable(), fault);
    }

    // Chinese services understand Chinese best; all of them sit behind a language model.
    private static PictureModel Card(ImageService service, RemotePictureEngine engine)
    {
        Language language = service.Form is ImageServiceForm.Alibaba or ImageServiceForm.Baidu or ImageServiceForm.BaiduTasks ? Language.Chinese : Language.English;
        PixelSize native = engine.Abilities.Sizes.IsEmpty ? new(1024, 1024) : engine.Abilities.Sizes[0];
        return new(service.Id, service.Name, PictureModel.Online, language, PromptManner.Sentences, native, engine.Abilities, $"{service.Form} {service.Base} {service.Model}");
    }
    private sealed record Found(ImmutableSortedDictionary<string, PictureModel> Cards, ImmutableSortedDictionary<string, IPictureEngine> Engines, Exception? Fault);
}
