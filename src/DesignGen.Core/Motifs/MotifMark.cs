namespace DesignGen.Core.Motifs;

/// <summary>A motif of a pack as recipes keep it: one drawing and no other, with whose it is.</summary>
/// <param name="Id">Id of the motif, by which <c>motifs</c> of the recipe names it.</param>
/// <param name="Pack">The pack: <c>house</c> for the shop's own folder, the name of a folder in it, or a set that came with the program.</param>
/// <param name="Hash">SHA-256 of the drawing in small hexadecimal letters.</param>
/// <param name="Licence">The terms, in the words of whoever recorded them.</param>
/// <param name="Origin">Who drew it, or where it is from.</param>
public sealed record MotifMark(string Id, string Pack, string Hash, string Licence, string Origin)
{
    /// <summary>Most characters of an id or a pack's name, and of a licence or an origin.</summary>
    public const int MostName = 80, MostTerms = 2000;
}
