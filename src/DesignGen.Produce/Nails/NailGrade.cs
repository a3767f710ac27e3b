using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;

namespace DesignGen.Produce.Nails;

/// <summary>One size of a run: a design's nails in one shape and length, ready to be laid out.</summary>
/// <param name="Shape">Id of the shape.</param>
/// <param name="Length">Id of the length.</param>
/// <param name="Size">Id of the size, or <c>tips</c>.</param>
internal sealed record NailGrade(string Shape, string Length, string Size)
{
    /// <summary>Name in files, for example <c>almond-medium-M</c>.</summary>
    public string Name => $"{Shape}-{Length}-{Size}";

    /// <summary>The grades of a run: shape by shape, length by length, small sizes first.</summary>
    public static ImmutableArray<NailGrade> Of(NailRun run, NailCharts charts, NailOrder order)
    {
        string[] sizes = [.. charts.Sizes.OrderBy(s => s.Value.Sum(w => w.Millimetres)).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Key)];
        string[] lengths = [.. charts.Lengths.OrderBy(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Key)];
        return
        [
            .. from shape in NailRun.Named(run.Shapes, charts.Shapes.Keys, [order.Shape.Id])
               from length in NailRun.Named(run.Lengths, lengths, [order.Length])
               from size in NailRun.Named(run.Sizes, sizes, [order.Size])
               select new NailGrade(shape, length, size),
        ];
    }

    /// <summary>Has the nails drawn, in finger order, left hand first; a kit of tips widest first, both hands of a tip side by side.</summary>
    /// <param name="work">Charts and the way to draw.</param>
    /// <param name="order">What was ordered.</param>
    /// <param name="film">Whether the print is laid round the nail: as wide as the arc, no longer than the nail.</param>
    /// <param name="approved">The drawing that was approved; taken as it is where the measures are its own.</param>
    public ImmutableArray<NailPiece> Draw(NailWork work, NailOrder order, bool film, Artwork approved)
    {
        double[] usual = Widths(work.Charts, Size == NailRun.Tips ? order.Size : Size);
        if (Size != NailRun.Tips)
            return [.. Take(work, film, approved, order, usual, (hand, finger, drawing, nails) => NailPiece.Take(drawing, nails, hand, finger, Size, work.Templates.NearestTip(usual[(int)finger]), usual[(int)finger]))];

        // Each tip wears the art of the finger that it most likely goes on; a drawing holds one tip for each finger.
        var waiting = work.Templates.Tips.GroupBy(t => Enum.GetValues<Finger>().MinBy(f => (Math.Abs(usual[(int)f] - t.Width.Millimetres), (int)f)))
            .ToDictionary(g => g.Key, g => g.ToList());
        var kit = new List<NailPiece>();
        for (int round = 0; waiting.Values.Any(tips => tips.Count > round); round++)
        {
            double[] widths = [.. usual];
            foreach ((Finger finger, var tips) in waiting.Where(w => w.Value.Count > round))
                widths[(int)finger] = tips[round].Width.Millimetres;
            kit.AddRange(Take(work, film, approved, order, widths, (hand, finger, drawing, nails) => waiting.TryGetValue(finger, out var tips) && tips.Count > round
                ? NailPiece.Take(drawing, nails, hand, finger, tips[round].Number, tips[round].Number, widths[(int)finger]) : null));
        }
        return [.. kit.OrderByDescending(p => p.WidthMm).ThenBy(p => p.Hand)];
    }

    private IEnumerable<NailPiece> Take(
        NailWork work, bool film, Artwork approved, NailOrder order, double[] widths, Func<Hand, Finger, Artwork, NailSetLayout, NailPiece?> take)
    {
        double times = work.Charts.Lengths[Length];
        NailSetLayout flat = work.Drawn with { Shape = work.Charts.Shapes[Shape], LengthToWidth = times, WidthsMm = [.. widths], LengthsMm = [] };
        // Charts may have changed since the design was approved: what was ordered comes as it was drawn.
        bool asDrawn = this == new NailGrade(order.Shape.Id, order.Length, order.Size);
        NailSetLayout nails = (asDrawn, film) switch
        {
            (true, false) => work.Drawn,
            (true, true) => Wrapped(work.Drawn, work.Templates),
            (false, false) => flat,
            _ => Wrapped(flat, work.Templates),
        };
        Artwork drawing = asDrawn && !film ? approved : work.Redraw(nails);
        return from hand in Enum.GetValues<Hand>()
               from finger in Enum.GetValues<Finger>()
               let piece = take(hand, finger, drawing, nails)
               where piece is not null
               select piece;
    }

    private static NailSetLayout Wrapped(NailSetLayout nails, NailSheetTemplates templates) => nails with
    {
        WidthsMm = [.. nails.WidthsMm.Select((w, i) => templates.FilmWidth((Finger)i, w))],
        LengthsMm = [.. Enum.GetValues<Finger>().Select(nails.LengthOf)],
    };

    private static double[] Widths(NailCharts charts, string size) => [.. charts.Sizes[size].Select(w => w.Millimetres)];
}
