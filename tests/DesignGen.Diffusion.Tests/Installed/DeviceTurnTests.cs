using System.Collections.Concurrent;
using DesignGen.Core.Catalogue;
using DesignGen.Diffusion.Installed;
using DesignGen.Diffusion.Tests.Onnx;

namespace DesignGen.Diffusion.Tests.Installed;

/// <summary>Files are held by open handles, so that two turns in one process stand for two programs.</summary>
public sealed class DeviceTurnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Told _told = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Another_program_waits_until_the_turn_ends_and_says_so()
    {
        IDisposable first = await Turn().TakeAsync(default);
        Task<IDisposable> second = Turn().TakeAsync(default);
        await _told.Waiting.Task;
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        Assert.Equal(2, _told.All.Count);
        Assert.Contains("CUDA-0", _told.All.First()!.En, StringComparison.Ordinal);
        Assert.Null(_told.All.Last());
        (await Turn().TakeAsync(default)).Dispose();
        Assert.Equal(2, _told.All.Count);
    }

    [Fact]
    public async Task Who_waits_comes_before_who_had_the_turn()
    {
        var order = new ConcurrentQueue<string>();
        IDisposable first = await Turn().TakeAsync(default);
        Task other = UseAsync("other");
        await _told.Waiting.Task;
        first.Dispose();
        // At once, as the next order of the same batch does.
        await UseAsync("again");
        await other;
        Assert.Equal(["other", "again"], order);

        async Task UseAsync(string name)
        {
            using IDisposable held = await Turn().TakeAsync(default);
            order.Enqueue(name);
        }
    }

    [Fact]
    public async Task Waiting_can_be_stopped_and_leaves_the_turn_to_others()
    {
        IDisposable first = await Turn().TakeAsync(default);
        using var stop = new CancellationTokenSource();
        Task<IDisposable> second = Turn().TakeAsync(stop.Token);
        await _told.Waiting.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Null(_told.All.Last());
        first.Dispose();
        (await Turn().TakeAsync(default)).Dispose();
    }

    [Fact]
    public async Task Devices_are_apart_and_a_folder_that_can_t_be_written_keeps_nobody_from_work()
    {
        using IDisposable card = await Turn().TakeAsync(default);
        using IDisposable processor = await Turn("CPU").TakeAsync(default);
        // A file stands where the folder would be.
        File.WriteAllText(_folder.File("taken"), "");
        var nowhere = new DeviceTurn(_folder.File("taken"), "CPU", TimeProvider.System, _told);
        using IDisposable one = await nowhere.TakeAsync(default);
        using IDisposable two = await nowhere.TakeAsync(default);
        Assert.Empty(_told.All);
    }

    private DeviceTurn Turn(string device = "CUDA-0") => new(_folder.Path, device, TimeProvider.System, _told);

    private sealed class Told : IProgress<LocalName?>
    {
        public ConcurrentQueue<LocalName?> All { get; } = new();

        public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Report(LocalName? value)
        {
            All.Enqueue(value);
            Waiting.TrySetResult();
        }
    }
}
