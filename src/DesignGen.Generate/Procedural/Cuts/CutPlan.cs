using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Generate.Procedural.Cuts;

/// <summary>Turns the cut rules of a product into lines on a finished drawing.</summary>
internal static class CutPlan
{
    // A silhouette is found on pixels of an eighth of a millimetre; the line itself is finer, as distances between pixels are.
    private const double PixelsPerMm = 8;

    /// <summary>Smallest side of art that a line goes round, mm.</summary>
    public const double LeastArtMm = 10;

    // How near a contour may come to the page's edge, mm: what sheet cutters ask for (stickerapp.com, sticker sheet layout requirements).
    private const double EdgeMm = 2;

    // Gaps that are bridged, mm: the least that leaves one piece, or else several pieces.
    private static readonly double[] Bridges = [4, 8, 16, 32];

    /// <summary>
    /// The recipe of what is drawn: where a line goes round the art, the art leaves room for it and for the sheet's edge.
    /// </summary>
    public static Recipe Inner(Recipe recipe) => Room(recipe.Cuts) is double room && room > 0 && recipe.Layout is null
        ? recipe with { WidthMm = recipe.WidthMm - 2 * room, HeightMm = recipe.HeightMm - 2 * room }
        : recipe;

    /// <summary>By how much a line makes the art smaller on each side, mm.</summary>
    /// <remarks>Whole hundredths of a millimetre, so that the art moves by whole micrometres.</remarks>
    public static double Room(CutRule rule) => rule.Shape == CutShape.Art ? Math.Round(rule.ByMm + EdgeMm, 2) : 0;

    /// <summary>By how much the lines make the art smaller on each side, mm.</summary>
    public static double Room(ImmutableArray<CutRule> rules) => rules.IsDefaultOrEmpty ? 0
        : rules.Select(Room).DefaultIfEmpty(0).Max();

    /// <summary>The artwork with the lines that the rules give it. A repeat has no edge and stays as it is.</summary>
    public static Artwork Lay(Artwork artwork, ImmutableArray<CutRule> rules)
    {
        if (rules.IsDefaultOrEmpty || artwork.Repeat is not null)
            return artwork;
        double room = Room(rules);
        if (room > 0)
        {
            Affine move = Affine.Translate(room, room);
            artwork = artwork with
            {
                Width = Length.FromMillimetres(artwork.Width.Millimetres + 2 * room),
                Height = Length.FromMillimetres(artwork.Height.Millimetres + 2 * room),
                Shapes = [.. artwork.Shapes.Select(s => s with { Outline = s.Outline.Transform(move).Snap(), Coverage = s.Coverage.Transform(move) })],
            };
        }
        return artwork with { CutLines = [.. artwork.CutLines, .. rules.SelectMany(r => Lines(artwork, r))] };
    }

    private static IEnumerable<CutLine> Lines(Artwork artwork, CutRule rule) => rule.Shape switch
    {
        CutShape.Page => [new(rule.Kind, rule.Name.En, Outline.RoundedRectangle(artwork.Page.Grow(-rule.ByMm), rule.CornerMm).Snap())],
        CutShape.Box => [new(rule.Kind, rule.Name.En, Outline.RoundedRectangle(new(rule.XMm, rule.YMm, rule.XMm + rule.WidthMm, rule.YMm + rule.HeightMm), rule.CornerMm).Snap())],
        _ => Round(artwork, rule.ByMm).Select(line => new CutLine(rule.Kind, rule.Name.En, line.Snap())),
    };

    private static IEnumerable<Outline> Round(Artwork artwork, double offset)
    {
        PlateSet plates = PlateRenderer.Render(artwork, Resolution.FromPixelsPerMillimetre(PixelsPerMm), new RenderOptions { Threads = 1 });
        var inked = new bool[plates.Width * plates.Height];
        for (int i = 0; i < inked.Length; i++)
            inked[i] = plates.Plates.Sum(p => p.Coverage[i]) >= 128;
        IReadOnlyList<Outline> lines = [];
        foreach (double bridge in Bridges)
        {
            IReadOnlyList<Outline> tried = Silhouette.Trace(inked, plates.Width, plates.Height, offset * PixelsPerMm, bridge * PixelsPerMm, EdgeMm * PixelsPerMm);
            if (lines.Count == 0 || tried.Count < lines.Count)
                lines = tried;
            if (lines.Count <= 1)
                break;
        }
        return lines.Select(line => line.Transform(Affine.Scale(1 / PixelsPerMm)));
    }
}
