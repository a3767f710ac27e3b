using System.Collections.Immutable;
using DesignGen.Core.Designs;

namespace DesignGen.Core.Lexicons;

/// <summary>A word that changes one trait of a design: bigger, 太花. It plays no part in briefs.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English forms that say it by themselves.</param>
/// <param name="Zh">Chinese forms that say it by themselves.</param>
/// <param name="Change">The trait.</param>
/// <param name="Steps">How far, and which way: 1 is a step up.</param>
/// <param name="Bare">Words in both languages that say it with a degree beside them.</param>
/// <param name="Of">Things of which one must stand with a bare word; empty for any.</param>
public sealed record RevisionWord(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, RevisedTrait Change, double Steps, ImmutableArray<string> Bare, ImmutableArray<string> Of) : LexiconEntry(Id, En, Zh);

/// <summary>A degree beside a bare word: less, 太, 一点.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English forms that stand before the word.</param>
/// <param name="Zh">Chinese forms that stand before the word.</param>
/// <param name="After">Forms in both languages that stand after it.</param>
/// <param name="Way">1 where more of it is wanted, -1 where less.</param>
/// <param name="Strength">1 for a step.</param>
public sealed record DegreeWord(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, ImmutableArray<string> After, int Way, double Strength) : LexiconEntry(Id, En, Zh);

/// <summary>What a change may be of; said along with it, it adds nothing.</summary>
/// <param name="Id">Key of the group.</param>
/// <param name="En">English words.</param>
/// <param name="Zh">Chinese words.</param>
public sealed record RevisedThing(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh) : LexiconEntry(Id, En, Zh);

/// <summary>A word that puts one thing in place of another.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English forms.</param>
/// <param name="Zh">Chinese forms.</param>
/// <param name="NewIsLeft">Whether what stands before it is the new thing.</param>
/// <param name="Verbs">Words one of which must open the phrase; empty for none.</param>
public sealed record SwapWord(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, bool NewIsLeft, ImmutableArray<string> Verbs) : LexiconEntry(Id, En, Zh);
