using System.Globalization;
using DesignGen.Core.Batches;
using Quartz;
using Quartz.Extensibility;

namespace DesignGen.Store.Jobs;

/// <summary>One piece of work, of a batch or of its press files, in Quartz's words. Type, keys and data are stored: older versions' jobs must still run.</summary>
internal sealed class BatchJob(JobRunner runner, ProductionRunner productions) : IJob
{
    private const string FinishName = "finish", Productions = "productions", First = "first", Count = "count";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        JobKey key = context.JobDetail.Key;
        if (context.Trigger.ExecutionGroup == Lane.DeviceGroup)
            await runner.AtDevice().ConfigureAwait(false);
        if (key.Group == Productions)
            await productions.RunAsync(key.Name, cancellationToken).ConfigureAwait(false);
        else if (key.Name == FinishName)
            await runner.FinishAsync(key.Group, cancellationToken).ConfigureAwait(false);
        else
            await runner.DrawAsync(key.Group, Number(First), Number(Count), cancellationToken).ConfigureAwait(false);

        int Number(string name) => int.Parse((string)context.MergedJobDataMap[name]!, CultureInfo.InvariantCulture);
    }

    /// <summary>The key of a chunk: of one batch and chunk there is one job at most.</summary>
    public static JobKey ChunkKey(string batch, int first) => new("chunk-" + first.ToString("00000", CultureInfo.InvariantCulture), batch);

    /// <summary>The key of the end of a batch.</summary>
    public static JobKey FinishKey(string batch) => new(FinishName, batch);

    /// <summary>The key of an order for press files; codes of batches are in capitals, so none is this group's.</summary>
    public static JobKey ProductionKey(string production) => new(production, Productions);

    /// <summary>An order for press files.</summary>
    /// <param name="production">Its key.</param>
    /// <param name="team">Id of the team whose it is.</param>
    /// <param name="due">Its place in the order of work.</param>
    public static (IJobDetail Job, ITrigger Trigger) Production(string production, string team, DateTimeOffset due)
    {
        IJobDetail job = Describe(ProductionKey(production)).Build();
        return (job, Trigger(new Lane(BatchPace.Interactive, OnDevice: false), job.Key, team, due, 0));
    }

    /// <summary>A chunk of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="first">Place of its first variant.</param>
    /// <param name="lane">The workers that it is for.</param>
    /// <param name="due">Its place in the order of work.</param>
    public static (IJobDetail Job, ITrigger Trigger) Chunk(BatchRecord batch, int first, Lane lane, DateTimeOffset due)
    {
        IJobDetail job = Describe(ChunkKey(batch.Code, first))
            .UsingJobData(First, first.ToString(CultureInfo.InvariantCulture))
            .UsingJobData(Count, SizeOf(batch, first).ToString(CultureInfo.InvariantCulture))
            .Build();
        return (job, Trigger(lane, job.Key, batch.Team, due, 1_000_000 - first));
    }

    /// <summary>How many variants a chunk has.</summary>
    public static int SizeOf(BatchRecord batch, int first) => Math.Min(batch.ChunkSize, batch.Count - first);

    /// <summary>The end of a batch.</summary>
    public static (IJobDetail Job, ITrigger Trigger) Finish(BatchRecord batch)
    {
        IJobDetail job = Describe(FinishKey(batch.Code)).Build();
        return (job, Trigger(new Lane(batch.Pace, OnDevice: false), job.Key, batch.Team, FairShares.First, 2_000_000));
    }

    private static JobBuilder<BatchJob> Describe(JobKey key) =>
        JobBuilder.Create<BatchJob>().WithIdentity(key).RequestRecovery().DisallowConcurrentExecution();

    // All are due long since: the times only say in which order. Priority decides between those due at the same time.
    private static ITrigger Trigger(Lane lane, JobKey key, string team, DateTimeOffset due, int priority) =>
        TriggerBuilder.Create()
            .WithIdentity(key.Name, FairShares.GroupOf(team, key.Group))
            .ForJob(key)
            .StartAt(due)
            .WithPriority(priority)
            .WithExecutionGroup(lane.Group)
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
            .Build();

    /// <summary>Makes jobs for Quartz.</summary>
    internal sealed class Factory(JobRunner runner, ProductionRunner productions) : IJobFactory
    {
        public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
            new(new JobScope(new BatchJob(runner, productions), null));

        public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => default;
    }
}
