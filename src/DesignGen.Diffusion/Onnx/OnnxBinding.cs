using System.Collections.Immutable;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Onnx;

/// <summary>A model with tensors fixed to its inputs and outputs, for loops: it runs again and again without allocating.</summary>
/// <remarks>
/// Values may change between runs, tensors may be exchanged. Outputs that nobody bound are not computed where the model allows.
/// Not thread-safe; many bindings of one session may run at once. Keeps its session and tensors alive, whoever disposes of them.
/// </remarks>
public sealed unsafe class OnnxBinding : IDisposable
{
    private readonly OnnxSession _session;
    private readonly OrtHandle _handle;
    private readonly Bound _inputs, _outputs;

    /// <summary>Nothing bound yet.</summary>
    /// <param name="session">The model.</param>
    public OnnxBinding(OnnxSession session)
    {
        _session = session;
        IDisposable lease = session.Handle.Lease();
        _inputs = new(session.Inputs.Length);
        _outputs = new(session.Outputs.Length);
        nint binding;
        try
        {
            session.Api.Check(session.Api.CreateIoBinding(session.Handle.Pointer, &binding));
        }
        catch
        {
            lease.Dispose();
            throw;
        }
        _handle = new(binding, session.Api.ReleaseIoBinding, _inputs, _outputs, lease);
    }

    /// <summary>Fixes an input.</summary>
    /// <exception cref="InputException">The model has no such input, or it is of another type or shape.</exception>
    public void BindInput(string name, OnnxTensor tensor)
    {
        int index = IndexOf(_session.Inputs, name, "input");
        _session.CheckFits(tensor, _session.Inputs[index], "input");
        Bind(_inputs, index, tensor, _session.NativeNames.Inputs, _session.Api.BindInput);
    }

    /// <summary>Fixes an output to a tensor that is written to.</summary>
    /// <exception cref="InputException">The model has no such output, or it is of another type or shape.</exception>
    public void BindOutput(string name, OnnxTensor tensor)
    {
        int index = IndexOf(_session.Outputs, name, "output");
        _session.CheckFits(tensor, _session.Outputs[index], "output");
        Bind(_outputs, index, tensor, _session.NativeNames.Outputs, _session.Api.BindOutput);
    }

    /// <summary>Runs the model once; allocates no managed memory.</summary>
    /// <param name="cancel">Stops the run within an operator; the binding is fit for the next run.</param>
    /// <exception cref="InputException">An input is not bound, or sizes contradict one another.</exception>
    /// <exception cref="UnavailableException">There is too little memory, or the provider failed.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public void Run(CancellationToken cancel = default)
    {
        for (int i = 0; i < _inputs.Count; i++)
        {
            if (_inputs[i] is null)
                throw _session.Missing(Enumerable.Range(0, _inputs.Count).Where(k => _inputs[k] is null).Select(k => _session.Inputs[k].ToString()));
        }
        // A card gets its copy of an input when that is bound, so values written since would not reach it.
        if (!_session.Provider.IsCpu)
            BindInputsAgain();
        _session.Run(_handle, cancel);
    }

    private void BindInputsAgain()
    {
        OrtApi api = _session.Api;
        for (int i = 0; i < _inputs.Count; i++)
            api.Check(api.BindInput(_handle.Pointer, _session.NativeNames.Inputs.Pointers[i], _inputs[i]!.Pointer));
        api.Check(api.SynchronizeBoundInputs(_handle.Pointer));
    }

    private void Bind(Bound bound, int index, OnnxTensor tensor, NativeTexts names, delegate* unmanaged<nint, byte*, nint, nint> bind)
    {
        nint value = tensor.Handle.Hold();
        nint status = bind(_handle.Hold(), names.Pointers[index], value);
        _handle.Loose();
        if (status == 0)
        {
            bound.Exchange(index, tensor.Handle);
            return;
        }
        tensor.Handle.Loose();
        throw _session.Api.Failure(status).WhileRunning(_session.Model);
    }

    private int IndexOf(ImmutableArray<TensorPort> ports, string name, string side)
    {
        for (int i = 0; i < ports.Length; i++)
        {
            if (ports[i].Name == name)
                return i;
        }
        throw _session.Unknown(name, side, ports);
    }

    /// <summary>Lets go of session and tensors.</summary>
    public void Dispose() => _handle.Dispose();

    // The tensors of one side, each held while it is bound.
    private sealed class Bound(int count) : IDisposable
    {
        private readonly OrtHandle?[] _tensors = new OrtHandle?[count];

        public int Count => _tensors.Length;

        public OrtHandle? this[int index] => _tensors[index];

        // The new one is held already.
        public void Exchange(int index, OrtHandle tensor)
        {
            _tensors[index]?.Loose();
            _tensors[index] = tensor;
        }

        public void Dispose()
        {
            foreach (OrtHandle? tensor in _tensors)
                tensor?.Loose();
            Array.Clear(_tensors);
        }
    }
}
