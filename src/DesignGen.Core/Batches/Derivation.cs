using System.Text.Json;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Batches;

/// <summary>How a batch follows from a design. The names are stored: never rename one.</summary>
public enum DerivationKind
{
    /// <summary>The same family and much the same colours, values in the neighbourhood, other chance.</summary>
    MoreLikeThis,

    /// <summary>The same drawing, point by point, in other inks.</summary>
    OtherColours,

    /// <summary>The same design with what a reviewer's comment asks for changed.</summary>
    Revise,
}

/// <summary>How a batch follows from a design of another batch: with its brief and the templates of the day it makes the whole batch again.</summary>
/// <param name="Kind">How.</param>
/// <param name="Parent">Code of the variant that it follows from.</param>
/// <param name="Spec">The parent as it was drawn, recipe included, so that what becomes of the parent later changes nothing.</param>
/// <param name="Seed">Chance of what varies.</param>
public sealed record Derivation(DerivationKind Kind, string Parent, DesignSpec Spec, ulong Seed)
{
    /// <summary>What was asked for in the reviewer's words; null for nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>SHA-256 of the file of the parent's picture, in lower-case hexadecimal, where designs may begin from it; null where the parent was drawn.</summary>
    public string? Picture { get; init; }

    /// <summary>The derivation's text, as batches keep it.</summary>
    public static string Write(Derivation derivation) => JsonSerializer.Serialize(derivation, RecipeJson.Options);

    /// <summary>Reads a derivation's text.</summary>
    /// <param name="source">Where it is from, for messages.</param>
    /// <param name="text">JSON.</param>
    /// <exception cref="InputException">It is none.</exception>
    public static Derivation Read(string source, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Derivation>(text, RecipeJson.Options) ?? throw new InputException(source, null, "It holds nothing. Order the batch again from its parent.");
        }
        catch (JsonException e)
        {
            throw new InputException(source, e.Path, "It can't be read: another version of DesignGen may have written it. Order the batch again from its parent.", e);
        }
    }
}
