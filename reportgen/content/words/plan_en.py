"""Words of plans and of numbers that others published: English."""

from __future__ import annotations

PHRASES = {
    "register-kind": "Kind",
    "kind-published": "published figure",
    "kind-operation": "operational measure",
    "register-how": "Computed",
    "register-place": "Place",
    "register-date": "Time",
}
