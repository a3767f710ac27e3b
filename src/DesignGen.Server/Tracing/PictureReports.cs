using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Vectorize;
using DesignGen.Vectorize.CentreLines;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Views;

namespace DesignGen.Server.Tracing;

/// <summary>Puts what came of a picture into the words of the report. Millimetres are rounded to micrometres, areas to hundredths of a square millimetre.</summary>
public static class PictureReports
{
    /// <summary>The report of a picture.</summary>
    public static PictureReport Of(TracedViews views, TracedFiles files, ImmutableArray<TracingWarning> warnings)
    {
        InkMap map = views.Traced.Map;
        PictureFindings findings = views.Traced.Findings;
        double page = map.Width.Millimetres * map.Height.Millimetres, pixels = findings.Inks.Sum(i => (double)i.Weight);
        double[] areas = [.. map.Faces.Select(f => f.Area(0.002))];
        return new(
            Slashed(views.Picture), views.Source.Format, views.Source.Picture.Width, views.Source.Picture.Height, findings.Kind, findings.Enlarged,
            Share(findings.BareShare), views.Lines is null ? Share(Math.Max(0, 1 - areas.Sum() / page)) : null, Mm(map.Width.Millimetres), Mm(map.Height.Millimetres),
            [.. findings.Inks.Select((ink, i) => Of(ink, map.Faces[i], areas[i], page))],
            pixels > 0 ? Math.Round(findings.Inks.Sum(i => i.Difference * i.Weight) / pixels, 2) : 0,
            views.Traced.Features is { } ledger ? Of(ledger, map.Inks) : null,
            views.Films is null ? null : Of(views.Films.Report, map.Inks),
            views.White is null ? null : Of(views.White),
            views.Cut is null ? null : new(Mm(views.Order.CutOffset!.Value.Millimetres), views.Cut.CutLines.Length),
            views.Lines is null ? null : Of(views.Lines),
            [.. warnings.Select(w => new ReportWarning(w.Code, w.Text.En))],
            new(Slashed(files.Proof.File), [.. files.Films.Select(f => Slashed(f.File))], Slashed(files.Underbase), Slashed(files.Cut), Slashed(files.Lines)))
        {
            Marks = views.Marks,
        };
    }

    /// <summary>A path as reports have it on every system.</summary>
    public static string Slashed(string path) => path.Replace('\\', '/');

    private static string? Slashed(TracedFile? file) => file is null ? null : Slashed(file.File);

    private static ReportInk Of(FoundInk ink, Outline face, double area, double page) => new(
        ink.Ink.Id, ink.Ink.Name, ink.Colour, ink.Ink.Colour, Math.Round(ink.Difference, 2), ink.IsFar, Mm2(area), Share(area / page),
        face.Contours.Length, face.Contours.Sum(c => c.Segments.Length));

    private static ReportFeatures Of(FeatureLedger ledger, ImmutableArray<Ink> inks)
    {
        string? Id(int? ink) => ink is int at ? inks[at].Id : null;
        return new(
            [.. Enum.GetValues<FeatureKind>().Where(k => ledger.Count(k) > 0).Select(k => new ReportTotal(k, ledger.Count(k), Mm2(ledger.AreaMm2(k))))],
            [.. ledger.Acts.Select(a => new ReportAct(a.Kind, Id(a.Ink), Mm(a.At.X), Mm(a.At.Y), Mm(a.Before.Millimetres), Mm(a.After.Millimetres), Mm2(a.AreaMm2)))],
            [.. ledger.Unresolved.Select(p => new ReportPlace(Id(p.Ink), Mm(p.At.X), Mm(p.At.Y), Mm(p.Width.Millimetres), Mm(p.Extent.Millimetres), Mm2(p.AreaMm2), p.IsIsland))]);
    }

    private static ReportTraps Of(TrapReport traps, ImmutableArray<Ink> inks) => new(
        Mm(traps.Width.Millimetres), Share(traps.Held), Share(traps.Over), Share(traps.OverWithTraps),
        [.. traps.Pairs.Select(p => new ReportTrapPair(
            inks[p.Spreads].Id, inks[p.Into].Id, p.Trapped, Mm(p.EdgeMm), Mm(p.DueMm), Mm(p.HeldMm), Mm(p.LeastMm), Mm(p.LimitedMm),
            [.. p.Limited.Select(l => new ReportLimit(Mm(l.At.X), Mm(l.At.Y), Mm(l.LengthMm), Mm(l.LeastMm), double.IsFinite(l.LocalMm) ? Mm(l.LocalMm) : null))]))]);

    private static ReportUnderbase Of(Underbase white) => new(
        Mm(white.Choke.Millimetres), Mm2(white.White.AreaMm2),
        [.. white.Bare.Select(b => new ReportBare(Mm(b.Within.Left), Mm(b.Within.Top), Mm(b.Within.Width), Mm(b.Within.Height), Mm2(b.AreaMm2)))]);

    private static ImmutableArray<ReportLines> Of(CentreLineMap lines) =>
        [.. lines.Strokes.GroupBy(s => s.Ink).OrderBy(g => g.Key).Select(g => new ReportLines(
            lines.Inks[g.Key].Id, g.Count(), Mm(g.Sum(s => LengthMm(s.Path))), Mm(g.Min(s => s.WidthMm)), Mm(g.Max(s => s.WidthMm))))];

    private static double LengthMm(Contour path)
    {
        List<Point> points = path.Flatten(0.01);
        double length = 0;
        for (int i = 1; i < points.Count; i++)
            length += points[i].DistanceTo(points[i - 1]);
        return length;
    }

    private static double Mm(double mm) => Math.Round(mm, 3);

    private static double Mm2(double mm2) => Math.Round(mm2, 2);

    private static double Share(double share) => Math.Round(share, 4);
}
