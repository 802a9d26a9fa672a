"""A version that was not written into a folder: what a spec gives now, to be compared with another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.content.blocks import Content
from reportgen.facts.ledger import Ledger
from reportgen.facts.serialise import facts_json
from reportgen.publish.diff.fields import parsed
from reportgen.publish.diff.read import FACTS
from reportgen.publish.diff.records import version_of
from reportgen.publish.diff.version import BuiltVersion
from reportgen.publish.manifest import MANIFEST, manifest
from reportgen.publish.spec_files import spec_files, text_of
from reportgen.publish.transcript import TEXT, text_json
from reportgen.spec.spec import Spec


def unwritten(spec: Spec, ledger: Ledger, contents: Sequence[Content], name: str) -> BuiltVersion:
    """Return the version that a build would write, read back from the same text; nothing is drawn.

    Parameters
    ----------
    spec, ledger, contents
        What the stages before made.
    name
        What to call it.
    """
    facts, text = facts_json(spec, ledger, contents), text_json(contents, ledger)
    made_of = manifest(spec, ledger, {}, {})
    found = version_of(name, *(parsed(t.encode(), f) for t, f in ((facts, FACTS), (made_of, MANIFEST), (text, TEXT))))
    return replace(found, specs={file: text_of(data) for file, data in spec_files(spec).items()})
