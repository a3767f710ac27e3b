using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DesignGen.Core.Catalogue;
using DesignGen.Sheets.Writing;

namespace DesignGen.Web.Tests;

public sealed class SubmissionApiTests(LocalServer server) : IClassFixture<LocalServer>
{
    private readonly HttpClient client = server.Client;

    [Fact]
    public async Task A_workbook_of_briefs_orders_a_batch_for_each_row()
    {
        byte[] book = Workbook([["Lanterns", "t-shirt", "all-over", 1], ["Kites", "t-shirt", "all-over", 2]]);
        HttpResponseMessage answer = await SendAsync(("briefs.xlsx", book), ("stars.txt", "1 all-over design with stars for a T-shirt"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        JsonArray batches = (await answer.JsonAsync())["batches"]!.AsArray();
        Assert.Equal([("Lanterns", 1), ("Kites", 2), ("stars", 1)], batches.Select(b => ((string)b!["batch"]!["title"]!, (int)b["batch"]!["count"]!)));
        Assert.All(batches, b => Assert.Equal(Environment.UserName, (string)b!["batch"]!["requestedBy"]!));
    }

    [Fact]
    public async Task A_workbook_with_a_mistake_orders_nothing_and_names_the_cell()
    {
        byte[] book = Workbook([["Dragons", "t-shirt", "all-over", 1], ["Clocks", "spaceship", "all-over", 1]]);
        HttpResponseMessage answer = await SendAsync(("briefs.xlsx", book));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("B3", (string)(await answer.JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.Empty((await client.GetJsonAsync("/api/v1/batches?words=Dragons"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("brief.exe")]
    [InlineData("art.svg")]
    public async Task Files_of_other_kinds_are_refused_by_name(string name)
    {
        HttpResponseMessage answer = await SendAsync((name, [1, 2, 3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(name, (await answer.JsonAsync())["problems"]![0]!["source"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_alone_and_text_that_is_none_are_told_what_is_missing()
    {
        Assert.Contains("no brief among", (string)(await (await SendAsync(("koi.png", [1]))).JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.Contains("UTF-8", (string)(await (await SendAsync(("koi.txt", [0xC3, 0x28]))).JsonAsync())["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colourway_is_drawn_when_it_is_asked_for_and_is_the_same_again()
    {
        string code = await client.DrawnAsync("All-over leaves for a white T-shirt, 3 colourways", 1);
        JsonObject variant = (await client.VariantsAsync(code))[0];
        JsonArray ways = variant["colourways"]!.AsArray();
        Assert.NotEmpty(ways);
        string path = $"/api/v1/variants/{variant["code"]}/colourways/{ways[0]!["id"]}";
        byte[] first = await client.GetByteArrayAsync(path), again = await client.GetByteArrayAsync(path), own = await client.GetByteArrayAsync($"/api/v1/variants/{variant["code"]}/preview");
        Assert.Equal("PNG", Encoding.ASCII.GetString(first, 1, 3));
        Assert.Equal(first, again);
        Assert.NotEqual(own, first);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/variants/{variant["code"]}/colourways/no-such")).StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(params (string Name, byte[] File)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach ((string name, byte[] file) in files)
            form.Add(new ByteArrayContent(file), "files", name);
        return await client.PostAsync("/api/v1/submissions", form);
    }

    private static byte[] Workbook(object[][] rows)
    {
        var to = new MemoryStream();
        using (var book = new WorkbookWriter(to, new("Briefs", "Test", DateTimeOffset.UnixEpoch, Language.English)))
        {
            SheetWriter sheet = book.AddSheet("Briefs", new() { Widths = [20] });
            sheet.Row(null, new[] { "title", "product", "placement", "count" }.Select(c => Cell.Text(c)));
            foreach (object[] row in rows)
                sheet.Row(null, row.Select(v => v is int n ? Cell.Number(n) : Cell.Text((string)v)));
            book.Finish();
        }
        return to.ToArray();
    }
}
