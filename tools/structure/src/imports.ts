import ts from 'typescript';

/** What a module imports, by specifier. */
export interface Imports {
  /** `import … from` and `export … from`, one entry a statement. */
  readonly static: readonly string[];
  /** `import(…)`. */
  readonly dynamic: readonly string[];
}

export function importsOf(module: ts.SourceFile): Imports {
  return {
    static: module.statements.flatMap((statement) =>
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.moduleSpecifier !== undefined
        ? [literal(statement.moduleSpecifier)]
        : [],
    ),
    // most modules have none, and need no walk
    dynamic: /\bimport\s*\(/.test(module.text) ? dynamicImports(module) : [],
  };
}

function dynamicImports(node: ts.Node): readonly string[] {
  const here =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
      ? node.arguments.slice(0, 1).map(literal)
      : [];
  const below: string[] = [];
  ts.forEachChild(node, (child) => {
    below.push(...dynamicImports(child));
  });
  return [...here, ...below];
}

function literal(specifier: ts.Expression): string {
  return ts.isStringLiteralLike(specifier) ? specifier.text : specifier.getText();
}
