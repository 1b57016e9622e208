import { declarationsOf, exportedNames, type ModuleGraph, type WorkspacePackage } from '@netloom/structure';
import ts from 'typescript';
import { firstSentence } from './first-sentence.ts';
import { memberSignatures, signatureOf } from './signature.ts';

/** What a package exports: a list for each module that others import, functions and values before types. */
export function exportsSection({ modules }: WorkspacePackage, graph: ModuleGraph): string {
  const entries = [...modules].flatMap(([module, file]) =>
    [...exportedNames(file, graph)].map(([name, declared]) => ({
      module,
      name,
      declared: `${declared.file} ${declared.name}`,
      declarations: declarationsOf(declared, graph),
    })),
  );
  // what several modules export is described at the first
  const firsts = new Set(
    [...Map.groupBy(entries, ({ declared }) => declared).values()].flatMap((same) => same.slice(0, 1)),
  );
  return [...modules.keys()]
    .flatMap((module) => {
      const here = entries.filter((entry) => entry.module === module);
      const repeated = here.filter((entry) => !firsts.has(entry)).map(({ name }) => name);
      return [
        `### ${code(module)}`,
        ...lists(here.filter((entry) => firsts.has(entry))),
        ...inOneLine('Exported here as well', repeated),
      ];
    })
    .join('\n\n');
}

interface Entry {
  readonly name: string;
  readonly declarations: readonly ts.Statement[];
}

function lists(entries: readonly Entry[]): readonly string[] {
  const values = entries.filter((entry) => !isType(entry));
  const types = entries.filter(isType);
  const documented = types.filter((entry) => sentenceOf(entry) !== null);
  const others = types.filter((entry) => sentenceOf(entry) === null).map(({ name }) => name);
  const items = [...values, ...documented].map(item).join('\n');
  return [...(items === '' ? [] : [items]), ...inOneLine('Other types', others)];
}

function isType({ declarations }: Entry): boolean {
  return (
    declarations.length > 0 &&
    declarations.every((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
  );
}

function item(entry: Entry): string {
  const { name, declarations } = entry;
  return [
    bullet(signatureOf(name, declarations), sentenceOf(entry)),
    ...declarations
      .filter(ts.isClassDeclaration)
      .flatMap(memberSignatures)
      .map(({ node, signature }) => `  ${bullet(signature, firstSentence(node))}`),
  ].join('\n');
}

function sentenceOf({ declarations }: Entry): string | null {
  return declarations.map(firstSentence).find((sentence) => sentence !== null) ?? null;
}

function bullet(signature: string, sentence: string | null): string {
  return `- ${code(signature)}${sentence === null ? '' : `: ${sentence}`}`;
}

/** No signature ends or begins with a backtick; one may have template literals inside. */
function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function inOneLine(title: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${title}: ${names.map(code).join(', ')}.`];
}
