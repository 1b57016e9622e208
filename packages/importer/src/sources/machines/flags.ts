import { resolvePlain } from '@netloom/diagnostics';
import type { TreeMapping, TreeScalar } from '../tree.ts';
import { mappingOf, scalarLike, sequenceOf } from '../tree/nodes.ts';
import { blankBlocks } from './ansible/jinja.ts';

const FLAG = /--([a-z][a-z0-9-]*)(?:(?:=|[ \t]+)(?!-)("[^"]*"|'[^']*'|[^\s"']+))?/g;

/** Flags of K3s of which a text must have one to be taken for its command line. */
const TELLING =
  /--(?:cluster-cidr|service-cidr|cluster-dns|cluster-domain|flannel-(?:backend|iface)|node-(?:ip|external-ip)|disable|tls-san|disable-network-policy|disable-kube-proxy|cluster-init)\b/;

export function isCommandLine(text: string): boolean {
  return TELLING.test(text);
}

/** The flags of a K3s command line, as its configuration file would state them. https://docs.k3s.io/installation/configuration */
export function flagsOf(scalar: TreeScalar): TreeMapping {
  const { source, span } = scalar;
  const written = blankBlocks(source.text.slice(span.start, span.end));
  const isWritten = isCommandLine(written);
  const filled = String(scalar.value);
  const text = isWritten ? written : filled;
  const values = new Map<string, TreeScalar[]>();
  for (const match of text.matchAll(FLAG)) {
    const [whole, name = '', quoted] = match;
    const isTemplated = quoted?.includes('{{') === true;
    const value = unquoted(isTemplated ? filledFlag(filled, name, values.get(name)?.length ?? 0) : quoted);
    if (isTemplated && value === undefined) continue;
    if (value?.includes('{{') === true || value?.startsWith('$') === true) continue;
    const start = isWritten ? span.start + match.index : span.start;
    const place: TreeScalar = { ...scalar, span: isWritten ? { start, end: start + whole.length } : span };
    const one = scalarLike(place, value === undefined ? true : resolvePlain(value));
    values.set(name, [...(values.get(name) ?? []), one]);
  }
  return mappingOf(
    scalar,
    [...values].map(([name, list]) => {
      const [only] = list;
      return [name, only !== undefined && list.length === 1 ? only : sequenceOf(scalar, list)] as const;
    }),
  );
}

/** The value of a flag, the `index`th of its name, in a text with its variables filled in. */
function filledFlag(text: string, name: string, index: number): string | undefined {
  return [...text.matchAll(FLAG)].filter(([, found]) => found === name)[index]?.[2];
}

function unquoted(value: string | undefined): string | undefined {
  return value?.replace(/^(['"])(.*)\1$/, '$2').replace(/[\\]$/, '');
}
