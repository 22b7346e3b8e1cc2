"""Each check of drafts: at least ten cases in which it speaks, and ten in which it keeps silent."""

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.models.draft_check import CheckKind
from tests.browser.pure_scripts import find, one_field, pure

__all__ = ["pure"]

WORDS = {
    "list": [
        {
            "word": "気をつけます",
            "variants": ["気を付けます", "気をつける"],
            "instead": "手順を書く",
        },
        {"word": "なるべく", "instead": "数を書く", "why": "人により違うからです。"},
        {"word": "たぶん", "variants": ["多分"], "unless": ["多分野"], "instead": "事実を書く"},
        {"word": "Amazonのせい", "variants": ["アマゾンのせい"], "instead": "起きたことを書く"},
    ]
}
FACTS = {
    "order-number": {"label": "注文番号", "pattern": r"^\d{3}-\d{7}-\d{7}$", "private": True},
    "asin": {"label": "ASIN", "pattern": "^[A-Z0-9]{10}$"},
    "mail": {"label": "登録メール", "pattern": r"^[^@\s]+@[^@\s]+\.[^@\s]+$", "private": True},
    "shop": {"label": "店舗名", "private": True},
    "strict": {"label": "数字だけ", "pattern": "[0-9]+", "mismatch": "refuse"},
}
CASE = {"shop": "みどり商店", "mail": "tencho@example.co.jp", "asin": "B0ABCDEFGH"}
ROWS = {
    "columns": [
        {"id": "what", "label": "すること", "required": True},
        {"id": "who", "label": "担当", "required": True},
        {"id": "from", "label": "開始", "empty": "未定"},
    ],
    "row": "{what}（{who}、{from}）",
}


def row(what: str = "", who: str = "", start: str = "") -> dict[str, str]:
    return {"what": what, "who": who, "from": start}


