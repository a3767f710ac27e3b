using System.Runtime.InteropServices;

namespace DesignGen.Diffusion.Onnx;

/// <summary>Owns one object of the runtime and gives it back once, by its finalizer if need be.</summary>
/// <remarks>
/// What the object uses is kept as long as it: a binding keeps its session, a session its shared weights, a tensor the pin of its memory.
/// So things may be disposed of, or be finalized, in any order, and while a run on another thread still uses them.
/// </remarks>
internal sealed unsafe class OrtHandle : SafeHandle
{
    private readonly delegate* unmanaged<nint, void> _release;
    private readonly IDisposable[] _kept;

    /// <summary>Takes over an object.</summary>
    /// <param name="pointer">The object; not 0.</param>
    /// <param name="release">The runtime's function that gives it back.</param>
    /// <param name="kept">What it uses; disposed of after it.</param>
    public OrtHandle(nint pointer, delegate* unmanaged<nint, void> release, params IDisposable[] kept)
        : base(0, ownsHandle: true)
    {
        _release = release;
        _kept = kept;
        SetHandle(pointer);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The object, for as long as the caller is sure that nobody disposes of it: within <see cref="Hold"/> and <see cref="Loose"/>.</summary>
    public nint Pointer => handle;

    /// <summary>Keeps the object alive until <see cref="Loose"/>, whoever disposes of it meanwhile; allocates nothing.</summary>
    /// <exception cref="ObjectDisposedException">It is gone.</exception>
    public nint Hold()
    {
        bool held = false;
        DangerousAddRef(ref held);
        return handle;
    }

    /// <summary>Undoes one <see cref="Hold"/>.</summary>
    public void Loose() => DangerousRelease();

    /// <summary>A hold on this object that another one can keep.</summary>
    public IDisposable Lease()
    {
        Hold();
        return new Lent(this);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _release(handle);
        foreach (IDisposable kept in _kept)
            kept.Dispose();
        return true;
    }

    private sealed class Lent(OrtHandle handle) : IDisposable
    {
        public void Dispose() => handle.Loose();
    }
}
