using DesignGen.Core.Catalogue;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>What the nails of one set share, so that they belong together.</summary>
/// <param name="Coat">Coat of the quiet nails.</param>
/// <param name="Main">The set's speaking colour; differs from the coat where the inks allow.</param>
/// <param name="Size">Size of motifs, 1 as meant.</param>
/// <param name="Density">How many motifs, 0 few to 1 many.</param>
/// <param name="Glitter">How much glitter, 0 none to 1.</param>
/// <param name="Line">Width of fine lines, mm, not under what the press holds.</param>
internal sealed record Look(PaletteRole Coat, PaletteRole Main, double Size, double Density, double Glitter, double Line);
