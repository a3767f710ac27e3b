using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using DesignGen.Core.Errors;
using Microsoft.Win32.SafeHandles;

namespace DesignGen.Diffusion.Onnx;

/// <summary>A file as read-only memory: pages are read when touched, may be dropped when memory is short, and are shared by all programs that map the file.</summary>
/// <remarks>Tensors over it keep it mapped after it is disposed of. The file must not change meanwhile. Thread-safe.</remarks>
public sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(string path, MemoryMappedFile map, MemoryMappedViewAccessor view, long length) => (Path, _map, _view, Length) = (path, map, view, length);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; }

    /// <summary>Maps a file.</summary>
    /// <exception cref="InputException">There is none, or it is empty.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static MappedFile Open(string path)
    {
        FileStream? stream = null;
        MemoryMappedFile? map = null;
        try
        {
            // The length is asked of the open file: hubs keep models as links, whose own length is that of a path.
            stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            long length = stream.Length;
            if (length == 0)
                throw new InputException(path, null, "This file is empty. Copy or download it again.");
            map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            return new(path, map, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
        }
        catch (InputException)
        {
            stream?.Dispose();
            throw;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, null, "There is no such file. Check the path, or copy the model's whole folder again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            map?.Dispose();
            stream?.Dispose();
            throw new UnavailableException($"{path} can't be read ({e.Message}). Allow reading it, or close the program that holds it.", e);
        }
    }

    /// <summary>Reads from the mapped bytes without copying.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Gets all bytes, 2 GB at most.</param>
    public T Read<T>(Func<ReadOnlySpan<byte>, T> read)
    {
        using var hold = new Hold(_view.SafeMemoryMappedViewHandle);
        return read(new(hold.Start, checked((int)Length)));
    }

    /// <summary>A tensor over part of the file; nothing is read until a model runs with it.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="offset">The first byte, a multiple of the element's size.</param>
    /// <param name="type">What the elements are; of a fixed size in whole bytes.</param>
    /// <param name="shape">Elements along each side.</param>
    /// <exception cref="InputException">The file ends before the tensor does.</exception>
    public OnnxTensor Tensor(OnnxRuntime runtime, long offset, ElementType type, params ReadOnlySpan<long> shape)
    {
        long bytes = type.Bytes();
        ArgumentOutOfRangeException.ThrowIfZero(bytes, nameof(type));
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset % bytes, 0, nameof(offset));
        foreach (long side in shape)
            bytes = checked(bytes * side);
        if (bytes > Length - offset)
            throw new InputException(Path, null, FormattableString.Invariant($"The file has {Length} bytes; a weight needs those from {offset} to {offset + bytes}. It is cut short: copy or download it again."));
        var hold = new Hold(_view.SafeMemoryMappedViewHandle);
        try
        {
            return OnnxTensor.OverNative(runtime, hold.Start + offset, type, shape, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of the file once no tensor lies over it.</summary>
    public void Dispose()
    {
        _view.Dispose();
        _map.Dispose();
    }

    // Keeps the view mapped and knows where it begins.
    private sealed class Hold : IDisposable
    {
        private SafeBuffer? _view;

        public Hold(SafeMemoryMappedViewHandle view)
        {
            byte* start = null;
            view.AcquirePointer(ref start);
            _view = view;
            Start = start;
        }

        public byte* Start { get; }

        public void Dispose() => Interlocked.Exchange(ref _view, null)?.ReleasePointer();
    }
}
