using System.Collections.Immutable;

namespace DesignGen.Diffusion.Graphs;

/// <summary>The directions in which a picture goes on at its opposite edge.</summary>
[Flags]
public enum WrapAxes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Left and right edge meet.</summary>
    X = 1,

    /// <summary>Top and bottom edge meet.</summary>
    Y = 2,

    /// <summary>Both: the picture tiles the plane.</summary>
    Both = X | Y,
}

/// <summary>What became of a model's padded steps.</summary>
/// <param name="Wrapped">How many convolutions now go on at the opposite edge.</param>
/// <param name="Left">Padded steps that can't be rewritten, each with its reason; with any, tiles made by the model show a seam.</param>
public sealed record WrapReport(int Wrapped, ImmutableArray<string> Left);

/// <summary>
/// Makes a model see its picture as a tile. A convolution pads its input with zeros, which is where a picture gets its edge; here the pixels
/// of the opposite edge take their place, in every convolution of the model.
/// </summary>
/// <remarks>
/// Before each padded convolution its input is lengthened by slices of itself (Slice, then Concat along the axis, rows first, then columns,
/// so that corners are right) and its own padding is set to zero. That works with every version of the operators, where padding by
/// wrapping would need version 19. Weights are untouched. The result is that of PyTorch's padding mode "circular", as long as the picture
/// is no smaller than the padding; it costs about a tenth more time. Convolutions fused or laid out for a device (domain com.microsoft),
/// quantized ones, transposed ones and padded pools are left and named in the report.
/// </remarks>
public static class CircularPadding
{
    // Positions in a picture's tensor: batch, channel, row, column.
    private const int RowAxis = 2, ColumnAxis = 3;

    // Slice took its bounds as settings before this version of the operators, as inputs from it on.
    private const long SliceByInputsVersion = 10;

    private static readonly ImmutableHashSet<string> Fixed =
        ["ConvTranspose", "QLinearConv", "ConvInteger", "MaxPool", "AveragePool", "LpPool", "FusedConv", "NhwcConv", "NhwcFusedConv", "NhwcMaxPool", "QLinearAveragePool"];

    /// <summary>Rewrites a model in place; a second time changes nothing more.</summary>
    /// <param name="model">The model.</param>
    /// <param name="axes">Where edges meet.</param>
    public static WrapReport Apply(GraphModel model, WrapAxes axes)
    {
        int wrapped = 0;
        var left = ImmutableArray.CreateBuilder<string>();
        foreach (Graph graph in model.Graph.All().ToArray())
            wrapped += new Rewrite(model, graph, axes, left).Run();
        return new(wrapped, left.ToImmutable());
    }

    // Rows and columns that an operator adds: before and after, 0 where the axis is not wrapped.
    private readonly record struct Margin(long Top, long Left, long Bottom, long Right)
    {
        public bool IsNone => this == default;

        public Margin Along(WrapAxes axes) => new(
            axes.HasFlag(WrapAxes.Y) ? Top : 0, axes.HasFlag(WrapAxes.X) ? Left : 0, axes.HasFlag(WrapAxes.Y) ? Bottom : 0, axes.HasFlag(WrapAxes.X) ? Right : 0);

        public Margin Less(Margin other) => new(Top - other.Top, Left - other.Left, Bottom - other.Bottom, Right - other.Right);
    }

    private sealed class Rewrite(GraphModel model, Graph graph, WrapAxes axes, ImmutableArray<string>.Builder left)
    {
        private readonly HashSet<string> _names =
        [
            .. model.Graph.All().SelectMany(g => g.Nodes).SelectMany(n => n.Outputs),
            .. model.Graph.All().SelectMany(g => g.Weights).Select(w => w.Name),
            .. model.Graph.Inputs.Select(i => i.Declared.Name),
        ];

        private readonly Dictionary<string, IReadOnlyList<long>> _shapes = model.Graph.All().SelectMany(g => g.Weights).DistinctBy(w => w.Name).ToDictionary(w => w.Name, w => (IReadOnlyList<long>)w.Shape, StringComparer.Ordinal);

        // Steps that take the same input with the same margin share its wrapped form; bounds of slices are shared by all.
        private readonly Dictionary<(string Input, Margin Margin), string> _done = [];
        private readonly Dictionary<long, string> _numbers = [];
        private readonly List<GraphNode> _nodes = [];
        private readonly List<GraphNode> _constants = [];
        private int _count;

