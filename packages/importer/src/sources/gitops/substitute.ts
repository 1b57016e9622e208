import { resolvePlain } from '@netloom/diagnostics';
import type { HiddenPart, Tree, TreeScalar } from '../tree.ts';
import { noteRewrite } from '../tree/embedded.ts';
import { mapScalars, textAt } from '../tree/nodes.ts';
import { secretPlaceholder, unknownPlaceholder } from '../tree/secrets.ts';

/** What `${NAME}` stands for in one Flux Kustomization. */
export interface Variables {
  readonly values: ReadonlyMap<string, TreeScalar>;
  /** Whether a source of variables is not in the repository: then what is missing may be stated there. */
  readonly isPartial: boolean;
}

/**
 * `${NAME}` and `${NAME:=default}`, with variables inside a default; `$$` is a dollar sign.
 * https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
const VARIABLE = /\$\$|\$\{([_A-Za-z][_A-Za-z0-9]*)(?:(:=|:-|=)((?:[^{}]|\{[^{}]*\})*)|([#%/^,:][^{}]*))?\}/g;

/** Objects that say so are left alone. */
const SUBSTITUTE = 'kustomize.toolkit.fluxcd.io/substitute';

/** The object with its variables replaced as Flux does it after the build: also in keys of data, and read again as YAML. */
export function substitute(object: Tree, variables: Variables): Tree {
  for (const field of ['labels', 'annotations']) {
    if (textAt(object, 'metadata', field, SUBSTITUTE) === 'disabled') return object;
  }
  return substituteIn(object, variables);
}

function substituteIn(tree: Tree, variables: Variables): Tree {
  return mapScalars(tree, (scalar) => substituteScalar(scalar, variables));
}

function substituteScalar(scalar: TreeScalar, variables: Variables): TreeScalar {
  const { value } = scalar;
  if (typeof value !== 'string' || !/\$[${]/.test(value)) return scalar;
  const hidden: HiddenPart[] = [...(scalar.hidden ?? [])];
  const via: TreeScalar[] = [...(scalar.via ?? [])];
  const text = expand(value, { variables, hidden, via });
  if (text === value) return scalar;
  const changed: TreeScalar = {
    ...scalar,
    // what is written as YAML again may be a number then
    value: text.includes('\n') ? text : resolvePlain(text),
    ...(hidden.length > 0 && { hidden }),
    ...(via.length > 0 && { via }),
  };
  // of one line nothing more is read
  if (value.includes('\n')) {
    noteRewrite(changed, { before: scalar, rewrite: (tree) => substituteIn(tree, variables) });
  }
  return changed;
}

interface Expansion {
  readonly variables: Variables;
  readonly hidden: HiddenPart[];
  readonly via: TreeScalar[];
}

function expand(text: string, expansion: Expansion): string {
  const { variables, hidden, via } = expansion;
  return text.replace(
    VARIABLE,
    (
      whole: string,
      name: string | undefined,
      _: unknown,
      byDefault: string | undefined,
      change: string | undefined,
    ) => {
      if (name === undefined) return '$';
      const known = variables.values.get(name);
      if (known !== undefined && known.value !== null && known.value !== '') {
        via.push(known);
        hidden.push(...(known.hidden ?? []));
        return changeText(String(known.value), change);
      }
      if (byDefault !== undefined) return expand(byDefault, expansion);
      if (known !== undefined || !variables.isPartial) return '';
      const isSecret = name.toUpperCase().includes('SECRET');
      const placeholder = isSecret ? secretPlaceholder(name) : unknownPlaceholder(name);
      hidden.push({ kind: isSecret ? 'secret' : 'unknown', placeholder, name });
      return placeholder;
    },
  );
}

/** The changes of letters; others are not made. */
function changeText(text: string, change: string | undefined): string {
  switch (change) {
    case '^^':
      return text.toUpperCase();
    case ',,':
      return text.toLowerCase();
    case '^':
      return text.slice(0, 1).toUpperCase() + text.slice(1);
    case ',':
      return text.slice(0, 1).toLowerCase() + text.slice(1);
    case undefined:
    default:
      return text;
  }
}
