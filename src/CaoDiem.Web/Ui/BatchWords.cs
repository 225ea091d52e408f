using CaoDiem.Exchange;

namespace CaoDiem.Web.Ui;

/// <summary>The tone of an import's state; the word always stands beside it.</summary>
public static class BatchWords
{
    public static string Tone(ImportState state) => state switch
    {
        ImportState.Committed => "good",
        ImportState.Refused or ImportState.Failed => "bad",
        ImportState.Checked => "warn",
        _ => "info",
    };
}
