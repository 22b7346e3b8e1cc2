"""``playbook review``: note that somebody has looked at the real screen."""

import argparse
from pathlib import Path

from pydantic import ValidationError

from .. import review_log, wording
from ..confirmation import confirmation
from ..errors import RefusedError
from ..library import Document
from ..models.document import Review
from .project import AddParser, day, known_document


def add(add_parser: AddParser) -> None:
    """Add the command and its arguments."""
    review = add_parser("review", help="本物の画面を見たことを記録します")
    review.add_argument("document", metavar="文書")
    review.add_argument(
        "--saw",
        required=True,
        choices=["unchanged", "changed"],
        help="unchanged = いまの版のまま、changed = 変わっていた",
    )
    review.add_argument("--by", required=True, metavar="名前", help="見た人")
    review.add_argument("--on", metavar="日", help="見た日。書かなければ今日")
    review.add_argument("--note", metavar="言葉", help="見たもの")
    review.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Append to the log; a day to come or before the last look is refused."""
    document = known_document(options.document)
    review = _review(document, options)
    review_log.append(Path(document.head.origin.file), review)
    print(f"{document.head.origin.file} に記録しました。")
    if review.saw == "changed":
        print("画面が変わったので、次の版を作ります（時期は見た日に合わせます）:")
        print(f"  playbook new-revision {document.id} {review.on:%Y-%m}")
    else:
        head = document.head.model
        known = confirmation(head.model_copy(update={"reviews": (review,)}), document.current.id)
        if known:
            print(f"次の確認は{wording.day(known.until)}までです。")
    return 0


def _review(document: Document, options: argparse.Namespace) -> Review:
    on = day(options.on)
    if on > day(None):
        raise RefusedError(f"{on} はまだ来ていません。見た日を書いてください")
    reviews = document.head.model.reviews
    if reviews and on < reviews[-1].on:
        raise RefusedError(
            f"最後の記録（{reviews[-1].on}）より前です。それより後の日を書いてください"
        )
    given = {
        "on": on.isoformat(),
        "by": options.by,
        "revision": document.current.id,
        "saw": options.saw,
        "note": options.note,
    }
    try:
        return Review.model_validate({name: value for name, value in given.items() if value})
    except ValidationError as error:
        place = error.errors()[0]["loc"][0]
        raise RefusedError(f"--{place}: {error.errors()[0]['msg']}") from None
