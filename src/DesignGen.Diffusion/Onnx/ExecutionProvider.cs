using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DesignGen.Diffusion.Onnx;

/// <summary>What a model runs on, by the name that ONNX Runtime knows it by.</summary>
/// <param name="Name">The name: CPU, CUDA, DML, CoreML or WebGPU.</param>
/// <param name="Options">Its options, as the runtime's documentation of the provider lists them.</param>
public sealed record ExecutionProvider(string Name, ImmutableSortedDictionary<string, string> Options)
{
    /// <summary>The processor; always there.</summary>
    public static ExecutionProvider Cpu { get; } = new("CPU", Plain);

    /// <summary>NVIDIA cards. Needs the runtime's own provider libraries of the same version beside it, and the CUDA and cuDNN that this version names.</summary>
    /// <param name="device">Which card, from 0.</param>
    public static ExecutionProvider Cuda(int device = 0) => new("CUDA", Plain.Add("device_id", device.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Any card with DirectX 12, on Windows. Needs DirectML.dll beside the runtime's library; a session runs one thing at a time.</summary>
    /// <param name="device">Which card, from 0.</param>
    public static ExecutionProvider DirectMl(int device = 0) => new("DML", Plain.Add("device_id", device.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Apple's accelerators, on macOS.</summary>
    public static ExecutionProvider CoreMl { get; } = new("CoreML", Plain);

    /// <summary>Cards through Vulkan, Direct3D 12 or Metal.</summary>
    public static ExecutionProvider WebGpu { get; } = new("WebGPU", Plain);

    /// <summary>Those that DesignGen knows, on their first device.</summary>
    public static ImmutableArray<ExecutionProvider> Known => [Cpu, Cuda(), DirectMl(), CoreMl, WebGpu];

    /// <summary>The name in the runtime's list of providers that it was built with.</summary>
    internal string ListedName => Name switch
    {
        "DML" => "DmlExecutionProvider",
        "WebGPU" => "WebGpuExecutionProvider",
        _ => Name + "ExecutionProvider",
    };

    /// <summary>What the system lacks for it, in words; null where nothing is known to be missing. Without Vulkan, the library prints to standard error before it refuses.</summary>
    internal string? Lack => Name == "WebGPU" && OperatingSystem.IsLinux() && !NativeLibrary.TryLoad("libvulkan.so.1", out _) ? "It needs Vulkan: libvulkan.so.1 is not installed" : null;

    /// <summary>Whether this is the processor.</summary>
    internal bool IsCpu => Name == "CPU";

    /// <summary>Whether a session takes one run at a time and neither memory patterns nor parallel branches (DirectML's terms).</summary>
    internal bool OneRunAtATime => Name == "DML";

    private static ImmutableSortedDictionary<string, string> Plain => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>A provider that was asked for and could not be used.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Reason">Why, in the runtime's words on one line.</param>
public sealed record ProviderRefusal(string Provider, string Reason);
