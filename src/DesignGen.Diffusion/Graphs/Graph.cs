namespace DesignGen.Diffusion.Graphs;

/// <summary>The steps of a model in the order in which they run, with its weights, inputs and outputs (GraphProto).</summary>
public sealed class Graph
{
    // GraphProto's fields.
    private const int NodeField = 1, NameField = 2, WeightField = 5, InputField = 11, OutputField = 12;

    // Smaller ones are sizes and axes, which the runtime wants to see when it opens the model.
    private const int LeaveFromBytes = 1024;

    // Real models hold steps within steps two or three deep.
    private const int DeepestGraph = 32;

    private readonly List<byte> _kept = [];

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The steps; each comes after those whose outputs it takes.</summary>
    public List<GraphNode> Nodes { get; } = [];

    /// <summary>The weights and constants.</summary>
    public List<GraphTensor> Weights { get; } = [];

    /// <summary>What it takes. In files of before 2020 (IR 3) weights are listed here, too.</summary>
    public List<GraphPort> Inputs { get; } = [];

    /// <summary>What it gives.</summary>
    public List<GraphPort> Outputs { get; } = [];

    /// <summary>This graph and those within its steps.</summary>
    public IEnumerable<Graph> All() => Nodes.SelectMany(n => n.Attributes).Select(a => a.Graph).OfType<Graph>().SelectMany(g => g.All()).Prepend(this);

    /// <summary>Reads a graph.</summary>
    /// <param name="reader">The message.</param>
    /// <param name="file">The file that is read; large weights are left there. Null copies all.</param>
    /// <param name="depth">How many graphs it lies within.</param>
    internal static Graph Read(WireReader reader, string? file, int depth)
    {
        if (depth > DeepestGraph)
            throw reader.Wrong("graphs lie more than 32 deep within graphs");
        var graph = new Graph();
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case NodeField:
                    graph.Nodes.Add(GraphNode.Read(reader.Message(), depth));
                    break;
                case NameField:
                    graph.Name = reader.Text();
                    break;
                case WeightField:
                    graph.Weights.Add(GraphTensor.Read(reader.Message(), file, LeaveFromBytes));
                    break;
                case InputField:
                    graph.Inputs.Add(GraphPort.Read(reader.Message()));
                    break;
                case OutputField:
                    graph.Outputs.Add(GraphPort.Read(reader.Message()));
                    break;
                default:
                    reader.Keep(graph._kept);
                    break;
            }
        }
        return graph;
    }

    internal void Write(WireWriter writer, IReadOnlyDictionary<string, string>? locations, string? folder)
    {
        foreach (GraphNode node in Nodes)
            writer.Message(NodeField, node.Write);
        writer.TextIfAny(NameField, Name);
        foreach (GraphTensor weight in Weights)
            writer.Message(WeightField, w => weight.Write(w, locations, folder));
        foreach (GraphPort input in Inputs)
            writer.Message(InputField, input.Write);
        foreach (GraphPort output in Outputs)
            writer.Message(OutputField, output.Write);
        writer.Kept(_kept);
    }
}
