"""A handbook with many more revisions, all in one chain: the worst case for what is listed."""

from pathlib import Path

DOCUMENT = "procedures/contact-seller-support"


def add_revisions(data: Path, number: int) -> None:
    """Put ``number`` revisions on top of a document's newest, each with one changed step."""
    folder = data / DOCUMENT
    newest = "service-choice"
    text = (folder / f"{newest}.yml").read_text("utf-8")
    body = text[text.index("\nsummary:") + 1 :].partition("\nfates:")[0]
    step = next(line for line in body.splitlines() if line.startswith("    do: "))
    for index in range(number):
        name = f"extra-{index:04}"
        changed = body.replace(step, f"    do: {index}番目のボタンを押す", 1)
        head = f'observed: {{basis: unknown}}\nrecorded: "2026-11-22"\nsupersedes: "{newest}"\n'
        (folder / f"{name}.yml").write_text(f"{head}{changed}\n", "utf-8")
        newest = name
