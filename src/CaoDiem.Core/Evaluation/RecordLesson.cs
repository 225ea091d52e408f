using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Rulebook;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Evaluation;

/// <summary>Records a lesson of a campaign.</summary>
public sealed record RecordLesson(Id<Campaign> CampaignId, string? Happened, string? ToDo, LessonSubject Subject, string? SubjectKey, LessonSource Source = LessonSource.Person);

/// <summary>Takes a lesson back, for a reason; it stays on record.</summary>
public sealed record WithdrawLesson(Id<Lesson> LessonId, string? Reason);

/// <summary>Says what a draft does with a lesson.</summary>
/// <param name="AsTask">Also puts what is to be done into the draft's chronogram, as a task of the head before the start.</param>
public sealed record AnswerLesson(Id<Campaign> CampaignId, Id<Lesson> LessonId, LessonVerdict Verdict, string? Reason = null, bool AsTask = false);

public sealed class RecordLessonHandler(AppDb db)
{
    private const int TaskOffset = 10;
    private const int TaskLength = 3;

    /// <exception cref="RuleViolation">EVA-020: nothing said. EVA-021: too long. EVA-022: bound to nothing. EVA-023: a lesson of a package comes with the package.</exception>
    public async Task<Id<Lesson>> Handle(RecordLesson command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordLessons);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        var key = VietText.Clean(command.SubjectKey);
        if (key.Length == 0 || (LessonWords.Known(command.Subject) is { } known && known.All(k => k.Key != key)))
        {
            throw new RuleViolation("EVA-022", "Hãy chọn bài học này gắn với đợt, trọng tâm, loại bước, việc hay khoản chi nào.", "SubjectKey");
        }

        if (command.Source == LessonSource.Package)
        {
            throw new RuleViolation("EVA-023", "Bài học từ gói mẫu chỉ vào cùng gói mẫu.");
        }

        var lesson = new Lesson
        {
            OfficeId = campaign.OfficeId,
            CampaignId = campaign.Id,
            Happened = Words(command.Happened, "điều đã xảy ra", "Happened"),
            ToDo = Words(command.ToDo, "việc cần làm lần sau", "ToDo"),
            Subject = command.Subject,
            SubjectKey = key,
            Source = command.Source,
            RecordedBy = actor.Name,
            RecordedOn = db.Today,
        };
        db.Begin(nameof(RecordLesson), actor);
        db.Lessons.Add(lesson);
        await db.SaveChangesAsync(cancellationToken);
        return lesson.Id;
    }

    /// <exception cref="RuleViolation">EVA-024, EVA-025 as <see cref="Lesson.Withdraw"/>.</exception>
    public async Task Handle(WithdrawLesson command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.RecordLessons);
        var office = actor.RequireOffice();
        var lesson = await db.Lessons.Where(l => l.OfficeId == office && l.Id == command.LessonId).OneAsync(cancellationToken);
        db.Begin(nameof(WithdrawLesson), actor);
        lesson.Withdraw(command.Reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RuleViolation">EVA-026: not a draft. EVA-027: set aside without a reason. EVA-028: not offered to this draft.</exception>
    public async Task Handle(AnswerLesson command, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.PlanCampaign);
        var campaign = await db.VisibleCampaigns(actor).AsNoTracking().Where(c => c.Id == command.CampaignId).OneAsync(cancellationToken);
        if (campaign.State != CampaignState.Draft)
        {
            throw new RuleViolation("EVA-026", $"Chiến dịch {campaign.State.Label().ToLowerInvariant()}; chỉ dự thảo mới tiếp thu bài học.");
        }

        var lesson = (await OfferedLessons.ListAsync(db, campaign, cancellationToken)).FirstOrDefault(l => l.Lesson.Id == command.LessonId)
            ?? throw new RuleViolation("EVA-028", "Bài học này không dành cho dự thảo đang lập.");
        var answer = await db.LessonAnswers.SingleOrDefaultAsync(a => a.OfficeId == campaign.OfficeId && a.CampaignId == campaign.Id && a.LessonId == command.LessonId, cancellationToken);
        db.Begin(nameof(AnswerLesson), actor);
        if (answer is null)
        {
            answer = new() { OfficeId = campaign.OfficeId, CampaignId = campaign.Id, LessonId = command.LessonId };
            db.LessonAnswers.Add(answer);
        }

        answer.Answer(command.Verdict, command.Reason, actor.Name, db.Today);
        if (command.AsTask && command.Verdict == LessonVerdict.Taken)
        {
            var calendar = (await OfficeLaw.LoadAsync(db, campaign.OfficeId, cancellationToken)).Calendar;
            db.ChronogramTasks.Add(Chronogram.Task(campaign, new("", TaskPhase.Before, TaskOffset, TaskLength, Role.Head, lesson.Lesson.ToDo), calendar, null));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static string Words(string? text, string what, string field) => VietText.Clean(text) switch
    {
        { Length: 0 } => throw new RuleViolation("EVA-020", $"Chưa ghi {what}.", field),
        { Length: > Lesson.LongestText } => throw new RuleViolation("EVA-021", $"Ghi gọn trong {Lesson.LongestText} chữ.", field),
        var words => words,
    };
}

/// <summary>A lesson as a draft sees it, with what the draft did with it so far.</summary>
/// <param name="From">Name of the campaign that taught it.</param>
public sealed record OfferedLesson(Lesson Lesson, string From, LessonAnswer? Answer);

/// <summary>The lessons that a campaign's draft has to look at: those of the office's earlier campaigns, and those of its package.</summary>
public static class OfferedLessons
{
    public static async Task<IReadOnlyList<OfferedLesson>> ListAsync(AppDb db, Campaign campaign, CancellationToken cancellationToken = default)
    {
        var (office, id, from) = (campaign.OfficeId, campaign.Id, campaign.From);
        var lessons = await db.Lessons.AsNoTracking().Where(l => l.OfficeId == office && l.State == LessonState.Open)
            .Join(db.Campaigns.Where(c => c.OfficeId == office), l => l.CampaignId, c => c.Id, (l, c) => new { Lesson = l, c.Id, c.Name, c.From })
            .Where(x => x.Id == id ? x.Lesson.Source == LessonSource.Package : x.From < from).ToListAsync(cancellationToken);
        var answers = await db.LessonAnswers.AsNoTracking().Where(a => a.OfficeId == office && a.CampaignId == id).ToDictionaryAsync(a => a.LessonId, cancellationToken);
        return [.. lessons.OrderBy(l => l.Lesson.Subject).ThenByDescending(l => l.From).ThenBy(l => l.Lesson.Id)
            .Select(l => new OfferedLesson(l.Lesson, l.Lesson.Source == LessonSource.Package ? "gói mẫu" : l.Name, answers.GetValueOrDefault(l.Lesson.Id)))];
    }
}
