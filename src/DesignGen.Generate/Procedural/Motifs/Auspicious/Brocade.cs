using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>
/// How a brocade is coloured: a field, one contour ink round every part, and steps of colour inside the contour, light
/// outside and dark inside (退晕). Every step can be told from the one before, whatever inks are shared.
/// </summary>
public sealed class Brocade
{
    /// <summary>Shares out the roles of a canvas.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="field">What the motifs lie on.</param>
    /// <param name="gilt">Whether the contour takes the accent, as gold thread, or another bright role where that shows better.</param>
    public Brocade(DesignCanvas canvas, PaletteRole field, bool gilt = false)
    {
        (Canvas, Field) = (canvas, field);
        Contour = gilt
            ? canvas.Bold(field, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Support, PaletteRole.Hero, PaletteRole.Line, PaletteRole.Ground, PaletteRole.Shade)
            : canvas.Bold(field, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Hero);
        Warm = Graded(PaletteRole.Light, PaletteRole.Hero, PaletteRole.Shade);
        Cool = Graded(canvas.Differ(PaletteRole.Light, PaletteRole.Support) ? PaletteRole.Light : PaletteRole.Ground, PaletteRole.Support, PaletteRole.Line);
        Bright = Graded(PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Hero);
        Spark = canvas.Against(Contour, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Ground, field);
    }

    private Brocade(Brocade other, IReadOnlyList<PaletteRole> first, IReadOnlyList<PaletteRole> second)
    {
        (Canvas, Field, Contour, Spark) = (other.Canvas, other.Field, other.Contour, other.Spark);
        (Warm, Cool, Bright) = (first, second, first);
    }

    /// <summary>The same brocade with two ramps of one colour in place of three colours, as of painted porcelain.</summary>
    public Brocade Tonal(IReadOnlyList<PaletteRole> first, IReadOnlyList<PaletteRole> second) => new(this, first, second);

    /// <summary>Where to draw.</summary>
    public DesignCanvas Canvas { get; }

    /// <summary>What the motifs lie on.</summary>
    public PaletteRole Field { get; }

    /// <summary>The line round every part.</summary>
    public PaletteRole Contour { get; }

    /// <summary>Steps of the main colour, from the outside in; two at least.</summary>
    public IReadOnlyList<PaletteRole> Warm { get; }

    /// <summary>Steps of the second colour.</summary>
    public IReadOnlyList<PaletteRole> Cool { get; }

    /// <summary>Steps of the accent.</summary>
    public IReadOnlyList<PaletteRole> Bright { get; }

    /// <summary>A small bright note inside the contour's ink.</summary>
    public PaletteRole Spark { get; }

    /// <summary>Width of the contour that the press holds, mm, or what is wanted where that is more.</summary>
    public double LineMm(double wanted) => Math.Max(wanted, Canvas.Finest(Contour) * 1.08);

    /// <summary>Least breadth of a step of colour, mm.</summary>
    public double BandMm => Math.Max(Canvas.MinLine * 1.6, Canvas.MinGap * 0.8);

    /// <summary>A ground by choice: 0 the palette's ground, 1 its main colour, 2 its deepest.</summary>
    public static PaletteRole FieldOf(DesignCanvas canvas, int choice) => choice switch
    {
        1 => canvas.Against(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line),
        2 => canvas.Clearest(PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Hero),
        _ => PaletteRole.Ground,
    };

    /// <summary>Covers the cloth with the field.</summary>
    public void FillField()
    {
        if (Field == PaletteRole.Ground)
            Canvas.Ground();
        else
            Canvas.Fill(Field, Outline.Rectangle(Canvas.Cell.Grow(0.5)));
    }

    /// <summary>Fills an outline; across a mirror axis only the drawn half.</summary>
    public void Fill(PaletteRole role, Outline outline) => Canvas.Fill(role, AxisTrim.Trim(Canvas, outline));

    /// <summary>The first of the roles that can be told from the contour, each next one from the one before; the field or the contour follows where only one is left.</summary>
    public IReadOnlyList<PaletteRole> Graded(params ReadOnlySpan<PaletteRole> roles)
    {
        var steps = new List<PaletteRole>();
        foreach (PaletteRole role in roles)
        {
            if (Canvas.Differ(role, steps.Count == 0 ? Contour : steps[^1]))
                steps.Add(role);
        }
        if (steps.Count == 0)
            steps.Add(Field);
        if (steps.Count == 1)
            steps.Add(Canvas.Differ(Field, steps[0]) ? Field : Contour);
        return steps;
    }

    /// <summary>A step, to and fro where more are asked for than there are.</summary>
    public static PaletteRole Step(IReadOnlyList<PaletteRole> steps, int i)
    {
        if (steps.Count == 1)
            return steps[0];
        int turn = i % (2 * steps.Count - 2);
        return steps[turn < steps.Count ? turn : 2 * steps.Count - 2 - turn];
    }

    /// <summary>A shape in steps of colour: the contour first, then each step smaller.</summary>
    /// <param name="shape">The shape drawn in by a distance, mm.</param>
    /// <param name="roomMm">Half the shape's breadth: steps end where they would be too narrow.</param>
    /// <param name="steps">Colours from the outside in.</param>
    /// <param name="lineMm">Width of the contour, mm.</param>
    /// <param name="bandMm">Breadth of a step, mm.</param>
    /// <param name="most">Most steps.</param>
    public void Nest(Func<double, Outline> shape, double roomMm, IReadOnlyList<PaletteRole> steps, double lineMm, double bandMm, int most = 3)
    {
        Fill(Contour, shape(0));
        double inset = lineMm;
        bandMm = Math.Max(bandMm, BandMm);
        for (int i = 0; i < most && roomMm - inset > BandMm * 0.5; i++, inset += bandMm)
            Fill(Step(steps, i), shape(inset));
    }

}
