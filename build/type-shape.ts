// A type of an object as a reader wants to see it in one line: its properties' names, and the words of those
// that take a few.

import ts from 'typescript';

/** More words than these are a list of their own, elsewhere. */
const MOST_WORDS = 6;

export function shapeOf(type: ts.Type, checker: ts.TypeChecker): string {
  const properties = checker.getPropertiesOfType(type).map((property) => {
    const written = property.valueDeclaration?.getText() ?? '';
    const words = wordsOf(checker.getTypeOfSymbol(property)).sort(
      (one, other) => written.indexOf(one) - written.indexOf(other), // the checker sorts as it likes
    );
    const name = property.name + (property.flags & ts.SymbolFlags.Optional ? '?' : '');
    return words.length > 0 && words.length <= MOST_WORDS ? `${name}: ${words.join(' | ')}` : name;
  });
  return `{ ${properties.join(', ')} }`;
}

/** Of a union of words; empty for any other type. */
function wordsOf(type: ts.Type): string[] {
  const parts = (type.isUnion() ? type.types : [type]).filter(
    ({ flags }) => !(flags & ts.TypeFlags.Undefined),
  );
  const words = parts.flatMap((part) => (part.isStringLiteral() ? [`'${part.value}'`] : []));
  return words.length === parts.length ? words : [];
}
