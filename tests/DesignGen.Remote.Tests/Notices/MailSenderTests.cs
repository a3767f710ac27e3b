using System.Text;
using DesignGen.Remote.Notices;
using DesignGen.Remote.Tests.Bench;

namespace DesignGen.Remote.Tests.Notices;

public class MailSenderTests
{
    [Fact]
    public async Task A_letter_arrives_with_its_words_in_Chinese()
    {
        await using var office = new PostOffice();
        SendResult result = await Sender(office).SendAsync("lina@example.com", "s1-5", "定时任务“夜间锦鲤”：已完成", "批次 7KQ4D2XM\n.待审核\n", default);
        Assert.Equal(SendResult.Done, result);
        Letter letter = Assert.Single(office.Letters);
        Assert.Contains("<designs@example.com>", letter.From, StringComparison.Ordinal);
        Assert.Contains("<lina@example.com>", letter.To, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(letter.Text));
        MimeKit.MimeMessage message = await MimeKit.MimeMessage.LoadAsync(stream);
        Assert.Equal("定时任务“夜间锦鲤”：已完成", message.Subject);
        Assert.Contains("待审核", message.TextBody, StringComparison.Ordinal);
        Assert.Equal("s1-5@designgen", message.MessageId);
        Assert.All(letter.Text.Split("\n\n")[0], c => Assert.InRange(c, '\t', '~'));
    }

    [Fact]
    public async Task The_password_crosses_only_after_the_line_is_secured()
    {
        await using var office = new PostOffice { Tls = true };
        var sender = new MailSender(Settings(office, MailSecurity.StartTls, "designs"), _ => "right", TimeProvider.System) { Trust = (_, _, _, _) => true };
        Assert.Equal(SendResult.Done, await sender.SendAsync("lina@example.com", "a", "b", "c", default));
        Letter letter = Assert.Single(office.Letters);
        Assert.Equal(("designs", true), (letter.Login, letter.Secured));
    }

    [Fact]
    public async Task A_server_that_offers_no_TLS_or_shows_a_strange_certificate_gets_nothing()
    {
        await using var plain = new PostOffice();
        await using var strange = new PostOffice { Tls = true };
        foreach (PostOffice office in new[] { plain, strange })
        {
            SendResult result = await new MailSender(Settings(office, MailSecurity.StartTls, "designs"), _ => "right", TimeProvider.System).SendAsync("lina@example.com", "a", "b", "c", default);
            Assert.False(result.Arrived);
            Assert.True(result.Again);
            Assert.Empty(office.Letters);
        }
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_it()
    {
        await using var office = new PostOffice();
        SendResult result = await new MailSender(Settings(office, MailSecurity.None, "designs"), _ => "wrong-7x", TimeProvider.System).SendAsync("lina@example.com", "a", "b", "c", default);
        Assert.False(result.Arrived);
        Assert.Contains("TEST_MAIL_PASSWORD", result.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-7x", result.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550 unknown", false)]
    [InlineData("451 later", true)]
    public async Task A_recipient_refused_for_now_is_tried_again_and_one_refused_for_good_is_not(string answer, bool again)
    {
        await using var office = new PostOffice { Recipient = answer };
        SendResult result = await Sender(office).SendAsync("nobody@example.com", "a", "b", "c", default);
        Assert.Equal((false, again), (result.Arrived, result.Again));
        Assert.Contains(answer[..3], result.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_break_in_a_subject_adds_no_header()
    {
        await using var office = new PostOffice();
        Assert.True((await Sender(office).SendAsync("lina@example.com", "a", "night\r\nBcc: evil@example.com\r\n\r\nbody", "c", default)).Arrived);
        Letter letter = Assert.Single(office.Letters);
        Assert.DoesNotContain("\nBcc:", letter.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("lina@example.com", true)]
    [InlineData("li.na+designs@mail.example.co.uk", true)]
    [InlineData("李娜@例子.中国", true)]
    [InlineData("root@localhost", true)]
    [InlineData("lina@example.com\r\nBcc: x@y.z", false)]
    [InlineData("lina@example.com, x@y.z", false)]
    [InlineData("Li Na <lina@example.com>", false)]
    [InlineData("lina@", false)]
    [InlineData("@example.com", false)]
    [InlineData("lina@-example.com", false)]
    [InlineData("lina@example..com", false)]
    [InlineData("lina", false)]
    [InlineData("lina@example.com\n", false)]
    public void An_address_is_one_alone(string text, bool isOne) => Assert.Equal(isOne, MailAddresses.IsOne(text));

    private static MailSender Sender(PostOffice office) => new(Settings(office, MailSecurity.None, ""), _ => null, TimeProvider.System);

    private static NoticeSettings Settings(PostOffice office, MailSecurity security, string user) => new() { Mail = new("127.0.0.1", office.Port, security, "designs@example.com", user, "TEST_MAIL_PASSWORD") };
}
