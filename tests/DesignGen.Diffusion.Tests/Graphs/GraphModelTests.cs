using DesignGen.Core.Errors;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Tests.Onnx;

namespace DesignGen.Diffusion.Tests.Graphs;

public class GraphModelTests
{
    // A model as an exporter might write it, with one field of a kind that is not known here at every level: number 99, a text.
    private static byte[] Foreign()
    {
        var writer = new WireWriter();
        writer.Int(1, 7);
        writer.Text(2, "pytorch");
        writer.Text(3, "2.1");
        writer.Message(7, graph =>
        {
            graph.Message(1, node =>
            {
                node.Text(1, "x");
                node.Text(1, "w");
                node.Text(2, "y");
                node.Text(3, "/down_blocks.0/to_q/MatMul");
                node.Text(4, "MatMul");
                node.Message(5, attribute =>
                {
                    attribute.Text(1, "alpha");
                    attribute.Float(2, 0.5f);
                    attribute.Int(20, 1);
                    attribute.Text(99, "in attribute");
                });
                node.Message(5, attribute =>
                {
                    attribute.Text(1, "blob");
                    attribute.Bytes(4, new byte[] { 0xFF, 0xFE, 0 });
                    attribute.Int(20, 3);
                });
                node.Text(99, "in node");
            });
            graph.Text(2, "main");
            graph.Message(5, weight =>
            {
                // Sides and numbers one by one, as older writers put them.
                weight.Int(1, 1);
                weight.Int(1, 2);
                weight.Int(2, 1);
                weight.Float(4, 1.25f);
                weight.Float(4, -3f);
                weight.Text(8, "w");
                weight.Text(99, "in weight");
            });
            graph.Message(11, input =>
            {
                input.Text(1, "x");
                input.Message(2, type =>
                {
                    type.Message(1, tensor =>
                    {
                        tensor.Int(1, 1);
                        tensor.Message(2, shape =>
                        {
                            shape.Message(1, side => side.Text(2, "batch"));
                            shape.Message(1, side => side.Int(1, 1));
                            shape.Message(1, side => side.Text(3, "denotation alone"));
                        });
                    });
                    type.Text(99, "in type");
                });
                input.Text(99, "in input");
            });
            graph.Text(99, "in graph");
        });
        writer.Message(8, set => set.Int(2, 13));
        writer.Message(14, property =>
        {
            property.Text(1, "key");
            property.Text(2, "value");
        });
        writer.Text(99, "in model");
        using var bytes = new MemoryStream();
        writer.WriteTo(bytes);
        return bytes.ToArray();
    }

    [Fact]
    public void What_is_known_is_read()
    {
        GraphModel model = GraphModel.Parse(Foreign(), "foreign");
        Assert.Equal((7L, "pytorch", 13L, "main"), (model.Format, model.Producer, model.OperatorVersion, model.Graph.Name));
        GraphNode node = model.Graph.Nodes.Single();
        Assert.Equal(("MatMul", "/down_blocks.0/to_q/MatMul"), (node.Operator, node.Name));
        Assert.Equal(["x", "w"], node.Inputs);
        Assert.Equal(0.5f, node.Attribute("alpha")!.Float);
        Assert.Equal("x: float32 [batch, 1, ?]", model.Graph.Inputs.Single().Declared.ToString());
        GraphTensor weight = model.Graph.Weights.Single();
        Assert.Equal("float32 [1, 2]", $"{weight.Type.OnnxName()} [{string.Join(", ", weight.Shape)}]");
        Assert.Equal([.. BitConverter.GetBytes(1.25f), .. BitConverter.GetBytes(-3f)], weight.Read("."));
    }

    [Fact]
    public void What_is_not_known_is_kept_byte_for_byte()
    {
        byte[] written = GraphModel.Parse(Foreign(), "foreign").ToBytes(out _);
        foreach (string place in new[] { "model", "graph", "node", "attribute", "weight", "input", "type" })
            Assert.True(Contains(written, [0x9A, 0x06, (byte)("in " + place).Length, .. System.Text.Encoding.ASCII.GetBytes("in " + place)]), place);
        Assert.True(Contains(written, [0x22, 3, 0xFF, 0xFE, 0]), "bytes that are no text");
        Assert.True(Contains(written, "denotation alone"u8.ToArray()), "sides of an input");
        // Written once, a model reads and writes the same ever after.
        Assert.Equal(written, GraphModel.Parse(written, "again").ToBytes(out _));
    }

