using CaoDiem.Dossiers;
using CaoDiem.Shared;

namespace CaoDiem.Campaigns;

/// <summary>What a result does to the file and to its standing in the campaign; the same for typed and imported results.</summary>
public static class ResultRules
{
    /// <exception cref="RuleViolation">
    /// RES-001: already recorded. RES-003: the day lies outside the campaign or in the future. RES-004: a partial
    /// payment needs its receipt number. RES-005: a relief dossier needs its amount. RES-006: a payment of all that
    /// remains is a completion. DOS-003 … DOS-007 from the file itself.
    /// </exception>
    public static CaseResult Apply(
        Campaign campaign, Dossier file, BaselineFile standing, RecordResult command, DateOnly today, Guid? importBatch)
    {
        if (!campaign.Period.Contains(command.On) || command.On > today)
        {
            throw new RuleViolation(
                "RES-003", $"Ngày {command.On:dd/MM/yyyy} không nằm trong thời gian chiến dịch hoặc ở tương lai.", "On");
        }

        var result = new CaseResult
        {
            OfficeId = file.OfficeId,
            CampaignId = campaign.Id,
            DossierId = file.Id,
            Kind = command.Kind,
            On = command.On,
            Amount = command.Amount,
            ReceiptNo = Blank(command.ReceiptNo),
            Note = Blank(command.Note),
            ImportBatchId = importBatch,
        };
        standing.Add(result);
        Change(file, result);
        return result;
    }

    private static void Change(Dossier file, CaseResult result)
    {
        switch (result.Kind)
        {
            case ResultKind.Reviewed:
                file.Review(result.On);
                break;
            case ResultKind.PartialPayment:
                RequireReceipt(result);
                if (result.Amount == file.Remaining && file.Remaining > Dong.Zero)
                {
                    throw new RuleViolation("RES-006", "Số tiền bằng số còn phải thi hành: hãy ghi kết quả «Thi hành xong».", "Kind");
                }

                file.Pay(result.On, result.Amount, result.ReceiptNo);
                break;
            case ResultKind.Completed:
                if (result.Amount > Dong.Zero)
                {
                    file.Pay(result.On, result.Amount, result.ReceiptNo);
                }

                file.Complete(result.On, result.Note);
                break;
            case ResultKind.Terminated:
                file.Terminate(result.On, result.Note);
                break;
            case ResultKind.ExemptionDossier or ResultKind.ReductionDossier:
                RequireAmount(result);
                break;
            case ResultKind.NotEnforceable:
                file.ClassifyNotEnforceable(result.On, null);
                break;
            case ResultKind.Enforceable:
                file.ClassifyEnforceable(result.On);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(result));
        }
    }

    private static void RequireReceipt(CaseResult result)
    {
        if (result.ReceiptNo is null)
        {
            throw new RuleViolation("RES-004", "Nộp một phần phải có số biên lai.", "ReceiptNo");
        }
    }

    private static void RequireAmount(CaseResult result)
    {
        if (result.Amount <= Dong.Zero)
        {
            throw new RuleViolation("RES-005", "Hồ sơ xét miễn, giảm phải có số tiền đề nghị.", "Amount");
        }
    }

    private static string? Blank(string? text) => VietText.Clean(text) is { Length: > 0 } clean ? clean : null;
}
