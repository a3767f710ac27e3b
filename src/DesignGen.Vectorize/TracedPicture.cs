using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Palettes;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize;

/// <summary>A traced picture.</summary>
/// <param name="Map">Faces of ink that cover the page once: films, underbase and cut lines are made from it.</param>
/// <param name="Proof">The same to look at: every ink goes on a little under those painted later, so no screen shows a hairline.</param>
/// <param name="Findings">What was found out about the picture.</param>
/// <param name="Features">What was done so that the press can hold it, and what could not be; null where no limits were given.</param>
public sealed record TracedPicture(InkMap Map, Artwork Proof, PictureFindings Findings, FeatureLedger? Features);

/// <summary>What was found out about a picture.</summary>
/// <param name="Kind">What kind it was taken for.</param>
/// <param name="Enlarged">How many times its pixels were repeated across and down, which was undone; 1 for none.</param>
/// <param name="BareShare">Part of the picture that became bare ground, 0 to 1, where the background was to be removed.</param>
/// <param name="Inks">Each ink of the map in its order, with the colour as found in the picture, most used first.</param>
public sealed record PictureFindings(PictureKind Kind, int Enlarged, double BareShare, ImmutableArray<FoundInk> Inks);

/// <summary>A colour that became an ink.</summary>
/// <param name="Colour">The colour in the picture.</param>
/// <param name="Weight">Pixels that showed it plainly.</param>
/// <param name="Ink">The ink that it is printed in: one of the library's, or one of the very colour.</param>
/// <param name="Difference">CIEDE2000 between the two; 0 without a library.</param>
/// <param name="IsFar">Whether the difference is seen at a glance (<see cref="InkAssignment.UsualThreshold"/>).</param>
public sealed record FoundInk(Srgb Colour, long Weight, Ink Ink, double Difference, bool IsFar);
