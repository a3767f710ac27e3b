using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DesignGen.Diffusion.Tokens;

/// <summary>A piece of a prompt and how much it counts.</summary>
/// <param name="Text">The words, brackets and escapes taken away.</param>
/// <param name="Weight">1 is usual; more draws the picture towards the words, less away from them.</param>
public readonly record struct WeightedText(string Text, float Weight);

/// <summary>Reads the weights that people write into prompts.</summary>
/// <remarks>
/// The common syntax of Stable Diffusion's web interfaces:
/// <c>(words)</c> count 1.1 times as much, <c>((words))</c> 1.21 times, <c>[words]</c> 1/1.1 times, <c>(words:1.3)</c> exactly 1.3 times; brackets may stand
/// inside each other and multiply. A backslash before a bracket or another backslash makes it a plain sign. What is no weight stays text:
/// a closing bracket without an opening one, a bracket never closed (its content still counts as weighted), and <c>[a:b:0.3]</c>, which
/// elsewhere changes words during a run and is not done here. A weight reads up to the bracket, with a point, from −10 to 10.
/// </remarks>
public static class PromptWeights
{
    private const float Step = 1.1f, Most = 10;

    /// <summary>The pieces of a prompt in order; neighbours of one weight are one piece, empty ones are left out.</summary>
    public static ImmutableArray<WeightedText> Parse(string prompt)
    {
        List<(StringBuilder Text, float Weight)> pieces = [(new(), 1)];
        Stack<int> round = new(), square = new();
        for (int i = 0; i < prompt.Length; i++)
        {
            switch (prompt[i])
            {
                case '\\' when i + 1 < prompt.Length && prompt[i + 1] is '(' or ')' or '[' or ']' or '\\':
                    pieces[^1].Text.Append(prompt[++i]);
                    break;
                case '(':
                    Open(pieces, round);
                    break;
                case '[':
                    Open(pieces, square);
                    break;
                case ':' when round.Count > 0 && Number(prompt, i + 1, out float weight) is int end:
                    Close(pieces, round, weight);
                    i = end;
                    break;
                case ')' when round.Count > 0:
                    Close(pieces, round, Step);
                    break;
                case ']' when square.Count > 0:
                    Close(pieces, square, 1 / Step);
                    break;
                default:
                    pieces[^1].Text.Append(prompt[i]);
                    break;
            }
        }
        while (round.Count > 0)
            Close(pieces, round, Step);
        while (square.Count > 0)
            Close(pieces, square, 1 / Step);
        return Joined(pieces);
    }

    private static void Open(List<(StringBuilder Text, float Weight)> pieces, Stack<int> brackets)
    {
        pieces.Add((new(), 1));
        brackets.Push(pieces.Count - 1);
    }

    private static void Close(List<(StringBuilder Text, float Weight)> pieces, Stack<int> brackets, float weight)
    {
        for (int i = brackets.Pop(); i < pieces.Count; i++)
            pieces[i] = (pieces[i].Text, pieces[i].Weight * weight);
        pieces.Add((new(), 1));
    }

    /// <summary>The weight that stands from a place to the next closing bracket, and where that bracket is; null when there is none.</summary>
    private static int? Number(string prompt, int from, out float weight)
    {
        int end = prompt.IndexOf(')', from);
        weight = 1;
        return end > 0 && float.TryParse(prompt.AsSpan(from, end - from), NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out weight) && Math.Abs(weight) <= Most ? end : null;
    }

    private static ImmutableArray<WeightedText> Joined(List<(StringBuilder Text, float Weight)> pieces)
    {
        List<WeightedText> joined = [];
        foreach ((StringBuilder text, float weight) in pieces)
        {
            if (text.Length == 0)
                continue;
            if (joined.Count > 0 && joined[^1].Weight == weight)
                joined[^1] = new(joined[^1].Text + text, weight);
            else
                joined.Add(new(text.ToString(), weight));
        }
        return [.. joined];
    }
}
