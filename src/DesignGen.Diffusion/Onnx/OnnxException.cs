using System.Text.RegularExpressions;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Onnx;

/// <summary>The kinds of error that ONNX Runtime tells apart, with its own numbers (OrtErrorCode).</summary>
public enum OnnxErrorCode
{
    /// <summary>Anything without a code of its own; a run that was stopped, too.</summary>
    Fail = 1,

    /// <summary>A value that does not fit: type, rank, size, name, option.</summary>
    InvalidArgument = 2,

    /// <summary>A file is not there.</summary>
    NoSuchFile = 3,

    /// <summary>There is no model.</summary>
    NoModel = 4,

    /// <summary>An execution engine failed.</summary>
    EngineError = 5,

    /// <summary>An operator failed while it ran; too little memory, too.</summary>
    RuntimeException = 6,

    /// <summary>The file is not an ONNX model.</summary>
    InvalidProtobuf = 7,

    /// <summary>The model was loaded before.</summary>
    ModelLoaded = 8,

    /// <summary>An operator that this build or provider does not have.</summary>
    NotImplemented = 9,

    /// <summary>The model's graph contradicts itself or its operator set.</summary>
    InvalidGraph = 10,

    /// <summary>An execution provider failed.</summary>
    ProviderFail = 11,
}

/// <summary>What ONNX Runtime said when it failed. Thrown itself it is a defect; where a file or the machine is to blame it is the cause of an <see cref="InputException"/> or <see cref="UnavailableException"/>.</summary>
/// <param name="code">The runtime's kind of error.</param>
/// <param name="message">The runtime's words.</param>
public sealed partial class OnnxException(OnnxErrorCode code, string message) : Exception(message)
{
    /// <summary>The runtime's kind of error.</summary>
    public OnnxErrorCode Code { get; } = code;

    /// <summary>The runtime's words on one line, without the places in its code that stand before some, cut after 500 characters.</summary>
    public string Line
    {
        get
        {
            string line = string.Join(' ', Message.Split((char[])['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
            line = Preamble().Replace(line, "");
            return line.Length <= 500 ? line : line[..500] + "…";
        }
    }

    // "/src/x.cc:12 Provider& Get() [ONNXRuntimeError] : 1 : FAIL : words" or "/src/x.cc:12 lambda() condition was false. words".
    [GeneratedRegex(@"^.*\[ONNXRuntimeError\] : \d+ : \w+ : |^/\S+:\d+ .* was false\. ")]
    private static partial Regex Preamble();

    // The runtime has no code for it, but these words (C++ library, its arena, CUDA, DirectML).
    private bool IsMemory => new[] { "bad_alloc", "bad allocation", "Failed to allocate memory", "out of memory", "OutOfMemory", "E_OUTOFMEMORY" }.Any(w => Message.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same as an error of the product, when a model could not be opened.</summary>
    /// <param name="model">The model as the user knows it.</param>
    internal Exception WhileOpening(string model) => Code switch
    {
        _ when IsMemory => new UnavailableException($"There is too little memory to open {model} ({Line}). Close other programs, or use a smaller model.", this),
        OnnxErrorCode.NoSuchFile => new InputException(model, null, $"A file of this model is missing ({Line}). Copy the whole folder again, with the files of weights beside the model.", this),
        _ when Message.Contains("can not be read in full", StringComparison.Ordinal) => new InputException(model, null, $"A file of this model's weights is cut short ({Line}). Copy or download the whole folder again.", this),
        OnnxErrorCode.InvalidProtobuf or OnnxErrorCode.NoModel => new InputException(model, null, $"This is not an ONNX model, or it is cut short ({Line}). Download or export it again.", this),
        OnnxErrorCode.InvalidGraph or OnnxErrorCode.InvalidArgument or OnnxErrorCode.NotImplemented or OnnxErrorCode.Fail =>
            new InputException(model, null, $"ONNX Runtime can't use this model ({Line}). Export it again, for an operator set that this version of the runtime knows.", this),
        OnnxErrorCode.ProviderFail or OnnxErrorCode.EngineError => new UnavailableException($"The execution provider failed on {model} ({Line}). `designgen doctor` says which providers work.", this),
        _ => this,
    };

    /// <summary>The same as an error of the product, when a run failed.</summary>
    /// <param name="model">The model as the user knows it.</param>
    internal Exception WhileRunning(string model) => Code switch
    {
        _ when IsMemory => new UnavailableException($"There is too little memory to run {model} ({Line}). Make smaller pictures or fewer at once, or close other programs.", this),
        OnnxErrorCode.InvalidArgument => new InputException(model, null, $"The model does not take what it was given ({Line}). Check that the folder holds the model that its manifest names.", this),
        OnnxErrorCode.ProviderFail or OnnxErrorCode.EngineError => new UnavailableException($"The execution provider failed on {model} ({Line}). `designgen doctor` says which providers work.", this),
        _ => new OnnxException(Code, $"{model}: {Line}"),
    };
}
