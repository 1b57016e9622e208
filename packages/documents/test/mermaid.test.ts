import fc from 'fast-check';
import { printFlowchart } from '../src/mermaid/flowchart.ts';
import { label } from '../src/mermaid/label.ts';
import { printSequence } from '../src/mermaid/sequence.ts';

describe(label, () => {
  it('leaves nothing that Mermaid, its Markdown or HTML reads as syntax', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const parts = label(lines).split('<br/>');
        expect(parts.join('')).toMatch(/^(?:[\p{L}\p{M}\p{N} .,:?/()+…–→-]|#\d+;)*$/u);
      }),
    );
  });

  it('cuts a long line in the middle', () => {
    expect(label([`${'a'.repeat(60)}.example.com`])).toBe('aaaaaaaaaaaaaaaaaaaaaa…aaaaaaaaa.example.com');
  });
});

describe(printFlowchart, () => {
  it('prints groups, boxes and edges', () => {
    const inner = { id: 'b', lines: ['two', 'lines'] };
    const chart = printFlowchart({
      direction: 'LR',
      parts: [
        { id: 'g', lines: ['a "group"'], parts: [inner] },
        { id: 'a', lines: ['one'] },
      ],
      edges: [
        { from: 'a', to: 'b', label: 'a|b' },
        { from: 'b', to: 'a', both: true },
      ],
    });
    expect(chart).toBe(`flowchart LR
    subgraph g["a #34;group#34;"]
        b["two<br/>lines"]
    end
    a["one"]
    a -->|"a#124;b"| b
    b <--> a
`);
  });
});

describe(printSequence, () => {
  it('prints participants, messages, answers and notes', () => {
    const sequence = printSequence({
      participants: [{ id: 'A', name: 'a; b' }],
      steps: [
        { kind: 'message', from: 'A', to: 'A', text: 'x#y' },
        { kind: 'note', over: 'A', lines: ['one', 'two'] },
        { kind: 'answer', from: 'A', to: 'A', text: 'done' },
      ],
    });
    expect(sequence).toBe(`sequenceDiagram
    participant A as a#59; b

    A->>A: x#35;y
    Note over A: one<br/>two
    A-->>A: done
`);
  });
});
