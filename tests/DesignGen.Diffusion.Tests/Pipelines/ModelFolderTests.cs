using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;
using DesignGen.Tests;

namespace DesignGen.Diffusion.Tests.Pipelines;

public sealed class ModelFolderTests
{
    [Theory]
    [InlineData(TinyDialect.Stable1, ModelFamily.Stable1)]
    [InlineData(TinyDialect.EarlierOptimum, ModelFamily.Stable1)]
    [InlineData(TinyDialect.Legacy, ModelFamily.Stable1)]
    [InlineData(TinyDialect.Half, ModelFamily.Stable1)]
    [InlineData(TinyDialect.Inpainting, ModelFamily.Stable1)]
    [InlineData(TinyDialect.Xl, ModelFamily.StableXl)]
    [InlineData(TinyDialect.Turbo, ModelFamily.Turbo)]
    [InlineData(TinyDialect.Consistency, ModelFamily.Consistency)]
    [InlineData(TinyDialect.Taiyi, ModelFamily.Taiyi)]
    public void A_folder_tells_what_kind_of_model_it_holds(TinyDialect dialect, ModelFamily family)
    {
        using var folder = new TinyFolder(dialect);
        ModelFolder model = folder.Read();
        Assert.Equal(family, model.Family);
        Assert.DoesNotContain("ORT", model.ClassName, StringComparison.Ordinal);
        Assert.DoesNotContain("Onnx", model.ClassName, StringComparison.Ordinal);
        Assert.Equal(dialect == TinyDialect.Half ? ElementType.Float16 : ElementType.Float32, model.Precision);
        Assert.Equal(dialect == TinyDialect.Inpainting, model.IsInpainting);
        Assert.Equal(dialect == TinyDialect.Taiyi ? 512 : 77, model.RowLength);
        Assert.True(model.TakesStart);
        Assert.Equal(8, model.SizeStep);
        // Without config.json a model of the first family is taken to draw 512 pixels.
        Assert.Equal(dialect == TinyDialect.Legacy ? new PixelSize(512, 512) : new PixelSize(64, 64), model.Native);
    }

    [Fact]
    public void Turbo_and_LCM_models_have_few_steps_and_zero_terminal_SNR_is_rescaled()
    {
        using TinyFolder turbo = new(TinyDialect.Turbo), consistency = new(TinyDialect.Consistency), velocity = new(TinyDialect.Velocity);
        Assert.Equal(new RunDefaults(null, 2, 0), turbo.Read().Defaults);
        Assert.Equal(4, consistency.Read().Defaults.Steps);
        Assert.Equal(0.7, velocity.Read().Defaults.Rescale);
    }

    [Theory]
    [InlineData("unet/model.onnx", "unet")]
    [InlineData("vae_decoder/model.onnx", "vae_decoder")]
    [InlineData("text_encoder/model.onnx", "text_encoder")]
    [InlineData("tokenizer/vocab.json", "tokenizer")]
    [InlineData("tokenizer/merges.txt", "tokenizer")]
    [InlineData("scheduler/scheduler_config.json", "scheduler_config.json")]
    [InlineData("model_index.json", "model_index.json")]
    [InlineData("unet/model.onnx_data", "model.onnx_data")]
    public void A_missing_file_is_named_with_what_to_do(string file, string named)
    {
        using var folder = new TinyFolder();
        File.Delete(folder.File(file.Split('/')));
        InputException told = Assert.Throws<InputException>(folder.Read);
        Assert.Contains(named, told.Message, StringComparison.Ordinal);
        Assert.Matches("Copy|Export|Give|Take", told.Message);
    }

    [Fact]
    public void Everything_missing_is_told_together()
    {
        using var folder = new TinyFolder();
        Directory.Delete(folder.File("unet"), recursive: true);
        File.Delete(folder.File("tokenizer", "vocab.json"));
        Assert.Equal(2, Assert.Throws<InputException>(folder.Read).Problems.Count);
    }

    [Fact]
    public void A_corrupt_model_is_named_with_the_place_of_the_damage()
    {
        using var folder = new TinyFolder();
        File.WriteAllBytes(folder.File("unet", "model.onnx"), [8, 8, 0xFF, 0xFF, 0xFF]);
        Assert.Contains("unet", Assert.Throws<InputException>(folder.Read).Problems[0].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Python_infinity_in_a_config_is_read()
    {
        using var folder = new TinyFolder();
        string config = folder.File("scheduler", "scheduler_config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace("{", "{\"lambda_min_clipped\": -Infinity, ", StringComparison.Ordinal));
        string unet = folder.File("unet", "config.json");
        File.WriteAllText(unet, File.ReadAllText(unet).Replace("{", "{\"other\": NaN, ", StringComparison.Ordinal));
        Assert.Equal(new PixelSize(64, 64), folder.Read().Native);
    }

    [Theory]
    [InlineData("StableDiffusion3Pipeline")]
    [InlineData("FluxPipeline")]
    [InlineData("StableDiffusionControlNetPipeline")]
    public void A_pipeline_of_another_kind_is_refused_by_its_name(string name)
    {
        using var folder = new TinyFolder();
        File.WriteAllText(folder.File("model_index.json"), $$"""{"_class_name":"{{name}}"}""");
        Assert.Contains(name, Assert.Throws<InputException>(folder.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_folder_is_told_from_an_export()
    {
        using var folder = new TinyFolder();
        File.Delete(folder.File("unet", "model.onnx"));
        File.WriteAllText(folder.File("unet", "diffusion_pytorch_model.safetensors"), "");
        Assert.Contains("optimum", Assert.Throws<InputException>(folder.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_UNet_for_another_task_is_refused_by_the_input_that_is_not_known()
    {
        using var folder = new TinyFolder();
        string file = folder.File("unet", "model.onnx");
        GraphModel unet = GraphModel.Read(file);
        unet.Graph.Inputs.Add(GraphPort.Of(new("mid_block_additional_residual", ElementType.Float32, ["batch", 16, "height", "width"])));
        unet.WriteFile(file);
        Assert.Contains("mid_block_additional_residual", Assert.Throws<InputException>(folder.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_different_models_are_told_by_the_width_of_the_context()
    {
        using TinyFolder folder = new(), other = new(TinyDialect.Xl);
        foreach (string file in new[] { "model.onnx", "model.onnx_data" })
            File.Copy(other.File("unet", file), folder.File("unet", file), overwrite: true);
        Assert.Contains("time_ids", Assert.Throws<InputException>(folder.Read).Message, StringComparison.Ordinal);
    }
}
