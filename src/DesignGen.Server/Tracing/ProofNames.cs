using System.Globalization;
using DesignGen.Core.Errors;

namespace DesignGen.Server.Tracing;

/// <summary>Names the proofs of pictures.</summary>
public static class ProofNames
{
    private const string Svg = ".svg";

    /// <summary>The proof of each picture: the file that was named, or one in the folder that was, called like the picture. No two are the same on any system.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="to">A name that ends in <c>.svg</c>, for one picture; else a folder.</param>
    /// <exception cref="InputException">Several pictures can't go into one file, or a file stands where the folder should be.</exception>
    public static IReadOnlyList<string> For(IReadOnlyList<string> pictures, string to)
    {
        bool isFolder = Directory.Exists(to);
        if (!isFolder && to.EndsWith(Svg, StringComparison.OrdinalIgnoreCase))
        {
            return pictures.Count <= 1 ? [.. pictures.Select(_ => to)]
                : throw new InputException(to, null, string.Create(CultureInfo.InvariantCulture, $"{pictures.Count} pictures can't go into one file. Name a folder."));
        }
        if (File.Exists(to))
            throw new InputException(to, null, "This is a file. Name a folder, or a file that ends in .svg.");
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var proofs = new List<string>();
        foreach (string picture in pictures)
        {
            string stem = Path.GetFileNameWithoutExtension(picture), name = stem;
            for (int n = 2; !taken.Add(name); n++)
                name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{n}");
            proofs.Add(Path.Combine(to, name + Svg));
        }
        return proofs;
    }
}
