namespace DesignGen.Render.Png;

/// <summary>The checksum of PNG chunks: CRC-32 of ISO 3309, polynomial 0xEDB88320 reflected, eight bytes at a time.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = Build();

    /// <summary>Goes on with a checksum over more bytes; begin with 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        while (bytes.Length >= 8)
        {
            uint low = crc ^ (uint)(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24);
            crc = Tables[7][low & 255] ^ Tables[6][low >> 8 & 255] ^ Tables[5][low >> 16 & 255] ^ Tables[4][low >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
            bytes = bytes[8..];
        }
        foreach (byte b in bytes)
            crc = Tables[0][(crc ^ b) & 255] ^ crc >> 8;
        return ~crc;
    }

    private static uint[][] Build()
    {
        var tables = new uint[8][];
        for (int t = 0; t < 8; t++)
        {
            tables[t] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                if (t > 0)
                {
                    uint before = tables[t - 1][i];
                    tables[t][i] = tables[0][before & 255] ^ before >> 8;
                    continue;
                }
                uint value = i;
                for (int bit = 0; bit < 8; bit++)
                    value = (value & 1) != 0 ? 0xEDB88320 ^ value >> 1 : value >> 1;
                tables[0][i] = value;
            }
        }
        return tables;
    }
}
