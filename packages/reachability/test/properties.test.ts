import * as fc from 'fast-check';
import { answer } from '../src/answer.ts';
import { decidingHop, matrix, trace, unknownNames, type Answer, type Matrix } from '../src/index.ts';
import { namespacePods } from '../src/sources/zone-sources.ts';
import { HOMELAB, question, networkIndexOf, target } from './ask.ts';
import { endpoints, networks, targets } from './networks.ts';
import { network as deniedNetworks } from './policy/networks.ts';

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

function cellsOf({ sources, rows }: Matrix): readonly (Answer & { from: string; to: string })[] {
  return rows.flatMap(({ target, answers }) =>
    sources.flatMap((from, column) => {
      const cell = answers[column];
      return cell === undefined ? [] : [{ from, to: target, ...cell }];
    }),
  );
}

const ZONES = ['internet', 'lan', 'tailnet', 'sdn', 'nodes', 'proxmox'];

describe(matrix, () => {
  it('agrees with the traces', () => {
    fc.assert(
      fc.property(networks, (text) => {
        const index = networkIndexOf(text);
        for (const { from, to, verdict, hop } of cellsOf(matrix(index))) {
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

  it('has for the pods of each namespace what a trace of their own answers', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          networks,
          deniedNetworks.map(({ text }) => text),
        ),
        (text) => {
          agreesForPods(text);
        },
      ),
      { numRuns: 60, examples: [[HOMELAB], [RELATED_NAMESPACES]] },
    );
  });
});

/** A Service whose namespace lets its own pods in, one that lets those of another in, and a host name without a domain. */
const RELATED_NAMESPACES = JSON.stringify({
  apiVersion: 'netloom/v1',
  name: 'related',
  domain: 'example.com',
  lan: { cidr: '192.168.1.0/24' },
  cluster: { nodes: [{ name: 'n1', address: '192.168.1.10' }] },
  loadBalancer: { pools: [{ name: 'p', addresses: ['192.168.1.50/32'] }] },
  ingress: { address: '192.168.1.50', domain: 'int.example.com' },
  services: ['api', 'web', 'other'].map((name) => ({
    name,
    namespace: name,
    targetPort: 8080,
    selector: { app: name },
    expose: [{ host: name === 'other' ? 'web' : `${name}.int.example.com`, via: 'ingress' }],
  })),
  firewall: [{ name: 'r', from: 'pods', to: 'service:api/api', ports: ['80/tcp'] }],
  policies: { defaultDenyIngress: ['api', 'web'] },
});

const PODS = 'pods of ';

function agreesForPods(text: string): void {
  const index = networkIndexOf(text);
  for (const { from, to, verdict, hop } of cellsOf(matrix(index))) {
    if (!from.startsWith(PODS)) continue;
    const pods = namespacePods(index, from.slice(PODS.length));
    expect({ from, to, verdict, hop }).toEqual({ from, to, ...answer(index, [pods], target(to)) });
  }
}
