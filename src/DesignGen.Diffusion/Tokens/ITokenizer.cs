namespace DesignGen.Diffusion.Tokens;

/// <summary>Turns words into the numbers that a text encoder reads. Thread-safe.</summary>
public interface ITokenizer
{
    /// <summary>Tokens in one row of the text encoder, begin and end included: 77 for CLIP, 512 for Taiyi's BERT.</summary>
    int RowLength { get; }

    /// <summary>The token before every row of words.</summary>
    int Begin { get; }

    /// <summary>The token after every row of words.</summary>
    int End { get; }

    /// <summary>What fills a row after its end.</summary>
    int Pad { get; }

    /// <summary>Adds a text's tokens to a list: no begin, no end, no padding, nothing cut.</summary>
    void Encode(string text, List<int> tokens);
}