    private static bool Contains(byte[] all, byte[] part) => all.AsSpan().IndexOf(part) >= 0;

    [Fact]
    public void Small_integers_and_halves_in_typed_fields_are_read_as_they_are_stored()
    {
        Assert.Equal([1, 0, 1], Typed(ElementType.Bool, 5, 1, 0, 1));
        Assert.Equal([255, 128], Typed(ElementType.Int8, 5, -1, -128));
        Assert.Equal(BitConverter.GetBytes((Half)1.5f), Typed(ElementType.Float16, 5, BitConverter.HalfToUInt16Bits((Half)1.5f)));
        Assert.Equal([.. BitConverter.GetBytes(-2L), .. BitConverter.GetBytes(long.MaxValue)], Typed(ElementType.Int64, 7, -2, long.MaxValue));
        Assert.Equal(BitConverter.GetBytes(ulong.MaxValue), Typed(ElementType.UInt64, 11, -1));
    }

    private static byte[] Typed(ElementType type, int field, params long[] values)
    {
        var writer = new WireWriter();
        writer.Message(7, graph => graph.Message(5, weight =>
        {
            weight.Packed(1, [values.Length]);
            weight.Int(2, (int)type);
            weight.Packed(field, values);
        }));
        using var bytes = new MemoryStream();
        writer.WriteTo(bytes);
        return GraphModel.Parse(bytes.ToArray(), "typed").Graph.Weights.Single().Read(".");
    }

