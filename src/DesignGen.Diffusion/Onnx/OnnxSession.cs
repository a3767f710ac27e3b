using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Onnx;

/// <summary>A model that is open and ready to run.</summary>
/// <remarks>Thread-safe: many threads may run it at once, each with its own outputs (on DirectML they take turns). It may be disposed of while it runs; the run ends first.</remarks>
public sealed unsafe class OnnxSession : IDisposable
{
    private readonly OrtApi _api;
    private readonly NativeTexts _inputNames, _outputNames;
    private readonly Lock? _turn;
    private RunControl? _spareControl;

    private OnnxSession(OrtApi api, string model, nint session, ExecutionProvider provider, ImmutableArray<ProviderRefusal> refusals, IDisposable[] kept)
    {
        (_api, Model, Provider, Refusals) = (api, model, provider, refusals);
        _turn = provider.OneRunAtATime ? new() : null;
        try
        {
            Inputs = Ports(session, api.SessionGetInputCount, api.SessionGetInputName, api.SessionGetInputTypeInfo);
            Outputs = Ports(session, api.SessionGetOutputCount, api.SessionGetOutputName, api.SessionGetOutputTypeInfo);
        }
        catch
        {
            api.ReleaseSession(session);
            throw;
        }
        _inputNames = new([.. Inputs.Select(p => p.Name)]);
        _outputNames = new([.. Outputs.Select(p => p.Name)]);
        Handle = new(session, api.ReleaseSession, [_inputNames, _outputNames, .. kept]);
    }

    /// <summary>The model as the user knows it, for messages: its file, or the name that was given with its bytes.</summary>
    public string Model { get; }

    /// <summary>What it takes, in the model's order.</summary>
    public ImmutableArray<TensorPort> Inputs { get; }

    /// <summary>What it gives, in the model's order.</summary>
    public ImmutableArray<TensorPort> Outputs { get; }

    /// <summary>What it runs on.</summary>
    public ExecutionProvider Provider { get; }

    /// <summary>The providers that were asked for before that one and could not be used, with the reasons.</summary>
    public ImmutableArray<ProviderRefusal> Refusals { get; }

    /// <summary>The runtime's object.</summary>
    internal OrtHandle Handle { get; }

    /// <summary>The table of functions.</summary>
    internal OrtApi Api => _api;

    /// <summary>Names of inputs and outputs as the runtime takes them, in the model's order.</summary>
    internal (NativeTexts Inputs, NativeTexts Outputs) NativeNames => (_inputNames, _outputNames);

    /// <summary>Opens a model file; files of weights are read from its folder.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="file">The .onnx file.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="InputException">The file is missing, no model, cut short, or beyond this runtime.</exception>
    /// <exception cref="UnavailableException">There is too little memory.</exception>
    public static OnnxSession Open(OnnxRuntime runtime, string file, SessionSettings? settings = null)
    {
        string full = Path.GetFullPath(file);
        if (!File.Exists(full))
            throw new InputException(file, null, "There is no such model file. Check the path, or copy the model's whole folder again.");
        byte[] path = OrtApi.FilePath(full);
        return Open(runtime, file, settings ?? SessionSettings.Default, (api, options, session) =>
        {
            fixed (byte* p = path)
                return api.CreateSession(runtime.Environment, p, options, session);
        });
    }

    /// <summary>Opens a model that lies in memory; it is read before this returns and not kept.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="model">The bytes of an .onnx file.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="settings">How; null for the defaults. <see cref="SessionSettings.WeightsFolder"/> says where its files of weights lie.</param>
    /// <exception cref="InputException">The bytes are no model, cut short, or beyond this runtime.</exception>
    /// <exception cref="UnavailableException">There is too little memory.</exception>
    public static OnnxSession Open(OnnxRuntime runtime, ReadOnlyMemory<byte> model, string name, SessionSettings? settings = null)
    {
        if (model.IsEmpty)
            throw new InputException(name, null, "This model is empty. Copy or download it again.");
        return Open(runtime, name, settings ?? SessionSettings.Default, (api, options, session) =>
        {
            fixed (byte* bytes = model.Span)
                return api.CreateSessionFromArray(runtime.Environment, bytes, (nuint)model.Length, options, session);
        });
    }

    private delegate nint Create(OrtApi api, nint options, nint* session);

