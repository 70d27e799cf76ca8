"""axe-core in a headless Chromium: what in a page some people cannot use."""

import json
import subprocess
import tempfile
from html import unescape
from pathlib import Path

from needs import need_npm, need_program

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--window-size=1000,1400", "--virtual-time-budget=60000",
)  # fmt: skip
_RUN = """
<script>%s</script>
<script>
axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(result => {
  const said = result.violations.map(each => [each.id, each.impact, each.nodes.map(node => node.html)]);
  document.documentElement.innerHTML = "<pre id='axe'></pre>";
  document.getElementById("axe").textContent = JSON.stringify({said: said, passes: result.passes.length});
});
</script>
"""


def violations(page: bytes) -> list[str]:
    """The rules that the page breaks, with the elements that do. The page's ban on scripts is lifted to ask."""
    text = page.decode()
    policy = text[text.index("<meta http-equiv=") : text.index("<meta name=")]
    script = need_npm("axe-core", "axe.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    chromium = need_program("chromium", "chromium-browser", "google-chrome", package="chromium")
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "page.html"
        asked.write_text(text.replace(policy, "").replace("</body>", f"{_RUN % script}</body>"), encoding="utf-8")
        command = [chromium, *_FLAGS, f"--user-data-dir={folder}/profile", "--dump-dom", asked.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer = json.loads(unescape(done.stdout.partition('<pre id="axe">')[2].partition("</pre>")[0]))
    assert answer["passes"] > 10, "axe did not look at the page"
    return [f"{rule} ({impact}): {elements}" for rule, impact, elements in answer["said"]]
