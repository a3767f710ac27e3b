using DesignGen.Core.Artworks;

namespace DesignGen.Tests;

/// <summary>An artwork as words that differ where the artworks do.</summary>
internal static class ArtworkTrace
{
    /// <summary>Everything that a writer would see of an artwork, in order.</summary>
    public static string Of(Artwork artwork) => string.Join('\n', artwork.Shapes.Select(s => FormattableString.Invariant(
        $"{(s.Ink is int ink ? artwork.Inks[ink].Id : "bare")} {s.Rule} {s.CopyOf} {Of(s.Coverage)} {s.Outline.Bounds.Left:R} {s.Outline.Bounds.Top:R} {s.Outline.Bounds.Right:R} {s.Outline.Bounds.Bottom:R} {s.Outline.Area():R}")));

    private static string Of(Coverage coverage) => coverage switch
    {
        LinearRamp r => FormattableString.Invariant($"{r.From}{r.To}{string.Join(' ', r.Stops.Select(s => FormattableString.Invariant($"{s.Offset:R}/{s.Amount:R}")))}"),
        RadialRamp r => FormattableString.Invariant($"{r.Centre}{r.RadiusX:R}x{r.RadiusY:R}{string.Join(' ', r.Stops.Select(s => FormattableString.Invariant($"{s.Offset:R}/{s.Amount:R}")))}"),
        _ => "solid",
    };
}
