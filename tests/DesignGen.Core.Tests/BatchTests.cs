using DesignGen.Core.Batches;
using DesignGen.Core.Chance;

namespace DesignGen.Core.Tests;

public sealed class BatchTests
{
    [Fact]
    public void A_code_is_sound_as_it_is_written()
    {
        string code = VariantCode.For(VariantCode.ForBatch("brief"), 11);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{8}-0012-[0-9A-Z]{2}$", code);
        Assert.True(VariantCode.IsSound(code));
        Assert.True(VariantCode.IsSound("  " + code.ToLowerInvariant() + " "));
    }

    [Fact]
    public void Every_wrong_character_and_every_swap_of_neighbours_is_found()
    {
        const string letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        string code = VariantCode.For(VariantCode.ForBatch("brief"), 1234);
        for (int i = 0; i < code.Length; i++)
        {
            if (code[i] == '-')
                continue;
            foreach (char c in letters.Where(c => c != code[i]))
                Assert.False(VariantCode.IsSound(code[..i] + c + code[(i + 1)..]));
            if (i + 1 < code.Length && code[i + 1] != '-' && code[i + 1] != code[i])
                Assert.False(VariantCode.IsSound(code[..i] + code[i + 1] + code[i] + code[(i + 2)..]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("-")]
    [InlineData("A-B")]
    [InlineData("七-0001-AA")]
    public void What_is_no_code_is_not_sound(string text) => Assert.False(VariantCode.IsSound(text));

    [Fact]
    public void Every_state_can_be_left_or_is_an_end_a_person_can_undo()
    {
        foreach (BatchState state in Enum.GetValues<BatchState>())
            Assert.Contains(Enum.GetValues<BatchState>(), to => Moves.Allowed(state, to));
        foreach (VariantState state in Enum.GetValues<VariantState>())
            Assert.Contains(Enum.GetValues<VariantState>(), to => Moves.Allowed(state, to));
    }

    [Theory]
    [InlineData(BatchState.Done, BatchState.Generating)]
    [InlineData(BatchState.Cancelled, BatchState.InReview)]
    [InlineData(BatchState.Draft, BatchState.Done)]
    public void A_move_that_skips_work_is_refused(BatchState from, BatchState to) => Assert.False(Moves.Allowed(from, to));

    [Fact]
    public void Dice_of_one_seed_fall_alike_and_forks_do_not_disturb_each_other()
    {
        var one = new Dice(5);
        var two = new Dice(5);
        _ = two.Fork("petals").Unit();
        Assert.Equal(one.Bits(), two.Bits());
        Assert.Equal(one.Fork("petals").Bits(), two.Fork("petals").Bits());
        Assert.NotEqual(one.Fork("petals").Bits(), one.Fork("leaves").Bits());
    }

    [Fact]
    public void Dice_are_even()
    {
        var dice = new Dice(9);
        int[] faces = new int[6];
        for (int i = 0; i < 60000; i++)
            faces[dice.Whole(1, 6) - 1]++;
        Assert.All(faces, f => Assert.InRange(f, 9600, 10400));
    }
}
