using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>The tables, as Entity Framework sees them.</summary>
internal sealed class DesignGenContext(DbContextOptions<DesignGenContext> options) : DbContext(options)
{
    public DbSet<BatchRow> Batches => Set<BatchRow>();

    public DbSet<VariantRow> Variants => Set<VariantRow>();

    public DbSet<ProductionRow> Productions => Set<ProductionRow>();

    public DbSet<TeamRow> Teams => Set<TeamRow>();

    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();

    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    public DbSet<AuditNoteRow> AuditNotes => Set<AuditNoteRow>();

    public DbSet<AuditStartRow> AuditStarts => Set<AuditStartRow>();

    public DbSet<ScheduleRow> Schedules => Set<ScheduleRow>();

    public DbSet<ScheduleRunRow> ScheduleRuns => Set<ScheduleRunRow>();

    public DbSet<RecipeRow> Recipes => Set<RecipeRow>();

    public DbSet<SchemaRow> Schema => Set<SchemaRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<SchemaRow>(schema =>
        {
            schema.ToTable("schema_version");
            schema.HasKey(s => s.Id);
            schema.Property(s => s.Id).ValueGeneratedNever();
        });
        // Nothing else leads here, and nothing here leads elsewhere: what was done stays written down when a batch or an account goes.
        model.Entity<AuditEntryRow>(entry =>
        {
            entry.ToTable("audit_entries");
            entry.HasKey(e => new { e.Team, e.Number });
            entry.HasIndex(e => new { e.Team, e.Kind, e.Subject });
        });
        model.Entity<AuditNoteRow>(note =>
        {
            note.ToTable("audit_notes");
            note.HasKey(n => new { n.Team, n.Number, n.Part });
        });
        model.Entity<AuditStartRow>(start =>
        {
            start.ToTable("audit_starts");
            start.HasKey(s => s.Team);
        });
        model.Entity<BatchRow>(batch =>
        {
            batch.ToTable("batches");
            batch.HasKey(b => b.Code);
            // Columns that came with version 2 of the schema have defaults, for the rows that were there.
            batch.Property(b => b.Team).HasDefaultValue("");
            batch.Property(b => b.OrderedBy).HasDefaultValue("");
            batch.Property(b => b.Parent).HasDefaultValue("");
            batch.Property(b => b.Derivation).HasDefaultValue("");
            batch.Property(b => b.Taste).HasDefaultValue("");
            batch.HasIndex(b => new { b.Team, b.CreatedAtMs });
        });
        model.Entity<VariantRow>(variant =>
        {
            variant.ToTable("variants");
            variant.HasKey(v => new { v.Batch, v.Index });
            variant.HasIndex(v => v.Code).IsUnique();
            variant.Property(v => v.DecidedBy).HasDefaultValue("");
            variant.Property(v => v.DecidedAtMs).HasDefaultValue(0L);
            variant.HasOne<BatchRow>().WithMany().HasForeignKey(v => v.Batch).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ProductionRow>(production =>
        {
            production.ToTable("productions");
            production.HasKey(p => p.Id);
            production.HasIndex(p => p.State);
            production.HasOne<BatchRow>().WithMany().HasForeignKey(p => p.Batch).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<TeamRow>(team =>
        {
            team.ToTable("teams");
            team.HasKey(t => t.Id);
        });
        model.Entity<UserRow>(user =>
        {
            user.ToTable("users");
            user.HasKey(u => u.Id);
            user.HasIndex(u => u.Login).IsUnique();
            user.HasOne<TeamRow>().WithMany().HasForeignKey(u => u.Team).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ApiKeyRow>(key =>
        {
            key.ToTable("api_keys");
            key.HasKey(k => k.Id);
            key.HasOne<UserRow>().WithMany().HasForeignKey(k => k.User).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<InvitationRow>(invitation =>
        {
            invitation.ToTable("invitations");
            invitation.HasKey(i => i.TokenHash);
            invitation.HasOne<UserRow>().WithMany().HasForeignKey(i => i.User).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SubmissionRow>(submission =>
        {
            submission.ToTable("submissions");
            submission.HasKey(s => new { s.Team, s.Key });
        });
        ScheduleRow.Describe(model);
        ScheduleRunRow.Describe(model);
        RecipeRow.Describe(model);
    }
}
