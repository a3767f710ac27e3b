using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <summary>A transfer film, on a roll or in sheets, and how pieces are ganged on it, as its template describes it.</summary>
/// <param name="Id">Key, for example <c>roll-22in</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Width">Width of the film.</param>
/// <param name="SideMargin">Film at either side that stays bare.</param>
/// <param name="EndMargin">Film at head and tail of a sheet that stays bare.</param>
/// <param name="MaxLength">Longest sheet, end margins included.</param>
/// <param name="IsRoll">Whether a sheet ends where its pieces do; else it always has its whole length.</param>
/// <param name="Spacing">Least distance between the art of two pieces.</param>
/// <param name="CutOffset">How far outside the art the cut line runs.</param>
/// <param name="Kerf">What the blade takes away between two cut lines.</param>
/// <param name="Resolution">Resolution of the print picture.</param>
/// <param name="HardEdges">Whether pixels are printed in full or not at all: soft edges make halos.</param>
/// <param name="Choke">How far the white stays inside the edge of the colours.</param>
/// <param name="MinWhite">What a stroke's white keeps of its width, where the choke would leave less.</param>
public sealed record TransferFilm(
    string Id, LocalName Name, Length Width, Length SideMargin, Length EndMargin, Length MaxLength, bool IsRoll, Length Spacing, Length CutOffset, Length Kerf, Resolution Resolution, bool HardEdges, Length Choke, Length MinWhite)
{
    /// <summary>Width between the side margins.</summary>
    public Length UsableWidth => Width - SideMargin * 2;

    /// <summary>Most length between the end margins.</summary>
    public Length UsableLength => MaxLength - EndMargin * 2;

    /// <summary>Least distance between the cut lines of two pieces: the art keeps its spacing, and the blade its room.</summary>
    public Length CutGap => Length.FromMillimetres(Math.Max(Kerf.Millimetres, (Spacing - CutOffset * 2).Millimetres));
}
