#!/usr/bin/env python3
"""Writes a corpus of invented annual reports as a Hugo site: the templates of hugo/, and a page for each report.

usage: corpus.py AGENCIES YEARS SITE

Every agency reports on each of the YEARS years up to 2025, on the older form until 2020 and the newer one since: about
200 figures that keep the rules of their form, and about 3,000 characters of prose. The same agency and year always give
the same report, whatever the size of the corpus. No place, agency or figure is real.
"""
import json
import os
import random
import re
import shutil
import sys
from multiprocessing import Pool

HERE = os.path.dirname(os.path.abspath(__file__))
LAST_YEAR = 2025
NEWER_SINCE = 2021


# ---- the forms, as Hugo's templates read them

def form(name):
    """The words of a form, read from the lines of its file."""
    with open(f"{HERE}/forms/{name}.yaml", encoding="utf-8") as file:
        text = file.read()
    title = re.search(r"^title: (.+)", text, re.M)[1]
    text = text.split("\ntables:\n")[1].split("\nkey_figures:")[0]
    tables = dict(zip(("proactive", "requests", "review"), re.split(r"^  - id: \w+\n", text, flags=re.M)[1:]))
    leaf = re.compile(r"\{id: (\w+), label: ([^,}]+)[,}]")

    def axis(block, name):
        return leaf.findall(re.split(rf"^ +{name}:\n", block, flags=re.M)[1].split("checks:")[0].split("rows:")[0])

    blocks = []
    for block in re.split(r"^      - id: \w+\n", tables["proactive"], flags=re.M)[1:]:
        columns, rows = axis(block, "columns"), axis(block, "rows")
        blocks.append({"group": re.search(r"caption: (.+)", block)[1], "cols": [label for _, label in columns],
                       "keys": [key for key, _ in columns], "rows": [{"key": k, "label": label} for k, label in rows]})
    requests = [{"key": key, "level": 2 if "：" in label else 1 if label[0] == "（" else 0, "label": label}
                for key, label in axis(tables["requests"], "rows")]
    return {"name": title, "proactive": blocks, "requests": requests}, axis(tables["review"], "rows"), axis(tables["review"], "columns")


def compared_labels():
    """The words of the indicators that are compared, as the theme has them: both sides print the same."""
    with open(f"{HERE}/theme/publisher.html", encoding="utf-8") as file:
        return re.findall(r'^\s*\["[\w.]+", "([^"]+)"\]', file.read(), re.M)


def schema():
    """What Hugo's templates know of the forms: words, and the indicators that are compared and listed."""
    forms, review, columns = {}, [], []
    for key in ("f2019", "f2021"):
        forms[key], review, columns = form(key.replace("f", "bench-"))
    compared = [("proactive", row["key"], key) for block in forms["f2021"]["proactive"] for row in block["rows"]
                for key in block["keys"] if key in ("total", "decided", "amount")]
    compared += [("requests", row["key"], 6) for row in forms["f2021"]["requests"]]
    compared += [("requests", "new", column) for column in range(6)]
    compared += [("review", key, 4) for key, _ in review]
    labels = compared_labels()
    assert len(labels) == len(compared), "theme/publisher.html names the indicators that are compared"
    compared = [{"label": label, "table": table, "key": key, "col": column}
                for label, (table, key, column) in zip(labels, compared)]
    listed = [("新收申请", "requests", "new", 6), ("上年结转", "requests", "carried_in", 6), ("予以公开", "requests", "granted", 6),
              ("办理总计", "requests", "total", 6), ("行政复议", "review", "review", 4)]
    return {"forms": forms, "review": [{"key": key, "label": label} for key, label in review],
            "reviewCols": [label for _, label in columns], "indicators": compared,
            "keyFigures": [dict(zip(("label", "table", "key", "col"), figure)) for figure in listed]}


# ---- figures

OFTEN = {"granted": 40, "partial": 10, "unable_nohold": 25, "skip_petition": 8, "unable_make": 5}


def cases(draw, size):
    """Cases of last year, their change, and this year's: the first two add up to the third."""
    last = draw.randrange(size * 90)
    now = draw.randrange(size * 90)
    return {"prev": last, "change": now - last, "decided": now}


def proactive(draw, size, newer):
    """The table of what is disclosed without being asked."""
    made = draw.randrange(12)
    rows = {name: cases(draw, size) for name in ("licensing", "services", "penalty", "coercion")}
    if newer:
        del rows["services"]
        rows = {name: {"decided": row["decided"]} for name, row in rows.items()}
        first = {"regulations": {"made": 0, "repealed": 0, "total": draw.randrange(6)},
                 "normative": {"made": made, "repealed": draw.randrange(5), "total": made + draw.randrange(50)}}
        return {**first, **rows, "fees": {"amount": draw.randrange(8000)}}
    first = {"regulations": {"made": 0, "published": 0, "total": draw.randrange(6)},
             "normative": {"made": made, "published": made, "total": made + draw.randrange(50)}}
    bought = {"items": draw.randrange(70), "amount": f"{draw.randrange(400000) / 100:.2f}"}
    return {**first, **rows, "fees": {"prev": draw.randrange(9), "change": draw.randrange(-2, 3)}, "procurement": bought}


