namespace CaoDiem.Reports;

/// <summary>A part of a report as text: its heading and paragraphs.</summary>
public sealed record ReportSection(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>A named slice with what it reached now and at the beginning of the period.</summary>
public sealed record ReportPart(string Name, ScoreFigures Now, ScoreFigures Before, ScoreTarget? Target);

/// <summary>Files and money under one name: a cause, a class.</summary>
public sealed record ReportShare(string Name, int Files, long Money);

/// <summary>A difficulty as the report names it.</summary>
public sealed record ReportObstacle(string Text, string Owner, DateOnly RaisedOn, bool Escalated, string? Outcome, bool Resolved);

/// <summary>What a team has before it in the next days.</summary>
public sealed record ReportWork(string Team, int Days, int Visits, IReadOnlyList<string> Places);

/// <summary>Relief and coercion steps after the campaign's own results.</summary>
public sealed record ReportSteps(int ReliefSent, int ReliefGranted, int CoercionDecisions, int WithForce, int WithoutForce, int PaidBefore, int Stopped, int Complaints, int ProcuracyRequests, int Unanswered);

/// <summary>Agencies asked, and whether they came.</summary>
public sealed record ReportPartners(int Invited, int Attended, int Absent);

/// <summary>A forecast as a report words it: cases, then money, each low, middle, high.</summary>
public sealed record ReportForecast(DateOnly End, int CasesLow, int CasesMiddle, int CasesHigh, long MoneyLow, long MoneyMiddle, long MoneyHigh);

/// <summary>All that the weekly and the final report are worded from; plain values, no database.</summary>
public sealed record ReportFacts
{
    public required string Office { get; init; }

    public required string Campaign { get; init; }

    /// <summary>Number and date of the plan: "308/KH-CCTHADS ngày 26/06/2023".</summary>
    public required string Plan { get; init; }

    public required DateOnly CampaignFrom { get; init; }

    public required DateOnly CampaignTo { get; init; }

    /// <summary>First day of the reported period: of the week, or of the campaign.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day counted.</summary>
    public required DateOnly AsOf { get; init; }

    public required ScoreFigures Total { get; init; }

    /// <summary>On the day before the period.</summary>
    public required ScoreFigures Before { get; init; }

    /// <summary>The campaign of the same days a year earlier; null when there was none.</summary>
    public ScoreFigures? YearBefore { get; init; }

    public ScoreTarget? Target { get; init; }

    public IReadOnlyList<ReportPart> Teams { get; init; } = [];

    public IReadOnlyList<ReportPart> Officers { get; init; } = [];

    public IReadOnlyList<WaveScore> Waves { get; init; } = [];

    public long ExemptionMoney { get; init; }

    public long ReductionMoney { get; init; }

    public int ToNotEnforceable { get; init; }

    public int ToEnforceable { get; init; }

    /// <summary>Open files by cause, the most first.</summary>
    public IReadOnlyList<ReportShare> Causes { get; init; } = [];

    public IReadOnlyList<ReportObstacle> Obstacles { get; init; } = [];

    public IReadOnlyList<ReportWork> Next { get; init; } = [];

    public required ReportSteps Steps { get; init; }

    public required ReportPartners Partners { get; init; }

    /// <summary>Spent so far on the campaign; null when nothing is booked.</summary>
    public long? Spent { get; init; }

    public ReportForecast? Forecast { get; init; }

    public bool IsOver => AsOf >= CampaignTo;
}
