using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Render.Svg;
using DesignGen.Vectorize;
using DesignGen.Vectorize.CentreLines;

namespace DesignGen.Server.Tracing;

/// <summary>What is to be made of each picture: the proof always, the rest where it is asked for.</summary>
/// <param name="Options">How pictures are traced.</param>
public sealed record TracingOrder(VectorizeOptions Options)
{
    /// <summary>Trap of the films that suits most screen presses.</summary>
    public static Length UsualTrap => Length.FromMillimetres(0.2);

    /// <summary>What it is printed with; null where nobody said.</summary>
    public PrintMethod? Press { get; init; }

    /// <summary>Where strokes of a pen are wanted: what counts as one; films, white and cut line are then left out. Null for flat inks.</summary>
    public CentreLineOptions? Lines { get; init; }

    /// <summary>How far the films of lighter inks go under darker ones, 0 to 1.5 mm; null makes no films.</summary>
    public Length? Trap { get; init; }

    /// <summary>How far the white stays inside the colours' edge, 0 to 1.5 mm; null makes no white.</summary>
    public Length? Choke { get; init; }

    /// <summary>How far outside the colours the cut line runs, 0 to 20 mm; null makes none.</summary>
    public Length? CutOffset { get; init; }
}

/// <summary>Something about a picture that a person should look at.</summary>
/// <param name="Code">What it is about, for programs, for example <c>far-ink</c>.</param>
/// <param name="Text">In whole sentences.</param>
public sealed record TracingWarning(string Code, LocalName Text);

/// <summary>A drawing that came of a picture, and where it goes.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Write">Writes it.</param>
public sealed record TracedFile(string File, Action<Stream> Write)
{
    /// <summary>The file of an artwork.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="artwork">What it shows.</param>
    /// <param name="title">Its title.</param>
    /// <param name="marks">What the picture that it is made of says of its making; null where it says nothing.</param>
    public static TracedFile Of(string file, Artwork artwork, string title, PictureMarks? marks) => new(file, to => SvgWriter.Write(to, artwork, new SvgOptions { Title = title, Metadata = marks?.ToRdf() }));
}

/// <summary>The files of a picture, the proof last: where it stands, the others stand too.</summary>
/// <param name="Films">One for each ink in print order; empty where none were asked for.</param>
/// <param name="Underbase">The white; null where none was asked for.</param>
/// <param name="Cut">The cut line; null where none was asked for.</param>
/// <param name="Lines">The strokes of a pen; null where flat inks were asked for.</param>
/// <param name="Proof">The picture in flat inks.</param>
public sealed record TracedFiles(ImmutableArray<TracedFile> Films, TracedFile? Underbase, TracedFile? Cut, TracedFile? Lines, TracedFile Proof)
{
    /// <summary>All of them in the order in which they are written.</summary>
    public IEnumerable<TracedFile> All => [.. Films, .. new[] { Underbase, Cut, Lines }.OfType<TracedFile>(), Proof];
}
