"""Style sheets, lightened: without what says nothing to a browser, nor the rules of what no page has."""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator


def compact(css: str) -> str:
    """The sheet without its comments, nor the space and the last signs that change nothing."""
    return str(tinycss2.serialize([*_tight(tinycss2.parse_component_value_list(css, skip_comments=True))]))


def _tight(tokens: list[Any]) -> Iterator[Any]:
    """These tokens and those that they hold; a space stays where it parts two words or two selectors."""
    while tokens and (tokens[-1].type == "whitespace" or tokens[-1] == ";"):
        tokens.pop()
    before = None
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        if token.type == "whitespace":
            if _needs_none(before, ",;>:") or _needs_none(after, ",;>"):
                continue
            token.value = " "
        for held in ("content", "arguments"):
            if hasattr(token, held):
                setattr(token, held, [*_tight(getattr(token, held))])
        before = token
        yield token


def _needs_none(beside: Any, signs: str) -> bool:
    """Whether a space is of no use next to it: an end, a block, one of these signs, another space."""
    if beside is None or beside.type in {"{} block", "whitespace"}:
        return True
    return beside.type == "literal" and beside.value in signs


def lightened(css: str, absent: Iterable[str]) -> str:
    """The sheet without the selectors that ask for one of these classes or attributes, nor the pictures of these alone.

    A name is written as that of a file: « * » for some signs, « ? » for one.
    """
    lacks = re.compile("|".join(map(fnmatch.translate, absent))).match
    rules = list(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), lacks))
    named = set(_variables(rules))
    for rule in _style_rules(rules):
        rule.content = [*_declarations(rule.content, named)]
    return str(tinycss2.serialize([rule for rule in rules if rule.content is None or rule.content]))


def _kept(rules: Iterable[Any], lacks: Callable[[str], object]) -> Iterator[Any]:
    """The rules that may still apply, the media that hold some, whatever is neither."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _split(rule.prelude, ",") if not any(map(lacks, _asked(one)))]
            rule.prelude = [token for one in selectors for token in (*one, COMMA)][:-1]
            if selectors:
                yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = [*_kept(inner, lacks)]
            if rule.content:
                yield rule
        else:
            yield rule


COMMA = tinycss2.parse_one_component_value(",")


def _split(tokens: Iterable[Any], sign: str) -> list[list[Any]]:
    """These tokens cut at each sign that stands in no parenthesis."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == sign:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _asked(selector: list[Any]) -> Iterator[str]:
    """The classes and the attributes without which it matches nothing, be they in no « :not() » nor « :is() »."""
    for before, token in zip([None, *selector], selector, strict=False):
        if token.type == "ident" and before is not None and before.type == "literal" and before.value == ".":
            yield token.value
        elif token.type == "[] block":
            yield tinycss2.serialize(token.content)


def _style_rules(rules: Iterable[Any]) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            yield from _style_rules(rule.content)


def _variables(tokens: Iterable[Any]) -> Iterator[str]:
    """The variables that these rules or tokens take, wherever that is."""
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            yield next(one.value for one in token.arguments if one.type == "ident")
        for part in ("prelude", "content", "arguments"):
            yield from _variables(getattr(token, part, None) or ())


def _declarations(tokens: Iterable[Any], named: Collection[str]) -> Iterator[Any]:
    """Those of a rule, but for the pictures of which nothing takes the variable."""
    for declaration in _split(tokens, ";"):
        name = next((token.value for token in declaration if token.type == "ident"), "")
        picture = any(token.type == "url" or getattr(token, "lower_name", "") == "url" for token in declaration)
        if name and not (picture and name.startswith("--") and name not in named):
            yield from (*declaration, SEMICOLON)


SEMICOLON = tinycss2.parse_one_component_value(";")
