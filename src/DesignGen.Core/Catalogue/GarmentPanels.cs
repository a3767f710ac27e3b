using System.Collections.Immutable;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <summary>One piece that a garment is cut from.</summary>
/// <param name="Id">Key, for example <c>front</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Sizes">Width and height of the printed rectangle for each garment size, bleed among them.</param>
public sealed record GarmentPanel(string Id, LocalName Name, ImmutableSortedDictionary<string, (Length Width, Length Height)> Sizes);

/// <summary>The pieces of a garment for prints all over it, as a template describes them.</summary>
/// <param name="Product">Id of the product.</param>
/// <param name="Panels">The pieces, in the order in which they are cut.</param>
public sealed record GarmentPanels(string Product, ImmutableArray<GarmentPanel> Panels);
