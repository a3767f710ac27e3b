using System.Collections.Concurrent;
using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Cli.Tests.Server;

/// <summary>Stands in for a model: paints a fish on a plain ground, or a tile of dots, whose colours and shape follow from the seed.</summary>
internal sealed class PaintedPictures(string id) : IPictureEngine
{
    private readonly ConcurrentQueue<PictureRequest> _asked = new();

    public string Name => id;

    public PictureAbilities Abilities { get; } = new([], Negative: true, Seed: true, Start: true, Strength: true, Mask: false) { Tiling = true };

    /// <summary>Every order so far.</summary>
    public IReadOnlyCollection<PictureRequest> Asked => _asked;

    /// <summary>What is thrown in place of an answer; null to answer.</summary>
    public Func<PictureRequest, Exception?> Fault { get; set; } = _ => null;

    /// <summary>What makes it the model it is.</summary>
    public string Identity { get; set; } = "painted-1";

    /// <summary>Its card.</summary>
    public PictureModel Card => new(id, new("Painted", "手绘"), PictureModel.Local, Language.English, PromptManner.Phrases, new(256, 256), Abilities, Identity);

    public Task<PictureAnswer> MakeAsync(PictureRequest request, CancellationToken cancel)
    {
        _asked.Enqueue(request);
        if (Fault(request) is Exception fault)
            throw fault;
        Artwork drawing = request.Tiling != PictureTiling.None ? Dots(request) : Fish(request);
        Picture pixels = CompositeRenderer.Render(drawing, new Resolution(25.4), new Srgb(255, 255, 255));
        using var file = new MemoryStream();
        PngWriter.Write(file, pixels);
        return Task.FromResult(new PictureAnswer([new(new(file.ToArray(), PictureEncoding.Png, request.Size), request.Seed, null, "", null)], [], null));
    }

    private static Artwork Fish(PictureRequest request)
    {
        var dice = new Dice(request.Seed);
        double w = request.Size.Width, h = request.Size.Height, long_ = w * dice.Between(0.26, 0.34), high = h * dice.Between(0.14, 0.24);
        var middle = new Point(w * 0.45, h * 0.5);
        Outline tail = Outline.Polygon(new Point(middle.X + long_ * 0.8, middle.Y), new Point(middle.X + long_ * 1.5, middle.Y - high), new Point(middle.X + long_ * 1.5, middle.Y + high));
        return Page(request, null, dice,
            tail,
            Outline.Ellipse(middle, long_, high),
            Outline.Circle(new(middle.X - long_ * 0.6, middle.Y - high * 0.25), high * 0.22));
    }

    private static Artwork Dots(PictureRequest request)
    {
        var dice = new Dice(request.Seed);
        double w = request.Size.Width, h = request.Size.Height, r = w * dice.Between(0.1, 0.16);
        // The last two are one dot across the edge; in half-drop its right part lies half a tile off.
        Outline[] dots = [.. new[] { (0.25, 0.25), (0.75, 0.6), (0.0, 0.75), (1.0, request.Tiling == PictureTiling.HalfDrop ? 0.25 : 0.75) }.Select(at => Outline.Circle(new(at.Item1 * w, at.Item2 * h), r))];
        return Page(request, RepeatLayout.Block, dice, dots);
    }

    private static Artwork Page(PictureRequest request, RepeatLayout? layout, Dice dice, params Outline[] parts)
    {
        ImmutableArray<Ink> inks = [.. parts.Select((_, i) => new Ink($"ink-{i}", $"Ink {i}", new Oklch(0.35 + 0.2 * (i % 3), 0.12, dice.Between(0, 360)).Srgb))];
        Length width = Length.FromMillimetres(request.Size.Width), height = Length.FromMillimetres(request.Size.Height);
        return new(width, height, layout is { } l ? new(l, width, height) : null, inks, [.. parts.Select((p, i) => new Shape(i == 3 ? 2 : i, p, FillRule.NonZero, Coverage.Solid))], []);
    }
}
