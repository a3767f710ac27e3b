using DesignGen.Core.Catalogue;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Remote.Tests.Bench;

internal static class Samples
{
    public const string Key = "sk-test-4f9b27c1d8e60a35";

    public const string KeyName = "TEST_IMAGE_KEY";

    public const string Secret = "secret-77aa11bb22cc";

    public const string SecretName = "TEST_IMAGE_SECRET";

    /// <summary>A small picture whose colour tells it from others.</summary>
    public static byte[] Png(byte red, int width = 8, int height = 8)
    {
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.Length; i += 3)
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (red, (byte)(i % 251), 7);
        return PngWriter.Encode(new Picture(width, height, 3, pixels));
    }

    public static EncodedPicture Picture(byte red, int width = 8, int height = 8) => new(Png(red, width, height), PictureEncoding.Png, new(width, height));

    public static ImageService Service(ImageServiceForm form, Uri address) => new("test", new("Test", "测试"), form, address, "model-1", KeyName, new Money(0.14m, "CNY"))
    {
        Answer = form switch { ImageServiceForm.OpenAi => ImageAnswerKind.Base64, ImageServiceForm.Stability => ImageAnswerKind.Bytes, _ => ImageAnswerKind.Url },
        SecretVariable = form == ImageServiceForm.BaiduTasks ? SecretName : "",
        PictureHosts = ["pictures.example.com"],
        RequestsPerMinute = 100,
    };

    public static PictureRequest Order { get; } = new("a red koi, flat colours", new(1024, 1024), 42) { Batch = "B1" };

    public static string? Variable(string name) => name switch { KeyName => Key, SecretName => Secret, _ => null };
}
