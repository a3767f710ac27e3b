namespace DesignGen.Diffusion.Lora;

/// <summary>An addition to a model's weights, and how much of it is taken.</summary>
/// <param name="File">A .safetensors file in the form of kohya's scripts or of diffusers.</param>
/// <param name="Weight">1 takes it as it was trained, 0 not at all; 0.6 to 1 are usual.</param>
public sealed record LoraUse(string File, double Weight = 1);
