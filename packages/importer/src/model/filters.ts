import type { Tree } from '../sources/tree.ts';
import type { DraftFilter } from './draft/routes.ts';
import { textOf } from './planned.ts';
import { entriesAt, itemsAt, statedAt, textAt, textsAt } from './read-tree.ts';

/** `middlewares` of a route of an IngressRoute, which names them with or without a namespace. */
export function routeFilters(row: Tree, namespace: string): readonly DraftFilter[] {
  return itemsAt(row, 'middlewares').flatMap((item) => {
    const name = textAt(item, 'name');
    if (name === undefined) return [];
    return [toFilter(name, textAt(item, 'namespace') ?? namespace, item)];
  });
}

const ANNOTATION = 'traefik.ingress.kubernetes.io/router.middlewares';

/** Those that the annotations of an Ingress name. */
export function annotatedFilters(annotations: Tree | undefined): readonly DraftFilter[] {
  const stated = entriesAt(annotations).find(([key]) => key === ANNOTATION)?.[1];
  return textsAt(stated).map((one) => toFilter(textOf(one), null, one.from ?? stated));
}

/** `ExtensionRef` filters of a rule of an HTTPRoute. */
export function extensionFilters(rule: Tree, namespace: string): readonly DraftFilter[] {
  return itemsAt(rule, 'filters').flatMap((filter) => {
    const name = statedAt(filter, 'extensionRef', 'name');
    const kind = textAt(filter, 'extensionRef', 'kind');
    if (name === undefined || kind === undefined) return [];
    const group = textAt(filter, 'extensionRef', 'group') ?? '';
    return kind === 'Middleware' && group === 'traefik.io'
      ? [toFilter(textOf(name), namespace, filter)]
      : [{ key: `${kind}.${group}/${textOf(name)}`, isMiddleware: false, from: filter }];
  });
}

/** Of an entry point of Traefik: flags or values name them with their provider. */
export function entryPointFilters(values: Tree): readonly DraftFilter[] {
  const own = [
    ...textsAt(values, 'ports', 'websecure', 'http', 'middlewares'),
    ...textsAt(values, 'ports', 'websecure', 'middlewares'),
  ];
  const flags = textsAt(values, 'additionalArguments').flatMap((flag) => {
    const [, names] = /^--entry-?points\.websecure\.http\.middlewares=(.+)$/i.exec(textOf(flag)) ?? [];
    return names === undefined ? [] : names.split(',').map((name) => toFilter(name.trim(), null, flag.from));
  });
  return [...own.map((one) => toFilter(textOf(one), null, one.from)), ...flags];
}

/** `name@kubernetescrd` is written `NAMESPACE-NAME@kubernetescrd`: where it ends one cannot see. */
function toFilter(text: string, namespace: string | null, from: Tree | undefined): DraftFilter {
  const [name = '', provider] = text.split('@');
  if (provider !== undefined || namespace === null) {
    return { key: `${name}@${provider ?? 'kubernetescrd'}`, isMiddleware: true, from };
  }
  return { key: `${namespace}/${name}`, isMiddleware: true, from };
}
