using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Animal stripes as a field: 1 in the middle of a stripe, −1 half-way to the next, forked where two run together.</summary>
/// <remarks>Phasor stripes, then settled by Young's model of pigment: what is near excites, what is further inhibits (Young 1984).</remarks>
public sealed class StripeField
{
    private readonly ClothTable _table;

    /// <summary>Stripes for a canvas.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="sizeMm">From stripe to stripe, mm.</param>
    /// <param name="flow">0 level, 1 upright, 2 slanting, 3 arches, 4 swirls.</param>
    /// <param name="forks">0 few, 1 many.</param>
    /// <param name="sway">0 straight, 1 bent as far as stripes hold.</param>
    public StripeField(DesignCanvas canvas, double sizeMm, int flow, double forks, double sway)
    {
        int side = canvas.Dice.Fork("slant").Sign();
        double across = flow switch { 0 => Math.PI / 2, 1 => 0, 2 => side * 0.95, 3 => Math.PI / 2, _ => side * 0.5 };
        Along = across + Math.PI / 2;
        PeriodicField waves = PeriodicField.Stripes(canvas, canvas.Dice.Fork("stripes"), sizeMm, across, 0.1 + 0.26 * forks + (flow == 4 ? 0.15 : 0));
        double reach = Math.Max(sizeMm * 4, 0.62 * Math.Min(canvas.Cell.Width, canvas.Cell.Height));
        PeriodicField bendX = PeriodicField.Noise(canvas, canvas.Dice.Fork("bend-x"), reach);
        PeriodicField bendY = PeriodicField.Noise(canvas, canvas.Dice.Fork("bend-y"), reach);
        // The gradient of a bend is its size times 2π over its length; above about one, stripes fold over.
        double bend = reach / Math.Tau * sway * (flow >= 3 ? 0.52 : 0.38);
        var raw = new ClothTable(canvas, Math.Clamp(sizeMm / 11, 0.9, 2.4), (columns, rows) =>
            [.. rows.SelectMany(y => columns.Select(x => Raw(waves.At(PeriodicField.Warp(new(x, y), bendX, bendY, bend)))))]);
        // Rounds of near and far blur let stripes settle to one width, with round forks and clean tips.
        for (int round = 0; round < 4; round++)
            raw = raw.Blur(sizeMm * 0.15).With(raw.Blur(sizeMm * 0.42), (near, far) => Math.Tanh(3.1 * (near - 0.9 * far)));
        _table = raw.Blur(sizeMm * 0.15).Map(v => v * 1.25);
    }

    /// <summary>The field at a place, −1 to 1.</summary>
    public double At(Point place) => _table.At(place);

    /// <summary>Direction along the stripes, radians.</summary>
    public double Along { get; }

    private static double Raw(Point z) => z.X / (Math.Sqrt(z.X * z.X + z.Y * z.Y) + 0.05);
}
