namespace CaoDiem.Campaigns;

/// <summary>Which day a task's offset counts from.</summary>
public enum TaskPhase
{
    /// <summary>Working days before the first day.</summary>
    Before,

    /// <summary>Working days after the first day.</summary>
    During,

    /// <summary>Working days after the last day.</summary>
    After,
}

public enum TaskProgress
{
    ToDo,
    Doing,
    Done,
    Dropped,
}

/// <summary>Why a date was moved.</summary>
public enum MoveReason
{
    NotReady,
    Staff,
    Leave,
    Funds,
    Materials,
    Partner,
    NoPolice,
    DebtorAbsent,
    CourtRequest,
    Complaint,
    Weather,
    Holiday,
    Superior,
    Other,
}

/// <summary>The words of the chronogram, each list in one table.</summary>
public static class ChronogramWords
{
    private static readonly Dictionary<TaskPhase, string> Phases = new()
    {
        [TaskPhase.Before] = "Trước chiến dịch",
        [TaskPhase.During] = "Trong chiến dịch",
        [TaskPhase.After] = "Sau chiến dịch",
    };

    private static readonly Dictionary<TaskProgress, string> States = new()
    {
        [TaskProgress.ToDo] = "Chưa làm",
        [TaskProgress.Doing] = "Đang làm",
        [TaskProgress.Done] = "Đã xong",
        [TaskProgress.Dropped] = "Bỏ",
    };

    private static readonly Dictionary<MoveReason, string> Reasons = new()
    {
        [MoveReason.NotReady] = "Chuẩn bị chưa đạt",
        [MoveReason.Staff] = "Thiếu người, điều động",
        [MoveReason.Leave] = "Nghỉ phép, ốm",
        [MoveReason.Funds] = "Chưa có kinh phí",
        [MoveReason.Materials] = "Chưa có phương tiện, tài liệu",
        [MoveReason.Partner] = "Cơ quan phối hợp đề nghị",
        [MoveReason.NoPolice] = "Công an chưa bố trí được lực lượng",
        [MoveReason.DebtorAbsent] = "Đương sự vắng mặt",
        [MoveReason.CourtRequest] = "Tòa án, Viện kiểm sát yêu cầu",
        [MoveReason.Complaint] = "Đang giải quyết khiếu nại",
        [MoveReason.Weather] = "Thời tiết, thiên tai",
        [MoveReason.Holiday] = "Ngày nghỉ, lễ, Tết",
        [MoveReason.Superior] = "Chỉ đạo của cấp trên",
        [MoveReason.Other] = "Lý do khác",
    };

    public static IReadOnlyList<TaskPhase> AllPhases { get; } = [.. Phases.Keys];

    public static IReadOnlyList<TaskProgress> AllStates { get; } = [.. States.Keys];

    public static IReadOnlyList<MoveReason> AllReasons { get; } = [.. Reasons.Keys];

    public static string Label(this TaskPhase phase) => Phases[phase];

    public static string Label(this TaskProgress state) => States[state];

    public static string Label(this MoveReason reason) => Reasons[reason];
}
