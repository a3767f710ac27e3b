using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using DesignGen.Core.Designs;

namespace DesignGen.Core.Pictures;

/// <summary>What is kept beside a picture: its order, and what its engine said of it. Stored as JSON: never rename a property.</summary>
/// <param name="Order">The order.</param>
/// <param name="Seed">As <see cref="MadePicture.Seed"/>.</param>
/// <param name="RevisedPrompt">As <see cref="MadePicture.RevisedPrompt"/>.</param>
/// <param name="RequestId">As <see cref="MadePicture.RequestId"/>.</param>
/// <param name="Cost">As <see cref="MadePicture.Cost"/>, as text.</param>
/// <param name="Notes">As <see cref="MadePicture.Notes"/>.</param>
public sealed record PictureRecord(PictureOrder Order, uint? Seed, string? RevisedPrompt, string RequestId, string? Cost, ImmutableSortedDictionary<string, string> Notes)
{
    /// <summary>Above this score a tile's seam is seen.</summary>
    public const double SeamLimit = 1.15;

    /// <summary>Name of the note with a tile's seam score.</summary>
    public const string SeamNote = "seamScore";

    /// <summary>How well a tile's edges meet: the step of colour across them by the steps within the picture; 1 and less is no seam. Null where the engine does not say.</summary>
    [JsonIgnore]
    public double? SeamScore => Notes.TryGetValue(SeamNote, out string? text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double score) ? score : null;
}
