namespace DesignGen.Core.Pictures;

/// <summary>Which opposite edges of a picture meet when it is laid beside itself.</summary>
public enum PictureTiling
{
    /// <summary>None.</summary>
    None,

    /// <summary>Left and right.</summary>
    Across,

    /// <summary>Top and bottom.</summary>
    Down,

    /// <summary>All: the picture is a tile.</summary>
    Both,

    /// <summary>All, the right edge meeting the left one half a tile lower.</summary>
    HalfDrop,
}