def requests(draw, size, names):
    """The table of requests: each of six kinds of applicant in a column, and their total."""
    outcomes = [name for name in names if name not in ("new", "carried_in", "total", "carried_out")]
    weights = [OFTEN.get(name, 1) for name in outcomes]
    rows = {name: [0] * 6 for name in names}
    for column, share in enumerate((1, .3, .04, .04, .1, .03)):
        new = int(size * share * draw.random())
        carried_in = new // 12
        left = (new + carried_in) // 15
        rows["new"][column], rows["carried_in"][column], rows["carried_out"][column] = new, carried_in, left
        rows["total"][column] = new + carried_in - left
        for name in draw.choices(outcomes, weights, k=new + carried_in - left):
            rows[name][column] += 1
    return {name: [*row, sum(row)] for name, row in rows.items()}


def review(draw, size):
    """The table of reviews and lawsuits."""
    row = [int(size * .1 * draw.random() ** 4) for _ in range(4)]
    return [*row, sum(row)]


# ---- prose

PLACES = ("云清白石长松青竹金沙玉泉南桥北渡东浦西塘", "岭溪湾洲坪岗屿埠")
OFFICES = ("发展改革局 教育体育局 科学技术局 公安局 民政局 司法局 财政局 人力资源社会保障局 自然资源局 生态环境局 住房城乡建设局 交通运输局 水务局 "
           "农业农村局 商务局 文化旅游局 卫生健康局 应急管理局 审计局 市场监督管理局").split()
FIELDS = "城乡供水 学前教育 养老服务 道路养护 河湖治理 职业培训 食品抽检 公共图书馆 老旧小区改造 粮食储备 森林防火 噪声治理 工程招标 助残服务".split()
HEADINGS = "组织领导 制度建设 主动公开 依申请公开 政府信息管理 公开平台建设 政策解读 监督保障 队伍培训".split()
SENTENCES = """{y}年，{a}把政府信息公开作为联系群众的一项基本工作，由主要负责人直接过问，全年专题研究{n}次，对{t}等群众关心的事项逐项列出公开内容、时限和责任科室。
对照《中华人民共和国政府信息公开条例》，重新梳理了主动公开基本目录，增列{n}项、删去{n}项，把{t}的办事流程、收费依据和监督电话都放在网站首页容易找到的地方。
全年在网站公开各类信息{m}条，其中{t}方面{n}条；通过公众号发布{m}条，留言逐条回复，平均答复时间{n}小时，没有超过规定时限的情形。
收到的每一件申请都登记编号，由承办科室提出意见、法制科室审核、分管负责人签发，对内容不清楚的申请先打电话沟通，全年沟通{n}人次，群众普遍表示理解。
公开前一律先审后发，一事一审，既查有没有不该公开的内容，也查数字、名称和时间是否准确，全年共退回修改{n}条，没有发生泄密或者重大差错。
对照网站检查指标每月自查一次，发现并改正错别字{n}处、失效链接{n}个、更新不及时的栏目{n}个，检查结果在单位内部通报，由专人负责跟踪整改。
围绕{t}举办开放日活动{n}场，邀请居民、企业和代表委员{m}人次到现场了解办事过程，当场记录意见{n}条，会后在三十日内逐条书面回复。
对涉及{t}的重要文件，做到解读与文件同步起草、同步审核、同步发布，全年发布文字解读{n}篇、图解{n}张、问答{n}组，用群众听得懂的话讲清楚政策。
举办业务培训{n}期，参加{m}人次，请法院和司法行政机关的同志结合案例讲解申请答复的常见问题，新到岗的工作人员都经过考试合格后才办理答复。
把信息公开纳入年度考核，权重为{n}分，对公开不及时、答复不规范的科室当面提醒并限期改正，全年提醒{n}次，未发生需要追究责任的情况。
整理历年制发的规范性文件{n}件，标明有效、修改或者废止，提供可以检索和下载的文本，并与同级档案馆、图书馆建立了定期移交制度，方便群众就近查阅。
在政务大厅设置信息查阅点{n}处，配备自助查询设备和纸质目录，由工作人员引导老年人使用，全年接待查阅{m}人次，提供复印件{m}页，均未收取费用。
办理人大代表建议{n}件、政协委员提案{n}件，答复内容除依法不予公开的以外全部上网，涉及{t}的意见已经吸收到下一年度的工作安排之中。
对投诉举报和咨询中反映集中的{t}问题，主动发布说明{n}次，讲清楚原因、进展和时间表，并请相关单位共同参加访谈节目，收看收听{m}人次。""".split("\n")
LACKS = """主动公开的内容还不够细，{t}等方面的信息更新有快有慢，群众查找起来不够方便。
政策解读形式比较单一，图表和实例偏少，与群众的期待相比还有差距。
少数科室对申请答复的法律要求掌握不够准确，文书质量需要进一步提高。
公开工作人员多为兼职，岗位变动较快，业务的连续性有待加强。""".split("\n")
STEPS = """细化公开目录。围绕{t}逐项明确公开什么、何时公开、由谁公开，每季度对照检查一次。
改进解读方式。重要政策配发图解和办事实例，请群众代表试读，看不懂的地方重新写。
规范答复文书。统一文书格式，疑难申请集体会商，每半年抽查评议{n}件答复。
稳定工作队伍。每个科室确定一名联络员，全年培训不少于{n}次，并保持人员相对固定。
加强平台管理。按月检查网站和公众号，错漏信息当日改正，停用的栏目及时说明去向。""".split("\n")
NUMBERS = "一二三四五六七八九"


