using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>
/// Keeps models as the runtime lays them out for this processor, in files of their own. Convolutions then run about 1.5 times as fast as
/// with weights in the exporter's order, which the runtime would else lay out anew in memory each time, twice over; and the files can be
/// mapped as those of the model are.
/// </summary>
/// <remarks>
/// A folder per part and form, named for all that it hangs on: the files with their sizes and times, the form, the runtime's version and the
/// processor's kind. It takes as much room as the part's weights. Folders that nothing asks for any more may be deleted at any time while
/// no model is open. Written aside and moved into place, so that several programs may share it.
/// </remarks>
internal sealed class LaidOutModels(OnnxRuntime runtime, string folder)
{
    private const string ModelFile = "model.onnx", WeightsFile = "model.weights";

    // Smaller weights stay within the model; the runtime wants to see sizes and axes when it opens one.
    private const string LeastBytesBeside = "1024";

    private static int _written;

    /// <summary>A part as it is laid out, from its folder or written there now.</summary>
    /// <param name="part">The part.</param>
    /// <param name="axes">Where its edges meet.</param>
    /// <param name="graph">Its steps, rewritten for that.</param>
    /// <param name="settings">How it is opened for laying it out.</param>
    /// <returns>Null where it can't be written: a disk that is full, or a model that the runtime does not save.</returns>
    public GraphModel? Find(ModelPart part, WrapAxes axes, GraphModel graph, SessionSettings settings)
    {
        string place = Path.Combine(folder, Name(part, axes)), file = Path.Combine(place, ModelFile);
        try
        {
            if (!File.Exists(file))
                Write(place, graph, settings);
            return GraphModel.Read(file);
        }
        catch (Exception e) when (e is InputException or UnavailableException or OnnxException or IOException or UnauthorizedAccessException)
        {
            // The model is opened as it is; if that fails, it tells why.
            return null;
        }
    }

    private void Write(string place, GraphModel graph, SessionSettings settings)
    {
        string aside = place + string.Create(CultureInfo.InvariantCulture, $".part{Environment.ProcessId}-{Interlocked.Increment(ref _written)}");
        Directory.CreateDirectory(aside);
        try
        {
            settings = settings with
            {
                Optimization = GraphOptimization.All,
                OptimizedModel = Path.Combine(aside, ModelFile),
                Entries = settings.Entries.Add("session.optimized_model_external_initializers_file_name", WeightsFile).Add("session.optimized_model_external_initializers_min_size_in_bytes", LeastBytesBeside),
            };
            ModelOpening.Open(runtime, graph, settings).Dispose();
            Directory.Move(aside, place);
        }
        catch (IOException) when (File.Exists(Path.Combine(place, ModelFile)))
        {
            // Another one was faster.
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    private string Name(ModelPart part, WrapAxes axes)
    {
        var about = new StringBuilder();
        about.Append(CultureInfo.InvariantCulture, $"{runtime.Version}|{RuntimeInformation.ProcessArchitecture}|{Vector512.IsHardwareAccelerated}|{Vector256.IsHardwareAccelerated}|{axes}");
        foreach (string file in part.WeightFiles.Prepend(Path.GetFullPath(part.File)))
        {
            var info = new FileInfo(file);
            about.Append(CultureInfo.InvariantCulture, $"|{file}|{info.Length}|{info.LastWriteTimeUtc.Ticks}");
        }
        return $"{part.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about.ToString())))[..16]}";
    }
}
