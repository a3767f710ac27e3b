using DesignGen.Core.Audits;

namespace DesignGen.Core.Tests.Audits;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("Li", "Light blue for Li, said LI.", "Light blue for X, said X.")]
    [InlineData("Li Na", "li na's koi; Li Nathan stays", "X's koi; Li Nathan stays")]
    [InlineData("王芳", "给王芳做的鲤鱼，王芳方", "给X做的鲤鱼，X方")]
    [InlineData("Lina", "给Lina做的", "给X做的")]
    [InlineData("O\"Neil", """{"by":"O\"Neil"} and O"Neil""", """{"by":"X"} and X""")]
    [InlineData("A.B", "A.B but not AxB", "X but not AxB")]
    public void A_name_is_put_out_of_a_text_wherever_it_is_a_name(string name, string text, string without)
    {
        var person = new PersonNames([name, "  "]);
        Assert.True(person.Mentions(text));
        Assert.Equal(without, person.Replace(text, "X"));
        Assert.False(person.Mentions(without));
    }

    [Fact]
    public void All_that_a_person_is_called_counts_and_the_longest_first()
    {
        var person = new PersonNames(["u17", "Ana", "Ana Lima", "ana"]);
        Assert.Equal<string>(["Ana Lima", "Ana", "u17"], person.All);
        Assert.Equal("$1 and $1", person.Replace("Ana Lima and ANA", "$1"));
        Assert.True(person.Is(" ANA lima "));
        Assert.False(person.Is("Ana L"));
        // No name at all would be found everywhere.
        Assert.Throws<ArgumentException>(() => new PersonNames([" ", ""]));
    }
}
