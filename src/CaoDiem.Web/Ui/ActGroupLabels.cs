using CaoDiem.Dossiers;

namespace CaoDiem.Web.Ui;

/// <summary>The words under which kinds of acts are offered.</summary>
public static class ActGroupLabels
{
    private static readonly Dictionary<ActGroup, string> Labels = new()
    {
        [ActGroup.Verification] = "Xác minh, thông báo, đi cơ sở",
        [ActGroup.Money] = "Tiền",
        [ActGroup.Classification] = "Rà soát, phân loại",
        [ActGroup.Pause] = "Hoãn, tạm đình chỉ, tiếp tục",
        [ActGroup.Relief] = "Miễn, giảm",
        [ActGroup.Coercion] = "Cưỡng chế, xử lý tài sản",
        [ActGroup.Exhibits] = "Vật chứng, hoàn trả, nộp ngân sách",
        [ActGroup.Ending] = "Kết thúc, ủy thác",
        [ActGroup.Oversight] = "Khiếu nại, kiểm sát, thu hồi quyết định",
        [ActGroup.Correction] = "Sửa thông tin, ghi chú",
    };

    public static string Of(ActGroup group) => Labels[group];
}
