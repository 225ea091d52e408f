using CaoDiem.Campaigns;
using CaoDiem.Database;
using CaoDiem.Evaluation;
using CaoDiem.Identity;
using CaoDiem.Launch;
using CaoDiem.Law;
using CaoDiem.Shared;
using CaoDiem.TaskForces;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Demo;

/// <summary>The campaign of 2023 after its last day: closed, a sample of it checked, its lessons written down. No figure of it
/// changes.</summary>
internal sealed class PastCampaign(AppDb db, Id<Office> office, Id<Campaign> campaign)
{
    public static readonly DateOnly Evaluated = new(2023, 10, 9);
    private const int Seed = 2023;
    private const int SampleSize = 12;

    public async Task EvaluateAsync(CancellationToken cancellationToken)
    {
        if (await db.Campaigns.AnyAsync(c => c.OfficeId == office && c.Id == campaign
            && c.State == CampaignState.Closed, cancellationToken))
        {
            return;
        }

        var (head, examiner) = (await ActorAsync("thutruong", cancellationToken), await ActorAsync("thamtravien", cancellationToken));
        await CheckAsync(examiner, cancellationToken);
        foreach (var (happened, toDo, subject, key) in new[]
        {
            ("Mọi việc dồn vào quý cuối năm nghiệp vụ nên các tổ quá tải.", "Chia nhiều đợt, mỗi đợt một trọng tâm.", LessonSubject.Focus,
                WorkGroup.Review.Code()),
            ("Nhiều vụ chấp hành viên chưa lập kế hoạch trước khi đi.", "Duyệt kế hoạch vụ việc trước ngày đi ít nhất một tuần.",
                LessonSubject.StepKind, StepKind.Verify.Code()),
            ("Cưỡng chế phải dời vì Công an bận.", "Trao đổi với Công an ngay khi lập kế hoạch.", LessonSubject.StepKind,
                StepKind.Coerce.Code()),
        })
        {
            db.ChangeTracker.Clear();
            await new RecordLessonHandler(db)
                .Handle(new RecordLesson(campaign, happened, toDo, subject, key, LessonSource.Evaluation), head, cancellationToken);
        }

        db.ChangeTracker.Clear();
        await new CloseCampaignHandler(db)
            .Handle(new(campaign, "Hết thời gian chiến dịch; việc còn lại chuyển kỳ sau"), head, cancellationToken);
    }

    private async Task CheckAsync(Actor examiner, CancellationToken cancellationToken)
    {
        var sample = new DrawSampleHandler(db);
        var check = await sample.Handle(new DrawSample(campaign, Seed, SampleSize), examiner, cancellationToken);
        db.ChangeTracker.Clear();
        var items = await db.SampleItems.AsNoTracking().Where(i => i.OfficeId == office && i.CheckId == check).OrderBy(i => i.No)
            .Select(i => i.Id).ToListAsync(cancellationToken);
        foreach (var item in items)
        {
            db.ChangeTracker.Clear();
            await sample.Handle(new JudgeSample(check, item, SampleVerdict.Pass), examiner, cancellationToken);
        }

        db.ChangeTracker.Clear();
        await sample.Handle(new ConcludeSample(check, "Hồ sơ trong mẫu đủ căn cứ, kết quả ghi đúng."), examiner, cancellationToken);
    }

    private async Task<Actor> ActorAsync(string login, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Login == login, cancellationToken);
        return new(user.Id, user.Name, office, user.Role);
    }
}
