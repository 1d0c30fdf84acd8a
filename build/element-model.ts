// The element's public interface, read from its source by TypeScript's own checker: what editors and
// catalogues are told is what the source has.

import ts from 'typescript';
import { readErrorCodes, type DescribedCodes } from './error-model.ts';
import { shapeOf } from './type-shape.ts';

export interface Described {
  readonly name: string;
  readonly description: string;
}

export interface Member extends Described {
  /** Its type, as TypeScript writes it. */
  readonly type: string;
}

export interface Setting extends Member {
  /** Undefined for a property without an attribute. */
  readonly attribute: string | undefined;
  /** The words that it takes; empty where they are not a list. */
  readonly words: readonly string[];
  readonly isFlag: boolean;
  /** As source text; undefined where there is none. */
  readonly standard: string | undefined;
}

export interface Property extends Described {
  readonly standard: string | undefined;
}

export interface ElementModel {
  readonly summary: string;
  readonly settings: readonly Setting[];
  /** Read-only, or of every field in a form. */
  readonly facts: readonly (Member & {
    readonly isReadonly: boolean;
    readonly attribute: string | undefined;
  })[];
  /** Every element's own, with a meaning here. */
  readonly inherited: readonly Described[];
  readonly methods: readonly Member[];
  /** Their type is the detail's shape. */
  readonly events: readonly (Member & { readonly className: string })[];
  readonly slots: readonly Described[];
  readonly parts: readonly Described[];
  readonly cssProperties: readonly Property[];
  readonly states: readonly string[];
  readonly errors: readonly DescribedCodes[];
}

const folder = 'src/element/';
const file = {
  element: `${folder}kyc-enrolment.ts`,
  settings: `${folder}settings.ts`,
  field: `${folder}form-field.ts`,
  base: `${folder}field-with-settings.ts`,
  events: `${folder}events.ts`,
  styles: `${folder}theme-and-first-screen-styles.ts`,
  errors: 'src/enrolment/error-codes.ts',
};
/** Types by the names that they have where they are declared. */
const asWritten = ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
/** Called by the browser or by Lit, and nobody else. */
const lifecycle = /Callback$|^(?:update|updated|willUpdate|render|createRenderRoot)$/;
/** Attributes of a form's field, which their accessors reflect. */
const reflected = ['name', 'required', 'disabled'];

/** @param root the project's folder, with a slash at its end */
export function readElement(root: string): ElementModel {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const program = ts.createProgram([root + file.element, root + file.events], {
    ...options,
    noErrorTruncation: true, // types are written whole
  });
  const checker = program.getTypeChecker();
  const sourceOf = (path: string) => {
    const source = program.getSourceFile(root + path);
    if (!source) throw new Error(`${path} is not there.`);
    return source;
  };
  const element = classIn(sourceOf(file.element), 'KycEnrolment');
  const styles = constIn(sourceOf(file.styles), 'styles');
  const type = checker.getTypeAtLocation(element);
  const members = checker.getPropertiesOfType(type).flatMap((symbol) => {
    const declaration = symbol.declarations?.find((one) => isOurs(one, root));
    return declaration && isPublic(declaration) && !lifecycle.test(symbol.name)
      ? [{ symbol, declaration }]
      : [];
  });
  const describe = ({ symbol }: { readonly symbol: ts.Symbol }): Member => ({
    name: symbol.name,
    description: oneLine(ts.displayPartsToString(symbol.getDocumentationComment(checker))),
    type: checker.typeToString(checker.getTypeOfSymbol(symbol), element, asWritten),
  });
  const isIn = (path: string) => (member: { readonly declaration: ts.Declaration }) =>
    member.declaration.getSourceFile().fileName === root + path;
  const others = members.filter((member) => !isIn(file.settings)(member));
  const isMethod = ({ declaration }: (typeof members)[number]) => ts.isMethodDeclaration(declaration);
  return {
    summary: oneLine(docOf(element)),
    settings: members
      .filter(isIn(file.settings))
      .map((member) => settingOf(member, describe(member), checker)),
    facts: others
      .filter((member) => !isMethod(member))
      .map((member) => ({
        ...describe(member),
        isReadonly: !hasSetter(member.symbol),
        attribute: reflected.find((name) => name === member.symbol.name),
      })),
    inherited: tagsOf(element, 'attr'),
    methods: others.filter(isMethod).map(describe),
    events: readEvents(element, { source: sourceOf(file.events), checker }),
    slots: tagsOf(element, 'slot'),
    parts: tagsOf(styles, 'csspart'),
    cssProperties: tagsOf(styles, 'cssprop').map(withStandard),
    states: readStates(checker, type, element),
    errors: readErrorCodes(sourceOf(file.errors).text),
  };
}

const isOurs = (declaration: ts.Declaration, root: string) =>
  [file.element, file.settings, file.field, file.base].some(
    (path) => declaration.getSourceFile().fileName === root + path,
  );

