using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DesignGen.Core.Artworks;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using DesignGen.Generate.Procedural.Motifs.Native;

namespace DesignGen.Generate.Procedural.Motifs.Packs;

/// <summary>A drawing of a pack made over into a motif like our own: parts of few tones, fit to be dressed in any palette, kept apart by gaps in one ink, and no finer than the press holds.</summary>
/// <remarks>
/// Its colours become tones (<see cref="PackTones"/>); parts that reach the silhouette become bodies, which get outline and sticker rim, the others details. For prints
/// in one ink there is a drawing of its own: that of the pack where it has one, else each part that differs from what it lies on is cut out of it, and filled parts
/// are parted by gaps, as in lino. Taken apart once for each drawing; safe for several threads.
/// </remarks>
internal sealed class PackDrawing
{
    // Less than this of a part on bare ground does not make it one of the silhouette.
    private const double BodyShare = 0.1;

    // A pack's drawing varies little: slimmer, leaning, bent by a few percent, and facing either way.
    private const double Play = 0.3;

    // Parts that show fewer places of the grid than this say nothing.
    private const int LeastPlaces = 3;

    // Lightness by which a part must differ from what it lies on to be cut out of it in one ink, and the gap between filled parts in units of ±1.
    private const double CutStep = 0.12, Gap = 0.05;

    private static readonly ConditionalWeakTable<PackMotif, PackDrawing> Made = [];

    private readonly string _id;
    private readonly bool _flips;
    private readonly ImmutableArray<CharmPart> _parts;
    private readonly Lazy<ImmutableArray<CharmPart>> _oneInk;

    private PackDrawing(PackMotif motif)
    {
        (_id, _flips) = (motif.Mark.Id, motif.Flips);
        ImmutableArray<PackShape> shapes = Shown(Fitted(motif.Shapes));
        var raster = new PackRaster();
        PackRaster.Bed[] beds = [.. shapes.Select(s => raster.Lay(s.Outline, s.Rule))];
        int[] seen = raster.Seen();
        var tones = new PackTones(shapes.Select((s, i) => (s.Colour, Math.Max(1.0, seen[i]))));
        var parts = ImmutableArray.CreateBuilder<CharmPart>();
        var given = new CharmTone[shapes.Length];
        for (int i = 0; i < shapes.Length; i++)
        {
            bool inner = beds[i].Covered >= beds[i].Places * (1 - BodyShare) && beds[i].Places > 0;
            given[i] = tones.Of(shapes[i].Colour, beds[i].Below >= 0 ? (shapes[beds[i].Below].Colour, given[beds[i].Below]) : null, inner);
            foreach (Outline piece in OutlinePieces.Of(shapes[i].Outline, shapes[i].Rule))
                parts.Add(new(given[i], inner ? null : piece, new PackPart(piece, !inner).Shape));
        }
        _parts = PackGaps.Closed(parts);
        _oneInk = new(() => motif.OneInk.IsEmpty ? Cut(shapes) : Parts(Filled(Fitted(motif.OneInk))));
        Native = new(_id, MotifGroup.Pack, d => Grow(_parts, d), motif.LeastMm, tones.HueDegrees) { OneInk = d => Grow(_oneInk.Value, d) };
    }

    /// <summary>The motif, as if it were one of our own.</summary>
    public NativeMotif Native { get; }

    /// <summary>A pack's motif taken apart; kept as long as the drawing is.</summary>
    public static PackDrawing Of(PackMotif motif) => Made.GetValue(motif, m => new(m));

    private Charm Grow(ImmutableArray<CharmPart> parts, Dice dice) => parts.Aggregate(new CharmSketch(), (sketch, part) => sketch.Part(part)).Formed(_id, dice, Play, _flips);

    // Into the square of ±1, upright.
    private static ImmutableArray<PackShape> Fitted(ImmutableArray<PackShape> shapes)
    {
        Rect bounds = shapes.SelectMany(s => s.Outline.Contours).Aggregate(Rect.Empty, (all, c) => c.Flatten(0.05).Aggregate(all, (r, p) => r.Including(p)));
        Affine fit = Affine.Translate(-bounds.Centre.X, -bounds.Centre.Y).Then(Affine.Scale(1.96 / Math.Max(Math.Max(bounds.Width, bounds.Height), 1e-6)));
        return [.. shapes.Select(s => s with { Outline = s.Outline.Transform(fit) })];
    }

    // Without what others hide: nothing lies on what is not drawn, and a drawing laid twice keeps its silhouette.
    private static ImmutableArray<PackShape> Shown(ImmutableArray<PackShape> shapes)
    {
        var raster = new PackRaster();
        foreach (PackShape shape in shapes)
            raster.Lay(shape.Outline, shape.Rule);
        int[] seen = raster.Seen();
        ImmutableArray<PackShape> shown = [.. shapes.Where((_, i) => seen[i] >= LeastPlaces)];
        return shown.IsEmpty ? shapes : shown;
    }

    private static Region Filled(ImmutableArray<PackShape> shapes) => Region.Union([.. shapes.Select(s => PackPart.Regioned(s.Outline, s.Rule))]);

    // In one ink: what lies on a filled part and differs in lightness is cut out of it, and what lies on a cut is filled; filled parts keep a gap from others.
    private static Region Inked(ImmutableArray<PackShape> shapes)
    {
        Region ink = Region.Empty;
        var raster = new PackRaster();
        var filled = new bool[shapes.Length];
        for (int i = 0; i < shapes.Length; i++)
        {
            PackRaster.Bed bed = raster.Lay(shapes[i].Outline, shapes[i].Rule);
            bool inner = bed.Covered >= bed.Places * (1 - BodyShare) && bed.Below >= 0;
            bool differs = bed.Below >= 0 && Math.Abs(shapes[bed.Below].Colour.Oklab.L - shapes[i].Colour.Oklab.L) >= CutStep;
            filled[i] = !inner || (differs ? !filled[bed.Below] : filled[bed.Below]);
            Region own = PackPart.Regioned(shapes[i].Outline, shapes[i].Rule);
            ink = !filled[i] ? ink.Subtract(own)
                : bed.Below >= 0 && filled[bed.Below] && shapes[bed.Below].Colour != shapes[i].Colour ? ink.Subtract(own.Grow(PackPart.Measure(Gap), 0.02)).Union(own)
                : ink.Union(own);
        }
        return ink;
    }

    private static ImmutableArray<CharmPart> Cut(ImmutableArray<PackShape> shapes) => Parts(Inked(shapes));

    private static ImmutableArray<CharmPart> Parts(Region ink) =>
        PackGaps.Closed([.. ink.Pieces().Where(p => p.AreaMm2 > 0).Select(PackPart.Outlined).Select(o => new CharmPart(CharmTone.Main, o, new PackPart(o, isBody: true).Shape))]);
}
