import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
// TypeScript 7 has no API for programs like this one.
import ts from 'typescript-5';

/** What a docstring says. */
export interface Doc {
  readonly text: string;
  readonly byDefault?: string;
  readonly see: readonly string[];
  readonly throws: readonly string[];

  /** Parameters that it explains, by name. */
  readonly params: readonly (readonly [string, string])[];
}

/** A prop, field, method or value of an enumeration. */
export interface Member extends Doc {
  readonly name: string;

  /** As it is declared, without its docstring and body. */
  readonly declaration: string;
  readonly type: string;
  readonly optional: boolean;
  readonly static: boolean;
}

/** Something that the package exports. */
export interface Entry extends Doc {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum' | 'function' | 'type';

  /** What it extends, as it is written. */
  readonly bases: readonly string[];

  /** The parameters of the constructor or function, or the right side of a type. */
  readonly signature?: string;
  readonly members: readonly Member[];

  /** Names of the members that come from another package, without those of interfaces that this package exports. */
  readonly foreign: readonly string[];
}

const LIB = resolve('lib') + sep;

/** What a file of lib exports of this library's own, in the order in which it stands there. */
export function readApi(file: string): readonly Entry[] {
  const { config } = ts.parseConfigFileTextToJson('tsconfig.json', readFileSync('tsconfig.json', 'utf8'));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const program = ts.createProgram([file], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) {
    throw new Error(`${file} is no module`);
  }
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declaration = symbol.declarations?.find((node) => resolve(node.getSourceFile().fileName).startsWith(LIB));
    return declaration ? [entry(exported.name, declaration, symbol, checker)] : [];
  });
}

function entry(name: string, node: ts.Declaration, symbol: ts.Symbol, checker: ts.TypeChecker): Entry {
  const common = { name, ...doc(symbol, checker), bases: [], members: [], foreign: [] };
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
    const bases = node.heritageClauses?.flatMap(({ types }) => types.map((type) => type.getText())) ?? [];
    const own = node.members.filter(isPublic);
    const made = own.find(ts.isConstructorDeclaration);
    return {
      ...common,
      kind: ts.isClassDeclaration(node) ? 'class' : 'interface',
      bases,
      ...(made ? { signature: parameters(made) } : {}),
      members: own.filter((member) => !ts.isConstructorDeclaration(member)).flatMap((each) => member(each, checker)),
      foreign: ts.isInterfaceDeclaration(node) ? foreign(symbol, checker) : [],
    };
  }
  if (ts.isEnumDeclaration(node)) {
    return { ...common, kind: 'enum', members: node.members.flatMap((each) => member(each, checker)) };
  }
  if (ts.isFunctionDeclaration(node)) {
    return { ...common, kind: 'function', signature: `${parameters(node)}: ${node.type?.getText()}` };
  }
  if (ts.isTypeAliasDeclaration(node)) {
    return { ...common, kind: 'type', signature: oneLine(node.type.getText()) };
  }
  return { ...common, kind: 'type' };
}

function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isHidden = (ts.getCombinedModifierFlags(member) & hidden) !== 0;
  const isPrivateName = member.name !== undefined && ts.isPrivateIdentifier(member.name);
  return !isHidden && !isPrivateName && !ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');
}

function member(node: ts.ClassElement | ts.TypeElement | ts.EnumMember, checker: ts.TypeChecker): readonly Member[] {
  const symbol = node.name && checker.getSymbolAtLocation(node.name);
  const flags = ts.getCombinedModifierFlags(node as ts.Declaration);
  const said = symbol && doc(symbol, checker);
  // What overrides another package's member and says nothing of its own is found there.
  if (!symbol || !said || (flags & ts.ModifierFlags.Override && ts.getJSDocCommentsAndTags(node).length === 0)) {
    return [];
  }
  const { type } = node as { readonly type?: ts.TypeNode };
  const body = (node as { readonly body?: ts.Block }).body ?? (node as { readonly initializer?: ts.Node }).initializer;
  const text = oneLine(node.getText().slice(0, body ? body.getStart() - node.getStart() : undefined));
  return [
    {
      ...said,
      name: symbol.name,
      declaration: text.replace(/^((static|override|readonly|get) )+/, '').replace(/[;,=\s]+$/, ''),
      type: oneLine(type?.getText() ?? ''),
      optional: 'questionToken' in node && node.questionToken !== undefined,
      static: (flags & ts.ModifierFlags.Static) !== 0,
    },
  ];
}

/** Members whose declaration stands in another package. */
function foreign(symbol: ts.Symbol, checker: ts.TypeChecker): readonly string[] {
  const properties = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol));
  return properties
    .filter(({ declarations = [] }) =>
      declarations.every((node) => !resolve(node.getSourceFile().fileName).startsWith(LIB)),
    )
    .map(({ name }) => name);
}

function doc(symbol: ts.Symbol, checker: ts.TypeChecker): Doc {
  const tags = symbol.getJsDocTags(checker);
  const all = (name: string) => tags.filter((tag) => tag.name === name).map(({ text }) => plain(text));
  const [byDefault] = all('default');
  return {
    text: plain(symbol.getDocumentationComment(checker)),
    ...(byDefault === undefined ? {} : { byDefault }),
    see: all('see'),
    throws: all('throws'),
    params: all('param').map((text) => [text.split(/\s/, 1)[0] ?? '', text.replace(/^\S+\s*/, '')]),
  };
}

function plain(parts: ts.SymbolDisplayPart[] | undefined): string {
  return ts
    .displayPartsToString(parts)
    .replace(/\{@link (\S+?)\}/g, '`$1`')
    .trim();
}

function parameters(node: ts.SignatureDeclaration): string {
  return `(${node.parameters.map((parameter) => oneLine(parameter.getText())).join(', ')})`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
