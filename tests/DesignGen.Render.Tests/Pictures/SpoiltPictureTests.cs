using System.Diagnostics;
using DesignGen.Core.Errors;
using DesignGen.Render.Pictures;
using DesignGen.Render.Png;
using DesignGen.Render.Tests.Png;

namespace DesignGen.Render.Tests.Pictures;

/// <summary>Every fixture, spoilt in ways that chance finds: a file reads or is refused, soon, and nothing else happens.</summary>
public class SpoiltPictureTests
{
    private const int Copies = 300;

    // A spoilt size may ask for a large picture that its bytes could hold; on a busy machine such a file takes a second.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    private static string[] Files(string folder, string ending) => [.. Directory.GetFiles(Path.Combine(Folder, folder), "*" + ending).Order(StringComparer.Ordinal)];

    [Fact]
    public void Spoilt_JPEG_files_read_or_are_refused() => SpoilAll(Files("jpeg", ".jpg"), seed: 20261125, b => b);

    // Checksums are mended, or nearly all would be refused by them alone.
    [Fact]
    public void Spoilt_PNG_files_read_or_are_refused() => SpoilAll(Files("png", ".png"), seed: 20261126, PngChunks.Mended);

    [Fact]
    public void Files_cut_off_anywhere_are_refused_or_lack_only_their_end_mark()
    {
        foreach (string file in new[] { "jpeg/baseline-420.jpg", "jpeg/cmyk-progressive.jpg", "png/rgb8.png", "png/rgba16-adam7.png" })
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, file.Replace('/', Path.DirectorySeparatorChar)));
            for (int length = 0; length < bytes.Length - 8; length++)
            {
                string message = Assert.Throws<InputException>(() => PictureReader.Read(bytes.AsSpan(0, length), "leaf")).Message;
                Assert.True(length < 8 || message.Contains("cut off", StringComparison.Ordinal), $"{file}, {length} bytes: {message}");
            }
        }
    }

    private static void SpoilAll(string[] files, int seed, Func<byte[], byte[]> mend)
    {
        Assert.NotEmpty(files);
        byte[][] all = [.. files.Select(File.ReadAllBytes)];
        var random = new Random(seed);
        int refused = 0, read = 0;
        for (int i = 0; i < files.Length; i++)
        {
            for (int copy = 0; copy < Copies; copy++)
            {
                byte[] spoilt = mend(Spoil(all[i], all[random.Next(all.Length)], random));
                long start = Stopwatch.GetTimestamp();
                try
                {
                    SourcePicture picture = PictureReader.Read(spoilt, "leaf");
                    Assert.Equal((long)picture.Picture.Width * picture.Picture.Height * picture.Picture.Channels, picture.Picture.Pixels.Length);
                    read++;
                }
                catch (InputException refusal)
                {
                    Assert.StartsWith("leaf: ", refusal.Message, StringComparison.Ordinal);
                    refused++;
                }
                catch (Exception other)
                {
                    Assert.Fail($"{Path.GetFileName(files[i])}, copy {copy} of seed {seed}: {other}");
                }
                Assert.True(Stopwatch.GetElapsedTime(start) < Longest, $"{Path.GetFileName(files[i])}, copy {copy} of seed {seed} took {Stopwatch.GetElapsedTime(start)}");
            }
        }
        // Both must happen often, or chance spoils too much or too little.
        Assert.True(Math.Min(refused, read) > files.Length, $"{refused} refused, {read} read");
    }

    // One to four of: a byte changed, a bit turned, bytes cut out, bytes doubled, a piece of another file put in, the end cut off.
    private static byte[] Spoil(byte[] file, byte[] other, Random random)
    {
        List<byte> bytes = [.. file];
        for (int times = random.Next(1, 5); times > 0; times--)
        {
            int at = random.Next(2, bytes.Count), length = random.Next(1, Math.Min(24, bytes.Count - at) + 1);
            switch (random.Next(12))
            {
                case <= 3:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case <= 6:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 7:
                    bytes[at] = (byte)(random.Next(2) * 255);
                    break;
                case 8:
                    bytes.RemoveRange(at, length);
                    break;
                case 9:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 10:
                    int from = random.Next(other.Length), size = Math.Min(random.Next(1, 200), other.Length - from);
                    bytes.InsertRange(at, other.AsSpan(from, size).ToArray());
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
            if (bytes.Count < 12)
                break;
        }
        return [.. bytes];
    }
}
