using System.Collections.Immutable;
using System.Net;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;

namespace DesignGen.Remote.Notices;

/// <summary>How a connection to a mail server is kept secret.</summary>
public enum MailSecurity
{
    /// <summary>It begins in the open and turns to TLS before anything is said: port 587 as a rule.</summary>
    StartTls,

    /// <summary>TLS from the first byte: port 465 as a rule.</summary>
    Tls,

    /// <summary>Not at all: for a server on this machine or in a trusted network, and never with a password elsewhere.</summary>
    None,
}

/// <summary>The mail server that e-mails leave by.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is kept secret.</param>
/// <param name="From">Address that e-mails come from.</param>
/// <param name="User">Name to log in by; empty for none.</param>
/// <param name="PasswordVariable">Environment variable that holds the password.</param>
public sealed record MailServer(string Host, int Port, MailSecurity Security, string From, string User, string PasswordVariable);

/// <summary>What sending notices needs, from <c>notices.yaml</c> in the data folder; secrets are in the environment, and the file only names them.</summary>
public sealed record NoticeSettings
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "notices.yaml";

    private static readonly Dictionary<string, MailSecurity> Securities = new() { ["starttls"] = MailSecurity.StartTls, ["tls"] = MailSecurity.Tls, ["none"] = MailSecurity.None };

    /// <summary>Environment variable with the secret that webhooks are signed with.</summary>
    public string WebhookSecretVariable { get; init; } = "DESIGNGEN_WEBHOOK_SECRET";

    /// <summary>Hosts that webhooks may lead to although they are inside a private network or on this machine, by HTTP and on any port too.</summary>
    public ImmutableArray<string> PrivateHosts { get; init; } = [];

    /// <summary>The mail server; null where e-mails are not set up.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>Reads a file's text.</summary>
    /// <param name="source">Its path, for messages.</param>
    /// <param name="text">YAML.</param>
    /// <exception cref="InputException">It is wrong; every mistake is named with its line.</exception>
    public static NoticeSettings Parse(string source, string text)
    {
        var problems = new DocumentProblems(source);
        var reader = new DocumentReader(DocumentParser.Parse(source, text), problems);
        var settings = new NoticeSettings();
        if (reader.Map("webhooks") is { } webhooks)
        {
            settings = settings with
            {
                WebhookSecretVariable = webhooks.Text("secret-variable") ?? settings.WebhookSecretVariable,
                PrivateHosts = [.. webhooks.Texts("private-hosts").Select(h => h.ToLowerInvariant())],
            };
            webhooks.RefuseUnknown();
        }
        if (reader.Map("mail") is { } mail)
        {
            string? host = mail.Text("host", required: true), from = mail.Text("from", required: true);
            MailSecurity security = mail.OneOf("security", Securities) ?? MailSecurity.StartTls;
            int port = mail.Whole("port", 1, 65535) ?? (security == MailSecurity.Tls ? 465 : security == MailSecurity.StartTls ? 587 : 25);
            string user = mail.Text("user") ?? "", variable = mail.Text("password-variable") ?? "DESIGNGEN_MAIL_PASSWORD";
            if (from is not null && !MailAddresses.IsOne(from))
                mail.Refuse("from", $"'{from}' is no address of e-mail. Write one like designs@example.com.");
            if (host is not null && user.Length > 0 && security == MailSecurity.None && !IsHere(host))
                mail.Refuse("security", $"A password would cross the network to {host} in the open. Use starttls or tls, or leave 'user' out.");
            mail.RefuseUnknown();
            if (host is not null && from is not null)
                settings = settings with { Mail = new(host, port, security, from, user, variable) };
        }
        reader.RefuseUnknown();
        problems.ThrowIfAny();
        return settings;
    }

    private static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host, out IPAddress? number) && IPAddress.IsLoopback(number));
}
