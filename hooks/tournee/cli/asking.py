"""What is asked at a terminal."""

from __future__ import annotations

import sys
from typing import Any

import click


def au_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def ask(question: str, **reglages: Any) -> Any:
    """The answer, as `click.prompt` takes it; the question is followed by a colon as French writes it."""
    return click.prompt(question.removesuffix("."), prompt_suffix="\u00a0: ", **reglages)
