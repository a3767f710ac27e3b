using System.Collections.Immutable;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Catalogue;

/// <summary>A manner of drawing that image models are asked for: one file of <c>templates/styles</c>.</summary>
/// <param name="Id">Key in briefs and recipes, for example <c>flat-vector</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Tags">Moods, seasons and markets that it suits, in English lower case.</param>
/// <param name="Words">How it is said to a model, in English and in Chinese.</param>
public sealed record PictureStyle(string Id, LocalName Name, ImmutableArray<string> Tags, LocalName Words);

/// <summary>The rest of what prompts are made of: <c>templates/prompts/words.yaml</c>.</summary>
/// <param name="Motif">How one thing on a plain ground is asked for; <c>{subject}</c> and <c>{ground}</c> stand in it.</param>
/// <param name="Placement">How a finished print on a plain ground is asked for; <c>{subject}</c> and <c>{ground}</c> stand in it.</param>
/// <param name="Tile">How a pattern is asked for; <c>{subject}</c> and <c>{ground}</c> stand in it.</param>
/// <param name="Inks">How few flat colours are asked for; <c>{colours}</c> stands in it.</param>
/// <param name="Avoid">What no print wants to show.</param>
/// <param name="Colours">Words for colours; a colour is called by the nearest.</param>
public sealed record PromptWords(LocalName Motif, LocalName Placement, LocalName Tile, LocalName Inks, LocalName Avoid, ImmutableArray<ColourWord> Colours)
{
    /// <summary>What a colour is called: the word of the colour nearest to it in OKLab, the first of equals.</summary>
    public LocalName NameOf(Srgb colour)
    {
        Oklab at = colour.Oklab;
        return Colours.MinBy(w => w.Colour.Oklab.DistanceTo(at))!.Name;
    }
}

/// <summary>A word for a colour.</summary>
/// <param name="Colour">A colour that everybody would call so.</param>
/// <param name="Name">The word.</param>
public sealed record ColourWord(Srgb Colour, LocalName Name);
