using System.Collections.Immutable;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Graphs;

/// <summary>An input or output of a model as its file declares it (ValueInfoProto).</summary>
public sealed class GraphPort
{
    // Fields of ValueInfoProto, TypeProto, TypeProto.Tensor, TensorShapeProto and its Dimension.
    private const int NameField = 1, TypeField = 2, TensorField = 1, ElementField = 1, ShapeField = 2, SideField = 1, SizeField = 1, SymbolField = 2;

    // The type as it was read: it may be of a kind that is not known here.
    private byte[] _type = [];
    private readonly List<byte> _kept = [];

    private GraphPort(TensorPort declared) => Declared = declared;

    /// <summary>A tensor.</summary>
    /// <param name="declared">Its name, type and shape.</param>
    /// <returns>The same as a file declares it.</returns>
    public static GraphPort Of(TensorPort declared)
    {
        var type = new WireWriter();
        type.Message(TensorField, tensor =>
        {
            tensor.Int(ElementField, (int)declared.Type);
            tensor.Message(ShapeField, shape =>
            {
                foreach (PortSide side in declared.Shape)
                {
                    shape.Message(SideField, s =>
                    {
                        if (side.Size is long size)
                            s.Int(SizeField, size);
                        else if (side.Name is not null)
                            s.Text(SymbolField, side.Name);
                    });
                }
            });
        });
        using var bytes = new MemoryStream();
        type.WriteTo(bytes);
        return new(declared) { _type = bytes.ToArray() };
    }

    /// <summary>Name, type and shape; the type is undefined where it is no tensor.</summary>
    public TensorPort Declared { get; private set; }

    internal static GraphPort Read(WireReader reader)
    {
        string name = "";
        var port = new GraphPort(new("", ElementType.Undefined, []));
        while (reader.Next())
        {
            if (reader.Field == NameField)
                name = reader.Text();
            else if (reader.Field == TypeField)
                port._type = reader.Bytes().ToArray();
            else
                reader.Keep(port._kept);
        }
        port.Declared = Tensor(name, new(port._type));
        return port;
    }

    private static TensorPort Tensor(string name, WireReader type)
    {
        ElementType element = ElementType.Undefined;
        var sides = ImmutableArray.CreateBuilder<PortSide>();
        var rest = new List<byte>();
        while (type.Next())
        {
            if (type.Field != TensorField)
            {
                type.Keep(rest);
                continue;
            }
            WireReader tensor = type.Message();
            while (tensor.Next())
            {
                if (tensor.Field == ElementField)
                    element = (ElementType)tensor.Int();
                else if (tensor.Field == ShapeField)
                    ReadShape(tensor.Message(), sides);
                else
                    tensor.Keep(rest);
            }
        }
        return new(name, element, sides.ToImmutable());
    }

    private static void ReadShape(WireReader shape, ImmutableArray<PortSide>.Builder sides)
    {
        var rest = new List<byte>();
        while (shape.Next())
        {
            if (shape.Field != SideField)
            {
                shape.Keep(rest);
                continue;
            }
            PortSide side = default;
            WireReader dimension = shape.Message();
            while (dimension.Next())
            {
                if (dimension.Field == SizeField)
                    side = dimension.Int();
                else if (dimension.Field == SymbolField)
                    side = dimension.Text();
                else
                    dimension.Keep(rest);
            }
            sides.Add(side);
        }
    }

    internal void Write(WireWriter writer)
    {
        writer.Text(NameField, Declared.Name);
        if (_type.Length > 0)
            writer.Bytes(TypeField, _type);
        writer.Kept(_kept);
    }
}
