using DesignGen.Core.Errors;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Graphs;

/// <summary>A set of operators and its version.</summary>
/// <param name="Domain">Whose they are; empty for those of ONNX itself.</param>
/// <param name="Version">The version of the set.</param>
public sealed record OperatorSet(string Domain, long Version);

/// <summary>
/// An ONNX model file: read, changed and written without loading its weights. Those beside the file stay where they are, and large ones
/// within it are known by their place. What is not understood here is kept byte for byte.
/// </summary>
/// <remarks>Fields and their numbers are those of onnx.proto (ONNX 1.17); models of 7 to 23 read the same. Not thread-safe.</remarks>
public sealed class GraphModel
{
    // ModelProto's fields, and OperatorSetIdProto's.
    private const int FormatField = 1, ProducerField = 2, GraphField = 7, OperatorsField = 8, DomainField = 1, VersionField = 2;

    // What the ONNX format advises, so that weights can be mapped into memory.
    private const int PageBytes = 4096;

    private readonly List<byte> _kept = [];

    /// <summary>A model in memory.</summary>
    /// <param name="graph">Its steps.</param>
    /// <param name="operatorSets">The operators it uses.</param>
    public GraphModel(Graph graph, params IEnumerable<OperatorSet> operatorSets)
    {
        Graph = graph;
        OperatorSets.AddRange(operatorSets);
    }

    /// <summary>Version of the file format (IR version): 8 is read by every runtime since 2021.</summary>
    public long Format { get; set; } = 8;

    /// <summary>What wrote the file.</summary>
    public string Producer { get; set; } = "DesignGen";

    /// <summary>The operators it uses.</summary>
    public List<OperatorSet> OperatorSets { get; } = [];

    /// <summary>Version of ONNX's own operators.</summary>
    public long OperatorVersion => OperatorSets.Find(s => s.Domain is "" or "ai.onnx")?.Version ?? 1;

    /// <summary>The steps.</summary>
    public Graph Graph { get; private set; }

    /// <summary>The file it was read from; null where it was made in memory.</summary>
    public string? File { get; private set; }

    /// <summary>The folder that its weights' files lie in; null where it was made in memory.</summary>
    public string? Folder => File is null ? null : Path.GetDirectoryName(File);

    /// <summary>Reads a model file. Its weights are not loaded.</summary>
    /// <exception cref="InputException">There is no such file, it is no ONNX model, or it is cut short.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static GraphModel Read(string file)
    {
        string full = Path.GetFullPath(file);
        using MappedFile mapped = MappedFile.Open(full);
        // The format itself ends at 2 GB; larger models keep their weights beside the file.
        if (mapped.Length > int.MaxValue)
            throw new InputException(file, null, "An ONNX file is at most 2 GB; larger models keep their weights in files beside it. Export the model again.");
        return mapped.Read(bytes => Parse(bytes, file, full));
    }

    /// <summary>Reads a model from the bytes of its file.</summary>
    /// <param name="bytes">The bytes; copied.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InputException">It is no ONNX model, or cut short.</exception>
    public static GraphModel Parse(ReadOnlySpan<byte> bytes, string name) => Parse(bytes, name, null);

    private static GraphModel Parse(ReadOnlySpan<byte> bytes, string name, string? file)
    {
        try
        {
            return Read(new(bytes), file) ?? throw new InputException(name, null, "This is not an ONNX model: it has no graph. Download or export it again.");
        }
        catch (WireException e)
        {
            throw new InputException(name, null, FormattableString.Invariant($"This is not an ONNX model, or it is damaged at byte {e.At}: {e.Message}. Download or export it again."), e);
        }
    }

