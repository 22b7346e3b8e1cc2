"""The main job, as a reader does it, from the home page to the list that is still ticked."""

import re

from playwright.sync_api import BrowserContext, Page, expect


def test_from_home_to_a_list_that_is_still_ticked(context: BrowserContext, page: Page) -> None:
    page.goto("")
    article = page.get_by_role("article")
    assert article.locator(".way").count() == 4

    # the current way to contact Seller Support
    article.get_by_role("link", name="問い合わせる場所が分からない").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile("セラーセントラルから問い合わせる")
    )
    expect(page.locator(".steps > li").first).to_contain_text("ヘルプ")
    expect(page.locator(".sheet__superseded")).to_have_count(0)

    # how it was before
    article.locator(".sheet__revisions").get_by_role("link", name="資料に明記").click()
    expect(page).to_have_url(re.compile("contact/seller-central/2020-10/$"))
    expect(page.locator(".sheet__superseded")).to_be_visible()
    expect(page.locator(".steps kbd", has_text="私の問題は掲載されていません")).to_be_visible()
    page.locator(".sheet__superseded").get_by_role("link", name="いまの版を見る").click()
    expect(page).to_have_url(re.compile("contact/seller-central/$"))

    # which channel to use
    article.locator(".sheet__next").get_by_role("link", name="どの手段").click()
    expect(page.locator("table.rules tbody tr").first).to_be_visible()
    expect(page.get_by_role("heading", name="資料ごとに違いうること")).to_be_visible()

    # a list before the call
    page.goto("")
    article.get_by_role("link", name="これから電話で話す").click()
    first = page.locator("[data-entry] input").first
    first.check()
    page.close()
    later = context.new_page()
    later.goto("calls/preparation/")
    expect(later.locator("[data-entry] input").first).to_be_checked()


def test_every_revision_has_an_address_of_its_own(page: Page) -> None:
    page.goto("contact/seller-central/")
    addresses = [
        link.evaluate("link => link.href") for link in page.locator(".sheet__revisions li a").all()
    ]
    assert len(addresses) == len(set(addresses)) >= 6
    for address in addresses:
        response = page.goto(address)
        assert response
        assert response.ok
        expect(page.locator("[data-revision]")).to_have_attribute(
            "data-revision", address.removesuffix(".html").rstrip("/").split("/")[-1]
        )


def test_what_changed_between_screens_is_marked_without_colour_alone(page: Page) -> None:
    page.goto("contact/seller-central/")
    page.get_by_role("article").get_by_role("link", name="版の間の変更点を見る").click()
    expect(page).to_have_url(re.compile("contact/seller-central/history/$"))
    newest = page.locator(".history details").first
    expect(newest.locator("tr[data-status=changed]").first).to_contain_text("変更")
    expect(newest.locator("tr[data-status=added]").first).to_contain_text("追加")
    gone = newest.locator("tr[data-status=gone]").first
    expect(gone).to_contain_text("前の版だけ")
    expect(gone.locator("td").nth(2)).not_to_be_empty()
    marks = newest.locator("del, ins").evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark).textDecorationLine)"
    )
    assert set(marks) == {"line-through", "underline"}
