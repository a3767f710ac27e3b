using DesignGen.Core.Designs;

namespace DesignGen.Core.Provenance;

/// <summary>How a picture came to be, from the plainest to the one that says most about a trained model.</summary>
public enum Making
{
    /// <summary>Drawn by rule: every stroke follows from rules that people wrote, and no trained model takes part.</summary>
    Rules,

    /// <summary>A motif of a trained model, laid out by rule.</summary>
    Composite,

    /// <summary>A trained model's picture, whole.</summary>
    Model,
}

/// <summary>Which way of making a design has, and the words for it.</summary>
public static class Makings
{
    private const string Newscodes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    /// <summary>How a recipe's design is made.</summary>
    /// <remarks>A picture that a model began from another one is the model's: it draws every pixel anew.</remarks>
    public static Making Of(Recipe recipe) => recipe.Picture switch
    {
        null => Making.Rules,
        { Use: PictureUse.Motif } => Making.Composite,
        _ => Making.Model,
    };

    /// <summary>How a sheet with several pictures is made: as the one of them that says most about a model.</summary>
    public static Making Of(IEnumerable<Making> shown) => shown.DefaultIfEmpty(Making.Rules).Max();

    /// <summary>The IPTC digital source type.</summary>
    /// <remarks>IPTC NewsCodes, digital source type (http://cv.iptc.org/newscodes/digitalsourcetype/).</remarks>
    public static string SourceType(Making making) => Newscodes + making switch
    {
        Making.Rules => "algorithmicMedia",
        Making.Composite => "compositeWithTrainedAlgorithmicMedia",
        _ => "trainedAlgorithmicMedia",
    };
}
