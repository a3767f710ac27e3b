using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Pictures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize;
using DesignGen.Vectorize.Features;

namespace DesignGen.Server.Pictures;

/// <summary>Turns the picture of a recipe into its artwork: traced into the recipe's inks, then placed as it is or laid out as a motif.</summary>
/// <remarks>The same recipe and picture give the same artwork, byte for byte. Several calls may run at once.</remarks>
/// <param name="tracer">Turns pixels into flat inks.</param>
internal sealed class PictureDrawing(ITracer tracer)
{
    // The ink that stands for bare cloth while colours are matched; it never reaches an artwork.
    private const string Cloth = "bare-cloth";

    // CIEDE2000 between a colour found in a picture and the cloth, below which it is not printed: less is hardly seen side by side.
    private const double SameAsCloth = 3;

    /// <summary>Draws it.</summary>
    /// <param name="recipe">A recipe that <see cref="PictureRules"/> has passed.</param>
    /// <param name="picture">The picture that it orders.</param>
    /// <param name="cancel">Stops the work soon.</param>
    /// <exception cref="PictureRefusedException">Nothing of the picture can be printed.</exception>
    public Artwork Draw(Recipe recipe, Picture picture, CancellationToken cancel)
    {
        PictureOrder order = recipe.Picture!;
        return order.Use == PictureUse.Motif ? PictureToss.Draw(recipe, Motif(picture, recipe, order, cancel), cancel)
            : order.Tiling != PictureTiling.None ? Tile(picture, recipe, order, cancel)
            : PicturePrint.Lay(recipe, inner => Subject(picture, recipe, order, inner.WidthMm, inner.HeightMm, cancel));
    }

    /// <summary>The picture itself laid on the page where the drawing has it, with all its tones, for separation into dots.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="picture">The picture that it orders.</param>
    /// <param name="artwork">What <see cref="Draw"/> made of both.</param>
    /// <returns>A picture of the whole page, clear where nothing is printed; null where the picture is a motif among others, or printed in other colours than its own.</returns>
    public Picture? Page(Recipe recipe, Picture picture, Artwork artwork)
    {
        PictureOrder order = recipe.Picture!;
        if (order.Use == PictureUse.Motif || !recipe.DrawnBy.IsEmpty)
            return null;
        if (order.Tiling != PictureTiling.None)
            return order.Tiling == PictureTiling.HalfDrop ? TwoColumns(picture) : picture;
        if (SubjectCut.Of(tracer.WithoutGround(picture)) is not { } cut)
            return null;
        // The subject fills what the drawing covers; finer than the finest dots, its pixels would only cost memory.
        const double mostPerMm = 16;
        Rect drawn = artwork.InkedBounds;
        double perPixel = Math.Min(drawn.Width / (cut.Width - 2 * SubjectCut.Margin), drawn.Height / (cut.Height - 2 * SubjectCut.Margin));
        double perMm = Math.Min(1 / perPixel, mostPerMm), step = 1 / (perMm * perPixel);
        int width = Math.Max(1, (int)Math.Round(artwork.Width.Millimetres * perMm)), height = Math.Max(1, (int)Math.Round(artwork.Height.Millimetres * perMm));
        var page = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
        {
            int v = (int)Math.Floor((y + 0.5 - drawn.Centre.Y * perMm) * step + cut.Height / 2.0);
            if (v < 0 || v >= cut.Height)
                continue;
            for (int x = 0; x < width; x++)
            {
                int u = (int)Math.Floor((x + 0.5 - drawn.Centre.X * perMm) * step + cut.Width / 2.0);
                if (u >= 0 && u < cut.Width)
                    cut.At(u, v).CopyTo(page.AsSpan((y * width + x) * 4));
            }
        }
        return new(width, height, 4, page);
    }

    // Traced as small as it is set, so that what prints there prints at any size.
    private Artwork Motif(Picture picture, Recipe recipe, PictureOrder order, CancellationToken cancel)
    {
        double side = PictureToss.Sizes(recipe).Small * Math.Sqrt(2);
        return Subject(picture, recipe, order, side, side, cancel);
    }

    // A half-drop is stored as two of its columns, which step straight: so traced, their edges meet exactly, and one column's would only nearly.
    private Artwork Tile(Picture picture, Recipe recipe, PictureOrder order, CancellationToken cancel)
    {
        bool dropped = order.Tiling == PictureTiling.HalfDrop;
        double widthMm = recipe.WidthMm * (dropped ? 2 : 1);
        TracedPicture traced = tracer.Trace(dropped ? TwoColumns(picture) : picture, Options(recipe, order, widthMm) with { Tile = true }, cancel);
        // Pictures come in steps of some pixels, so the tile is a little off its shape; it is drawn to it.
        Affine fit = Affine.Scale(widthMm / traced.Proof.Width.Millimetres, recipe.HeightMm / traced.Proof.Height.Millimetres);
        Length width = Length.FromMillimetres(widthMm), height = Length.FromMillimetres(recipe.HeightMm);
        return Printed(traced.Proof with
        {
            Width = width,
            Height = height,
            Repeat = new(RepeatLayout.Block, width, height),
            Shapes = [.. traced.Proof.Shapes.Select(s => s with { Outline = s.Outline.Transform(fit).Snap() })],
        }, recipe);
    }

