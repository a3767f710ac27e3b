using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Ornaments;

/// <summary>How a rosace is built.</summary>
/// <param name="Style">0 lotus petals, 1 pointed star, 2 lace with open arches, 3 drops and hearts.</param>
/// <param name="Fold">How many times it repeats round its centre.</param>
/// <param name="Rings">How many rings of petals.</param>
/// <param name="Swell">How rings grow outwards: 0 all of one height, 1 the outermost about four times the innermost.</param>
/// <param name="Beads">Share of rings that are set off by beads, 0 to 1.</param>
/// <param name="Open">Share of rings that stand on what lies below rather than on a filled disc, 0 to 1.</param>
/// <param name="Back">Whether a second row of petals looks out behind each ring.</param>
/// <param name="Edge">0 the last petals, 1 scallops with beads, 2 a fringe of drops, 3 a double ring.</param>
/// <param name="Heart">0 flower, 1 star, 2 rings, 3 whirl.</param>
public sealed record Rosace(int Style, int Fold, int Rings, double Swell, double Beads, double Open, bool Back, int Edge, int Heart)
{
    private static readonly ImmutableArray<ImmutableArray<OrnamentKind>> Forms =
    [
        [OrnamentKind.Lotus, OrnamentKind.Petal, OrnamentKind.Lotus, OrnamentKind.Leaf],
        [OrnamentKind.Kite, OrnamentKind.Leaf, OrnamentKind.Kite, OrnamentKind.Lotus],
        [OrnamentKind.Petal, OrnamentKind.Petal, OrnamentKind.Drop, OrnamentKind.Petal],
        [OrnamentKind.Drop, OrnamentKind.Heart, OrnamentKind.Tulip, OrnamentKind.Drop],
    ];

