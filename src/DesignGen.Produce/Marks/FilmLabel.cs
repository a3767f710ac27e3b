using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Inks;
using DesignGen.Core.Repeats;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Marks;

/// <summary>What a film says beside the art.</summary>
/// <param name="Job">Code of the design, printable ASCII.</param>
/// <param name="Style">The factory's style number; left off the film where it is empty or has characters that the film lettering lacks.</param>
/// <param name="DarkCloth">Whether the garment is dark; it changes the mesh hint.</param>
public sealed record FilmLabel(string Job, string Style, bool DarkCloth)
{
    /// <summary>The label of one film, a line each.</summary>
    internal IReadOnlyList<string> Lines(Artwork artwork, SeparationPlan plan, int plate, FilmSettings settings)
    {
        PressPlate made = plan.Plates[plate];
        PlateScreen screen = PlateScreen.Of(artwork, plan, plate, settings, DarkCloth);
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{plate + 1}/{plan.Plates.Length} {Name(made.Ink)} {made.Ink.Colour.Hex}"),
            Style.Length > 0 && PixelFont.Covers(Style) ? Job + " " + Style : Job,
            string.Create(CultureInfo.InvariantCulture, $"{artwork.Width.Millimetres:0.#} x {artwork.Height.Millimetres:0.#} mm {settings.Resolution}"),
        };
        if (artwork.Repeat is not null)
            lines[2] += $" {artwork.Repeat.Stepping.Key()} tile";
        lines.Add(screen.Dots is { } dots
            ? string.Create(CultureInfo.InvariantCulture, $"{dots.RulingLpi:0.##} lpi {dots.Angle.Degrees:0.##} deg mesh {screen.Mesh}+")
            : string.Create(CultureInfo.InvariantCulture, $"mesh {screen.Mesh}"));
        if (made.Source is null)
            lines[3] += $" choke {plan.Underbase!.Choke}";
        else if (!plan.Under(plate).IsEmpty)
            lines[3] += $" trap {plan.Trap}";
        if (settings.Mirror)
            lines[3] += " mirrored";
        return lines;
    }

    /// <summary>An ink's name where the film lettering has its characters, else its id.</summary>
    public static string Name(Ink ink) => PixelFont.Covers(ink.Name) ? ink.Name : ink.Id;
}
