using CaoDiem.OfficeFiles.Word;
using CsCheck;
using Xunit;

namespace CaoDiem.OfficeFiles.Tests.Word;

public sealed class TemplatePropertyTests
{
    private static readonly byte[] Template = Docs.Make(
        "{{cơ_quan.tên | hoa}} số {{số | hai_số}}",
        Docs.Table(["TT", "Tên", "Tiền"], ["{{lặp hồ_sơ}}{{stt}}", "{{tên}}", "{{phải_thi_hành | số}}{{hết lặp}}"]),
        "{{nếu có_cưỡng_chế}}", "Có cưỡng chế", "{{ngược lại}}", "Không cưỡng chế", "{{hết nếu}}",
        "Kính gửi: {{kính_gửi}}, ngày {{ngày_ký | dài}}");

    // Letters an office types, with what XML, marks and old registers make difficult.
    private static readonly Gen<string> Text = OneOf("Nguyễn", "Đỗ", " ", "&", "<b>", "\"", "{{", "}}", "{{số}}", "]]>", "ề\u0323", "\u0001", "\uD83D\uDE00", "'", "x").Array[0, 6].Select(string.Concat);

    private static readonly Gen<GroupValue> Data =
        from name in Text
        from number in Gen.Int[0, 9999]
        from flag in Gen.Bool
        from day in Gen.Int[0, 20_000]
        from files in (from n in Text from m in Gen.Long[0, 9_000_000_000_000] select (n, m)).List[0, 6]
        select new GroupValue
        {
            ["số"] = number,
            ["ngày_ký"] = new DateOnly(1990, 1, 1).AddDays(day),
            ["kính_gửi"] = name,
            ["có_cưỡng_chế"] = flag,
            ["cơ_quan"] = new GroupValue { ["tên"] = name },
            ["hồ_sơ"] = new ListValue([.. files.Select(f => new GroupValue { ["tên"] = f.n, ["phải_thi_hành"] = new MoneyValue(f.m) })]),
        };

    [Fact]
    public void WhatIsFilledIn_IsReadBack() => Data.Sample(
        data =>
        {
            var document = Docs.Fill(Template, data);
            var lines = Docs.Lines(document);
            var files = ((ListValue)data["hồ_sơ"]).Items;
            var rows = lines[4..(4 + (files.Count * 3))].Chunk(3).ToList();
            Assert.Equal(files.Select(f => Visible(f["tên"])), rows.Select(r => r[1]));
            Assert.Equal(files.Select(f => ((MoneyValue)f["phải_thi_hành"]).Amount), rows.Select(r => Amounts.Parse(r[2]).Amount));
            Assert.Equal(Enumerable.Range(1, files.Count).Select(i => $"{i}"), rows.Select(r => r[0]));
            Assert.Equal(((FlagValue)data["có_cưỡng_chế"]).Flag ? "Có cưỡng chế" : "Không cưỡng chế", lines[^2]);
            Assert.Equal(((DateValue)data["ngày_ký"]).Date, Days.Parse(lines[^1][lines[^1].LastIndexOf("ngày", StringComparison.Ordinal)..]).Day);
            Assert.StartsWith($"Kính gửi: {Visible(data["kính_gửi"])}, ngày", lines[^1]);
            Docs.AssertValid(document);
        },
        iter: 200);

    [Fact]
    public void HoweverWordCutsTheRuns_TheResultIsTheSame() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            Assert.Equal(Docs.Fill(Template, TemplateTests.Data), Docs.Fill(Docs.Cut(Template, random.Next), TemplateTests.Data));
        },
        iter: 200);

    // Whatever is typed into a template: complaints, or a document; never a crash. What passes the check can be filled.
    [Fact]
    public void AnyMess_IsCheckedAndFilled() => OneOf(
        "{{", "}}", "{{lặp hồ_sơ}}", "{{hết lặp}}", "{{nếu số}}", "{{ngược lại}}", "{{hết nếu}}", "{{tên}}", "{{số}}", "{{hồ_sơ.tên}}", "x", "\n", "|", "{{stt}}").Array[0, 12].Sample(
        pieces =>
        {
            var template = Docs.Make([.. string.Concat(pieces).Split('\n'), Docs.Table(["a", string.Concat(pieces)]), Docs.Table([.. pieces.Where(p => p != "\n").DefaultIfEmpty("y").Select(p => new[] { p })])]);
            if (Docs.Check(template, TemplateTests.Schema).Count == 0)
            {
                Docs.AssertValid(Docs.Fill(template, TemplateTests.Data));
            }
            else
            {
                try
                {
                    Docs.Fill(template, TemplateTests.Data);
                }
                catch (TemplateException refused)
                {
                    Assert.NotEmpty(refused.Issues);
                }
            }
        },
        iter: 1_000);

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    // In the archive, or in the XML of the body: a code, complaints, or a document; nothing else gets out.
    [Fact]
    public void ADamagedFile_GivesACode() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            var damaged = seed % 2 == 0 ? [.. Template] : Docs.Replace(Template, "word/document.xml", xml => Damage(xml, random));
            for (var i = 0; seed % 2 == 0 && i < 3; i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                Docs.Check(damaged, TemplateTests.Schema);
                LayoutCheck.Compare(new MemoryStream(damaged));
                Docs.Fill(damaged, TemplateTests.Data);
            }
            catch (OfficeFileException refused)
            {
                Assert.StartsWith("FILE-", refused.Code);
            }
            catch (TemplateException refused)
            {
                Assert.NotEmpty(refused.Issues);
            }
        },
        iter: 1_000);

    // Takes a tag or some letters away, or doubles them.
    private static string Damage(string xml, Random random)
    {
        var start = xml.IndexOf('<', random.Next(xml.Length / 2));
        var end = xml.IndexOf('>', start) + 1;
        return random.Next(3) switch { 0 => xml[..start] + xml[end..], 1 => xml[..end] + xml[start..], _ => xml[..start] + "<w:p>{{hết lặp}}</w:p>" + xml[start..] };
    }

    private static string Visible(TemplateValue text) => ((TextValue)text).Text.Replace("\u0001", "");
}
