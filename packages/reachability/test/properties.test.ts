import * as fc from 'fast-check';
import { decidingHop, matrix, trace, unknownNames } from '../src/index.ts';
import { question, networkIndexOf } from './ask.ts';
import { endpoints, networks, targets } from './networks.ts';

describe(trace, () => {
  it('answers any question about any network, with a hop that decides and nothing after a denial on its path', () => {
    fc.assert(
      fc.property(
        networks,
        fc.array(fc.tuple(endpoints, targets), { minLength: 1, maxLength: 6 }),
        (text, pairs) => {
          const index = networkIndexOf(text);
          for (const [from, to] of pairs) {
            const asked = question(from, to);
            const answer = trace(index, asked);
            expect(decidingHop(answer).verdict).toBe(answer.verdict);
            expect(answer.hops.at(-1)?.text).not.toBe('');
            unknownNames(index, asked);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

const ZONES = ['internet', 'lan', 'tailnet', 'sdn', 'nodes', 'proxmox'];

describe(matrix, () => {
  it('agrees with the traces', () => {
    fc.assert(
      fc.property(networks, (text) => {
        const index = networkIndexOf(text);
        for (const { from, to, verdict, hop } of matrix(index).cells) {
          if (!ZONES.includes(from)) continue;
          const answer = trace(index, question(from, to));
          expect({ from, to, verdict, hop }).toEqual({
            from,
            to,
            verdict: answer.verdict,
            hop: decidingHop(answer),
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});
