import { painter, wrapText, type Layout, type Paint } from '@netloom/diagnostics/layout';
import { visible } from '@netloom/diagnostics/visible';
import type { DoctorReport } from '@netloom/doctor';
import { repeatNetwork } from '../../network-input/repeat-network.ts';

type CheckReport = DoctorReport['checks'][number];
type ProblemReport = CheckReport['problems'][number];

export interface PrintingOptions extends Layout {
  /** NETWORK as it was given, which commands repeat. */
  readonly argument: string | undefined;
}

const INDENT = '  ';

/** The report for a person: what is as it should be, what was not checked, and the problems last, where they are read first. */
export function printDoctorReport({ checks, counts }: DoctorReport, options: PrintingOptions): string {
  const printer = new Printer(options);
  const lines = [
    ...checks.filter(({ status }) => status === 'ok').flatMap((check) => printer.passed(check)),
    ...printer.unknown(checks),
    ...checks.flatMap((check) =>
      check.problems.flatMap((problem) => ['', ...printer.problem(check, problem)]),
    ),
    '',
    ...printer.wrap(`${counts.ok} ok, ${counts.problem} with problems, ${counts.notChecked} not checked`, ''),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

class Printer {
  readonly #options: PrintingOptions;
  readonly #paint: Paint;

  constructor(options: PrintingOptions) {
    this.#options = options;
    this.#paint = painter(options.color);
  }

  wrap(text: string, indent: string): readonly string[] {
    return wrapText(visible(text), { width: this.#options.width, first: indent });
  }

  passed({ id, saw }: CheckReport): readonly string[] {
    return this.#labelled('ok', `${id} (${saw})`);
  }

  /** Checks with the same reason share a line. */
  unknown(checks: readonly CheckReport[]): readonly string[] {
    const reasons = checks.flatMap(({ id, notChecked }) => notChecked.map(({ why }) => ({ id, why })));
    return [...Map.groupBy(reasons, ({ why }) => why)].flatMap(([why, group]) => {
      const ids = [...new Set(group.map(({ id }) => id))].join(', ');
      return this.#labelled('not checked', `${ids}: ${why}`);
    });
  }

  problem(
    { id, symptom }: CheckReport,
    { severity, saw, expected, at, fix }: ProblemReport,
  ): readonly string[] {
    const { argument } = this.#options;
    const place = at === null ? '' : ` (${at.file}:${at.line}:${at.column})`;
    const [first = '', ...rest] = this.wrap(saw, INDENT);
    return [
      `${this.#paint(severity, `${severity}[${id}]`)}:`,
      this.#paint('bold', first),
      ...rest.map((line) => this.#paint('bold', line)),
      ...this.#labelled('expected', `${expected}${place}`),
      ...(symptom === null ? [] : this.#labelled('symptom', symptom)),
      ...(fix.text === '' ? [] : this.#labelled('fix', repeatNetwork(fix.text, argument))),
      // a command is copied as a whole
      ...fix.commands.flatMap((command) =>
        repeatNetwork(command, argument)
          .split('\n')
          .map((line) => `${INDENT}${INDENT}${visible(line)}`),
      ),
    ];
  }

  #labelled(label: string, text: string): readonly string[] {
    // lines after the first hang below it
    const [first = '', ...rest] = this.wrap(`${label}: ${text}`, INDENT + INDENT);
    return [first.slice(INDENT.length), ...rest];
  }
}
