using System.Globalization;

namespace DesignGen.Diffusion.Lora;

/// <summary>Which part of a model an entry of a LoRA file belongs to.</summary>
internal enum LoraPart
{
    /// <summary>The UNet.</summary>
    Unet,

    /// <summary>The text encoder, the first of XL.</summary>
    Text,

    /// <summary>The second text encoder of XL.</summary>
    Text2,
}

/// <summary>What an entry of a LoRA file is of its module.</summary>
internal enum LoraRole
{
    /// <summary>The matrix down to the rank.</summary>
    Down,

    /// <summary>The matrix up again.</summary>
    Up,

    /// <summary>The number by which the product is scaled, over the rank.</summary>
    Alpha,
}

/// <summary>Reads the names in LoRA files: those of kohya's scripts, with underscores, also in the older naming that XL files have, and the three that diffusers has had.</summary>
/// <remarks>Modules are told by their path in diffusers' naming, with underscores between: <c>down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q</c>.</remarks>
internal static class LoraKeys
{
    private static readonly (string Prefix, LoraPart Part)[] Prefixes =
    [
        ("lora_unet_", LoraPart.Unet), ("lora_te1_", LoraPart.Text), ("lora_te2_", LoraPart.Text2), ("lora_te_", LoraPart.Text),
        ("unet.", LoraPart.Unet), ("text_encoder_2.", LoraPart.Text2), ("text_encoder.", LoraPart.Text),
    ];

    private static readonly (string Suffix, LoraRole Role)[] Suffixes =
    [
        (".lora_down.weight", LoraRole.Down), (".lora_up.weight", LoraRole.Up), (".alpha", LoraRole.Alpha),
        (".lora_A.weight", LoraRole.Down), (".lora_B.weight", LoraRole.Up),
        (".lora.down.weight", LoraRole.Down), (".lora.up.weight", LoraRole.Up),
        (".lora_linear_layer.down.weight", LoraRole.Down), (".lora_linear_layer.up.weight", LoraRole.Up),
        ("_lora.down.weight", LoraRole.Down), ("_lora.up.weight", LoraRole.Up),
    ];

    // diffusers' own names for the modules of a block in the order of the original code.
    private static readonly (string Original, string Name)[] Layers =
    [
        ("in_layers_2", "conv1"), ("out_layers_3", "conv2"), ("emb_layers_1", "time_emb_proj"), ("skip_connection", "conv_shortcut"),
    ];

    /// <summary>Reads a name.</summary>
    /// <returns>Null where it is none of these.</returns>
    public static (LoraPart Part, string Module, LoraRole Role)? Read(string name)
    {
        // Files of diffusers' loaders may lack the part's name: they are of the UNet.
        (string prefix, LoraPart part) = Prefixes.FirstOrDefault(p => name.StartsWith(p.Prefix, StringComparison.Ordinal), (Prefix: "", Part: LoraPart.Unet));
        (string suffix, LoraRole role) = Suffixes.FirstOrDefault(s => name.EndsWith(s.Suffix, StringComparison.Ordinal), (Suffix: "", Role: LoraRole.Down));
        if (suffix.Length == 0)
            return null;
        string module = name[prefix.Length..^suffix.Length].Replace(".processor.", ".", StringComparison.Ordinal).Replace(".processor", "", StringComparison.Ordinal);
        module = module.Replace('.', '_');
        if (suffix.StartsWith('_') && module.EndsWith("_to_out", StringComparison.Ordinal))
            module += "_0";
        return (part, part == LoraPart.Unet ? Diffusers(module) : module, role);
    }

    /// <summary>Changes the original code's names of UNet blocks, which XL files of kohya's scripts have, to diffusers'.</summary>
    private static string Diffusers(string module)
    {
        if (Block(module, "input_blocks_", out int block, out int layer, out string rest))
            return Downwards(block, layer, rest);
        if (Block(module, "output_blocks_", out block, out layer, out rest))
            return Upwards(block, layer, rest);
        if (!module.StartsWith("middle_block_", StringComparison.Ordinal))
            return module;
        string middle = module["middle_block_".Length..];
        return middle[0] == '1' ? "mid_block_attentions_0" + middle[1..] : $"mid_block_resnets_{(middle[0] == '0' ? 0 : 1)}{Layer(middle[1..])}";
    }

    // Three to a block: two layers of a resnet with or without attention, and the step to half the size.
    private static string Downwards(int block, int layer, string rest)
    {
        if (block == 0)
            return "conv_in";
        (int down, int within) = Math.DivRem(block - 1, 3);
        return within == 2 ? Text($"down_blocks_{down}_downsamplers_0_conv") : Text($"down_blocks_{down}_{(layer == 0 ? "resnets" : "attentions")}_{within}{Layer(rest)}");
    }

    // Three layers to a block, the last with the step to twice the size after its resnet and attention.
    private static string Upwards(int block, int layer, string rest)
    {
        (int up, int within) = Math.DivRem(block, 3);
        return layer == 2 || rest == "_conv" ? Text($"up_blocks_{up}_upsamplers_0_conv") : Text($"up_blocks_{up}_{(layer == 0 ? "resnets" : "attentions")}_{within}{Layer(rest)}");
    }

    private static string Layer(string rest)
    {
        foreach ((string original, string name) in Layers)
        {
            if (rest == "_" + original)
                return "_" + name;
        }
        return rest;
    }

    // input_blocks_4_1_transformer_blocks_0 is block 4, layer 1, rest _transformer_blocks_0.
    private static bool Block(string module, string prefix, out int block, out int layer, out string rest)
    {
        (block, layer, rest) = (0, 0, "");
        if (!module.StartsWith(prefix, StringComparison.Ordinal))
            return false;
        string[] parts = module[prefix.Length..].Split('_', 3);
        rest = parts.Length == 3 ? "_" + parts[2] : "";
        return parts.Length >= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out block) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out layer);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
