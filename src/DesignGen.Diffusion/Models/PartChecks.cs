using DesignGen.Core.Errors;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Models;

/// <summary>Whether a model's parts take and give what is known here, and fit each other. All that is wrong is told together.</summary>
internal sealed class PartChecks(ModelPart[] textEncoders, ModelPart unet, ModelPart decoder, ModelPart? encoder)
{
    private static readonly string[] TextInputs = ["input_ids", "attention_mask", "token_type_ids"], UnetInputs = ["sample", "timestep", "encoder_hidden_states"], MoreUnetInputs = ["text_embeds", "time_ids", "timestep_cond"];

    private readonly List<Problem> _problems = [];

    /// <exception cref="InputException">Something does not fit.</exception>
    public void Run()
    {
        foreach (ModelPart text in textEncoders)
            TextEncoder(text);
        Unet();
        Half(decoder, "latents");
        if (encoder is not null)
            Half(encoder, "a picture");
        if (_problems.Count > 0)
            throw new InputException(_problems);
        Context();
        if (_problems.Count > 0)
            throw new InputException(_problems);
    }

    private void TextEncoder(ModelPart part)
    {
        if (part.Input("input_ids") is not { } ids)
            Refuse(part, null, $"A text encoder takes input_ids; this one takes {List(part.Inputs)}.");
        else if (ids.Type is not (ElementType.Int32 or ElementType.Int64) || ids.Shape.Length != 2)
            Refuse(part, ids.Name, $"Token ids are int32 or int64 in rows; this is {ids.Kind}.");
        Unknown(part, TextInputs);
        if (textEncoders.Length == 1)
        {
            if (!part.Outputs.Any(o => IsFloat(o) && o.Shape.Length == 3))
                Refuse(part, null, $"A text encoder gives last_hidden_state [batch, tokens, width]; this one gives {List(part.Outputs)}.");
            return;
        }
        if (TextOutputs.Penultimate(part) is null)
            Refuse(part, null, $"XL models need all hidden_states of a text encoder; this one gives {List(part.Outputs)}. Export it again with optimum's task text-to-image, which writes them.");
        if (part == textEncoders[^1] && part.Output(TextOutputs.Pooled) is null)
            Refuse(part, null, $"XL models need text_embeds of the second text encoder; this one gives {List(part.Outputs)}.");
    }

    private void Unet()
    {
        foreach (string name in UnetInputs.Where(n => unet.Input(n) is null))
            Refuse(unet, name, $"A UNet takes this input; this one takes {List(unet.Inputs)}.");
        Unknown(unet, [.. UnetInputs, .. MoreUnetInputs]);
        if (unet.Input("sample") is { } sample && (!IsFloat(sample) || sample.Shape.Length != 4))
            Refuse(unet, "sample", $"Latents are float32 or float16 [batch, channels, height, width]; this is {sample.Kind}. Quantized models are not known.");
        if (unet.Input("timestep") is { } step && (step.Shape.Length > 1 || step.Type is not (ElementType.Float32 or ElementType.Float16 or ElementType.Float64 or ElementType.Int64 or ElementType.Int32)))
            Refuse(unet, "timestep", $"A timestep is one number, or one per picture; this is {step.Kind}.");
        if (unet.Input("encoder_hidden_states") is { } context && (!IsFloat(context) || context.Shape.Length != 3))
            Refuse(unet, context.Name, $"The context is float32 or float16 [batch, tokens, width]; this is {context.Kind}.");
        if (unet.Outputs.Length == 0 || !IsFloat(unet.Outputs[0]) || unet.Outputs[0].Shape.Length != 4)
            Refuse(unet, null, $"A UNet gives out_sample [batch, channels, height, width]; this one gives {List(unet.Outputs)}.");
        bool tellsSize = unet.Input("time_ids") is not null;
        if (tellsSize && textEncoders.Length == 1)
            Refuse(unet, "time_ids", "This is the UNet of an XL model, but the folder has one text encoder. Copy text_encoder_2 and tokenizer_2 beside it; XL refiners are not known.");
        if (!tellsSize && textEncoders.Length == 2)
            Refuse(unet, null, "The folder has two text encoders as XL models have, but its UNet takes no time_ids. The parts belong to different models: copy the whole folder again.");
    }

    private void Half(ModelPart part, string takes)
    {
        if (part.Inputs.Length != 1 || !IsFloat(part.Inputs[0]) || part.Inputs[0].Shape.Length != 4)
            Refuse(part, null, $"This half of a VAE takes {takes} [batch, channels, height, width]; this one takes {List(part.Inputs)}.");
        if (part.Outputs.Length == 0 || !IsFloat(part.Outputs[0]) || part.Outputs[0].Shape.Length != 4)
            Refuse(part, null, $"A VAE gives float32 or float16 [batch, channels, height, width]; this one gives {List(part.Outputs)}.");
        if (part.Says("latents_mean") || part.Says("shift_factor"))
            Refuse(part, null, "Latents of this VAE are moved as well as scaled (shift_factor, latents_mean), which Stable Diffusion 1, 2 and XL are not. Use one of those.");
    }

    // The text encoders' widths, one or both joined, make the UNet's context.
    private void Context()
    {
        long? width = 0;
        foreach (ModelPart part in textEncoders)
            width += (textEncoders.Length == 1 ? TextOutputs.Last(part) : TextOutputs.Penultimate(part))!.Shape[2].Size;
        if (width is long given && unet.ContextSide is long needed && given != needed)
            Refuse(unet, "encoder_hidden_states", FormattableString.Invariant($"The UNet's context is {needed} wide, the text encoder gives {given}. The parts belong to different models: copy the whole folder again."));
    }

    private void Unknown(ModelPart part, string[] known)
    {
        foreach (TensorPort port in part.Inputs.Where(i => !known.Contains(i.Name)))
            Refuse(part, port.Name, $"This input ({port.Kind}) is not known. The model was exported for another task, such as ControlNet: export it for text-to-image.");
    }

    private static bool IsFloat(TensorPort port) => port.Type is ElementType.Float32 or ElementType.Float16;

    private static string List(IEnumerable<TensorPort> ports) => string.Join(", ", ports);

    private void Refuse(ModelPart part, string? place, string message) => _problems.Add(new(part.File, null, place, message));
}
