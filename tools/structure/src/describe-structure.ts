import type { Homonym } from './homonyms.ts';
import type { PackageStructure, Structure } from './structure.ts';

const HEADER = ['package', 'source', 'lines', 'test', 'lines', 'import()', 'imports'];

/** The structure as a person reads it: a table of the packages, and the names that have more than one meaning. */
export function describeStructure({ packages, homonyms, repeatedNames }: Structure): string {
  const imports = packages.flatMap((each) => Object.values(each.imports));
  const dynamic = packages.flatMap(({ dynamicImports }) => dynamicImports);
  return [
    ...table([HEADER, ...packages.map(row), totals(packages)]),
    '',
    `${imports.length} imports between packages, in ${sum(imports)} statements`,
    `${dynamic.length} dynamic imports, in ${new Set(dynamic.map(({ file }) => file)).size} files`,
    `${repeatedNames.length} names are exported by more than one source file`,
    `${homonyms.length} exports of packages have more than one meaning${homonyms.length === 0 ? '' : ':'}`,
    ...homonyms.flatMap(describeHomonym),
  ].join('\n');
}

export function describeHomonym({ name, meanings }: Homonym): readonly string[] {
  return [`  ${name}`, ...meanings.map(({ file, modules }) => `    ${file} (${modules.join(', ')})`)];
}

function row(each: PackageStructure): readonly string[] {
  const imports = Object.entries(each.imports).map(
    ([name, count]) => `${name.replace(/^.*\//, '')} ${count}`,
  );
  return [each.folder, ...numbers([each]), imports.join(', ')];
}

function totals(packages: readonly PackageStructure[]): readonly string[] {
  return [`${packages.length} packages`, ...numbers(packages), ''];
}

function numbers(packages: readonly PackageStructure[]): readonly string[] {
  return [
    sum(packages.map(({ source }) => source.files)),
    sum(packages.map(({ source }) => source.lines)),
    sum(packages.map(({ test }) => test.files)),
    sum(packages.map(({ test }) => test.lines)),
    sum(packages.map(({ dynamicImports }) => dynamicImports.length)),
  ].map(String);
}

/** The first column to the left, numbers to the right; nothing is laid out behind the last column. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map(([first = '', ...others]) => {
    const last = others.pop() ?? '';
    const middle = others.map((cell, index) => cell.padStart(widths[index + 1] ?? 0));
    return [first.padEnd(widths[0] ?? 0), ...middle, last].join('  ').trimEnd();
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
