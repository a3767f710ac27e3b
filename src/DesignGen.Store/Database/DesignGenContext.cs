using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>The tables, as Entity Framework sees them.</summary>
internal sealed class DesignGenContext(DbContextOptions<DesignGenContext> options) : DbContext(options)
{
    public DbSet<BatchRow> Batches => Set<BatchRow>();

    public DbSet<VariantRow> Variants => Set<VariantRow>();

    public DbSet<SchemaRow> Schema => Set<SchemaRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<SchemaRow>(schema =>
        {
            schema.ToTable("schema_version");
            schema.HasKey(s => s.Id);
            schema.Property(s => s.Id).ValueGeneratedNever();
        });
        model.Entity<BatchRow>(batch =>
        {
            batch.ToTable("batches");
            batch.HasKey(b => b.Code);
        });
        model.Entity<VariantRow>(variant =>
        {
            variant.ToTable("variants");
            variant.HasKey(v => new { v.Batch, v.Index });
            variant.HasIndex(v => v.Code).IsUnique();
            variant.HasOne<BatchRow>().WithMany().HasForeignKey(v => v.Batch).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
