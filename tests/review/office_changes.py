"""Run by a Python that has LibreOffice's API: opens documents, takes or refuses all changes, saves them again.

Arguments: a pipe's name, then for each document what to do (`accept`, `reject` or `keep`), its path and where to save
it.
"""

import contextlib
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def named(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connected(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _attempt in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - LibreOffice raises classes of its own while it starts
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start")


def main(pipe, *jobs):
    context = connected(pipe)
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    helper = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for what, source, target in zip(jobs[::3], jobs[1::3], jobs[2::3], strict=True):
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (named("Hidden", True),))
        if what in COMMANDS:
            helper.executeDispatch(document.getCurrentController().getFrame(), COMMANDS[what], "", 0, ())
        document.storeToURL(uno.systemPathToFileUrl(target), (named("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    with contextlib.suppress(Exception):  # the connection ends before the answer comes
        desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
