using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Schedulers;
using DesignGen.Diffusion.Seams;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>One order from words to pictures: texts are encoded, latents led from noise to picture, decoded, and tiles judged by their seams.</summary>
internal sealed class OrderRun
{
    // How the band around a seam is painted anew: so much of the run, over so much of the side on each side of the edge.
    private const double RepairStrength = 0.5, RepairShare = 1.0 / 8;

    // LCM models take the guidance as timesteps of that many thousandths (LatentConsistencyModelPipeline).
    private const double GuidanceScale = 1000, LongestWave = 10_000;

    private readonly OnnxRuntime _runtime;
    private readonly ModelFolder _folder;
    private readonly PipelineSettings _settings;
    private readonly ModelSessions _sessions;
    private readonly PictureCodec _codec;
    private readonly TextContexts _texts;
    private readonly DiffusionOrder _order;
    private readonly IProgress<DiffusionProgress>? _progress;

    private readonly SchedulerConfig _config;
    private readonly int _steps, _width, _height, _latentSize;
    private readonly double _guidance, _rescale;
    private readonly bool _guided;
    private readonly StartPixels? _start;
    private int _done, _total;

    /// <summary>Where the chance of a batch comes from.</summary>
    public required Func<ImmutableArray<uint>, INoise> NoiseOf { get; init; }

    /// <summary>Told after each call.</summary>
    public CallMade? Watched { get; init; }

    public OrderRun(
        OnnxRuntime runtime, ModelFolder folder, PipelineSettings settings, ModelSessions sessions, PictureCodec codec, TextContexts texts, DiffusionOrder order, IProgress<DiffusionProgress>? progress)
    {
        (_runtime, _folder, _settings, _sessions, _codec, _texts, _order, _progress) = (runtime, folder, settings, sessions, codec, texts, order, progress);
        RunDefaults defaults = folder.Defaults;
        _config = order.Scheduler ?? folder.DefaultScheduler;
        _steps = order.Steps ?? defaults.Steps;
        _guidance = order.Guidance ?? defaults.Guidance;
        _rescale = order.Rescale ?? defaults.Rescale;
        // Models that are told the guidance need no second sample.
        _guided = _guidance > 1 && folder.GuidanceSide is null;
        (_width, _height) = (order.Size.Width / folder.PixelsPerLatent, order.Size.Height / folder.PixelsPerLatent);
        _latentSize = folder.LatentChannels * _width * _height;
        _start = order.Start is not null ? StartPixels.Read(order.Start, order.Size, folder.IsInpainting) : folder.IsInpainting ? StartPixels.Nothing(order.Size) : null;
    }

    private double Strength => _order.Start?.Strength ?? 1;

    /// <summary>Makes the pictures.</summary>
    public ImmutableArray<DiffusionPicture> Make(CancellationToken cancel)
    {
        var made = new DiffusionPicture[_order.Subjects.Length];
        // Prompts of as many rows share a batch; longer ones would change what the short ones give.
        ILookup<int, int> groups = Enumerable.Range(0, made.Length).ToLookup(i => Math.Max(_texts.Rows(_order.Subjects[i].Prompt, _order.Reading), _guided ? _texts.Rows(_order.Subjects[i].Negative, _order.Reading) : 1));
        IScheduler counting = Scheduler(1, Strength);
        _total = groups.Count * (counting.Timesteps.Length - counting.First);
        foreach (IGrouping<int, int> group in groups)
        {
            int[] places = [.. group];
            ImmutableArray<DiffusionPicture> pictures = MakeGroup([.. places.Select(i => _order.Subjects[i])], group.Key, cancel);
            for (int i = 0; i < places.Length; i++)
                made[places[i]] = pictures[i];
        }
        return [.. made];
    }

    // The best try of each picture is kept; those that still show a seam are tried the next way.
    private ImmutableArray<DiffusionPicture> MakeGroup(ImmutableArray<DiffusionSubject> subjects, int rows, CancellationToken cancel)
    {
        if (_order.Tiling == PictureTiling.None)
            return [.. Try(subjects, rows, SeamlessWay.Circular, null, cancel).Select(t => t.Made)];
        var best = new (DiffusionPicture Made, float[] Latents)?[subjects.Length];
        int tries = 0;
        foreach (SeamlessWay way in Ways())
        {
            int[] places = [.. Enumerable.Range(0, subjects.Length).Where(i => best[i] is not { } b || b.Made.Seam!.Score > SeamScore.Limit)];
            if (places.Length == 0)
                break;
            float[][]? starts = way == SeamlessWay.Repaired ? [.. places.Select(p => best[p]!.Value.Latents)] : null;
            (DiffusionPicture Made, float[] Latents)[] tried = Try([.. places.Select(p => subjects[p])], rows, way, starts, cancel);
            tries++;
            for (int i = 0; i < places.Length; i++)
            {
                if (best[places[i]] is not { } before || tried[i].Made.Seam!.Score < before.Made.Seam!.Score)
                    best[places[i]] = tried[i];
                DiffusionPicture kept = best[places[i]]!.Value.Made;
                best[places[i]] = best[places[i]]!.Value with { Made = kept with { Seam = kept.Seam! with { Tries = tries } } };
            }
        }
        return [.. best.Select(b => b!.Value.Made)];
    }

