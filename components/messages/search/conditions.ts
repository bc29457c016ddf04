/** One comparison that people build without writing an expression. */
export interface Condition {
  /** `value.status`, `headers["x-id"]`: where the field is. */
  path: string;
  operator: Operator;
  /** As the expression has it: `"FAILED"`, `12.5`, `true`; empty where the operator takes none. */
  literal: string;
}

export interface Conditions {
  join: '&&' | '||';
  all: Condition[];
}

/** Words for people, and how the expression says it. */
export const operators = {
  is: { infix: '==' },
  'is not': { infix: '!=' },
  '>': { infix: '>' },
  '≥': { infix: '>=' },
  '<': { infix: '<' },
  '≤': { infix: '<=' },
  contains: { method: 'contains' },
  'starts with': { method: 'startsWith' },
  'ends with': { method: 'endsWith' },
  matches: { method: 'matches' },
  exists: { test: 'has' },
  'is missing': { test: '!has' },
} as const satisfies Record<string, { infix: string } | { method: string } | { test: string }>;

export type Operator = keyof typeof operators;

export const takesValue = (operator: Operator) => !('test' in operators[operator]);

export function writeCondition({ path, operator, literal }: Condition): string {
  const way: { infix?: string; method?: string; test?: string } = operators[operator];
  if (way.infix) return `${path} ${way.infix} ${literal}`;
  return way.method ? `${path}.${way.method}(${literal})` : `${way.test}(${path})`;
}

export const writeConditions = ({ join, all }: Conditions) => all.map(writeCondition).join(` ${join} `);

const text = String.raw`"(?:[^"\\]|\\.)*"`;
const path = String.raw`(?:key|value|headers|keyText|valueText|offset|partition|timestamp|size)(?:\.[A-Za-z_]\w*|\[(?:\d+|${text})\])*`;
const literal = String.raw`${text}|-?\d+(?:\.\d+)?|true|false|null|timestamp\(${text}\)`;
const infixes: Record<string, Operator> = { '==': 'is', '!=': 'is not', '>': '>', '>=': '≥', '<': '<', '<=': '≤' };
const methods: Record<string, Operator> = {
  contains: 'contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
  matches: 'matches',
};
const single = new RegExp(
  String.raw`\s*(?:(?<test>!?has)\((?<tested>${path})\)|(?<asked>${path})\.(?<method>contains|startsWith|endsWith|matches)\((?<argument>${text})\)|(?<path>${path})\s*(?<infix>==|!=|>=|<=|>|<)\s*(?<literal>${literal}))\s*(?<join>&&|\|\||$)`,
  'y',
);

/** The conditions of an expression that a person could have built; null: it says more than that. */
export function readConditions(expression: string): Conditions | null {
  const all: Condition[] = [];
  const joins = new Set<string>();
  single.lastIndex = 0;
  while (single.lastIndex < expression.length) {
    const { groups } = single.exec(expression) ?? {};
    const condition = groups && conditionOf(groups);
    if (!condition) return null;
    all.push(condition);
    const { join = '' } = groups;
    if (join === '') return joins.size > 1 ? null : { join: joins.has('||') ? '||' : '&&', all };
    joins.add(join);
  }
  return all.length === 0 && expression.trim() === '' ? { join: '&&', all } : null;
}

function conditionOf(groups: Record<string, string | undefined>): Condition | null {
  const { test, tested = '', asked = '', method, argument = '', path = '', infix = '', literal = '' } = groups;
  if (test) return { path: tested, operator: test === 'has' ? 'exists' : 'is missing', literal: '' };
  if (method) {
    const operator = methods[method];
    return operator ? { path: asked, operator, literal: argument } : null;
  }
  const operator = infixes[infix];
  return operator ? { path, operator, literal } : null;
}

/** What a person typed, as the expression needs it: a number, a word such as `true`, a time, else a text. */
export function literalOf(typed: string, type: string | undefined): string {
  const trimmed = typed.trim();
  if (type === 'time' && Number.isFinite(Date.parse(trimmed))) {
    return `timestamp(${JSON.stringify(new Date(trimmed).toISOString())})`;
  }
  if (type !== 'text' && /^(-?\d+(\.\d+)?|true|false|null)$/.test(trimmed)) return trimmed;
  return JSON.stringify(typed);
}

/** What stands in the field for typing. */
export function typedOf(literal: string): string {
  const [, time] = /^timestamp\((.*)\)$/.exec(literal) ?? [];
  if (time !== undefined) return typedOf(time);
  if (!literal.startsWith('"')) return literal;
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
