using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Graphs;

namespace DesignGen.Diffusion.Onnx;

/// <summary>Whether an execution provider works on this machine.</summary>
/// <param name="Name">The provider.</param>
/// <param name="Listed">Whether the library says that it was built with it.</param>
/// <param name="Works">Whether it ran a small model and gave the right numbers.</param>
/// <param name="Reason">Why it does not work, in one line; empty where it does.</param>
public sealed record ProviderReport(string Name, bool Listed, bool Works, string Reason);

/// <summary>Finds out which execution providers work, by running a small model on each: to be listed, or to be taken by the options, says little.</summary>
public static class ProviderProbe
{
    // With it a session fails to open rather than run some of the model on the processor.
    private const string NoProcessor = "session.disable_cpu_ep_fallback";

    private const float Tolerance = 1e-3f;

    /// <summary>Tries each provider that DesignGen knows; takes well under a second where there is no card, a few with one.</summary>
    public static ImmutableArray<ProviderReport> Examine(OnnxRuntime runtime)
    {
        ImmutableArray<string> listed = runtime.ListedProviders();
        byte[] model = Model();
        return [.. ExecutionProvider.Known.Select(p => Examine(runtime, p, listed.Contains(p.ListedName), model))];
    }

    private static ProviderReport Examine(OnnxRuntime runtime, ExecutionProvider provider, bool listed, byte[] model)
    {
        try
        {
            SessionSettings settings = new() { Providers = [provider], Threads = 1 };
            if (!provider.IsCpu)
                settings = settings with { Entries = settings.Entries.Add(NoProcessor, "1") };
            using OnnxSession session = OnnxSession.Open(runtime, model, "the trial model", settings);
            if (session.Provider.Name != provider.Name)
                return new(provider.Name, listed, false, session.Refusals[^1].Reason);
            return Run(runtime, session) is string wrong ? new(provider.Name, listed, false, wrong) : new(provider.Name, listed, true, "");
        }
        catch (Exception e) when (e is InputException or UnavailableException or OnnxException)
        {
            // Opening falls back to the processor, which the entry above forbids: what the provider itself said is told instead.
            return new(provider.Name, listed, false, Refusal(runtime, provider, model) ?? ((e.InnerException ?? e) as OnnxException)?.Line ?? e.Message);
        }
    }

    private static string? Refusal(OnnxRuntime runtime, ExecutionProvider provider, byte[] model)
    {
        using OnnxSession session = OnnxSession.Open(runtime, model, "the trial model", new() { Providers = [provider], Threads = 1 });
        return session.Refusals.Length > 0 ? session.Refusals[^1].Reason : null;
    }

    // One convolution of ones with a bias of one half: the middle of a 3 x 3 picture of ones gives 9.5, its corners 4.5.
    private static byte[] Model()
    {
        var builder = new GraphBuilder("trial");
        string input = builder.Input("in", ElementType.Float32, 1, 1, 3, 3);
        string kernel = builder.Weight(GraphTensor.Of("kernel", [1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f], 1, 1, 3, 3));
        string bias = builder.Weight(GraphTensor.Of("bias", [0.5f], 1));
        string sum = builder.Node("Conv", [input, kernel, bias], GraphAttribute.Of("pads", 1, 1, 1, 1));
        return builder.Output(sum, "out", ElementType.Float32, 1, 1, 3, 3).Build().ToBytes(out _);
    }

    private static string? Run(OnnxRuntime runtime, OnnxSession session)
    {
        using OnnxTensor ones = OnnxTensor.Over(runtime, new float[] { 1, 1, 1, 1, 1, 1, 1, 1, 1 }.AsMemory(), 1, 1, 3, 3);
        var outputs = new OnnxTensor?[1];
        session.Run([ones], outputs);
        using OnnxTensor sums = outputs[0]!;
        ReadOnlySpan<float> expected = [4.5f, 6.5f, 4.5f, 6.5f, 9.5f, 6.5f, 4.5f, 6.5f, 4.5f];
        ReadOnlySpan<float> given = sums.Data<float>();
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(MathF.Abs(given[i] - expected[i]) <= Tolerance))
                return FormattableString.Invariant($"it computes wrongly: {given[i]} instead of {expected[i]}");
        }
        return null;
    }
}
