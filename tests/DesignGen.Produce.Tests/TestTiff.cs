using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace DesignGen.Produce.Tests;

/// <summary>Reads two-tone TIFFs in tests, through libtiff where they are packed.</summary>
internal sealed class TestTiff
{
    private readonly byte[] _file;
    private readonly Dictionary<int, (int Type, int Count, int At)> _tags = [];

    private TestTiff(byte[] file)
    {
        _file = file;
        Assert.Equal("II*\0", Encoding.ASCII.GetString(file, 0, 4));
        int at = Int(4), count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));
        for (int i = 0; i < count; i++)
        {
            int entry = at + 2 + i * 12, type = Short(entry + 2), values = Int(entry + 4);
            int size = values * type switch { 3 => 2, 4 => 4, 5 => 8, _ => 1 };
            _tags[Short(entry)] = (type, values, size <= 4 ? entry + 8 : Int(entry + 8));
        }
    }

    public static TestTiff Read(byte[] file) => new(file);

    public int Tag(int tag, int index = 0)
    {
        (int type, _, int at) = _tags[tag];
        return type == 3 ? Short(at + index * 2) : Int(at + index * 4);
    }

    public string Text(int tag) => Encoding.ASCII.GetString(_file, _tags[tag].At, _tags[tag].Count - 1);

    public int Width => Tag(256);

    public int Height => Tag(257);

    /// <summary>Unpacks by libtiff's tiffcp and gives black pixels as true.</summary>
    public static bool[,] Pixels(byte[] file)
    {
        string folder = Directory.CreateTempSubdirectory("tiff").FullName;
        try
        {
            string packed = Path.Combine(folder, "in.tif"), open = Path.Combine(folder, "out.tif");
            File.WriteAllBytes(packed, file);
            string said = Run("tiffcp", "-c", "none", packed, open);
            Assert.DoesNotContain("rror", said);
            Assert.DoesNotContain("arning", said);
            var tiff = new TestTiff(File.ReadAllBytes(open));
            var pixels = new bool[tiff.Height, tiff.Width];
            int stride = (tiff.Width + 7) / 8, rows = tiff.Tag(278);
            for (int y = 0; y < tiff.Height; y++)
            {
                int row = tiff.Tag(273, y / rows) + y % rows * stride;
                for (int x = 0; x < tiff.Width; x++)
                    pixels[y, x] = (tiff._file[row + x / 8] >> (7 - x % 8) & 1) == (tiff.Tag(262) == 0 ? 1 : 0);
            }
            return pixels;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>Runs a program and gives all that it said.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
        return said;
    }

    private int Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_file.AsSpan(at));
}
