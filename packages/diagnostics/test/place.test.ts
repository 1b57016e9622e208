import { type Finding, place, placeOnly } from '../src/index.ts';
import { originAt, parsed } from './find-node.ts';

const document = parsed('pools:\n  - { name: lan, first: 10.0.0.1 }\nhosts:\n  - nas\n');
const rule = { code: 'pool-overlaps-host', severity: 'error', docs: 'rules/pool-overlaps-host.md' } as const;

describe(place, () => {
  it('gives lines and columns for origins, and text edits for structural ones', () => {
    const at = originAt(document, 'pools', 0, 'first');
    const finding: Finding = {
      message: 'pool "lan" holds host "nas"',
      at,
      related: [{ message: 'host "nas"', at: originAt(document, 'hosts', 0) }],
      help: 'move one of them',
      fix: { title: 'start the pool at 10.0.0.2', edits: [{ kind: 'replace', at, value: '10.0.0.2' }] },
    };
    expect(place(finding, rule)).toEqual({
      code: 'pool-overlaps-host',
      severity: 'error',
      message: 'pool "lan" holds host "nas"',
      range: {
        file: 'network.yaml',
        start: { line: 2, column: 25, offset: 31 },
        end: { line: 2, column: 33, offset: 39 },
      },
      related: [
        {
          message: 'host "nas"',
          range: {
            file: 'network.yaml',
            start: { line: 4, column: 5, offset: 53 },
            end: { line: 4, column: 8, offset: 56 },
          },
        },
      ],
      help: 'move one of them',
      fix: {
        title: 'start the pool at 10.0.0.2',
        edits: [{ file: 'network.yaml', start: 31, end: 39, text: '10.0.0.2' }],
      },
      docs: 'rules/pool-overlaps-host.md',
    });
  });

  it("lets the finding's own severity win, and needs nothing but a message and a place", () => {
    expect(place({ message: 'x', at: originAt(document, 'hosts', 0), severity: 'info' }, rule)).toMatchObject(
      {
        severity: 'info',
        related: [],
        help: null,
        fix: null,
      },
    );
  });

  it('gives no fix in a text whose tree is not kept', () => {
    const at = placeOnly(originAt(document, 'pools', 0, 'first'));
    const fix = {
      title: 'start the pool at 10.0.0.2',
      edits: [{ kind: 'insert', into: at, value: 'x' }],
    } as const;
    expect(place({ message: 'x', at, fix, help: 'move one of them' }, rule)).toMatchObject({
      help: 'move one of them',
      fix: null,
    });
  });

  it('refuses a fix whose edits overlap', () => {
    const fix = {
      title: 'do both',
      edits: [
        { kind: 'remove', at: originAt(document, 'pools', 0) },
        { kind: 'replace', at: originAt(document, 'pools', 0, 'name'), value: 'x' },
        { kind: 'insert', into: originAt(document, 'pools'), value: 'y' },
      ],
    } as const;
    expect(() => place({ message: 'x', at: originAt(document), fix }, rule)).toThrow(
      'the edits of fix "do both" overlap',
    );
  });
});
