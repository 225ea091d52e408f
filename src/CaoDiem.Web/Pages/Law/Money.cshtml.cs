using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CaoDiem.Database;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaoDiem.Web.Pages.Law;

public sealed class MoneyModel(AppDb db) : LawPage(db)
{
    [BindProperty(SupportsGet = true, Name = nameof(Input))]
    public Form Input { get; set; } = new();

    public Result? Answer { get; private set; }

    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [new("Phí thi hành án", "fee"), new("Lãi chậm thi hành", "interest"), new("Trừ thu nhập hằng tháng", "income"), new("Tiền đương sự chưa nhận", "deposit")];

    public async Task OnGetAsync()
    {
        await OpenAsync();
        Input.On ??= Today;
        Answer = Ask(() => Input.Kind switch
        {
            "interest" => Interest(),
            "income" => Income(),
            "deposit" => Deposit(),
            _ => Fee(),
        });
    }

    private Dong Amount => new(Input.Amount!.Value);

    private Result Fee()
    {
        var fee = EnforcementFee.Of(Amount, Input.On!.Value, Input.Free, Input.Settled, Book);
        return new($"Phí thi hành án: {fee.Fee.InWords()}", [fee.Reason], $"{fee.Article} · quy tắc {fee.Rule}");
    }

    private Result Interest()
    {
        var from = Input.From ?? throw new RuleViolation("LAW-002", "Nhập ngày bắt đầu tính lãi.", nameof(Input.From));
        var text = (Input.Rate ?? "").Trim().Replace(',', '.');
        var rate = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) && read <= 100
            ? read : throw new RuleViolation("LAW-002", "Nhập lãi suất một năm từ 0 đến 100, ví dụ 10 hoặc 8,3.", nameof(Input.Rate));
        List<DebtPayment> paid = Input.PaidOn is { } day ? [new(day, new(Input.Paid ?? 0))] : [];
        var answer = LateInterest.Of(Amount, rate, from, Input.On!.Value, paid);
        return new($"Lãi chậm thi hành: {answer.Interest.InWords()}; gốc còn {answer.Principal.InWords()}", answer.Steps,
            $"{LateInterest.Article} (trả gốc trước, lãi sau, lãi đơn trên số còn lại) · quy tắc P-17 · làm tròn đến đồng");
    }

    private Result Income()
    {
        var answer = IncomeDeduction.Of(Amount, Input.Dependants ?? 0, Input.On!.Value, Book);
        return new($"Trừ nhiều nhất mỗi tháng: {answer.Most.InWords()}", [answer.Reason], $"{answer.Article} · quy tắc {answer.Rule}");
    }

    private Result Deposit()
    {
        var answer = Deposits.Account(Amount, Input.On!.Value, Book);
        var notice = LegalClock.Due("V-32", Input.On.Value, Book);
        var post = Deposits.MayGoByPost(Amount, Input.On.Value, Book) ? "Được gửi qua bưu điện nếu hết thời hạn thông báo, địa chỉ rõ ràng (V-34)." : "Không gửi qua bưu điện (V-34).";
        return new("Tiền đương sự chưa nhận", [$"Hết {notice.Term.Words} kể từ ngày thông báo, tức sau ngày {Format.Day(notice.Due)}.", answer.Text, post], $"{answer.Article} · quy tắc {answer.Rule}");
    }

    public sealed record Result(string Head, IReadOnlyList<string> Lines, string Source);

    public sealed class Form
    {
        public string Kind { get; set; } = "fee";

        [Required]
        public DateOnly? On { get; set; }

        [Required]
        public long? Amount { get; set; }

        public bool Free { get; set; }

        public bool Settled { get; set; }

        public DateOnly? From { get; set; }

        public string? Rate { get; set; }

        public DateOnly? PaidOn { get; set; }

        public long? Paid { get; set; }

        [Range(0, 30)]
        public int? Dependants { get; set; }
    }
}