const isPublic = (declaration: ts.Declaration) =>
  !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Protected | ts.ModifierFlags.Private)) &&
  !(ts.isClassElement(declaration) && declaration.name && ts.isPrivateIdentifier(declaration.name));

const hasSetter = ({ declarations = [] }: ts.Symbol) => declarations.some((one) => ts.isSetAccessor(one));

/** A setting is `name: kind(standard, …)`, and has an attribute unless its kind is `property`. */
function settingOf(
  { symbol, declaration }: { readonly symbol: ts.Symbol; readonly declaration: ts.Declaration },
  member: Member,
  checker: ts.TypeChecker,
): Setting {
  const call = ts.isPropertyAssignment(declaration) ? declaration.initializer : undefined;
  const kind = call && ts.isCallExpression(call) ? call.expression.getText() : '';
  const type = checker.getTypeOfSymbol(symbol);
  const parts = type.isUnion() ? type.types : [type];
  const words = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  const isFlag = kind === 'flag';
  const given = call && ts.isCallExpression(call) ? call.arguments[0]?.getText() : undefined;
  const named = call && ts.isCallExpression(call) ? call.typeArguments?.[0] : undefined;
  return {
    ...member,
    // by the names that a page imports; TypeScript writes the platform's own functions out
    ...(named && { type: `${named.getText()} | undefined` }),
    attribute: kind === 'property' ? undefined : kebab(symbol.name),
    words: words.length === parts.length ? inOrder(words, call) : [],
    isFlag,
    standard: given ?? impliedStandards.get(kind),
  };
}

/** Of kinds that are written without one. */
const impliedStandards = new Map([
  ['list', '[]'],
  ['text', "''"],
]);

/** The checker sorts a union as it likes; the source has the default first. */
const inOrder = (words: readonly string[], call: ts.Expression | undefined) => {
  const text = call?.getText() ?? '';
  return [...words].sort((one, other) => text.indexOf(`'${one}'`) - text.indexOf(`'${other}'`));
};

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Descriptions are the element's `@fires`, and shapes those of `KycEventDetails`. */
function readEvents(
  element: ts.ClassDeclaration,
  { source, checker }: { readonly source: ts.SourceFile; readonly checker: ts.TypeChecker },
): ElementModel['events'] {
  const details = source.statements.find(
    (one): one is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(one) && one.name.text === 'KycEventDetails',
  );
  const types = new Map(
    details?.members.flatMap((member) =>
      ts.isPropertySignature(member) && ts.isStringLiteral(member.name)
        ? [[member.name.text, shapeOf(checker.getTypeAtLocation(member), checker)]]
        : [],
    ),
  );
  return rawTags(element, 'fires').map((text) => {
    const [, className = '', name = '', description = ''] =
      /^\{(\w+)\} ([\w-]+) - ([\s\S]*)$/.exec(text) ?? [];
    return { name, className, description: oneLine(description), type: types.get(name) ?? '' };
  });
}

function readStates(checker: ts.TypeChecker, type: ts.Type, at: ts.Node): readonly string[] {
  const state = checker.getPropertyOfType(type, 'state');
  const union = state && checker.getTypeOfSymbolAtLocation(state, at);
  return union?.isUnion() ? union.types.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])) : [];
}

function classIn(source: ts.SourceFile, name: string): ts.ClassDeclaration {
  const found = source.statements.find(
    (one): one is ts.ClassDeclaration => ts.isClassDeclaration(one) && one.name?.text === name,
  );
  if (!found) throw new Error(`${source.fileName} has no class ${name}.`);
  return found;
}

function constIn(source: ts.SourceFile, name: string): ts.VariableStatement {
  const found = source.statements.find(
    (one): one is ts.VariableStatement =>
      ts.isVariableStatement(one) &&
      one.declarationList.declarations.some((it) => it.name.getText() === name),
  );
  if (!found) throw new Error(`${source.fileName} has no ${name}.`);
  return found;
}

const docOf = (node: ts.Node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join('\n');

/** The texts of a JSDoc tag, as they are written: the parser splits some of them. */
function rawTags(node: ts.Node, tag: string): readonly string[] {
  const text = node.getFullText().slice(0, node.getStart() - node.getFullStart());
  const doc = text
    .slice(text.lastIndexOf('/**'))
    .replace(/^\s*\*\/?/gm, '')
    .replace(/\*\/\s*$/, '');
  return doc
    .split(/^ ?@/m)
    .filter((part) => part.startsWith(`${tag} `))
    .map((part) => part.slice(tag.length + 1).trim());
}

const tagsOf = (node: ts.Node, tag: string): readonly Described[] =>
  rawTags(node, tag).map((text) => {
    const [, name = '', description = ''] = /^(\[[^\]]*\]|\S+) - ([\s\S]*)$/.exec(text) ?? [];
    return { name, description: oneLine(description) };
  });

/** `[--name=standard]`, or a bare name. */
function withStandard({ name, description }: Described): Property {
  const [, bare = name, standard] = /^\[([\w-]+)(?:=(.*))?\]$/.exec(name) ?? [];
  return { name: bare, description, standard };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
