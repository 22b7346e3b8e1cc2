"""Files of a folder to models; what is wrong with them, and what would be passed over, is noted."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from .errors import Problem
from .library import Filed
from .load import Data, Loaded, Origin, load
from .models.fields import KEBAB
from .validate import validate

Model = TypeVar("Model")
Model_co = TypeVar("Model_co", covariant=True)


@dataclass(frozen=True)
class Item(Generic[Model_co]):
    """One entry of a list in a file; ``model`` is None where it has a mistake."""

    index: int
    data: Data
    model: Model_co | None
    origin: Origin


class DataFolder:
    """A folder of data files. ``shown`` is its name in problems, which are gathered."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder = folder
        self.shown = shown.rstrip("/")
        self.problems: list[Problem] = []

    def file(self, path: Path, shape: type[Model], name: str) -> Filed[Model] | None:
        """Return what a file holds, or None after noting why it cannot be read."""
        loaded = self._load(path)
        if loaded is None or loaded.data is None:
            return None
        model, problems = validate(shape, loaded.data, loaded.origin)
        self.problems += problems
        return Filed(name, model, loaded.origin) if model is not None else None

    def items(self, path: Path, shape: type[Model]) -> tuple[Item[Model], ...] | None:
        """Return the entries of a file that holds a list, or None if it cannot be read."""
        loaded = self._load(path)
        if loaded is None or not isinstance(loaded.data, tuple):
            if loaded and loaded.data is not None:
                self.problems.append(
                    loaded.origin.problem((), "VALUE-TYPE", "「- 」で始まる一覧にしてください")
                )
            return None
        return tuple(
            Item(index, data, self._entry(shape, data, loaded.origin, index), loaded.origin)
            for index, data in enumerate(loaded.data)
        )

    def folders(self, folder: Path) -> Iterator[Path]:
        """Yield the folders in a folder, and refuse the files between them."""
        if not folder.is_dir():
            return
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_dir():
                yield path
            else:
                self.complain(path, "FILE-UNKNOWN", "文書ごとのフォルダーに入れてください")

    def check_name(self, name: str, path: Path, what: str) -> None:
        """Refuse a name that is no id."""
        if not re.fullmatch(KEBAB, name):
            self.complain(
                path,
                "ID-FORM",
                f"{what}の名前「{name}」は id になります。英小文字と数字を - でつないでください",
            )

    def refuse_strangers(
        self, folder: Path, folders: Collection[str] = (), files: Collection[str] = ()
    ) -> None:
        """Refuse what would be passed over in silence, such as a file named .yaml."""
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            known = (
                path.name in folders
                if path.is_dir()
                else (path.name in files if files else path.suffix == ".yml")
            )
            if not known:
                self.complain(
                    path, "FILE-UNKNOWN", "読まれない場所か名前です。名前を直すか、移してください"
                )

    def complain(self, path: Path, code: str, message: str) -> None:
        """Note a problem of a whole file or folder."""
        self.problems.append(Problem(self._shown(path), 1, 1, code, message))

    def _entry(self, shape: type[Model], data: Data, origin: Origin, index: int) -> Model | None:
        model, problems = validate(shape, data, origin, (index,))
        self.problems += problems
        return model

    def _load(self, path: Path) -> Loaded | None:
        if not path.is_file():
            self.complain(path, "FILE-MISSING", "このファイルがありません。作ってください")
            return None
        loaded = load(path, self._shown(path))
        self.problems += loaded.problems
        return loaded

    def _shown(self, path: Path) -> str:
        below = path.relative_to(self.folder).as_posix()
        return self.shown if below == "." else f"{self.shown}/{below}"


def data_files(folder: Path) -> list[Path]:
    """Return the files to read; what else is there is refused or, with a dot in front, hidden."""
    return [
        path
        for path in sorted(folder.glob("*.yml"))
        if path.is_file() and not path.name.startswith(".")
    ]
