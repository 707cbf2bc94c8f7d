"""`make lforms`: fetches LHC-Forms, the National Library of Medicine's reader of FHIR forms, into var/lforms/. Needs npm.

Only tests load it. It is no part of the site, and too large for the repository: 56 MB, of which they need 5.
"""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "40.1.3"
# As `npm view lforms dist.integrity` prints it.
SHA512 = "WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ=="
VAR = Path(__file__).resolve().parents[2] / "var" / "lforms"
FOLDER = VAR / VERSION
INSIDE = "package/dist/lforms/"
NEEDED = (f"{INSIDE}webcomponent/", f"{INSIDE}fhir/R4/")


class NotAsPinned(Exception):
    """What came is not what was tested."""


def main() -> None:
    if FOLDER.is_dir():
        return
    sys.stdout.write(f"Fetching LHC-Forms {VERSION} (once) ...\n")
    VAR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=VAR) as name:
        folder = Path(name)
        unpack(checked(packed(folder)), folder / VERSION)
        (folder / VERSION).rename(FOLDER)  # whole, or not there


def packed(folder: Path) -> Path:
    npm = shutil.which("npm")
    if not npm:
        sys.exit("npm is missing: apt-get install npm")
    command = [npm, "pack", f"lforms@{VERSION}", "--silent", f"--pack-destination={folder}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / f"lforms-{VERSION}.tgz"


def checked(package: Path) -> Path:
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != SHA512:
        raise NotAsPinned(f"{package.name}: its SHA-512 is {found}, not {SHA512}")
    return package


def unpack(package: Path, folder: Path) -> None:
    """What a page loads, without the maps to its source."""
    with tarfile.open(package) as members:
        for member in members:
            if member.isfile() and member.name.startswith(NEEDED) and not member.name.endswith(".map"):
                file = folder / member.name.removeprefix(INSIDE)
                file.parent.mkdir(parents=True, exist_ok=True)
                with members.extractfile(member) as content:
                    file.write_bytes(content.read())


if __name__ == "__main__":
    main()