    // Each provider gets a real try, for it may be listed, be taken by the options and yet fail on this machine or this model.
    private static OnnxSession Open(OnnxRuntime runtime, string model, SessionSettings settings, Create create)
    {
        if (settings.Optimization == GraphOptimization.All && settings.SharedWeights.Length > 0)
            throw new ArgumentException("Shared weights are ignored by the runtime at GraphOptimization.All; take Extended or less, or ReplacedWeights.", nameof(settings));
        OrtApi api = runtime.Api;
        var refusals = ImmutableArray.CreateBuilder<ProviderRefusal>();
        foreach (ExecutionProvider provider in settings.Providers.Where(p => !p.IsCpu).Append(ExecutionProvider.Cpu))
        {
            if (provider.Lack is string lack)
            {
                refusals.Add(new(provider.Name, lack));
                continue;
            }
            IDisposable[] kept = [.. settings.SharedWeights.Select(w => w.Tensor.Handle.Lease())];
            bool opened = false;
            try
            {
                using OrtHandle options = SessionOptions.Make(api, settings, provider);
                nint session = 0;
                api.Check(create(api, options.Pointer, &session));
                var made = new OnnxSession(api, model, session, provider, refusals.ToImmutable(), kept);
                opened = true;
                return made;
            }
            catch (OnnxException e) when (!provider.IsCpu)
            {
                refusals.Add(new(provider.Name, e.Line));
            }
            catch (OnnxException e)
            {
                Exception told = e.WhileOpening(model);
                if (told == e)
                    throw;
                throw told;
            }
            finally
            {
                if (!opened)
                {
                    foreach (IDisposable lease in kept)
                        lease.Dispose();
                }
            }
        }
        throw new UnreachableException();
    }

    /// <summary>Runs the model once with inputs by name; the runtime makes the outputs.</summary>
    /// <param name="inputs">Each input of the model under its name.</param>
    /// <param name="cancel">Stops the run within an operator.</param>
    /// <returns>The outputs in the model's order, for the caller to dispose of.</returns>
    /// <exception cref="InputException">An input is missing, unknown or of another type or shape than the model declares.</exception>
    public OnnxTensor[] Run(IReadOnlyDictionary<string, OnnxTensor> inputs, CancellationToken cancel = default)
    {
        if (inputs.Keys.FirstOrDefault(k => Inputs.All(p => p.Name != k)) is string unknown)
            throw Unknown(unknown, "input", Inputs);
        string[] missing = [.. Inputs.Where(p => !inputs.ContainsKey(p.Name)).Select(p => p.ToString())];
        if (missing.Length > 0)
            throw Missing(missing);
        var outputs = new OnnxTensor?[Outputs.Length];
        Run([.. Inputs.Select(p => inputs[p.Name])], outputs, cancel);
        return outputs!;
    }

