"""The packaged house style, for tests that render."""

from briefgen.folders import TemplateFolders
from briefgen.render.house_style import read_style

STYLE = read_style("rijksoverheid", folders=TemplateFolders.standard())
