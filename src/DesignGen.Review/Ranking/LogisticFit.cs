namespace DesignGen.Review.Ranking;

/// <summary>Logistic regression with a ridge penalty, for sparse rows.</summary>
/// <remarks>
/// Newton's method, its steps found by conjugate gradients with the diagonal as preconditioner and halved until the loss falls: the loss is strictly convex, so it ends at its
/// only minimum from anywhere. No matrix is built: an iteration costs a pass over the rows for each step of the gradients, some dozens. Sums
/// run in the order of the rows, on one thread.
/// </remarks>
internal sealed class LogisticFit
{
    private const int MostSteps = 60, MostGradients = 300;
    private const double Flat = 1e-8;

    // The base is hardly held, only so that rows of one answer alone leave it finite.
    private const double BaseHold = 0.05;

    private readonly double[] _all;

    private LogisticFit(double[] all) => _all = all;

    /// <summary>One row.</summary>
    /// <param name="Cells">Column and value of what is not 0.</param>
    /// <param name="Answer">0 to 1.</param>
    /// <param name="Weight">How much the row counts, above 0.</param>
    /// <param name="Offset">What is added to its margin from elsewhere.</param>
    public readonly record struct Row((int Column, double Value)[] Cells, double Answer, double Weight, double Offset);

    /// <summary>What a row without cells has as margin.</summary>
    public double Base => _all[^1];

    /// <summary>The weight of each column.</summary>
    public ReadOnlySpan<double> Weights => _all.AsSpan(0, _all.Length - 1);

    /// <summary>The log-odds of a row, its offset included.</summary>
    public double Margin(Row row) => row.Offset + Dot(row, _all);

    /// <summary>Fits weights.</summary>
    /// <param name="rows">The rows; none gives weights of 0.</param>
    /// <param name="holds">For each column how strongly it is held to 0, above 0.</param>
    public static LogisticFit Of(IReadOnlyList<Row> rows, IReadOnlyList<double> holds)
    {
        int size = holds.Count + 1;
        double[] at = new double[size], hold = [.. holds, BaseHold], slope = new double[size], bend = new double[rows.Count];
        double loss = Loss(at);
        for (int step = 0; step < MostSteps; step++)
        {
            for (int j = 0; j < size; j++)
                slope[j] = hold[j] * at[j];
            double[] diagonal = [.. hold];
            for (int i = 0; i < rows.Count; i++)
            {
                double chance = 1 / (1 + Math.Exp(-(rows[i].Offset + Dot(rows[i], at))));
                bend[i] = rows[i].Weight * chance * (1 - chance);
                Add(slope, rows[i], rows[i].Weight * (chance - rows[i].Answer));
                foreach ((int column, double value) in rows[i].Cells)
                    diagonal[column] += bend[i] * value * value;
                diagonal[^1] += bend[i];
            }
            if (slope.Max(Math.Abs) < Flat)
                break;
            double[] move = Solve(slope, diagonal);
            double length = 1, next = double.PositiveInfinity;
            double[] there = at;
            while (length > 1e-6 && (next = Loss(there = [.. at.Select((x, j) => x - length * move[j])])) > loss)
                length /= 2;
            if (!(next < loss))
                break;
            (at, loss) = (there, next);
        }
        return new(at);

        double Loss(double[] x)
        {
            double sum = 0;
            for (int j = 0; j < size; j++)
                sum += 0.5 * hold[j] * x[j] * x[j];
            foreach (Row row in rows)
            {
                double margin = row.Offset + Dot(row, x);
                // log(1 + e^m) without overflow.
                sum += row.Weight * (Math.Max(margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin))) - row.Answer * margin);
            }
            return sum;
        }

        double[] Solve(double[] right, double[] diagonal)
        {
            double[] x = new double[size], residual = [.. right], z = [.. residual.Select((r, j) => r / diagonal[j])], along = [.. z];
            double rz = Inner(residual, z), enough = 1e-20 * rz;
            for (int k = 0; k < MostGradients && rz > enough; k++)
            {
                double[] bent = [.. along.Select((a, j) => hold[j] * a)];
                for (int i = 0; i < rows.Count; i++)
                    Add(bent, rows[i], bend[i] * Dot(rows[i], along));
                double by = rz / Inner(along, bent);
                for (int j = 0; j < size; j++)
                {
                    x[j] += by * along[j];
                    residual[j] -= by * bent[j];
                    z[j] = residual[j] / diagonal[j];
                }
                double now = Inner(residual, z), keep = now / rz;
                for (int j = 0; j < size; j++)
                    along[j] = z[j] + keep * along[j];
                rz = now;
            }
            return x;
        }
    }

    private static double Dot(Row row, double[] x)
    {
        double sum = x[^1];
        foreach ((int column, double value) in row.Cells)
            sum += value * x[column];
        return sum;
    }

    private static void Add(double[] to, Row row, double by)
    {
        foreach ((int column, double value) in row.Cells)
            to[column] += by * value;
        to[^1] += by;
    }

    private static double Inner(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
