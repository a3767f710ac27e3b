using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Tokens;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>A text as the UNet reads it.</summary>
/// <param name="Hidden">Tokens × width.</param>
/// <param name="Tokens">Tokens in all rows.</param>
/// <param name="Pooled">The whole text in one row, for XL; else empty.</param>
internal sealed record TextContext(float[] Hidden, int Tokens, float[] Pooled);

/// <summary>Has a model's text encoders read texts, and remembers the last ones: prompts and above all negative prompts come again and again.</summary>
/// <remarks>
/// Rows of a long text are encoded one by one and joined; each has its own begin and end, as in the common web interfaces. Weights multiply
/// what came of a token, after which each row is brought back to its mean, so that a heavy word does not lighten or darken the picture.
/// Rows are always encoded alone, so that a text gives the same numbers in every company.
/// </remarks>
internal sealed class TextContexts(OnnxRuntime runtime, ModelFolder folder, ModelSessions sessions)
{
    private const int MostKept = 64;

    private readonly Dictionary<(string Text, PromptReading Reading, int Rows), LinkedListNode<((string, PromptReading, int) Key, TextContext Context)>> _kept = [];
    private readonly LinkedList<((string, PromptReading, int) Key, TextContext Context)> _order = new();

    /// <summary>How many texts were encoded, not remembered; for tests.</summary>
    public int Encoded { get; private set; }

    /// <summary>Rows that a text needs; the two encoders of XL need equally many.</summary>
    public int Rows(string? text, PromptReading reading) =>
        text is null || reading == PromptReading.Plain ? 1 : folder.Tokenizers.Max(t => PromptRows.Rows(t, PromptWeights.Parse(text)).Count);

    /// <summary>A text as the UNet reads it.</summary>
    /// <param name="text">The text; null for no negative prompt.</param>
    /// <param name="reading">How it is read.</param>
    /// <param name="rows">Rows to fill.</param>
    /// <param name="warnings">Gets what found no place.</param>
    public TextContext Of(string? text, PromptReading reading, int rows, List<string> warnings)
    {
        if (text is null && folder.ZeroNegative)
        {
            TextContext empty = Of("", reading, rows, warnings);
            return new(new float[empty.Hidden.Length], empty.Tokens, new float[empty.Pooled.Length]);
        }
        (string, PromptReading, int) key = (text ?? "", reading, rows);
        PromptRows[] tokens = [.. folder.Tokenizers.Select(t => reading == PromptReading.Plain ? PromptRows.Single(t, key.Item1) : PromptRows.Rows(t, PromptWeights.Parse(key.Item1), rows))];
        if (tokens[0].Cut > 0)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The last {tokens[0].Cut} words and signs of \"{Short(key.Item1)}\" found no place: the model reads {tokens[0].RowLength - 2}."));
        if (_kept.TryGetValue(key, out LinkedListNode<((string, PromptReading, int) Key, TextContext Context)>? known))
        {
            _order.Remove(known);
            _order.AddFirst(known);
            return known.Value.Context;
        }
        TextContext context = Encode(tokens);
        Encoded++;
        _kept.Add(key, _order.AddFirst((key, context)));
        if (_order.Count > MostKept)
        {
            _kept.Remove(_order.Last!.Value.Key);
            _order.RemoveLast();
        }
        return context;
    }

    private TextContext Encode(PromptRows[] tokens)
    {
        int rows = tokens[0].Count, length = tokens[0].RowLength;
        float[][] hidden = new float[tokens.Length][];
        float[] pooled = [];
        for (int encoder = 0; encoder < tokens.Length; encoder++)
        {
            ModelPart part = folder.TextEncoders[encoder];
            OnnxSession session = sessions.TextEncoder(encoder);
            string output = (tokens.Length == 1 ? TextOutputs.Last(part) : TextOutputs.Penultimate(part))!.Name;
            var all = new List<float>();
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<float> weights = tokens[encoder].Weights.AsSpan(row * length, length);
                (float[] read, float[] whole) = Encode(session, tokens[encoder].Tokens.AsSpan(row * length, length), output);
                if (weights.ContainsAnyExcept(1f))
                    Weigh(read, weights);
                all.AddRange(read);
                if (row == 0 && whole.Length > 0)
                    pooled = whole;
            }
            hidden[encoder] = [.. all];
            sessions.DoneWith(part);
        }
        return new(Join(hidden, rows * length), rows * length, pooled);
    }

    private (float[] Hidden, float[] Pooled) Encode(OnnxSession session, ReadOnlySpan<int> tokens, string output)
    {
        var inputs = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        OnnxTensor[] outputs = [];
        try
        {
            // Exporters that take a mask mean "all of it"; none of the pipelines masks its padding.
            foreach (TensorPort port in session.Inputs)
                inputs.Add(port.Name, Ids(port, tokens));
            outputs = session.Run(inputs);
            OnnxTensor? pooled = folder.IsXl ? outputs.Zip(session.Outputs).FirstOrDefault(o => o.Second.Name == TextOutputs.Pooled).First : null;
            return (PortBuffer.Read(outputs.Zip(session.Outputs).First(o => o.Second.Name == output).First), pooled is null ? [] : PortBuffer.Read(pooled));
        }
        finally
        {
            foreach (OnnxTensor tensor in inputs.Values.Concat(outputs))
                tensor.Dispose();
        }
    }

    private OnnxTensor Ids(TensorPort port, ReadOnlySpan<int> tokens)
    {
        int[] ids = tokens.ToArray();
        if (port.Name != "input_ids")
            Array.Fill(ids, port.Name == "attention_mask" ? 1 : 0);
        return port.Type == ElementType.Int32
            ? OnnxTensor.Over(runtime, ids.AsMemory(), 1, ids.Length)
            : OnnxTensor.Over(runtime, Array.ConvertAll(ids, i => (long)i).AsMemory(), 1, ids.Length);
    }

    private static void Weigh(Span<float> hidden, ReadOnlySpan<float> weights)
    {
        int width = hidden.Length / weights.Length;
        double before = 0, after = 0;
        foreach (float number in hidden)
            before += number;
        for (int token = 0; token < weights.Length; token++)
        {
            foreach (ref float number in hidden.Slice(token * width, width))
                number *= weights[token];
        }
        foreach (float number in hidden)
            after += number;
        float back = (float)(before / after);
        // A row whose mean is about nothing has none to be brought back to.
        if (!float.IsFinite(back) || back is < 0.1f or > 10)
            return;
        foreach (ref float number in hidden)
            number *= back;
    }

    // Token by token, the first encoder's numbers before the second's.
    private static float[] Join(float[][] hidden, int tokens)
    {
        if (hidden.Length == 1)
            return hidden[0];
        var joined = new float[hidden.Sum(h => h.Length)];
        int at = 0;
        for (int token = 0; token < tokens; token++)
        {
            foreach (float[] each in hidden)
            {
                int width = each.Length / tokens;
                each.AsSpan(token * width, width).CopyTo(joined.AsSpan(at));
                at += width;
            }
        }
        return joined;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
