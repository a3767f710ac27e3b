using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>Values in the neighbourhood of a design's: what changes structure seldom and by a step, the rest a little.</summary>
internal static class NearValues
{
    // How far values go, as a share of their range: a step of structure, and the most for others.
    private const double LeastStep = 0.08, MostStep = 0.18, MostMove = 0.2;

    private const double StructureMoves = 0.45, CountMoves = 0.4, ChoiceMoves = 0.15;

    /// <summary>Values near others.</summary>
    /// <param name="card">The family whose values they are.</param>
    /// <param name="kept">Names of values that stay.</param>
    /// <param name="from">The values that they are near.</param>
    /// <param name="reach">How far they go, 1 for as far as usual.</param>
    /// <param name="dice">Chance.</param>
    public static ImmutableSortedDictionary<string, double> Of(FamilyCard card, ImmutableHashSet<string> kept, ImmutableSortedDictionary<string, double> from, double reach, Dice dice)
    {
        var values = from.ToBuilder();
        foreach (FamilyParameter p in card.Parameters)
        {
            if (kept.Contains(p.Name) || p.High <= p.Low)
                continue;
            Dice own = dice.Fork(p.Name);
            double value = from.GetValueOrDefault(p.Name, p.Default), span = p.High - p.Low;
            bool structure = !card.Structure.IsDefault && card.Structure.Contains(p.Name);
            if (p.IsWhole)
            {
                if (own.Chance((p.Unit == "choice" ? ChoiceMoves : CountMoves) * reach))
                    values[p.Name] = Aside(value, 1, p, own);
            }
            else if (!structure)
            {
                values[p.Name] = Math.Round(Math.Clamp(value + (own.Unit() + own.Unit() - 1) * MostMove * reach * span, p.Low, p.High), 3);
            }
            else if (own.Chance(StructureMoves))
            {
                values[p.Name] = Math.Round(Aside(value, own.Between(LeastStep, MostStep) * reach * span, p, own), 3);
            }
        }
        return values.ToImmutable();
    }

    // A step past an end goes the other way.
    private static double Aside(double value, double step, FamilyParameter p, Dice dice)
    {
        double there = value + dice.Sign() * step;
        return there > p.High ? Math.Max(p.Low, value - step) : there < p.Low ? Math.Min(p.High, value + step) : there;
    }
}
