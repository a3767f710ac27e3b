namespace DesignGen.Diffusion.Tokens;

/// <summary>What a model says about its tokenizer beside the vocabulary.</summary>
/// <param name="RowLength">Tokens in one row, begin and end included.</param>
/// <param name="Begin">The token before a row, as it stands in the vocabulary.</param>
/// <param name="End">The token after a row.</param>
/// <param name="Pad">What fills a row: <c>&lt;|endoftext|&gt;</c> for Stable Diffusion 1, <c>!</c> for 2 and for the second encoder of XL.</param>
/// <param name="Unknown">What stands for a word that WordPiece cannot spell.</param>
/// <param name="SmallLetters">Whether BERT takes capitals for small letters; CLIP always does.</param>
/// <param name="StripAccents">Whether BERT drops accents; null as it does with capitals.</param>
/// <param name="ApartIdeographs">Whether BERT takes every Chinese character for a word.</param>
internal sealed record TokenizerSettings(
    int RowLength, string Begin, string End, string Pad, string Unknown, bool SmallLetters = true, bool? StripAccents = null, bool ApartIdeographs = true);