    /// <summary>Runs the model once. Allocates no managed memory where all outputs are given.</summary>
    /// <param name="inputs">One tensor for each input, in the model's order.</param>
    /// <param name="outputs">One place for each output, in the model's order. A tensor there is written to; null is replaced by a tensor that the runtime makes, for the caller to dispose of.</param>
    /// <param name="cancel">Stops the run within an operator; the session is fit for the next run.</param>
    /// <exception cref="InputException">A tensor is of another type or shape than the model declares.</exception>
    /// <exception cref="UnavailableException">There is too little memory, or the provider failed.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public void Run(ReadOnlySpan<OnnxTensor> inputs, Span<OnnxTensor?> outputs, CancellationToken cancel = default)
    {
        if (inputs.Length != Inputs.Length || outputs.Length != Outputs.Length)
            throw new ArgumentException($"{Model} has {Inputs.Length} inputs and {Outputs.Length} outputs; {inputs.Length} and {outputs.Length} were given.");
        for (int i = 0; i < inputs.Length; i++)
            CheckFits(inputs[i], Inputs[i], "input");
        for (int i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is OnnxTensor given)
                CheckFits(given, Outputs[i], "output");
        }
        nint* values = stackalloc nint[inputs.Length], results = stackalloc nint[outputs.Length];
        int held = 0, heldResults = 0;
        try
        {
            for (; held < inputs.Length; held++)
                values[held] = inputs[held].Handle.Hold();
            for (; heldResults < outputs.Length; heldResults++)
                results[heldResults] = outputs[heldResults]?.Handle.Hold() ?? 0;
            Run(values, results, cancel);
            for (int i = 0; i < outputs.Length; i++)
            {
                if (outputs[i] is null)
                {
                    outputs[i] = OnnxTensor.Adopt(_api, results[i]);
                    outputs[i]!.Handle.Hold();
                }
            }
        }
        finally
        {
            while (held > 0)
                inputs[--held].Handle.Loose();
            while (heldResults > 0)
                outputs[--heldResults]?.Handle.Loose();
        }
    }

    private void Run(nint* values, nint* results, CancellationToken cancel)
    {
        nint session = Handle.Hold();
        RunControl? control = Begin(cancel, out CancellationTokenRegistration registration);
        nint status;
        try
        {
            _turn?.Enter();
            status = _api.Run(session, control?.Pointer ?? 0, _inputNames.Pointers, values, (nuint)Inputs.Length, _outputNames.Pointers, (nuint)Outputs.Length, results);
        }
        finally
        {
            _turn?.Exit();
            End(control, registration, cancel);
            Handle.Loose();
        }
        if (status != 0)
            throw Failure(status, cancel);
    }

    /// <summary>Runs the model with what a binding holds.</summary>
    internal void Run(OrtHandle binding, CancellationToken cancel)
    {
        nint session = Handle.Hold(), bound = binding.Hold();
        RunControl? control = Begin(cancel, out CancellationTokenRegistration registration);
        nint status;
        try
        {
            _turn?.Enter();
            status = _api.RunWithBinding(session, control?.Pointer ?? 0, bound);
            if (status == 0 && !Provider.IsCpu)
                status = _api.SynchronizeBoundOutputs(bound);
        }
        finally
        {
            _turn?.Exit();
            End(control, registration, cancel);
            binding.Loose();
            Handle.Loose();
        }
        if (status != 0)
            throw Failure(status, cancel);
    }

    // Run options hold the stop of one run, so each run that can be stopped has its own; the last one is kept for the next.
    private RunControl? Begin(CancellationToken cancel, out CancellationTokenRegistration registration)
    {
        registration = default;
        if (!cancel.CanBeCanceled)
            return null;
        RunControl control = Interlocked.Exchange(ref _spareControl, null) ?? new(_api);
        registration = cancel.UnsafeRegister(static c => ((RunControl)c!).Stop(), control);
        return control;
    }

    private void End(RunControl? control, CancellationTokenRegistration registration, CancellationToken cancel)
    {
        if (control is null)
            return;
        // Waits for a stop that is under way, so that none reaches the next run.
        registration.Dispose();
        if (cancel.IsCancellationRequested)
            control.Rearm();
        Interlocked.Exchange(ref _spareControl, control)?.Dispose();
    }

    // The runtime has no code of its own for a run that was stopped: the token tells.
    private Exception Failure(nint status, CancellationToken cancel)
    {
        OnnxException failure = _api.Failure(status);
        return cancel.IsCancellationRequested ? new OperationCanceledException($"The run of {Model} was stopped.", failure, cancel) : failure.WhileRunning(Model);
    }

    /// <summary>Refuses a tensor that does not fit a port.</summary>
    internal void CheckFits(OnnxTensor tensor, TensorPort port, string side)
    {
        if (!port.Takes(tensor.Type, tensor.Shape.AsSpan()))
            throw new InputException(Model, port.Name, $"The model's {side} is {port.Kind}; {tensor.Kind} does not fit. Check that the folder holds the model that its manifest names.");
    }

    /// <summary>Says which inputs are missing.</summary>
    internal InputException Missing(IEnumerable<string> ports) =>
        new(Model, null, $"The model also needs {string.Join(", ", ports)}. It is of a kind that is not known here: check that the folder holds the model that its manifest names.");

    /// <summary>Says that a name is not one of the model's.</summary>
    internal InputException Unknown(string name, string side, ImmutableArray<TensorPort> ports) =>
        new(Model, null, $"The model has no {side} {name}; it has {string.Join(", ", ports)}. Check that the folder holds the model that its manifest names.");

    /// <summary>Closes the model; a run that is under way ends first, and what a binding uses lives as long as it.</summary>
    public void Dispose()
    {
        Handle.Dispose();
        Interlocked.Exchange(ref _spareControl, null)?.Dispose();
    }

    private ImmutableArray<TensorPort> Ports(nint session, delegate* unmanaged<nint, nuint*, nint> count, delegate* unmanaged<nint, nuint, nint, byte**, nint> nameOf, delegate* unmanaged<nint, nuint, nint*, nint> typeOf)
    {
        nuint ports;
        _api.Check(count(session, &ports));
        var read = ImmutableArray.CreateBuilder<TensorPort>((int)ports);
        for (nuint i = 0; i < ports; i++)
        {
            byte* text;
            _api.Check(nameOf(session, i, _api.Allocator, &text));
            string name = _api.Take(text);
            nint type, tensor;
            _api.Check(typeOf(session, i, &type));
            try
            {
                _api.Check(_api.CastTypeInfoToTensorInfo(type, &tensor));
                read.Add(tensor == 0 ? new(name, ElementType.Undefined, []) : Port(name, tensor));
            }
            finally
            {
                _api.ReleaseTypeInfo(type);
            }
        }
        return read.MoveToImmutable();
    }

    private TensorPort Port(string name, nint tensor)
    {
        ElementType type;
        nuint rank;
        _api.Check(_api.GetTensorElementType(tensor, (int*)&type));
        _api.Check(_api.GetDimensionsCount(tensor, &rank));
        var sizes = new long[(int)rank];
        var names = new nint[(int)rank];
        fixed (long* s = sizes)
        fixed (nint* n = names)
        {
            _api.Check(_api.GetDimensions(tensor, s, rank));
            _api.Check(_api.GetSymbolicDimensions(tensor, (byte**)n, rank));
        }
        var sides = new PortSide[(int)rank];
        for (int i = 0; i < sides.Length; i++)
            sides[i] = sizes[i] >= 0 ? new(sizes[i], null) : new(null, OrtApi.Text((byte*)names[i]) is { Length: > 0 } symbol ? symbol : null);
        return new(name, type, ImmutableCollectionsMarshal.AsImmutableArray(sides));
    }
}