SPEAKS: dict[str, list[Any]] = {
    "words": [
        "今後は気をつけます。",
        "気を付けます",
        "気 を つ け ま す",
        "気　をつけます",
        "気をつけるようにします",
        "なるべく早く",
        "ナルベクでなく、なるべく",
        "多分そうです",
        "たぶん、",
        "ＡＭＡＺＯＮのせいです",
        "amazon の せい",
        "多分野で、多分",
        "た\u200bぶん",
        "た\nぶん",
    ],
    "request-form": [
        "返品が届きました。",
        "在庫が合いません",
        "よろしくお願いします。",
        "調べてください。箱もつぶれています。",
        "困っています",
        "確かです",
        "静か",
        "いくつか",
        "理由は分かりません。",
        "メールを送りました。よろしくお願いいたします。",
        "返金の件",
    ],
    "first-sentence": [
        "昨日、箱が届きました。返金してよいですか。",
        "きのう連絡がありました。",
        "先週、通知が届きました。",
        "11月2日に発送しました。",
        "2026/11/02 に発送しましたが届きません。",
        "3日前に納品しました。",
        "お客様から電話がありました。",
        "購入者様より連絡があり、困っています。",
        "最初に商品ページを直しました。",
        "まず、経緯からです。",
        "実は在庫が合わないのです。",
        "箱がつぶれていました。",
        "１１月２日に発送しました。",
    ],
    "one-request": [
        "返金してよいですか。評価は消えますか。",
        "調査をお願いします。手数料も教えてください。",
        "返金してください。それから、交換してください。",
        "解除してください。支払ってください。",
        "料金は合っていますか、また、次はいつですか。",
        "在庫を調べてください。\n返金をお願いします。",
        "返金できますか？交換できますか？",
        "停止の理由を知りたいです。再開の方法も知りたいです。",
        "書類は足りていますか。期限を延ばせますか。",
        "在庫の調査を依頼します。送料の負担を教えていただけますか。",
        "評価を消してほしいです。返金もしてほしいです。",
    ],
    "dated": [
        "昨日届きました",
        "先週です",
        "朝9時に",
        "13月40日",
        "5555-5555-5555-4444",
        "090-1111-2222",
        "24/7で対応",
        "250-1234567-1234567",
        "2026年",
        "今月の半ば",
        "3日前",
    ],
    "private": [
        "注文番号は250-1234567-1234567です",
        "２５０－１２３４５６７－１２３４５６７",
        "D01-1234567-1234567",
        "a.b+c@example.com まで",
        "ｔｅｎｃｈｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ",
        "090-1111-2222",
        "0312345678",
        "+81-90-1111-2222",
        "０３−１２３４−５６７８",
        "みどり商店です",
        "みどり 商店",
        "店は「みどり商店」",
    ],
    "phone-plus81": [
        "090-1111-2222",
        "09011112222",
        "０９０−１１１１−２２２２",
        "(090) 1111-2222",
        "+81-90-1111-2222",
        "+81 90-1111-2222",
        "90 1111 2222",
        "03-1234-5678",
        "90-1111",
        "090-1111-2222-3333",
        "+819011112222",
    ],
    "phone-domestic": [
        "90-1111-2222",
        "+81-90-1111-2222",
        "０９０−１１１１−２２２２",
        "090 1111 2222",
        "(03)1234-5678",
        "03-1234",
        "090-1111-22223",
        "+81 3-1234-5678",
        "090ー1111ー2222",
        "9011112222",
        "電話 090-1111-2222",
    ],
    "complete-rows": [
        [row("数える")],
        [row("", "田中")],
        [row("", "", "12月")],
        [row("数える", " ")],
        [row("数える", "田中"), row("送る")],
        [row("送る"), row("数える", "田中")],
        [row("\u3000", "田中")],
        [row(), row("数える")],
        [row("数える", "", "12月")],
        [{"what": "数える"}],
    ],
}
SILENT: dict[str, list[Any]] = {
    "words": [
        "",
        "毎朝9時に数えます。",
        "多分野の商品",
        "気をつかいます",
        "成る程",
        "なる。べく",
        "Amazon の画面",
        "アマゾンで買う",
        "付けます",
        "せいで",
        "たぶ",
    ],
    "request-form": [
        "",
        "調べてください。",
        "教えて下さい",
        "お願いします。",
        "お願いいたします！",
        "返金してよいですか。",
        "返金できますか？",
        "ご回答いただけますでしょうか。",
        "相違があれば、お知らせください。",
        "調べてください。よろしくお願いします。",
        "理由を知りたいです",
        "送料を引いて返金してよいか",
        "調査を依頼します（至急）",
        "ご教示いただけると幸いです",
    ],
    "first-sentence": [
        "",
        "在庫の調査をお願いします。昨日、通知が届きました。",
        "昨日届いた商品の返金について",
        "11月2日の注文の件です。箱がつぶれていました。",
        "返金してよいですか。",
        "在庫が12点少ない状態です。",
        "2026年11月1日から2人で確かめます。",
        "返品の送料を確認したいです。",
        "注文 250-1234567-1234567 の返金の相談です。",
        "返品の扱いの確認",
        "昨日の通知への回答の書き方を教えてください。",
    ],
    "one-request": [
        "",
        "返金してよいか、教えてください。",
        "返金してよいですか。よろしくお願いします。",
        "調査をお願いします。相違があればお知らせください。",
        "添付をご確認ください。理由を教えてください。",
        "在庫が合いません。調査をお願いします。",
        "どちらが負担するか、ご回答ください。",
        "可能かどうか、確認をお願いします。",
        "困っています。",
        "返金してください",
        "不明な点がありましたらご連絡ください。調査をお願いします。",
    ],
    "dated": [
        "",
        "2026-11-05に届いた",
        "2026/11/5",
        "11月5日",
        "１１月５日",
        "2026年11月",
        "11/5に発送",
        "2026.11.05",
        "令和8年11月",
        "届いたのは 2026－11－05 です",
        "12月31日と1月1日",
    ],
    "private": [
        "",
        "ASIN は B0ABCDEFGH です",
        "2026-11-05 に出品した",
        "返品率は 12-34 です",
        "メールで聞きました",
        "追跡番号 123456789012",
        "商品は 250 円",
        "みどりの商品",
        "@ を付ける",
        "2026-10-01 から 2026-10-31",
        "12345678901 の件",
    ],
    "phone-plus81": [
        "",
        "90-1111-2222",
        "9011112222",
        "3-1234-5678",
        "80-1234-5678",
        "70-1234-5678",
        "6-1234-5678",
        "50-1234-5678",
        "45-123-4567",
        "120-123-456",
    ],
    "phone-domestic": [
        "",
        "090-1111-2222",
        "09011112222",
        "03-1234-5678",
        "080-1234-5678",
        "070-1234-5678",
        "06-1234-5678",
        "050-1234-5678",
        "045-123-4567",
        "0120-123-456",
    ],
    "complete-rows": [
        [],
        [row()],
        [row(" ", "\u3000")],
        [row("数える", "田中")],
        [row("数える", "田中", "12月")],
        [row("数える", "田中"), row()],
        [row(), row("数える", "田中")],
        [row("数える", "田中"), row("送る", "佐藤")],
        [{"what": "数える", "who": "田中"}],
        "",
    ],
}
FIELDS = {"complete-rows": one_field("rows", **ROWS)}


