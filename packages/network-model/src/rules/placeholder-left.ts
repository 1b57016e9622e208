import { primaryNode, type Rule, type SourceNode, type SourceScalar } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';

const NIL_UUID = '00000000-0000-0000-0000-000000000000';

export const placeholderLeft: Rule<NetworkFacts> = {
  code: 'placeholder-left',
  severity: 'warning',
  sentence: 'Every placeholder has been replaced by its value.',
  *check({ network, origins }) {
    const { source, node: root } = primaryNode(origins.of(network));
    for (const { path, node } of scalarsOf(root, '')) {
      if (typeof node.value !== 'string' || !isPlaceholder(node.value)) continue;
      yield {
        message: `${path} is the placeholder ${node.value}`,
        at: { kind: 'written', source, node },
        help: 'write the real value: installing is refused until then',
      };
    }
  },
};

function isPlaceholder(text: string): boolean {
  return text === NIL_UUID || /^<[^<>]+>$/.test(text);
}

interface Located {
  readonly path: string;
  readonly node: SourceScalar;
}

function* scalarsOf(node: SourceNode, path: string): Iterable<Located> {
  switch (node.kind) {
    case 'scalar':
      yield { path, node };
      return;
    case 'sequence':
      for (const [index, item] of node.items.entries()) yield* scalarsOf(item, `${path}[${index}]`);
      return;
    case 'mapping':
      for (const [key, { value }] of node.entries)
        yield* scalarsOf(value, path === '' ? key : `${path}.${key}`);
      return;
    default:
      node satisfies never;
  }
}
