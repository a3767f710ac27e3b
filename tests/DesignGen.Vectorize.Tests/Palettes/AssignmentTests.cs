using DesignGen.Core.Chance;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Tests.Palettes;

public sealed class AssignmentTests
{
    public static TheoryData<int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int>();
            for (int rows = 1; rows <= 7; rows++)
            {
                for (int columns = rows; columns <= 8; columns++)
                    sizes.Add(rows, columns);
            }
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_answer_is_the_first_of_the_cheapest_that_trying_them_all_finds(int rows, int columns)
    {
        var dice = new Dice((ulong)(rows * 100 + columns));
        // Few different costs make many equal answers; many make one.
        foreach (int different in (int[])[1, 2, 3, 5, 1_000_000])
        {
            for (int trial = 0; trial < (rows * columns > 42 ? 6 : 20); trial++)
            {
                long[,] costs = new long[rows, columns];
                for (int r = 0; r < rows; r++)
                {
                    for (int c = 0; c < columns; c++)
                        costs[r, c] = dice.Whole(0, different - 1);
                }
                Assert.Equal(TryAll(costs), Assignment.Least(costs));
            }
        }
    }

    [Fact]
    public void Nothing_to_assign_is_an_empty_answer() => Assert.Empty(Assignment.Least(new long[0, 5]));

    [Fact]
    public void Sixty_four_rows_and_a_thousand_columns_are_solved_and_no_column_is_taken_twice()
    {
        var dice = new Dice(7);
        long[,] costs = new long[64, 1000];
        for (int r = 0; r < 64; r++)
        {
            for (int c = 0; c < 1000; c++)
                costs[r, c] = dice.Whole(0, 3) * 400_000_000L * 1_000_000;
        }
        int[] chosen = Assignment.Least(costs);
        Assert.Equal(64, chosen.Distinct().Count());
        Assert.All(chosen, (c, r) => Assert.Equal(0, costs[r, c]));
    }

    private static int[] TryAll(long[,] costs)
    {
        int rows = costs.GetLength(0), columns = costs.GetLength(1);
        int[] now = new int[rows], best = new int[rows];
        long least = long.MaxValue;
        Try(0, 0, 0);
        return best;

        // In the order of columns, so that the first of the cheapest is met first.
        void Try(int row, int taken, long cost)
        {
            if (cost >= least)
                return;
            if (row == rows)
            {
                least = cost;
                now.CopyTo(best, 0);
                return;
            }
            for (int column = 0; column < columns; column++)
            {
                if ((taken >> column & 1) != 0)
                    continue;
                now[row] = column;
                Try(row + 1, taken | 1 << column, cost + costs[row, column]);
            }
        }
    }
}
