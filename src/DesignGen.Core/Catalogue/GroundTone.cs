using DesignGen.Core.Colour;

namespace DesignGen.Core.Catalogue;

/// <summary>What kind of ground a palette has.</summary>
public enum GroundTone
{
    /// <summary>OKLab lightness below 0.42.</summary>
    Dark,

    /// <summary>Between dark and light: the ground is a colour of its own.</summary>
    Coloured,

    /// <summary>OKLab lightness of 0.8 or more.</summary>
    Light,
}

/// <summary>Tells the kinds of ground apart.</summary>
public static class GroundTones
{
    /// <summary>The kind of a palette's ground.</summary>
    public static GroundTone GroundTone(this Palette palette) => Of(palette.Colours[PaletteRole.Ground].Oklab);

    /// <summary>The kind of a ground of some colour.</summary>
    public static GroundTone Of(Oklab ground) => ground.L switch
    {
        < 0.42 => Catalogue.GroundTone.Dark,
        < 0.8 => Catalogue.GroundTone.Coloured,
        _ => Catalogue.GroundTone.Light,
    };
}
