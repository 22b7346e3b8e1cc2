"""Ten things that happen to sellers: from home to what to do, in at most three clicks."""

import pytest
from playwright.sync_api import Page, expect

STEPS = ".steps"
LIST = "[data-component=entries][data-kind=checklist]"
NOTICE = "[data-component=plan-desk] [data-of=work-notice]"

TASKS = {
    "a call from a stranger": (["Amazon を名乗る電話が来た"], LIST),
    "a notice about the account": (["アカウントの通知や警告が来た"], LIST),
    "a shipment that is lost": (["納品した商品が足りない", "受領のチェック"], LIST),
    "bad feedback": (["悪い評価が付いた"], STEPS),
    "an unfair return": (["不審な返品を受けた"], STEPS),
    "an urgent cancellation": (["急いで注文を取り消したい"], STEPS),
    "a phone call wanted": (["停止や警告のことを電話で相談したい", "電話の前の準備"], LIST),
    "a plan of action": (["改善計画を書く"], NOTICE),
    "the inventory index": (["在庫パフォーマンス指標（IPI）が低い", "立て直しのチェック"], LIST),
    "locked out": (["ログインできない"], STEPS),
}


@pytest.mark.parametrize("task", TASKS)
def test_from_home_to_what_to_do(page: Page, task: str) -> None:
    clicks, goal = TASKS[task]
    assert len(clicks) <= 3
    page.goto("")
    article = page.get_by_role("article")
    for click in clicks:
        address = page.url
        article.get_by_role("link", name=click).first.click()
        expect(page).not_to_have_url(address)
    expect(article.locator(goal).first).to_be_visible()
    expect(article.locator(".sources li").first).to_be_attached()


@pytest.mark.parametrize("task", TASKS)
def test_each_situation_begins_with_what_to_do_now(page: Page, task: str) -> None:
    page.goto("")
    page.get_by_role("article").get_by_role("link", name=TASKS[task][0][0]).first.click()
    expect(page).not_to_have_url("")
    first = page.get_by_role("article").get_by_role("heading", level=2).first
    expect(first).to_contain_text("いますること")
    lines = page.locator("article h2 + ol").first.locator("> li").count()
    assert 2 <= lines <= 5
