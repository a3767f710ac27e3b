using System.Runtime.InteropServices;
using DesignGen.Core.Chance;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Lora;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Diffusion.Tests.Onnx;
using DesignGen.Diffusion.Tests.Pipelines;
using TinyModels = DesignGen.Tests.TinyModels;

namespace DesignGen.Diffusion.Tests.Lora;

public sealed class LoraTests
{
    private const int Rank = 2;
    private const float Alpha = 3;
    private const string Module = "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_q";

    [Theory]
    [InlineData("lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_q.lora_down.weight", 0, "down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_q", 0)]
    [InlineData("lora_te_text_model_encoder_layers_1_mlp_fc1.alpha", 1, "text_model_encoder_layers_1_mlp_fc1", 2)]
    [InlineData("lora_te2_text_model_encoder_layers_1_mlp_fc1.lora_up.weight", 2, "text_model_encoder_layers_1_mlp_fc1", 1)]
    [InlineData("unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_q.lora_A.weight", 0, "down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_q", 0)]
    [InlineData("unet.mid_block.attentions.0.transformer_blocks.0.attn1.processor.to_out_lora.up.weight", 0, "mid_block_attentions_0_transformer_blocks_0_attn1_to_out_0", 1)]
    [InlineData("text_encoder.text_model.encoder.layers.0.self_attn.q_proj.lora_linear_layer.down.weight", 1, "text_model_encoder_layers_0_self_attn_q_proj", 0)]
    [InlineData("lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_k.lora_down.weight", 0, "down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_k", 0)]
    [InlineData("lora_unet_input_blocks_8_1_proj_in.lora_down.weight", 0, "down_blocks_2_attentions_1_proj_in", 0)]
    [InlineData("lora_unet_middle_block_1_transformer_blocks_9_ff_net_2.lora_up.weight", 0, "mid_block_attentions_0_transformer_blocks_9_ff_net_2", 1)]
    [InlineData("lora_unet_output_blocks_5_1_transformer_blocks_0_attn2_to_v.lora_up.weight", 0, "up_blocks_1_attentions_2_transformer_blocks_0_attn2_to_v", 1)]
    [InlineData("lora_unet_input_blocks_1_0_in_layers_2.lora_up.weight", 0, "down_blocks_0_resnets_0_conv1", 1)]
    [InlineData("lora_unet_output_blocks_2_2_conv.lora_up.weight", 0, "up_blocks_0_upsamplers_0_conv", 1)]
    public void Names_of_all_writers_lead_to_the_module_as_diffusers_calls_it(string name, int part, string module, int role) =>
        Assert.Equal(((LoraPart)part, module, (LoraRole)role), LoraKeys.Read(name));

    [Fact]
    public void Other_tensors_are_no_part_of_a_LoRA() => Assert.Null(LoraKeys.Read("first_stage_model.decoder.conv_in.weight"));

    // Weights beside the model, weights within its file, and weights too small to lie anywhere but in the graph.
    [RuntimeTheory]
    [InlineData(16, true)]
    [InlineData(16, false)]
    [InlineData(8, true)]
    public void A_merged_LoRA_gives_the_picture_of_a_model_whose_weights_were_changed(int channels, bool beside)
    {
        using TinyFolder plain = new(size: new(channels)), changed = new(size: new(channels));
        (float[] down, float[] up) = Matrices(channels, channels);
        Change(changed, "onnx::MatMul_1", beside, (values, i) => values[i] + 0.8f * Alpha / Rank * Product(up, down, i % channels, i / channels, channels));
        Change(plain, "onnx::MatMul_1", beside, (values, i) => values[i]);

        string kohya = plain.File("kohya.safetensors"), diffusers = plain.File("diffusers.safetensors"), flat = "lora_unet_" + Module.Replace('.', '_');
        TinyModels.WriteSafetensors(kohya, (flat + ".lora_down.weight", [Rank, channels], down), (flat + ".lora_up.weight", [channels, Rank], up), (flat + ".alpha", [], [Alpha]));
        // Without alpha the product counts as it is.
        TinyModels.WriteSafetensors(diffusers, ($"unet.{Module}.lora_A.weight", [Rank, channels], down), ($"unet.{Module}.lora_B.weight", [channels, Rank], up));

        byte[] expected = Make(changed, []), merged = Make(plain, [new(kohya, 0.8)]);
        Assert.Equal(expected, merged);
        Assert.Equal(expected, Make(plain, [new(diffusers, 0.8 * Alpha / Rank)]));
        Assert.NotEqual(expected, Make(plain, []));
        Assert.Equal(Make(plain, []), Make(plain, [new(kohya, 0)]));
    }

