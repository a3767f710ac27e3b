using System.Runtime.InteropServices;

namespace DesignGen.Diffusion.Onnx;

/// <summary>The runtime's own options of a session, made from <see cref="SessionSettings"/> for one provider.</summary>
internal static unsafe class SessionOptions
{
    /// <summary>Makes them. The caller holds the shared weights until the session is gone.</summary>
    /// <exception cref="OnnxException">The provider or a value is refused.</exception>
    public static OrtHandle Make(OrtApi api, SessionSettings settings, ExecutionProvider provider)
    {
        nint made;
        api.Check(api.CreateSessionOptions(&made));
        var options = new OrtHandle(made, api.ReleaseSessionOptions);
        try
        {
            api.Check(api.SetSessionGraphOptimizationLevel(made, (int)settings.Optimization));
            // Branches side by side help no diffusion model and DirectML forbids them.
            api.Check(api.SetSessionExecutionMode(made, 0));
            api.Check(api.SetIntraOpNumThreads(made, settings.Threads));
            if (!settings.Arena)
                api.Check(api.DisableCpuMemArena(made));
            if (!settings.MemoryPattern || provider.OneRunAtATime)
                api.Check(api.DisableMemPattern(made));
            if (!settings.Prepacking)
                Entry(api, made, "session.disable_prepacking", "1");
            if (settings.WeightsFolder is not null)
                Entry(api, made, "session.model_external_initializers_file_folder_path", Path.GetFullPath(settings.WeightsFolder));
            foreach ((string key, string value) in settings.Entries)
                Entry(api, made, key, value);
            foreach ((string side, long size) in settings.Sides)
            {
                fixed (byte* name = OrtApi.Utf8(side))
                    api.Check(api.AddFreeDimensionOverrideByName(made, name, size));
            }
            if (settings.OptimizedModel is not null)
            {
                fixed (byte* path = OrtApi.FilePath(Path.GetFullPath(settings.OptimizedModel)))
                    api.Check(api.SetOptimizedModelFilePath(made, path));
            }
            Share(api, made, settings);
            Replace(api, made, settings);
            Append(api, made, provider);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    private static void Entry(OrtApi api, nint options, string key, string value)
    {
        fixed (byte* k = OrtApi.Utf8(key), v = OrtApi.Utf8(value))
            api.Check(api.AddSessionConfigEntry(options, k, v));
    }

    private static void Share(OrtApi api, nint options, SessionSettings settings)
    {
        foreach (NamedTensor weight in settings.SharedWeights)
        {
            // The options remember the tensor's address, so whoever opens the session holds it from here on.
            fixed (byte* name = OrtApi.Utf8(weight.Name))
                api.Check(api.AddInitializer(options, name, weight.Tensor.Handle.Pointer));
        }
    }

    private static void Replace(OrtApi api, nint options, SessionSettings settings)
    {
        int count = settings.ReplacedWeights.Length;
        if (count == 0)
            return;
        var values = new nint[count];
        using var names = new NativeTexts([.. settings.ReplacedWeights.Select(w => w.Name)]);
        int held = 0;
        try
        {
            for (; held < count; held++)
                values[held] = settings.ReplacedWeights[held].Tensor.Handle.Hold();
            fixed (nint* tensors = values)
                api.Check(api.AddExternalInitializers(options, names.Pointers, tensors, (nuint)count));
        }
        finally
        {
            while (held > 0)
                settings.ReplacedWeights[--held].Tensor.Handle.Loose();
        }
    }

    private static void Append(OrtApi api, nint options, ExecutionProvider provider)
    {
        if (provider.IsCpu)
            return;
        using var keys = new NativeTexts([.. provider.Options.Keys]);
        using var values = new NativeTexts([.. provider.Options.Values]);
        nuint count = (nuint)provider.Options.Count;
        if (provider.Name != "CUDA")
        {
            fixed (byte* name = OrtApi.Utf8(provider.Name))
                api.Check(api.AppendProvider(options, name, keys.Pointers, values.Pointers, count));
            return;
        }
        nint cuda;
        api.Check(api.CreateCudaOptions(&cuda));
        try
        {
            api.Check(api.UpdateCudaOptions(cuda, keys.Pointers, values.Pointers, count));
            api.Check(api.AppendCuda(options, cuda));
        }
        finally
        {
            api.ReleaseCudaOptions(cuda);
        }
    }
}

/// <summary>Texts in memory that does not move, as the runtime takes them: UTF-8 with zero bytes at their ends, and a list of pointers to them.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private byte** _pointers;

    /// <summary>Copies texts.</summary>
    public NativeTexts(params ReadOnlySpan<string> texts)
    {
        // One block: the pointers, then the texts.
        nuint bytes = (nuint)texts.Length * (nuint)sizeof(byte*);
        foreach (string text in texts)
            bytes += (nuint)OrtApi.Utf8(text).Length;
        _pointers = (byte**)NativeMemory.Alloc(Math.Max(bytes, 1));
        byte* next = (byte*)(_pointers + texts.Length);
        for (int i = 0; i < texts.Length; i++)
        {
            byte[] text = OrtApi.Utf8(texts[i]);
            text.CopyTo(new Span<byte>(next, text.Length));
            _pointers[i] = next;
            next += text.Length;
        }
    }

    /// <summary>The pointers, one for each text in order.</summary>
    public byte** Pointers => _pointers;

    /// <summary>Frees them.</summary>
    public void Dispose()
    {
        NativeMemory.Free(_pointers);
        _pointers = null;
    }
}