def prose(draw, name, year):
    """The words of a report: lists, emphasis, links and quotations among them, as in real ones."""
    topic = draw.choice(FIELDS)

    def word(match):
        words = {"a": name, "y": str(year), "t": topic}
        return words.get(match[1]) or str(draw.randrange(2, 40) if match[1] == "n" else draw.randrange(40, 3000))

    def fill(sentence):
        return re.sub(r"\{(\w)\}", word, sentence)

    out = [f"根据《中华人民共和国政府信息公开条例》的规定，现公布{name}{year}年政府信息公开工作年度报告。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止，全文可在网站下载。",
           "## 一、总体情况", fill(SENTENCES[0])]
    chosen = [sentence for _ in range(3) for sentence in draw.sample(SENTENCES[1:], 11)]
    for i, heading in enumerate(draw.sample(HEADINGS, 8)):
        out.append(f"### （{NUMBERS[i]}）{heading}")
        out.extend(fill(sentence) for sentence in chosen[4 * i:4 * i + 4])
        if i == 3:
            out.append("\n".join(f"- **{field}**方面公开信息 {draw.randrange(5, 400)} 条，比上年增加 {draw.randrange(1, 60)}%；" for field in draw.sample(FIELDS, 4)))
    out.append("## 五、存在的主要问题及改进情况")
    out.extend(fill(sentence) for sentence in draw.sample(LACKS, 3))
    out.append(f"{year + 1}年拟采取以下措施：")
    steps = [fill(step).split("。", 1) for step in draw.sample(STEPS, 4)]
    out.append("\n".join(f"{i}. **{step}。**{rest}" for i, (step, rest) in enumerate(steps, 1)))
    out.append("## 六、其他需要报告的事项")
    out.append(f"本年度没有收取信息处理费。报告全文见[公开栏目](https://example.org/{year}/)，咨询电话 `{draw.randrange(2000000, 8000000)}`。")
    out.append(f"> {name}\n>\n> {year + 1}年1月{draw.randrange(5, 31)}日")
    return "\n" + "\n\n".join(out) + "\n"


# ---- files

def agency(number):
    """The name of an agency."""
    place, office = divmod(number, len(OFFICES))
    first, second = PLACES
    rest, end = divmod(place, len(second))
    name = first[rest % len(first)] + first[(rest + 1 + rest // len(first)) % len(first)] + second[end] + "县市区"[place % 3]
    return name, name + OFFICES[office]


def report(number, year, names):
    """The text of a report."""
    draw = random.Random(f"annals/{number}/{year}")
    size = 3 + int(400 * random.Random(f"annals/{number}").random() ** 3)
    newer = year >= NEWER_SINCE
    key = "f2021" if newer else "f2019"
    region, name = agency(number)
    out = ["---", f"title: {name}{year}年政府信息公开工作年度报告", f"date: {year + 1}-01-{draw.randrange(5, 31):02}", f'years: ["{year}"]',
           f"agency: a{number:05}", f"agency_name: {name}", f"region: {region}", f"year: {year}", f"form: {key}", "stats:", "  proactive:"]
    for row, cells in proactive(draw, size, newer).items():
        out.append(f"    {row}: {{{', '.join(f'{column}: {figure}' for column, figure in cells.items())}}}")
    out.append("  requests:")
    out.extend(f"    {row}: {figures}" for row, figures in requests(draw, size, names[key]).items())
    out.append("  review:")
    out.extend(f"    {row}: {review(draw, size)}" for row in names["review"])
    return "\n".join([*out, "---", prose(draw, name, year)])


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def folder(task):
    """Writes all of an agency."""
    site, number, years, names = task
    path = f"{site}/content/reports/a{number:05}"
    os.makedirs(path)
    write(f"{path}/_index.md", f"---\ntitle: {agency(number)[1]}\nagency: a{number:05}\n---\n")
    for year in years:
        write(f"{path}/{year}.md", report(number, year, names))


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    agencies, count, site = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(f"{HERE}/hugo", site)
    os.makedirs(f"{site}/data")
    words = schema()
    write(f"{site}/data/schema.json", json.dumps(words, ensure_ascii=False, indent=1) + "\n")
    names = {key: [row["key"] for row in one["requests"]] for key, one in words["forms"].items()}
    names["review"] = [row["key"] for row in words["review"]]
    years = range(LAST_YEAR - count + 1, LAST_YEAR + 1)
    with Pool() as pool:
        for _ in pool.imap_unordered(folder, ((site, number, years, names) for number in range(agencies)), chunksize=20):
            pass


if __name__ == "__main__":
    main()
