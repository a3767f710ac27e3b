using System.Collections.Immutable;
using System.Diagnostics;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Diffusion.Schedulers;
using DesignGen.Diffusion.Seams;
using DesignGen.Diffusion.Tests.Onnx;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Diffusion.Tests.Pipelines;

public sealed class DiffusionPipelineTests
{
    public static TheoryData<TinyDialect> Dialects => [.. Enum.GetValues<TinyDialect>()];

    [RuntimeTheory]
    [MemberData(nameof(Dialects))]
    public void Every_dialect_makes_pictures_that_hang_on_words_and_seed(TinyDialect dialect)
    {
        using var folder = new TinyFolder(dialect);
        using DiffusionPipeline model = folder.Open();
        DiffusionPicture first = model.Make(TinyFolder.Order())[0];
        Assert.Equal((64, 64, 3), (first.Picture.Width, first.Picture.Height, first.Picture.Channels));
        Assert.True(first.Picture.Pixels.Max() - first.Picture.Pixels.Min() > 60, "the picture is all of one colour");
        Assert.Equal(first.Picture.Pixels, model.Make(TinyFolder.Order())[0].Picture.Pixels);
        Assert.True(TinyFolder.Apart(first.Picture, model.Make(TinyFolder.Order(seed: 8))[0].Picture) > 5);
        string other = dialect == TinyDialect.Taiyi ? "一龙花" : "zzzz";
        Assert.True(TinyFolder.Apart(first.Picture, model.Make(TinyFolder.Order(other))[0].Picture) > 0.02);
        Assert.Equal("CPU", first.Run.Provider);
        Assert.Empty(first.Run.Warnings);
    }

    [RuntimeTheory]
    [InlineData(TinyDialect.Stable1)]
    [InlineData(TinyDialect.Xl)]
    [InlineData(TinyDialect.Consistency)]
    public void A_picture_of_a_batch_is_the_one_that_its_seed_gives_alone(TinyDialect dialect)
    {
        using var folder = new TinyFolder(dialect);
        using DiffusionPipeline model = folder.Open();
        // Chance in every step, and prompts of one and of three rows.
        SchedulerConfig ancestral = SchedulerNames.Choose(folder.Read().Scheduler, dialect == TinyDialect.Consistency ? "lcm" : "euler a");
        DiffusionSubject[] subjects = [new("a red fish", 1), new("clouds", 2, "blurry"), new(new string('x', 160), 3)];
        ImmutableArray<DiffusionPicture> together = model.Make(TinyFolder.Order([.. subjects]) with { Scheduler = ancestral });
        for (int i = 0; i < subjects.Length; i++)
        {
            DiffusionPicture alone = model.Make(TinyFolder.Order([subjects[i]]) with { Scheduler = ancestral })[0];
            Assert.Equal(subjects[i].Seed, together[i].Seed);
            Assert.Equal(alone.Picture.Pixels, together[i].Picture.Pixels);
        }
    }

