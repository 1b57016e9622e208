import {
  primaryNode,
  type Rule,
  type Source,
  type SourceNode,
  type SourceScalar,
} from '@netloom/diagnostics';
import { printPath } from '../../decode/locate.ts';
import type { NetworkFacts } from '../../facts.ts';
import { hasPlaceholder } from '../../host-names.ts';

const NIL_UUID = '00000000-0000-0000-0000-000000000000';

export const placeholderLeft: Rule<NetworkFacts> = {
  code: 'placeholder-left',
  severity: 'warning',
  description: 'Every placeholder has been replaced by its value.',
  check({ network, origins }) {
    const { source, node: root } = primaryNode(origins.of(network));
    return placeholdersIn(root, []).map(({ path, node }) => ({
      message: `${path} is the placeholder ${String(node.value)}`,
      at: { kind: 'written', source, node },
      help: 'write the real value: installing is refused until then',
    }));
  },
};

/** Host names with a placeholder in them, which no object can be made of: `domain is the placeholder <secret-domain>`. */
export function placeholderNames({ root }: Source): readonly string[] {
  if (root === null) return [];
  return placeholdersIn(root, [])
    .filter(({ node }) => typeof node.value === 'string' && hasPlaceholder(node.value))
    .filter(({ path }) => path !== TUNNEL_ID)
    .map(({ path, node }) => `${path} is the placeholder ${String(node.value)}`);
}

/** It is drawn and built before it is known. */
const TUNNEL_ID = 'tunnel.id';

interface Placeholder {
  readonly path: string;
  readonly node: SourceScalar;
}

/** What an alias repeats is reported once, where it is written. */
function placeholdersIn(node: SourceNode, path: readonly (string | number)[]): readonly Placeholder[] {
  if (node.alias !== undefined) return [];
  switch (node.kind) {
    case 'scalar':
      return isPlaceholder(node.value) ? [{ path: printPath(path), node }] : [];
    case 'sequence':
      return node.items.flatMap((item, index) => placeholdersIn(item, [...path, index]));
    case 'mapping':
      return [...node.entries].flatMap(([key, { value }]) => placeholdersIn(value, [...path, key]));
    default:
      return node satisfies never;
  }
}

function isPlaceholder(value: SourceScalar['value']): boolean {
  return (
    typeof value === 'string' && (value === NIL_UUID || /^<[^<>]+>$/.test(value) || hasPlaceholder(value))
  );
}
