namespace DesignGen.Diffusion.Seams;

/// <summary>How opposite edges of a picture are made to meet.</summary>
public enum SeamlessWay
{
    /// <summary>The model's convolutions go on at the opposite edge: exact, as PyTorch's circular padding.</summary>
    Circular,

    /// <summary>Latents are moved round the tile before each step, so that no place is an edge for long, and decoded with a margin of what lies across the edge. For any model, and for half-drops.</summary>
    Rolled,

    /// <summary>As <see cref="Rolled"/>, and then the band around the seam painted anew from the picture.</summary>
    Repaired,
}
