using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Chance;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Tests;

/// <summary>The kinds of exported folder that <see cref="TinyModels"/> writes.</summary>
public enum TinyDialect
{
    /// <summary>Stable Diffusion 1 as optimum 1.24 and later export it: ids and timestep int64, the timestep one number, means and variances from the encoder.</summary>
    Stable1,

    /// <summary>The same as optimum up to 1.22 did it: ids int32, the timestep a row of one, latents from the encoder.</summary>
    EarlierOptimum,

    /// <summary>The same as diffusers' own script does it: ids int32, timestep float32, no config.json anywhere.</summary>
    Legacy,

    /// <summary>The first in 16 bits.</summary>
    Half,

    /// <summary>Stable Diffusion 2 with velocities for output, zero terminal SNR, "!" for padding.</summary>
    Velocity,

    /// <summary>Stable Diffusion 1 for filling in: nine channels.</summary>
    Inpainting,

    /// <summary>XL: two text encoders, the picture's size told.</summary>
    Xl,

    /// <summary>SD-Turbo: trailing timesteps, no guidance.</summary>
    Turbo,

    /// <summary>LCM: the guidance told to the UNet.</summary>
    Consistency,

    /// <summary>Taiyi: a Chinese vocabulary, 512 tokens.</summary>
    Taiyi,
}

/// <summary>How large a tiny model is.</summary>
/// <param name="Channels">Channels within the UNet.</param>
/// <param name="Layers">Convolutions within the UNet.</param>
public sealed record TinySize(int Channels = 16, int Layers = 1);

/// <summary>
/// Whole exported folders of models with random weights, made with our own ONNX writer: what they paint are soft blobs of a few flat
/// colours, other ones for other words and seeds. A picture of 64 pixels takes milliseconds.
/// </summary>
/// <remarks>Needs DesignGen.Diffusion alone, so that any test project with a reference to it can compile this file.</remarks>
public static class TinyModels
{
    private const int TextWidth = 16, PooledWidth = 12, GuidanceWidth = 8;

    /// <summary>Name of the step whose weight tests add to: a linear layer, transposed by exporters.</summary>
    public const string Query = "/down_blocks.0/attentions.0/transformer_blocks.0/attn2/to_q/MatMul";

    /// <summary>Writes a folder.</summary>
    /// <param name="folder">The folder; made where it is not there.</param>
    /// <param name="dialect">Its kind.</param>
    /// <param name="size">How large.</param>
    public static void Write(string folder, TinyDialect dialect, TinySize? size = null)
    {
        size ??= new();
        bool legacy = dialect == TinyDialect.Legacy, bert = dialect == TinyDialect.Taiyi, xl = dialect == TinyDialect.Xl;
        ElementType type = dialect == TinyDialect.Half ? ElementType.Float16 : ElementType.Float32;
        ElementType ids = dialect is TinyDialect.Legacy or TinyDialect.EarlierOptimum ? ElementType.Int32 : ElementType.Int64;
        Json(folder, "model_index.json", new Dictionary<string, object?> { ["_class_name"] = ClassName(dialect), ["_diffusers_version"] = "0.32.2" });
        Scheduler(folder, dialect);

        foreach (string suffix in xl ? new[] { "", "_2" } : [""])
        {
            int words = bert ? Bert(Path.Combine(folder, "tokenizer")) : Clip(Path.Combine(folder, "tokenizer" + suffix), pad: dialect is TinyDialect.Velocity or TinyDialect.Turbo || suffix == "_2" ? "!" : "<|endoftext|>");
            Save(folder, "text_encoder" + suffix, TextEncoder(words, bert ? 512 : 77, type, ids, xl, pools: suffix == "_2"));
        }
        int context = xl ? 2 * TextWidth : TextWidth;
        Save(folder, "unet", Unet(dialect, type, context, size));
        Save(folder, "vae_decoder", Decoder(type));
        Save(folder, "vae_encoder", Encoder(type, draws: dialect is TinyDialect.Legacy or TinyDialect.EarlierOptimum));
        if (legacy)
            return;
        Json(folder, "unet/config.json", new Dictionary<string, object?> { ["sample_size"] = 8, ["in_channels"] = dialect == TinyDialect.Inpainting ? 9 : 4, ["cross_attention_dim"] = context, ["block_out_channels"] = new[] { size.Channels } });
        foreach (string half in new[] { "vae_encoder", "vae_decoder" })
            Json(folder, half + "/config.json", new Dictionary<string, object?> { ["scaling_factor"] = xl ? 0.13025 : 0.18215, ["block_out_channels"] = new[] { 8, 8, 8, 8 }, ["shift_factor"] = null });
    }

