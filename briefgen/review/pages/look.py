"""The style and the script of the review page; the page works without the script."""

import base64
from hashlib import sha256
from typing import Final

STYLE: Final = """\
*{box-sizing:border-box}
html{font:1rem/1.5 Verdana,"DejaVu Sans",sans-serif;color:#1a1a1a;background:#fff;scroll-padding-top:1rem}
body{margin:0 auto;max-width:82rem;padding:1rem}
h1{font-size:1.4rem;line-height:1.3;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin-top:1.8rem}
h3{font-size:1rem;margin:1.4rem 0 .5rem;border-bottom:1px solid #767676}
a{color:#01548b}
:focus-visible{outline:3px solid #01548b;outline-offset:2px}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:not(:focus){position:absolute;left:-99rem}
fieldset{border:1px solid #767676;display:inline-block;margin:.3rem 1rem .3rem 0;padding:.2rem .8rem}
label{margin-right:.8rem}
nav li,.meaning li,.aside li{margin:.25rem 0;overflow-wrap:anywhere}
.passage{margin:.35rem 0;padding:.15rem .6rem;border-left:5px solid transparent;overflow-wrap:anywhere}
.passage.changed{border-left-color:#444}
.passage:target{background:#fff8dc}
.passage p{margin:.2rem 0}
.passage .text{white-space:pre-line}
.head{font-size:.85rem;color:#3b3b3b}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}
.pair>*{min-width:0}
.none{color:#595959;font-style:italic}
.heading{font-weight:bold}
.bullet-1,.number-1,.inside-1{margin-left:1.2rem!important}
.bullet-2,.number-2,.inside-2{margin-left:2.4rem!important}
.bullet-3,.number-3,.inside-3{margin-left:3.6rem!important}
.bullet-1::before,.bullet-2::before,.bullet-3::before{content:"\\2022\\a0"/""}
.cell{border-left:1px solid #767676;padding:0 .5rem}
ins,del{border-radius:2px;padding:0 .1em}
ins{background:#dff3e1;color:#0b3d14;text-decoration:underline;text-decoration-thickness:2px}
del{background:#fbe3e3;color:#7a0c0c;text-decoration:line-through;text-decoration-thickness:2px}
.whole ins,.whole del{text-decoration-thickness:1px}
details{font-size:.85rem;color:#3b3b3b;margin:.2rem .6rem}
details.part{font-size:1rem;color:inherit;margin:.6rem 0}
summary{cursor:pointer}
details li{margin:.15rem 0}
code{font-family:"DejaVu Sans Mono",monospace;font-size:.95em}
body:has(#view-inline:checked) .pair,body:has(#view-inline:checked) .names{display:none}
body:has(#view-side:checked) .inline{display:none}
body:has(#only:checked) .passage.same,body:has(#only:checked) .part.same{display:none}
.names{font-weight:bold}
@media (max-width:45rem){.pair{grid-template-columns:1fr;gap:0}}
@media print{
html{font-size:9pt}
body{max-width:none;padding:0}
nav,.controls,.skip,details,.jump{display:none}
.passage{break-inside:avoid}
h3{break-after:avoid}
ins,del{background:none}
}
"""
# Goes to the next or previous mark that is to be seen, with n and p, or with j and k.
SCRIPT: Final = """\
(() => {
  const seen = () => [...document.querySelectorAll("[data-change]")].filter(each => each.getClientRects().length);
  let at = -1;
  const go = step => {
    const marks = seen();
    if (!marks.length) return;
    const here = marks.indexOf(document.activeElement);
    at = ((here >= 0 ? here : at) + step + marks.length) % marks.length;
    marks[at].focus({preventScroll: true});
    marks[at].scrollIntoView({block: "center"});
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) &&
      event.target.type === "text") return;
    if (event.key === "n" || event.key === "j") go(1);
    else if (event.key === "p" || event.key === "k") go(-1);
    else return;
    event.preventDefault();
  });
  document.getElementById("keys").hidden = false;
})();
"""


def nonce_of(page: str) -> str:
    """What lets the page's own script run and no other: nobody can put it into a text that it is made from."""
    return base64.b64encode(sha256(page.encode("utf-8", "replace")).digest()[:18]).decode()


def policy(nonce: str) -> str:
    """The content policy of the page: only its own style and script."""
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'"