@pytest.mark.parametrize("kind", SPEAKS)
@pytest.mark.parametrize("speaks", [True, False], ids=["speaks", "silent"])
def test_a_check_speaks_when_it_should_and_only_then(
    pure: Page, kind: str, *, speaks: bool
) -> None:
    values = (SPEAKS if speaks else SILENT)[kind]
    assert len(values) >= 10
    check = {"id": "c", "kind": kind, "fields": ["t"], "say": "直す", "why": "理由"}
    check |= {"words": "list"} if kind == "words" else {}
    draft = {**FIELDS.get(kind, one_field()), "checks": [check], "words": WORDS, "facts": FACTS}
    found = find(pure, draft, [({"t": value}, CASE) for value in values])
    heard = [any(one["check"] == "c" for one in each) for each in found]
    wrong = [value for value, one in zip(values, heard, strict=True) if one is not speaks]
    assert wrong == []


def two_fields(kind: str, **check: Any) -> dict[str, Any]:
    """Return a draft with a check of one field that depends on another."""
    return {
        **one_field(),
        "fields": [
            {"id": "other", "label": "別の欄", "kind": "long"},
            {"id": "t", "label": "欄", "kind": "long"},
            {"id": "x", "label": "選択", "kind": "choice", "choices": ["はい", "いいえ"]},
        ],
        "parts": [{"text": "{t}\n{other}\n{x}"}],
        "checks": [{"id": "c", "kind": kind, "fields": ["t"], "say": "", "why": "", **check}],
    }


