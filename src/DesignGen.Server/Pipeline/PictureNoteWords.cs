using DesignGen.Core.Catalogue;
using DesignGen.Render.Pictures;

namespace DesignGen.Server.Pipeline;

/// <summary>Warnings about pictures in both languages.</summary>
public static class PictureNoteWords
{
    /// <summary>A warning in whole sentences.</summary>
    public static LocalName Of(PictureNote note) => new(note.ToString(), Chinese(note));

    private static string Chinese(PictureNote note)
    {
        string named = note.Detail.Length > 0 ? $"（{note.Detail}）" : "";
        return note.Kind switch
        {
            PictureNoteKind.ProfileNotApplied => $"图片的色彩特性文件{named}未使用；颜色按 sRGB 读取。",
            PictureNoteKind.InksWithoutProfile => $"图片为 CMYK，未使用色彩特性文件{named}而转换为 RGB；颜色仅为近似。请另存为 sRGB。",
            _ => $"文件可能已损坏：像素数据中多出 {note.Detail} 字节；请检查结果，或重新发送图片。",
        };
    }
}
