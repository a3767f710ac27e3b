using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Installed;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Diffusion.Tests.Onnx;
using DesignGen.Diffusion.Tests.Pipelines;

namespace DesignGen.Diffusion.Tests.Installed;

public sealed class ModelFilesTests : IDisposable
{
    private readonly TinyFolder _weights = new();
    private readonly TemporaryFolder _home = new();
    private readonly ModelStore _store;

    public ModelFilesTests() => _store = new(_home.File("models"));

    public void Dispose()
    {
        _weights.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void Times_of_files_stand_in_the_manifest_and_have_no_part_in_the_identity()
    {
        InstalledModel added = Add(), read = _store.Find("tiny");
        Assert.All(read.Files, f => Assert.Equal(File.GetLastWriteTimeUtc(_weights.File(f.Path)), f.Modified));
        Assert.Equal(added.Files.AsEnumerable(), read.Files.AsEnumerable());
        Assert.Equal(added.Identity, (added with { Files = [.. added.Files.Select(f => f with { Modified = null })] }).Identity);
    }

    [Fact]
    public void A_file_with_another_time_is_hashed_and_one_with_its_own_is_not()
    {
        InstalledModel model = Add();
        string file = _weights.File("tokenizer", "merges.txt");
        byte[] bytes = File.ReadAllBytes(file);
        DateTime before = File.GetLastWriteTimeUtc(file);
        bytes[0] ^= 1;
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, before);
        // Nobody changes a file and puts its time back; that it passes shows that it was not read.
        Assert.Empty(ModelFiles.Glance(model, default).Problems);
        Assert.Contains("its hash differs", Assert.Single(ModelFiles.Check(model, null, default).Problems).Message, StringComparison.Ordinal);
        File.SetLastWriteTimeUtc(file, before.AddSeconds(1));
        Assert.Contains("its hash differs", Assert.Single(ModelFiles.Glance(model, default).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_missing_new_or_of_another_length_are_told_by_a_glance()
    {
        InstalledModel model = Add();
        File.Delete(_weights.File("tokenizer", "vocab.json"));
        File.AppendAllText(_weights.File("tokenizer", "merges.txt"), "\n");
        File.WriteAllText(_weights.File("tokenizer", "tokenizer.json"), "{}");
        File.WriteAllText(_weights.File("desktop.ini"), "");
        ImmutableArray<Problem> told = ModelFiles.Glance(model, default).Problems;
        Assert.Equal(["merges.txt", "vocab.json", "tokenizer.json"], told.Select(p => Path.GetFileName(p.Source)));
        Assert.Contains("bytes in place of", told[0].Message, StringComparison.Ordinal);
        Assert.Contains("missing", told[1].Message, StringComparison.Ordinal);
        Assert.Contains("was not there", told[2].Message, StringComparison.Ordinal);
        Assert.Contains(ModelFiles.Check(model, null, default).Problems, p => p.Source.EndsWith("desktop.ini", StringComparison.Ordinal));
    }

    [RuntimeFact]
    public async Task A_model_that_changed_is_not_opened_and_a_copy_of_it_is_noted_with_its_times()
    {
        InstalledModel model = Add();
        File.SetLastWriteTimeUtc(_weights.File("unet", "model.onnx"), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        using (OpenModels open = Open())
            await new LocalPictureEngine(model, open, () => 1).MakeAsync(new("a fish", new(64, 64), 3), default);
        InstalledModel noted = _store.Find("tiny");
        Assert.Equal(2026, noted.Files.Single(f => f.Path == "unet/model.onnx").Modified!.Value.Year);
        Assert.Equal(model.Identity, noted.Identity);

        File.AppendAllText(_weights.File("unet", "model.onnx"), " ");
        using OpenModels anew = Open();
        InputException changed = await Assert.ThrowsAsync<InputException>(() => new LocalPictureEngine(noted, anew, () => 1).MakeAsync(new("a fish", new(64, 64), 3), default));
        Assert.Contains("unet/model.onnx", changed.Message.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("not the one that was added", changed.Message, StringComparison.Ordinal);
    }

    private OpenModels Open() => new(() => OnnxRuntime.Open(), new PipelineSettings(), long.MaxValue, _store);

    private InstalledModel Add() => _store.Add(_weights.Path, new("made by a test", "", "tiny", null), null, default);
}
