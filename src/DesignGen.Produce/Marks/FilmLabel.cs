using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
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
        bool ramps = made.Source is int ink ? artwork.Shapes.Any(s => s.Ink == ink && s.Coverage is not SolidCoverage) : artwork.Shapes.Any(s => s.Coverage is not SolidCoverage);
        Halftone screen = settings.InkScreens.GetValueOrDefault(made.Ink.Id, settings.Screen);
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{plate + 1}/{plan.Plates.Length} {Name(made.Ink)} {made.Ink.Colour.Hex}"),
            Style.Length > 0 && PixelFont.Covers(Style) ? Job + " " + Style : Job,
            string.Create(CultureInfo.InvariantCulture, $"{artwork.Width.Millimetres:0.#} x {artwork.Height.Millimetres:0.#} mm {settings.Resolution}"),
        };
        if (artwork.Repeat is not null)
            lines[2] += $" {artwork.Repeat.Stepping.Key()} tile";
        string solid = (made.Source is null ? plan.Underbase!.Mesh : DarkCloth ? settings.Mesh.Dark : settings.Mesh.Light).ToString(CultureInfo.InvariantCulture);
        lines.Add(ramps
            ? string.Create(CultureInfo.InvariantCulture, $"{screen.RulingLpi:0.##} lpi {screen.Angle.Degrees:0.##} deg mesh {Math.Ceiling(screen.RulingLpi * settings.Mesh.ThreadsPerRow):0}+")
            : "mesh " + solid);
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
