"""A folder as one file to hand on."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_READABLE = 0o644 << 16


def archive(folder: Path, file: Path) -> None:
    """Write a folder as a zip file, with the folder in it so that nothing spills when unpacked.

    The same files give the same bytes: they stand in order and bear the first day that zip knows.
    """
    top = folder.resolve()
    files = {
        path.relative_to(top.parent).as_posix(): path for path in top.rglob("*") if path.is_file()
    }
    with ZipFile(file, "w") as zipped:
        for name, path in sorted(files.items()):
            entry = ZipInfo(name)
            entry.external_attr = _READABLE
            zipped.writestr(entry, path.read_bytes(), ZIP_DEFLATED, compresslevel=9)
