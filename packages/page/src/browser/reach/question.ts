import { parseEndpoint, parseTarget } from '@netloom/network-model';
import { parsePodsOf, trace, tracePodsOf, type NetworkIndex, type Trace } from '@netloom/reachability';

export type AnsweredQuestion =
  | { readonly kind: 'answer'; readonly answer: Pick<Trace, 'verdict' | 'hops'> }
  | { readonly kind: 'mistake'; readonly message: string };

/** The trace between two texts, as `netloom trace` takes them; a source may also be a column of the matrix. */
export function ask(index: NetworkIndex, from: string, to: string): AnsweredQuestion {
  const target = parseTarget(to);
  if (!target.ok) return { kind: 'mistake', message: target.message };
  const namespace = parsePodsOf(from);
  if (namespace !== null) {
    return { kind: 'answer', answer: tracePodsOf(index, { namespace, to: target.value }) };
  }
  const source = parseEndpoint(from);
  if (!source.ok) return { kind: 'mistake', message: source.message };
  return { kind: 'answer', answer: trace(index, { from: source.value, to: target.value }) };
}
