"""Write docs/reference.md from the grammar. Usage: python scripts/reference.py."""

from pathlib import Path

from reportgen.spec.reference import reference_page

if __name__ == "__main__":
    page = Path(__file__).parent.parent / "docs" / "reference.md"
    page.write_text(reference_page(), encoding="utf-8")
