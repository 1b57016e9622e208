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

/** https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution */
const VARIABLE = /(\$)?\$\{([_A-Za-z][_A-Za-z0-9]*)((?::?[-=+?]|:|[#%/^,]{1,2})((?:[^{}]|\{[^{}]*\})*))?\}/g;

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
  if (typeof value !== 'string' || !value.includes('${')) return scalar;
  const hidden: HiddenPart[] = [...(scalar.hidden ?? [])];
  const via: TreeScalar[] = [...(scalar.via ?? [])];
  const text = value.replace(
    VARIABLE,
    (
      whole: string,
      escape: string | undefined,
      name: string,
      rest: string | undefined,
      operand: string | undefined,
    ) => {
      const operation = rest ?? '';
      if (escape !== undefined) return whole.slice(1);
      const known = variables.values.get(name);
      const isEmpty = known === undefined || known.value === null || known.value === '';
      if (/^:?[-=]/.test(operation) && (known === undefined || (operation.startsWith(':') && isEmpty))) {
        return operation.startsWith(':') ? (operand ?? '') : operation.slice(1);
      }
      if (known === undefined) {
        if (!variables.isPartial) return '';
        const isSecret = name.toUpperCase().includes('SECRET');
        const placeholder = isSecret ? secretPlaceholder(name) : unknownPlaceholder(name);
        hidden.push({ kind: isSecret ? 'secret' : 'unknown', placeholder, name });
        return placeholder;
      }
      via.push(known);
      hidden.push(...(known.hidden ?? []));
      return String(known.value);
    },
  );
  if (text === value) return scalar;
  const changed: TreeScalar = {
    ...scalar,
    // what is written as YAML again may be a number then
    value: text.includes('\n') ? text : resolvePlain(text),
    ...(hidden.length > 0 && { hidden }),
    ...(via.length > 0 && { via }),
  };
  // of one line nothing more is read
  if (value.includes('\n'))
    {noteRewrite(changed, { before: scalar, rewrite: (tree) => substituteIn(tree, variables) });}
  return changed;
}
