using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Render.Strokes;

namespace DesignGen.Render.Mockups;

/// <summary>The drawing of a T-shirt from its points of measure: panels, rib and seams, mm from the middle between the neck points.</summary>
/// <remarks>The right half of the page is drawn and mirrored. What bends between points of measure bends as a pattern maker's curves do: an armhole is hollow, a hem hangs a little in its middle.</remarks>
internal sealed class TeePattern
{
    // Turned-up edges of hem and sleeves, as the second of the two rows of stitches shows them.
    private const double HemMm = 21, RowsApartMm = 5;

    private readonly TeeCut _cut;
    private readonly Point _neck, _shoulder, _underarm, _waist, _hem, _sleeveTop, _sleeveLow;
    private readonly Point _along, _across;

    /// <summary>The drawing of a cut.</summary>
    /// <param name="cut">Points of measure, mm.</param>
    /// <param name="isBack">Whether the back is drawn.</param>
    public TeePattern(TeeCut cut, bool isBack)
    {
        _cut = cut;
        NeckSeam = isBack ? cut.NeckBack : cut.NeckFront;
        double angle = cut.SleeveDegrees * Math.PI / 180;
        _along = Point.Polar(1, angle);
        _across = _along.Perpendicular;
        _neck = new(cut.Neck / 2, 0);
        _shoulder = new(cut.Shoulder / 2, cut.Slope);
        _underarm = new(cut.Chest / 2, cut.Armhole);
        _waist = new(cut.Waist / 2, cut.Armhole + (cut.Length - cut.Armhole) * 0.48);
        _hem = new(cut.Hem / 2, cut.Length - 5);
        _sleeveTop = _shoulder + _along * cut.Sleeve;
        _sleeveLow = _sleeveTop + _across * cut.Opening;
        Body = Both(BodyHalf());
        RightSleeve = SleeveOutline(0, 1);
        LeftSleeve = RightSleeve.Transform(Affine.Scale(-1, 1));
        Collar = CollarBand(NeckSeam, 1);
        BackCollar = CollarBand(cut.NeckBack, 0.9);
        Inside = InsideOutline();
    }

    /// <summary>How far the neck seam hangs in the middle, mm.</summary>
    public double NeckSeam { get; }

    /// <summary>The body's panel.</summary>
    public Outline Body { get; }

    /// <summary>The sleeve on the right of the page.</summary>
    public Outline RightSleeve { get; }

    /// <summary>The sleeve on the left.</summary>
    public Outline LeftSleeve { get; }

    /// <summary>The rib round the neck, on the side that is seen.</summary>
    public Outline Collar { get; }

    /// <summary>The rib at the back of the neck as it is seen from the front.</summary>
    public Outline BackCollar { get; }

    /// <summary>The inside of the back that shows through the neck.</summary>
    public Outline Inside { get; }

    /// <summary>The whole silhouette: body, sleeves and rib.</summary>
    public Outline Whole => Body.With(RightSleeve).With(LeftSleeve).With(Collar).With(BackCollar).With(Inside);

    /// <summary>Direction along the right sleeve from shoulder to opening, of length 1.</summary>
    public Point SleeveAlong => _along;

    /// <summary>The right shoulder point.</summary>
    public Point ShoulderPoint => _shoulder;

    /// <summary>The middle of the right sleeve's opening.</summary>
    public Point OpeningMiddle => Point.Lerp(_sleeveTop, _sleeveLow, 0.5);

    /// <summary>Seams where panels meet: armholes and shoulders; the neck's is the rib's edge.</summary>
    public ImmutableArray<Contour> Seams => [.. Armholes, Line(_neck, _shoulder), Mirror(Line(_neck, _shoulder))];

    /// <summary>Seams between body and sleeves.</summary>
    public ImmutableArray<Contour> Armholes => [Armhole(), Mirror(Armhole())];

    /// <summary>Rows of stitches on hem and sleeves.</summary>
    public ImmutableArray<Contour> Stitches => [.. new[] { HemMm, HemMm - RowsApartMm }.SelectMany(d => new[] { HemLine(d), SleeveRow(d), Mirror(SleeveRow(d)) }), NeckStitch()];