    /// <summary>Draws it: the outermost ring first, so that each ring covers the feet of the one outside it.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="centre">Its centre, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="on">What it lies on.</param>
    /// <param name="hues">Its colours, all told from what it lies on and from each other; one at least.</param>
    /// <param name="dice">Chance.</param>
    public void Draw(DesignCanvas canvas, Point centre, double radius, PaletteRole on, IReadOnlyList<PaletteRole> hues, Dice dice)
    {
        double fine = Math.Max(canvas.MinLine, canvas.Finest(on)), gap = Math.Max(canvas.MinGap, fine) * 1.1, heart = radius * 0.13;
        double line = Math.Max(fine * 1.6, radius * 0.011);
        double body = radius * (Edge switch { 1 => 0.9, 2 => 0.86, 3 => 0.94, _ => 1 });
        double[] edges = Edges(heart, body);
        int shift = dice.Whole(0, Math.Max(0, hues.Count - 1));
        PaletteRole Hue(int i) => hues[((i % hues.Count) + hues.Count) % hues.Count];
        PaletteRole Other(PaletteRole from, int i)
        {
            for (int k = 0; k < hues.Count; k++)
            {
                if (canvas.Contrast(Hue(i + k), from) > 0.22)
                    return Hue(i + k);
            }
            return canvas.Contrast(on, from) > 0.2 ? on : canvas.Clearest(from, [.. hues]);
        }
        // Fields under the rings, from the outside in: they are spread evenly so that open and filled rings take turns.
        var fields = new PaletteRole[Rings];
        double owed = 0.5;
        for (int i = Rings - 1; i >= 0; i--)
        {
            owed += 1 - Open;
            bool filled = owed >= 1 && i < Rings - (Edge is 0 ? 1 : 0);
            owed -= owed >= 1 ? 1 : 0;
            fields[i] = filled ? Other(i + 1 < Rings ? fields[i + 1] : on, shift + i * 2 + 1) : on;
        }
        DrawEdge(canvas, centre, radius, body, line, gap, on, Hue(shift), Other(Hue(shift), shift + 1));
        for (int i = Rings - 1; i >= 0; i--)
        {
            double inner = edges[i], outer = edges[i + 1], high = outer - inner;
            PaletteRole field = fields[i], main = Other(field, shift + i), second = Other(main, shift + i + 1), third = Other(second, shift + i + 2);
            if (field != on || (i + 1 < Rings && fields[i + 1] != on))
                canvas.Fill(field, Outline.Circle(centre, outer));
            OrnamentKind kind = Forms[Style][(i + shift) % 4];
            int count = Fold * (inner > heart * 2.6 && Fold <= 12 && 2 * Math.PI * inner / (2 * Fold) > 3.2 * gap ? i % 2 == 0 || high < 2 * Math.PI * inner / Fold * 0.9 ? 2 : 1 : 1);
            double phase = -Math.PI / 2 + (i % 2 == 0 ? 0 : Math.PI / count), middle = inner + high * 0.6;
            double top = outer - (field != on || i < Rings - 1 ? gap * 0.7 : 0), foot = Math.Max(inner * 0.8, inner - high * 0.25), length = top - foot;
            double width = Math.Min(0.52, (Math.PI * middle / count - gap * 0.5) / length);
            if (width * length * 2 < fine * 2)
                continue;
            if (Back && i > 0)
            {
                PaletteRole behind = Other(field, shift + i + 2);
                for (int k = 0; k < count; k++)
                    Ornament.Draw(canvas, kind == OrnamentKind.Kite ? OrnamentKind.Kite : OrnamentKind.Lotus, Place(length * 0.96, phase + (k + 0.5) * 2 * Math.PI / count), width * 0.8, behind);
            }
            for (int k = 0; k < count; k++)
            {
                Affine place = Place(length, phase + k * 2 * Math.PI / count);
                double scale = length;
                // A rim of the field parts petals from what looks out behind them.
                if (Back && i > 0)
                    canvas.Fill(field, Ornament.Shape(kind, width * 1.12 + gap * 0.5 / scale).Transform(place));
                if (Style == 2 && width * length > 3.2 * (fine + gap))
                    Ornament.Draw(canvas, kind, place, width, main, field, second);
                else
                    Ornament.Draw(canvas, kind, place, width, main, second, third);
            }
            bool beaded = dice.Fork("beads", i).Unit() < Beads;
            double bead = Math.Max(Math.Min(high * 0.07, radius * 0.016), Math.Max(fine * 1.1, 0.6));
            if (beaded && i > 0 && high > 8 * bead)
            {
                canvas.Fill(fields[i - 1], Outline.Circle(centre, inner + bead * 2 + gap * 2));
                if (fields[i - 1] == field || !canvas.Differ(fields[i - 1], field))
                    canvas.Fill(second, Arcs.Ring(centre, inner + bead * 2 + gap * 2 - line, inner + bead * 2 + gap * 2));
                canvas.Fill(Other(fields[i - 1], shift + i + 1), Ornament.Beads(centre, inner + gap * 0.6 + bead, bead, gap, Fold, phase));
            }
            else if (i > 0)
            {
                canvas.Fill(Other(fields[i - 1], shift + i + 1), Outline.Circle(centre, inner + line));
                canvas.Fill(fields[i - 1], Outline.Circle(centre, inner));
            }

            Affine Place(double size, double turn) => Affine.Scale(size).Then(Affine.Translate(foot, 0)).Then(Affine.Rotate(turn)).Then(Affine.Translate(centre));
        }
        PaletteRole core = Other(fields[0], shift + 3);
        DrawHeart(canvas, centre, edges[0], gap, core, Other(core, shift + 1), Other(Other(core, shift + 1), shift + 2));
    }

    private double[] Edges(double heart, double body)
    {
        double[] weights = [.. Enumerable.Range(0, Rings).Select(i => Math.Pow(4, Swell * i / Math.Max(1, Rings - 1)))];
        double total = weights.Sum(), at = heart;
        var edges = new double[Rings + 1];
        edges[0] = heart;
        for (int i = 0; i < Rings; i++)
            edges[i + 1] = at += weights[i] / total * (body - heart);
        return edges;
    }