    [Fact]
    public void Damaged_files_are_input_errors_wherever_they_end()
    {
        byte[] whole = TinyModels.Product(4, (r, c) => r + c).ToBytes(out _);
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                GraphModel.Parse(whole.AsSpan(0, length), "cut");
            }
            catch (InputException e)
            {
                Assert.Contains("not an ONNX model", e.Message);
            }
        }
        foreach (int place in Enumerable.Range(0, whole.Length))
        {
            foreach (byte wrong in new byte[] { 0, 7, 0x7F, 0xFF })
            {
                byte[] damaged = [.. whole];
                damaged[place] = wrong;
                try
                {
                    GraphModel.Parse(damaged, "damaged");
                }
                catch (InputException e)
                {
                    Assert.Contains("not an ONNX model", e.Message);
                }
            }
        }
        Assert.Contains("at byte", Assert.Throws<InputException>(() => GraphModel.Parse("<html>not found</html>"u8, "page")).Message);
    }

    [Fact]
    public void Graphs_without_end_within_graphs_are_refused()
    {
        Action<WireWriter> graph = g => g.Text(2, "innermost");
        for (int i = 0; i < 100; i++)
        {
            Action<WireWriter> inner = graph;
            graph = g => g.Message(1, node => node.Message(5, attribute => attribute.Message(6, inner)));
        }
        var writer = new WireWriter();
        writer.Message(7, graph);
        using var bytes = new MemoryStream();
        writer.WriteTo(bytes);
        Assert.Contains("32 deep", Assert.Throws<InputException>(() => GraphModel.Parse(bytes.ToArray(), "deep")).Message);
    }

    [RuntimeFact]
    public void Weights_within_a_file_stay_there_and_the_model_opens_from_its_outline()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("whole.onnx");
        TinyModels.Product(64, (r, c) => r == c ? r : 0).WriteFile(file);
        GraphModel model = GraphModel.Read(file);
        FilePart part = model.Graph.Weights.Single().Part!;
        Assert.Equal((file, 64 * 64 * 4L), (part.Path, part.Length));
        Assert.True(model.ToBytes(out _).Length < 1000);
        foreach (OnnxSession session in new[] { ModelOpening.Open(OnnxRuntime.Open(), model), ModelOpening.OpenMapped(OnnxRuntime.Open(), model) })
        {
            using (session)
                Assert.Equal(Enumerable.Range(0, 64).Select(i => (float)i), Row(session));
        }
        // Copied out of the file again, whole or with the weights beside it.
        model.WriteFile(folder.File("copy.onnx"));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(folder.File("copy.onnx")));
        model.WriteFile(folder.File("outline.onnx"), "outline.data");
        GraphTensor beside = GraphModel.Read(folder.File("outline.onnx")).Graph.Weights.Single();
        Assert.True(beside.IsExternal);
        Assert.Equal(model.Graph.Weights.Single().Read(folder.Path), beside.Read(folder.Path));
        using OnnxSession mapped = ModelOpening.OpenMapped(OnnxRuntime.Open(), GraphModel.Read(folder.File("outline.onnx")));
        Assert.Equal(Enumerable.Range(0, 64).Select(i => (float)i), Row(mapped));
    }

    private static float[] Row(OnnxSession session)
    {
        using OnnxTensor ones = OnnxTensor.Over(OnnxRuntime.Open(), Enumerable.Repeat(1f, 64).ToArray().AsMemory(), 1, 64);
        using OnnxTensor row = session.Run(new Dictionary<string, OnnxTensor> { ["in"] = ones }).Single();
        return row.Data<float>().ToArray();
    }

    [RuntimeFact]
    public void Models_and_weights_may_be_links_as_hubs_keep_them()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("blobs"));
        Directory.CreateDirectory(folder.File("snapshot"));
        GraphModel made = TinyModels.Product(64, (r, c) => r == c ? r : 0);
        made.WriteFile(folder.File("blobs/1"));
        made.WriteFile(folder.File("blobs/2"), "model.data");
        File.Move(folder.File("blobs/model.data"), folder.File("blobs/3"));
        foreach ((string link, string blob) in new[] { ("within.onnx", "1"), ("beside.onnx", "2"), ("model.data", "3") })
            File.CreateSymbolicLink(folder.File("snapshot/" + link), Path.Combine("..", "blobs", blob));
        foreach (string name in new[] { "within.onnx", "beside.onnx" })
        {
            GraphModel model = GraphModel.Read(folder.File("snapshot/" + name));
            foreach (OnnxSession session in new[] { ModelOpening.Open(OnnxRuntime.Open(), model), ModelOpening.OpenMapped(OnnxRuntime.Open(), model), OnnxSession.Open(OnnxRuntime.Open(), model.File!) })
            {
                using (session)
                    Assert.Equal(Enumerable.Range(0, 64).Select(i => (float)i), Row(session));
            }
        }
    }

    [RuntimeFact]
    public void Given_weights_must_be_the_models_own()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        GraphModel model = TinyModels.Product(4, (_, _) => 1);
        using OnnxTensor good = OnnxTensor.Over(runtime, new float[16].AsMemory(), 4, 4), flat = OnnxTensor.Over(runtime, new float[16].AsMemory(), 16);
        Assert.Contains("no weight of this name", Assert.Throws<InputException>(() => ModelOpening.Open(runtime, model, new() { SharedWeights = [new("wait", good)] })).Message);
        Assert.Contains("is float32 [4, 4]; float32 [16] can't take its place", Assert.Throws<InputException>(() => ModelOpening.Open(runtime, model, new() { SharedWeights = [new("weight", flat)] })).Message);
    }

    [Fact]
    public void Weights_that_are_cut_short_missing_or_elsewhere_are_input_errors()
    {
        using var folder = new TemporaryFolder();
        TinyModels.Product(64, (_, _) => 1).WriteFile(folder.File("m.onnx"), "m.data");
        GraphModel model = GraphModel.Read(folder.File("m.onnx"));
        GraphTensor weight = model.Graph.Weights.Single();
        using (FileStream data = File.OpenWrite(folder.File("m.data")))
            data.SetLength(100);
        Assert.Contains("cut short", Assert.Throws<InputException>(() => weight.Read(folder.Path)).Message);
        File.Delete(folder.File("m.data"));
        Assert.Contains("is missing", Assert.Throws<InputException>(() => weight.Read(folder.Path)).Message);
        Assert.Contains("m.data: This file of weights is missing", Assert.Throws<InputException>(() => model.ToBytes(out _)).Message);
        foreach (string outside in new[] { "../m.data", "/etc/passwd", "", "." })
        {
            weight.PlaceBeside(outside, 0, 4);
            Assert.Contains("in a file of the model's folder", Assert.Throws<InputException>(() => weight.FilePlace(folder.Path)).Message);
        }
        Assert.Contains("no such file", Assert.Throws<InputException>(() => GraphModel.Read(folder.File("gone.onnx"))).Message);
    }
}