    /// <summary>Fine lines across the rib.</summary>
    /// <param name="stepMm">From line to line at the seam.</param>
    public ImmutableArray<Contour> Ribs(double stepMm)
    {
        (Segment seam, Segment edge) = (NeckCurve(NeckSeam), EdgeCurve(NeckSeam, 1));
        Point from = new(0, NeckSeam), edgeFrom = new(0, EdgeDepth(NeckSeam, 1));
        int count = Math.Max(6, (int)Math.Round(Centre(from, seam) / stepMm));
        var ribs = ImmutableArray.CreateBuilder<Contour>();
        for (int i = 0; i <= count; i++)
        {
            Contour rib = Line(Contour.PointOn(from, seam, (double)i / count), Contour.PointOn(edgeFrom, edge, (double)i / count));
            ribs.Add(rib);
            if (i > 0)
                ribs.Add(Mirror(rib));
        }
        return ribs.ToImmutable();
    }

    /// <summary>A fold's line on the body, from its shares.</summary>
    public Contour OnBody(Fold fold) => Centreline.Smooth([.. fold.Line.Select(p => new Point(p.X * _cut.Chest / 2, p.Y * _cut.Length))]);

    /// <summary>A fold's line on the right sleeve, from its shares.</summary>
    public Contour OnSleeve(Fold fold) => Centreline.Smooth([.. fold.Line.Select(OnSleeve)]);

    /// <summary>A contour on the other half of the page.</summary>
    public static Contour Mirror(Contour contour) => contour.Transform(Affine.Scale(-1, 1));

    private Point OnSleeve(Point share)
    {
        Point upper = Point.Lerp(_shoulder, _sleeveTop, share.X), lower = Point.Lerp(_underarm, _sleeveLow, share.X);
        return Point.Lerp(upper, lower, share.Y);
    }

    // From the middle of the neck seam to the neck point.
    private Segment NeckCurve(double depth) => Segment.Curve(new(_neck.X * 0.58, depth), new(_neck.X * 0.97, depth * 0.62), _neck);

    // The rib's free edge, which stands above the seam and closer to the neck.
    private double EdgeDepth(double depth, double share) => depth - _cut.Collar * share;

    private Point EdgeEnd(double share) => new(_neck.X - _cut.Collar * 0.7 * share, -_cut.Collar * 0.4 * share);

    private Segment EdgeCurve(double depth, double share)
    {
        Point end = EdgeEnd(share);
        double low = EdgeDepth(depth, share), rise = low - end.Y;
        return Segment.Curve(new(end.X * 0.58, low), new(end.X * 0.99, end.Y + rise * 0.62), end);
    }

    private Contour CollarHalf(double depth, double share)
    {
        Segment edge = EdgeCurve(depth, share);
        var pen = new OutlineBuilder().MoveTo(new(0, depth));
        Add(pen, NeckCurve(depth));
        // Over the shoulder the rib rolls round.
        pen.CurveTo(_neck + new Point(-1.5, -_cut.Collar * 0.3 * share), edge.End + new Point(4, 0.2), edge.End);
        pen.CurveTo(edge.Control2, edge.Control1, new(0, EdgeDepth(depth, share)));
        return pen.Close().Build().Contours[0];
    }

    private Outline CollarBand(double depth, double share)
    {
        Contour half = CollarHalf(depth, share);
        return new Outline([half, Mirror(half).Reverse()]);
    }

    private Outline InsideOutline()
    {
        Point end = EdgeEnd(1);
        Segment back = EdgeCurve(_cut.NeckBack, 0.9), front = NeckCurve(NeckSeam);
        var pen = new OutlineBuilder().MoveTo(new(0, EdgeDepth(_cut.NeckBack, 0.9)));
        pen.CurveTo(back.Control1, back.Control2, back.End).LineTo(end).LineTo(_neck);
        pen.CurveTo(front.Control2, front.Control1, new(0, NeckSeam));
        Contour half = pen.Close().Build().Contours[0];
        return new([half, Mirror(half).Reverse()]);
    }

    private Contour BodyHalf()
    {
        var pen = new OutlineBuilder().MoveTo(new(0, NeckSeam));
        Add(pen, NeckCurve(NeckSeam));
        Point slope = _shoulder - _neck;
        pen.CurveTo(_neck + slope * 0.33 + new Point(0, 1), _neck + slope * 0.67, _shoulder);
        Add(pen, ArmholeCurve());
        Add(pen, SideUpper());
        Add(pen, SideLower());
        Add(pen, HemCurve(0));
        return pen.Close().Build().Contours[0];
    }

    private Segment ArmholeCurve()
    {
        double deep = _underarm.Y - _shoulder.Y, hollow = Math.Min(_shoulder.X, _underarm.X) - Math.Max(10, _cut.Chest * 0.03);
        return Segment.Curve(new(hollow + 2, _shoulder.Y + deep * 0.36), new(hollow, _shoulder.Y + deep * 0.86), _underarm);
    }