    /// <summary>Writes a LoRA for such a folder: kohya's names, random matrices.</summary>
    /// <param name="file">The .safetensors file.</param>
    /// <param name="entries">Tensors with their names, shapes and numbers.</param>
    public static void WriteSafetensors(string file, params IEnumerable<(string Name, long[] Shape, float[] Numbers)> entries)
    {
        var table = new Dictionary<string, object>();
        var data = new List<byte>();
        foreach ((string name, long[] shape, float[] numbers) in entries)
        {
            long start = data.Count;
            data.AddRange(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(numbers));
            table.Add(name, new { dtype = "F32", shape, data_offsets = new[] { start, data.Count } });
        }
        byte[] head = JsonSerializer.SerializeToUtf8Bytes(table);
        File.WriteAllBytes(file, [.. BitConverter.GetBytes((ulong)head.Length), .. head, .. data]);
    }

    private static string ClassName(TinyDialect dialect) => dialect switch
    {
        TinyDialect.Legacy => "OnnxStableDiffusionPipeline",
        TinyDialect.EarlierOptimum => "ORTStableDiffusionPipeline",
        TinyDialect.Inpainting => "StableDiffusionInpaintPipeline",
        TinyDialect.Xl => "ORTStableDiffusionXLPipeline",
        TinyDialect.Consistency => "ORTLatentConsistencyModelPipeline",
        _ => "StableDiffusionPipeline",
    };

    private static void Scheduler(string folder, TinyDialect dialect)
    {
        var config = new Dictionary<string, object?>
        {
            ["_class_name"] = dialect switch { TinyDialect.Velocity => "DDIMScheduler", TinyDialect.Xl or TinyDialect.Turbo => "EulerDiscreteScheduler", TinyDialect.Consistency => "LCMScheduler", _ => "PNDMScheduler" },
            ["num_train_timesteps"] = 1000,
            ["beta_start"] = 0.00085,
            ["beta_end"] = 0.012,
            ["beta_schedule"] = "scaled_linear",
            ["skip_prk_steps"] = true,
            ["set_alpha_to_one"] = false,
            ["clip_sample"] = false,
            ["steps_offset"] = 1,
            ["prediction_type"] = dialect == TinyDialect.Velocity ? "v_prediction" : "epsilon",
            ["timestep_spacing"] = dialect is TinyDialect.Velocity or TinyDialect.Turbo ? "trailing" : "leading",
            ["rescale_betas_zero_snr"] = dialect == TinyDialect.Velocity,
        };
        Json(folder, "scheduler/scheduler_config.json", config);
    }

    // Every byte is a token and there are no merges: a letter is a word.
    private static int Clip(string folder, string pad)
    {
        int[] printable = [.. Enumerable.Range('!', 94), .. Enumerable.Range(0xA1, 12), .. Enumerable.Range(0xAE, 82)];
        string[] letters = [.. printable.Concat(Enumerable.Range(0x100, 256 - printable.Length)).Select(c => ((char)c).ToString())];
        string[] words = [.. letters, .. letters.Select(l => l + "</w>"), "<|startoftext|>", "<|endoftext|>"];
        Json(folder, "vocab.json", words.Select((word, id) => (word, id)).ToDictionary(w => w.word, w => (object?)w.id));
        File.WriteAllText(Path.Combine(folder, "merges.txt"), "#version: 0.2\n");
        Json(folder, "special_tokens_map.json", new Dictionary<string, object?> { ["bos_token"] = "<|startoftext|>", ["eos_token"] = "<|endoftext|>", ["pad_token"] = pad, ["unk_token"] = "<|endoftext|>" });
        Json(folder, "tokenizer_config.json", new Dictionary<string, object?> { ["model_max_length"] = 77 });
        return words.Length;
    }

