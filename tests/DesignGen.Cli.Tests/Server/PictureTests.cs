using System.Collections.Immutable;
using System.Xml.Linq;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Motifs;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;
using DesignGen.Diffusion.Seams;
using DesignGen.Generate.Plan;
using DesignGen.Produce.Packs;
using DesignGen.Render.Pictures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;
using DesignGen.Server.Pipeline;
using DesignGen.Server.Templates;
using DesignGen.Store.Blobs;
using DesignGen.Vectorize;

namespace DesignGen.Cli.Tests.Server;

/// <summary>Briefs that are drawn by an image model, from the words to the press files.</summary>
public sealed class PictureTests : IDisposable
{
    private static readonly TemplateCatalogue Templates = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates"));

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-pictures-").FullName;
    private readonly PaintedPictures _model = new("painted");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("placement: left-chest")]
    [InlineData("placement: all-over\nsize: 120mm x 120mm")]
    [InlineData("placement: all-over\nuse: picture\nsize: 96mm x 96mm")]
    [InlineData("placement: all-over\nuse: picture\nrepeat: half-drop\nsize: 96mm x 96mm")]
    [InlineData("placement: left-chest\npalettes: [complementary]\ncolourways: 2")]
    [InlineData("placement: all-over\nrepeat: half-drop\npalettes: [bauhaus-primary]\nsize: 120mm x 120mm\ncolourways: 2")]
    public async Task Words_become_press_files(string more)
    {
        await using DesignGenHost host = Open();
        BatchRecord order = Order(more, count: 3);
        await DrawAsync(host, order);
        Production made = await host.ProduceAsync(order.Code, new([], 2), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
        Assert.Equal(2, made.Variants.Length);
        Assert.All(made.Variants, v => Assert.Equal(PictureModel.Local, v.Spec.Recipe.Engine));
        Assert.NotEmpty(Directory.EnumerateFiles(made.Path, "*.svg", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("placement: left-chest")]
    [InlineData("placement: all-over\nuse: picture\nrepeat: half-drop\nsize: 96mm x 96mm")]
    public async Task A_model_s_picture_is_separated_into_dots_where_the_drawing_has_it(string more)
    {
        await using DesignGenHost host = Open();
        BatchRecord order = Order(more, count: 1);
        await DrawAsync(host, order);
        Production made = await host.ProduceAsync(order.Code, new([], 1), new ProductionOptions { Dots = new(100), FilmResolution = new(200) }, Path.Combine(_folder, "press"), null, default);
        string folder = Path.Combine(made.Path, made.Manifest.Styles[0].Folder);
        Picture dots = PngReader.Read(new MemoryStream(File.ReadAllBytes(Path.Combine(folder, "films", "dots.png"))), "dots.png").ToPicture();
        Picture print = PngReader.Read(new MemoryStream(File.ReadAllBytes(Path.Combine(folder, "print.png"))), "print.png").ToPicture();
        Assert.InRange((double)dots.Width / dots.Height / print.Width * print.Height, 0.99, 1.01);
        Srgb cloth = made.Variants[0].Spec.Recipe.Garment.Colour;
        int alike = 0, inked = 0;
        for (int y = 0; y < dots.Height; y++)
        {
            for (int x = 0; x < dots.Width; x++)
            {
                ReadOnlySpan<byte> dot = dots.At(x, y);
                bool isInked = new Srgb(dot[0], dot[1], dot[2]) != cloth;
                inked += isInked ? 1 : 0;
                alike += isInked == (print.At((int)((x + 0.5) * print.Width / dots.Width), (int)((y + 0.5) * print.Height / dots.Height))[3] > 127) ? 1 : 0;
            }
        }
        Assert.InRange((double)inked / (dots.Width * dots.Height), 0.05, 1);
        Assert.InRange((double)alike / (dots.Width * dots.Height), 0.95, 1);
    }

    [Theory]
    [InlineData("mug-wrap", "front")]
    [InlineData("mug-wrap", "wrap-11oz")]
    [InlineData("phone-case", "back")]
    public async Task Prompts_begin_with_the_subject_and_speak_of_no_other_product(string product, string placement)
    {
        await using DesignGenHost host = Open();
        string brief = Path.Combine(_folder, "fish.yaml");
        File.WriteAllText(brief, $"product: {product}\nplacement: {placement}\nengine: diffusion\nsubject: a koi carp\ncount: 2\n");
        BatchRecord order = Orders.Read(brief, null, null, Catalogue, DateTimeOffset.UnixEpoch);
        BatchProgress end = await DrawAsync(host, order);
        Assert.Equal((2, 0), (end.Done, end.Rejected));
        Assert.All(_model.Asked, r => Assert.StartsWith("a koi carp, ", r.Prompt, StringComparison.Ordinal));
        Assert.All(_model.Asked, r => Assert.DoesNotContain("shirt", r.Prompt, StringComparison.OrdinalIgnoreCase));
        Production made = await host.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
        Assert.Equal(product == "phone-case", Directory.EnumerateFiles(made.Path, "*cut*", SearchOption.AllDirectories).Any());
    }

    [Theory]
    [InlineData("placement: left-chest")]
    [InlineData("placement: all-over\nsize: 120mm x 120mm")]
    [InlineData("placement: all-over\nuse: picture\nrepeat: half-drop\nsize: 96mm x 96mm")]
    public async Task A_pack_holds_what_draws_its_designs_again(string more)
    {
        await using DesignGenHost host = Open();
        BatchRecord order = Order(more, count: 1);
        await DrawAsync(host, order);
        Production made = await host.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
        string recipe = Directory.EnumerateFiles(made.Path, "recipe.json", SearchOption.AllDirectories).Single();
        Assert.Contains("source.png", made.Manifest.Files.Single(f => f.Role == "source").Path, StringComparison.Ordinal);
        await RecipeDrawing.WriteAsync(recipe, Path.Combine(_folder, "again"), new(72), House.Default, FontShelf.None, MotifShelf.None, default);
        // The title is the only thing that a pack's drawing says and a recipe's does not.
        Assert.Equal(Paths(Path.Combine(Path.GetDirectoryName(recipe)!, "artwork.svg")), Paths(Path.Combine(_folder, "again", "artwork.svg")));

        File.Delete(Path.Combine(Path.GetDirectoryName(recipe)!, "source.png"));
        InputException missing = await Assert.ThrowsAsync<InputException>(() => RecipeDrawing.WriteAsync(recipe, Path.Combine(_folder, "never"), new(72), House.Default, FontShelf.None, MotifShelf.None, default));
        Assert.Contains("source.png", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_drop_tile_is_two_columns_the_second_half_a_tile_lower_and_shows_no_seam()
    {
        await using DesignGenHost host = Open();
        BatchRecord order = Order("placement: all-over\nuse: picture\nrepeat: [half-drop, brick]\nsize: 96mm x 72mm", count: 1);
        await DrawAsync(host, order);
        Assert.All(_model.Asked, r => Assert.Equal(PictureTiling.HalfDrop, r.Tiling));
        Production made = await host.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
        Assert.Equal(GateVerdict.Pass, made.Variants[0].Report.Findings.Single(f => f.Gate == "seam").Verdict);

        Picture source = PictureFile.Read(Directory.EnumerateFiles(made.Path, "source.png", SearchOption.AllDirectories).Single()).Picture;
        Artwork artwork = new PictureDrawing(new BuiltInTracer()).Draw(made.Variants[0].Spec.Recipe, source, default);
        Assert.Equal(new Repeat(RepeatLayout.Block, Length.FromMillimetres(192), Length.FromMillimetres(72)), artwork.Repeat);
        Picture tile = CompositeRenderer.Render(artwork, Resolution.FromPixelsPerMillimetre(4), new Srgb(255, 255, 255));
        Assert.True(SeamScore.Of(tile, PictureTiling.Both) <= SeamScore.Limit);
        // Both columns are traced, so that they differ by less than a pixel at their edges.
        int half = tile.Width / 2, down = tile.Height / 2, apart = 0, straight = 0;
        for (int y = 0; y < tile.Height; y++)
        {
            for (int x = 0; x < half; x++)
            {
                apart += Apart(tile.At(x, (y + down) % tile.Height), tile.At(half + x, y));
                straight += Apart(tile.At(x, y), tile.At(half + x, y));
            }
        }
        Assert.InRange(apart, 0, straight / 20);
        Assert.InRange(straight, tile.Width * tile.Height / 20, int.MaxValue);

        static int Apart(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Math.Abs(a[0] - b[0]) + Math.Abs(a[1] - b[1]) + Math.Abs(a[2] - b[2]) > 24 ? 1 : 0;
    }

    [Fact]
    public async Task A_picture_is_made_once_however_often_it_is_drawn()
    {
        await using DesignGenHost host = Open();
        BatchRecord order = Order("placement: left-chest", count: 2);
        await DrawAsync(host, order);
        int made = _model.Asked.Count;
        await host.ProduceAsync(order.Code, new([], 2), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
        await host.SubmitAsync(order, fresh: true, default);
        await host.WaitAsync(order.Code, null, default);
        Assert.Equal(made, _model.Asked.Count);
        Assert.All(_model.Asked, r => Assert.Equal(order.Code, r.Batch));
        Assert.Equal(made, _model.Asked.Select(r => (r.Seed, r.Prompt)).Distinct().Count());
    }

    [Fact]
    public async Task What_was_drawn_is_produced_after_its_model_is_gone()
    {
        BatchRecord order = Order("placement: all-over\nuse: picture\nsize: 96mm x 96mm\nmodel: painted", count: 1);
        await using (DesignGenHost host = Open())
            await DrawAsync(host, order);
        await using DesignGenHost bare = DesignGenHost.Open(new() { DataFolder = Path.Combine(_folder, "data"), Catalogue = Templates });
        Production made = await bare.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
        Assert.Single(made.Variants);

        foreach (string kept in Directory.EnumerateFiles(Path.Combine(_folder, "data", "blobs", "pictures")))
            File.Delete(kept);
        InputException gone = await Assert.ThrowsAsync<InputException>(() => bare.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press2"), null, default));
        Assert.Contains("no model 'painted' here", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_behind_the_same_id_makes_no_picture_of_an_earlier_order()
    {
        BatchRecord order = Order("placement: left-chest", count: 1), anew;
        await using (DesignGenHost host = Open())
            await DrawAsync(host, order);
        int made = _model.Asked.Count;
        _model.Identity = "painted-2";
        await using (DesignGenHost host = Open())
        {
            // What was approved is made of the picture that was approved.
            await host.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
            Assert.Equal(made, _model.Asked.Count);
            anew = Order("placement: left-chest", count: 1);
            Assert.NotEqual(order.Code, anew.Code);
        }
        await using (DesignGenHost host = Open())
            await DrawAsync(host, anew);
        Assert.True(_model.Asked.Count > made);

        foreach (string kept in Directory.EnumerateFiles(Path.Combine(_folder, "data", "blobs", "pictures")))
            File.Delete(kept);
        await using DesignGenHost last = Open();
        InputException gone = await Assert.ThrowsAsync<InputException>(() => last.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press2"), null, default));
        Assert.Contains("would make another picture", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_in_a_subject_are_words_like_any_other()
    {
        await using DesignGenHost host = Open();
        await DrawAsync(host, Order("placement: left-chest", count: 1, subject: "a {ground} koi {subject} in {colours}"));
        Assert.All(_model.Asked, r => Assert.Contains("a {ground} koi {subject} in {colours}", r.Prompt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_picture_costs_one_try_and_the_batch_goes_on()
    {
        int asked = 0;
        _model.Fault = _ => Interlocked.Increment(ref asked) == 1 ? new PictureRefusedException("model", "prompt", "It shows what is not shown.") : null;
        await using DesignGenHost host = Open();
        BatchProgress end = await DrawAsync(host, Order("placement: left-chest", count: 2));
        Assert.Equal((2, 0, BatchState.InReview), (end.Done, end.Rejected, end.State));
        Assert.Equal(3, asked);
        Assert.False(Directory.Exists(Path.Combine(_folder, "data", "defects")));
    }

    [Fact]
    public async Task What_every_picture_would_meet_stops_the_batch_with_its_reason()
    {
        _model.Fault = _ => new InputException("image service painted", "caps", "The day's limit of 5 CNY is spent. Raise it, or go on tomorrow.");
        await using DesignGenHost host = Open();
        InputException fault = await Assert.ThrowsAsync<InputException>(() => DrawAsync(host, Order("placement: left-chest", count: 2)));
        Assert.Contains("The day's limit of 5 CNY is spent", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_away_for_a_moment_is_asked_again()
    {
        int asked = 0;
        _model.Fault = _ => Interlocked.Increment(ref asked) == 1 ? new UnavailableException("The service is busy.") : null;
        await using DesignGenHost host = Open();
        BatchProgress end = await DrawAsync(host, Order("placement: left-chest", count: 1));
        Assert.Equal(BatchState.InReview, end.State);
    }

    [Fact]
    public async Task A_reference_gives_the_start_and_the_colours_and_is_kept_with_the_batch()
    {
        string board = await PaintBoardAsync(77);
        string brief = Path.Combine(_folder, "fish.yaml");
        File.WriteAllText(brief, "product: t-shirt\nengine: diffusion\nsubject: a koi carp\nprint: screen\ncount: 2\nplacement: left-chest\nreference: board.png\nstrength: 0.6\n");
        Order order = Orders.Take(brief, null, null, Catalogue, DateTimeOffset.UnixEpoch);
        await using DesignGenHost host = Open();
        await host.SubmitAsync(order, fresh: false, default);
        File.Delete(board);
        await host.StartAsync(order.Batch.Code, default);
        BatchProgress end = await host.WaitAsync(order.Batch.Code, null, default);
        Assert.True(host.FaultOf(order.Batch.Code) is null, host.FaultOf(order.Batch.Code)?.ToString());
        Assert.Equal(BatchState.InReview, end.State);
        Assert.All(_model.Asked, r => Assert.Equal((0.6, new PixelSize(128, 128)), (r.Start!.Strength, r.Start.Picture.Size)));
        Production made = await host.ProduceAsync(order.Batch.Code, new([], 2), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
        Assert.All(made.Variants, v => Assert.StartsWith("reference-", v.Spec.Recipe.Palette, StringComparison.Ordinal));

        Assert.Contains("no such picture", Assert.Throws<InputException>(() => Orders.Take(brief, null, null, Catalogue, DateTimeOffset.UnixEpoch)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2047, 2049, 2047, 2049)]
    [InlineData(2050, 2049, 1025, 1024)]
    [InlineData(1, 9_000_000, 1, 4_500_000)]
    public void A_large_picture_to_begin_from_is_made_smaller_and_keeps_its_colours(int width, int height, int across, int down)
    {
        // Two halves, so that the parts are where they were.
        var picture = new Picture(width, height, 1, new byte[width * height]);
        picture.Pixels.AsSpan(0, picture.Pixels.Length / 2).Fill(200);
        EncodedPicture start = EncodedPictures.Start(Png(picture), "board.png");
        Assert.Equal(new PixelSize(across, down), start.Size);
        Picture read = PictureReader.Read(start.Bytes.Span, "start").Picture;
        Assert.Equal((200, 200, 0, 0), (read.At(0, 0)[0], read.At(across - 1, down / 2 - 2)[0], read.At(0, down / 2 + 2)[0], read.At(across - 1, down - 1)[0]));
    }

    [Fact]
    public async Task A_picture_that_unpacks_to_gigabytes_is_refused_where_it_is_a_reference_kept_or_in_a_pack()
    {
        // 24 kB that are 60 million pixels.
        byte[] bomb = Png(new Picture(10_000, 6_000, 1, new byte[60_000_000]));
        string brief = Path.Combine(_folder, "fish.yaml");
        File.WriteAllText(brief, "product: t-shirt\nengine: diffusion\nsubject: a koi carp\nplacement: left-chest\nreference: board.png\n");
        File.WriteAllBytes(Path.Combine(_folder, "board.png"), bomb);
        InputException reference = Assert.Throws<InputException>(() => Orders.Take(brief, null, null, Catalogue, DateTimeOffset.UnixEpoch));
        Assert.Contains("board.png: 10000 × 6000 px is over the limit of 50 million pixels", reference.Message, StringComparison.Ordinal);

        await using DesignGenHost host = Open();
        BatchRecord order = Order("placement: left-chest", count: 1);
        await DrawAsync(host, order);
        Production made = await host.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press"), null, default);
        string recipe = Directory.EnumerateFiles(made.Path, "recipe.json", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(recipe)!, "source.png"), bomb);
        Assert.Contains("over the limit", (await Assert.ThrowsAsync<InputException>(() => RecipeDrawing.WriteAsync(recipe, Path.Combine(_folder, "never"), new(72), House.Default, FontShelf.None, MotifShelf.None, default))).Message, StringComparison.Ordinal);

        string kept = Directory.EnumerateFiles(Path.Combine(_folder, "data", "blobs", "pictures")).First(f => !f.EndsWith(".json", StringComparison.Ordinal));
        File.WriteAllBytes(kept, bomb);
        InputException spoilt = await Assert.ThrowsAsync<InputException>(() => host.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press2"), null, default));
        Assert.Contains("pictures/" + Path.GetFileName(kept), spoilt.Message, StringComparison.Ordinal);
        Assert.Contains("Remove it, and it is made anew", spoilt.Message, StringComparison.Ordinal);
        File.WriteAllBytes(kept, []);
        await host.ProduceAsync(order.Code, new([], 1), new ProductionOptions(), Path.Combine(_folder, "press2"), null, default);
        Assert.NotEqual(0, new FileInfo(kept).Length);
    }

    [Theory]
    [InlineData("placement: left-chest")]
    [InlineData("placement: all-over\npalettes: [bauhaus-primary]\nsize: 120mm x 120mm")]
    public async Task More_like_a_picture_takes_its_words_and_the_picture_itself(string more)
    {
        await using DesignGenHost host = Open();
        BatchRecord order = Order(more, count: 1);
        await DrawAsync(host, order);
        VariantRecord parent = (await host.Batches.FindVariantAsync(VariantCode.For(order.Code, 0), default))!;
        PictureRequest first = Assert.Single(_model.Asked);
        Order wanted = await host.FollowAsync(order.Code, parent.Code, new(DerivationKind.MoreLikeThis) { Count = 6 }, default);
        Assert.Empty(wanted.Remarks);
        await host.SubmitAsync(wanted, fresh: false, default);
        Assert.Equal(6, (await host.WaitAsync(wanted.Batch.Code, null, default)).Done);
        VariantRecord[] made = [.. host.Batches.VariantsAsync(wanted.Batch.Code, default).ToBlockingEnumerable().Where(v => v.State != VariantState.Rejected)];
        Assert.NotEmpty(made);
        Assert.All(_model.Asked, r => Assert.Equal((first.Prompt, first.Negative, first.Size, first.Tiling), (r.Prompt, r.Negative, r.Size, r.Tiling)));
        PictureRequest[] begun = [.. _model.Asked.Where(r => r.Start is not null)];
        byte[] kept = File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(_folder, "data", "blobs", "references")).Single());
        Assert.NotEmpty(begun);
        Assert.All(begun, r => Assert.True(r.Start!.Picture.Bytes.Span.SequenceEqual(kept)));
        Assert.Equal(0.45, begun.Min(r => r.Start!.Strength));
        Assert.Contains(_model.Asked.Skip(1), r => r.Start is null && r.Seed != first.Seed);
        Assert.Equal(_model.Asked.Count, _model.Asked.DistinctBy(r => (r.Seed, r.Start?.Strength)).Count());
        // A motif is also laid out anew, which asks for no picture.
        Assert.Equal(parent.Spec.IsToss, made.Any(v => v.Spec.Recipe.Picture == parent.Spec.Recipe.Picture && v.Spec.Recipe.Seed != parent.Spec.Recipe.Seed));

        // The plan of the stored derivation is the same one again.
        BatchRecord stored = (await host.Batches.FindAsync(wanted.Batch.Code, default))!;
        var again = new BatchPlans(Catalogue, host.Blobs).For(stored);
        Assert.All(made, v => Assert.Equal(RecipeJson.Write(v.Spec.Recipe), RecipeJson.Write(again.Planner.Spec(v.Index, v.Spec.Try).Recipe)));
    }

    [Fact]
    public async Task A_picture_with_a_palette_comes_in_other_inks_point_by_point_and_no_model_is_asked()
    {
        await using DesignGenHost host = Open();
        BatchRecord order = Order("placement: left-chest\npalettes: [bauhaus-primary]", count: 1);
        await DrawAsync(host, order);
        VariantRecord parent = (await host.Batches.FindVariantAsync(VariantCode.For(order.Code, 0), default))!;
        Order wanted = await host.FollowAsync(order.Code, parent.Code, new(DerivationKind.OtherColours) { Count = 3 }, default);
        await host.SubmitAsync(wanted, fresh: false, default);
        await host.WaitAsync(wanted.Batch.Code, null, default);
        Assert.Single(_model.Asked);
        var drawing = new PictureDrawing(new BuiltInTracer());
        Picture picture = PictureFile.Read(Directory.EnumerateFiles(Path.Combine(_folder, "data", "blobs", "pictures")).Single(f => !f.EndsWith(".json", StringComparison.Ordinal))).Picture;
        Artwork drawn = drawing.Draw(parent.Spec.Recipe, picture, default);
        VariantRecord[] made = [.. host.Batches.VariantsAsync(wanted.Batch.Code, default).ToBlockingEnumerable()];
        Assert.Equal(3, made.Length);
        foreach (VariantRecord v in made)
        {
            Artwork other = drawing.Draw(v.Spec.Recipe, picture, default);
            Assert.Equal(drawn.Shapes.Select(s => s.Outline.Bounds), other.Shapes.Select(s => s.Outline.Bounds));
            Assert.NotEqual(drawn.Inks.Select(i => i.Colour), other.Inks.Select(i => i.Colour));
            Assert.Null(drawing.Page(v.Spec.Recipe, picture, other));
        }
    }

    [Fact]
    public async Task What_can_t_follow_from_a_picture_is_told_with_another_way()
    {
        await using DesignGenHost host = Open();
        BatchRecord order = Order("placement: left-chest", count: 1);
        await DrawAsync(host, order);
        VariantRecord parent = (await host.Batches.FindVariantAsync(VariantCode.For(order.Code, 0), default))!;
        Assert.Contains("colours or a palette named", (await Assert.ThrowsAsync<InputException>(() => host.FollowAsync(order.Code, parent.Code, new(DerivationKind.OtherColours), default))).Message, StringComparison.Ordinal);
        Assert.Contains("Ask for more like it", (await Assert.ThrowsAsync<InputException>(() => host.FollowAsync(order.Code, parent.Code, new(DerivationKind.Revise) { Comment = "less busy" }, default))).Message, StringComparison.Ordinal);
        _model.Identity = "painted-2";
        Assert.Contains("has changed", Assert.Single(Orders.Follow(order, parent, new(DerivationKind.MoreLikeThis), null, Catalogue, DateTimeOffset.UnixEpoch, by: null).Remarks), StringComparison.Ordinal);
        TemplateCatalogue bare = Catalogue with { PictureModels = Catalogue.PictureModels.SetItem("other", _model.Card) };
        Derivation near = new(DerivationKind.MoreLikeThis, parent.Code, parent.Spec with { Recipe = parent.Spec.Recipe with { Picture = parent.Spec.Recipe.Picture! with { Model = "gone" } } }, 1);
        Assert.Contains("'gone'", Assert.Throws<InputException>(() => IDerivedPlanner.For(new BatchPlans(bare, host.Blobs).For(order).Brief, bare, near)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_failed_is_made_anew()
    {
        await PaintBoardAsync(77);
        string brief = Path.Combine(_folder, "fish.yaml");
        File.WriteAllText(brief, "product: t-shirt\nengine: diffusion\nsubject: a koi carp\nplacement: left-chest\nreference: board.png\n");
        Order order = Orders.Take(brief, null, null, Catalogue, DateTimeOffset.UnixEpoch);
        var blobs = new FolderBlobStore(Path.Combine(_folder, "blobs"));
        var plans = new BatchPlans(Catalogue, blobs);
        Assert.Contains("--fresh", Assert.Throws<InputException>(() => plans.For(order.Batch)).Message, StringComparison.Ordinal);
        await ReferencePictures.KeepAsync(blobs, order.Batch.Code, order.Reference!, default);
        BatchPlan plan = plans.For(order.Batch);
        Assert.Same(plan, plans.For(order.Batch));
    }

    [Theory]
    [InlineData("placement: left-chest\nuse: motif", "takes one picture as it is")]
    [InlineData("placement: left-chest\nfamilies: [stripes]", "an image model takes 'styles'")]
    [InlineData("placement: left-chest\nstyles: [flat-vektor]", "flat-vector")]
    [InlineData("placement: left-chest\nmodel: other", "painted")]
    [InlineData("placement: left-chest\nlettering: [KOI]", "trusted to spell")]
    [InlineData("placement: all-over\nuse: picture\nrepeat: brick", "steps straight")]
    [InlineData("placement: all-over\nuse: picture\nrepeat: third-drop", "'half-drop'")]
    [InlineData("placement: left-chest\nreference: \"board\\0.png\"", "names no file")]
    public void What_can_t_be_made_is_said_before_anything_is_asked(string more, string told)
    {
        InputException wrong = Assert.Throws<InputException>(() => Order(more, count: 1));
        Assert.Contains(told, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("fish.yaml:", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_for_models_without_an_engine_are_refused()
    {
        string brief = Path.Combine(_folder, "plain.yaml");
        File.WriteAllText(brief, "product: t-shirt\nsubject: a koi\n");
        Assert.Contains("engine: diffusion", Assert.Throws<InputException>(() => Orders.Read(brief, null, null, Catalogue, DateTimeOffset.UnixEpoch)).Message, StringComparison.Ordinal);
        File.WriteAllText(brief, "product: t-shirt\nengine: remote\nsubject: a koi\n");
        Assert.Contains("templates/image-services", Assert.Throws<InputException>(() => Orders.Read(brief, null, null, Catalogue, DateTimeOffset.UnixEpoch)).Message, StringComparison.Ordinal);
    }

    private static string[] Paths(string svg) => [.. XDocument.Load(svg).Descendants().Where(e => e.Name.LocalName == "path").Select(e => (string)e.Attribute("d")!)];

    private DesignGenHost Open() => DesignGenHost.Open(new()
    {
        DataFolder = Path.Combine(_folder, "data"),
        Catalogue = Catalogue,
        PictureEngines = new(ImmutableSortedDictionary<string, IPictureEngine>.Empty.Add("painted", _model)),
        RetryDelays = [TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)],
    });

    private TemplateCatalogue Catalogue => Templates with { PictureModels = ImmutableSortedDictionary<string, PictureModel>.Empty.Add("painted", _model.Card) };

    private static byte[] Png(Picture picture)
    {
        using var file = new MemoryStream();
        PngWriter.Write(file, picture);
        return file.ToArray();
    }

    private async Task<string> PaintBoardAsync(uint seed)
    {
        string board = Path.Combine(_folder, "board.png");
        PictureAnswer painted = await new PaintedPictures("other").MakeAsync(new("a board", new(128, 128), seed), default);
        File.WriteAllBytes(board, painted.Pictures[0].Picture.Bytes.ToArray());
        return board;
    }

    private BatchRecord Order(string more, int count, string subject = "a koi carp")
    {
        string brief = Path.Combine(_folder, "fish.yaml");
        File.WriteAllText(brief, $"product: t-shirt\nengine: diffusion\nsubject: \"{subject}\"\nprint: screen\ncount: {count}\nseed: 5\n{more}\n");
        return Orders.Read(brief, null, null, Catalogue, DateTimeOffset.UnixEpoch);
    }

    private static async Task<BatchProgress> DrawAsync(DesignGenHost host, BatchRecord order)
    {
        await host.StartAsync(order.Code, default);
        await host.SubmitAsync(order, fresh: false, default);
        BatchProgress end = await host.WaitAsync(order.Code, null, default);
        if (host.FaultOf(order.Code) is { } fault)
            throw fault;
        return end;
    }
}