        public int Run()
        {
            int wrapped = 0;
            foreach (GraphNode node in graph.Nodes)
            {
                if (node.Is("Conv") && Padding(node) is Margin padding && padding.Along(axes) is { IsNone: false } margin)
                {
                    node.Inputs[0] = Wrap(node.Inputs[0], margin);
                    Margin rest = padding.Less(margin);
                    node.Set(GraphAttribute.Of("pads", rest.Top, rest.Left, rest.Bottom, rest.Right));
                    node.Attributes.RemoveAll(a => a.Name == "auto_pad");
                    wrapped++;
                }
                else if (Fixed.Contains(node.Operator) && IsPadded(node))
                {
                    left.Add($"{node.Operator} {node.Name}: this operator can't be made to wrap");
                }
                _nodes.Add(node);
            }
            graph.Nodes.Clear();
            graph.Nodes.AddRange([.. _constants, .. _nodes]);
            return wrapped;
        }

        private bool IsPadded(GraphNode node) =>
            node.Attribute("pads")?.Ints.Exists(p => p != 0) == true || node.Attribute("auto_pad")?.Text is "SAME_UPPER" or "SAME_LOWER";

        // Null where there is nothing to wrap or the padding can't be told.
        private Margin? Padding(GraphNode node)
        {
            string automatic = node.Attribute("auto_pad")?.Text ?? "NOTSET";
            if (automatic is "SAME_UPPER" or "SAME_LOWER")
                return Same(node, automatic == "SAME_UPPER");
            List<long> pads = node.Attribute("pads")?.Ints ?? [];
            if (pads.TrueForAll(p => p == 0) || automatic == "VALID")
                return null;
            if (pads.Count == 4 && pads.TrueForAll(p => p >= 0))
                return new(pads[0], pads[1], pads[2], pads[3]);
            // Sequences and volumes have no edges of a tile.
            if (pads.Count == 4)
                left.Add($"Conv {node.Name}: it pads by less than nothing");
            return null;
        }

        // As much padding as keeps the size; the odd one goes after (upper) or before (lower). With strides it depends on the picture's size.
        private Margin? Same(GraphNode node, bool upper)
        {
            IReadOnlyList<long>? kernel = node.Attribute("kernel_shape")?.Ints
                ?? (node.Inputs.Count > 1 && _shapes.TryGetValue(node.Inputs[1], out IReadOnlyList<long>? weight) ? [.. weight.Skip(2)] : null);
            if (kernel is null || (kernel.Count == 2 && node.Attribute("strides")?.Ints.Exists(s => s != 1) == true))
            {
                left.Add($"Conv {node.Name}: its padding depends on the size of the picture");
                return null;
            }
            if (kernel.Count != 2)
                return null;
            List<long> dilations = node.Attribute("dilations")?.Ints ?? [1, 1];
            long rows = (kernel[0] - 1) * dilations[0], columns = (kernel[1] - 1) * dilations[1];
            Margin floor = new(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
            return upper ? floor : new(floor.Bottom, floor.Right, floor.Top, floor.Left);
        }

        private string Wrap(string input, Margin margin)
        {
            if (_done.TryGetValue((input, margin), out string? known))
                return known;
            string wrapped = Along(Along(input, RowAxis, margin.Top, margin.Bottom), ColumnAxis, margin.Left, margin.Right);
            _done.Add((input, margin), wrapped);
            return wrapped;
        }

        // What stands before the first row is the last ones, what stands after the last is the first ones.
        private string Along(string input, int axis, long before, long after)
        {
            if (before == 0 && after == 0)
                return input;
            var pieces = new List<string>();
            if (before > 0)
                pieces.Add(Slice(input, axis, -before, long.MaxValue));
            pieces.Add(input);
            if (after > 0)
                pieces.Add(Slice(input, axis, 0, after));
            return Add("Concat", pieces, GraphAttribute.Of("axis", (long)axis));
        }

        private string Slice(string input, int axis, long start, long end) => model.OperatorVersion >= SliceByInputsVersion
            ? Add("Slice", [input, Number(start), Number(end), Number(axis)])
            : Add("Slice", [input], GraphAttribute.Of("starts", [start]), GraphAttribute.Of("ends", [end]), GraphAttribute.Of("axes", [axis]));

        private string Add(string op, IEnumerable<string> inputs, params IEnumerable<GraphAttribute> attributes)
        {
            string name = Name();
            _nodes.Add(new(op, inputs, [name], attributes) { Name = name });
            return name;
        }

        // A step, not a weight: before IR 4 weights are inputs of the model, too.
        private string Number(long value)
        {
            if (_numbers.TryGetValue(value, out string? known))
                return known;
            string name = Name();
            _constants.Add(new("Constant", [], [name], GraphAttribute.Of("value", GraphTensor.Of("", [value], 1))) { Name = name });
            _numbers.Add(value, name);
            return name;
        }

        private string Name()
        {
            string name;
            do
                name = FormattableString.Invariant($"wrap_{_count++}");
            while (!_names.Add(name));
            return name;
        }
    }
}