PAIRS: dict[str, tuple[dict[str, Any], list[dict[str, str]], list[dict[str, str]]]] = {
    "needs": (
        two_fields("needs", when={"x": "はい"}),
        [{"x": "はい", "t": blank} for blank in ("", " ", "\u3000", "\n", "\t", " \n ")]
        + [{"x": "はい"}, {"x": "はい", "other": "在庫"}]
        + [{"x": "はい", "t": "", "other": one} for one in ("甲", "乙")],
        [{"x": "いいえ", "t": blank} for blank in ("", " ", "在庫")]
        + [{"x": "はい", "t": one} for one in ("在庫は12点", "0", "なし", "x", " 12 ")]
        + [{}, {"t": ""}, {"x": ""}],
    ),
    "at-most": (
        {
            **two_fields("at-most", most="other"),
            "fields": [
                {"id": "other", "label": "発送", "kind": "number"},
                {"id": "t", "label": "受領", "kind": "number"},
                {"id": "x", "label": "選択", "kind": "choice", "choices": ["はい"]},
            ],
        },
        [
            {"other": sent, "t": received}
            for sent, received in (
                ("12", "13"),
                ("0", "1"),
                ("9", "10"),
                ("１２", "１３"),
                ("1,200", "1201"),
                ("999", "1,000"),
                ("12", " 120 "),
                ("100", "101"),
                ("7", "０８"),
                ("1", "99999999"),
            )
        ],
        [
            {"other": sent, "t": received}
            for sent, received in (
                ("12", "12"),
                ("12", "10"),
                ("10", "9"),
                ("１２", "３"),
                ("1,200", "1,199"),
                ("0", "0"),
            )
        ]
        + [{}, {"other": "12"}, {"t": "12"}, {"other": " ", "t": "3"}],
    ),
    "mentions": (
        two_fields("mentions", documents="other"),
        [
            {"other": "請求書"},
            {"other": "請求書", "t": "領収書を添えます"},
            {"other": "請求書\n仕入れの証明", "t": "請求書"},
            {"other": "請求書（1年分）", "t": "1年分"},
            {"other": "Invoice", "t": "請求書"},
            {"other": "請求書、原本", "t": "原本"},
            {"other": "本人確認書類", "t": "本人確認"},
            {"other": "写真｜3枚", "t": "3枚"},
            {"other": "許可証: 古物", "t": "古物"},
            {"other": "納品書\n\n請求書", "t": "納品書"},
        ],
        [
            {},
            {"t": "請求書"},
            {"other": "請求書", "t": "請求書を添えます"},
            {"other": "請求書（1年分）", "t": "請求書"},
            {"other": "請求書\n納品書", "t": "納品書と請求書"},
            {"other": "ｉｎｖｏｉｃｅ", "t": "INVOICE"},
            {"other": "請求 書", "t": "請求書"},
            {"other": "\n", "t": ""},
            {"other": "写真｜3枚", "t": "写真"},
            {"other": "納品書\n\n請求書", "t": "納品書、請求書"},
        ],
    ),
    "first-sentence": (
        {
            **two_fields("first-sentence", names="other"),
            "parts": [{"text": "{t}"}, {"text": "{other}"}],
        },
        [
            {"other": number, "t": text}
            for number in ("250-1234567-1234567", "B0ABCDEFGH")
            for text in (
                "返金の相談です。",
                "在庫の件です。",
                "停止の件",
                "返金は？",
                "お願いします",
            )
        ],
        [
            {"t": "返金の相談です。"},
            {"other": "250-1234567-1234567"},
            {"other": "250-1234567-1234567", "t": "250-1234567-1234567の返金の相談です。"},
            {
                "other": "250-1234567-1234567",
                "t": "２５０－１２３４５６７－１２３４５６７の件です。",
            },
            {"other": "B0ABCDEFGH", "t": "b0abcdefghの件です。"},
            {"other": "ケース 123", "t": "ケース123の件です。返金は？"},
            {"other": "返金", "t": "返金の相談です。"},
            {},
            {"other": " ", "t": "在庫の件です。"},
            {"other": "注文\n番号", "t": "注文番号の件です。"},
        ],
    ),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_a_check_of_two_fields_speaks_when_it_should_and_only_then(pure: Page, kind: str) -> None:
    draft, speaks, silent = PAIRS[kind]
    assert len(speaks) >= 10
    assert len(silent) >= 10
    heard = find(pure, draft, [(values, {}) for values in speaks + silent])
    assert [bool(one) for one in heard] == [True] * len(speaks) + [False] * len(silent)


def test_every_kind_of_check_is_tested() -> None:
    assert {*SPEAKS, *PAIRS} == set(CheckKind.__args__)  # type: ignore[attr-defined]


ALWAYS: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "required": (
        one_field(required=True),
        ["", " ", "\u3000", "\n", "\t", "  ", " \n", "\u3000\u3000", "\r\n", "\u00a0"],
        ["a", "0", "なし", " x", "\nx", "。", "0.0", "いいえ", "-", "＿"],
    ),
    "number": (
        one_field("number"),
        ["十二", "12点", "約12", "1 2 個", "a", "-", "1.5.2", "12〜13", "¥100", "12?"],
        ["", "0", "12", "１２", "1,200", "１，２００", " 7 ", "007", "1000000", "3"],
    ),
    "limit": (
        one_field(limit={"most": 5}),
        ["123456", "あいうえおか", "𠮷𠮷𠮷𠮷𠮷𠮷", "a b c d", "1234567", "😀😀😀😀😀😀"]
        + ["x" * many for many in (6, 50, 500, 50_000)],
        ["", "1", "12345", "あいうえお", "𠮷𠮷𠮷𠮷𠮷", " 12345 ", "😀", "a b c", "\n", "、、、"],
    ),
    "fact": (
        one_field("text", fact="order-number"),
        [
            "250-1234567-123456",
            "2501234567-1234568",
            "25012345671234568",
            "D01-1234567-1234567",
            "２５０－１２３４５６７－１２３４５６７",
            "250‐1234567‐1234567",
            "250 - 1234567 - 1234567",
            "250ー1234567ー1234567",
            "注文 250-1234567-1234567",
            "x",
        ],
        ["", " ", " 250-1234567-1234567 ", *(f"{one}-1234567-7654321" for one in range(249, 256))],
    ),
    "card": (
        one_field(),
        [
            f"{before}{number}{after}"
            for number in ("4111 1111 1111 1111", "５５５５５５５５５５５５４４４４")
            for before, after in (
                ("", ""),
                ("番号", "です"),
                ("x ", " y"),
                ("(", ")"),
                ("\n", "\n"),
            )
        ],
        [
            "",
            "4111 1111 1111 1112",
            "250-1234567-1234567",
            "4901234567894",
            "090-1111-2222",
            "12345678901",
            "2026-11-22 2026-11-23",
            "123456789012",
            "41111111111111111111",
            "１２３４",
        ],
    ),
}


@pytest.mark.parametrize("kind", ALWAYS)
def test_what_is_always_looked_at(pure: Page, kind: str) -> None:
    draft, speaks, silent = ALWAYS[kind]
    assert len(speaks) >= 10
    assert len(silent) >= 10
    draft = {**draft, "facts": FACTS}
    heard = find(pure, draft, [({"t": value}, {}) for value in speaks + silent])
    said = [kind in {one["kind"] for one in each} for each in heard]
    assert said == [True] * len(speaks) + [False] * len(silent)
    assert all(one["check"] is None for each in heard for one in each)


