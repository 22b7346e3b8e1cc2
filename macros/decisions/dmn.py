"""A decision table as DMN 1.3, so that other tools open it and other engines run it.

Names are parts of expressions to an engine, so they are ASCII, and begin with what they name: an
input may then be called ``if``. What a person reads is a label, a description or an annotation.
"""

import json
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from ..models.decision import DecisionRevision, Input, Rule
from . import cells

_NAMESPACES = {
    "xmlns": "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "xmlns:dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
    "xmlns:di": "http://www.omg.org/spec/DMN/20180521/DI/",
}

_RESULT = "result"

_WIDTH, _HEIGHT, _APART = 180, 80, 40
"""The boxes of the diagram: the decision stands above its inputs."""


def dmn(document_id: str, revision_id: str, title: str, table: DecisionRevision) -> str:
    """Return one revision of a document as XML. Raises CellError."""
    name = _name("decision", document_id)
    root = ET.Element(
        "definitions",
        {
            **_NAMESPACES,
            "id": "definitions",
            "name": name,
            "label": title,
            "namespace": f"urn:seller-support-playbook:{document_id}:{revision_id}",
        },
    )
    _result(root, table)
    for key, column in table.inputs.items():
        _input_data(root, key, column)
    decision = _add(root, "decision", id="decision", name=name, label=title)
    _text(decision, "description", "\n".join([table.summary, *_impossible(table)]))
    _add(decision, "variable", name=name, typeRef=_RESULT)
    for key in table.inputs:
        requirement = _add(decision, "informationRequirement", id=f"requirement_{key}")
        _add(requirement, "requiredInput", href=f"#input_{key}")
    _decision_table(decision, table)
    _diagram(root, list(table.inputs))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _result(root: ET.Element, table: DecisionRevision) -> None:
    """Add the type of what the decision returns: text, or by DMN's rule a context of several."""
    result = _add(root, "itemDefinition", id=_RESULT, name=_RESULT)
    if table.hit == "collect":
        result.set("isCollection", "true")
    if len(table.outputs) == 1:
        _text(result, "typeRef", "string")
        return
    for key in table.outputs:
        name = _name("output", key)
        _text(_add(result, "itemComponent", id=f"part_{key}", name=name), "typeRef", "string")


def _input_data(root: ET.Element, key: str, column: Input) -> None:
    name = _name("input", key)
    data = _add(root, "inputData", id=f"input_{key}", name=name, label=column.label)
    _text(data, "description", "\n".join(filter(None, [column.ask, column.hint])))
    _add(data, "variable", name=name, typeRef=_type(column))


def _impossible(table: DecisionRevision) -> Iterator[str]:
    """Say which combinations cannot occur: DMN has no place for them."""
    for one in table.impossible:
        when = (
            f"{table.inputs[key].label}={cells.label(table.inputs[key], cell)}"
            for key, cell in one.when.items()
        )
        yield f"起こらない組み合わせ: {'、'.join(when)}（{one.why}）"


def _decision_table(decision: ET.Element, table: DecisionRevision) -> None:
    parent = _add(decision, "decisionTable", id="table", hitPolicy=table.hit.upper())
    if table.hit_reason:
        _text(parent, "description", table.hit_reason)
    for key, column in table.inputs.items():
        clause = _add(parent, "input", id=f"column_{key}", label=column.label)
        expression = _add(clause, "inputExpression", id=f"asked_{key}", typeRef=_type(column))
        _text(expression, "text", _name("input", key))
        _tests(clause, "inputValues", f"domain_{key}", _domain(column))
    for key, output in table.outputs.items():
        clause = _add(parent, "output", id=f"output_{key}", label=output.label)
        if len(table.outputs) > 1:
            # A single output has neither, by DMN's rule: it is the result.
            clause.attrib |= {"name": _name("output", key), "typeRef": "string"}
        _tests(clause, "outputValues", f"values_{key}", map(_string, output.values))
    for heading in ("規則", "理由", "次にすること", "出典"):
        _add(parent, "annotation", name=heading)
    for rule in table.rules:
        _rule(parent, table, rule)


def _rule(parent: ET.Element, table: DecisionRevision, rule: Rule) -> None:
    row = _add(parent, "rule", id=f"rule_{rule.id}")
    # dmn-js shows this as the only annotation; other tools show the entries below.
    _text(row, "description", rule.why)
    for key, column in table.inputs.items():
        tests = _cell(column, rule.when[key]) if key in rule.when else ["-"]
        _tests(row, "inputEntry", f"condition_{rule.id}_{key}", tests)
    for key in table.outputs:
        entry = _add(row, "outputEntry", id=f"result_{rule.id}_{key}")
        _text(entry, "text", _string(rule.then[key]))
    for said in (rule.id, rule.why, rule.do or "", "、".join(rule.source)):
        _text(_add(row, "annotationEntry"), "text", said)


def _type(column: Input) -> str:
    return "string" if column.domain is None else "number"


def _domain(column: Input) -> Iterable[str]:
    if column.domain is None:
        return map(_string, column.values or ())
    return [cells.between(cells.parse_domain(column.domain))]


def _cell(column: Input, accepted: Iterable[str]) -> Iterable[str]:
    if column.domain is None:
        return map(_string, accepted)
    domain = cells.parse_domain(column.domain)
    return [_range(cells.parse_range(one, domain)) for one in accepted]


def _range(one: cells.Range) -> str:
    is_point = one.low[0] == one.high[0]
    return cells.number(one.low[0]) if is_point else cells.between(one)


def _string(text: str) -> str:
    """Write a string as FEEL does, which for the characters of a text is as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _name(kind: str, key: str) -> str:
    return f"{kind}_{key.replace('-', '_')}"


def _diagram(root: ET.Element, keys: list[str]) -> None:
    diagram = _add(_add(root, "dmndi:DMNDI"), "dmndi:DMNDiagram", id="diagram")
    lefts = [_APART + index * (_WIDTH + _APART) for index in range(len(keys))]
    top, below = _APART, _APART + 2 * _HEIGHT
    middle = (lefts[0] + lefts[-1]) // 2
    _shape(diagram, "decision", middle, top)
    for key, left in zip(keys, lefts, strict=True):
        _shape(diagram, f"input_{key}", left, below)
        edge = _add(diagram, "dmndi:DMNEdge", id=f"edge_{key}", dmnElementRef=f"requirement_{key}")
        for x, y in ((left, below), (middle, top + _HEIGHT)):
            _add(edge, "di:waypoint", x=str(x + _WIDTH // 2), y=str(y))


def _shape(diagram: ET.Element, element: str, x: int, y: int) -> None:
    shape = _add(diagram, "dmndi:DMNShape", id=f"shape_{element}", dmnElementRef=element)
    _add(shape, "dc:Bounds", x=str(x), y=str(y), width=str(_WIDTH), height=str(_HEIGHT))


def _tests(parent: ET.Element, tag: str, id_: str, tests: Iterable[str]) -> None:
    _text(_add(parent, tag, id=id_), "text", ", ".join(tests))


def _text(parent: ET.Element, tag: str, text: str) -> None:
    _add(parent, tag).text = text


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, attributes)
