"""What a language calls itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OWN_NAMES: Mapping[str, str] = MappingProxyType({"zh-CN": "简体中文", "zh-TW": "繁體中文", "en": "English"})
"""By tag."""