    private IEnumerable<SeamlessWay> Ways()
    {
        if (_order.Seamless is SeamlessWay only)
        {
            if (only == SeamlessWay.Repaired)
                yield return SeamlessWay.Rolled;
            yield return only;
            yield break;
        }
        if (_order.Tiling != PictureTiling.HalfDrop && _sessions.Unet(PictureCodec.Axes(_order.Tiling)) is not null)
            yield return SeamlessWay.Circular;
        yield return SeamlessWay.Rolled;
        if (OrderChecks.MayRepair(_order, _folder))
            yield return SeamlessWay.Repaired;
    }

    private (DiffusionPicture Made, float[] Latents)[] Try(ImmutableArray<DiffusionSubject> subjects, int rows, SeamlessWay way, float[][]? repaired, CancellationToken cancel)
    {
        var warnings = new List<string>();
        int images = subjects.Length;
        ImmutableArray<uint> seeds = [.. subjects.Select(s => s.Seed)];
        UnetContext context = Context(subjects, rows, warnings);
        LatentPlan plan = repaired is null ? Plan(images, seeds, cancel) : RepairPlan(seeds, repaired);
        bool rolled = _order.Tiling != PictureTiling.None && way != SeamlessWay.Circular;
        plan = plan with { IsGuided = _guided, Rolled = rolled ? _order.Tiling : PictureTiling.None, Seeds = seeds };

        WrapAxes axes = way == SeamlessWay.Circular ? PictureCodec.Axes(_order.Tiling) : WrapAxes.None;
        OnnxSession unet = _sessions.Unet(axes) ?? throw new InputException(_folder.Unet.File, null, "The UNet can't be rewritten so that its edges meet: some of its steps are joined or laid out for a device. Order it seamless by rolling, or leave the way open.");
        LatentRun run;
        using (var call = new UnetCall(_runtime, unet, _folder, images * (_guided ? 2 : 1), _height, _width, context))
        {
            run = new(plan, call, _settings.Clock);
            if (repaired is not null || _done >= _total)
                _total = _done + plan.Scheduler.Timesteps.Length - plan.Scheduler.First;
            run.Run(Made, cancel);
        }
        string provider = unet.Provider.Name;
        _sessions.DoneWith(_folder.Unet);

        warnings.InsertRange(0, _sessions.Refusals);
        var decoded = new Picture[images];
        for (int i = 0; i < images; i++)
            decoded[i] = _codec.Decode(plan.Latents.AsSpan(i * _latentSize, _latentSize), _order.Size, _order.Tiling, way, warnings, cancel);
        _sessions.DoneWith(_folder.VaeDecoder);

        var about = new DiffusionRun(provider, plan.Scheduler.Config.Kind.ToString(), _steps, run.Calls, _guidance, run.Total / run.Calls, run.Outside, [.. warnings.Distinct()]);
        return [.. decoded.Select((picture, i) =>
        (
            new DiffusionPicture(picture, seeds[i], _order.Tiling == PictureTiling.None ? null : new TileSeam(SeamScore.Of(picture, _order.Tiling), way, 1), about),
            plan.Latents[(i * _latentSize)..((i + 1) * _latentSize)]
        ))];
    }

    private void Made(int call, ReadOnlySpan<float> latents, ReadOnlySpan<float> denoised, TimeSpan time)
    {
        _done++;
        Watched?.Invoke(call, latents, denoised, time);
        if (_progress is null)
            return;
        bool shown = _order.PreviewEvery > 0 && _done % _order.PreviewEvery == 0;
        _progress.Report(new(_done, _total, time, shown ? LatentPreview.Of(_folder, denoised, _width, _height) : null));
    }

    private IScheduler Scheduler(int images, double strength)
    {
        IScheduler scheduler = _config.Create();
        scheduler.Start(new(_steps, images * _latentSize, images, strength, _order.Eta));
        return scheduler;
    }

