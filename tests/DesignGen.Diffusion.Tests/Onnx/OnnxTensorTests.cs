using DesignGen.Core.Errors;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Tests.Onnx;

public class OnnxTensorTests
{
    private static T[] Through<T>(string op, T[] values, params GraphAttribute[] attributes) where T : unmanaged
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        var builder = new GraphBuilder("through");
        string result = builder.Node(op, [builder.Input("in", ElementTypes.Of<T>(), "n")], attributes);
        using OnnxSession session = TinyModels.Open(builder.Output(result, "out", ElementTypes.Of<T>(), "n").Build());
        using OnnxTensor given = OnnxTensor.Over(runtime, values.AsMemory(), values.Length);
        using OnnxTensor got = session.Run(new Dictionary<string, OnnxTensor> { ["in"] = given }).Single();
        return got.Data<T>().ToArray();
    }

    [RuntimeFact]
    public void Elements_of_every_type_go_through_a_model()
    {
        Assert.Equal([-1.5f, 2f], Through("Neg", [1.5f, -2f]));
        Assert.Equal([(Half)(-1.5f), (Half)2f], Through("Neg", [(Half)1.5f, (Half)(-2f)]));
        Assert.Equal([-1.5, 2.0], Through("Neg", [1.5, -2.0]));
        Assert.Equal([-7L, long.MaxValue], Through("Neg", [7L, -long.MaxValue]));
        Assert.Equal([-7, 8], Through("Neg", [7, -8]));
        Assert.Equal([(sbyte)-7], Through("Neg", [(sbyte)7]));
        Assert.Equal([false, true], Through("Not", [true, false]));
        Assert.Equal([(byte)7, (byte)255], Through("Identity", [(byte)7, (byte)255]));
    }

    [RuntimeFact]
    public void Sixteen_bit_convolutions_run()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        var builder = new GraphBuilder("conv16");
        Half[] ones = [.. Enumerable.Repeat((Half)1, 9)];
        string sum = builder.Node("Conv", [builder.Input("in", ElementType.Float16, 1, 1, "h", "w"), builder.Weight(GraphTensor.Of("kernel", (ReadOnlySpan<Half>)ones, 1, 1, 3, 3))], GraphAttribute.Of("pads", 1, 1, 1, 1));
        using OnnxSession session = TinyModels.Open(builder.Output(sum, "out", ElementType.Float16, 1, 1, "h", "w").Build());
        using OnnxTensor given = OnnxTensor.Over(runtime, ones.AsMemory(), 1, 1, 3, 3);
        using OnnxTensor got = session.Run(new Dictionary<string, OnnxTensor> { ["in"] = given }).Single();
        Assert.Equal([4f, 6f, 4f, 6f, 9f, 6f, 4f, 6f, 4f], got.Data<Half>().ToArray().Select(h => (float)h));
    }

    [RuntimeFact]
    public void Texts_of_any_language_go_through_a_model()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        var builder = new GraphBuilder("texts");
        string result = builder.Node("Identity", [builder.Input("in", ElementType.Text, "n")]);
        using OnnxSession session = TinyModels.Open(builder.Output(result, "out", ElementType.Text, "n").Build());
        using OnnxTensor given = OnnxTensor.Texts(runtime, ["锦鲤 𠮷", "", "koi"], 3);
        Assert.Equal(["锦鲤 𠮷", "", "koi"], given.Texts());
        using OnnxTensor got = session.Run(new Dictionary<string, OnnxTensor> { ["in"] = given }).Single();
        Assert.Equal(["锦鲤 𠮷", "", "koi"], got.Texts());
        Assert.Throws<InvalidOperationException>(() => got.Data<byte>());
    }

    [RuntimeFact]
    public void Single_numbers_and_no_elements_are_tensors_too()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        using OnnxTensor number = OnnxTensor.Over(runtime, new long[] { 42 }.AsMemory());
        Assert.Equal("int64 []", number.Kind);
        Assert.Equal(42, number.Data<long>()[0]);
        using OnnxTensor none = OnnxTensor.Over(runtime, Memory<float>.Empty, 0, 4);
        Assert.Equal(0, none.Count);
        Assert.Empty(none.Data<float>().ToArray());
    }

    [RuntimeFact]
    public void Shapes_and_types_must_fit_the_memory()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        Assert.Throws<ArgumentException>(() => OnnxTensor.Over(runtime, new float[5].AsMemory(), 2, 3));
        using OnnxTensor six = OnnxTensor.Over(runtime, new float[6].AsMemory(), 2, 3);
        Assert.Contains("float32 [2, 3], not int64", Assert.Throws<InvalidOperationException>(() => six.Data<long>()).Message);
        six.Dispose();
        Assert.Throws<ObjectDisposedException>(() => six.Data<float>());
    }

    [RuntimeFact]
    public void Memory_of_the_runtime_can_be_written_by_hand()
    {
        using OnnxTensor made = OnnxTensor.Allocate(OnnxRuntime.Open(), ElementType.Float32, 2, 2);
        made.Data<float>().Fill(7);
        Assert.Equal([7f, 7f, 7f, 7f], made.Data<float>().ToArray());
    }

    [RuntimeFact]
    public void Mapped_files_are_tensors_without_being_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("w"), [0, 0, 0, 0, .. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2f)]);
        MappedFile mapped = MappedFile.Open(folder.File("w"));
        OnnxTensor tensor = mapped.Tensor(OnnxRuntime.Open(), 4, ElementType.Float32, 2);
        Assert.Contains("cut short", Assert.Throws<InputException>(() => mapped.Tensor(OnnxRuntime.Open(), 8, ElementType.Float32, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => mapped.Tensor(OnnxRuntime.Open(), 2, ElementType.Float32, 1));
        mapped.Dispose();
        Assert.Equal([1.5f, -2f], tensor.Data<float>().ToArray());
        tensor.Dispose();
        File.Delete(folder.File("w"));
    }

    [Fact]
    public void Mapped_files_must_be_there_and_hold_something()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("empty"), "");
        Assert.Contains("empty", Assert.Throws<InputException>(() => MappedFile.Open(folder.File("empty"))).Message);
        Assert.Contains("no such file", Assert.Throws<InputException>(() => MappedFile.Open(folder.File("gone"))).Message);
    }
}
