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
    internal IReadOnlyList<string> Lines(Artwork artwork, int ink, FilmSettings settings)
    {
        bool ramps = artwork.Shapes.Any(s => s.Ink == ink && s.Coverage is not SolidCoverage);
        Halftone screen = settings.InkScreens.GetValueOrDefault(artwork.Inks[ink].Id, settings.Screen);
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{ink + 1}/{artwork.Inks.Length} {Name(artwork.Inks[ink])} {artwork.Inks[ink].Colour.Hex}"),
            Style.Length > 0 && PixelFont.Covers(Style) ? Job + " " + Style : Job,
            string.Create(CultureInfo.InvariantCulture, $"{artwork.Width.Millimetres:0.#} x {artwork.Height.Millimetres:0.#} mm {settings.Resolution}"),
        };
        if (artwork.Repeat is not null)
            lines[2] += $" {artwork.Repeat.Stepping.Key()} tile";
        lines.Add(ramps
            ? string.Create(CultureInfo.InvariantCulture, $"{screen.RulingLpi:0.##} lpi {screen.Angle.Degrees:0.##} deg mesh {Mesh(screen)}+")
            : "mesh " + (DarkCloth ? "110" : "156"));
        if (settings.Mirror)
            lines[3] += " mirrored";
        return lines;
    }

    /// <summary>An ink's name where the film lettering has its characters, else its id.</summary>
    public static string Name(Ink ink) => PixelFont.Covers(ink.Name) ? ink.Name : ink.Id;

    // Threads per inch: 110 for block colour on darks, 156 on lights (atlasscreensupply.com, choosing the right mesh);
    // four threads to a row of dots (screenprintingmag.com, all things are not as they appear).
    private static string Mesh(Halftone screen) => Math.Ceiling(screen.RulingLpi * 4).ToString("0", CultureInfo.InvariantCulture);
}
