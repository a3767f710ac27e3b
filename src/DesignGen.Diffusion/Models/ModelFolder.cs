using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Schedulers;
using DesignGen.Diffusion.Tokens;

namespace DesignGen.Diffusion.Models;

/// <summary>A model of the Stable Diffusion families in the folder that diffusers or optimum exported it to, read and checked but not opened: no weights are loaded.</summary>
/// <remarks>
/// Four dialects of these folders are about (diffusers' own script, optimum up to 1.22, 1.23, from 1.24 on). They differ in the types of
/// token ids and timesteps, in what the VAE's encoder gives, and in whether each part has a config.json. All of it is read from the model
/// files themselves. docs/diffusion/pipelines.md says what is accepted. Immutable.
/// </remarks>
public sealed class ModelFolder
{
    private const string IndexFile = "model_index.json";

    // Of Stable Diffusion 1 and 2, and of XL: for folders whose VAE has no config.json.
    private const double UsualLatentScale = 0.18215, XlLatentScale = 0.13025;

    private ModelFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The pipeline that the model was made for, in diffusers' words without the exporter's prefix, for example <c>StableDiffusionPipeline</c>.</summary>
    public string ClassName { get; private init; } = "";

    /// <summary>What kind of model it is.</summary>
    public ModelFamily Family { get; private init; }

    /// <summary>How it is run where the order does not say.</summary>
    public RunDefaults Defaults { get; private init; } = new(null, 25, 7.5);

    /// <summary>The scheduler that came with it.</summary>
    public SchedulerConfig Scheduler { get; private init; } = new(SchedulerKind.DDIM);

    /// <summary>The scheduler that it is run with where the order does not say.</summary>
    public SchedulerConfig DefaultScheduler => Defaults.Scheduler is string name ? SchedulerNames.Choose(Scheduler, name) : Scheduler;

    /// <summary>The size that it was trained on, or the only one that it makes.</summary>
    public PixelSize Native { get; private init; }

    /// <summary>Sides of pictures are multiples of this, in pixels.</summary>
    public int SizeStep { get; private init; }

    /// <summary>Whether the model was exported for its native size alone.</summary>
    public bool IsFixedSize { get; private init; }

    /// <summary>Whether it can begin from a picture, with or without a mask: it has an encoder for pictures.</summary>
    public bool TakesStart => VaeEncoder is not null;

    /// <summary>Whether it was trained to fill in masked parts. Others fill them in, too, only less well.</summary>
    public bool IsInpainting => UnetChannels > LatentChannels;

    /// <summary>What it computes in: 32 or 16 bits.</summary>
    public ElementType Precision { get; private init; }

    /// <summary>Bytes of all weights: about what the open model needs in memory.</summary>
    public long WeightBytes => Parts.Sum(p => p.WeightBytes);

    /// <summary>The parts, in the order in which they run: text encoders, VAE's encoder if there is one, UNet, VAE's decoder.</summary>
    public ImmutableArray<ModelPart> Parts => [.. TextEncoders, .. VaeEncoder is null ? [] : (ModelPart[])[VaeEncoder], Unet, VaeDecoder];

    /// <summary>Tokens in a row of the text encoder with begin and end: 77 for CLIP, 512 for Taiyi.</summary>
    public int RowLength => Tokenizers[0].RowLength;

    /// <summary>Whether the text encoder reads Chinese.</summary>
    public bool ReadsChinese => Tokenizers[0] is BertTokenizer;

    /// <summary>One for each text encoder.</summary>
    internal ImmutableArray<ITokenizer> Tokenizers { get; private init; } = [];

    internal ImmutableArray<ModelPart> TextEncoders { get; private init; } = [];

    internal ModelPart Unet { get; private init; } = null!;

    internal ModelPart VaeDecoder { get; private init; } = null!;

    internal ModelPart? VaeEncoder { get; private init; }

    /// <summary>The same decoder in 32 bits, for when that of 16 bits overflows; null where there is none.</summary>
    internal ModelPart? WideDecoder { get; private init; }

    /// <summary>Whether no negative prompt is all zeros (XL) instead of an empty text.</summary>
    internal bool ZeroNegative { get; private init; }

    /// <summary>Channels of a picture's latents.</summary>
    internal int LatentChannels { get; private init; }

    /// <summary>Channels that the UNet reads: those of the latents, and with inpainting a mask's and those of the masked picture.</summary>
    internal int UnetChannels { get; private init; }

    /// <summary>Pixels across one latent.</summary>
    internal int PixelsPerLatent { get; private init; }

    /// <summary>What the decoder's latents are multiplied with for the UNet.</summary>
    internal double LatentScale { get; private init; }