    private static int Bert(string folder)
    {
        Directory.CreateDirectory(folder);
        const string characters = "一中国新风格图案锦鲤祥云龙花朵扁平插画红蓝绿白黑金色浪纹的与，。";
        string[] words =
        [
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]",
            .. Enumerable.Range('!', 94).Select(c => ((char)c).ToString()), .. Enumerable.Range('a', 26).Select(c => "##" + (char)c), .. characters.Select(c => c.ToString()),
        ];
        File.WriteAllText(Path.Combine(folder, "vocab.txt"), string.Join('\n', words) + "\n");
        Json(folder, "tokenizer_config.json", new Dictionary<string, object?> { ["model_max_length"] = 512, ["do_lower_case"] = true });
        return words.Length;
    }

    // Embeddings of tokens and places through two layers; rows know only themselves, the pooled text is their mean.
    private static GraphModel TextEncoder(int words, int length, ElementType type, ElementType ids, bool states, bool pools)
    {
        var net = new Net("text_encoder", type);
        string input = net.Input("input_ids", ids, "batch", "tokens");
        string places = net.Slice(net.Weight("places", 1, length, TextWidth), 1, net.Size(input, 1));
        string at = net.Node("Add", net.Node("Gather", net.Weight("words", 1, words, TextWidth), input), places);
        var hidden = new List<string> { at };
        for (int layer = 0; layer < 2; layer++)
        {
            string key = net.Named($"/text_model/encoder/layers.{layer}/self_attn/q_proj/MatMul", "MatMul", at, net.Weight($"layer{layer}", 1, TextWidth, TextWidth));
            hidden.Add(at = net.Node("Add", at, net.Node("Tanh", key)));
        }
        string mean = net.Node("ReduceMean", [at], GraphAttribute.Of("axes", [1L]), GraphAttribute.Of("keepdims", 0L));
        if (pools)
            net.Output(net.Node("MatMul", mean, net.Weight("pool", 1, TextWidth, PooledWidth)), "text_embeds", "batch", PooledWidth);
        net.Output(at, "last_hidden_state", "batch", "tokens", TextWidth);
        if (!states)
            net.Output(mean, "pooler_output", "batch", TextWidth);
        for (int i = 0; states && i < hidden.Count; i++)
            net.Output(hidden[i], string.Create(CultureInfo.InvariantCulture, $"hidden_states.{i}"), "batch", "tokens", TextWidth);
        return net.Build();
    }

    // Convolutions, a layer that looks at the text, and what else the dialect tells; the output is about the noise itself, so that runs settle.
    private static GraphModel Unet(TinyDialect dialect, ElementType type, int context, TinySize size)
    {
        bool inpaints = dialect == TinyDialect.Inpainting;
        int channels = size.Channels, input = inpaints ? 9 : 4;
        var net = new Net("unet", type);
        string sample = net.Input("sample", type, "batch", input, "height", "width");
        string step = dialect switch
        {
            TinyDialect.Legacy => net.Input("timestep", ElementType.Float32, "batch_or_one"),
            TinyDialect.EarlierOptimum => net.Input("timestep", ElementType.Int64, "steps"),
            _ => net.Input("timestep", ElementType.Int64),
        };
        string text = net.Input("encoder_hidden_states", type, "batch", "tokens", context);
        string time = net.Node("Mul", net.Node("Reshape", [net.Node("Cast", [step], GraphAttribute.Of("to", (long)type)), net.Longs(1, 1)]), net.Number(0.001f));
        string told = net.Node("MatMul", time, net.Weight("time", 1, 1, channels));
        if (dialect == TinyDialect.Xl)
        {
            told = net.Node("Add", told, net.Node("MatMul", net.Input("text_embeds", type, "batch", PooledWidth), net.Weight("pooled", 0.3f, PooledWidth, channels)));
            told = net.Node("Add", told, net.Node("MatMul", net.Node("Mul", net.Input("time_ids", type, "batch", 6), net.Number(0.002f)), net.Weight("sizes", 0.3f, 6, channels)));
        }
        if (dialect == TinyDialect.Consistency)
            told = net.Node("Add", told, net.Node("MatMul", net.Input("timestep_cond", type, "batch", GuidanceWidth), net.Weight("guidance", 0.3f, GuidanceWidth, channels)));

        string at = net.Conv("conv_in", sample, input, channels, 3);
        at = net.Node("Add", at, net.Node("Unsqueeze", [told, net.Longs(2, 3)]));
        for (int layer = 0; layer < size.Layers; layer++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"down_blocks.0/resnets.{layer}/conv1");
            // Many layers together add about as much as one, so that rounding does not grow from step to step.
            at = net.Node("Add", at, net.Conv(name, net.Node("Tanh", at), channels, channels, 3, 0.5f / size.Layers));
        }
        at = net.Node("Add", at, Attention(net, at, text, channels, context));
        string noise = net.Conv("conv_out", net.Node("Mul", net.Node("Tanh", at), net.Number(0.1f)), channels, 4, 3);
        string known = inpaints ? net.Slice(sample, 1, net.Longs(4)) : sample;
        net.Output(net.Node("Add", known, noise), "out_sample", "batch", 4, "height", "width");
        return net.Build();
    }

    private static string Attention(Net net, string pixels, string text, int channels, int context)
    {
        const string path = "/down_blocks.0/attentions.0/transformer_blocks.0/attn2/";
        string flat = net.Node("Transpose", [net.Node("Reshape", [pixels, net.Longs(0, 0, -1)])], GraphAttribute.Of("perm", 0, 2, 1));
        string queries = net.Named(Query, "MatMul", flat, net.Weight("onnx::MatMul_1", 1, channels, channels));
        string keys = net.Named(path + "to_k/MatMul", "MatMul", text, net.Weight("onnx::MatMul_2", 1, context, channels));
        string values = net.Named(path + "to_v/MatMul", "MatMul", text, net.Weight("onnx::MatMul_3", 1, context, channels));
        string scores = net.Node("Softmax", [net.Node("MatMul", queries, net.Node("Transpose", [keys], GraphAttribute.Of("perm", 0, 2, 1)))], GraphAttribute.Of("axis", -1L));
        string seen = net.Named(path + "to_out.0/MatMul", "MatMul", net.Node("MatMul", scores, values), net.Weight("onnx::MatMul_4", 1, channels, channels));
        return net.Node("Reshape", [net.Node("Transpose", [seen], GraphAttribute.Of("perm", 0, 2, 1)), net.Node("Shape", pixels)]);
    }

    // Soft blobs of a few flat colours: blurred latents, made large, blurred again and pushed to either end of each channel.
    private static GraphModel Decoder(ElementType type)
    {
        var net = new Net("vae_decoder", type);
        string latents = net.Input("latent_sample", type, "batch", 4, "height_latent", "width_latent");
        string colours = net.Conv("decoder/conv_in", net.Blur("decoder/blur", latents, 4, 3), 4, 3, 1);
        string large = net.Node("Resize", [colours, "", net.Floats(1, 1, 8, 8)], GraphAttribute.Of("mode", "nearest"), GraphAttribute.Of("coordinate_transformation_mode", "asymmetric"));
        string smooth = net.Blur("decoder/conv_out", net.Blur("decoder/up", large, 3, 7), 3, 7);
        net.Output(net.Node("Tanh", net.Node("Mul", smooth, net.Number(3))), "sample", "batch", 3, "height", "width");
        return net.Build();
    }

    private static GraphModel Encoder(ElementType type, bool draws)
    {
        var net = new Net("vae_encoder", type);
        string pixels = net.Input("sample", type, "batch", 3, "height", "width");
        string mean = net.Node("Conv", [pixels, net.Weight("encoder.weight", 2, 4, 3, 8, 8)], GraphAttribute.Of("strides", 8, 8));
        if (draws)
        {
            net.Output(mean, "latent_sample", "batch", 4, "height_latent", "width_latent");
            return net.Build();
        }
        string variance = net.Node("Sub", net.Node("Mul", mean, net.Number(0.1f)), net.Number(6));
        net.Output(net.Node("Concat", [mean, variance], GraphAttribute.Of("axis", 1L)), "latent_parameters", "batch", 8, "height_latent", "width_latent");
        return net.Build();
    }

    private static void Save(string folder, string part, GraphModel model)
    {
        Directory.CreateDirectory(Path.Combine(folder, part));
        model.WriteFile(Path.Combine(folder, part, "model.onnx"), "model.onnx_data");
    }

    private static void Json(string folder, string file, Dictionary<string, object?> values)
    {
        string path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(values));
    }

    /// <summary>A graph builder with layers, in one precision, whose weights are random but always the same.</summary>
    private sealed class Net(string name, ElementType type)
    {
        private readonly GraphBuilder _builder = new(name);
        private readonly Dice _dice = new Dice(1).Fork(name);
        private readonly Dictionary<string, string> _names = [];
        private int _constants;

        public string Input(string input, ElementType element, params ReadOnlySpan<PortSide> shape) => _builder.Input(input, element, shape);

        public string Node(string op, params string[] inputs) => _builder.Node(op, inputs);

        public string Node(string op, string[] inputs, params IEnumerable<GraphAttribute> attributes) => _builder.Node(op, inputs, attributes);

        public string Named(string node, string op, params string[] inputs)
        {
            string result = _builder.Node(op, inputs);
            _names.Add(result, node);
            return result;
        }

        /// <summary>Random numbers whose products with as many inputs have the given deviation.</summary>
        public string Weight(string weight, float deviation, params long[] shape)
        {
            long count = shape.Aggregate(1L, (n, s) => n * s), inputs = shape.Length > 2 ? count / shape[0] : shape[0];
            float scale = weight is "words" or "places" ? deviation : deviation / MathF.Sqrt(inputs);
            return Weight(weight, [.. Enumerable.Range(0, (int)count).Select(_ => scale * (float)_dice.Normal())], shape);
        }

        private string Weight(string weight, float[] values, params long[] shape) => _builder.Weight(type == ElementType.Float16
            ? GraphTensor.Of(weight, Array.ConvertAll(values, v => (Half)v), shape)
            : GraphTensor.Of(weight, values, shape));

        public string Conv(string path, string input, int from, int to, int side, float deviation = 1)
        {
            string result = Node("Conv", [input, Weight(path.Replace('/', '.') + ".weight", deviation, to, from, side, side)], GraphAttribute.Of("pads", side / 2, side / 2, side / 2, side / 2));
            _names.Add(result, $"/{path}/Conv");
            return result;
        }

        /// <summary>The mean of each channel's neighbours.</summary>
        public string Blur(string path, string input, int channels, int side)
        {
            float[] box = new float[channels * side * side];
            Array.Fill(box, 1f / (side * side));
            return Node("Conv", [input, Weight(path + ".weight", box, channels, 1, side, side)], GraphAttribute.Of("pads", side / 2, side / 2, side / 2, side / 2), GraphAttribute.Of("group", (long)channels));
        }

        public string Size(string of, long axis) => Node("Slice", Node("Shape", of), Longs(axis), Longs(axis + 1));

        /// <summary>The first so many along an axis.</summary>
        public string Slice(string of, long axis, string count) => Node("Slice", of, Longs(0), count, Longs(axis));

        public string Number(float value) => Constant(type == ElementType.Float16 ? GraphTensor.Of("", [(Half)value]) : GraphTensor.Of("", [value]));

        public string Longs(params ReadOnlySpan<long> values) => Constant(GraphTensor.Of("", values, values.Length));

        public string Floats(params ReadOnlySpan<float> values) => Constant(GraphTensor.Of("", values, values.Length));

        private string Constant(GraphTensor value)
        {
            GraphTensor named = new(string.Create(CultureInfo.InvariantCulture, $"constant_{_constants++}"), value.Type, value.Shape, value.Raw!.Value);
            return _builder.Weight(named);
        }

        public void Output(string result, string output, params ReadOnlySpan<PortSide> shape) => _builder.Output(result, output, type, shape);

        public GraphModel Build()
        {
            GraphModel model = _builder.Build();
            foreach (GraphNode node in model.Graph.Nodes)
            {
                if (_names.TryGetValue(node.Outputs[0], out string? path))
                    node.Name = path;
            }
            return model;
        }
    }
}
