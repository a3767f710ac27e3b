using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>What a UNet is told beside the latents, for all samples of a call one after another.</summary>
/// <param name="Hidden">Outputs of the text encoders: samples × tokens × width.</param>
/// <param name="Tokens">Tokens of one sample, in all its rows.</param>
/// <param name="Pooled">The whole texts, for XL: samples × width; else empty.</param>
/// <param name="Times">The picture's size, where it is cut from a larger one, and the size aimed at, for XL: samples × 6; else empty.</param>
/// <param name="Guidance">The guidance's embedding, for LCM: samples × width; else empty.</param>
internal sealed record UnetContext(float[] Hidden, int Tokens, float[] Pooled, float[] Times, float[] Guidance);

/// <summary>A UNet bound to the buffers of a run: it is called again and again without allocating.</summary>
internal sealed class UnetCall : IDisposable
{
    private readonly List<IDisposable> _held = [];
    private readonly OnnxBinding[] _bindings;
    private readonly PortBuffer _input, _output;
    private readonly TimestepInput _timestep;

    /// <summary>Binds a UNet.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <param name="session">The UNet.</param>
    /// <param name="folder">The model.</param>
    /// <param name="samples">Samples in a call: pictures, or twice as many with guidance.</param>
    /// <param name="height">Latents down.</param>
    /// <param name="width">Latents across.</param>
    /// <param name="context">What else it is told.</param>
    /// <exception cref="InputException">The UNet was exported for another batch or size, or its parts do not fit.</exception>
    public UnetCall(OnnxRuntime runtime, OnnxSession session, ModelFolder folder, int samples, int height, int width, UnetContext context)
    {
        try
        {
            TensorPort sample = session.Inputs.First(i => i.Name == "sample"), output = session.Outputs[0];
            // On the processor samples go one by one: it costs no more, halves the memory between steps, and a product of one row is rounded
            // otherwise than one of two, so that a picture would depend on its company. Some exports take one batch only.
            int batch = (int)(sample.Shape[0].Size ?? (session.Provider.IsCpu ? 1 : samples)), calls = samples / batch;
            if (batch * calls != samples)
                throw new InputException(session.Model, "sample", string.Create(CultureInfo.InvariantCulture, $"The UNet takes {batch} samples at once, and this order has {samples}. Order pictures in other numbers, or export the model with an open batch."));
            _input = Hold(new PortBuffer(runtime, sample, new float[samples * folder.UnetChannels * height * width], calls, batch, folder.UnetChannels, height, width));
            _output = Hold(new PortBuffer(runtime, output, new float[samples * folder.LatentChannels * height * width], calls, batch, folder.LatentChannels, height, width));
            _timestep = Hold(new TimestepInput(runtime, session.Inputs.First(i => i.Name == "timestep")));
            var more = new List<(string Name, PortBuffer Buffer)>();
            foreach ((string name, float[] numbers, int tokens) in new[]
            {
                ("encoder_hidden_states", context.Hidden, context.Tokens), ("text_embeds", context.Pooled, 0), ("time_ids", context.Times, 0), ("timestep_cond", context.Guidance, 0),
            })
            {
                if (session.Inputs.FirstOrDefault(i => i.Name == name) is not { } port)
                    continue;
                int side = numbers.Length / samples;
                more.Add((name, Hold(tokens > 0 ? new PortBuffer(runtime, port, numbers, calls, batch, tokens, side / tokens) : new PortBuffer(runtime, port, numbers, calls, batch, side))));
            }
            _bindings = new OnnxBinding[calls];
            for (int i = 0; i < calls; i++)
            {
                OnnxBinding binding = _bindings[i] = Hold(new OnnxBinding(session));
                binding.BindInput("sample", _input[i]);
                binding.BindInput("timestep", _timestep.Tensor);
                foreach ((string name, PortBuffer buffer) in more)
                    binding.BindInput(name, buffer[i]);
                binding.BindOutput(output.Name, _output[i]);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the UNet reads: samples × channels × latents.</summary>
    public Span<float> Input => _input.Numbers;

    /// <summary>What it gave at the last call: samples × channels × latents. Free to be changed.</summary>
    public Span<float> Output => _output.Numbers;

    /// <summary>Calls the UNet.</summary>
    /// <exception cref="OperationCanceledException">It was stopped within the call.</exception>
    public void Run(float timestep, CancellationToken cancel)
    {
        _timestep.Set(timestep);
        _input.ToModel();
        foreach (OnnxBinding binding in _bindings)
            binding.Run(cancel);
        _output.FromModel();
    }

    /// <summary>Lets go of model and buffers.</summary>
    public void Dispose()
    {
        foreach (IDisposable held in Enumerable.Reverse(_held))
            held.Dispose();
        _held.Clear();
    }

    private T Hold<T>(T held) where T : IDisposable
    {
        _held.Add(held);
        return held;
    }
}
