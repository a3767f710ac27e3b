using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Render.Pictures;

namespace DesignGen.Server.Pictures;

/// <summary>Turns files of pictures into what engines take.</summary>
internal static class EncodedPictures
{
    /// <summary>A file as it is, once it was read and found whole.</summary>
    /// <exception cref="InputException">It is no picture, or too large.</exception>
    public static EncodedPicture Of(byte[] file, string name)
    {
        SourcePicture read = PictureReader.Read(file, name);
        return new(file, read.Format == PictureFormat.Png ? PictureEncoding.Png : PictureEncoding.Jpeg, new(read.Picture.Width, read.Picture.Height));
    }
}
