using DesignGen.Core.Chance;

namespace DesignGen.Render.Tests.Fonts;

/// <summary>Ways to damage a file, the same for the same seed.</summary>
internal static class Damage
{
    public static IEnumerable<byte[]> Of(byte[] whole, int count, ulong seed)
    {
        var dice = new Dice(seed);
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = [.. whole];
            switch (i % 4)
            {
                case 0:
                    // Some bytes anywhere.
                    for (int k = dice.Whole(1, 39); k > 0; k--)
                        bytes[dice.Whole(0, bytes.Length - 1)] = (byte)dice.Whole(0, 255);
                    break;
                case 1:
                    // Header and directory, where offsets and counts stand.
                    for (int k = dice.Whole(1, 7); k > 0; k--)
                        bytes[dice.Whole(0, Math.Min(400, bytes.Length - 1))] = (byte)dice.Whole(0, 255);
                    break;
                case 2:
                    // A run of the largest numbers, as counts and offsets take them.
                    int at = dice.Whole(0, bytes.Length - 9);
                    bytes.AsSpan(at, dice.Whole(1, 7)).Fill((byte)(dice.Sign() > 0 ? 255 : 127));
                    break;
                default:
                    bytes = bytes[..dice.Whole(0, bytes.Length - 1)];
                    break;
            }
            yield return bytes;
        }
    }
}
