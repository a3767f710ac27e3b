using System.Buffers.Binary;
using System.IO.Compression;
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

    [Fact]
    public async Task Of_files_sent_together_all_are_ordered_or_none()
    {
        byte[] sound = Workbook([["Paper boats", "t-shirt", "all-over", 1]]), wrong = Workbook([["Clocks", "spaceship", "all-over", 1]]);
        HttpResponseMessage answer = await SendAsync(("a.xlsx", sound), ("b.xlsx", wrong), ("c.yaml", "product: t-shirt\nplacement: all-over\ncount: many\n"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        string[] sources = [.. (await answer.JsonAsync())["problems"]!.AsArray().Select(p => (string)p!["source"]!).Distinct()];
        Assert.Equal(["b.xlsx", "c.yaml"], sources);
        Assert.Empty((await client.GetJsonAsync("/api/v1/batches?words=Paper"))["items"]!.AsArray());

        answer = await SendAsync(("a.txt", "2 all-over designs with paper boats for a T-shirt"u8.ToArray()), ("a.txt", "2 all-over designs with paper boats for a T-shirt"u8.ToArray()));
        Assert.Contains("same brief as a.txt", (string)(await answer.JsonAsync())["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_would_unpack_to_gigabytes_is_refused_before_it_does()
    {
        const string brief = "product: t-shirt\nplacement: left-chest\nengine: remote\nmodel: studio\nsubject: a koi carp\nreference: huge.png\n";
        long before = GC.GetTotalAllocatedBytes();
        HttpResponseMessage answer = await SendAsync(("koi.yaml", Encoding.UTF8.GetBytes(brief)), ("huge.png", Bomb(60_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("60000 × 60000 px is over the limit", (string)(await answer.JsonAsync())["detail"]!, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200L << 20);
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

    [Fact]
    public async Task A_mock_up_is_drawn_when_it_is_asked_for_and_is_the_same_again()
    {
        string code = await client.DrawnAsync("All-over leaves for a white T-shirt, 2 colourways", 1);
        JsonObject variant = (await client.VariantsAsync(code))[0];
        string path = $"/api/v1/variants/{variant["code"]}/mockup";
        byte[] first = await client.GetByteArrayAsync(path), again = await client.GetByteArrayAsync(path), worn = await client.GetByteArrayAsync(path + "?look=tee-worn-front");
        byte[] other = await client.GetByteArrayAsync($"{path}?colourway={variant["colourways"]![0]!["id"]}");
        Assert.Equal("PNG", Encoding.ASCII.GetString(first, 1, 3));
        Assert.Equal(first, again);
        Assert.Equal(3, new[] { first, worn, other }.Select(Convert.ToHexString).Distinct().Count());
        HttpResponseMessage none = await client.GetAsync(path + "?look=hat");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("tee-regular-front", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(params (string Name, byte[] File)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach ((string name, byte[] file) in files)
            form.Add(new ByteArrayContent(file), "files", name);
        return await client.PostAsync("/api/v1/submissions", form);
    }

    // A PNG file of zeros: each row of a side of so many pixels is packed to next to nothing.
    private static byte[] Bomb(int side)
    {
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[side * 4 + 1];
            for (int y = 0; y < 256; y++)
                deflate.Write(row);
        }
        var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), side);
        (head[8], head[9]) = (8, 6);
        Chunk("IHDR", head);
        Chunk("IDAT", packed.ToArray());
        Chunk("IEND", []);
        return png.ToArray();

        void Chunk(string kind, byte[] data)
        {
            byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. data];
            var number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            png.Write(number);
            png.Write(named);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
            png.Write(number);
        }

        static uint Crc(byte[] data)
        {
            uint crc = uint.MaxValue;
            foreach (byte b in data)
            {
                crc ^= b;
                for (int bit = 0; bit < 8; bit++)
                    crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
            return ~crc;
        }
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
