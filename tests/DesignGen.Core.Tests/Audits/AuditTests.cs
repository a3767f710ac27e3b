using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Audits;
using DesignGen.Core.Houses;

namespace DesignGen.Core.Tests.Audits;

public sealed class AuditTests
{
    private static readonly DateTimeOffset Day = new(2027, 1, 5, 9, 30, 0, 123, TimeSpan.Zero);
    private static readonly AuditPerson Li = new("u1", "Li Na"), Wang = new("u2", "王芳");

    private readonly MemoryAuditLog _log = new();
    private readonly Clock _clock = new() { Now = Day };

    [Fact]
    public async Task A_log_that_nobody_touched_checks_and_tells_its_head()
    {
        await FillAsync();
        AuditVerdict verdict = await VerifyAsync();
        Assert.Equal((4, null), (verdict.Entries, verdict.Fault));
        Assert.Equal(new(4, _log.Records[^1].Entry.Hash), verdict.Head);
        Assert.Equal(new AuditVerdict(0, AuditCheckpoint.Start, 0, null), await VerifyAsync("others"));
    }

    [Fact]
    public async Task Entries_hold_nothing_about_people()
    {
        await FillAsync();
        string chain = JsonSerializer.Serialize(_log.Records.Select(r => r.Entry));
        foreach (string personal in new[] { "Li Na", "王芳", "u1", "koi", "Chen" })
            Assert.DoesNotContain(personal, chain, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((Li, "Red koi for Mrs Chen"), (_log.Records[0].Who, _log.Records[0].Words));
        Assert.Equal<string>(["Chen Prints"], _log.Records[2].Recipients);
    }

    [Fact]
    public async Task Any_change_of_any_field_is_found_at_its_entry()
    {
        await FillAsync();
        AuditRecord whole = _log.Records[1];
        var changes = new Func<AuditEntry, AuditEntry>[]
        {
            e => e with { At = e.At.AddMilliseconds(1) }, e => e with { Kind = AuditKind.Shared }, e => e with { Subject = "OTHER" }, e => e with { Model = "x" },
            e => e with { Seed = "2" }, e => e with { Details = "" }, e => e with { Number = 7 }, e => e with { Team = "others" }, e => e with { Before = new('1', 64) },
            e => e with { Hash = new('1', 64) }, e => e with { Commitments = e.Commitments.SetItem(AuditPart.Who, new('1', 64)) }, e => e with { Commitments = e.Commitments.Clear() },
            // A change whose hash was made to fit shows at the next entry.
            e => e with { Details = "forged", Hash = AuditChain.Hash(e with { Details = "forged" }) },
        };
        for (int i = 0; i < changes.Length; i++)
        {
            _log.Records[1] = whole with { Entry = changes[i](whole.Entry) };
            // An entry of another team is not in this one's log at all.
            AuditVerdict verdict = await VerifyAsync();
            Assert.Equal(i == changes.Length - 1 ? 3 : 2, verdict.Fault?.Number);
        }
        _log.Records[1] = whole;
        Assert.Null((await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Changed_missing_and_foreign_notes_are_found()
    {
        await FillAsync();
        AuditRecord whole = _log.Records[2];
        ImmutableArray<ImmutableArray<AuditNote>> spoilt =
        [
            whole.Notes.SetItem(0, whole.Notes[0] with { Text = """{"id":"u3","name":"Zhao"}""" }), whole.Notes.SetItem(0, whole.Notes[0] with { Salt = new('0', 32) }),
            whole.Notes.RemoveAt(0), whole.Notes.Add(new(3, AuditPart.Words, "00", "never said")),
        ];
        foreach (ImmutableArray<AuditNote> notes in spoilt)
        {
            _log.Records[2] = whole with { Notes = notes };
            Assert.Equal(3, (await VerifyAsync()).Fault?.Number);
        }
    }

    [Fact]
    public async Task Entries_taken_out_in_the_middle_at_the_start_or_at_the_end_are_missed()
    {
        await FillAsync();
        AuditCheckpoint head = (await VerifyAsync()).Head;
        AuditRecord[] all = [.. _log.Records];
        foreach ((int at, long fault) in new[] { (0, 1L), (1, 2L), (3, 4L) })
        {
            _log.Records.Clear();
            _log.Records.AddRange(all.Where((_, i) => i != at));
            Assert.Equal(fault, (await VerifyAsync(known: head)).Fault?.Number);
        }
        // Without the noted head the end could be cut unseen: that is what it is for.
        Assert.Null((await VerifyAsync()).Fault);
        await AppendAsync(new("ours", Day.AddDays(9), AuditKind.Decided, "B9"));
        Assert.Equal(4, (await VerifyAsync(known: head)).Fault?.Number);
    }

    [Fact]
    public async Task A_person_is_taken_out_and_the_log_still_checks()
    {
        await FillAsync();
        _clock.Now = Day.AddYears(1);
        AuditErasure erasure = await Keeping.EraseAsync("ours", new PersonNames([" li na "]), Wang, default);
        Assert.Equal(new(3, 0, null), erasure);
        Assert.Null(_log.Records[0].Who);
        Assert.Null(_log.Records[0].Words);
        Assert.Equal(Wang, _log.Records[1].Who);
        Assert.DoesNotContain("Li Na", JsonSerializer.Serialize(_log.Records), StringComparison.Ordinal);
        Assert.Equal((AuditKind.PersonErased, "Who 1,4 Words 1"), (_log.Records[4].Entry.Kind, _log.Records[4].Entry.Subject));
        AuditVerdict verdict = await VerifyAsync();
        Assert.Equal((5, 3, null), (verdict.Entries, verdict.Erased, verdict.Fault));
        // A second time there is nothing left to do, and nothing is written.
        Assert.Equal(0, (await Keeping.EraseAsync("ours", new PersonNames(["u1"]), Wang, default)).Parts);
        Assert.Equal(5, _log.Records.Count);
    }

    [Fact]
    public async Task A_recipient_is_taken_out_while_who_gave_it_stays()
    {
        await FillAsync();
        _clock.Now = Day.AddMonths(7);
        Assert.Equal(1, (await Keeping.EraseAsync("ours", new PersonNames(["Chen Prints"]), null, default)).Parts);
        Assert.Equal((Wang, 0), (_log.Records[2].Who, _log.Records[2].Recipients.Length));
        Assert.Null((await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Who_got_unlabelled_files_stays_for_half_a_year()
    {
        await FillAsync();
        _clock.Now = Day.AddMonths(5);
        AuditErasure early = await Keeping.EraseAsync("ours", new PersonNames(["王芳"]), null, default);
        Assert.Equal(new(1, 1, Day.AddDays(2).AddMonths(6)), early);
        Assert.Equal(Wang, _log.Records[2].Who);
        _clock.Now = early.KeptUntil!.Value;
        Assert.Equal(new(1, 0, null), await Keeping.EraseAsync("ours", new PersonNames(["王芳"]), null, default));
        Assert.Null((await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Old_entries_are_dropped_and_the_rest_still_checks()
    {
        await FillAsync();
        _clock.Now = Day.AddDays(2).AddMonths(6);
        Assert.Equal(2, await Keeping.TrimAsync("ours", Li, default));
        Assert.Equal([3L, 4, 5], _log.Records.Select(r => r.Entry.Number));
        Assert.Equal((3, null), ((await VerifyAsync()).Entries, (await VerifyAsync()).Fault));
        Assert.Equal(0, await Keeping.TrimAsync("ours", Li, default));
        // All of it, and once more: the log goes on from where it was.
        _clock.Now = Day.AddYears(3);
        Assert.Equal(3, await Keeping.TrimAsync("ours", null, default));
        Assert.Equal(6, Assert.Single(_log.Records).Entry.Number);
        Assert.Null((await VerifyAsync()).Fault);
        // Dropping without saying so is found.
        AuditEntry entry = _log.Records[0].Entry with { Kind = AuditKind.Exported };
        _log.Records[0] = new(entry with { Hash = AuditChain.Hash(entry) }, []);
        Assert.Equal(6, (await VerifyAsync()).Fault?.Number);
    }

    [Fact]
    public async Task Parts_that_were_taken_out_and_then_dropped_leave_a_sound_log()
    {
        await FillAsync();
        _clock.Now = Day.AddMonths(7);
        await Keeping.EraseAsync("ours", new PersonNames(["Li Na"]), Wang, default);
        await Keeping.TrimAsync("ours", null, default);
        Assert.Null((await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task An_exported_line_can_be_checked_by_hand()
    {
        await FillAsync();
        JsonElement line = JsonDocument.Parse(AuditExport.JsonLine(_log.Records[0])).RootElement;
        JsonElement words = line.GetProperty("parts").GetProperty("Words");
        string form = string.Concat(new[] { "designgen-audit-note-1", words.GetProperty("salt").GetString()!, "Words", words.GetProperty("text").GetString()! }.Select(f => $"{Encoding.UTF8.GetByteCount(f)}:{f}\n"));
        Assert.Equal(words.GetProperty("commitment").GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))));
        Assert.Equal("2027-01-05T09:30:00.123Z", line.GetProperty("at").GetString());
        string[] fields = ["designgen-audit-entry-1", "ours", "1", "2027-01-05T09:30:00.123Z", "BatchSubmitted", "7KQ4D2RM", "procedural", "7", "", "Who",
            line.GetProperty("parts").GetProperty("Who").GetProperty("commitment").GetString()!, "Words", words.GetProperty("commitment").GetString()!, new('0', 64)];
        Assert.Equal(line.GetProperty("hash").GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(fields.Select(f => $"{Encoding.UTF8.GetByteCount(f)}:{f}\n"))))));
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1")]
    [InlineData("  +1", "'  +1")]
    [InlineData("@x,\"y\"", "\"'@x,\"\"y\"\"\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("plain", "plain")]
    public async Task A_spreadsheet_runs_nothing_of_the_CSV_form(string words, string field)
    {
        await AppendAsync(new("ours", Day, AuditKind.Decided, "B") { Words = words });
        Assert.Contains($",B,,,{field},", AuditExport.CsvRow(_log.Records[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_said_in_short_and_read_back()
    {
        (long, AuditPart)[] parts = [(9, AuditPart.Who), (3, AuditPart.Who), (4, AuditPart.Who), (5, AuditPart.Who), (5, AuditPart.Recipients)];
        string text = AuditParts.ToText(parts);
        Assert.Equal("Who 3-5,9 Recipients 5", text);
        Assert.Equal([(AuditPart.Who, 3, 5), (AuditPart.Who, 9, 9), (AuditPart.Recipients, 5, 5)], AuditParts.Read(text));
        Assert.Empty(AuditParts.Read("Who a-b Else 5 Who"));
    }

    private AuditKeeping Keeping => new(_log, new House { AuditMonths = 6 }, _clock);

    private Task<AuditVerdict> VerifyAsync(string team = "ours", AuditCheckpoint? known = null) => Keeping.VerifyAsync(team, known, default);

    private Task<AuditEntry> AppendAsync(AuditDeed deed) => _log.AppendAsync(deed, default);

    private async Task FillAsync()
    {
        await AppendAsync(new("ours", Day, AuditKind.BatchSubmitted, "7KQ4D2RM") { Who = Li, Words = "Red koi for Mrs Chen", Model = "procedural", Seed = "7" });
        await AppendAsync(new("ours", Day.AddDays(1), AuditKind.Decided, "7KQ4D2RM") { Who = Wang, Details = "7KQ4D2RM-0003-A7 Approve 5" });
        await AppendAsync(new("ours", Day.AddDays(2), AuditKind.Produced, "7KQ4D2RM") { Who = Wang, Recipients = ["Chen Prints"] });
        await AppendAsync(new("ours", Day.AddDays(3), AuditKind.KeyMade, "k1") { Who = Li });
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