    // The picture, and to its right the picture again half its height lower.
    private static Picture TwoColumns(Picture picture)
    {
        int row = picture.Width * picture.Channels;
        var pixels = new byte[2 * row * picture.Height];
        for (int y = 0; y < picture.Height; y++)
        {
            picture.Row(y).CopyTo(pixels.AsSpan(2 * row * y));
            picture.Row((y + picture.Height / 2) % picture.Height).CopyTo(pixels.AsSpan(2 * row * y + row));
        }
        return new(2 * picture.Width, picture.Height, picture.Channels, pixels);
    }

    /// <summary>What stands on the plain ground of a picture, as large as fits and in the middle.</summary>
    private Artwork Subject(Picture picture, Recipe recipe, PictureOrder order, double widthMm, double heightMm, CancellationToken cancel)
    {
        Picture cut = SubjectCut.Of(tracer.WithoutGround(picture))
            ?? throw new PictureRefusedException("recipe", "picture", "Nothing is left of the picture once its ground is taken away. Use another seed or other words.");
        double perPixel = Math.Min(widthMm / (cut.Width - 2 * SubjectCut.Margin), heightMm / (cut.Height - 2 * SubjectCut.Margin));
        Artwork drawing = Printed(tracer.Trace(cut, Options(recipe, order, cut.Width * perPixel), cancel).Proof, recipe);
        Rect drawn = drawing.InkedBounds;
        if (drawn.Width <= 0 || drawn.Height <= 0)
            throw new PictureRefusedException("recipe", "picture", "All of the picture is finer than the press can print at this size. Use another seed, simpler words or a larger print.");
        double scale = Math.Min(1, Math.Min(widthMm / drawn.Width, heightMm / drawn.Height));
        Affine middle = Affine.Translate(-drawn.Centre.X, -drawn.Centre.Y).Then(Affine.Scale(scale)).Then(Affine.Translate(widthMm / 2, heightMm / 2));
        return drawing with
        {
            Width = Length.FromMillimetres(widthMm),
            Height = Length.FromMillimetres(heightMm),
            Shapes = [.. drawing.Shapes.Select(s => s with { Outline = s.Outline.Transform(middle).Snap() }).Where(s => !s.Outline.IsEmpty)],
        };
    }

    private static VectorizeOptions Options(Recipe recipe, PictureOrder order, double widthMm)
    {
        // A motif in its ground's own ink would be a hole in it; a print may leave cloth bare, which then looks like one ink more.
        int? ground = recipe.Roles.TryGetValue(PaletteRole.Ground, out int place) ? place : null;
        bool motif = order.Use == PictureUse.Motif, cloth = ground is null && !motif;
        // In other colours a design is traced by those that its picture was made for, so that no point moves.
        ImmutableArray<StockInk> stock = [.. recipe.Inks.Select((ink, i) => (Ink: ink, Place: i)).Where(s => !motif || s.Place != ground || recipe.Inks.Length == 1)
            .Select(s => new StockInk(s.Ink.Id, new(s.Ink.Name, s.Ink.Name), recipe.DrawnBy.IsEmpty ? s.Ink.Colour : recipe.DrawnBy[s.Place]))];
        return new()
        {
            Width = Length.FromMillimetres(widthMm),
            Inks = recipe.Inks.IsEmpty ? order.MostInks : Math.Min(order.MostInks, stock.Length) + (cloth && order.Tiling != PictureTiling.None ? 1 : 0),
            Library = recipe.Inks.IsEmpty ? null : new("recipe", new("Recipe", "配方"), "the recipe", cloth ? stock.Add(new(Cloth, recipe.Garment.Name, recipe.Garment.Colour)) : stock),
            Features = new(Length.FromMillimetres(recipe.MinLineMm), Length.FromMillimetres(recipe.MinGapMm)),
        };
    }

    /// <summary>The drawing in the recipe's own inks; what looks like the cloth is left bare.</summary>
    private static Artwork Printed(Artwork traced, Recipe recipe)
    {
        CieLab cloth = recipe.Garment.Colour.CieLab;
        bool IsCloth(Ink ink) => ink.Id == Cloth || (recipe.Inks.IsEmpty && ink.Colour.CieLab.DifferenceTo(cloth) < SameAsCloth);
        int[] kept = [.. Enumerable.Range(0, traced.Inks.Length).Where(i => !IsCloth(traced.Inks[i]) && traced.Shapes.Any(s => s.Ink == i))];
        return traced with
        {
            Inks = [.. kept.Select(i => recipe.Inks.FirstOrDefault(k => k.Id == traced.Inks[i].Id) ?? traced.Inks[i])],
            Shapes = [.. traced.Shapes.Select(s => s.Ink is int ink && Array.IndexOf(kept, ink) is var place ? s with { Ink = place < 0 ? null : place } : s).SkipWhile(s => s.Ink is null)],
        };
    }
}
