using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>How letters are dressed.</summary>
public enum LetterTreatment
{
    /// <summary>One flat ink.</summary>
    Plain,

    /// <summary>A second ink round the letters.</summary>
    Outline,

    /// <summary>A second ink round the letters, with bare cloth between.</summary>
    Keyline,

    /// <summary>A block shadow down to the right.</summary>
    Shadow,

    /// <summary>A thin line along the middle of the strokes.</summary>
    Inline,
}

/// <summary>Paints set letters on a canvas. A treatment whose lines the press would not hold at the size is left out.</summary>
public static class LetterPaint
{
    // The tips of brush strokes would grow thorns; right angles stay sharp.
    private const double OwnMiter = 2.2, FontMiter = 1.5;

    // An inline shorter than this many stems is a spot.
    private const double LeastInline = 1.6;

    /// <summary>Extra white between letters that a treatment needs, cap heights.</summary>
    public static double Tracking(LetterTreatment treatment) => treatment switch
    {
        LetterTreatment.Outline => 0.07,
        LetterTreatment.Shadow => 0.08,
        _ => 0,
    };

    /// <summary>How far a treatment reaches beyond the letters, cap heights.</summary>
    public static double Reach(LetterTreatment treatment) => treatment switch
    {
        LetterTreatment.Outline => 0.055,
        LetterTreatment.Keyline => 0.1,
        LetterTreatment.Shadow => 0.11,
        _ => 0,
    };

    /// <summary>Paints letters.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="letters">The letters in place.</param>
    /// <param name="face">Ink of the letters.</param>
    /// <param name="edge">Ink of outline, shadow or inline.</param>
    /// <param name="treatment">How they are dressed.</param>
    /// <param name="on">The ink of the field that they lie on; null for bare cloth.</param>
    public static void Draw(DesignCanvas canvas, SetLetters letters, PaletteRole face, PaletteRole edge, LetterTreatment treatment, PaletteRole? on = null)
    {
        void Part(Outline shape)
        {
            if (on is PaletteRole field)
                canvas.Fill(field, shape);
            else
                canvas.KnockOut(shape);
        }
        if (treatment == LetterTreatment.Inline && letters.AreFine)
            treatment = LetterTreatment.Plain;
        if (!letters.Letters.IsEmpty)
            canvas.Lettered(letters.CapHeightMm);
        int first = canvas.Shapes.Count;
        double cap = letters.CapHeightMm, reach = Reach(treatment) * cap * (treatment == LetterTreatment.Shadow && letters.AreFine ? 0.5 : 1), miter = letters.OfFont ? FontMiter : OwnMiter;
        Outline shape = letters.Shape;
        switch (treatment)
        {
            case LetterTreatment.Outline when reach >= canvas.MinLine:
                canvas.Fill(edge, Grown(shape, reach, miter));
                break;
            case LetterTreatment.Keyline when reach >= canvas.MinLine + canvas.MinGap:
                canvas.Fill(edge, Grown(shape, reach, miter));
                Part(Grown(shape, Math.Max(canvas.MinGap, reach * 0.45), miter));
                break;
            case LetterTreatment.Shadow when reach >= 2 * canvas.MinLine:
                canvas.Fill(edge, Swept(shape, new(reach, reach)));
                if (canvas.Differ(face, edge))
                    break;
                Part(Grown(shape, canvas.MinGap, miter));
                break;
        }
        canvas.Fill(face, shape);
        double inline = letters.StemMm * 0.15;
        if (treatment == LetterTreatment.Inline && inline >= canvas.MinLine)
        {
            Outline lines = Inlines(letters, inline, canvas.MinLine);
            if (canvas.Differ(face, edge))
                canvas.Fill(edge, lines);
            else
                Part(lines);
        }
        canvas.MarkLetters(first);
    }

    /// <summary>The lines along the middles of the strokes: along spines where letters have them, else what lies half a stem inside the edges, which runs round the inside of thicker places.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="widthMm">Width of the lines, mm; without spines, where a stroke is as thick as the stem.</param>
    /// <param name="leastMm">Width below which a line without a spine is left out, mm.</param>
    public static Outline Inlines(SetLetters letters, double widthMm, double leastMm)
    {
        var style = new StrokeStyle(widthMm) { StartCap = StrokeCap.Round, EndCap = StrokeCap.Round, Join = StrokeJoin.Round };
        Outline lines = Stroke.Outline(letters.Letters.SelectMany(l => l.Spines), style);
        foreach (PlacedLetter letter in letters.Letters.Where(l => l.Spines.IsEmpty))
        {
            Region shape = Region.From(letter.Shape), inner = shape.Grow(-(letters.StemMm + widthMm) / 2).Open(leastMm / 2);
            lines = lines.With(shape.Grow((widthMm - letters.StemMm) / 2).Subtract(inner).Open(leastMm / 2).Without(0, widthMm * LeastInline * letters.StemMm).ToOutline());
        }
        return lines;
    }

    /// <summary>An outline grown on every side, with mitred corners: fill by the non-zero rule.</summary>
    /// <param name="shape">Overlapping parts are welcome.</param>
    /// <param name="byMm">How far, mm, above 0.</param>
    /// <param name="miterLimit">How far a corner may reach out, as a multiple of <paramref name="byMm"/>, before it is cut.</param>
    public static Outline Grown(Outline shape, double byMm, double miterLimit = OwnMiter) =>
        shape.With(Stroke.Outline(shape.Contours, new StrokeStyle(byMm * 2) { Join = StrokeJoin.Miter, MiterLimit = miterLimit, ToleranceMm = 0.02 }, closed: true));

    /// <summary>All that an outline covers on its way along a step: a block shadow. Fill by the non-zero rule.</summary>
    public static Outline Swept(Outline shape, Point step)
    {
        var parts = ImmutableArray.CreateBuilder<Contour>();
        parts.AddRange(shape.Contours);
        parts.AddRange(shape.Transform(Affine.Translate(step)).Contours);
        foreach (Contour contour in shape.Contours)
        {
            List<Point> run = contour.Flatten(0.03);
            for (int i = 0; i < run.Count; i++)
            {
                // Each side of the letter sweeps a parallelogram; all run the same way round, so that they add up.
                Point a = run[i], b = run[(i + 1) % run.Count];
                double area = Point.Cross(b - a, step);
                if (Math.Abs(area) < 1e-6)
                    continue;
                Point[] corners = area > 0 ? [a, b, b + step, a + step] : [b, a, a + step, b + step];
                parts.Add(Outline.Polygon(corners).Contours[0]);
            }
        }
        return new(parts.ToImmutable());
    }
}
