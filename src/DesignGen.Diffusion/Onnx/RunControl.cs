namespace DesignGen.Diffusion.Onnx;

/// <summary>Stops a run from another thread. One run uses it at a time.</summary>
internal sealed unsafe class RunControl : IDisposable
{
    private readonly OrtApi _api;
    private readonly OrtHandle _options;

    public RunControl(OrtApi api)
    {
        nint options;
        api.Check(api.CreateRunOptions(&options));
        (_api, _options) = (api, new(options, api.ReleaseRunOptions));
    }

    /// <summary>The runtime's run options.</summary>
    public nint Pointer => _options.Pointer;

    /// <summary>Stops the run as soon as the operator that runs now looks.</summary>
    public void Stop() => _api.Check(_api.RunOptionsSetTerminate(_options.Pointer));

    /// <summary>Makes it fit for the next run after <see cref="Stop"/>.</summary>
    public void Rearm() => _api.Check(_api.RunOptionsUnsetTerminate(_options.Pointer));

    /// <summary>Gives it back.</summary>
    public void Dispose() => _options.Dispose();
}
