using DesignGen.Core.Errors;
using DesignGen.Remote.Notices;

namespace DesignGen.Remote.Tests.Notices;

public class NoticeSettingsTests
{
    [Fact]
    public void A_file_sets_up_webhooks_and_mail()
    {
        NoticeSettings settings = NoticeSettings.Parse("notices.yaml", """
            webhooks: { secret-variable: HOOKS, private-hosts: [ERP.local] }
            mail: { host: smtp.example.com, security: tls, from: designs@example.com, user: designs }
            """);
        Assert.Equal(("HOOKS", "erp.local"), (settings.WebhookSecretVariable, Assert.Single(settings.PrivateHosts)));
        Assert.Equal(new MailServer("smtp.example.com", 465, MailSecurity.Tls, "designs@example.com", "designs", "DESIGNGEN_MAIL_PASSWORD"), settings.Mail);
        Assert.Equal(587, NoticeSettings.Parse("n", "mail: { host: a, from: b@c.d }").Mail!.Port);
    }

    [Theory]
    [InlineData("mail: { host: smtp.example.com, from: designs }", "no address of e-mail")]
    [InlineData("mail: { from: a@b.c }", "host")]
    [InlineData("mail: { host: smtp.example.com, from: a@b.c, security: none, user: x }", "in the open")]
    [InlineData("mail: { host: smtp.example.com, from: a@b.c, password: secret }", "password")]
    [InlineData("webhook: { }", "webhook")]
    public void A_mistake_is_told_with_its_line(string text, string words)
    {
        Problem problem = Assert.Single(Assert.Throws<InputException>(() => NoticeSettings.Parse("notices.yaml", text)).Problems);
        Assert.Equal(1, problem.Line);
        Assert.Contains(words, problem.ToString(), StringComparison.Ordinal);
    }
}
