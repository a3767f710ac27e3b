using System.Collections.Immutable;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Houses;
using DesignGen.Core.Pictures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Packs;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Xmp;
using DesignGen.Server.Hosting;
using DesignGen.Server.Templates;

namespace DesignGen.Cli.Tests.Server;

/// <summary>What leaves the house: marked, labelled where a label is due, and written down.</summary>
public sealed class HandingOutTests : IDisposable
{
    private static readonly TemplateCatalogue Templates = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates"));

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-out-").FullName;
    private readonly PaintedPictures _model = new("painted");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_agreement_to_take_a_model_s_work_without_a_label_is_written_down_once()
    {
        await using DesignGenHost host = Open(House.Default);
        BatchRecord batch = await DrawAsync(host, "engine: diffusion\nsubject: a koi carp\n");
        Assert.True((await ProduceAsync(host, batch)).NewlyAgreed);
        Assert.False((await ProduceAsync(host, batch)).NewlyAgreed);
        List<AuditRecord> log = await host.Audit.ReadAsync("", default).ToListAsync();
        Assert.Equal([AuditKind.BatchSubmitted, AuditKind.Produced, AuditKind.Agreed, AuditKind.Produced], log.Select(r => r.Entry.Kind));
        Assert.Equal((House.Default.Agreement.En, new AuditPerson("", "Lin Yue")), (log[2].Entry.Details, log[2].Who));
        Assert.Contains("painted", log[0].Entry.Model, StringComparison.Ordinal);
        Assert.Matches("^[0-9A-Z]{8}-0001-[0-9A-Z]{2} .*painted", log[1].Entry.Details);
        Assert.Null((await host.AuditKeeping.VerifyAsync("", null, default)).Fault);
    }