    [RuntimeFact]
    public void Convolutions_and_text_encoders_are_merged_and_tiles_are_of_the_merged_model()
    {
        using TinyFolder plain = new(), changed = new();
        (float[] down, float[] up) = Matrices(4 * 9, 16);
        (float[] textDown, float[] textUp) = Matrices(16, 16);
        Change(changed, "conv_in.weight", true, (values, i) => values[i] + Product(up, down, i / 36, i % 36, 36));
        Change(changed, "layer0", true, (values, i) => values[i] + Product(textUp, textDown, i % 16, i / 16, 16), "text_encoder");
        string file = plain.File("convolution.safetensors");
        TinyModels.WriteSafetensors(file,
            ("lora_unet_conv_in.lora_down.weight", [Rank, 4, 3, 3], down), ("lora_unet_conv_in.lora_up.weight", [16, Rank, 1, 1], up),
            ("lora_te_text_model_encoder_layers_0_self_attn_q_proj.lora_down.weight", [Rank, 16], textDown), ("lora_te_text_model_encoder_layers_0_self_attn_q_proj.lora_up.weight", [16, Rank], textUp));
        Assert.Equal(Make(changed, []), Make(plain, [new(file)]));
        Assert.Equal(Make(changed, [], Core.Pictures.PictureTiling.Both), Make(plain, [new(file)], Core.Pictures.PictureTiling.Both));
    }

    [RuntimeFact]
    public void What_does_not_fit_is_told_when_the_model_is_opened()
    {
        using var folder = new TinyFolder();
        string Told(params (string Name, long[] Shape, float[] Numbers)[] entries)
        {
            string file = folder.File("wrong.safetensors");
            TinyModels.WriteSafetensors(file, entries);
            return Assert.Throws<InputException>(() => { using DiffusionPipeline model = folder.Open(new() { Loras = [new(file)] }); model.Make(TinyFolder.Order()); }).Message;
        }
        (string, long[], float[]) Entry(string name, params long[] shape) => (name, shape, new float[shape.Aggregate(1L, (n, s) => n * s)]);
        const string to = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_q";
        Assert.Contains("holds no LoRA", Told(Entry("model.weight", 4)), StringComparison.Ordinal);
        Assert.Contains("matrices", Told(Entry(to + ".lora_down.weight", 2, 16)), StringComparison.Ordinal);
        Assert.Contains("two text encoders", Told(Entry("lora_te2_text_model_x.lora_down.weight", 2, 16), Entry("lora_te2_text_model_x.lora_up.weight", 16, 2)), StringComparison.Ordinal);
        Assert.Contains("are not in", Told(Entry("lora_unet_up_blocks_9_x.lora_down.weight", 2, 16), Entry("lora_unet_up_blocks_9_x.lora_up.weight", 16, 2)), StringComparison.Ordinal);
        Assert.Contains("320 x 320", Told(Entry(to + ".lora_down.weight", 2, 320), Entry(to + ".lora_up.weight", 320, 2)), StringComparison.Ordinal);
        Assert.Contains("LoKr", Told(Entry(to + ".lokr_w1", 2, 16)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_told()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("damaged.safetensors");
        File.WriteAllBytes(file, [1, 2, 3]);
        Assert.Contains("shorter", Assert.Throws<InputException>(() => SafetensorsFile.Read(file)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(file, [200, 0, 0, 0, 0, 0, 0, 0, (byte)'{']);
        Assert.Contains("longer than the file", Assert.Throws<InputException>(() => SafetensorsFile.Read(file)).Message, StringComparison.Ordinal);
        TinyModels.WriteSafetensors(file, ("a", [4], new float[4]));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^4]);
        Assert.Contains("outside the file", Assert.Throws<InputException>(() => SafetensorsFile.Read(file)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => SafetensorsFile.Read(folder.File("none.safetensors")));
    }

    private static byte[] Make(TinyFolder folder, LoraUse[] loras, Core.Pictures.PictureTiling tiling = Core.Pictures.PictureTiling.None)
    {
        using DiffusionPipeline model = folder.Open(new() { Loras = [.. loras] });
        return model.Make(TinyFolder.Order() with { Tiling = tiling })[0].Picture.Pixels;
    }

    private static (float[] Down, float[] Up) Matrices(int inputs, int outputs)
    {
        var dice = new Dice((ulong)inputs);
        return ([.. Enumerable.Range(0, Rank * inputs).Select(_ => (float)dice.Normal())], [.. Enumerable.Range(0, outputs * Rank).Select(_ => (float)dice.Normal())]);
    }

    private static float Product(float[] up, float[] down, int output, int input, int inputs)
    {
        float sum = 0;
        for (int r = 0; r < Rank; r++)
            sum += up[output * Rank + r] * down[r * inputs + input];
        return sum;
    }

    private static void Change(TinyFolder folder, string weight, bool beside, Func<float[], int, float> value, string part = "unet")
    {
        string file = folder.File(part, "model.onnx");
        GraphModel model = GraphModel.Read(file);
        for (int i = 0; i < model.Graph.Weights.Count; i++)
        {
            GraphTensor tensor = model.Graph.Weights[i];
            byte[] bytes = tensor.Read(model.Folder!);
            if (tensor.Name == weight)
            {
                float[] values = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
                bytes = MemoryMarshal.AsBytes<float>([.. Enumerable.Range(0, values.Length).Select(k => value(values, k))]).ToArray();
            }
            model.Graph.Weights[i] = new(tensor.Name, tensor.Type, tensor.Shape, bytes);
        }
        if (beside)
            model.WriteFile(file, "model.onnx_data");
        else
            model.WriteFile(file);
    }
}
