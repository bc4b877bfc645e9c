"""What the peers have in common that npm brings."""

import os
from pathlib import Path

from harness.tools.tool import Unavailable

NPM_ARCHITECTURES = {"x86_64": "x64", "aarch64": "arm64"}


def native(peers: Path, package: str, program: str) -> str:
    """The path of a program that a package holds for this kind of machine; started without the script in
    JavaScript before it, which costs more than the program itself."""
    architecture = NPM_ARCHITECTURES.get(os.uname().machine, os.uname().machine)
    place = package.format(arch=architecture)
    for modules in (peers / "node_modules", peers / "node_modules" / "@jdxcode" / "mise" / "node_modules"):
        file = modules / place / program
        if os.access(file, os.X_OK):
            return str(file)
    raise Unavailable(f"no {place}: see benchmarks/install-peers")


def module(peers: Path, name: str) -> Path:
    folder = peers / "node_modules" / name
    if not folder.is_dir():
        raise Unavailable(f"no {name}: see benchmarks/install-peers")
    return folder
