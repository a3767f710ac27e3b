using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Diffusion.Seams;
using DesignGen.Diffusion.Tests.Onnx;
using DesignGen.Tests;

namespace DesignGen.Diffusion.Tests.Pipelines;

public sealed class SeamlessTests
{
    private static DiffusionOrder Tile(PictureTiling tiling, SeamlessWay? way = null) =>
        TinyFolder.Order([.. Enumerable.Range(1, 4).Select(i => new DiffusionSubject("a red fish", (uint)i))]) with { Size = new(128, 128), Steps = 8, Tiling = tiling, Seamless = way };

    [RuntimeTheory]
    [InlineData(PictureTiling.Across)]
    [InlineData(PictureTiling.Down)]
    [InlineData(PictureTiling.Both)]
    [InlineData(PictureTiling.HalfDrop)]
    public void Tiles_have_no_seam_where_pictures_that_need_not_tile_have_one(PictureTiling tiling)
    {
        using var folder = new TinyFolder();
        using DiffusionPipeline model = folder.Open();
        Assert.All(model.Make(Tile(PictureTiling.None)), p => Assert.True(p.Seam is null && SeamScore.Of(p.Picture, tiling) > SeamScore.Limit));
        Assert.All(model.Make(Tile(tiling)), p =>
        {
            Assert.True(p.Seam!.Score <= SeamScore.Limit, $"the score is {p.Seam.Score}");
            Assert.Equal(SeamScore.Of(p.Picture, tiling), p.Seam.Score);
            Assert.InRange(p.Seam.Tries, 1, 3);
        });
    }

    [RuntimeTheory]
    [InlineData(SeamlessWay.Circular)]
    [InlineData(SeamlessWay.Rolled)]
    [InlineData(SeamlessWay.Repaired)]
    public void Each_way_can_be_ordered_and_gives_the_same_bytes_again(SeamlessWay way)
    {
        using var folder = new TinyFolder();
        using DiffusionPipeline model = folder.Open();
        DiffusionPicture[] first = [.. model.Make(Tile(PictureTiling.Both, way))], again = [.. model.Make(Tile(PictureTiling.Both, way))];
        Assert.Equal(first.SelectMany(p => p.Picture.Pixels), again.SelectMany(p => p.Picture.Pixels));
        Assert.All(first, p => Assert.True(p.Seam!.Score < 2));
        // A picture of a batch is tiled as it is alone.
        DiffusionOrder alone = Tile(PictureTiling.Both, way);
        Assert.Equal(first[2].Picture.Pixels, model.Make(alone with { Subjects = [alone.Subjects[2]] })[0].Picture.Pixels);
    }

    [RuntimeFact]
    public void A_model_that_can_t_be_rewritten_is_rolled()
    {
        using var folder = new TinyFolder();
        string file = folder.File("unet", "model.onnx");
        GraphModel unet = GraphModel.Read(file);
        // A padded pool keeps its edges whatever is done to convolutions; it leaves the numbers as they are here.
        GraphNode last = unet.Graph.Nodes[^1];
        unet.Graph.Nodes.Insert(unet.Graph.Nodes.Count - 1, new("AveragePool", [last.Inputs[0]], ["pooled"], GraphAttribute.Of("kernel_shape", 3, 3), GraphAttribute.Of("pads", 1, 1, 1, 1)) { Name = "pool" });
        last.Inputs[0] = "pooled";
        unet.WriteFile(file);
        using DiffusionPipeline model = folder.Open();
        Assert.All(model.Make(Tile(PictureTiling.Both)), p => Assert.NotEqual(SeamlessWay.Circular, p.Seam!.Way));
        Assert.Contains("can't be rewritten", Assert.Throws<InputException>(() => model.Make(Tile(PictureTiling.Both, SeamlessWay.Circular))).Message, StringComparison.Ordinal);
    }

    [RuntimeFact]
    public void A_model_that_fills_in_is_not_repaired()
    {
        using var folder = new TinyFolder(TinyDialect.Inpainting);
        Assert.Contains("painted anew", Assert.Throws<InputException>(() => OrderChecks.Check(Tile(PictureTiling.Both, SeamlessWay.Repaired), folder.Read())).Message, StringComparison.Ordinal);
        using DiffusionPipeline model = folder.Open();
        Assert.All(model.Make(Tile(PictureTiling.Both)), p => Assert.NotEqual(SeamlessWay.Repaired, p.Seam!.Way));
    }

    [Fact]
    public void A_half_drop_by_circular_padding_is_refused()
    {
        using var folder = new TinyFolder();
        Assert.Contains("half-drop", Assert.Throws<InputException>(() => OrderChecks.Check(Tile(PictureTiling.HalfDrop, SeamlessWay.Circular), folder.Read())).Message, StringComparison.Ordinal);
    }
}
