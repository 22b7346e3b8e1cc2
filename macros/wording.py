"""The handbook's standing words: how dates, grades and choices are said in Japanese."""

from collections.abc import Mapping
from datetime import date

from . import dates
from .models.dating import Dating
from .models.document import Head, Kind, Revision
from .models.fields import EDITORIAL, TEAM, split_duration

CONFIDENCE: Mapping[str | None, str] = {"high": "高", "medium": "中", "low": "低"}

SOURCE_KIND: Mapping[str, str] = {
    "official": "Amazon の公式ページ",
    "blog": "個人のブログ",
    "company": "企業のページ",
    "forum": "掲示板",
    "press": "報道",
}

SURFACE: Mapping[str, str] = {
    "seller-central-web": "セラーセントラル（パソコン）",
    "seller-app": "セラーアプリ",
    "amazon-web": "Amazon.co.jp（購入者の画面）",
    "amazon-app": "Amazon アプリ（購入者）",
    "phone": "電話",
    "mail": "メール",
    "any": "どの画面でも",
}

SPEAKER: Mapping[str, str] = {EDITORIAL: "編集者の補足", TEAM: "チームの言葉"}
"""What stands in place of a number where somebody speaks for themselves."""

AUDIENCE: Mapping[str, str] = {"seller": "出品者", "buyer": "購入者"}

KIND: Mapping[str, str] = {
    "procedure": "手順",
    "checklist": "リスト",
    "decision": "判断表",
    "draft": "文面",
}

FOUND: Mapping[str, str] = {
    **KIND,
    "glossary": "用語",
    "faq": "質問",
    "fact": "参考値",
    "source": "資料",
}
"""What search calls what it found."""

TOPIC: Mapping[str, str] = {
    "contact": "問い合わせる",
    "calls": "電話",
    "account": "停止・警告と改善計画",
    "daily": "毎日の点検",
}

MODE: Mapping[str, str] = {
    "read-do": "読みながら1つずつ行い、終えたら印を付けます。",
    "do-confirm": "ひととおり行ってから、ここで手を止めて1つずつ確かめます。",
}

STATUS: Mapping[str, str] = {
    "unchanged": "同じ",
    "changed": "変更",
    "added": "追加",
    "gone": "前の版だけ",
}

CHANGE: Mapping[str, str] = {
    "changed": "変更",
    "added": "追加",
    "gone": "前の版だけにあるもの",
    "moved": "順番の移動",
}

CONFIRMED: Mapping[str, str] = {
    "changed": "画面が変わったと報告されています",
    "overdue": "確認の期限を過ぎています",
    "due": "確認の期限が近づいています",
    "never": "まだ誰も確認していません",
    "fresh": "確認の期間内です",
}

SAW: Mapping[str, str] = {"unchanged": "変わりなし", "changed": "変わっていた"}

ENTRY: Mapping[str, str] = {
    "procedure": "手順",
    "checklist": "項目",
    "decision": "規則",
    "draft": "部分",
}

FIELD: Mapping[str, str] = {
    "do": "すること",
    "label": "画面の言葉",
    "where": "場所",
    "see": "見えるもの",
    "when": "条件",
    "warn": "注意",
    "critical": "間違えると戻れない",
    "why": "理由",
    "record": "書き留めるもの",
    "then": "結果",
    "heading": "役目",
    "text": "本文",
    "short": "短い形",
}

FATE: Mapping[str, str] = {
    "removed": "なくなりました",
    "replaced": "置き換わりました",
    "merged": "1つにまとまりました",
    "split": "分かれました",
    "unattested": "新しい資料に記載がありません",
}

_UNITS: Mapping[str, str] = {"D": "日", "W": "週間", "M": "か月", "Y": "年"}


def dating(when: Dating) -> str:
    """Say when something was so. A weak guess is not said as a date."""
    if when.basis == "compiled":
        return "時期の違う資料をまとめたもの"
    if when.date is None or not when.shown:
        return "時期不明"
    return dates.japanese(when.date)


def certainty(when: Dating) -> str:
    """Say how anyone knows the date."""
    if when.basis == "stated":
        return "資料に明記"
    if when.basis == "inferred":
        return f"手がかりから推定・確かさ {CONFIDENCE[when.confidence]}"
    return "この手順帳の編集" if when.basis == "compiled" else "日付の記載なし"


def duration(text: str) -> str:
    """Say an ISO 8601 duration: P3M is 3か月."""
    number, unit = split_duration(text)
    return f"{number}{_UNITS[unit]}"


def paper(head: Head, revision: Revision) -> str:
    """Say on what a revision is printed: A4 2枚."""
    return f"{head.paper} {revision.paper_pages}枚"


def day(when: date) -> str:
    """Say a day: 2026年11月22日."""
    return dates.japanese(dates.parse(when.isoformat()))


def changes(kind: Kind, counts: Mapping[str, int]) -> str:
    """Say in one sentence how many entries differ, from the number of each status in CHANGE."""
    said = [f"{words}が{counts[one]}つ" for one, words in CHANGE.items() if counts.get(one)]
    if not said:
        return f"{ENTRY[kind]}の内容は同じです。"
    return f"{ENTRY[kind]}では、{'、'.join(said)}あります。"
