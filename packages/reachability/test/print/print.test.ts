import { placeOf, type Origin } from '@netloom/diagnostics';
import { minimalWith } from '@netloom/network-model/testing';
import {
  matrix,
  matrixCsv,
  matrixGroups,
  matrixJson,
  matrixTable,
  printTrace,
  trace,
  traceJson,
} from '../../src/index.ts';
import { question, networkIndexOf } from '../ask.ts';

const index = networkIndexOf(
  minimalWith(`services:
  - { name: web, namespace: web, targetPort: 8080, selector: { app: web } }
policies: { defaultDenyIngress: [web] }
`),
);
const place = (origin: Origin): string => {
  const { file, start } = placeOf(origin);
  return `${file}:${start.line}:${start.column}`;
};

describe(printTrace, () => {
  it('prints a line for each hop, and its place below', () => {
    expect(printTrace(trace(index, question('node:node-1', 'tcp://10.42.0.9:80')), place)).toBe(
      `node:node-1 to tcp://10.42.0.9:80: unknown
  unknown  pod  which pod has 10.42.0.9 is not known before it starts
                at network.yaml:5:10
`,
    );
  });
});

describe(traceJson, () => {
  it('is data with a version', () => {
    expect(JSON.parse(traceJson(trace(index, question('pools', 'nodes')), place))).toEqual({
      formatVersion: 1,
      from: 'pools',
      to: 'nodes',
      verdict: 'deny',
      hops: [
        {
          layer: 'start',
          verdict: 'deny',
          text: 'load balancer addresses only accept connections',
          at: null,
        },
      ],
    });
  });
});

describe('the matrix', () => {
  const all = matrix(index);

  it('is a table', () => {
    expect(matrixTable(all)).toBe(
      `                         internet  lan  nodes  pods of kube-system  pods of web
service:web/web          no        no   yes    no                   yes
tcp://192.168.1.10:6443  no        yes  yes    yes                  yes
`,
    );
  });

  it('is CSV with the hop that decided', () => {
    expect(matrixCsv(all, place).split('\r\n').slice(0, 3)).toEqual([
      'from,to,verdict,layer,text,at',
      'internet,service:web/web,deny,internet,"Service web/web has an address in 10.43.0.0/16, which is private (RFC 1918): it is not routed on the internet",network.yaml:5:10',
      'lan,service:web/web,deny,lan,"Service web/web is in services 10.43.0.0/16, inside the cluster: no route of this network leads there from lan",network.yaml:5:10',
    ]);
  });

  it('is JSON of the same rows', () => {
    const { cells } = JSON.parse(matrixJson(all, place)) as { readonly cells: readonly unknown[] };
    expect(cells).toHaveLength(10);
    expect(cells[4]).toEqual({
      from: 'pods of web',
      to: 'service:web/web',
      verdict: 'allow',
      layer: 'pod',
      text: 'a pod of web/web accepts it on 8080/tcp',
      at: 'network.yaml:7:5',
    });
  });
});

describe(matrixGroups, () => {
  const services = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) => `  - { name: s${index}, namespace: n${index}, targetPort: 8080, selector: { app: s } }\n`,
    ).join('');
  const isolated = (count: number): string =>
    matrixGroups(
      matrix(
        networkIndexOf(
          minimalWith(
            `services:\n${services(count)}policies: { defaultDenyIngress: [${Array.from({ length: count }, (_, index) => `n${index}`).join(', ')}] }\n`,
          ),
        ),
      ),
    );

  it('takes Services together that only the pods beside them reach', () => {
    expect(isolated(2)).toBe(`\
service:n0/s0 and service:n1/s1
  yes  nodes and pods of its own namespace
  no   internet, lan and all other pods

tcp://192.168.1.10:6443
  yes  lan, nodes and all pods
  no   internet

3 targets from 6 starts; equal rows and columns are one, --verbose prints them all
`);
  });

  it('is as long for many of them', () => {
    const lines = isolated(40).split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/ and 32 more$/);
  });
});
