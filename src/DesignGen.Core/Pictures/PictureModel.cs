using System.Collections.Immutable;
using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Pictures;

/// <summary>How a model wants to be spoken to.</summary>
public enum PromptManner
{
    /// <summary>Phrases with commas between them, as text encoders of the CLIP kind were trained on.</summary>
    Phrases,

    /// <summary>Whole sentences, as models behind a language model understand best.</summary>
    Sentences,
}

/// <summary>What the planner needs to know of a model that makes pictures from words: one on this machine or one behind a service.</summary>
/// <param name="Id">What briefs and recipes call it.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Engine">The engine that runs it: <see cref="Local"/> or <see cref="Online"/>.</param>
/// <param name="Language">Language of its prompts.</param>
/// <param name="Manner">How it wants to be spoken to.</param>
/// <param name="Native">The size that it draws best; where any size will do, others of about the same area are chosen to fit the print.</param>
/// <param name="Abilities">What it can do.</param>
/// <param name="Identity">What makes it the model it is, for example the hash of its weights: another one means other pictures.</param>
public sealed record PictureModel(
    string Id, LocalName Name, string Engine, Language Language, PromptManner Manner, PixelSize Native, PictureAbilities Abilities, string Identity)
{
    /// <summary>Under which licence it is used, in the words of whoever added it; empty where none is recorded.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Engine of the models on this machine.</summary>
    public const string Local = "diffusion";

    /// <summary>Engine of the models behind services.</summary>
    public const string Online = "remote";

    // Sides that local models can make: the picture is eight times the latents, and these are halved three times.
    private const int Step = 64;

    /// <summary>The size to ask for, for a print of a given shape.</summary>
    /// <param name="aspect">Width by height, above 0.</param>
    /// <returns>The size of its list nearest in shape, the first of equals; without a list one of about the native area, sides in steps of 64 px and within a factor of two of the native one.</returns>
    public PixelSize SizeFor(double aspect)
    {
        if (!Abilities.Sizes.IsEmpty)
            return Abilities.Sizes.MinBy(s => Math.Abs(Math.Log((double)s.Width / s.Height / aspect)));
        double side = Math.Sqrt((double)Native.Width * Native.Height);
        int Side(double length) => Math.Max(1, (int)Math.Round(Math.Clamp(length, side / 2, side * 2) / Step)) * Step;
        return new(Side(side * Math.Sqrt(aspect)), Side(side / Math.Sqrt(aspect)));
    }
}
