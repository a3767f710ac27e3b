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

    public static (IJobDetail Job, ITrigger Trigger) Production(string production)
    {
        IJobDetail job = Describe(ProductionKey(production)).Build();
        return (job, Trigger(BatchPace.Interactive, job.Key, 2_000_000));
    }

    public static (IJobDetail Job, ITrigger Trigger) Chunk(BatchRecord batch, int first)
    {
        int count = Math.Min(batch.ChunkSize, batch.Count - first);
        IJobDetail job = Describe(ChunkKey(batch.Code, first))
            .UsingJobData(First, first.ToString(CultureInfo.InvariantCulture))
            .UsingJobData(Count, count.ToString(CultureInfo.InvariantCulture))
            .Build();
        return (job, Trigger(batch.Pace, job.Key, 1_000_000 - first));
    }

    public static (IJobDetail Job, ITrigger Trigger) Finish(BatchRecord batch)
    {
        IJobDetail job = Describe(FinishKey(batch.Code)).Build();
        return (job, Trigger(batch.Pace, job.Key, 2_000_000));
    }

    private static JobBuilder<BatchJob> Describe(JobKey key) =>
        JobBuilder.Create<BatchJob>().WithIdentity(key).RequestRecovery().DisallowConcurrentExecution();

    // Priority only orders what is due at the same time: the chunks of a batch come in order of place.
    private static ITrigger Trigger(BatchPace pace, JobKey key, int priority) =>
        TriggerBuilder.Create()
            .WithIdentity(key.Name, key.Group)
            .ForJob(key)
            .StartNow()
            .WithPriority(priority)
            .WithExecutionGroup(pace.ToString())
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