    private Segment SideUpper()
    {
        double rise = _waist.Y - _underarm.Y;
        return Segment.Curve(_underarm + new Point(-_cut.Chest * 0.008, rise * 0.3), _waist - new Point(0, rise * 0.4), _waist);
    }

    private Segment SideLower()
    {
        double rise = _hem.Y - _waist.Y;
        return Segment.Curve(_waist + new Point(0, rise * 0.4), _hem - new Point((_hem.X - _waist.X) * 0.2, rise * 0.3), _hem);
    }

    // From the side to the middle, so far above the hem.
    private Segment HemCurve(double above)
    {
        double low = _cut.Length + 3 - above;
        return Segment.Curve(new(_hem.X * 0.7, low), new(_hem.X * 0.35, low), new(0, low));
    }

    private Contour HemLine(double above)
    {
        double share = above / (_hem.Y - _waist.Y);
        Point side = Contour.PointOn(_waist, SideLower(), 1 - share * 0.9);
        Segment half = HemCurve(above);
        var pen = new OutlineBuilder().MoveTo(side).CurveTo(half.Control1, half.Control2, half.End);
        pen.CurveTo(Flip(half.Control2), Flip(half.Control1), Flip(side));
        return pen.Build().Contours[0];
    }

    // The part of the sleeve between two shares of its length, or all of it.
    private Outline SleeveOutline(double from, double to)
    {
        Point top = Point.Lerp(_shoulder, _sleeveTop, to), low = Point.Lerp(_underarm, _sleeveLow, to);
        // Over the shoulder point the line goes on from the shoulder's and bends into the sleeve's.
        Point crown = _sleeveTop - _shoulder, slope = (_shoulder - _neck).Unit;
        var pen = new OutlineBuilder().MoveTo(_shoulder);
        pen.CurveTo(_shoulder + slope * (_cut.Sleeve * 0.3), _shoulder + crown * 0.6 - _across * (_cut.Sleeve * 0.03), top);
        pen.CurveTo(top + _across * (_cut.Opening * 0.3) + _along * 3, top + _across * (_cut.Opening * 0.7) + _along * 3, low);
        Point seam = low - _underarm;
        pen.CurveTo(low - seam * 0.35 - _across * 2, _underarm + seam * 0.3 - _across * 6, _underarm);
        // Back along the armhole, and a hair under the body so that no gap shows.
        Segment armhole = ArmholeCurve();
        Point under = new(-3, 0);
        pen.LineTo(_underarm + under).CurveTo(armhole.Control2 + under, armhole.Control1 + under, _shoulder + under);
        return pen.Close().Build();
    }

    private Contour SleeveRow(double above)
    {
        Point back = -_along * above, seam = (_sleeveLow - _underarm).Unit;
        Point top = _sleeveTop + back - _across * (_cut.Sleeve * 0.004), low = _sleeveLow - seam * (above * Point.Dot(_along, _along) / Math.Max(0.3, Point.Dot(seam, _along)));
        return new OutlineBuilder().MoveTo(top).CurveTo(Point.Lerp(top, low, 0.3) + _along * 3, Point.Lerp(top, low, 0.7) + _along * 3, low).Build().Contours[0];
    }

    private Contour Armhole() => new(_shoulder, [ArmholeCurve()]);

    private Contour NeckStitch()
    {
        // A row on the body below the rib.
        Segment seam = NeckCurve(NeckSeam);
        Point low = new(0, 3.5), end = new(3, 2.5);
        var pen = new OutlineBuilder().MoveTo(Flip(seam.End + end)).CurveTo(Flip(seam.Control2 + end), Flip(seam.Control1 + low), new Point(0, NeckSeam) + low);
        return pen.CurveTo(seam.Control1 + low, seam.Control2 + end, seam.End + end).Build().Contours[0];
    }

    private static Outline Both(Contour half) => new([half, Mirror(half).Reverse()]);

    private static void Add(OutlineBuilder pen, Segment s) => pen.CurveTo(s.Control1, s.Control2, s.End);

    private static Contour Line(Point from, Point to) => new(from, [Segment.Line(to)]);

    private static Point Flip(Point p) => new(-p.X, p.Y);

    private static double Centre(Point from, Segment s)
    {
        double length = 0;
        Point before = from;
        for (int i = 1; i <= 16; i++)
        {
            Point at = Contour.PointOn(from, s, i / 16.0);
            length += at.DistanceTo(before);
            before = at;
        }
        return length;
    }
}
