using CaoDiem.Campaigns;
using CaoDiem.CasePlans;
using CaoDiem.Dossiers;
using CaoDiem.Identity;
using CaoDiem.Merging;
using CaoDiem.Scheduling;
using CaoDiem.TaskForces;

namespace CaoDiem.Web.Ui;

/// <summary>What the records that a merge moves are called.</summary>
public static class MergeWords
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(BaselineFile)] = "dòng trong danh sách chiến dịch",
        [typeof(CasePlan)] = "kế hoạch vụ việc",
        [typeof(PlanStep)] = "bước của kế hoạch vụ việc",
        [typeof(Consultation)] = "lần hội ý",
        [typeof(Obstacle)] = "vướng mắc",
        [typeof(TaskForce)] = "tổ công tác có tổ trưởng này",
        [typeof(TaskForceCommune)] = "địa bàn tổ công tác",
        [typeof(PartnerCommune)] = "địa bàn cơ quan phối hợp",
        [typeof(Reinforcement)] = "lần tăng cường",
        [typeof(User)] = "tài khoản",
        [typeof(OfficerLeave)] = "lần nghỉ, vắng mặt",
        [typeof(Alias)] = "tên gọi khác",
        [typeof(NameMerge)] = "lần gộp trước",
        [typeof(Target)] = "chỉ tiêu",
        [typeof(Campaign)] = "phạm vi chọn của chiến dịch",
        [typeof(Wave)] = "phạm vi chọn của đợt",
        [typeof(SavedFilter)] = "bộ lọc đã lưu",
        [typeof(TravelTime)] = "đường đi",
        [typeof(PlacePoint)] = "tọa độ",
    };

    public static string Of(Type row) => Words.GetValueOrDefault(row, "dòng khác");
}