    [Fact]
    public async Task Another_text_is_another_agreement()
    {
        await using (DesignGenHost host = Open(House.Default))
            await ProduceAsync(host, await DrawAsync(host, "engine: diffusion\nsubject: a koi carp\n"));
        await using DesignGenHost later = Open(House.Default with { Agreement = new("New terms.", "新条款。") });
        Assert.True((await ProduceAsync(later, (await later.StatusAsync(default))[0].Batch)).NewlyAgreed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_drawn_by_rule_needs_an_agreement_only_where_the_house_marks_it(bool marks)
    {
        await using DesignGenHost host = Open(House.Default with { MarksRules = marks });
        BatchRecord batch = await DrawAsync(host, "families: [stripes]\nplacement: all-over\nsize: 64mm x 64mm\n");
        Assert.Equal(marks, (await ProduceAsync(host, batch)).NewlyAgreed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shared_pictures_of_a_model_carry_the_label_unless_the_house_agreed_to_go_without(bool labels)
    {
        await using DesignGenHost host = Open(House.Default with { LabelsPreviews = labels });
        BatchRecord batch = await DrawAsync(host, "engine: diffusion\nsubject: a koi carp\n");
        Sharing shared = await host.ShareAsync(batch.Code, new([], 1), ["Chen Prints"], 400, Path.Combine(_folder, "share"), null, default);
        Assert.Equal((labels ? 1 : 0, !labels), (shared.Labelled, shared.NewlyAgreed));
        byte[] file = File.ReadAllBytes(shared.Files.Single());
        Picture picture = PngReader.Read(new MemoryStream(file), "shared.png").ToPicture();
        // The plate is a quiet grey or darker, with white words, where the cloth is plain.
        int dark = 0;
        for (int y = picture.Height * 9 / 10; y < picture.Height - 14; y++)
        {
            for (int x = picture.Width * 8 / 10; x < picture.Width - 14; x++)
                dark += picture.At(x, y)[0] < 100 ? 1 : 0;
        }
        Assert.Equal(labels, dark > 300);
        Assert.Contains("TC260:AIGC", PngXmp.Read(file)!, StringComparison.Ordinal);
        List<AuditRecord> log = await host.Audit.ReadAsync("", default).ToListAsync();
        Assert.Equal((AuditKind.Shared, "Chen Prints"), (log[1].Entry.Kind, log[1].Recipients.Single()));
    }

    [Fact]
    public async Task The_pictures_of_a_review_say_how_they_were_made()
    {
        await using DesignGenHost host = Open(House.Default with { Name = "Lin Prints" });
        BatchRecord batch = await DrawAsync(host, "engine: diffusion\nsubject: a koi carp\n");
        string type = Makings.SourceType(Making.Model);
        foreach (string key in new[] { BlobKeys.Thumbnail(batch.Code, 0), BlobKeys.Preview(batch.Code, 0), BlobKeys.ContactSheet(batch.Code, 1) })
        {
            using Stream blob = host.Blobs.Open(key)!;
            using var bytes = new MemoryStream();
            blob.CopyTo(bytes);
            string xmp = PngXmp.Read(bytes.ToArray())!;
            Assert.Contains(type, xmp, StringComparison.Ordinal);
            Assert.Contains("&quot;ContentProducer&quot;:&quot;Lin Prints&quot;", xmp, StringComparison.Ordinal);
        }
        using var book = new System.IO.Compression.ZipArchive(host.Blobs.Open(BlobKeys.Review(batch.Code))!);
        using var reader = new StreamReader(book.GetEntry("docProps/custom.xml")!.Open());
        Assert.Contains(type, await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_are_written_down_with_who_took_them()
    {
        await using DesignGenHost host = Open(House.Default);
        BatchRecord batch = await DrawAsync(host, "families: [stripes]\nplacement: all-over\nsize: 64mm x 64mm\n");
        VariantRecord variant = await host.Batches.VariantsAsync(batch.Code, default).FirstAsync();
        await host.DecideAsync(batch.Code, [new(variant.Code, variant.Index, variant.Revision, Core.Reviews.Decision.Approve, 5, "for Mrs Chen")], new("u2", "Wang Fang"), default);
        AuditRecord last = (await host.Audit.ReadAsync("", default).ToListAsync())[^1];
        Assert.Equal((AuditKind.Decided, "Wang Fang", $"{variant.Code} Approve 5", $"{variant.Code} for Mrs Chen"), (last.Entry.Kind, last.Who!.Name, last.Entry.Details, last.Words));
    }

    private Task<Production> ProduceAsync(DesignGenHost host, BatchRecord batch) =>
        host.ProduceAsync(batch.Code, new([], 1), new ProductionOptions { FilmResolution = new(300) }, Path.Combine(_folder, "press"), null, default);

    private DesignGenHost Open(House house) => DesignGenHost.Open(new()
    {
        DataFolder = Path.Combine(_folder, "data"),
        Catalogue = Catalogue(house),
        PictureEngines = new(ImmutableSortedDictionary<string, IPictureEngine>.Empty.Add("painted", _model)),
        RetryDelays = [],
    });

    private TemplateCatalogue Catalogue(House house) => Templates with { House = house, PictureModels = ImmutableSortedDictionary<string, PictureModel>.Empty.Add("painted", _model.Card) };

    private async Task<BatchRecord> DrawAsync(DesignGenHost host, string more)
    {
        string brief = Path.Combine(_folder, "fish.yaml");
        File.WriteAllText(brief, $"product: t-shirt\nprint: screen\ngarment: white\ncount: 1\nseed: 5\nrequested-by: Lin Yue\n{(more.Contains("placement", StringComparison.Ordinal) ? "" : "placement: left-chest\n")}{more}");
        BatchRecord order = Orders.Read(brief, null, null, Catalogue(House.Default), DateTimeOffset.UnixEpoch);
        await host.StartAsync(order.Code, default);
        await host.SubmitAsync(order, fresh: false, default);
        await host.WaitAsync(order.Code, null, default);
        if (host.FaultOf(order.Code) is { } fault)
            throw fault;
        return order;
    }
}
