using System.Globalization;

namespace CaoDiem.Web;

/// <summary>What the command line says of the demonstration; the rest is the server's.</summary>
/// <param name="Day">The day on which the whole program starts; today when null.</param>
public sealed record DemoArguments(bool Wanted, DateOnly? Day, IReadOnlyList<string> Rest)
{
    private const string Demo = "--demo";
    private const string DemoDay = "--demo-day";

    /// <exception cref="FormatException">The day is missing or not written as a day; the message says how, for a person.</exception>
    public static DemoArguments Read(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var (wanted, day, rest) = (false, (DateOnly?)null, new List<string>());
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case Demo:
                    wanted = true;
                    break;
                case DemoDay:
                    (wanted, day) = (true, DayOf(++i < arguments.Count ? arguments[i] : ""));
                    break;
                default:
                    rest.Add(arguments[i]);
                    break;
            }
        }

        return new(wanted, day, rest);
    }

    private static DateOnly DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"{DemoDay}: ngày phải viết theo dạng yyyy-MM-dd, không phải «{text}».");
}
