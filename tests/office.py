"""LibreOffice as another reader of Word files: it saves one again, with all its tracked changes accepted or rejected.

Where it is not installed the tests that ask for it are skipped.
"""

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Tracked" script:language="StarBasic">{}
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{}</library:library>"""
_BASIC = """
Sub Saved(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  If command <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & command, "", 0, Array())
  End If
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName"
  form(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(target), form())
  document.close(True)
End Sub
"""


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self._program = shutil.which("soffice")
        self._folder = folder
        self._profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        if self._program:
            self._call("--terminate_after_init")  # it makes its profile, and would write over one that is there
            library = folder / "profile/user/basic/Standard"
            (library / "script.xlb").write_text(_LIBRARY.format('<library:element library:name="Tracked"/>'))
            (library / "Tracked.xba").write_text(_MODULE.format(escape(_BASIC)))

    def saved(self, raw: bytes, command: str = "") -> bytes:
        """A Word file saved again after a command: AcceptAllTrackedChanges, RejectAllTrackedChanges, or none."""
        if not self._program:
            pytest.skip("LibreOffice is not installed")
        source, target = self._folder / "source.docx", self._folder / "target.docx"
        source.write_bytes(raw)
        target.unlink(missing_ok=True)
        self._call(f'macro:///Standard.Tracked.Saved("{source}","{target}","{command}")')
        return target.read_bytes()

    def _call(self, what: str) -> None:
        assert self._program
        called = [self._program, self._profile, "--headless", "--norestore", what]
        subprocess.run(called, check=True, timeout=120, capture_output=True)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, to be imported by the tests that use it."""
    return Office(tmp_path_factory.mktemp("office"))
