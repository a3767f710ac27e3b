using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Outdoor;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Painting;

/// <summary>What every print with words needs: canvas, letters, paints, and what must stay free of wear.</summary>
public abstract class LetteredPrint
{
    /// <summary>Reads the parameters that every print with words has: face, weight and treatment.</summary>
    protected LetteredPrint(DesignCanvas canvas)
    {
        Canvas = canvas;
        Dice = canvas.Dice;
        int face = canvas.Whole("face");
        Face main = canvas.FaceOr(Face.Display[face]);
        Letters = new(main.Weighted(canvas["weight"]));
        Small = new(main.Companion);
        Treatment = (LetterTreatment)canvas.Whole("treatment");
        Box = new(canvas);
        Ink = Box.Strongest(Box.Bare);
        Second = Box.Inks.Where(p => p != Ink && p.From(Box.Bare) >= 0.32).DefaultIfEmpty(Ink)
            .MaxBy(p => Math.Min(p.From(Box.Bare), 0.5) + Math.Min(p.From(Ink), 0.4) + (p.Role is PaletteRole.Accent ? 0.12 : p.Role is PaletteRole.Hero ? 0.2 : 0));
        Area = canvas.Page;
    }

    /// <summary>Where to paint.</summary>
    public DesignCanvas Canvas { get; }

    /// <summary>Chance.</summary>
    public Dice Dice { get; }

    /// <summary>Letters of the main line.</summary>
    public Alphabet Letters { get; }

    /// <summary>Letters of the small lines: a plain companion of the main face.</summary>
    public Alphabet Small { get; }

    /// <summary>How the main line is dressed.</summary>
    public LetterTreatment Treatment { get; }

    /// <summary>The paints.</summary>
    public PaintBox Box { get; }

    /// <summary>The ink that stands out most on the cloth: letters and frames.</summary>
    public Paint Ink { get; }

    /// <summary>A second ink that stands out on the cloth and beside the first.</summary>
    public Paint Second { get; }

    /// <summary>Where wear may fall, mm; a layout narrows it to its print.</summary>
    public Rect Area { get; set; }

    /// <summary>Rectangles that wear must leave whole.</summary>
    public List<Rect> Whole => Canvas.Kept;

    /// <summary>Sets a small line: as high as it may be within a width, in letters and spacing that the press keeps open at that size.</summary>
    /// <param name="text">One line.</param>
    /// <param name="widthMm">Greatest width, mm.</param>
    /// <param name="capMm">Greatest cap height, mm.</param>
    /// <param name="maxTracking">Most extra white between letters, cap heights.</param>
    public SetLetters SmallLine(string text, double widthMm, double capMm, double maxTracking)
    {
        (Alphabet letters, double tracking) = Open(Small, text, widthMm, capMm);
        double natural = Typesetter.Measure(letters, text, tracking), cap = Math.Min(capMm, widthMm / Math.Max(natural, 1e-6));
        double perTracking = Math.Max(1e-6, Typesetter.Measure(letters, text, tracking + 1) - natural);
        double extra = Math.Clamp((widthMm / cap - natural) / perTracking, 0, Math.Max(0, Typesetter.MostTracking(letters, text, maxTracking) - tracking));
        return Typesetter.Line(letters, text, cap, tracking + extra);
    }

    /// <summary>Letters, and least extra white, with which a line's bowls and gaps stay open at its size.</summary>
    public (Alphabet Letters, double Tracking) Open(Alphabet letters, string text, double widthMm, double capMm)
    {
        double cap = Math.Min(capMm, widthMm / Math.Max(Typesetter.Measure(letters, text), 1e-6));
        Face face = letters.Face;
        // A font was asked for by name: it is kept, and the gates tell where the press can't hold it.
        if (face.Font is null && (face.Width - 2 * face.Stem) * cap < Canvas.MinGap)
            letters = new(face = Face.Fine);
        return (letters, Math.Clamp(Canvas.MinGap / cap - face.Spacing * 0.5, 0, 0.3));
    }

    /// <summary>The thinnest line that looks meant: the press's limit, or more where the print is large.</summary>
    public double Hair(double sizeMm) => Math.Max(Canvas.MinLine * 1.2, sizeMm);

    /// <summary>Paints letters that lie on a paint; the treatment's second ink is chosen to show on both.</summary>
    public void Write(SetLetters letters, Paint paint, Paint on, LetterTreatment treatment = LetterTreatment.Plain)
    {
        Paint edge = treatment == LetterTreatment.Inline
            ? Box.Clear(paint, Second.Role ?? PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Hero)
            : Box.Clear([paint, on], PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Shade);
        if (treatment != LetterTreatment.Plain && edge.From(paint) < 0.25)
            treatment = treatment == LetterTreatment.Inline ? LetterTreatment.Inline : LetterTreatment.Keyline;
        // On a field an edge that does not show on it only blurs the letters.
        if (on.Role is not null && treatment is LetterTreatment.Outline or LetterTreatment.Keyline or LetterTreatment.Shadow && edge.From(on) < 0.25)
            treatment = LetterTreatment.Plain;
        LetterPaint.Draw(Canvas, letters, paint.Role ?? PaletteRole.Ground, edge.Role ?? PaletteRole.Line, treatment, on.Role);
        double reach = LetterPaint.Reach(treatment) * letters.CapHeightMm + 0.5;
        Whole.AddRange(letters.Letters.Select(l => l.Shape.Bounds.Grow(reach)));
    }

    /// <summary>A star of the print's own kind.</summary>
    public void Star(Paint paint, Point centre, double radius) => paint.Fill(Canvas, Sun.Star(centre, radius));

    /// <summary>A ring line.</summary>
    public void Ring(Paint paint, Point centre, double radius, double width) =>
        paint.Fill(Canvas, Outline.Circle(centre, radius + width / 2).With(Outline.Circle(centre, radius - width / 2).Reverse()));

    /// <summary>A line along a closed outline.</summary>
    public void Frame(Paint paint, Outline outline, double width) =>
        paint.Fill(Canvas, Stroke.Outline(outline.Contours, new StrokeStyle(width) { Join = StrokeJoin.Miter, ToleranceMm = 0.02 }, closed: true));
}
