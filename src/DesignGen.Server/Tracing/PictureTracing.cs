using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Render.Pictures;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pipeline;
using DesignGen.Vectorize;
using DesignGen.Vectorize.CentreLines;
using DesignGen.Vectorize.Views;

namespace DesignGen.Server.Tracing;

/// <summary>A picture with all that came of it, not yet written.</summary>
/// <param name="Picture">Its path as it was given.</param>
/// <param name="Order">What was asked for.</param>
/// <param name="Source">The picture.</param>
/// <param name="Traced">The picture in flat inks.</param>
/// <param name="Films">Its films; null where none were asked for.</param>
/// <param name="White">Its underbase; null where none was asked for.</param>
/// <param name="Cut">Its cut line; null where none was asked for.</param>
/// <param name="Lines">Its strokes; null where flat inks were asked for. The traced picture then has the areas that are no strokes.</param>
public sealed record TracedViews(string Picture, TracingOrder Order, SourcePicture Source, TracedPicture Traced, FilmSet? Films, Underbase? White, Artwork? Cut, CentreLineMap? Lines = null)
{
    /// <summary>What the picture says of its making; null where it says nothing that can be read.</summary>
    public PictureMarks? Marks => PictureMarks.Of(Source.Xmp, out _);

    /// <summary>The files that these become.</summary>
    /// <param name="proof">Path of the proof, which ends in <c>.svg</c>; the others stand beside it and begin with its name.</param>
    public TracedFiles Files(string proof)
    {
        string stem = Path.ChangeExtension(proof, null), name = Path.GetFileName(stem);
        PictureMarks? marks = Marks;
        return new(
            [.. (Films?.Films ?? []).Select(f => Film(f, Traced.Map.Inks[f.Ink].Id))],
            White is null ? null : TracedFile.Of(stem + ".underbase.svg", White.Artwork, name + ", underbase", marks),
            Cut is null ? null : TracedFile.Of(stem + ".cut.svg", Cut, name + ", cut line", marks),
            Lines is null ? null : new(stem + ".lines.svg", to => CentreLineSvg.Write(to, Lines, metadata: marks?.ToRdf())),
            TracedFile.Of(proof, Traced.Proof, name, marks));

        TracedFile Film(Film film, string ink) =>
            TracedFile.Of(string.Create(CultureInfo.InvariantCulture, $"{stem}.film-{film.Ink + 1:00}-{ink}.svg"), film.Artwork, $"{name}, film of {Traced.Map.Inks[film.Ink].Name}", marks);
    }
}

/// <summary>Makes flat inks of picture files, and the views that a shop works with.</summary>
/// <param name="tracer">The engine.</param>
public sealed class PictureTracing(ITracer tracer)
{
    // Hollow corners of cut lines: a blade lifts the film in sharper ones.
    private static readonly Length CutRadius = CutRules.Sticker.Radius;

    // Files named in a warning.
    private const int MostNamed = 4;

    /// <summary>Traces a picture and makes its views; nothing is written.</summary>
    /// <param name="picture">Path of a PNG or JPEG file.</param>
    /// <param name="order">What to make.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="InputException">It is no picture that can be read, or the order is out of range.</exception>
    /// <exception cref="UnavailableException">The file can't be read, or there is not enough memory for it.</exception>
    public TracedViews Make(string picture, TracingOrder order, CancellationToken cancel)
    {
        try
        {
            SourcePicture source = PictureFile.Read(picture);
            cancel.ThrowIfCancellationRequested();
            if (order.Lines is { } lines)
            {
                CentreLineMap map = tracer.TraceLines(source.Picture, order.Options, lines, cancel);
                return new(picture, order, source, new(new(map.Width, map.Height, map.Inks, map.Faces, []), map.ToArtwork(), map.Findings, null), null, null, null, map);
            }
            TracedPicture traced = tracer.Trace(source.Picture, order.Options, cancel);
            FilmSet? films = order.Trap is Length trap ? Vectorize.Views.Films.Make(traced.Map, new(trap)) : null;
            cancel.ThrowIfCancellationRequested();
            Underbase? white = order.Choke is Length choke ? Underbase.Make(traced.Map, choke) : null;
            cancel.ThrowIfCancellationRequested();
            Artwork? cut = order.CutOffset is Length offset ? CutContour.Make(traced.Map, new(offset, CutRadius)) : null;
            cancel.ThrowIfCancellationRequested();
            return new(picture, order, source, traced, films, white, cut);
        }
        catch (OutOfMemoryException e)
        {
            throw new UnavailableException($"{picture} needs more memory than there is. Close other programs, or make the picture smaller, then try again.", e);
        }
    }

    /// <summary>Writes files; each appears whole, and one of that name is replaced.</summary>
    /// <param name="files">What to write; their folder is made.</param>
    /// <param name="cancel">Stops between two files.</param>
    /// <exception cref="UnavailableException">The place can't be written.</exception>
    public static async Task WriteAsync(TracedFiles files, CancellationToken cancel)
    {
        foreach (TracedFile file in files.All)
        {
            cancel.ThrowIfCancellationRequested();
            await WholeFile.WriteNamedAsync(Path.GetFullPath(file.File), file.Write).ConfigureAwait(false);
        }
    }

