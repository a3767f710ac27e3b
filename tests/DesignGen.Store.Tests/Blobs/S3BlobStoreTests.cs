using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Blobs;
using DesignGen.Tests;

namespace DesignGen.Store.Tests.Blobs;

[NeedsS3]
public sealed class S3BlobStoreTests : BlobStoreContract
{
    private static int prefixes;
    private S3BlobStore? store;

    private protected override IBlobStore Open() => store = Store(S3Server.Shared.Place($"run {Interlocked.Increment(ref prefixes)}"));

    public override void Dispose()
    {
        base.Dispose();
        store?.Dispose();
    }

    [ContractFact]
    public async Task What_keeps_a_bucket_from_being_used_is_told()
    {
        Assert.Contains("no bucket other", (await FaultAsync(S3Server.Shared.Place("x").Replace(S3Server.Bucket, "other", StringComparison.Ordinal), S3Server.Key)).Message, StringComparison.Ordinal);
        Assert.Contains("does not let us in", (await FaultAsync(S3Server.Shared.Place("x"), "wrong-9")).Message, StringComparison.Ordinal);
        Assert.Contains("can't be reached", (await FaultAsync("s3://prints?endpoint=http://127.0.0.1:1", S3Server.Key)).Message, StringComparison.Ordinal);

        static async Task<UnavailableException> FaultAsync(string place, string key)
        {
            using var store = new S3BlobStore(S3Place.Parse(place), key, S3Server.Key);
            await Assert.ThrowsAnyAsync<UnavailableException>(() => store.WriteAsync("a", (to, cancel) => to.WriteAsync("x"u8.ToArray(), cancel).AsTask(), default));
            return Assert.ThrowsAny<UnavailableException>(() => store.Open("a"));
        }
    }

    [ContractFact]
    public async Task Prefixes_share_a_bucket_and_do_not_meet()
    {
        await WriteAsync("B1/a", "mine");
        using S3BlobStore other = Store(S3Server.Shared.Place("elsewhere"));
        Assert.Null(other.Open("B1/a"));
        await other.RemoveAsync("B1/", default);
        Assert.Equal("mine", Read("B1/a"));
    }

    private static S3BlobStore Store(string place) => new(S3Place.Parse(place), S3Server.Key, S3Server.Key);
}

public sealed class S3PlaceTests
{
    [Fact]
    public void A_place_says_bucket_prefix_and_server()
    {
        Assert.Equal(new("prints", "", null, "us-east-1", false), S3Place.Parse("s3://prints"));
        S3Place place = S3Place.Parse("s3://prints/team/a/?endpoint=https://store.example:9000&region=cn-north-1&path-style=false");
        Assert.Equal(new("prints", "team/a/", new Uri("https://store.example:9000"), "cn-north-1", false), place);
        Assert.Equal("s3://prints/team/a/ at store.example:9000", place.ToString());
        Assert.True(S3Place.Parse("s3://prints?endpoint=http://store.example").PathStyle);
    }

    [Theory]
    [InlineData("prints")]
    [InlineData("https://prints")]
    [InlineData("s3://key:secret@prints")]
    [InlineData("s3://prints?endpoint=store")]
    [InlineData("s3://prints?colour=red")]
    [InlineData("s3://prints/a:b")]
    public void What_is_no_place_is_refused(string text) =>
        Assert.Contains("DESIGNGEN_BLOBS", Assert.Throws<InputException>(() => S3Place.Parse(text)).Message, StringComparison.Ordinal);
}