    private void DrawEdge(DesignCanvas canvas, Point centre, double radius, double body, double line, double gap, PaletteRole on, PaletteRole main, PaletteRole second)
    {
        int count = Fold * (int)Math.Max(1, Math.Round(36.0 / Fold));
        switch (Edge)
        {
            case 1:
                double r = Math.PI * body / count * 1.06;
                canvas.Fill(main, new Outline([.. Enumerable.Range(0, count).SelectMany(k => Outline.Circle(At(body, k + 0.5), r).Contours)]));
                double hole = r - line * 1.4;
                if (hole > gap)
                    canvas.Fill(on, new Outline([.. Enumerable.Range(0, count).SelectMany(k => Outline.Circle(At(body, k + 0.5), hole).Contours)]));
                if (hole > 3 * gap)
                    canvas.Fill(second == on ? main : second, new Outline([.. Enumerable.Range(0, count).SelectMany(k => Outline.Circle(At(body + r * 0.35, k + 0.5), hole * 0.34).Contours)]));
                canvas.Fill(main, Outline.Circle(centre, body + line));
                canvas.Fill(on, Outline.Circle(centre, body));
                return;
            case 2:
                canvas.Fill(main, Arcs.Ring(centre, body, body + line * 1.6));
                for (int k = 0; k < count; k++)
                    Ornament.Draw(canvas, OrnamentKind.Drop, Affine.Scale(radius - body - line * 2.4 - gap).Then(Affine.Translate(body + line * 1.6 + gap, 0)).Then(Affine.Rotate(-Math.PI / 2 + 2 * Math.PI * k / count)).Then(Affine.Translate(centre)), Math.Min(0.4, (Math.PI * (body + radius) / 2 / count - gap / 2) / (radius - body)), k % 2 == 0 || second == on ? main : second);
                return;
            case 3:
                canvas.Fill(main, Arcs.Ring(centre, radius - line * 2.2, radius));
                canvas.Fill(second == on ? main : second, Arcs.Ring(centre, radius - line * 3.4 - gap * 1.2, radius - line * 2.2 - gap * 1.2));
                return;
            default:
                return;
        }

        Point At(double far, double k) => centre + Point.Polar(far, -Math.PI / 2 + 2 * Math.PI * k / count);
    }

    private void DrawHeart(DesignCanvas canvas, Point centre, double r, double gap, PaletteRole main, PaletteRole second, PaletteRole third)
    {
        int petals = Math.Clamp(Fold, 6, 12);
        canvas.Fill(main, Outline.Circle(centre, r));
        double inner = r * 0.86;
        switch (Heart)
        {
            case 0:
            case 1:
                for (int k = 0; k < petals; k++)
                    Ornament.Draw(canvas, Heart == 0 ? OrnamentKind.Petal : OrnamentKind.Kite, Affine.Scale(inner).Then(Affine.Rotate(-Math.PI / 2 + 2 * Math.PI * k / petals)).Then(Affine.Translate(centre)), Math.Min(0.4, (Math.PI * inner * 0.62 / petals - gap * 0.5) / inner), second);
                canvas.Fill(main, Outline.Circle(centre, r * 0.3));
                canvas.Fill(third == main ? second : third, Outline.Circle(centre, r * 0.2));
                return;
            case 2:
                canvas.Fill(second, Outline.Circle(centre, r * 0.74));
                canvas.Fill(third, Outline.Circle(centre, r * 0.48));
                canvas.Fill(main == third ? second : main, Outline.Circle(centre, r * 0.22));
                return;
            default:
                for (int k = 0; k < 6; k++)
                    canvas.Fill(second, Ornament.Shape(OrnamentKind.Paisley, 0.22).Transform(Affine.Scale(inner * 0.92).Then(Affine.Translate(inner * 0.1, 0)).Then(Affine.Rotate(2 * Math.PI * k / 6)).Then(Affine.Translate(centre))));
                canvas.Fill(third == main ? second : third, Outline.Circle(centre, r * 0.18));
                return;
        }
    }
}
