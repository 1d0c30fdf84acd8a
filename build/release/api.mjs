// What a package's doors export, as text that can be compared: each export's declaration without comments.

import { join } from 'node:path';
import ts from 'typescript';

const printer = ts.createPrinter({ removeComments: true });

/** Every door's exports by their names, each with its declaration. */
export function apiOf(folder, exports) {
  const doors = Object.entries(exports).filter(([, target]) => typeof target === 'object');
  const fileOf = ({ types }) => join(folder, types);
  const program = ts.createProgram(
    doors.map(([, target]) => fileOf(target)),
    // What the declarations say is read, and nothing checked: it takes none of the language's own types.
    {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      noLib: true,
      types: [],
    },
  );
  const checker = program.getTypeChecker();
  return Object.fromEntries(
    doors.map(([door, target]) => {
      const source = program.getSourceFile(fileOf(target));
      const symbol = source && checker.getSymbolAtLocation(source);
      const found = symbol ? checker.getExportsOfModule(symbol) : [];
      return [door, Object.fromEntries(found.map((one) => [one.name, textOf(checker, one)]).sort())];
    }),
  );
}

function textOf(checker, symbol) {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const { declarations = [] } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return declarations
    .map((declaration) => {
      const source = declaration.getSourceFile();
      return printer.printNode(ts.EmitHint.Unspecified, declaration, source).replace(/\s+/g, ' ');
    })
    .join(' ');
}
