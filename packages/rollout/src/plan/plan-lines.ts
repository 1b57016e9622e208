import { describeOwner, describeRef } from '@netloom/cluster';
import { describeList, NETLOOM_NAMESPACE } from '@netloom/network-model';
import { holdsFacts } from '@netloom/network-model/chart';
import { printFieldLines, printValue } from '../changes/fields/print-field.ts';
import type { ObjectChange } from '../changes/objects/diff-objects.ts';
import type { PoolsInBetween } from '../changes/pools-in-between.ts';
import { TOPICS, type Statement } from '../changes/statement.ts';
import type { Drift, DriftedField } from './drift.ts';
import { isEmpty, type Plan } from './plan.ts';

/** The others are in `--output json`. */
const MOST_SUBJECTS = 8;

const SIGNS = {
  add: '+',
  create: '+',
  change: '~',
  adopt: '!',
  refuse: '?',
  remove: '-',
  delete: '-',
} as const;

/** What is said of one subject: a heading, and lines below it. */
export interface PlanPart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What changes in network words. */
export function wordParts({ statements }: Pick<Plan, 'statements'>): readonly PlanPart[] {
  return [...Map.groupBy(statements, ({ topic }) => topic)].map(([topic, own]) => ({
    title: TOPICS[topic],
    lines: printStatements(own),
  }));
}

/** The same object by object, and what follows from it. */
export function objectParts({ objects, drift, twoSteps }: Plan): readonly PlanPart[] {
  const parts = [
    { title: 'objects', lines: objects.flatMap(printObject) },
    { title: 'changed in the cluster', lines: drift.flatMap(printDrift) },
    { title: TWO_STEPS, lines: twoSteps === null ? [] : printSteps(twoSteps) },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

const TWO_STEPS = 'pools in two steps: MetalLB takes no address into a pool while another pool has it';

/** The same change of several things is one line. */
function printStatements(statements: readonly Statement[]): readonly string[] {
  const alike = Map.groupBy(statements, ({ action, text }) => `${action}\n${text}`);
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const more = group.length - MOST_SUBJECTS;
    const subjects = group.slice(0, MOST_SUBJECTS).map(({ subject }) => subject);
    const all = more > 0 ? [...subjects, `${more} more`] : subjects;
    return [`  ${SIGNS[first.action]} ${describeList(all)} ${first.text}`];
  });
}

function printObject(change: ObjectChange): readonly string[] {
  return [
    `  ${SIGNS[change.action]} ${describeRef(change)}${ofOwner(change)}`,
    ...fieldLines(change).map((line) => `      ${line}`),
  ];
}

/** Whose it is matters where it is taken over. */
function ofOwner({ action, owner }: ObjectChange): string {
  return owner === null || (action !== 'adopt' && action !== 'refuse')
    ? ''
    : ` (owner: ${describeOwner(owner)})`;
}

/** Facts repeat the statements: their names are enough. */
function fieldLines({ kind, namespace, name, fields }: ObjectChange): readonly string[] {
  const isFacts = kind === 'ConfigMap' && namespace === NETLOOM_NAMESPACE && holdsFacts(name);
  if (!isFacts) return fields.flatMap(printFieldLines);
  const facts = fields.filter(({ path }) => path.startsWith('data'));
  const others = fields.filter((field) => !facts.includes(field));
  if (facts.length === 0) return others.flatMap(printFieldLines);
  const names = facts.map(({ path }) => path.replace(/^data(\.|\["?)(.*?)("?\])?$/, '$2'));
  return [...others.flatMap(printFieldLines), `~ facts that follow the file: ${names.join(', ')}`];
}

function printDrift({ state, by, fields, ...ref }: Drift): readonly string[] {
  if (state === 'deleted') return [`  - ${describeRef(ref)} was deleted`];
  const who = by === null ? '' : `, where ${by}`;
  return [
    `  ~ ${describeRef(ref)} was edited${who}`,
    ...fields.map((field) => `      ${describeDrift(field)}`),
  ];
}

const FILE_SAYS = {
  keeps: '',
  changes: '; the file changes it as well',
  agrees: '; the file says what is live',
} as const satisfies Record<DriftedField['file'], string>;

function describeDrift({ path, installed, live, file }: DriftedField): string {
  const [was, is] = [installed, live].map((value) => (value === undefined ? 'not set' : printValue(value)));
  return `${path}: installed ${was ?? ''}, live ${is ?? ''}${FILE_SAYS[file]}`;
}

function printSteps({ moves, between }: PoolsInBetween): readonly string[] {
  return [
    ...moves.map(({ from, to, addresses }) => `  ${addresses} goes from ${from} to ${to}`),
    `  1. ${between.length === 0 ? 'no pool is left' : describeList(between.map(({ name, addresses }) => `${name} has ${addresses.join(', ')}`))}`,
    '  2. the pools as the network says; a Service keeps an address that moves',
  ];
}

/** How many objects and operators change, in one line. */
export function planSummary(plan: Plan): string {
  if (isEmpty(plan)) return 'no changes';
  const count = (action: string, steps: readonly { readonly action: string }[] = plan.objects): number =>
    steps.filter((step) => step.action === action).length;
  const adopted = count('adopt');
  const operators = plan.rollout?.operators ?? [];
  const installs = [
    ...(count('install', operators) === 0 ? [] : [`${count('install', operators)} to install`]),
    ...(count('upgrade', operators) === 0 ? [] : [`${count('upgrade', operators)} to upgrade`]),
  ];
  return [
    `objects: ${count('create')} to create, ${count('change')} to change, ${adopted === 0 ? '' : `${adopted} to adopt, `}${count('delete')} to delete`,
    ...(installs.length === 0 ? [] : [`operators: ${installs.join(', ')}`]),
    ...(plan.drift.length === 0 ? [] : [`${plan.drift.length} changed in the cluster`]),
  ].join('; ');
}
