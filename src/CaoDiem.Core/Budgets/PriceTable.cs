using CaoDiem.Law;
using CaoDiem.Shared;

namespace CaoDiem.Budgets;

/// <summary>A price in force, with the rule and text it rests on. In đồng, kilometres or litres per 100 km.</summary>
public sealed record Price(long Value, string Rule, string Source, bool Unverified);

/// <summary>A litre of petrol from a day on.</summary>
public sealed record FuelQuote(DateOnly From, Dong PerLitre, string Source);

/// <summary>
/// Every price an estimate needs, by day: amounts of law and office norms from the law book, petrol from the office's
/// quotes. Codes of allowances: <c>travel.*</c>; of daily pay: <c>pay.*</c>.
/// </summary>
public sealed class PriceTable(LawBook book, IReadOnlyList<FuelQuote> fuel)
{
    private readonly FuelQuote[] _fuel = [.. fuel.OrderBy(f => f.From)];

    /// <summary>Pay of a person for a day; null when the law of that day has no such pay.</summary>
    public Price? Pay(PayKind kind, PayRole role, DateOnly day) => PayRates.CodeOf(kind, role, LawVersion.On(day)) is { } code ? Of(code, day) : null;

    public Price Stay(DateOnly day) => Of("travel.stay", day);

    /// <summary>A trip without a night: set in the office's spending rules, never above the daily rate (K-03).</summary>
    public Price SameDay(DateOnly day)
    {
        var (own, most) = (Of("travel.same-day", day), Stay(day));
        return own.Value > most.Value ? own with { Value = most.Value } : own;
    }

    public Price Room(DateOnly day) => Of("travel.room", day);

    public Price LitresPer100Km(DateOnly day) => Of("travel.litres", day);

    public Price ThresholdKm(bool hard, DateOnly day) => Of(hard ? "travel.km.hard" : "travel.km", day);

    /// <summary>The latest quote; before the first one, or without any, the office's assumed price.</summary>
    public Price Fuel(DateOnly day) => Array.FindLast(_fuel, f => f.From <= day) is { } quote
        ? new(quote.PerLitre.Amount, "K-07", $"{quote.Source}, từ {quote.From:dd/MM/yyyy}", false)
        : Of("norm.fuel", day);

    private Price Of(string code, DateOnly day)
    {
        var value = book.Value(code, day);
        return new(value.Value, Parameters.Of(code).Row, value.Source, value.Unverified);
    }
}
