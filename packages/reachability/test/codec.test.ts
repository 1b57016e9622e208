import { placeOf } from '@netloom/diagnostics';
import { goRegexpReader } from '@netloom/go-regexp';
import type { NetworkFacts } from '@netloom/network-model';
import { decodeFacts, encodeFacts, type EncodedFacts } from '@netloom/network-model/codec';
import { load, loadText } from '@netloom/network-model/testing';
import * as fc from 'fast-check';
import { indexNetwork, matrix, matrixJson, trace, traceJson } from '../src/index.ts';
import { question } from './ask.ts';
import { endpoints, networks, targets } from './networks.ts';

function throughJson(facts: NetworkFacts): NetworkFacts {
  return decodeFacts(JSON.parse(JSON.stringify(encodeFacts(facts))) as EncodedFacts, goRegexpReader());
}

const place = (origin: Parameters<typeof placeOf>[0]): string => JSON.stringify(placeOf(origin));

describe(decodeFacts, () => {
  it.each(['networks/homelab', 'examples/minimal', 'examples/dual-stack-bgp', 'examples/as-documented'])(
    'leaves who reaches what in %s as it is, hop by hop',
    (folder) => {
      const facts = load(`${folder}/network.yaml`);
      const decoded = throughJson(facts);
      const [before, after] = [indexNetwork(facts), indexNetwork(decoded)];
      expect(matrixJson(matrix(after), place)).toEqual(matrixJson(matrix(before), place));
      const answers = decoded.network.intents.map((intent) => traceJson(trace(after, intent), place));
      expect(answers).toEqual(facts.network.intents.map((intent) => traceJson(trace(before, intent), place)));
    },
  );

  it('leaves every answer about any network as it is', () => {
    fc.assert(
      fc.property(networks, fc.array(fc.tuple(endpoints, targets), { maxLength: 4 }), (text, pairs) => {
        const facts = loadText(text);
        const [before, after] = [indexNetwork(facts), indexNetwork(throughJson(facts))];
        expect(matrixJson(matrix(after), place)).toBe(matrixJson(matrix(before), place));
        for (const [from, to] of pairs) {
          const asked = question(from, to);
          expect(traceJson(trace(after, asked), place)).toBe(traceJson(trace(before, asked), place));
        }
      }),
      { numRuns: 40 },
    );
  });
});
