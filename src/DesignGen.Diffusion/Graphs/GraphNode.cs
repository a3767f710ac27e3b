using System.Text;

namespace DesignGen.Diffusion.Graphs;

/// <summary>One step of a model: an operator with the names of what it takes and gives (NodeProto).</summary>
public sealed class GraphNode
{
    // NodeProto's fields.
    private const int InputField = 1, OutputField = 2, NameField = 3, OperatorField = 4, AttributeField = 5, DomainField = 7;

    private readonly List<byte> _kept = [];

    /// <summary>A step.</summary>
    /// <param name="op">Its operator, for example <c>Conv</c>.</param>
    /// <param name="inputs">What it takes; an empty name leaves an optional input out.</param>
    /// <param name="outputs">What it gives.</param>
    /// <param name="attributes">Its settings.</param>
    public GraphNode(string op, IEnumerable<string> inputs, IEnumerable<string> outputs, params IEnumerable<GraphAttribute> attributes)
    {
        Operator = op;
        Inputs.AddRange(inputs);
        Outputs.AddRange(outputs);
        Attributes.AddRange(attributes);
    }

    /// <summary>Its name; exporters from PyTorch write the path of the module here.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its operator.</summary>
    public string Operator { get; set; }

    /// <summary>The operator's domain; empty for those of ONNX itself.</summary>
    public string Domain { get; set; } = "";

    /// <summary>What it takes.</summary>
    public List<string> Inputs { get; } = [];

    /// <summary>What it gives.</summary>
    public List<string> Outputs { get; } = [];

    /// <summary>Its settings.</summary>
    public List<GraphAttribute> Attributes { get; } = [];

    /// <summary>Whether it is an operator of ONNX itself with this name.</summary>
    public bool Is(string op) => Operator == op && Domain is "" or "ai.onnx";

    /// <summary>A setting by its name; null where it is not set.</summary>
    public GraphAttribute? Attribute(string name) => Attributes.Find(a => a.Name == name);

    /// <summary>Sets a setting, in the place of one of its name.</summary>
    public void Set(GraphAttribute attribute)
    {
        int index = Attributes.FindIndex(a => a.Name == attribute.Name);
        if (index < 0)
            Attributes.Add(attribute);
        else
            Attributes[index] = attribute;
    }

    internal static GraphNode Read(WireReader reader, int depth)
    {
        var node = new GraphNode("", [], []);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case InputField:
                    node.Inputs.Add(reader.Text());
                    break;
                case OutputField:
                    node.Outputs.Add(reader.Text());
                    break;
                case NameField:
                    node.Name = reader.Text();
                    break;
                case OperatorField:
                    node.Operator = reader.Text();
                    break;
                case AttributeField:
                    node.Attributes.Add(GraphAttribute.Read(reader.Message(), depth));
                    break;
                case DomainField:
                    node.Domain = reader.Text();
                    break;
                default:
                    reader.Keep(node._kept);
                    break;
            }
        }
        return node;
    }

    internal void Write(WireWriter writer)
    {
        foreach (string input in Inputs)
            writer.Text(InputField, input);
        foreach (string output in Outputs)
            writer.Text(OutputField, output);
        writer.TextIfAny(NameField, Name);
        writer.Text(OperatorField, Operator);
        foreach (GraphAttribute attribute in Attributes)
            writer.Message(AttributeField, attribute.Write);
        writer.TextIfAny(DomainField, Domain);
        writer.Kept(_kept);
    }
}

/// <summary>A setting of a step (AttributeProto).</summary>
public sealed class GraphAttribute
{
    // AttributeProto's fields, and its numbers for the kinds of value.
    private const int NameField = 1, FloatField = 2, IntField = 3, TextField = 4, TensorField = 5, GraphField = 6, FloatsField = 7, IntsField = 8, KindField = 20;
    private const int FloatKind = 1, IntKind = 2, TextKind = 3, TensorKind = 4, GraphKind = 5, FloatsKind = 6, IntsKind = 7;

    private readonly List<byte> _kept = [];
    private long _kind;

    // As it was read: it may be bytes that are no text.
    private byte[]? _text;

