using DesignGen.Core.Briefs;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret.Text;

namespace DesignGen.Generate.Tests.Interpret;

/// <summary>A lexicon of a few words, so that tests do not hang on what the shipped one knows.</summary>
internal static class SmallLexicon
{
    private const string Text = """
        colours:
          - { id: red, en: [red], zh: [红色, 红], family: red, oklch: [0.6, 0.2, 27] }
          - { id: burgundy, en: [burgundy], zh: [酒红], family: red, oklch: [0.4, 0.1, 20] }
          - { id: blue, en: [blue], zh: [蓝色, 蓝], family: blue, oklch: [0.5, 0.15, 262] }
          - { id: navy, en: [navy], zh: [藏青], family: blue, oklch: [0.28, 0.065, 262] }
        modifiers:
          - { id: light, en: [light], zh: [浅], lightness: 0.15, chroma: 0.8 }
        schemes:
          - { id: earth, en: [earth tones], zh: [大地色], tags: [earth] }
        motifs:
          - { id: animal, en: [animal], zh: [动物] }
          - { id: fish, en: [fish], zh: [鱼], is: [animal] }
          - { id: koi, en: [koi, koi carp], zh: [锦鲤], is: [fish] }
          - { id: cat, en: [cat], zh: [猫], is: [animal] }
          - { id: skull, en: [skull], zh: [骷髅] }
          - { id: rose, en: [rose], zh: [玫瑰] }
          - { id: wave, en: [wave], zh: [海浪] }
          - { id: lantern, en: [lantern], zh: [灯笼] }
        words:
          - { id: retro, kind: style, en: [retro], zh: [复古], tags: [retro] }
          - { id: cute, kind: mood, en: [cute], zh: [可爱], tags: [cute] }
          - { id: summer, kind: season, en: [summer], zh: [夏季, 夏天], tags: [summer] }
        families:
          - { id: floral, en: [floral], zh: [花卉], families: [ditsy, damask] }
          - { id: ditsy, en: [ditsy], zh: [碎花], families: [ditsy] }
          - { id: stripe, en: [stripe], zh: [条纹], families: [stripes] }
        terms:
          - { id: tee, slot: product, value: t-shirt, en: [t shirt, tee], zh: [t恤] }
          - { id: mug, slot: product, value: mug-wrap, en: [mug], zh: [马克杯] }
          - { id: screen, slot: method, value: screen, en: [screen print], zh: [丝印] }
        holidays:
          - { id: lantern-day, en: [lantern day], zh: [元宵], motifs: [lantern], colours: [red], taboo: { motifs: [skull] } }
        negation:
          - { id: "no", kind: ban, en: ["no", without, avoid], zh: [不要, 不能有] }
          - { id: too, kind: soft, en: [not too], zh: [不要太] }
          - { id: max, kind: limit, en: [at most, max, no more than], zh: [不超过, 以内] }
          - { id: except, kind: except, en: [except], zh: [除了] }
          - { id: only, kind: only, en: [only], zh: [只用] }
          - { id: but, kind: end, en: [but], zh: [但] }
        units:
          - { id: design, counts: designs, en: [design], zh: [款] }
          - { id: ink, counts: inks, en: [colour, color], zh: [色, 套色] }
          - { id: piece, counts: pieces, en: [piece, pcs], zh: [件] }
          - { id: cm, counts: length, mm: 10, en: [cm], zh: [厘米] }
        numbers:
          - { id: dozen, value: 12, en: [dozen, a dozen], zh: [一打] }
        plain:
          - { id: filler, en: [the, a, please, print, with, and, "on", some, of, we, want], zh: [请, 要, 的, 做] }
        """;

    public static Lexicon Lexicon { get; } = LexiconReader.Read([new("lexicons/small.yaml", Text)]);

    public static BriefFacts Read(string text) => TextInterpreter.Read(text, Lexicon);
}
