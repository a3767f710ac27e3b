using System.Collections.Immutable;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Tests.Onnx;

/// <summary>A test that runs models: it is skipped, and says so, where ONNX Runtime is not installed.</summary>
/// <remarks>With DESIGNGEN_REQUIRE_ONNX=1, as in CI, a missing library fails the test instead of skipping it.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuntimeFactAttribute : FactAttribute
{
    public RuntimeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("DESIGNGEN_REQUIRE_ONNX") != "1" && !OnnxRuntime.TryOpen(null, out _, out ImmutableArray<LibraryPlace> looked))
            Skip = "needs ONNX Runtime; looked at " + string.Join("; ", looked);
    }
}

/// <summary>A folder that is gone at the end of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("designgen-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
