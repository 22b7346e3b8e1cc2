"""Drools, the engine that many tools of the standard build on, as a program that answers HTTP here.

It is too large for every machine that runs the tests; ``tests.verify_dmn`` installs it.
"""

import json
import re
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.request import Request, urlopen

from .exams import Answer, Exam, answer, facts

CACHE = Path(__file__).parents[2] / ".cache" / "drools"
PACKAGE = "@kie-tools/jitexecutor-native"
BINARY = CACHE / "node_modules" / PACKAGE / "dist" / "linux" / "jitexecutor"
FILE = "table.dmn"

_ALL = """\
<decisionService id="service" name="service">
  <variable name="service"/><outputDecision href="#decision"/>{inputs}
</decisionService>
<inputData id="cases" name="cases"><variable name="cases" typeRef="Any"/></inputData>
<decision id="all" name="all">
  <variable name="all" typeRef="Any"/>
  <informationRequirement><requiredInput href="#cases"/></informationRequirement>
  <knowledgeRequirement><requiredKnowledge href="#service"/></knowledgeRequirement>
  <literalExpression><text>for case in cases return service({given})</text></literalExpression>
</decision>
"""
"""A second decision that asks the first one for each of many situations: one call is quick."""


class Drools:
    """A running Drools. Leaving the context ends it."""

    def __enter__(self) -> Self:
        """Start it on a free port and wait until it listens."""
        options = ["http.host=127.0.0.1", "http.port=0", 'log.category."org.kie".level=OFF']
        self._process = subprocess.Popen(
            [BINARY, *(f"-Dquarkus.{one}" for one in options)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        said = ""
        for line in self._process.stdout or ():
            said += line
            if listening := re.search(r"Listening on: (http://127\.0\.0\.1:[0-9]+)", line):
                self._url = listening[1]
                return self
        raise RuntimeError(said)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        self._process.terminate()
        self._process.communicate()

    def answers(self, exam: Exam) -> list[Answer]:
        """Return what it answers in each situation."""
        names = [f"input_{key.replace('-', '_')}" for key in exam.table.inputs]
        inputs = "".join(f'<inputData href="#input_{key}"/>' for key in exam.table.inputs)
        asking = _ALL.format(inputs=inputs, given=", ".join(f"case.{name}" for name in names))
        xml = exam.xml.replace("<dmndi:DMNDI>", f"{asking}<dmndi:DMNDI>")
        cases = [facts(one) for one in exam.situations]
        results = self._ask("/jitdmn", xml, context={"cases": cases})["all"]
        return [answer(exam.table, result) for result in results]

    def findings(self, xml: str) -> list[dict[str, str]]:
        """Return what it finds in a table: messages with a ``messageType`` and a ``level``."""
        found: list[dict[str, str]] = self._ask("/jitdmn/validate", xml)
        return found

    def _ask(self, path: str, xml: str, **more: object) -> Any:
        payload = {"mainURI": FILE, "resources": [{"URI": FILE, "content": xml}], **more}
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self._url}{path}", json.dumps(payload).encode(), headers)  # noqa: S310
        with urlopen(request) as response:  # noqa: S310 - our own program on this machine
            return json.load(response)
