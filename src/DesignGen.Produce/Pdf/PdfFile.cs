using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DesignGen.Produce.Pdf;

/// <summary>Writes the objects of a PDF file one after another, and the table of their places at its end.</summary>
/// <remarks>
/// PDF 1.6 (Adobe, PDF Reference, fifth edition, 2004). Objects go out as they come; only their places stay in memory. No
/// clock and no chance: the file's identifier is the hash of what is written, so the same objects give the same bytes. Not thread-safe.
/// </remarks>
internal sealed class PdfFile : IDisposable
{
    private readonly Stream _to;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> _places = [0];
    private long _at;

    /// <summary>Begins a file.</summary>
    /// <param name="to">Where it goes; need not be seekable, and stays open.</param>
    public PdfFile(Stream to)
    {
        _to = to;
        // Bytes above 127 tell other programs that the file is no text.
        Write([.. "%PDF-1.6\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _places.Add(-1);
        return _places.Count - 1;
    }

    /// <summary>Writes an object.</summary>
    /// <param name="body">What stands between its number and its end; ASCII.</param>
    /// <returns>Its number.</returns>
    public int Put(string body)
    {
        int number = Reserve();
        Put(number, body);
        return number;
    }

    /// <summary>Writes the object of a number that was reserved.</summary>
    public void Put(int number, string body)
    {
        Open(number);
        Write(body);
        Write("\nendobj\n"u8);
    }

    /// <summary>Writes a stream whose bytes are at hand.</summary>
    /// <param name="entries">Entries of its dictionary, without the length.</param>
    /// <param name="bytes">The bytes as they stand in the file.</param>
    public int PutStream(string entries, ReadOnlySpan<byte> bytes)
    {
        int number = Reserve();
        Open(number);
        Write(FormattableString.Invariant($"<<{entries}/Length {bytes.Length}>>\nstream\n"));
        Write(bytes);
        Write("\nendstream\nendobj\n"u8);
        return number;
    }

    /// <summary>Writes a stream piece by piece; its length follows it, so no piece stays in memory.</summary>
    /// <param name="entries">Entries of its dictionary, without length and, where it is packed here, filter.</param>
    /// <param name="pack">Whether it is packed by Flate; else it is written as it comes.</param>
    /// <param name="write">Writes the bytes.</param>
    public int PutStream(string entries, bool pack, Action<Stream> write)
    {
        int number = Reserve(), length = Reserve();
        Open(number);
        Write(FormattableString.Invariant($"<<{entries}{(pack ? "/Filter/FlateDecode" : "")}/Length {length} 0 R>>\nstream\n"));
        long from = _at;
        using (var body = new Body(this))
        {
            using Stream to = pack ? new ZLibStream(body, CompressionLevel.Optimal, leaveOpen: true) : body;
            write(to);
        }
        long bytes = _at - from;
        Write("\nendstream\nendobj\n"u8);
        Put(length, bytes.ToString(CultureInfo.InvariantCulture));
        return number;
    }

    /// <summary>Hash of all that is written so far, 32 bytes.</summary>
    public byte[] HashSoFar() => _hash.GetCurrentHash();

    /// <summary>Writes the table; the file is whole after it.</summary>
    /// <param name="root">Number of the catalogue.</param>
    /// <param name="information">Number of the information dictionary.</param>
    public void Finish(int root, int information)
    {
        string id = Convert.ToHexString(HashSoFar().AsSpan(0, 16));
        long table = _at;
        Write(FormattableString.Invariant($"xref\n0 {_places.Count}\n0000000000 65535 f \n"));
        for (int number = 1; number < _places.Count; number++)
        {
            if (_places[number] < 0)
                throw new InvalidOperationException($"Object {number} was reserved but not written.");
            Write(_places[number].ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n");
        }
        Write(FormattableString.Invariant($"trailer\n<</Size {_places.Count}/Root {root} 0 R/Info {information} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n"));
        _to.Flush();
    }

    /// <summary>Lets the hash go; the target stays open.</summary>
    public void Dispose() => _hash.Dispose();

    private void Open(int number)
    {
        if (_places[number] >= 0)
            throw new InvalidOperationException($"Object {number} was written already.");
        _places[number] = _at;
        Write(FormattableString.Invariant($"{number} 0 obj\n"));
    }

    private void Write(string text) => Write(Encoding.ASCII.GetBytes(text));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _to.Write(bytes);
        _hash.AppendData(bytes);
        _at += bytes.Length;
    }

    /// <summary>The bytes of a stream object on their way into the file.</summary>
    private sealed class Body(PdfFile file) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => file.Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => file.Write(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
