"""Write the reference pages of docs/ from the grammars. Usage: python scripts/reference.py."""

from pathlib import Path

from reportgen.spec.reference import project_page, reference_page, theme_page

if __name__ == "__main__":
    docs = Path(__file__).parent.parent / "docs"
    (docs / "reference.md").write_text(reference_page(), encoding="utf-8")
    (docs / "theme-reference.md").write_text(theme_page(), encoding="utf-8")
    (docs / "project-reference.md").write_text(project_page(), encoding="utf-8")