def test_only_what_must_not_be_sent_is_refused(pure: Page) -> None:
    levels = Counter(
        (one["kind"], one["level"])
        for kind, (draft, speaks, _) in ALWAYS.items()
        for each in find(pure, {**draft, "facts": FACTS}, [({"t": one}, {}) for one in speaks])
        for one in each
    )
    assert {kind for kind, level in levels if level == "refuse"} == {"card"}
    strict = {**one_field("text", fact="strict"), "facts": FACTS}
    (found,) = find(pure, strict, [({"t": "12a"}, {})])
    assert [(one["kind"], one["level"]) for one in found] == [("fact", "refuse")]


@pytest.mark.parametrize(
    ("kind", "typed", "offered"),
    [
        ("phone-plus81", "090-1111-2222", "90-1111-2222"),
        ("phone-plus81", "+81-090-1111-2222", "90-1111-2222"),
        ("phone-plus81", "０９０−１１１１−２２２２", "90-1111-2222"),
        ("phone-plus81", "(090) 1111-2222", "0901111-2222"[1:]),
        ("phone-domestic", "+81 90-1111-2222", "090-1111-2222"),
        ("phone-domestic", "90-1111-2222", "090-1111-2222"),
    ],
)
def test_a_number_is_offered_in_the_form_of_the_field(
    pure: Page, kind: str, typed: str, offered: str
) -> None:
    check = {"id": "c", "kind": kind, "fields": ["t"], "say": "", "why": ""}
    draft = {**one_field("text"), "checks": [check]}
    once, again = find(pure, draft, [({"t": typed}, {}), ({"t": offered}, {})])
    assert [one["fix"] for one in once] == [offered]
    assert again == []


def test_a_number_of_another_length_is_told_and_not_mended(pure: Page) -> None:
    check = {"id": "c", "kind": "phone-plus81", "fields": ["t"], "say": "", "why": ""}
    (found,) = find(pure, {**one_field("text"), "checks": [check]}, [({"t": "90-1111"}, {})])
    assert "7桁" in found[0]["found"]
    assert "fix" not in found[0]


def test_a_word_says_what_to_write_instead(pure: Page) -> None:
    check = {"id": "c", "kind": "words", "words": "list", "say": "直す", "why": "元の理由"}
    draft = {**one_field(), "checks": [check], "words": WORDS}
    general, own = find(pure, draft, [({"t": "気 を付けます"}, {}), ({"t": "なるべく"}, {})])
    assert general[0] | {"level": ""} == {
        "check": "c",
        "kind": "words",
        "field": "t",
        "level": "",
        "say": "直す",
        "why": "元の理由",
        "found": "気を付けます",
        "instead": "手順を書く",
    }
    assert own[0]["why"] == "人により違うからです。"


def test_a_check_keeps_to_its_condition_and_to_parts_that_are_used(pure: Page) -> None:
    check = {
        "id": "c",
        "kind": "words",
        "words": "list",
        "when": {"x": "はい"},
        "say": "",
        "why": "",
    }
    draft = {**two_fields("words", words="list"), "words": WORDS}
    draft["checks"] = [check]
    yes, no, unused = find(
        pure,
        draft,
        [({"x": "はい", "t": "なるべく"}, {}), ({"x": "いいえ", "t": "なるべく"}, {}), ({}, {})],
    )
    assert [one["field"] for one in yes] == ["t"]
    assert no == unused == []
    draft["parts"] = [{"text": "{other}{x}"}, {"text": "{t}", "when": {"x": "いいえ"}}]
    assert find(pure, draft, [({"x": "はい", "t": "なるべく"}, {})]) == [[]]


def test_the_finding_of_several_fields_stands_at_the_last_request(pure: Page) -> None:
    draft = two_fields("one-request")
    draft["checks"][0]["fields"] = ["other", "t"]
    values = {"other": "返金してください。", "t": "在庫も調べてください。"}
    (found,) = find(pure, draft, [(values, {})])
    assert [one["field"] for one in found] == ["t"]


def test_texts_of_any_length_are_read(pure: Page) -> None:
    kinds = [kind for kind in SPEAKS if kind != "complete-rows"]
    draft = {**one_field(), "words": WORDS, "facts": FACTS}
    draft["checks"] = [
        {"id": kind, "kind": kind, "words": "list", "say": "", "why": ""} for kind in kinds
    ]
    for text in ("あ", "。", "か、", "1 ", "4111 ", "-", "a@", "0" * 9 + "-", "確認", "\n"):
        long = (text * 100_000)[:100_000]
        assert find(pure, draft, [({"t": long}, {})])
