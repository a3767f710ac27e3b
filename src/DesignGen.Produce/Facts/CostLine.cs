using DesignGen.Core.Catalogue;

namespace DesignGen.Produce.Facts;

/// <summary>What a line of a bill of materials is for.</summary>
internal enum CostKind
{
    /// <summary>The garment, case or mug.</summary>
    Base,

    /// <summary>Ink.</summary>
    Ink,

    /// <summary>Screens with their films, made once for the run.</summary>
    Screens,

    /// <summary>Strokes of the press.</summary>
    Strokes,

    /// <summary>Film, vinyl or nail sheet.</summary>
    Sheet,

    /// <summary>Bag and label.</summary>
    Packing,
}

/// <summary>A line of a style's bill of materials; an estimate.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Spec">Which one, for sheets; empty for none.</param>
/// <param name="PerPiece">How much of it one piece takes; null for what is made once.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Quantity">How much of it the run takes.</param>
/// <param name="Price">Price of one unit.</param>
internal sealed record CostLine(CostKind Kind, LocalName Name, LocalName Spec, double? PerPiece, LocalName Unit, double Quantity, double Price)
{
    /// <summary>What it costs for the run.</summary>
    public double Amount => Quantity * Price;
}
