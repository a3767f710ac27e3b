using System.Globalization;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Models;

/// <summary>Which of a text encoder's outputs are used.</summary>
internal static class TextOutputs
{
    /// <summary>The whole text in one row of numbers, for XL.</summary>
    public const string Pooled = "text_embeds";

    private const string States = "hidden_states.";

    /// <summary>The output after the last layer.</summary>
    public static TensorPort? Last(ModelPart part) => part.Output("last_hidden_state") ?? part.Outputs.FirstOrDefault(o => o.Shape.Length == 3);

    /// <summary>The output before the last layer, which XL reads: the last but one of hidden_states.0 to hidden_states.N.</summary>
    public static TensorPort? Penultimate(ModelPart part)
    {
        (int Number, TensorPort Port)[] states = [.. part.Outputs.Where(o => o.Name.StartsWith(States, StringComparison.Ordinal) && int.TryParse(o.Name.AsSpan(States.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(o => (int.Parse(o.Name.AsSpan(States.Length), NumberStyles.None, CultureInfo.InvariantCulture), o)).OrderBy(o => o.Item1)];
        return states.Length >= 2 ? states[^2].Port : null;
    }
}
