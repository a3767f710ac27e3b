using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace DesignGen.Web.Accounts;

/// <summary>Makes and checks what proves who somebody is. Only hashes are kept.</summary>
internal static class Secrets
{
    private const string KeyMark = "dg", Separator = "_";

    // PBKDF2 with a salt, as ASP.NET Core's Identity hashes passwords.
    private static readonly PasswordHasher<User> Passwords = new();

    /// <summary>Least characters of a password; length is what counts (NIST SP 800-63B, 3.1.1.2).</summary>
    public const int LeastPassword = 10;

    /// <summary>Most characters of a password: longer ones would only cost time.</summary>
    public const int MostPassword = 200;

    /// <summary>An id that says nothing: 12 hexadecimal digits.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>A token of 256 bits that can stand in a link.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash of a token or of a key's secret part; both are long and random, so one round is enough.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The hash of a password.</summary>
    public static string HashPassword(User user, string password) => Passwords.HashPassword(user, password);

    /// <summary>Whether a password is a user's. A user who is not there, or has none, takes as long as one who has.</summary>
    public static bool IsPassword(User? user, string password)
    {
        User known = user is { PasswordHash.Length: > 0 } ? user : Nobody.Value;
        bool right = Passwords.VerifyHashedPassword(known, known.PasswordHash, password) != PasswordVerificationResult.Failed;
        return right && known == user;
    }

    /// <summary>The key that a program shows.</summary>
    public static string WholeKey(string id, string secret) => string.Join(Separator, KeyMark, id, secret);

    /// <summary>The parts of a key; null for what is none.</summary>
    public static (string Id, string Secret)? Parts(string key) => key.Split(Separator) is [KeyMark, { Length: > 0 } id, { Length: > 0 } secret] ? (id, secret) : null;

    /// <summary>Whether a key's secret part is the one that was given out; how long it takes tells nothing.</summary>
    public static bool IsSecret(ApiKey key, string secret) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.SecretHash), Encoding.ASCII.GetBytes(Hash(secret)));

    private static readonly Lazy<User> Nobody = new(() =>
    {
        var user = new User { Id = "", Team = "", Login = "", Name = "", Roles = [], CreatedAt = DateTimeOffset.UnixEpoch };
        return user with { PasswordHash = HashPassword(user, NewToken()) };
    });
}
