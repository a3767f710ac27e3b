using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Onnx;

/// <summary>The native library of ONNX Runtime, loaded; where all work with models begins.</summary>
/// <remarks>
/// Lives until the program ends, as do the library and its environment: sessions and tensors may then be disposed of in any order.
/// Thread-safe.
/// </remarks>
public sealed unsafe class OnnxRuntime
{
    private const int WarningSeverity = 2;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, OnnxRuntime> Loaded = new(StringComparer.Ordinal);

    private OnnxRuntime(OrtApi api, string path, ImmutableArray<LibraryPlace> looked)
    {
        (Api, LibraryPath, Looked) = (api, path, looked);
        Version = api.Version;
        nint environment;
        fixed (byte* id = "designgen\0"u8)
            api.Check(api.CreateEnvWithCustomLogger(&TakeLogLine, 0, WarningSeverity, id, &environment));
        Environment = environment;
    }

    /// <summary>A line of the runtime's log, warnings and worse; raised on any thread, never more than told here. Nothing is printed.</summary>
    public static event Action<string>? Logged;

    /// <summary>The library's version, for example <c>1.30.0</c>.</summary>
    public string Version { get; }

    /// <summary>The library's file.</summary>
    public string LibraryPath { get; }

    /// <summary>Where it was looked for, up to where it was found.</summary>
    public ImmutableArray<LibraryPlace> Looked { get; }

    /// <summary>How the library was built, in its own words; empty where it does not tell.</summary>
    public string BuildInfo => Api.BuildInfo;

    /// <summary>The table of functions.</summary>
    internal OrtApi Api { get; }

    /// <summary>The environment of all sessions.</summary>
    internal nint Environment { get; }

    /// <summary>Loads the library, or says where it was looked for.</summary>
    /// <param name="setting">The library's file or folder as the user set it; null looks at the usual places, in the order of docs/diffusion.md.</param>
    /// <exception cref="UnavailableException">It is not installed, or the one that was set can't be used.</exception>
    public static OnnxRuntime Open(string? setting = null) =>
        TryOpen(setting, out OnnxRuntime? runtime, out ImmutableArray<LibraryPlace> looked) ? runtime : throw new UnavailableException(NotInstalled(looked));

    /// <summary>Loads the library where there is one.</summary>
    /// <param name="setting">The library's file or folder as the user set it; null looks at the usual places.</param>
    /// <param name="runtime">The runtime; the same one for the same file.</param>
    /// <param name="looked">Where it was looked for, each with the reason why it was not taken.</param>
    /// <returns>False where none of the places has a library that works.</returns>
    public static bool TryOpen(string? setting, [NotNullWhen(true)] out OnnxRuntime? runtime, out ImmutableArray<LibraryPlace> looked) =>
        TryFind(new LibrarySearch { Setting = setting }, out runtime, out looked);

    /// <summary>Loads the library where a search finds one.</summary>
    internal static bool TryFind(LibrarySearch search, [NotNullWhen(true)] out OnnxRuntime? runtime, out ImmutableArray<LibraryPlace> looked)
    {
        var places = new List<LibraryPlace>();
        foreach (LibraryPlace place in search.Places())
        {
            string? refusal = place.Refusal;
            runtime = refusal is null ? Load(place, places, out refusal) : null;
            places.Add(place with { Refusal = refusal });
            if (runtime is not null)
            {
                looked = [.. places];
                return true;
            }
        }
        (runtime, looked) = (null, [.. places]);
        return false;
    }

    /// <summary>What to say where none of the places had a library that works.</summary>
    public static string NotInstalled(ImmutableArray<LibraryPlace> looked) => looked is [{ Way: LibrarySearch.SettingWay or LibrarySearch.VariableWay } given]
        ? $"ONNX Runtime can't be used, so local image models can't run: {given}. Name its file or folder, or nothing to have it looked for; docs/diffusion.md says where to get it."
        : $"ONNX Runtime is not installed, so local image models can't run. Looked at {string.Join("; ", looked)}. "
            + $"Build with node and npm on the PATH, or put the library's files beside the program, or name its file in {LibrarySearch.Variable}; docs/diffusion.md says where to get it.";

    private static OnnxRuntime? Load(LibraryPlace place, IEnumerable<LibraryPlace> before, out string? refusal)
    {
        refusal = null;
        lock (Gate)
        {
            if (Loaded.TryGetValue(place.Path, out OnnxRuntime? known))
                return known;
            try
            {
                // Never unloaded, even if refused: it may have left things behind in the process.
                return Loaded[place.Path] = new(new OrtApi(NativeLibrary.Load(place.Path)), place.Path, [.. before, place]);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or NotSupportedException)
            {
                // .NET puts advice for programmers before the loader's own words.
                string words = string.Join(' ', e.Message.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                refusal = words[(words.IndexOf(place.Path + ": ", StringComparison.Ordinal) is >= 0 and int at ? at + place.Path.Length + 2 : 0)..];
                return null;
            }
        }
    }

    /// <summary>The execution providers that the library was built with, by its own names. Listed does not mean that they work here: see <see cref="ProviderProbe"/>.</summary>
    public ImmutableArray<string> ListedProviders()
    {
        byte** names;
        int count;
        Api.Check(Api.GetAvailableProviders(&names, &count));
        var listed = new string[count];
        for (int i = 0; i < count; i++)
            listed[i] = OrtApi.Text(names[i]);
        Api.Check(Api.ReleaseAvailableProviders(names, count));
        return ImmutableCollectionsMarshal.AsImmutableArray(listed);
    }

    [UnmanagedCallersOnly]
    private static void TakeLogLine(nint parameter, int severity, byte* category, byte* logId, byte* place, byte* message)
    {
        // An exception must not cross into the library.
        try
        {
            Logged?.Invoke(OrtApi.Text(message));
        }
        catch (Exception)
        {
        }
    }
}
