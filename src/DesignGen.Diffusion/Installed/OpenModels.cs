using DesignGen.Core.Errors;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;

namespace DesignGen.Diffusion.Installed;

/// <summary>The models that are open on one device: those used last stay, as many as fit.</summary>
/// <remarks>
/// One order runs at a time on the device, whichever model it is for, and with a <see cref="DeviceTurn"/> whichever program it comes from:
/// two at once would need the memory of both and be no faster. Safe for several threads.
/// </remarks>
/// <param name="runtime">The runtime, opened when the first model is.</param>
/// <param name="settings">How models are opened.</param>
/// <param name="mostBytes">Most bytes of weights to keep open; the model in use stays in any case.</param>
/// <param name="store">Where manifests are kept, to note there that files were found to be as they were.</param>
/// <param name="device">The turn among programs, asked for when the first order comes; null for none.</param>
public sealed class OpenModels(Func<OnnxRuntime> runtime, PipelineSettings settings, long mostBytes, ModelStore store, Func<DeviceTurn>? device = null) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    // The one used last stands last.
    private readonly List<(string Key, DiffusionPipeline Pipeline)> _open = [];

    /// <summary>Runs an order once the device is free.</summary>
    /// <param name="model">The model; opened if it is not.</param>
    /// <param name="run">What to do with it, on the calling thread.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <exception cref="InputException">A file of the model is missing, or is not the one that was added.</exception>
    /// <exception cref="UnavailableException">A file of the model can't be read.</exception>
    public async Task UseAsync(InstalledModel model, Action<DiffusionPipeline> run, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            using IDisposable? held = device is null ? null : await device().TakeAsync(cancel).ConfigureAwait(false);
            run(Take(model, cancel));
        }
        finally
        {
            _turn.Release();
        }
    }

    private DiffusionPipeline Take(InstalledModel model, CancellationToken cancel)
    {
        string key = model.Folder + "\n" + model.Identity;
        int at = _open.FindIndex(o => o.Key == key);
        (string Key, DiffusionPipeline Pipeline) used = at >= 0 ? _open[at] : (key, Open(model, cancel));
        if (at >= 0)
            _open.RemoveAt(at);
        _open.Add(used);
        // Before this one loads its weights, those that were not used for longest make room for them.
        while (_open.Count > 1 && _open.Sum(o => o.Pipeline.Folder.WeightBytes) > mostBytes)
        {
            _open[0].Pipeline.Dispose();
            _open.RemoveAt(0);
        }
        return used.Pipeline;
    }

    // Pictures of other weights would stand under this model's identity.
    private DiffusionPipeline Open(InstalledModel model, CancellationToken cancel)
    {
        ModelCheck check = ModelFiles.Glance(model, cancel);
        if (!check.Problems.IsEmpty)
            throw new InputException([.. check.Problems]);
        if (!check.Model.Files.SequenceEqual(model.Files))
            store.KeepTimes(check.Model);
        return DiffusionPipeline.Open(runtime(), ModelFolder.Read(model.Folder), settings);
    }

    /// <summary>Closes all.</summary>
    public void Dispose()
    {
        foreach ((_, DiffusionPipeline pipeline) in _open)
            pipeline.Dispose();
        _open.Clear();
        _turn.Dispose();
    }
}