    /// <summary>Whether two text encoders' outputs are joined and the picture's size is told to the UNet.</summary>
    internal bool IsXl => TextEncoders.Length == 2;

    /// <summary>Width of the guidance's embedding that the UNet takes; null where it takes none.</summary>
    internal int? GuidanceSide { get; private init; }

    /// <summary>Reads a folder and checks all of it.</summary>
    /// <exception cref="InputException">Something is missing, damaged or of a kind that is not known; everything found is told with its file.</exception>
    /// <exception cref="UnavailableException">A file can't be read just now.</exception>
    public static ModelFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException(folder, null, "There is no such folder. Give the folder that holds the model's model_index.json.");
        string index = System.IO.Path.Combine(folder, IndexFile);
        JsonElement about = JsonFile.ReadIfThere(index) ?? throw new InputException(folder, null, NoIndex(folder));
        string className = PipelineClasses.Plain(about, index);

        var problems = new List<Problem>();
        T? Collect<T>(Func<T?> read) where T : class
        {
            try
            {
                return read();
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
                return null;
            }
        }

        bool two = Directory.Exists(In(folder, "text_encoder_2")) || Directory.Exists(In(folder, "tokenizer_2"));
        string[] suffixes = two ? ["", "_2"] : [""];
        ITokenizer?[] tokenizers = [.. suffixes.Select(s => Collect(() => TokenizerFolder.Read(In(folder, "tokenizer" + s))))];
        ModelPart?[] encoders = [.. suffixes.Select(s => Collect(() => PartOf(folder, "text_encoder" + s)))];
        ModelPart? unet = Collect(() => PartOf(folder, "unet")), decoder = Collect(() => PartOf(folder, "vae_decoder"));
        ModelPart? encoder = Directory.Exists(In(folder, "vae_encoder")) ? Collect(() => PartOf(folder, "vae_encoder")) : null;
        ModelPart? wide = Collect(() => WideOf(folder));
        SchedulerConfig? scheduler = Collect(() => SchedulerConfigFile.Read(In(folder, "scheduler", "scheduler_config.json")));
        if (problems.Count > 0)
            throw new InputException(problems);
        return Assemble(folder, className, about, tokenizers!, encoders!, unet!, decoder!, encoder, wide, scheduler!);
    }

    private static ModelFolder Assemble(
        string folder, string className, JsonElement about, ITokenizer[] tokenizers, ModelPart[] encoders, ModelPart unet, ModelPart decoder, ModelPart? encoder, ModelPart? wide, SchedulerConfig scheduler)
    {
        new PartChecks(encoders, unet, decoder, encoder).Run();
        bool xl = encoders.Length == 2;
        TensorPort sample = unet.Input("sample")!;
        int latents = (int)(unet.Outputs[0].Shape[1].Size ?? unet.Number("out_channels") ?? decoder.Inputs[0].Shape[1].Size ?? 4);
        int channels = (int)(sample.Shape[1].Size ?? unet.Number("in_channels") ?? latents);
        int perLatent = 1 << ((decoder.Count("block_out_channels") ?? 4) - 1);
        // A mask of one channel and the masked picture's latents: other widths are models for other tasks.
        if (channels != latents && channels != 2 * latents + 1)
            throw new InputException(unet.File, "sample", Text($"The UNet reads {channels} channels where {latents} (text to image) or {2 * latents + 1} (inpainting) are known. It is made for another task: use a text-to-image or inpainting model."));
        int halvings = unet.Count("block_out_channels") is int blocks ? blocks - 1 : 0;
        bool isFixed = sample.Shape is [_, _, { Size: not null }, { Size: not null }];
        ModelFamily family = Tell(className, tokenizers[0], unet, scheduler, xl);
        return new(folder)
        {
            ClassName = className,
            Family = family,
            Scheduler = scheduler,
            Defaults = DefaultsOf(family, scheduler, unet, xl),
            Tokenizers = [.. tokenizers],
            TextEncoders = [.. encoders],
            Unet = unet,
            VaeDecoder = decoder,
            VaeEncoder = encoder,
            WideDecoder = wide,
            ZeroNegative = xl && !(about.TryGetProperty("force_zeros_for_empty_prompt", out JsonElement zeros) && zeros.ValueKind == JsonValueKind.False),
            LatentChannels = latents,
            UnetChannels = channels,
            PixelsPerLatent = perLatent,
            LatentScale = (decoder.Number("scaling_factor") ?? encoder?.Number("scaling_factor")) ?? (xl ? XlLatentScale : UsualLatentScale),
            SizeStep = perLatent << halvings,
            IsFixedSize = isFixed,
            Native = isFixed ? new((int)sample.Shape[3].Size!.Value * perLatent, (int)sample.Shape[2].Size!.Value * perLatent) : Square(family, scheduler, unet, perLatent, xl),
            Precision = sample.Type,
            GuidanceSide = unet.Input("timestep_cond") is TensorPort cond ? (int)(cond.Shape[^1].Size ?? unet.Number("time_cond_proj_dim") ?? throw new InputException(unet.File, "timestep_cond", "The UNet does not say how wide this input is. Export it again with optimum, which writes config.json.")) : null,
        };
    }

    private static ModelFamily Tell(string className, ITokenizer tokenizer, ModelPart unet, SchedulerConfig scheduler, bool xl) =>
        className.StartsWith("LatentConsistency", StringComparison.Ordinal) || unet.Input("timestep_cond") is not null || scheduler.Kind == SchedulerKind.LCM ? ModelFamily.Consistency
        : tokenizer is BertTokenizer ? ModelFamily.Taiyi
        // Turbo models come with these; others lead their timesteps from the clean end.
        : scheduler is { Spacing: TimestepSpacing.Trailing, Prediction: PredictionType.Epsilon, ZeroTerminalSnr: false, Kind: SchedulerKind.EulerDiscrete or SchedulerKind.EulerAncestralDiscrete } ? ModelFamily.Turbo
        : xl ? ModelFamily.StableXl
        : (unet.ContextSide ?? (long?)unet.Number("cross_attention_dim")) == 1024 ? ModelFamily.Stable2 : ModelFamily.Stable1;

    private static RunDefaults DefaultsOf(ModelFamily family, SchedulerConfig scheduler, ModelPart unet, bool xl) => family switch
    {
        ModelFamily.Turbo => new(null, xl ? 1 : 2, 0),
        ModelFamily.Consistency => new(null, 4, unet.Input("timestep_cond") is null ? 1 : 8.5),
        _ when scheduler.ZeroTerminalSnr => new(null, 30, 7.5, Rescale: 0.7),
        ModelFamily.StableXl => new("dpm++ 2m karras", 25, 6),
        _ => new("dpm++ 2m karras", 25, 7.5),
    };

    private static PixelSize Square(ModelFamily family, SchedulerConfig scheduler, ModelPart unet, int perLatent, bool xl)
    {
        int side = unet.Number("sample_size") is double latents && latents >= 1 ? (int)latents * perLatent
            : xl && family != ModelFamily.Turbo ? 1024
            : family == ModelFamily.Stable2 && scheduler.Prediction == PredictionType.Velocity ? 768 : 512;
        return new(side, side);
    }

    private static ModelPart PartOf(string folder, string part)
    {
        string place = In(folder, part);
        if (!Directory.Exists(place))
            throw new InputException(place, null, $"This part of the model is missing. Copy the model's whole folder again, or export it again with its {part.Replace('_', ' ')}.");
        string file = System.IO.Path.Combine(place, "model.onnx");
        if (File.Exists(file))
            return ModelPart.Read(place, file);
        string[] others = [.. Directory.EnumerateFiles(place, "*.onnx").Order(StringComparer.Ordinal)];
        return others.Length == 1 ? ModelPart.Read(place, others[0]) : throw new InputException(place, null, NoModel(place, others));
    }

    private static ModelPart? WideOf(string folder)
    {
        string place = In(folder, "vae_decoder"), file = System.IO.Path.Combine(place, "model_fp32.onnx");
        return File.Exists(file) ? ModelPart.Read(place, file) : null;
    }

    private static string NoModel(string place, string[] others) =>
        others.Length > 1 ? $"There is no model.onnx here but {string.Join(", ", others.Select(System.IO.Path.GetFileName))}. Rename the one to use to model.onnx."
        : Directory.EnumerateFiles(place, "*.safetensors").Any() || Directory.EnumerateFiles(place, "*.bin").Any()
            ? "This folder holds PyTorch weights, not ONNX. Convert the model with optimum (`optimum-cli export onnx`); models/README.md says how."
            : "There is no model.onnx here. Copy the model's whole folder again.";

    private static string NoIndex(string folder) =>
        Directory.EnumerateFiles(folder, "*.safetensors").Any() || Directory.EnumerateFiles(folder, "*.ckpt").Any()
            ? "This folder holds a checkpoint, not an exported model. Convert it with diffusers and optimum (`optimum-cli export onnx`); models/README.md says how."
            : "There is no model_index.json in this folder. Give the folder that the model was exported to, the one with the folders unet and vae_decoder.";

    private static string In(string folder, params ReadOnlySpan<string> parts) => System.IO.Path.Combine([folder, .. parts]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
