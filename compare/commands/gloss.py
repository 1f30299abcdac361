"""`muqabala gloss`: the packages that translate the original, and a gloss of words without one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from compare.commands.common import say

if TYPE_CHECKING:
    from compare.gloss.download import Offer
    from compare.gloss.package import Package

HELP = "install, list and remove packages for the machine gloss"

ACTIONS = {
    "list": "say which packages are installed, and where",
    "install": "install a package from its file, or download the one for a language pair",
    "remove": "remove a package",
    "words": "without a package: what single words of a text mean, as far as the encoder knows",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions and their options."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, text in ACTIONS.items():
        action = actions.add_parser(name, help=text, description=text)
        action.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
        if name == "install":
            action.add_argument(
                "package", metavar="FILE|PAIR", help="a file (.argosmodel), or a pair such as ar-en to download"
            )
        if name == "remove":
            action.add_argument("pair", metavar="PAIR", help="the package's languages, such as ar-en")
        if name == "words":
            action.add_argument("file", metavar="FILE", help="the text, or - for standard input")
            action.add_argument("--source-lang", default="ar", metavar="CODE", help="its language (default: ar)")
            action.add_argument(
                "--target-lang", default="en", metavar="CODE", help="language of the gloss (default: en)"
            )
            action.add_argument("--encoding", metavar="ENC", help="character encoding (default: detected)")


def run(arguments: argparse.Namespace) -> int:
    """Do it; UserError says what cannot be done."""
    if arguments.action == "install":
        return _install(arguments.package)
    if arguments.action == "remove":
        return _remove(arguments.pair)
    if arguments.action == "words":
        return _words(arguments)
    return _list()


def _list() -> int:
    from compare.gloss.package import our_folder, scan
    from compare.inert import one_line

    packages, broken = scan()
    for package in packages:
        whose = "" if package.ours else "   (argostranslate's)"
        name = one_line(f"{package.label}   {package.from_name} to {package.to_name}")
        print(f"{name}   {_size(package.size)}   {one_line(str(package.folder))}{whose}")
    for folder, reason in broken:
        say(f"{folder}: {reason}, so it is not used")
    if not packages:
        print(f"no package is installed (ours would be in {our_folder()}); 'muqabala gloss install ar-en' gets one")
    return 0


def _install(what: str) -> int:
    from compare.errors import UserError
    from compare.gloss.install import SUFFIX, install_file
    from compare.gloss.package import CODE

    path = Path(what).expanduser()
    source, _, target = what.partition("-")
    if CODE.fullmatch(source) and CODE.fullmatch(target) and not path.is_file():
        return _download(source, target)
    if not path.exists() and path.name == what and not path.suffix:
        raise UserError(f"{what}: no such file, nor a language pair such as ar-en; name a {SUFFIX} file or a pair")
    _say(install_file(path, _bar()))
    return 0


def _download(source: str, target: str) -> int:
    from compare.gloss.download import find_downloads
    from compare.gloss.translator import require_runtime

    require_runtime()  # Before a hundred megabytes that could not be used.
    for offer in find_downloads(source, target):
        _fetch(offer)
    return 0


def _fetch(offer: Offer) -> None:
    """Download and install one package, unless it is there."""
    from compare.gloss.download import download
    from compare.gloss.install import install_file
    from compare.gloss.package import installed
    from compare.gloss.route import version_key
    from compare.inert import one_line

    for package in installed():
        if package.pair == offer.pair and package.ours and version_key(package.version) >= version_key(offer.version):
            print(one_line(f"{package.label} is installed already, in {package.folder}"))
            return

    def begun(address: str, total: int, there: int) -> None:
        size = _size(total) if total else "of unknown size"
        rest = f" ({_size(there)} are here from an earlier try)" if there else ""
        what = f"downloading {offer.label}, {offer.from_name} to {offer.to_name}: {size}{rest}, from {address}"
        print(one_line(what), flush=True)

    part = download(offer, begun, _bar())
    try:
        _say(install_file(part.path, _bar(), called=f"{offer.pair} from {part.link}"))
    finally:
        part.remove()


def _remove(pair: str) -> int:
    from compare.errors import UserError
    from compare.gloss.install import remove
    from compare.gloss.package import installed

    packages = [package for package in installed() if package.pair == pair]
    if not packages:
        raise UserError(f"{pair}: no such package is installed; 'muqabala gloss list' shows those that are")
    remove(packages[0])
    print(f"removed {packages[0].label}")
    return 0


def _words(arguments: argparse.Namespace) -> int:
    from compare.encoding import open_encoder
    from compare.errors import UserError
    from compare.gloss.package import CODE
    from compare.gloss.words import LABEL, vocabulary_file, word_gloss
    from compare.inert import one_line
    from compare.pipeline import Options, load_document

    source, target = arguments.source_lang, arguments.target_lang
    encoder = open_encoder()
    if not (CODE.fullmatch(source) and CODE.fullmatch(target)):
        raise UserError(f"{source}, {target}: one of them is no language code; use codes such as ar and en")
    if not vocabulary_file(target).is_file() or source.split("-")[0] not in encoder.languages:
        raise UserError(f"no word gloss from {source} to {target}; install a package ('muqabala gloss install PAIR')")
    options = Options(source_language=source, target_language=target, encoding=arguments.encoding)
    document = load_document(arguments.file, source, options)
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    for notice in document.notices:
        say(notice)
    for sentence in document.sentences:
        text = document.sentence_text(sentence.index)
        print(f"{sentence.index + 1}  {one_line(text)}")
        print(f"   {LABEL}: {one_line(word_gloss(text, encoder, source=source, target=target))}")
    return 0


def _say(package: Package) -> None:
    from compare.inert import one_line

    print(one_line(f"installed {package.label}, {package.from_name} to {package.to_name}, in {package.folder}"))


def _bar() -> Callable[[str, int, int], None]:
    """A progress bar on a terminal's standard error; nothing elsewhere."""
    shown = [""]

    def show(stage: str, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        share = f"[{'#' * (done * 30 // total):30}] {100 * done // total:3}%" if total else ""
        line = f"{stage} {share} {_size(done)}"
        if line != shown[0]:
            shown[0] = line
            end = "\n" if total and done >= total else ""
            print(f"\r{line}\x1b[K", end=end, file=sys.stderr, flush=True)

    return show


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
