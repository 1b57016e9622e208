import { plain } from '@netloom/chart-kit';
import { parseSource } from '@netloom/diagnostics';
import {
  decode,
  parseEndpoint,
  parseTarget,
  printForwardTarget,
  printPorts,
  printPublicSource,
  resolve,
  type Network,
} from '@netloom/network-model';
import { decidingHop, indexNetwork, trace } from '@netloom/reachability';
import * as fc from 'fast-check';
import type { CheckedNetwork } from '../../src/check.ts';
import { buildNetwork, checkNetwork } from '../../src/index.ts';
import { homeFiles, soundHomeFiles, type HomeFile } from './home-networks.ts';

const { toReach } = await import('@netloom/reachability');

/** YAML takes JSON. */
const textOf = (file: HomeFile): string => JSON.stringify(file, null, 2);

function check(file: HomeFile): CheckedNetwork {
  const checked = checkNetwork({ ...parseSource(textOf(file), 'network.yaml'), toReach });
  if (checked.kind === 'checked') return checked;
  throw new Error(JSON.stringify(checked.diagnostics, null, 2));
}

const FROM = ['internet', '9.9.9.9', 'segments', 'nodes', 'node:one', 'host:nas-a', 'pods', 'proxmox'];
const TO = [
  'https://app.example.com',
  'tcp://lb.example.com:443',
  'tcp://10.7.1.230:443',
  'tcp://[2a00:7:1::20]:443',
  'tcp://10.7.2.11:22',
  'nodes',
  'segments',
  'internet',
];

function traced({ facts }: CheckedNetwork): void {
  const index = indexNetwork(facts);
  for (const sender of FROM) {
    for (const text of TO) {
      const [from, to] = [parseEndpoint(sender), parseTarget(text)];
      if (!from.ok || !to.ok) throw new Error(`${sender} to ${text}`);
      const answer = trace(index, { from: from.value, to: to.value });
      expect(decidingHop(answer).verdict).toBe(answer.verdict);
    }
  }
}

/** All tables but the file, as texts. */
function tablesOf({ written: _file, ...tables }: Network): unknown {
  return plain(tables);
}

/** The file with the ways in as the model prints them. */
function printed(file: HomeFile, { routing, forwards, openings }: Network): HomeFile {
  if (routing === null && forwards.length === 0 && openings === null) return file;
  return {
    ...file,
    routing: {
      ...(typeof file.routing === 'object' ? file.routing : {}),
      ...(forwards.length > 0 && {
        forwards: forwards.map(({ port, to, targetPort, from }) => ({
          port: printPorts(port),
          ...(port.first === port.last && { targetPort }),
          to: printForwardTarget(to),
          from: from.map(printPublicSource),
        })),
      }),
      ...(openings !== null && {
        openings: openings.map(({ to, ports, from }) => ({
          to: printForwardTarget(to),
          ports: ports.map(printPorts),
          from: from.map(printPublicSource),
        })),
      }),
    },
  };
}

function read(file: HomeFile): Network {
  const parsed = parseSource(textOf(file), 'network.yaml');
  const { file: decoded, diagnostics } = decode(parsed);
  if (decoded === null) throw new Error(JSON.stringify(diagnostics));
  return resolve(decoded, parsed).network;
}

describe('any home network', () => {
  it('is checked, with a place for each finding, and traced', () => {
    fc.assert(
      fc.property(homeFiles, (file) => {
        const checked = check(file);
        expect(checked.diagnostics.filter(({ range }) => range === null)).toEqual([]);
        traced(checked);
      }),
      { numRuns: 10 },
    );
  });

  it('is built, without a finding, where nothing is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(soundHomeFiles, async (file) => {
        const checked = check(file);
        const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
        expect(errors.map(({ message }) => message)).toEqual([]);
        traced(checked);
        expect((await buildNetwork(checked)).size).toBeGreaterThan(0);
      }),
      { numRuns: 8 },
    );
  });

  it('means the same as it is printed', () => {
    fc.assert(
      fc.property(fc.oneof(homeFiles, soundHomeFiles), (file) => {
        const network = read(file);
        expect(tablesOf(read(printed(file, network)))).toEqual(tablesOf(network));
      }),
      { numRuns: 20 },
    );
  });
});