    private GraphAttribute(string name, long kind) => (Name, _kind) = (name, kind);

    /// <summary>Its name, for example <c>pads</c>.</summary>
    public string Name { get; private set; }

    /// <summary>A whole number; null where it is something else.</summary>
    public long? Int { get; private set; }

    /// <summary>A floating-point number; null where it is something else.</summary>
    public float? Float { get; private set; }

    /// <summary>A text; null where it is something else.</summary>
    public string? Text => _text is null ? null : Encoding.UTF8.GetString(_text);

    /// <summary>Whole numbers; empty where it is something else.</summary>
    public List<long> Ints { get; } = [];

    /// <summary>Floating-point numbers; empty where it is something else.</summary>
    public List<float> Floats { get; } = [];

    /// <summary>A constant; null where it is something else.</summary>
    public GraphTensor? Tensor { get; private set; }

    /// <summary>Steps within the step, as of a branch or a loop; null where it is something else.</summary>
    public Graph? Graph { get; private set; }

    /// <summary>A setting with a whole number.</summary>
    public static GraphAttribute Of(string name, long value) => new(name, IntKind) { Int = value };

    /// <summary>A setting with a floating-point number.</summary>
    public static GraphAttribute Of(string name, float value) => new(name, FloatKind) { Float = value };

    /// <summary>A setting with a text.</summary>
    public static GraphAttribute Of(string name, string value) => new(name, TextKind) { _text = Encoding.UTF8.GetBytes(value) };

    /// <summary>A setting with a constant.</summary>
    public static GraphAttribute Of(string name, GraphTensor value) => new(name, TensorKind) { Tensor = value };

    /// <summary>A setting with steps of its own.</summary>
    public static GraphAttribute Of(string name, Graph value) => new(name, GraphKind) { Graph = value };

    /// <summary>A setting with whole numbers.</summary>
    public static GraphAttribute Of(string name, params ReadOnlySpan<long> values)
    {
        var made = new GraphAttribute(name, IntsKind);
        made.Ints.AddRange(values);
        return made;
    }

    /// <summary>A setting with floating-point numbers.</summary>
    public static GraphAttribute Of(string name, ReadOnlySpan<float> values)
    {
        var made = new GraphAttribute(name, FloatsKind);
        made.Floats.AddRange(values);
        return made;
    }

    internal static GraphAttribute Read(WireReader reader, int depth)
    {
        var attribute = new GraphAttribute("", 0);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case NameField:
                    attribute.Name = reader.Text();
                    break;
                case KindField:
                    attribute._kind = reader.Int();
                    break;
                case FloatField:
                    attribute.Float = reader.Float();
                    break;
                case IntField:
                    attribute.Int = reader.Int();
                    break;
                case TextField:
                    attribute._text = reader.Bytes().ToArray();
                    break;
                case TensorField:
                    attribute.Tensor = GraphTensor.Read(reader.Message(), null, 0);
                    break;
                case GraphField:
                    attribute.Graph = Graph.Read(reader.Message(), null, depth + 1);
                    break;
                case FloatsField:
                    reader.Floats(attribute.Floats);
                    break;
                case IntsField:
                    reader.Ints(attribute.Ints);
                    break;
                default:
                    reader.Keep(attribute._kept);
                    break;
            }
        }
        return attribute;
    }

    internal void Write(WireWriter writer)
    {
        writer.Text(NameField, Name);
        if (Float is float number)
            writer.Float(FloatField, number);
        if (Int is long whole)
            writer.Int(IntField, whole);
        if (_text is not null)
            writer.Bytes(TextField, _text);
        if (Tensor is not null)
            writer.Message(TensorField, t => Tensor.Write(t, null, null));
        if (Graph is not null)
            writer.Message(GraphField, g => Graph.Write(g, null, null));
        // One field each: the format's definition does not pack them.
        foreach (float each in Floats)
            writer.Float(FloatsField, each);
        foreach (long each in Ints)
            writer.Int(IntsField, each);
        if (_kind != 0)
            writer.Int(KindField, _kind);
        writer.Kept(_kept);
    }
}
