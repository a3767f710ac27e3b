using System.Globalization;
using System.Text;

namespace DesignGen.Produce.Pdf;

/// <summary>Numbers, names, texts and dates as PDF writes them, the same in every culture.</summary>
internal static class PdfText
{
    /// <summary>Points in a millimetre: what a page is measured in.</summary>
    public const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>A number with at most five decimals.</summary>
    public static string Number(double value) => (Math.Round(value, 5) + 0.0).ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>Numbers with a space between.</summary>
    public static string Numbers(params ReadOnlySpan<double> values)
    {
        var text = new StringBuilder();
        foreach (double value in values)
            text.Append(text.Length > 0 ? " " : "").Append(Number(value));
        return text.ToString();
    }

    /// <summary>A name with its slash; what is no plain letter, digit or hyphen is given by the hexadecimal codes of its UTF-8 bytes (PDF 1.6, 3.2.4).</summary>
    /// <param name="name">The name; a character 0 is left off, as a name can't hold it.</param>
    public static string Name(string name)
    {
        var text = new StringBuilder("/");
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.')
                text.Append((char)b);
            else if (b != 0)
                text.Append(CultureInfo.InvariantCulture, $"#{b:X2}");
        }
        return text.ToString();
    }

    /// <summary>A text for people: plain where it is ASCII, else UTF-16 with its mark.</summary>
    public static string Words(string text)
    {
        if (!text.All(c => c is >= ' ' and <= '~'))
            return "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";
        return "(" + text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal) + ")";
    }

    /// <summary>A time with its distance from UTC.</summary>
    public static string Date(DateTimeOffset time)
    {
        string away = time.Offset == TimeSpan.Zero ? "Z" : (time.Offset < TimeSpan.Zero ? "-" : "+") + time.Offset.ToString(@"hh\'mm\'", CultureInfo.InvariantCulture);
        return "(D:" + time.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + away + ")";
    }
}
