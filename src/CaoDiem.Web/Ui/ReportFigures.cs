using CaoDiem.Reports;

namespace CaoDiem.Web.Ui;

/// <summary>Figures of reports as they look on screen.</summary>
public static class ReportFigures
{
    public static string Words(ReportCell cell, FigureKind kind) => cell.Value is not { } value ? cell.Text ?? "" : kind switch
    {
        FigureKind.Rate => Format.Percent((double)value),
        FigureKind.Points => Format.Points((double)value / 100).Replace(" điểm", "", StringComparison.Ordinal),
        _ => Format.Money((long)value),
    };
}
