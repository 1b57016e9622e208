import type { Folder } from '../../folder/folder.ts';
import type { Tree } from '../../tree.ts';
import { mergeValues } from '../../tree/merge-values.ts';
import { at, entriesAt, itemsAt, textAt, textsAt } from '../../tree/nodes.ts';
import { gitParameters } from './git-generator.ts';
import { fillIn, flatten, join, type Parameters } from './parameters.ts';

/** What one element of a generator fills in, and the template that it brings along. */
export interface Generated {
  readonly parameters: Parameters;
  readonly template: Tree | undefined;
}

export interface GeneratorReading {
  readonly folder: Folder;
  /** Why some generators gave nothing. */
  readonly skipped: string[];
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/ */
export function generate(generator: Tree, reading: GeneratorReading): readonly Generated[] {
  const [[kind] = ['']] = entriesAt(generator).filter(([name]) => name !== 'selector');
  const inner = at(generator, kind);
  const own = at(inner, 'template');
  return elements(kind, inner, reading)
    .filter(({ parameters }) => isSelected(parameters, at(generator, 'selector'), reading))
    .map((one) => ({ ...one, template: mergedTemplate(one.template, own) }));
}

/** What a generator states of the template is above what the set states. */
export function mergedTemplate(below: Tree | undefined, above: Tree | undefined): Tree | undefined {
  return above === undefined ? below : mergeValues(below, above);
}

function elements(kind: string, inner: Tree | undefined, reading: GeneratorReading): readonly Generated[] {
  switch (kind) {
    case 'list':
      if (at(inner, 'elementsYaml') !== undefined) reading.skipped.push('elementsYaml is not evaluated');
      return itemsAt(inner, 'elements').map((element) => plain(flatten(element)));
    case 'git':
      return gitParameters(inner, reading.folder).map((one) => plain(withValues(one, inner)));
    case 'clusters':
      return [plain(withValues(IN_CLUSTER, inner))];
    case 'matrix':
      return matrix(itemsAt(inner, 'generators'), reading);
    case 'merge':
      return merge(inner, reading);
    default:
      reading.skipped.push(`generator "${kind}" asks what is not in the repository`);
      return [];
  }
}

const IN_CLUSTER: Parameters = new Map([
  ['name', 'in-cluster'],
  ['nameNormalized', 'in-cluster'],
  ['server', 'https://kubernetes.default.svc'],
]);

function plain(parameters: Parameters): Generated {
  return { parameters, template: undefined };
}

/** `values` of a generator may use what it gives. */
function withValues(parameters: Parameters, inner: Tree | undefined): Parameters {
  const values = at(inner, 'values');
  return values === undefined ? parameters : join(flatten(fillIn(values, parameters), 'values'), parameters);
}

/** The second generator may use what the first gives. */
function matrix(generators: readonly Tree[], reading: GeneratorReading): readonly Generated[] {
  const [first, second] = generators;
  if (first === undefined || second === undefined) return [];
  return generate(first, reading).flatMap((left) =>
    generate(fillIn(second, left.parameters), reading).map((right) => ({
      parameters: join(left.parameters, right.parameters),
      template: mergedTemplate(left.template, right.template),
    })),
  );
}

/** The elements of the first generator, with what those of the others add that agree with them in all keys. */
function merge(inner: Tree | undefined, reading: GeneratorReading): readonly Generated[] {
  const keys = textsAt(inner, 'mergeKeys');
  const [base = [], ...others] = itemsAt(inner, 'generators').map((one) => generate(one, reading));
  return base.map((one) =>
    others.reduce((below, list) => {
      const same = list.find(({ parameters }) =>
        keys.every((key) => parameters.get(key) === below.parameters.get(key)),
      );
      if (same === undefined) return below;
      return {
        parameters: join(below.parameters, same.parameters),
        template: mergedTemplate(below.template, same.template),
      };
    }, one),
  );
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Post-Selector/ */
function isSelected(
  parameters: Parameters,
  selector: Tree | undefined,
  { skipped }: GeneratorReading,
): boolean {
  const labels = entriesAt(selector, 'matchLabels').every(
    ([name, { value }]) => parameters.get(name) === textAt(value),
  );
  return (
    labels &&
    itemsAt(selector, 'matchExpressions').every((expression) => {
      const value = parameters.get(textAt(expression, 'key') ?? '');
      const values = textsAt(expression, 'values');
      switch (textAt(expression, 'operator')) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        case undefined:
        default:
          skipped.push('an operator of a selector is not known');
          return false;
      }
    })
  );
}