    /// <summary>Films beside a proof that an earlier run left and this one does not replace.</summary>
    public static IReadOnlyList<string> OlderFilms(TracedFiles files)
    {
        string proof = Path.GetFullPath(files.Proof.File), folder = Path.GetDirectoryName(proof)!, begins = Path.GetFileNameWithoutExtension(proof) + ".film-";
        if (!Directory.Exists(folder))
            return [];
        HashSet<string> now = [.. files.Films.Select(f => Path.GetFileName(f.File))];
        return [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!)
            .Where(f => f.StartsWith(begins, StringComparison.Ordinal) && f.EndsWith(".svg", StringComparison.Ordinal) && !now.Contains(f)).Order(StringComparer.Ordinal)];
    }

    /// <summary>What a person should look at.</summary>
    public static ImmutableArray<TracingWarning> Warnings(TracedViews views, IReadOnlyList<string> olderFilms)
    {
        var warnings = ImmutableArray.CreateBuilder<TracingWarning>();
        void Warn(string code, FormattableString en, FormattableString zh) => warnings.Add(new(code, new(FormattableString.Invariant(en), FormattableString.Invariant(zh))));
        foreach (PictureNote note in views.Source.Notes)
            warnings.Add(new(Core.Designs.RecipeJson.Word(note.Kind), PictureNoteWords.Of(note)));
        PictureMarks.Of(views.Source.Xmp, out bool isSpoilt);
        if (isSpoilt)
            Warn("marks-unread", $"The picture says how it was made, but its XMP packet is damaged, so the files can't say it. Keep the picture beside them, and send it again if you can.", $"图片带有生成标识，但其 XMP 数据已损坏，无法写入新文件。请将原图与文件一同保存，并尽可能重新获取原图。");
        int inks = views.Traced.Map.Inks.Length;
        if (inks == 0)
            Warn("no-ink", $"No pixel of this picture has colour: the drawing is empty.", $"图片中没有任何有颜色的像素：图稿为空。");
        if (views.Order.Press is { } press && inks > press.MaxInks)
            Warn("too-many-inks", $"The picture has {inks} inks; {press.Name.En} ({press.Id}) prints {press.MaxInks}. Ask for {press.MaxInks} or fewer.", $"图片有 {inks} 色；{press.Name.Zh}（{press.Id}）最多 {press.MaxInks} 色。请指定不超过 {press.MaxInks} 色。");
        double pixelMm = views.Order.Options.Width.Millimetres * views.Traced.Findings.Enlarged / views.Source.Picture.Width;
        if (views.Order.Press is { } held && views.Order.Options.Mode == TraceMode.PixelArt && pixelMm < held.MinLine.Millimetres)
            Warn("small-pixels", $"A pixel is {pixelMm:0.###} mm wide, but {held.Name.En} ({held.Id}) holds lines of {held.MinLine} or more. Print wider.", $"每个像素宽 {pixelMm:0.###} mm，但{held.Name.Zh}（{held.Id}）最细线为 {held.MinLine}。请加大印刷宽度。");
        foreach (FoundInk ink in views.Traced.Findings.Inks.Where(i => i.IsFar))
        {
            Warn("far-ink", $"{ink.Colour} is printed in {ink.Ink.Name} ({ink.Ink.Colour}), which is seen to differ: CIEDE2000 {Math.Round(ink.Difference, 2):0.0#}. Add a nearer ink to the library, or accept the difference.",
                $"{ink.Colour} 用 {ink.Ink.Name}（{ink.Ink.Colour}）印刷，色差明显：CIEDE2000 {Math.Round(ink.Difference, 2):0.0#}。请在油墨库中添加更接近的油墨，或接受此色差。");
        }
        if (views.Traced.Features is { Unresolved: { IsEmpty: false } small })
        {
            Point at = small[0].At;
            Warn("small-features", $"{small.Length} {(small.Length == 1 ? "place is" : "places are")} still smaller than the press holds; the first is at {at.X:0.0}, {at.Y:0.0} mm. Print wider, or ask for fewer inks.",
                $"仍有 {small.Length} 处小于印刷极限；第一处在 {at.X:0.0}, {at.Y:0.0} mm。请加大印刷宽度，或减少色数。");
        }
        if (views.White is { Bare: { IsEmpty: false } bare } white)
        {
            Point at = bare[0].Within.Centre;
            Warn("bare-colour", $"{bare.Length} {(bare.Length == 1 ? "part is" : "parts are")} too thin to have white under {(bare.Length == 1 ? "it" : "them")} with a choke of {white.Choke}; the largest is at {at.X:0.0}, {at.Y:0.0} mm. Choose a smaller choke, or thicken the strokes.",
                $"有 {bare.Length} 处太细，内缩 {white.Choke} 后没有打底白；最大的一处在 {at.X:0.0}, {at.Y:0.0} mm。请减小内缩，或加粗线条。");
        }
        if (views.Cut is { } cut && cut.CutLines.Any(l => !Inside(l.Outline.Bounds, cut.Page)))
            Warn("cut-outside-page", $"The cut line runs outside the picture's page: viewers may not show all of it. Leave room round the picture if your cutter needs it within the page.", $"切割线超出图片页面：看图软件可能无法显示完整。如切割机要求在页面内，请在图片四周留空。");
        if (olderFilms.Count > 0)
        {
            string named = string.Join(", ", olderFilms.Take(MostNamed)) + (olderFilms.Count > MostNamed ? FormattableString.Invariant($" (+ {olderFilms.Count - MostNamed})") : "");
            Warn("older-films", $"Films of an earlier run stand beside the new files: {named}. Delete them, so that nobody prints from them.", $"新文件旁有以前生成的菲林：{named}。请删除，以免误用。");
        }
        return warnings.ToImmutable();

        static bool Inside(Rect a, Rect b) => a.Left >= b.Left && a.Top >= b.Top && a.Right <= b.Right && a.Bottom <= b.Bottom;
    }
}
