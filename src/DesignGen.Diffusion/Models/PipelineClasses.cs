using System.Text.Json;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Models;

/// <summary>The class names by which folders say what they hold.</summary>
internal static class PipelineClasses
{
    private static readonly string[] Exporters = ["ORT", "Onnx"];

    // Text to image, image to image and inpainting share their parts; the others of these names have more.
    private static readonly string[] Known = ["StableDiffusion", "StableDiffusionXL", "LatentConsistencyModel", "Diffusion"], Tasks = ["", "Img2Img", "Inpaint", "InpaintLegacy"];

    /// <summary>The class name without the exporter's prefix.</summary>
    /// <exception cref="InputException">There is none, or it is one that is not known.</exception>
    public static string Plain(JsonElement about, string index)
    {
        string name = about.TryGetProperty("_class_name", out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (name.Length == 0)
            throw new InputException(index, "_class_name", "The file does not say what kind of model this is. Take it from the model's folder again.");
        string plain = name;
        foreach (string exporter in Exporters)
            plain = plain.StartsWith(exporter, StringComparison.Ordinal) ? plain[exporter.Length..] : plain;
        return Known.Any(k => Tasks.Any(t => plain == k + t + "Pipeline"))
            ? plain
            : throw new InputException(index, "_class_name", $"{name} is not known. Use a Stable Diffusion 1, 2 or XL, Turbo, LCM or Taiyi model, exported for text-to-image, image-to-image or inpainting.");
    }
}
