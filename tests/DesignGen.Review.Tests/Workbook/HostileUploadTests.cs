using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Sheets.Reading;

namespace DesignGen.Review.Tests.Workbook;

public class HostileUploadTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly SampleBatch _sample = new();

    [Fact]
    public void A_part_that_unpacks_to_hundreds_of_times_its_size_is_refused_while_it_is_read()
    {
        HandmadeBook book = HandmadeBook.From(_sample.Export());
        book.Extras["xl/worksheets/sheet0.xml"] = $"<worksheet xmlns='{Main}'><sheetData>" + new string(' ', 40 << 20) + "</sheetData></worksheet>";

        Assert.Contains("300 times its size", Refusal(book.Save()), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_on_parts_claims_and_unpacking_hold()
    {
        byte[] file = _sample.Export();

        Assert.Contains("parts; at most 3", Refusal(file, new() { MaxParts = 3 }), StringComparison.Ordinal);
        Assert.Contains("claim to unpack", Refusal(file, new() { MaxClaimedBytes = 1000 }), StringComparison.Ordinal);
        Assert.Contains("unpacks to more than", Refusal(file, new() { MaxUnpackedBytes = 2000 }), StringComparison.Ordinal);
        Assert.Contains("more than 20 cells", Refusal(file, new() { MaxCells = 20 }), StringComparison.Ordinal);
        Assert.Contains("is larger than", Refusal(file, new() { MaxFileBytes = 1000 }), StringComparison.Ordinal);
        Assert.Equal(3, SpreadsheetReader.Read("x.xlsx", new MemoryStream(file)).Count);
    }

    [Fact]
    public void A_document_type_with_entities_is_refused()
    {
        string secret = System.IO.Path.GetTempFileName();
        try
        {
            File.WriteAllText(secret, "stolen");
            HandmadeBook book = HandmadeBook.From(_sample.Export());
            book.Extras["xl/worksheets/sheet0.xml"] =
                $"<!DOCTYPE w [<!ENTITY x SYSTEM 'file://{secret}'>]><worksheet xmlns='{Main}'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>&x;</t></is></c></row></sheetData></worksheet>";

            string message = Refusal(book.Save());

            Assert.Contains("xl/worksheets/sheet0.xml", message, StringComparison.Ordinal);
            Assert.DoesNotContain("stolen", message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void Sheets_that_lie_outside_the_file_are_left_aside()
    {
        HandmadeBook book = HandmadeBook.From(_sample.Export());
        book.Extras["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + "<Relationship Id='s0' Type='x/worksheet' Target='http://127.0.0.1:9/sheet.xml' TargetMode='External'/>"
            + "<Relationship Id='s1' Type='x/worksheet' Target='../../../xl/worksheets/sheet1.xml'/></Relationships>";

        Assert.Equal("Summary", Assert.Single(SpreadsheetReader.Read("x.xlsx", new MemoryStream(book.Save()))).Name);
    }

    [Fact]
    public void A_file_that_was_cut_short_is_called_damaged()
    {
        byte[] file = _sample.Export();
        foreach (int length in new[] { 10, file.Length / 2, file.Length - 10 })
            Assert.Contains("damaged", Refusal(file[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_an_input_error_or_harmless()
    {
        byte[] file = _sample.Export();
        for (int at = 0; at < file.Length; at += 41)
        {
            byte[] broken = (byte[])file.Clone();
            broken[at] ^= 0x10;
            Exception? error = Record.Exception(() => _sample.Import(broken));
            Assert.True(error is null or InputException, $"byte {at}: {error}");
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<html><table></table></html>", "web page")]
    [InlineData("%PDF-1.7", "PDF")]
    public void Other_kinds_of_file_are_named(string content, string expected) =>
        Assert.Contains(expected, Refusal(Encoding.UTF8.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public void Binary_workbooks_pictures_and_other_packages_are_named()
    {
        Assert.Contains(".xls file", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]), StringComparison.Ordinal);
        Assert.Contains("neither an .xlsx", Refusal(SampleBatch.Pixel), StringComparison.Ordinal);
        Assert.Contains("not a workbook", Refusal(HandmadeBook.Zip([("readme.txt", [65])])), StringComparison.Ordinal);
        Assert.Contains("OpenDocument", Refusal(HandmadeBook.Zip([("mimetype", [65]), ("content.xml", [65])])), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_surrogates_and_control_characters_reach_nobody()
    {
        HandmadeBook book = HandmadeBook.From(_sample.Export());
        book["Review"].Text(2, 6, "a_xD800_b_x0000_c_xFFFE_d");
        book["Review"].Text(2, 4, "_xD800_");

        var import = _sample.Import(book.Save());

        Assert.Contains("\uFFFD", import.Rows[0].Message.En, StringComparison.Ordinal);
        Assert.DoesNotContain("\uD800", import.Rows[0].Message.En, StringComparison.Ordinal);
    }

    private static string Refusal(byte[] file, ReadLimits? limits = null) =>
        Assert.Throws<InputException>(() => SpreadsheetReader.Read("upload.xlsx", new MemoryStream(file), limits)).Message;
}
