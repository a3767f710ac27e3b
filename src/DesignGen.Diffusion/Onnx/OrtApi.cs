using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace DesignGen.Diffusion.Onnx;

/// <summary>ONNX Runtime's C API: a table of functions that the library hands out by version.</summary>
/// <remarks>
/// The table only grows: a function keeps its place for ever, and one of version 13 (ONNX Runtime 1.13) holds all that is called here
/// but for <see cref="BuildInfo"/>. Places and signatures are those of <c>onnxruntime_c_api.h</c> (struct OrtApi, version 29).
/// Functions return a status: 0 for done, else an error that <see cref="Check"/> turns into an exception and releases.
/// Thread-safe: nothing here changes after construction.
/// </remarks>
internal sealed unsafe class OrtApi
{
    private const uint TableVersion = 13, BuildInfoVersion = 15;

    private readonly void** _table;
    private readonly delegate* unmanaged<uint, void*> _tables;

    /// <summary>Reads the table of a loaded library.</summary>
    /// <param name="library">The handle of the loaded library.</param>
    /// <exception cref="NotSupportedException">It is no ONNX Runtime, or one older than 1.13.</exception>
    public OrtApi(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint entry))
            throw new NotSupportedException("it is not ONNX Runtime (OrtGetApiBase is missing)");
        void** root = ((delegate* unmanaged<void**>)entry)();
        _tables = (delegate* unmanaged<uint, void*>)root[0];
        Version = Text(((delegate* unmanaged<byte*>)root[1])());
        _table = (void**)_tables(TableVersion);
        if (_table is null)
            throw new NotSupportedException($"its version {Version} is too old: 1.{TableVersion} or later is needed");
        nint memory, allocator;
        Check(((delegate* unmanaged<int, int, nint*, nint>)_table[69])(0, 0, &memory));
        Check(((delegate* unmanaged<nint*, nint>)_table[78])(&allocator));
        (CpuMemory, Allocator) = (memory, allocator);
    }

    /// <summary>The version of the library, for example <c>1.30.0</c>.</summary>
    public string Version { get; }

    /// <summary>Describes ordinary memory; lives as long as the library.</summary>
    public nint CpuMemory { get; }

    /// <summary>The library's own allocator of ordinary memory; lives as long as the library.</summary>
    public nint Allocator { get; }

    // Statuses.
    private delegate* unmanaged<nint, int> GetErrorCode => (delegate* unmanaged<nint, int>)_table[1];
    private delegate* unmanaged<nint, byte*> GetErrorMessage => (delegate* unmanaged<nint, byte*>)_table[2];
    private delegate* unmanaged<nint, void> ReleaseStatus => (delegate* unmanaged<nint, void>)_table[93];

    // The environment: log and threads that sessions share. Log line: parameter, severity, category, log id, place in the code, message.
    public delegate* unmanaged<delegate* unmanaged<nint, int, byte*, byte*, byte*, byte*, void>, nint, int, byte*, nint*, nint> CreateEnvWithCustomLogger =>
        (delegate* unmanaged<delegate* unmanaged<nint, int, byte*, byte*, byte*, byte*, void>, nint, int, byte*, nint*, nint>)_table[4];
    public delegate* unmanaged<byte***, int*, nint> GetAvailableProviders => (delegate* unmanaged<byte***, int*, nint>)_table[125];
    public delegate* unmanaged<byte**, int, nint> ReleaseAvailableProviders => (delegate* unmanaged<byte**, int, nint>)_table[126];

    // Session options.
    public delegate* unmanaged<nint*, nint> CreateSessionOptions => (delegate* unmanaged<nint*, nint>)_table[10];
    public delegate* unmanaged<nint, byte*, nint> SetOptimizedModelFilePath => (delegate* unmanaged<nint, byte*, nint>)_table[11];
    public delegate* unmanaged<nint, int, nint> SetSessionExecutionMode => (delegate* unmanaged<nint, int, nint>)_table[13];
    public delegate* unmanaged<nint, nint> DisableMemPattern => (delegate* unmanaged<nint, nint>)_table[17];
    public delegate* unmanaged<nint, nint> DisableCpuMemArena => (delegate* unmanaged<nint, nint>)_table[19];
    public delegate* unmanaged<nint, int, nint> SetSessionGraphOptimizationLevel => (delegate* unmanaged<nint, int, nint>)_table[23];
    public delegate* unmanaged<nint, int, nint> SetIntraOpNumThreads => (delegate* unmanaged<nint, int, nint>)_table[24];
    public delegate* unmanaged<nint, int, nint> SetInterOpNumThreads => (delegate* unmanaged<nint, int, nint>)_table[25];
    public delegate* unmanaged<nint, void> ReleaseSessionOptions => (delegate* unmanaged<nint, void>)_table[100];
    public delegate* unmanaged<nint, byte*, long, nint> AddFreeDimensionOverrideByName => (delegate* unmanaged<nint, byte*, long, nint>)_table[124];
    public delegate* unmanaged<nint, byte*, byte*, nint> AddSessionConfigEntry => (delegate* unmanaged<nint, byte*, byte*, nint>)_table[130];
    public delegate* unmanaged<nint, byte*, nint, nint> AddInitializer => (delegate* unmanaged<nint, byte*, nint, nint>)_table[150];
    public delegate* unmanaged<nint, nint, nint> AppendCuda => (delegate* unmanaged<nint, nint, nint>)_table[204];
    public delegate* unmanaged<nint*, nint> CreateCudaOptions => (delegate* unmanaged<nint*, nint>)_table[205];
    public delegate* unmanaged<nint, byte**, byte**, nuint, nint> UpdateCudaOptions => (delegate* unmanaged<nint, byte**, byte**, nuint, nint>)_table[206];
    public delegate* unmanaged<nint, void> ReleaseCudaOptions => (delegate* unmanaged<nint, void>)_table[208];
    public delegate* unmanaged<nint, byte**, nint*, nuint, nint> AddExternalInitializers => (delegate* unmanaged<nint, byte**, nint*, nuint, nint>)_table[210];
    public delegate* unmanaged<nint, byte*, byte**, byte**, nuint, nint> AppendProvider => (delegate* unmanaged<nint, byte*, byte**, byte**, nuint, nint>)_table[216];

    // Sessions.
    public delegate* unmanaged<nint, byte*, nint, nint*, nint> CreateSession => (delegate* unmanaged<nint, byte*, nint, nint*, nint>)_table[7];
    public delegate* unmanaged<nint, void*, nuint, nint, nint*, nint> CreateSessionFromArray => (delegate* unmanaged<nint, void*, nuint, nint, nint*, nint>)_table[8];
    public delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> Run => (delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_table[9];
    public delegate* unmanaged<nint, nuint*, nint> SessionGetInputCount => (delegate* unmanaged<nint, nuint*, nint>)_table[30];
    public delegate* unmanaged<nint, nuint*, nint> SessionGetOutputCount => (delegate* unmanaged<nint, nuint*, nint>)_table[31];
    public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetInputTypeInfo => (delegate* unmanaged<nint, nuint, nint*, nint>)_table[33];
    public delegate* unmanaged<nint, nuint, nint*, nint> SessionGetOutputTypeInfo => (delegate* unmanaged<nint, nuint, nint*, nint>)_table[34];
    public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetInputName => (delegate* unmanaged<nint, nuint, nint, byte**, nint>)_table[36];
    public delegate* unmanaged<nint, nuint, nint, byte**, nint> SessionGetOutputName => (delegate* unmanaged<nint, nuint, nint, byte**, nint>)_table[37];
    public delegate* unmanaged<nint, void> ReleaseSession => (delegate* unmanaged<nint, void>)_table[95];

    // Run options.
    public delegate* unmanaged<nint*, nint> CreateRunOptions => (delegate* unmanaged<nint*, nint>)_table[39];
    public delegate* unmanaged<nint, nint> RunOptionsSetTerminate => (delegate* unmanaged<nint, nint>)_table[46];
    public delegate* unmanaged<nint, nint> RunOptionsUnsetTerminate => (delegate* unmanaged<nint, nint>)_table[47];
    public delegate* unmanaged<nint, void> ReleaseRunOptions => (delegate* unmanaged<nint, void>)_table[97];

    // Tensors. What CastTypeInfoToTensorInfo gives belongs to the type info and is not released.
    public delegate* unmanaged<nint, long*, nuint, int, nint*, nint> CreateTensor => (delegate* unmanaged<nint, long*, nuint, int, nint*, nint>)_table[48];
    public delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint> CreateTensorWithData => (delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)_table[49];
    public delegate* unmanaged<nint, void**, nint> GetTensorMutableData => (delegate* unmanaged<nint, void**, nint>)_table[51];
    public delegate* unmanaged<nint, byte**, nuint, nint> FillStringTensor => (delegate* unmanaged<nint, byte**, nuint, nint>)_table[52];
    public delegate* unmanaged<nint, nuint*, nint> GetStringTensorDataLength => (delegate* unmanaged<nint, nuint*, nint>)_table[53];
    public delegate* unmanaged<nint, void*, nuint, nuint*, nuint, nint> GetStringTensorContent => (delegate* unmanaged<nint, void*, nuint, nuint*, nuint, nint>)_table[54];
    public delegate* unmanaged<nint, nint*, nint> CastTypeInfoToTensorInfo => (delegate* unmanaged<nint, nint*, nint>)_table[55];
    public delegate* unmanaged<nint, int*, nint> GetTensorElementType => (delegate* unmanaged<nint, int*, nint>)_table[60];
    public delegate* unmanaged<nint, nuint*, nint> GetDimensionsCount => (delegate* unmanaged<nint, nuint*, nint>)_table[61];
    public delegate* unmanaged<nint, long*, nuint, nint> GetDimensions => (delegate* unmanaged<nint, long*, nuint, nint>)_table[62];
    public delegate* unmanaged<nint, byte**, nuint, nint> GetSymbolicDimensions => (delegate* unmanaged<nint, byte**, nuint, nint>)_table[63];
    public delegate* unmanaged<nint, nint*, nint> GetTensorTypeAndShape => (delegate* unmanaged<nint, nint*, nint>)_table[65];
    public delegate* unmanaged<nint, byte**, nint> MemoryInfoGetName => (delegate* unmanaged<nint, byte**, nint>)_table[71];
    public delegate* unmanaged<nint, void> ReleaseValue => (delegate* unmanaged<nint, void>)_table[96];
    public delegate* unmanaged<nint, void> ReleaseTypeInfo => (delegate* unmanaged<nint, void>)_table[98];
    public delegate* unmanaged<nint, void> ReleaseTensorTypeAndShapeInfo => (delegate* unmanaged<nint, void>)_table[99];
    public delegate* unmanaged<nint, nint*, nint> GetTensorMemoryInfo => (delegate* unmanaged<nint, nint*, nint>)_table[194];
    private delegate* unmanaged<nint, void*, nint> AllocatorFree => (delegate* unmanaged<nint, void*, nint>)_table[76];

    // Bindings.
    public delegate* unmanaged<nint, nint, nint, nint> RunWithBinding => (delegate* unmanaged<nint, nint, nint, nint>)_table[133];
    public delegate* unmanaged<nint, nint*, nint> CreateIoBinding => (delegate* unmanaged<nint, nint*, nint>)_table[134];
    public delegate* unmanaged<nint, void> ReleaseIoBinding => (delegate* unmanaged<nint, void>)_table[135];
    public delegate* unmanaged<nint, byte*, nint, nint> BindInput => (delegate* unmanaged<nint, byte*, nint, nint>)_table[136];
    public delegate* unmanaged<nint, byte*, nint, nint> BindOutput => (delegate* unmanaged<nint, byte*, nint, nint>)_table[137];
    public delegate* unmanaged<nint, nint> SynchronizeBoundInputs => (delegate* unmanaged<nint, nint>)_table[202];
    public delegate* unmanaged<nint, nint> SynchronizeBoundOutputs => (delegate* unmanaged<nint, nint>)_table[203];

    /// <summary>How the library was built: commit, flags. Empty before version 1.15.</summary>
    public string BuildInfo
    {
        get
        {
            // Asked for a version it does not have, the library answers null but also prints to standard error: so only those are asked that know.
            bool knows = System.Version.TryParse(Version, out Version? version) && (version.Major > 1 || version.Minor >= BuildInfoVersion);
            void** table = knows ? (void**)_tables(BuildInfoVersion) : null;
            return table is null ? "" : Text(((delegate* unmanaged<byte*>)table[254])());
        }
    }

    /// <summary>Throws what went wrong; 0 does nothing.</summary>
    /// <exception cref="OnnxException">The status is an error.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(nint status)
    {
        if (status != 0)
            throw Failure(status);
    }

    /// <summary>Reads an error and releases it.</summary>
    /// <param name="status">An error, not 0.</param>
    public OnnxException Failure(nint status)
    {
        var code = (OnnxErrorCode)GetErrorCode(status);
        string message = Text(GetErrorMessage(status));
        ReleaseStatus(status);
        return new(code, message);
    }

    /// <summary>A text of the library, which ends in a zero byte; empty for null.</summary>
    public static string Text(byte* text) => text is null ? "" : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>Reads a text that the library allocated for us, and frees it.</summary>
    public string Take(byte* text)
    {
        string read = Text(text);
        if (text is not null)
            Check(AllocatorFree(Allocator, text));
        return read;
    }

    /// <summary>A text as the library takes it: UTF-8 with a zero byte at the end.</summary>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');

    /// <summary>A path as the library takes it: UTF-16 on Windows, else UTF-8; paths alone are so.</summary>
    public static byte[] FilePath(string path) => OperatingSystem.IsWindows() ? Encoding.Unicode.GetBytes(path + '\0') : Utf8(path);
}
