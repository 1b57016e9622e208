import { resolvePlain } from '@netloom/diagnostics';
import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import type { LiveObject } from '../live-object.ts';
import type { MachineFact } from '../machine-fact.ts';
import type { TreeMapping, TreeScalar } from '../tree.ts';
import { mappingOf, scalarAt, scalarLike, sequenceOf } from '../tree/nodes.ts';

const Words = z.array(z.string());

/** K3s writes each node's options into an annotation, with asterisks for its secrets (pkg/nodeconfig of its repository). */
export function nodeArguments({ kind, tree, cluster, liveness }: LiveObject): readonly MachineFact[] {
  const args = scalarAt(tree, 'metadata', 'annotations', 'k3s.io/node-args');
  const name = scalarAt(tree, 'metadata', 'name');
  const words = Words.safeParse(parseJson(String(args?.value))).data;
  if (kind !== 'Node' || args === undefined || name === undefined || words === undefined) return [];
  const role = words[0] === 'agent' ? 'agent' : 'server';
  return [{ from: 'k3s', name, role, groups: [], tree: optionsIn(words, args), cluster, liveness }];
}

/** `["server","--disable","servicelb","--tls-san=k8s.example.net"]` as a configuration file of K3s states it. */
function optionsIn(words: readonly string[], args: TreeScalar): TreeMapping {
  const options = new Map<string, readonly TreeScalar[]>();
  words.forEach((word, index) => {
    const [, name, beside] = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) return;
    const next = words[index + 1];
    const value = beside ?? (next?.startsWith('--') === false ? next : undefined);
    const one = scalarLike(args, value === undefined ? true : resolvePlain(value));
    options.set(name, [...(options.get(name) ?? []), one]);
  });
  return mappingOf(
    args,
    Array.from(options, ([name, values]) => {
      const [only, other] = values;
      return [name, only !== undefined && other === undefined ? only : sequenceOf(args, values)] as const;
    }),
  );
}
