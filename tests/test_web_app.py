import json

from macros.web_app import ICONS, manifest


def test_the_manifest_has_what_browsers_ask_of_an_app_and_holds_below_any_path() -> None:
    app = json.loads(manifest('手順帳 <&">', "手順", "開く"))
    assert app["name"] == '手順帳 <&">'
    assert app["short_name"] == "手順"
    assert app["display"] == "standalone"
    assert {"192x192", "512x512"} == {icon["sizes"] for icon in app["icons"]}
    assert {icon["purpose"] for icon in app["icons"]} == {"any", "maskable"}
    assert {icon["src"] for icon in app["icons"]} == set(ICONS.values())
    for address in (app["start_url"], app["scope"], *ICONS.values()):
        assert not address.startswith("/")
        assert ":" not in address
