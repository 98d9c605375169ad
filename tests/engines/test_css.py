"""A sheet of others, without the rules of what no page has."""

from __future__ import annotations

import pytest

from tournee.engines.css import lightened


@pytest.mark.parametrize(
    ("css", "attendu"),
    [
        (".a{color:red}.b{color:red}", ".b{color:red;}"),
        (".a,.b{color:red}", ".b{color:red;}"),
        (".b .a:hover{color:red}p{color:red}", "p{color:red;}"),
        (".b:not(.a){color:red}", ".b:not(.a){color:red;}"),
        (":is(.a,.b) p{color:red}", ":is(.a,.b) p{color:red;}"),
        ("[x=1] p,[x=2] p{color:red}", "[x=2] p{color:red;}"),
        (".suite-une .b,.suitable{color:red}", ".suitable{color:red;}"),
        ("@media print{.a{color:red}}@media screen{.b{color:red}.a{top:0}}", "@media screen{.b{color:red;}}"),
        ("@keyframes a{0%{top:0}}", "@keyframes a{0%{top:0}}"),
        (
            """:root{--i:url("data:x;,<a b='c'>");--j:url(y)}.a{content:var(--i)}.b{content:var(--j)}""",
            ":root{--j:url(y);}.b{content:var(--j);}",
        ),
        (":root{--c:red}", ":root{--c:red;}"),
        ("/* ! */.b{}", ""),
    ],
)
def test_what_no_page_has_goes_with_the_pictures_that_it_alone_showed(css: str, attendu: str) -> None:
    assert lightened(css, ["a", "suite-*", "x=1"]) == attendu
