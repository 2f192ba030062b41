"""What people install: the wheel holds the folders at the root, and a checkout finds them too."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from okrdocs import resources

ROOT = Path(__file__).parents[1]


def files_below(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    built = next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))
    return zipfile.ZipFile(built)


@pytest.mark.parametrize("folder", ["schema", "templates"])
def test_the_wheel_holds_the_folders_of_the_root(wheel: zipfile.ZipFile, folder: str) -> None:
    prefix = f"okrdocs/_data/{folder}/"
    names = [name for name in wheel.namelist() if name.startswith(prefix)]
    packed = {name.removeprefix(prefix): wheel.read(name) for name in names}
    assert packed == files_below(ROOT / folder)
    assert packed


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    packed = {
        name.removeprefix("okrdocs/"): wheel.read(name)
        for name in wheel.namelist()
        if name.startswith("okrdocs/") and "/_data/" not in name
    }
    assert packed == files_below(ROOT / "okrdocs")
    assert {name.split("/")[0] for name in wheel.namelist() if not name.startswith("okrdocs/")} == {
        next(name for name in wheel.namelist() if name.endswith("METADATA")).split("/")[0]
    }


def test_the_sdist_can_make_the_same_wheel(tmp_path: Path, wheel: zipfile.ZipFile) -> None:
    import tarfile

    built = next(iter(SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])))
    with tarfile.open(built) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = next(path for path in tmp_path.iterdir() if path.is_dir())
    again = next(iter(WheelBuilder(str(unpacked)).build(directory=str(tmp_path), versions=["standard"])))
    assert sorted(zipfile.ZipFile(again).namelist()) == sorted(wheel.namelist())


def test_a_checkout_finds_schema_and_templates() -> None:
    assert '"$schema"' in resources.schema_text("okr.schema.json")
    assert (resources.TEMPLATES / "objective-card.html").is_file()
