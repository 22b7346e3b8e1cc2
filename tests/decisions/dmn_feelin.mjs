// Runs decision tables in DMN with dmn-moddle and feelin. Reads a list of {xml, cases} and writes,
// for each table, what each case is answered: DMN's own result, or null where no rule applies.
import { text } from "node:stream/consumers";
import { DmnModdle } from "dmn-moddle";
import { evaluate, unaryTest } from "feelin";

function sound({ value, warnings }) {
  if (warnings.length) throw new Error(JSON.stringify(warnings));
  return value;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function answer(table, given) {
  const asked = table.input.map((column) => sound(evaluate(column.inputExpression.text, given)));
  const holds = (entry, index) => sound(unaryTest(entry.text, { "?": asked[index] }));
  const told = (rule) => rule.outputEntry.map((entry) => sound(evaluate(entry.text)));
  const hits = table.rule.filter((rule) => rule.inputEntry.every(holds)).map(told);
  const result = (values) =>
    values.length === 1
      ? values[0]
      : Object.fromEntries(table.output.map((output, index) => [output.name, values[index]]));
  const ranked = table.output.map((output) => sound(evaluate(`[${output.outputValues.text}]`)));
  const byPriority = (one, other) => {
    const ranks = ranked.map((list, index) => list.indexOf(one[index]) - list.indexOf(other[index]));
    return ranks.find((difference) => difference !== 0) ?? 0;
  };
  if (table.hitPolicy === "COLLECT") return hits.map(result);
  if (table.hitPolicy === "UNIQUE" && hits.length > 1) throw new Error("several rules apply");
  if (table.hitPolicy === "ANY" && !hits.every((hit) => same(hit, hits[0])))
    throw new Error("rules that apply differ");
  if (table.hitPolicy === "PRIORITY") hits.sort(byPriority);
  return hits.length ? result(hits[0]) : null;
}

async function answers({ xml, cases }) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  if (warnings.length) throw new Error(String(warnings));
  const decision = rootElement.drgElement.find((element) => element.$type === "dmn:Decision");
  return cases.map((given) => answer(decision.decisionLogic, given));
}

const tables = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await Promise.all(tables.map(answers))));
