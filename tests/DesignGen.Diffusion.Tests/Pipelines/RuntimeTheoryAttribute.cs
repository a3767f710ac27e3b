using System.Collections.Immutable;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Tests.Pipelines;

/// <summary>As <see cref="Onnx.RuntimeFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuntimeTheoryAttribute : TheoryAttribute
{
    public RuntimeTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("DESIGNGEN_REQUIRE_ONNX") != "1" && !OnnxRuntime.TryOpen(null, out _, out ImmutableArray<LibraryPlace> looked))
            Skip = "needs ONNX Runtime; looked at " + string.Join("; ", looked);
    }
}
