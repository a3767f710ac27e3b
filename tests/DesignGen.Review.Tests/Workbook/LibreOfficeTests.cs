using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Reviews;
using DesignGen.Review.Workbook;
using DesignGen.Tests;

namespace DesignGen.Review.Tests.Workbook;

public class LibreOfficeTests
{
    private const string Merchandiser = """"
        Sub Review(source As String, target As String)
          Dim hidden(0) As New com.sun.star.beans.PropertyValue
          hidden(0).Name = "Hidden" : hidden(0).Value = True
          doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
          sheet = doc.Sheets.getByIndex(0)
          sheet.getCellRangeByName("D2").String = "Approve"
          sheet.getCellRangeByName("E2").Value = 5
          sheet.getCellRangeByName("F2").String = "sehr schön 好"
          sheet.getCellRangeByName("D4").Formula = "=""De""&""cline"""
          table = sheet.getCellRangeByName("A1:O6")

          Dim field(0) As New com.sun.star.table.TableSortField
          field(0).Field = 1 : field(0).IsAscending = False
          Dim order(1) As New com.sun.star.beans.PropertyValue
          order(0).Name = "SortFields" : order(0).Value = field()
          order(1).Name = "ContainsHeader" : order(1).Value = True
          table.sort(order())

          Dim wanted(0) As New com.sun.star.sheet.TableFilterField
          wanted(0).Field = 3 : wanted(0).IsNumeric = False : wanted(0).StringValue = "Approve"
          wanted(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL
          filter = table.createFilterDescriptor(True)
          filter.ContainsHeader = True
          filter.setFilterFields(wanted())
          table.filter(filter)

          Dim saved(0) As New com.sun.star.beans.PropertyValue
          saved(0).Name = "FilterName" : saved(0).Value = "Calc MS Excel 2007 XML"
          doc.storeToURL(ConvertToURL(target), saved())
          doc.close(True)
        End Sub
        """";

    [ClientFact("soffice")]
    public void A_workbook_saved_again_by_LibreOffice_keeps_its_decisions_and_records()
    {
        SampleBatch sample = new(Language.Chinese);
        sample.Change(0, v => v with { State = VariantState.Approved, Rating = 4, Comment = "=不是公式\n第二行" });
        using LibreOffice office = new();
        File.WriteAllBytes(office.File("review.xlsx"), sample.Export());

        string saved = office.Convert("review.xlsx", "xlsx:Calc MS Excel 2007 XML", ".xlsx");
        ReviewImport untouched = sample.Import(File.ReadAllBytes(saved));

        Assert.Empty(untouched.Decisions);
        Assert.Empty(untouched.Notices);
        Assert.Equal(5, untouched.CountOf(RowOutcome.Unchanged));
        HandmadeBook book = HandmadeBook.From(File.ReadAllBytes(saved));
        book["审核"].Text(3, 4, "驳回");
        Assert.Equal([new DecisionEntry(sample.Code(1), 1, 1, Decision.Decline, 0, "")], sample.Import(book.Save()).Decisions);
    }

    [ClientFact("soffice")]
    public void Decisions_made_sorted_and_filtered_in_LibreOffice_come_back()
    {
        SampleBatch sample = new();
        using LibreOffice office = new();
        File.WriteAllBytes(office.File("review.xlsx"), sample.Export());

        office.RunBasic("Review", Merchandiser, office.File("review.xlsx"), office.File("reviewed.xlsx"));
        ReviewImport import = sample.Import(File.ReadAllBytes(office.File("reviewed.xlsx")));

        Assert.Equal(
            [new DecisionEntry(sample.Code(2), 2, 1, Decision.Decline, 0, ""), new DecisionEntry(sample.Code(0), 0, 1, Decision.Approve, 5, "sehr schön 好")],
            import.Decisions);
        Assert.Equal([sample.Code(5), sample.Code(3), sample.Code(2), sample.Code(1), sample.Code(0)], import.Rows.Select(r => r.Code));
        Assert.Equal(RowOutcome.Warning, import.Rows[2].Outcome);
        Assert.Empty(import.Missing);
    }

    [ClientFact("soffice")]
    public void The_review_sheet_saved_as_csv_comes_back()
    {
        SampleBatch sample = new();
        HandmadeBook book = HandmadeBook.From(sample.Export());
        book["Review"].Text(3, 4, "Approve");
        using LibreOffice office = new();
        File.WriteAllBytes(office.File("review.xlsx"), book.Save());

        // Semicolons, double quotes, UTF-8 (76).
        string saved = office.Convert("review.xlsx", "csv:Text - txt - csv (StarCalc):59,34,76", ".csv");

        Assert.Equal(sample.Code(1), Assert.Single(sample.Import(File.ReadAllBytes(saved), "review.csv").Decisions).Code);
    }

    [ClientFact("soffice", "pdftotext")]
    public void LibreOffice_prints_the_header_on_every_page_and_numbers_them()
    {
        SampleBatch sample = new(count: 30);
        using LibreOffice office = new();
        File.WriteAllBytes(office.File("review.xlsx"), sample.Export());

        string pdf = office.Convert("review.xlsx", "pdf", ".pdf");
        using System.Diagnostics.Process text = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", ["-layout", pdf, "-"]) { RedirectStandardOutput = true })!;
        string[] pages = text.StandardOutput.ReadToEnd().Split('\f', StringSplitOptions.RemoveEmptyEntries);
        text.WaitForExit();

        string[] review = [.. pages.Where(p => p.Contains("To check in print", StringComparison.Ordinal))];
        Assert.InRange(review.Length, 3, 4);
        Assert.All(review, p => Assert.Contains("Picture", p, StringComparison.Ordinal));
        Assert.Contains($"Page 1 of {pages.Length}", pages[0], StringComparison.Ordinal);
    }
}
