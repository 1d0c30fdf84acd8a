// Reads a source file for the house's tests with TypeScript's own parser: what it imports and what it
// contains.

import ts from 'typescript';

export interface SourceFacts {
  /**
   * Every module named by an import, a re-export, `import()` or an `import('…')` type. `undefined` for an
   * `import()` with a computed name.
   */
  readonly imports: readonly (string | undefined)[];
  /** Names used in code. Those in texts and comments are left out. */
  readonly names: readonly string[];
  /** Texts and the fixed parts of templates. */
  readonly texts: readonly string[];
  /** Whether it calls or constructs `Function`. */
  readonly evaluates: boolean;
  /** Names of the module's own `let` and `var` variables, which it can change. */
  readonly changeable: readonly string[];
}

export function readSource(path: string, source: string): SourceFacts {
  const imports: (string | undefined)[] = [];
  const names: string[] = [];
  const texts: string[] = [];
  let evaluates = false;

  const visit = (node: ts.Node): void => {
    const imported = importOf(node);
    if (imported) imports.push(imported.specifier);
    if (ts.isIdentifier(node)) names.push(node.text);
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression))
      evaluates ||= node.expression.text === 'Function';
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  visit(file);
  return { imports, names, texts, evaluates, changeable: file.statements.flatMap(changeableIn) };
}

function changeableIn(statement: ts.Statement): string[] {
  if (!ts.isVariableStatement(statement) || statement.declarationList.flags & ts.NodeFlags.Const) return [];
  return statement.declarationList.declarations.map(({ name }) => name.getText());
}

function importOf(node: ts.Node): { specifier: string | undefined } | undefined {
  if (ts.isImportDeclaration(node)) return { specifier: textOf(node.moduleSpecifier) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { specifier: textOf(node.moduleSpecifier) };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { specifier: textOf(node.argument.literal) };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return { specifier: textOf(node.arguments[0]) };
  return undefined;
}

const textOf = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);
