import { performancePage } from '../src/performance-page.ts';

describe(performancePage, () => {
  it('gives each row its verdict, and a reason to what is missed', () => {
    const page = performancePage(
      [
        {
          row: { ...row('memory', 'MiB'), atMost: 140 },
          measurement: { value: 139.6, timings: [] },
        },
        {
          row: { ...row('validate', '×'), atMost: 4, why: 'zod takes 1 ×.' },
          measurement: { value: 4.4, timings: [{ name: 'node -e 0', median: 21.6, ratio: 1 }] },
        },
        {
          row: { ...row('plan', 's'), atMost: 2 },
          measurement: { value: 2.004, timings: [] },
        },
        {
          row: { ...row('fleet', 's'), atMost: 20 },
          measurement: { value: NaN, timings: [], absent: ['Error: validate exits 1, not 0'] },
        },
      ],
      '2 cores',
    );
    expect(page).toContain('| the memory row | 140 MiB | 140 MiB | met |');
    expect(page).toContain('| the validate row | 4.40 × | 4.00 × | missed by 10 % |');
    expect(page).toContain('| the plan row | 2.0 s | 2.0 s | missed by less than 1 % |');
    expect(page).toContain('| the fleet row | – | 20.0 s | not measured |');
    expect(page).toContain('### the fleet row\n\nNot measured: Error: validate exits 1, not 0\n');
    expect(page).toContain('## What is missed\n\n- the validate row: zod takes 1 ×.\n');
    expect(page).toContain('### the validate row\n\n| Command | Median | Ratio |');
    expect(page).toContain('| node -e 0 | 22 ms | 1.00 × |');
  });
});

function row<const Unit>(
  name: string,
  unit: Unit,
): { name: string; what: string; unit: Unit; measure: never } {
  // the page is of what was measured
  return { name, what: `the ${name} row`, unit, measure: undefined as never };
}
