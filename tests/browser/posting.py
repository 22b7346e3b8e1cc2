"""A small handbook with one table of everything that a chooser can meet, and pages that ask it."""

from pathlib import Path

from tests.building import small_project

TABLE = "post"
PAGE = "contact/post/"
TWO = "two/"

HEAD = """
title: 送り方
summary: 送り方を決める。
page: contact/post
audience: seller
surface: any
review_every: P1Y
"""
RULES = """
observed: "2024"
recorded: "2026-11-22"
summary: 急ぎ、書類、部屋、時刻で決める。
inputs:
  hurry: {label: 急ぎ, ask: 急ぎますか, hint: 『今日中』なら急ぎます。, values: [急ぐ, 急がない]}
  papers: {label: 書類, ask: 書類を送りますか, values: [送る, 送らない]}
  room: {label: 部屋, ask: どの部屋ですか, values: [表, 裏, 離れ]}
  hour: {label: 時刻, ask: 何時ですか, domain: "[0..24)", unit: 時}
outputs:
  way: {label: 方法, values: [電話, 伝言, 郵便, 手渡し, 待つ]}
impossible:
  - {when: {hurry: 急ぐ, room: 離れ}, why: 離れには急ぎが来ない。, source: editorial}
rules:
  - id: call
    when: {hurry: 急ぐ, hour: "[9..18)"}
    then: {way: 電話}
    do: すぐにかける。
    why: 人がいる。
    source: amazon-help
    against: [{text: かけないほうがよい。, source: sedori-2018}]
    next: [contact-support]
  - id: note
    when: {hurry: 急ぐ, hour: ["<9", ">=18"]}
    then: {way: 伝言}
    why: 人がいない。
    source: editorial
  - id: mail
    when: {hurry: 急がない, papers: 送る, room: [表, 裏]}
    then: {way: 郵便}
    why: 残る。
    source: editorial
  - id: hand
    when: {hurry: 急がない, papers: 送る, room: 離れ}
    then: {way: 手渡し}
    why: 近い。
    source: editorial
  - id: wait
    when: {hurry: 急がない, papers: 送らない}
    then: {way: 待つ}
    why: 急がない。
    source: editorial
examples:
  - {given: {hurry: 急ぐ, hour: "9"}, expect: {way: 電話}}
  - {given: {hurry: 急ぐ, hour: "18"}, expect: {way: 伝言}}
  - {given: {hurry: 急がない, papers: 送る, room: 表}, expect: {way: 郵便}}
  - {given: {hurry: 急がない, papers: 送る, room: 離れ}, expect: {way: 手渡し}}
  - {given: {hurry: 急がない, papers: 送らない}, expect: {way: 待つ}}
"""


def project(to: Path) -> Path:
    """Make the project."""
    small_project(to)
    folder = to / "docs" / "data" / "decisions" / TABLE
    folder.mkdir()
    (folder / "document.yml").write_text(HEAD, "utf-8")
    (folder / "2024.yml").write_text(RULES, "utf-8")
    docs = to / "docs"
    (docs / "two.md").write_text(
        f"# 二つ\n\n[送り方へ]({PAGE.rstrip('/')}.md)\n\n"
        f'{{{{ chooser("{TABLE}") }}}}\n\n{{{{ chooser("contact-channel") }}}}\n',
        "utf-8",
    )
    return to