    // The draws are diffusers': the picture's latents, the first noise, the masked picture's latents, then the scheduler's own.
    private LatentPlan Plan(int images, ImmutableArray<uint> seeds, CancellationToken cancel)
    {
        INoise noise = NoiseOf(seeds);
        IScheduler scheduler = Scheduler(images, Strength);
        var first = new float[images * _latentSize];
        if (_start is null)
        {
            noise.Draw(first);
            Scale(first, scheduler.InitialScale);
            return new(first, images, _width, _height, scheduler, noise, _guidance, _rescale);
        }
        bool fromNoise = _start.Mask is not null && Strength == 1;
        float[] clean = fromNoise && _folder.IsInpainting ? [] : _codec.Draw(_codec.Encode(_start.Pixels, _order.Size, cancel), images, noise);
        noise.Draw(first);
        float[] latents = fromNoise ? [.. first] : [.. clean];
        if (fromNoise)
            Scale(latents, scheduler.InitialScale);
        else
            scheduler.AddNoise(latents, first);
        var plan = new LatentPlan(latents, images, _width, _height, scheduler, noise, _guidance, _rescale);
        if (_start.Mask is not null)
        {
            float[] mask = _start.LatentMask(_order.Size, _folder.PixelsPerLatent), masked = _codec.Draw(_codec.Encode(_start.Masked, _order.Size, cancel), images, noise);
            plan = _folder.IsInpainting ? plan with { Extra = Extra(mask, masked, images) } : plan with { Kept = new(clean, first, mask) };
        }
        _sessions.DoneWith(_folder.VaeEncoder!);
        return plan;
    }

    private float[] Extra(float[] mask, float[] masked, int images)
    {
        var extra = new float[images * (mask.Length + _latentSize)];
        for (int i = 0; i < images; i++)
        {
            Span<float> one = extra.AsSpan(i * (mask.Length + _latentSize), mask.Length + _latentSize);
            mask.CopyTo(one);
            masked.AsSpan(i * _latentSize, _latentSize).CopyTo(one[mask.Length..]);
        }
        return extra;
    }

    // The band on both sides of the meeting edges is painted anew, from the picture that shows the seam.
    private LatentPlan RepairPlan(ImmutableArray<uint> seeds, float[][] clean)
    {
        IScheduler scheduler = Scheduler(seeds.Length, Math.Max(RepairStrength, 1.0 / _steps));
        INoise noise = NoiseOf([.. seeds.Select(s => (uint)new Dice(s).Fork("repair").Bits())]);
        float[] kept = [.. clean.SelectMany(c => c)], latents = [.. kept], first = new float[kept.Length];
        noise.Draw(first);
        scheduler.AddNoise(latents, first);
        var torus = new Torus(_width, _height, _order.Tiling);
        int across = Math.Max(1, (int)(_width * RepairShare)), down = Math.Max(1, (int)(_height * RepairShare));
        var mask = new float[_width * _height];
        for (int i = 0; i < mask.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, _width);
            bool near = (torus.MeetsAcross && (x < across || x >= _width - across)) || (torus.MeetsDown && (y < down || y >= _height - down));
            mask[i] = near ? 1 : 0;
        }
        return new(latents, seeds.Length, _width, _height, scheduler, noise, _guidance, _rescale) { Kept = new(kept, first, mask) };
    }

    private UnetContext Context(ImmutableArray<DiffusionSubject> subjects, int rows, List<string> warnings)
    {
        var texts = new List<TextContext>();
        if (_guided)
            texts.AddRange(subjects.Select(s => _texts.Of(s.Negative, _order.Reading, rows, warnings)));
        texts.AddRange(subjects.Select(s => _texts.Of(s.Prompt, _order.Reading, rows, warnings)));
        float[] times = _folder.IsXl ? [.. texts.SelectMany(_ => new float[] { _order.Size.Height, _order.Size.Width, 0, 0, _order.Size.Height, _order.Size.Width })] : [];
        float[] guidance = _folder.GuidanceSide is int side ? [.. texts.SelectMany(_ => GuidanceWaves(side))] : [];
        return new([.. texts.SelectMany(t => t.Hidden)], texts[0].Tokens, [.. texts.SelectMany(t => t.Pooled)], times, guidance);
    }

    // Sines and cosines of the guidance less one, as timesteps are embedded.
    private float[] GuidanceWaves(int side)
    {
        int half = side / 2;
        var waves = new float[side];
        for (int i = 0; i < half; i++)
        {
            float angle = (float)((_guidance - 1) * GuidanceScale) * (float)Math.Exp(i * -(Math.Log(LongestWave) / (half - 1)));
            (waves[i], waves[half + i]) = (MathF.Sin(angle), MathF.Cos(angle));
        }
        return waves;
    }

    private static void Scale(Span<float> numbers, float factor)
    {
        foreach (ref float number in numbers)
            number *= factor;
    }
}
