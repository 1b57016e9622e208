import ts from 'typescript';

/** How a declaration is used: `name(params): type` of a function, `name: type` of a value, the name of a type. */
export function signatureOf(name: string, declarations: readonly ts.Statement[]): string {
  const [first] = declarations;
  if (first === undefined) return name;
  // the last overload is the implementation, which nobody sees
  if (ts.isFunctionDeclaration(first)) return functionSignature(name, first);
  if (ts.isClassDeclaration(first)) return `class ${name}${typeParameters(first)}${heritage(first)}`;
  if (ts.isInterfaceDeclaration(first)) return `interface ${name}${typeParameters(first)}`;
  if (ts.isTypeAliasDeclaration(first)) return `type ${name}${typeParameters(first)}`;
  if (ts.isVariableStatement(first)) return variableSignature(name, first);
  return name;
}

export interface MemberSignature {
  readonly node: ts.Node;
  readonly signature: string;
}

/** The signatures of what users of a class may call and read; what its base class has is left out. */
export function memberSignatures(declaration: ts.ClassDeclaration): readonly MemberSignature[] {
  const isError = heritage(declaration).endsWith('Error');
  return declaration.members.flatMap((node): readonly MemberSignature[] => {
    if (isHidden(node)) return [];
    if (ts.isConstructorDeclaration(node)) {
      if (isError) return [];
      const signature = `new ${declaration.name?.text ?? ''}(${parameters(node)})`;
      return [{ node, signature }];
    }
    const prefix = hasModifier(node, ts.SyntaxKind.StaticKeyword) ? 'static ' : '';
    const name = node.name?.getText() ?? '';
    if (ts.isMethodDeclaration(node)) return [{ node, signature: prefix + functionSignature(name, node) }];
    if (ts.isGetAccessor(node) || ts.isPropertyDeclaration(node)) {
      return [{ node, signature: `${prefix}${name}${annotation(node.type)}` }];
    }
    return [];
  });
}

function functionSignature(name: string, node: ts.SignatureDeclaration): string {
  return `${name}${typeParameters(node)}(${parameters(node)})${annotation(node.type)}`;
}

function variableSignature(name: string, statement: ts.VariableStatement): string {
  const declaration = statement.declarationList.declarations.find((each) => each.name.getText() === name);
  const value = declaration?.initializer;
  if (declaration?.type !== undefined) return name + annotation(declaration.type);
  if (value !== undefined && ts.isArrowFunction(value)) return functionSignature(name, value);
  return value === undefined ? name : `${name} = ${shortened(value)}`;
}

const SHORT = 40;

/** A short value as it is, and of a longer one what kind of value it is. */
function shortened(value: ts.Expression): string {
  const text = printed(value);
  if (text.length <= SHORT) return text;
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) return shortened(value.expression);
  if (ts.isArrayLiteralExpression(value)) return '[…]';
  if (ts.isObjectLiteralExpression(value)) return '{ … }';
  return `${/^[\w.]*/.exec(text)?.[0] ?? ''}(…)`;
}

function parameters(node: ts.SignatureDeclaration): string {
  return node.parameters.map(parameter).join(', ');
}

function parameter({
  name,
  type,
  dotDotDotToken,
  questionToken,
  initializer,
}: ts.ParameterDeclaration): string {
  // the members say the names as well
  if (!ts.isIdentifier(name) && type !== undefined && ts.isTypeLiteralNode(type)) return printed(type);
  const optional = questionToken === undefined && initializer === undefined ? '' : '?';
  return `${dotDotDotToken === undefined ? '' : '...'}${bindingNames(name)}${optional}${annotation(type)}`;
}

/** `{ a, b }` of a destructured parameter, without the names and defaults that only its body knows. */
function bindingNames(name: ts.BindingName): string {
  if (!ts.isObjectBindingPattern(name)) return printed(name);
  const names = name.elements.map((element) => (element.propertyName ?? element.name).getText());
  return `{ ${names.join(', ')} }`;
}

type Generic =
  | ts.SignatureDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration;

function typeParameters({ typeParameters: all }: Generic): string {
  return all === undefined ? '' : `<${all.map(printed).join(', ')}>`;
}

function annotation(type: ts.TypeNode | undefined): string {
  return type === undefined ? '' : `: ${printed(type)}`;
}

function heritage({ heritageClauses }: ts.ClassDeclaration): string {
  return (heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .map((clause) => ` ${printed(clause).trim()}`)
    .join('');
}

const HIDDEN = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.OverrideKeyword];

function isHidden(node: ts.ClassElement): boolean {
  return (
    HIDDEN.some((kind) => hasModifier(node, kind)) ||
    (node.name !== undefined && ts.isPrivateIdentifier(node.name))
  );
}

function hasModifier(node: ts.ClassElement, kind: ts.SyntaxKind): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind)
  );
}

const printer = ts.createPrinter({ removeComments: true, omitTrailingSemicolon: true });

/** On one line, and without `readonly` of members, which all have. */
function printed(node: ts.Node): string {
  return printer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\breadonly (\w+\??:)/g, '$1')
    .replaceAll(/; \}/g, ' }')
    .replaceAll('; ', ', ');
}
