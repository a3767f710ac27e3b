using System.Net.Security;
using System.Net.Sockets;
using DesignGen.Core.Errors;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace DesignGen.Remote.Notices;

/// <summary>Sends e-mails by the house's mail server.</summary>
/// <param name="settings">The mail server.</param>
/// <param name="variable">Reads a variable that holds a secret; null where it is not set.</param>
/// <param name="time">The clock whose time e-mails carry.</param>
public sealed class MailSender(NoticeSettings settings, Func<string, string?> variable, TimeProvider time)
{
    private const int TimeOutMs = 20_000;

    /// <summary>Trusts a server's certificate; for tests only, whose server has one that nobody signed. Null leaves it to the system.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>Sends an e-mail of plain text.</summary>
    /// <param name="to">One address.</param>
    /// <param name="id">Key of the message, the same for every try: mail programs show one that comes twice once.</param>
    /// <param name="subject">Subject; line breaks in it become blanks.</param>
    /// <param name="text">Text.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<SendResult> SendAsync(string to, string id, string subject, string text, CancellationToken cancel)
    {
        if (settings.Mail is not { } server)
            return SendResult.Later($"No mail server is set up. Name it under 'mail' in {NoticeSettings.FileName}.");
        if (!MailAddresses.IsOne(to))
            return SendResult.Never($"'{to}' is no address of e-mail.");
        try
        {
            string? password = server.User.Length == 0 ? null : variable(server.PasswordVariable);
            if (server.User.Length > 0 && string.IsNullOrEmpty(password))
                return SendResult.Later($"The password of the mail server is not set. Put it into the variable {server.PasswordVariable}.");
            using MimeMessage message = Message(server, to, id, subject, text);
            using var client = new SmtpClient { Timeout = TimeOutMs, ServerCertificateValidationCallback = Trust };
            await client.ConnectAsync(server.Host, server.Port, Options(server.Security), cancel).ConfigureAwait(false);
            if (password is not null)
                await client.AuthenticateAsync(server.User, password, cancel).ConfigureAwait(false);
            await client.SendAsync(message, cancel).ConfigureAwait(false);
            await client.DisconnectAsync(quit: true, cancel).ConfigureAwait(false);
            return SendResult.Done;
        }
        catch (AuthenticationException)
        {
            return SendResult.Later($"The mail server {server.Host} refused the name or the password. Check 'user' and the variable {server.PasswordVariable}.");
        }
        catch (SslHandshakeException)
        {
            return SendResult.Later($"The mail server {server.Host} has no certificate that this machine trusts, or speaks no TLS on port {server.Port}.");
        }
        catch (SmtpCommandException e)
        {
            // 4xx is for now, 5xx for good: RFC 5321, 4.2.1.
            string fault = $"The mail server {server.Host} answered {(int)e.StatusCode} to {(e.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? to : "the message")}.";
            return (int)e.StatusCode is >= 500 ? SendResult.Never(fault) : SendResult.Later(fault);
        }
        catch (Exception e) when (e is ProtocolException or SocketException or IOException or TimeoutException or NotSupportedException or InputException or UnavailableException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return SendResult.Later(e is InputException or UnavailableException ? e.Message : $"The mail server {server.Host} can't be used ({e.GetType().Name}).");
        }
    }

    private MimeMessage Message(MailServer server, string to, string id, string subject, string text)
    {
        var message = new MimeMessage
        {
            Subject = string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Date = time.GetUtcNow(),
            MessageId = $"{id}@designgen",
            Body = new TextPart(TextFormat.Plain) { Text = text },
        };
        message.From.Add(new MailboxAddress("DesignGen", server.From));
        message.To.Add(new MailboxAddress("", to));
        // No mail program answers a machine: RFC 3834.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}
