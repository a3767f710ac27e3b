using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Outdoor;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Badges;

/// <summary>All that a badge layout needs: its words, its landscape and its frame, beside what every print with words has.</summary>
public sealed class BadgePlan : LetteredPrint
{
    /// <summary>Reads a badge's parameters.</summary>
    public BadgePlan(DesignCanvas canvas)
        : base(canvas)
    {
        Form = new((SceneKind)canvas.Whole("scene"), canvas.Whole("peaks"), canvas["density"], canvas.Whole("slits"), canvas.Whole("rays"));
        Words = BadgeWords.For(canvas, Form.Kind, withNumber: canvas.Whole("layout") == 4);
        Inks = SceneInks.Choose(Box, Form.Kind == SceneKind.Night, Form.Kind == SceneKind.Sea);
        Edge = canvas.Whole("edge");
    }

    /// <summary>The landscape asked for.</summary>
    public SceneForm Form { get; }

    /// <summary>The words.</summary>
    public BadgeWords Words { get; }

    /// <summary>Style of frames, 0 to 3.</summary>
    public int Edge { get; }

    /// <summary>The landscape's paints.</summary>
    public SceneInks Inks { get; }

    /// <summary>A small line between two rules with points towards it: the rules begin where the measured words end.</summary>
    /// <param name="text">The words; empty sets a star in their place.</param>
    /// <param name="centre">Middle of the line, mm.</param>
    /// <param name="cap">Cap height, mm.</param>
    /// <param name="width">From end to end of the rules, mm.</param>
    public void DateLine(string text, Point centre, double cap, double width)
    {
        double half;
        if (text.Length > 0)
        {
            SetLetters line = SmallLine(text, width * 0.62, cap, 0.3).CentreOn(centre.X, 0);
            line = line.MoveBy(0, centre.Y + line.CapHeightMm / 2);
            Write(line, Second, Box.Bare);
            half = line.Bounds.Width / 2;
        }
        else
        {
            Star(Second, centre, cap * 0.75);
            half = cap * 0.8;
        }
        double gap = Math.Max(cap * 0.6, Canvas.MinGap * 2), thick = Hair(cap * 0.16);
        if (width / 2 - half - gap < cap)
            return;
        foreach (int side in new[] { -1, 1 })
        {
            double inner = centre.X + side * (half + gap), outer = centre.X + side * width / 2;
            Second.Fill(Canvas, Outline.Polygon(new(inner, centre.Y - thick / 2), new(outer, centre.Y - thick / 2), new(outer, centre.Y + thick / 2), new(inner, centre.Y + thick / 2)));
        }
    }
}