    private static GraphModel? Read(WireReader reader, string? file)
    {
        var model = new GraphModel(new()) { Format = 0, Producer = "", File = file };
        bool hasGraph = false;
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case FormatField:
                    model.Format = reader.Int();
                    break;
                case ProducerField:
                    model.Producer = reader.Text();
                    break;
                case GraphField:
                    (model.Graph, hasGraph) = (Graph.Read(reader.Message(), file, 0), true);
                    break;
                case OperatorsField:
                    model.OperatorSets.Add(ReadOperators(reader.Message()));
                    break;
                default:
                    reader.Keep(model._kept);
                    break;
            }
        }
        return hasGraph ? model : null;
    }

    private static OperatorSet ReadOperators(WireReader reader)
    {
        (string domain, long version) = ("", 0);
        var rest = new List<byte>();
        while (reader.Next())
        {
            if (reader.Field == DomainField)
                domain = reader.Text();
            else if (reader.Field == VersionField)
                version = reader.Int();
            else
                reader.Keep(rest);
        }
        return new(domain, version);
    }

    /// <summary>The model as bytes, with its weights left in the files where they lie: those beside the model, and the model's own for large ones within it.</summary>
    /// <param name="weightsFolder">The folder that these files are named from, for <see cref="SessionSettings.WeightsFolder"/>; null where the model holds all.</param>
    /// <exception cref="InputException">A file of weights is missing, or is said to lie outside the model's folder.</exception>
    /// <exception cref="UnavailableException">One can't be read just now.</exception>
    public byte[] ToBytes(out string? weightsFolder)
    {
        Dictionary<string, string> locations = Locations(out weightsFolder);
        WireWriter writer = Write(locations);
        using var bytes = new MemoryStream(checked((int)writer.Length));
        writer.WriteTo(bytes);
        return bytes.GetBuffer();
    }

    // Hubs keep models as links into a store, and the runtime refuses weights that turn out to lie outside the folder. So files are named
    // where they really lie, from the folder that holds them all.
    private Dictionary<string, string> Locations(out string? weightsFolder)
    {
        string[] files = Folder is null ? [] : [.. Graph.Weights.Select(w => w.FilePlace(Folder)?.Path).OfType<string>().Distinct()];
        string[] real = [.. files.Select(Real)];
        string? folder = Folder;
        if (!files.SequenceEqual(real))
        {
            folder = Path.GetDirectoryName(real[0])!;
            while (real.Any(f => Path.GetRelativePath(folder, f).StartsWith("..", StringComparison.Ordinal)) && Path.GetDirectoryName(folder) is string above)
                folder = above;
        }
        weightsFolder = folder;
        return files.Zip(real).ToDictionary(f => f.First, f => Path.GetRelativePath(folder!, f.Second).Replace('\\', '/'), StringComparer.Ordinal);
    }

    private static string Real(string file)
    {
        try
        {
            return System.IO.File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "This file of weights is missing. Copy the model's whole folder again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, or close the program that holds it.", e);
        }
    }

    /// <summary>Writes a model file with the weights that it holds; those beside the model are named as before, so their files belong beside this one, too.</summary>
    /// <param name="file">The file; replaced as a whole.</param>
    /// <exception cref="InputException">It would be larger than the format allows.</exception>
    public void WriteFile(string file)
    {
        WireWriter writer = Write(locations: null);
        if (writer.Length > int.MaxValue)
            throw new InputException(file, null, FormattableString.Invariant($"The model would have {writer.Length / 1e9:0.0} GB; an ONNX file is at most 2 GB. Write its weights to a file beside it."));
        string full = Path.GetFullPath(file), partial = full + ".part";
        using (FileStream to = System.IO.File.Create(partial))
            writer.WriteTo(to);
        System.IO.File.Move(partial, full, overwrite: true);
    }

    /// <summary>Writes a model file and, beside it, a file with its weights of a kilobyte and more; the model then names them there.</summary>
    /// <param name="file">The model file; replaced as a whole.</param>
    /// <param name="weights">Name of the weights' file in the same folder; replaced.</param>
    public void WriteFile(string file, string weights)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        using (FileStream to = System.IO.File.Create(Path.Combine(folder, weights)))
        {
            foreach (GraphTensor weight in Graph.Weights)
            {
                long length = weight.Part?.Length ?? weight.Raw?.Length ?? 0;
                if (length < 1024)
                    continue;
                to.SetLength((to.Length + PageBytes - 1) / PageBytes * PageBytes);
                long offset = to.Position = to.Length;
                if (weight.Part is FilePart part)
                    WireWriter.Copy(part, to);
                else
                    to.Write(weight.Raw!.Value.Span);
                weight.PlaceBeside(weights, offset, length);
            }
        }
        WriteFile(file);
    }

    private WireWriter Write(IReadOnlyDictionary<string, string>? locations)
    {
        var writer = new WireWriter();
        writer.Int(FormatField, Format);
        writer.TextIfAny(ProducerField, Producer);
        writer.Message(GraphField, g => Graph.Write(g, locations, Folder));
        foreach (OperatorSet set in OperatorSets)
        {
            writer.Message(OperatorsField, s =>
            {
                s.TextIfAny(DomainField, set.Domain);
                s.Int(VersionField, set.Version);
            });
        }
        writer.Kept(_kept);
        return writer;
    }
}
