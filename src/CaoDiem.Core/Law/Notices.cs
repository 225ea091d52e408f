namespace CaoDiem.Law;

/// <summary>How a party was told (law.md L-20 to L-23).</summary>
public enum NoticeMethod
{
    /// <summary>Handed over against signature by the office, a commune, another body.</summary>
    Direct,
    Post,

    /// <summary>VNeID or the portal: not for the enforcement decision itself.</summary>
    Portal,

    /// <summary>Posted in public (niêm yết).</summary>
    Posting,

    /// <summary>Mass media, two days running.</summary>
    Media,

    /// <summary>Through the prison.</summary>
    Prison,
}

/// <summary>A notice on record.</summary>
/// <param name="On">Receipt, sending by the portal, posting, first issue in the media, hand-over to the prison.</param>
/// <param name="SignedOn">Day on which the prisoner signed.</param>
public sealed record NoticeFacts(DateOnly On, NoticeMethod Method, DateOnly? SignedOn = null);

/// <summary>The day on which a party counts as told.</summary>
public static class Notices
{
    private static readonly Dictionary<NoticeMethod, (string Code, string Label)> Methods = new()
    {
        [NoticeMethod.Direct] = ("direct", "Giao trực tiếp"),
        [NoticeMethod.Post] = ("post", "Qua bưu chính"),
        [NoticeMethod.Portal] = ("portal", "Trên môi trường số (VNeID, cổng)"),
        [NoticeMethod.Posting] = ("posting", "Niêm yết công khai"),
        [NoticeMethod.Media] = ("media", "Trên phương tiện thông tin đại chúng"),
        [NoticeMethod.Prison] = ("prison", "Qua trại giam"),
    };

    public static string Code(this NoticeMethod method) => Methods[method].Code;

    public static string Label(this NoticeMethod method) => Methods[method].Label;

    /// <summary>
    /// The valid day of a notice; null while there is none: not yet signed in prison, or a way that is not allowed for it.
    /// </summary>
    /// <param name="first">It is the notice of the enforcement decision itself, which may not go by the portal.</param>
    public static DateOnly? ValidOn(this NoticeFacts notice, bool first) => notice.Method switch
    {
        NoticeMethod.Portal => first ? null : notice.On,
        NoticeMethod.Media => notice.On.AddDays(1),
        NoticeMethod.Prison => notice.SignedOn,
        _ => notice.On,
    };

    /// <summary>The first valid day among notices of the enforcement decision, up to a day; null when none is valid.</summary>
    public static DateOnly? FirstValid(IEnumerable<NoticeFacts> notices, DateOnly asOf) =>
        notices.Select(n => n.ValidOn(true)).Where(d => d <= asOf).Min();
}
