using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>Sets the words of a visible label: capitals and figures of the built-in alphabet, and the Chinese signs that labels need.</summary>
public static class LabelLetters
{
    // Chinese signs stand a little higher than capitals, as in print; so the capitals are what the least height counts by.
    private const double HanSide = 1.14, HanGap = 0.1, MixedGap = 0.16;

    /// <summary>The words as one outline, to fill non-zero: capitals are 1 high and stand on y 1, the ink begins at x 0.</summary>
    /// <param name="words">The words.</param>
    /// <exception cref="InputException">The lettering lacks a sign; the message names it.</exception>
    public static Outline Set(string words)
    {
        if (LabelSigns.Missing(words) is { IsEmpty: false } missing)
            throw new InputException("house.yaml", "label", $"The lettering of labels has no {string.Join(" ", missing.Select(m => $"'{m}'"))}, which '{words}' needs.");
        var alphabet = new Alphabet(Face.Fine);
        var contours = ImmutableArray.CreateBuilder<Contour>();
        double x = 0;
        char last = '\0';
        foreach (string run in Runs(words.Trim()))
        {
            bool han = HanSigns.Has(run[0]);
            if (last != '\0')
                x += run[0] == ' ' ? 0 : han && HanSigns.Has(last) ? HanGap : MixedGap;
            last = run[^1];
            if (run[0] == ' ')
            {
                x += alphabet.Space;
                last = '\0';
                continue;
            }
            Outline set = han
                ? HanSigns.Draw(run[0]).Transform(Affine.Scale(HanSide).Then(Affine.Translate(0, (1 - HanSide) / 2)))
                : Typesetter.Line(alphabet, run, 1).Shape.Transform(Affine.Translate(0, 1));
            contours.AddRange(set.Transform(Affine.Translate(x - set.Bounds.Left, 0)).Contours);
            x += set.Bounds.Width;
        }
        return new(contours.ToImmutable());
    }

    // Chinese signs and blanks one by one, letters together.
    private static IEnumerable<string> Runs(string words)
    {
        for (int at = 0; at < words.Length;)
        {
            int end = at + 1;
            if (words[at] != ' ' && !HanSigns.Has(words[at]))
            {
                while (end < words.Length && words[end] != ' ' && !HanSigns.Has(words[end]))
                    end++;
            }
            yield return words[at..end];
            at = end;
        }
    }
}
