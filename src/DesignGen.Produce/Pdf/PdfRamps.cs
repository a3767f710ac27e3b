using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Pdf;

/// <summary>Ramps of coverage as PDF has them: a shading, or a mask through which solid ink is painted.</summary>
/// <remarks>
/// A shape of solid ink behind a mask of amount α moves every plate from p to p·(1 − α), and its own to p·(1 − α) + α (PDF 1.6, 7.2 and 7.6:
/// blend mode Normal, spot colours by plates): the very rule of an artwork. A shading without a mask replaces what lies beneath, which
/// is the same only over bare cloth. Equal ramps share their objects.
/// </remarks>
internal sealed class PdfRamps(PdfFile file)
{
    private readonly Dictionary<string, int> _put = new(StringComparer.Ordinal);

    /// <summary>A shading whose amounts are multiplied into a colour.</summary>
    /// <param name="ramp">The ramp.</param>
    /// <param name="space">The colour space's object, as <c>/DeviceGray</c> or <c>7 0 R</c>.</param>
    /// <param name="full">The colour where the amount is full, one number for each component; where it is none, all are 0.</param>
    /// <returns>Its number, and the order that must come before it where it needs the page stretched; empty for none.</returns>
    public (int Number, string Stretch) Shading(Coverage ramp, string space, ReadOnlySpan<double> full)
    {
        (string kind, string coords, string stretch, ImmutableArray<RampStop> stops) = ramp switch
        {
            LinearRamp l => ("2", PdfText.Numbers(l.From.X, l.From.Y, l.To.X, l.To.Y), "", l.Stops),
            RadialRamp r => ("3", "0 0 0 0 0 1", PdfText.Numbers(r.RadiusX, 0, 0, r.RadiusY, r.Centre.X, r.Centre.Y) + " cm", r.Stops),
            _ => throw new ArgumentException("Solid ink needs no shading.", nameof(ramp)),
        };
        return (Shared($"<</ShadingType {kind}/ColorSpace {space}/Coords[{coords}]/Extend[true true]/Function {Function(stops, full)} 0 R>>"), stretch);
    }

    /// <summary>A state that lets paint through by a ramp's amounts.</summary>
    /// <param name="ramp">The ramp, with a length.</param>
    /// <param name="within">What is painted through it, mm.</param>
    public int Mask(Coverage ramp, Rect within)
    {
        (int shading, string stretch) = Shading(ramp, "/DeviceGray", [1]);
        var resources = new PdfResources();
        string name = resources.Shading(shading);
        using var content = new PdfContent();
        if (stretch.Length > 0)
            content.Order(stretch);
        content.Order(name + " sh");
        // Room for the edges' half-covered pixels.
        Rect box = within.Grow(1);
        int form = file.PutStream(
            $"/Type/XObject/Subtype/Form/FormType 1/BBox[{PdfText.Numbers(box.Left, box.Top, box.Right, box.Bottom)}]/Group<</S/Transparency/CS/DeviceGray/I true>>/Resources{resources}/Filter/FlateDecode",
            content.Packed());
        return file.Put(FormattableString.Invariant($"<</Type/ExtGState/SMask<</S/Luminosity/G {form} 0 R>>>>"));
    }

    /// <summary>A state that lets paint through evenly.</summary>
    /// <param name="amount">How much, 0 to 1.</param>
    public int Veil(double amount) => Shared($"<</Type/ExtGState/ca {PdfText.Number(amount)}>>");

    /// <summary>The state that takes veils and masks off.</summary>
    public int Open() => Shared("<</Type/ExtGState/SMask/None/ca 1>>");

    /// <summary>The same amount everywhere, where a ramp has no length or no change; null where it changes.</summary>
    public static double? Even(Coverage coverage) => coverage switch
    {
        LinearRamp l when l.From == l.To || l.Stops.All(s => s.Amount == l.Stops[0].Amount) => Math.Clamp(l.Stops[^1].Amount, 0, 1),
        RadialRamp r when r.RadiusX <= 0 || r.RadiusY <= 0 || r.Stops.All(s => s.Amount == r.Stops[0].Amount) => Math.Clamp(r.Stops[^1].Amount, 0, 1),
        SolidCoverage => 1,
        _ => null,
    };

    // Straight pieces from stop to stop, an even one before the first and after the last; a step where two stops fall together.
    private int Function(ImmutableArray<RampStop> stops, ReadOnlySpan<double> full)
    {
        var pieces = new List<string>();
        var bounds = new List<double>();
        double at = 0, amount = stops[0].Amount;
        foreach (RampStop stop in stops.Append(new(1, stops[^1].Amount)))
        {
            double offset = Math.Clamp(stop.Offset, at, 1);
            // Nearer than PDF's numbers can tell is a step, too.
            if (offset - at > 1e-5)
            {
                if (pieces.Count > 0)
                    bounds.Add(at);
                pieces.Add($"<</FunctionType 2/Domain[0 1]/N 1/C0[{Times(full, amount)}]/C1[{Times(full, stop.Amount)}]>>");
                at = offset;
            }
            amount = stop.Amount;
        }
        if (pieces.Count == 1)
            return Shared(pieces[0]);
        return Shared($"<</FunctionType 3/Domain[0 1]/Functions[{string.Concat(pieces)}]/Bounds[{PdfText.Numbers([.. bounds])}]/Encode[{string.Join(' ', pieces.Select(_ => "0 1"))}]>>");

        static string Times(ReadOnlySpan<double> full, double amount)
        {
            var colour = new double[full.Length];
            for (int i = 0; i < colour.Length; i++)
                colour[i] = full[i] * Math.Clamp(amount, 0, 1);
            return PdfText.Numbers(colour);
        }
    }

    private int Shared(string body)
    {
        if (!_put.TryGetValue(body, out int number))
            _put[body] = number = file.Put(body);
        return number;
    }
}
