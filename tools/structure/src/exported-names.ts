import ts from 'typescript';
import type { ModuleGraph } from './module-graph.ts';

/** What an exported name stands for. A schema and its type of one name are one declaration. */
export interface Declared {
  /** The file that declares it; for what is not of the workspace, the specifier that it is imported by. */
  readonly file: string;
  /** Its name there. */
  readonly name: string;
}

/** The names that a module exports, with the declaration that each leads to through any number of re-exports. */
export function exportedNames(file: string, graph: ModuleGraph): ReadonlyMap<string, Declared> {
  return new Map(graph.parse(file).statements.flatMap((statement) => namesOf(statement, file, graph)));
}

type NamedExport = readonly [name: string, declared: Declared];

function namesOf(statement: ts.Statement, file: string, graph: ModuleGraph): readonly NamedExport[] {
  if (ts.isExportDeclaration(statement)) return reExports(statement, file, graph);
  if (!isExported(statement)) return [];
  return declaredNames(statement).map((name) => [name, { file, name }]);
}

function reExports(
  { exportClause, moduleSpecifier }: ts.ExportDeclaration,
  file: string,
  graph: ModuleGraph,
): readonly NamedExport[] {
  const from = moduleSpecifier === undefined ? null : textOf(moduleSpecifier);
  if (exportClause === undefined) return from === null ? [] : [...allOf(from, file, graph)];
  if (ts.isNamespaceExport(exportClause)) return [[exportClause.name.text, { file, name: '*' }]];
  return exportClause.elements.map(({ name, propertyName }) => {
    const local = (propertyName ?? name).text;
    return [
      name.text,
      from === null ? localName(local, file, graph) : importedName(local, { from, file, graph }),
    ];
  });
}

function allOf(from: string, file: string, graph: ModuleGraph): ReadonlyMap<string, Declared> {
  const target = graph.resolve(from, file);
  return target === null ? new Map() : exportedNames(target, graph);
}

function importedName(
  name: string,
  { from, file, graph }: { readonly from: string; readonly file: string; readonly graph: ModuleGraph },
): Declared {
  const target = graph.resolve(from, file);
  if (target === null) return { file: from, name };
  return exportedNames(target, graph).get(name) ?? { file: target, name };
}

/** A name as the module itself uses it: one that it imports, or one that it declares. */
function localName(name: string, file: string, graph: ModuleGraph): Declared {
  for (const statement of graph.parse(file).statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const imported = bindings.elements.find((element) => element.name.text === name);
    if (imported === undefined) continue;
    const from = textOf(statement.moduleSpecifier);
    return importedName((imported.propertyName ?? imported.name).text, { from, file, graph });
  }
  return { file, name };
}

/** The statements of a module that declare a name: a schema and its type, or the overloads of a function. */
export function declarationsOf({ file, name }: Declared, graph: ModuleGraph): readonly ts.Statement[] {
  return graph.parse(file).statements.filter((statement) => declaredNames(statement).includes(name));
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  ) {
    return statement.name === undefined ? [] : [statement.name.text];
  }
  return [];
}

/** The names that a module exports and declares itself. */
export function exportedHere(module: ts.SourceFile): readonly string[] {
  return module.statements.filter(isExported).flatMap(declaredNames);
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function textOf(specifier: ts.Expression): string {
  return ts.isStringLiteral(specifier) ? specifier.text : '';
}
