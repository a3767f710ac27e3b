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
/// <remarks>Nothing is opened, loaded or asked before the first picture is ordered.</remarks>
public sealed class PictureModels : IDisposable
{
    // Pictures in one batch where a graphics card works; on a processor a batch takes as long as its pictures one by one.
    private const int CardBatch = 4;

    private readonly OpenModels _open;
    private readonly ImmutableArray<RemotePictureEngine> _remote;

    private PictureModels(TemplateCatalogue catalogue, ImmutableSortedDictionary<string, IPictureEngine> engines, ISpendLedger ledger, OpenModels open, ImmutableArray<RemotePictureEngine> remote) =>
        (Catalogue, Engines, Ledger, _open, _remote) = (catalogue, engines, ledger, open, remote);

    /// <summary>The shop's catalogue with the cards of all models.</summary>
    public TemplateCatalogue Catalogue { get; }

    /// <summary>The engines by the ids of their models.</summary>
    public ImmutableSortedDictionary<string, IPictureEngine> Engines { get; }

    /// <summary>What services have cost.</summary>
    public ISpendLedger Ledger { get; }

    /// <summary>What is wrong with the manifests of installed models, none of which can then be used; null where nothing is.</summary>
    public InputException? Fault { get; private init; }

    /// <summary>Finds all models.</summary>
    /// <param name="catalogue">The shop's catalogue.</param>
    /// <param name="home">Folder of installed models (<c>models</c>), of the ledger (<c>spending.jsonl</c>) and of weights as processors read them fastest (<c>layouts</c>); it need not be there.</param>
    /// <param name="time">The clock: days of the ledger and waits of services go by it.</param>
    /// <exception cref="InputException">Two models have one id.</exception>
    /// <exception cref="UnavailableException">A manifest can't be read.</exception>
    public static PictureModels Find(TemplateCatalogue catalogue, string home, TimeProvider time)
    {
        var store = new ModelStore(ModelsFolder(home));
        ImmutableArray<InstalledModel> installed = [];
        InputException? fault = null;
        try
        {
            installed = store.All();
        }
        catch (InputException e)
        {
            // The built-in engine draws all the same; whoever asks for a model is told.
            fault = e;
        }
        var ledger = new FileSpendLedger(Path.Combine(home, "spending.jsonl"), time);
        var runtime = new Lazy<OnnxRuntime>(() => OnnxRuntime.Open());
        var card = new Lazy<bool>(() => ProviderProbe.Examine(runtime.Value).Any(p => p.Works && p.Name != ExecutionProvider.Cpu.Name));
        var open = new OpenModels(() => runtime.Value, new PipelineSettings { Providers = Providers, Clock = time, LayoutFolder = Path.Combine(home, "layouts") }, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        var remote = catalogue.ImageServices.Values.Select(s => new RemotePictureEngine(s, new(ledger) { Time = time })).ToImmutableArray();

        var cards = ImmutableSortedDictionary.CreateBuilder<string, PictureModel>(StringComparer.Ordinal);
        var engines = ImmutableSortedDictionary.CreateBuilder<string, IPictureEngine>(StringComparer.Ordinal);
        foreach (InstalledModel model in installed)
        {
            cards[model.Id] = model.Card;
            engines[model.Id] = new LocalPictureEngine(model, open, () => card.Value ? CardBatch : 1);
        }
        foreach ((ImageService service, RemotePictureEngine engine) in catalogue.ImageServices.Values.Zip(remote))
        {
            if (engines.ContainsKey(service.Id))
                throw new InputException($"image service {service.Id}", "id", $"A model in {store.Folder} has the same id. Give the service another id, or add the model under another.");
            cards[service.Id] = Card(service, engine);
            engines[service.Id] = engine;
        }
        return new(catalogue with { PictureModels = cards.ToImmutable() }, engines.ToImmutable(), ledger, open, remote) { Fault = fault };
    }

    /// <summary>Where installed models are kept below a home.</summary>
    public static string ModelsFolder(string home) => Path.Combine(home, "models");

    /// <summary>What models may run on here, best first.</summary>
    public static ImmutableArray<ExecutionProvider> Providers { get; } =
        OperatingSystem.IsWindows() ? [ExecutionProvider.Cuda(), ExecutionProvider.DirectMl()] : OperatingSystem.IsMacOS() ? [ExecutionProvider.CoreMl] : [ExecutionProvider.Cuda()];

    /// <inheritdoc/>
    public void Dispose()
    {
        _open.Dispose();
        foreach (RemotePictureEngine engine in _remote)
            engine.Dispose();
    }

    // Chinese services understand Chinese best; all of them sit behind a language model.
    private static PictureModel Card(ImageService service, RemotePictureEngine engine)
    {
        Language language = service.Form is ImageServiceForm.Alibaba or ImageServiceForm.Baidu or ImageServiceForm.BaiduTasks ? Language.Chinese : Language.English;
        PixelSize native = engine.Abilities.Sizes.IsEmpty ? new(1024, 1024) : engine.Abilities.Sizes[0];
        return new(service.Id, service.Name, PictureModel.Online, language, PromptManner.Sentences, native, engine.Abilities, $"{service.Form} {service.Base} {service.Model}");
    }
}