    [RuntimeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_number_of_threads_changes_no_byte(bool laidOut)
    {
        using var folder = new TinyFolder(size: new(64, 4));
        using var kept = new TemporaryFolder();
        byte[] With(int threads)
        {
            using DiffusionPipeline model = folder.Open(new() { Threads = threads, LayoutFolder = laidOut ? kept.Path : null });
            return model.Make(TinyFolder.Order() with { Size = new(192, 128) })[0].Picture.Pixels;
        }
        byte[] one = With(1);
        Assert.Equal(one, With(2));
        Assert.Equal(one, With(4));
    }

    [RuntimeFact]
    public void Guidance_up_to_one_leaves_the_negative_prompt_unread()
    {
        using var folder = new TinyFolder();
        using DiffusionPipeline model = folder.Open();
        byte[] without = model.Make(TinyFolder.Order() with { Guidance = 1 })[0].Picture.Pixels;
        Assert.Equal(1, model.Texts.Encoded);
        Assert.Equal(without, model.Make(TinyFolder.Order(negative: "blurry") with { Guidance = 0 })[0].Picture.Pixels);
        Assert.Equal(1, model.Texts.Encoded);
        Assert.NotEqual(without, model.Make(TinyFolder.Order(negative: "blurry") with { Guidance = 7 })[0].Picture.Pixels);
        Assert.Equal(2, model.Texts.Encoded);
    }

    [RuntimeFact]
    public void Texts_are_encoded_once_for_all_pictures()
    {
        using var folder = new TinyFolder();
        using DiffusionPipeline model = folder.Open();
        model.Make(TinyFolder.Order([new("a", 1, "b"), new("a", 2, "b"), new("c", 3, "b")]));
        model.Make(TinyFolder.Order("a", 9, "b"));
        Assert.Equal(3, model.Texts.Encoded);
    }

    [RuntimeFact]
    public void No_negative_prompt_is_zeros_for_XL_and_an_empty_text_for_others()
    {
        using TinyFolder xl = new(TinyDialect.Xl), first = new();
        using DiffusionPipeline two = xl.Open(), one = first.Open();
        Assert.NotEqual(two.Make(TinyFolder.Order(negative: null))[0].Picture.Pixels, two.Make(TinyFolder.Order(negative: ""))[0].Picture.Pixels);
        Assert.Equal(one.Make(TinyFolder.Order(negative: null))[0].Picture.Pixels, one.Make(TinyFolder.Order(negative: ""))[0].Picture.Pixels);
    }

    [RuntimeFact]
    public void Weights_and_what_passes_a_row_are_read_unless_prompts_are_read_plainly()
    {
        using var folder = new TinyFolder();
        using DiffusionPipeline model = folder.Open();
        byte[] Make(string prompt, PromptReading reading, out ImmutableArray<string> warnings)
        {
            DiffusionPicture made = model.Make(TinyFolder.Order(prompt) with { Reading = reading })[0];
            warnings = made.Run.Warnings;
            return made.Picture.Pixels;
        }
        Assert.NotEqual(Make("a (fish:1.5)", PromptReading.Weighted, out _), Make("a fish", PromptReading.Weighted, out _));
        string longer = new('a', 75), longest = longer + " bbbbbbbbbb";
        Assert.Equal(Make(longer, PromptReading.Plain, out _), Make(longest, PromptReading.Plain, out ImmutableArray<string> warnings));
        Assert.Contains("found no place", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.NotEqual(Make(longer, PromptReading.Weighted, out _), Make(longest, PromptReading.Weighted, out warnings));
        Assert.Empty(warnings);
    }

    [RuntimeTheory]
    [InlineData(TinyDialect.Stable1)]
    [InlineData(TinyDialect.EarlierOptimum)]
    [InlineData(TinyDialect.Xl)]
    public void The_less_the_strength_the_nearer_the_picture_that_it_began_from(TinyDialect dialect)
    {
        using var folder = new TinyFolder(dialect);
        using DiffusionPipeline model = folder.Open();
        Picture start = model.Make(TinyFolder.Order(seed: 3))[0].Picture;
        DiffusionOrder order = TinyFolder.Order() with { Steps = 20, Guidance = 1 };
        Picture Make(double strength) => model.Make(order with { Start = new(start, strength) })[0].Picture;
        Picture little = Make(0.05), more = Make(0.5);
        Assert.True(TinyFolder.Apart(little, more) > 1);
        Assert.NotEqual(more.Pixels, Make(1).Pixels);
        // Bounds on the share of steps that is made.
        Assert.Equal(1, model.Make(order with { Start = new(start, 0.05) })[0].Run.Calls);
    }

    [RuntimeFact]
    public void A_start_of_another_size_is_scaled_and_its_middle_taken()
    {
        using var folder = new TinyFolder();
        using DiffusionPipeline model = folder.Open();
        byte[] small = [.. Enumerable.Range(0, 64 * 64).SelectMany(i => new byte[] { (byte)(i % 64 * 4), (byte)(i / 64 * 4), 90 })];
        byte[] large = [.. Enumerable.Range(0, 256 * 128).SelectMany(i => new byte[] { (byte)(Math.Clamp(i % 256 - 64, 0, 127) * 2), (byte)(i / 256 * 2), 90 })];
        Picture Make(Picture start) => model.Make(TinyFolder.Order() with { Start = new(start, 0.4) })[0].Picture;
        Assert.True(TinyFolder.Apart(Make(new(64, 64, 3, small)), Make(new(256, 128, 3, large))) < 2);
    }

    [RuntimeTheory]
    [InlineData(TinyDialect.Stable1)]
    [InlineData(TinyDialect.Inpainting)]
    public void A_mask_keeps_the_black_part_and_paints_the_white_one(TinyDialect dialect)
    {
        using var folder = new TinyFolder(dialect);
        using DiffusionPipeline model = folder.Open();
        Picture start = model.Make(TinyFolder.Order(seed: 3))[0].Picture;
        var mask = new Picture(64, 64, 1, [.. Enumerable.Range(0, 64 * 64).Select(i => (byte)(i % 64 < 32 ? 0 : 255))]);
        DiffusionOrder order = TinyFolder.Order() with { Steps = 8, Start = new(start, 1, mask) };
        Picture[] made = [.. new uint[] { 20, 21 }.Select(s => model.Make(order with { Subjects = [new("a fish", s)] })[0].Picture)];
        double Apart(int from, int to) => Enumerable.Range(0, 64 * 64 * 3).Where(i => i / 3 % 64 >= from && i / 3 % 64 < to).Average(i => (double)Math.Abs(made[0].Pixels[i] - made[1].Pixels[i]));
        // Two seeds agree where the picture stays; a model trained to fill in only heeds what it is told, which these weights don't.
        if (dialect == TinyDialect.Stable1)
            Assert.True(Apart(0, 16) < Apart(48, 64) / 4, $"{Apart(0, 16)} on the kept side, {Apart(48, 64)} on the other");
        else
            Assert.NotEqual(made[0].Pixels, model.Make(order with { Start = new(start, 1), Subjects = [new("a fish", 20)] })[0].Picture.Pixels);
    }

    [RuntimeFact]
    public void A_step_allocates_nothing()
    {
        foreach (TinyDialect dialect in new[] { TinyDialect.Stable1, TinyDialect.Half, TinyDialect.Xl })
        {
            using var folder = new TinyFolder(dialect);
            using DiffusionPipeline model = folder.Open();
            using var stop = new CancellationTokenSource();
            long[] at = new long[40];
            model.Watched = (call, _, _, _) => at[call] = GC.GetAllocatedBytesForCurrentThread();
            foreach (string scheduler in new[] { "ddim", "dpm++ 2m karras", "euler a", "unipc" })
            {
                model.Make(TinyFolder.Order() with { Steps = 20, Rescale = 0.5, Scheduler = SchedulerNames.Choose(folder.Read().Scheduler, scheduler), Tiling = scheduler == "ddim" ? PictureTiling.HalfDrop : PictureTiling.None, Seamless = scheduler == "ddim" ? SeamlessWay.Rolled : null }, new Silent(), stop.Token);
                // The first calls make what later ones use again; the runtime may lay down something of its own at one step, when it compiles anew.
                long[] steps = [.. Enumerable.Range(3, 17).Select(i => at[i + 1] - at[i]).Where(bytes => bytes > 0)];
                Assert.True(steps.Length <= 1, string.Join(" ", steps));
            }
        }
    }

    [RuntimeFact]
    public void Progress_counts_calls_and_shows_small_previews()
    {
        using var folder = new TinyFolder();
        using DiffusionPipeline model = folder.Open();
        var told = new List<DiffusionProgress>();
        model.Make(TinyFolder.Order() with { Steps = 5, PreviewEvery = 2, Scheduler = SchedulerNames.Choose(folder.Read().Scheduler, "euler") }, new Listener(told.Add));
        Assert.Equal([1, 2, 3, 4, 5], told.Select(t => t.Done));
        Assert.All(told, t => Assert.Equal(5, t.Total));
        Assert.Equal([false, true, false, true, false], told.Select(t => t.Preview is not null));
        Assert.Equal((8, 8), (told[1].Preview!.Width, told[1].Preview!.Height));
    }

    [RuntimeFact]
    public void Cancelling_stops_within_a_call_and_the_model_is_fit_for_the_next_order()
    {
        using var folder = new TinyFolder(size: new(192, 24));
        using DiffusionPipeline model = folder.Open();
        DiffusionOrder large = TinyFolder.Order() with { Size = new(512, 512), Steps = 50 };
        using var stop = new CancellationTokenSource();
        var called = new TaskCompletionSource();
        Task<ImmutableArray<DiffusionPicture>> run = Task.Run(() => model.Make(large, new Listener(_ => called.TrySetResult()), stop.Token));
        called.Task.Wait(TimeSpan.FromMinutes(2));
        var clock = Stopwatch.StartNew();
        stop.Cancel();
        Assert.IsType<OperationCanceledException>(Assert.Throws<AggregateException>(run.Wait).InnerException, exactMatch: false);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"it took {clock.Elapsed} to stop");
        Assert.Single(model.Make(TinyFolder.Order()));
    }

    [RuntimeFact]
    public void Closing_stops_the_order_that_runs()
    {
        using var folder = new TinyFolder(size: new(192, 24));
        DiffusionPipeline model = folder.Open();
        var called = new TaskCompletionSource();
        Task run = Task.Run(() => model.Make(TinyFolder.Order() with { Size = new(512, 512), Steps = 50 }, new Listener(_ => called.TrySetResult())));
        called.Task.Wait(TimeSpan.FromMinutes(2));
        model.Dispose();
        Assert.IsType<OperationCanceledException>(Assert.Throws<AggregateException>(run.Wait).InnerException, exactMatch: false);
        Assert.ThrowsAny<OperationCanceledException>(() => model.Make(TinyFolder.Order()));
    }

    [RuntimeFact]
    public void Parts_are_open_one_at_a_time_where_memory_is_short()
    {
        using var folder = new TinyFolder();
        using DiffusionPipeline model = folder.Open(), lean = folder.Open(new() { OnePartAtATime = true });
        Assert.Equal(0, model.HeldBytes);
        Assert.Equal(model.Make(TinyFolder.Order())[0].Picture.Pixels, lean.Make(TinyFolder.Order())[0].Picture.Pixels);
        Assert.True(model.HeldBytes > 0);
        Assert.Equal(0, lean.HeldBytes);
    }

    [RuntimeFact]
    public void A_model_is_laid_out_once_and_anew_when_its_files_change()
    {
        using var folder = new TinyFolder();
        using var kept = new TemporaryFolder();
        byte[] Make()
        {
            using DiffusionPipeline model = folder.Open(new() { LayoutFolder = kept.Path });
            return model.Make(TinyFolder.Order())[0].Picture.Pixels;
        }
        string[] Kept() => [.. Directory.EnumerateDirectories(kept.Path).Order(StringComparer.Ordinal)];
        byte[] first = Make();
        string[] written = Kept();
        Assert.Equal(3, written.Length);
        Assert.Equal(first, Make());
        Assert.Equal(written, Kept());
        File.SetLastWriteTimeUtc(folder.File("unet", "model.onnx"), new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(first, Make());
        Assert.Equal(4, Kept().Length);
        // Where nothing can be written the model is opened as it is.
        using DiffusionPipeline without = folder.Open(new() { LayoutFolder = folder.File("model_index.json") });
        Assert.Single(without.Make(TinyFolder.Order()));
    }

    [RuntimeFact]
    public void A_decoder_that_overflows_in_16_bits_is_run_again_in_32()
    {
        using TinyFolder folder = new(TinyDialect.Half), plain = new(TinyDialect.Half);
        for (int i = 0; i < 2; i++)
            Amplify(folder.File("vae_decoder", "model.onnx"), ElementType.Float16);
        using DiffusionPipeline model = folder.Open();
        DiffusionPicture made = model.Make(TinyFolder.Order())[0];
        Assert.Contains("16 bits", Assert.Single(made.Run.Warnings), StringComparison.Ordinal);
        // Amplified, every channel is at one of its ends; which one, the plain decoder tells.
        using DiffusionPipeline calm = plain.Open();
        Picture shown = calm.Make(TinyFolder.Order())[0].Picture;
        Assert.True(made.Picture.Pixels.Zip(shown.Pixels).Count(p => (p.First > 127) == (p.Second > 127)) > 0.99 * shown.Pixels.Length);
        Assert.Equal(made.Picture.Pixels, model.Make(TinyFolder.Order())[0].Picture.Pixels);

        // A decoder in 32 bits that lies beside it is taken first.
        using TinyFolder wide = new();
        GraphModel beside = GraphModel.Read(wide.File("vae_decoder", "model.onnx"));
        beside.WriteFile(folder.File("vae_decoder", "model_fp32.onnx"), "model_fp32.onnx_data");
        using DiffusionPipeline both = folder.Open();
        for (int i = 0; i < 2; i++)
            Assert.True(TinyFolder.Apart(both.Make(TinyFolder.Order())[0].Picture, shown) < 1);
    }

    [RuntimeFact]
    public void A_decoder_that_gives_no_numbers_in_32_bits_is_told()
    {
        using var folder = new TinyFolder();
        string file = folder.File("vae_decoder", "model.onnx");
        for (int i = 0; i < 5; i++)
            Amplify(file, ElementType.Float32);
        using DiffusionPipeline model = folder.Open();
        InputException told = Assert.Throws<InputException>(() => model.Make(TinyFolder.Order()));
        Assert.Contains("no numbers", told.Message, StringComparison.Ordinal);
        Assert.Contains("vae_decoder", told.Problems[0].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_an_order_is_told_together()
    {
        using var folder = new TinyFolder();
        Directory.Delete(folder.File("vae_encoder"), recursive: true);
        DiffusionOrder wrong = TinyFolder.Order() with { Size = new(70, 64), Guidance = -1, Start = new(new(64, 64, 3, new byte[64 * 64 * 3]), 2) };
        InputException told = Assert.Throws<InputException>(() => OrderChecks.Check(wrong, folder.Read()));
        Assert.Equal(["size", "guidance", "start", "start.strength"], told.Problems.Select(p => p.Place));
        Assert.Contains("72x64", told.Problems[0].Message, StringComparison.Ordinal);
    }

    // A last step that multiplies with 60000, past what 16 bits hold; done often enough, past 32 bits.
    private static void Amplify(string file, ElementType type)
    {
        GraphModel model = GraphModel.Read(file);
        GraphNode last = model.Graph.Nodes[^1];
        string name = $"amplified_{model.Graph.Nodes.Count}", factor = name + "_factor";
        const float much = 6e4f;
        model.Graph.Weights.Add(type == ElementType.Float16 ? GraphTensor.Of(factor, [(Half)much]) : GraphTensor.Of(factor, [much * much]));
        model.Graph.Nodes.Insert(model.Graph.Nodes.Count - 1, new("Mul", [last.Inputs[0], factor], [name]));
        last.Inputs[0] = name;
        model.WriteFile(file);
    }

    private sealed class Silent : IProgress<DiffusionProgress>
    {
        public void Report(DiffusionProgress value)
        {
        }
    }

    private sealed class Listener(Action<DiffusionProgress> told) : IProgress<DiffusionProgress>
    {
        public void Report(DiffusionProgress value) => told(value);
    }
}
