import { join } from 'node:path';
import ts from 'typescript';

/** One symbol or member of the API. */
export interface PublicSymbol {
  /** `SymbolName`, or `SymbolName.member`. */
  readonly name: string;
  /** Where it is declared, `path:line` from the given root. */
  readonly place: string;
  /** The prose of its comment, without tags. */
  readonly prose: string;
  /** Names of the tags of its comment. */
  readonly tags: readonly string[];
  /** Whether it is a function whose own body throws, or whose verb says that it can. */
  readonly throws: boolean;
}

/** What these files export and declare below `root`, with the members of interfaces and classes. */
export function publicSymbols(
  files: readonly string[],
  root: string,
  options: ts.CompilerOptions,
): readonly PublicSymbol[] {
  const program = ts.createProgram({ rootNames: files, options });
  const checker = program.getTypeChecker();
  const seen = new Map<ts.Declaration, PublicSymbol>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} exports nothing`);
    for (const exported of checker.getExportsOfModule(module)) {
      for (const [declaration, symbol] of withMembers(resolve(exported, checker), root, checker)) {
        if (!seen.has(declaration)) seen.set(declaration, symbol);
      }
    }
  }
  return [...seen.values()];
}

function resolve(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

type Found = readonly [ts.Declaration, PublicSymbol];

function withMembers(symbol: ts.Symbol, root: string, checker: ts.TypeChecker): readonly Found[] {
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined || !isOurs(declaration, root)) return [];
  const describe = (of: ts.Symbol, at: ts.Declaration, name: string): Found => [
    at,
    {
      name,
      place: place(at, root),
      prose: proseOf(of, at, checker),
      tags: of.getJsDocTags(checker).map((tag) => tag.name),
      throws: doesThrow(at),
    },
  ];
  const members = membersOf(declaration).flatMap((member) => {
    const own = checker.getSymbolAtLocation(member.name);
    return own === undefined ? [] : [describe(own, member, `${symbol.name}.${own.name}`)];
  });
  const name = symbol.name === 'default' ? nameOf(declaration) : symbol.name;
  return [describe(symbol, declaration, name), ...members];
}

function nameOf(declaration: ts.Declaration): string {
  return ts.getNameOfDeclaration(declaration)?.getText() ?? 'default';
}

function isOurs(declaration: ts.Declaration, root: string): boolean {
  const { fileName } = declaration.getSourceFile();
  return fileName.startsWith(`${root}/`) && !fileName.includes('/node_modules/');
}

function place(declaration: ts.Declaration, root: string): string {
  const source = declaration.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart());
  return `${source.fileName.slice(root.length + 1)}:${line + 1}`;
}

type Member = ts.Declaration & { readonly name: ts.PropertyName };

/** Properties and methods of an interface, a class, or an alias of object types. */
function membersOf(declaration: ts.Declaration): readonly Member[] {
  if (ts.isInterfaceDeclaration(declaration)) return declaration.members.filter(isMember);
  if (ts.isClassDeclaration(declaration)) return declaration.members.filter(isMember);
  return ts.isTypeAliasDeclaration(declaration) ? literalMembers(declaration.type) : [];
}

function literalMembers(type: ts.TypeNode): readonly Member[] {
  if (ts.isTypeLiteralNode(type)) return type.members.filter(isMember);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) {
    return type.types.flatMap(literalMembers);
  }
  return ts.isParenthesizedTypeNode(type) ? literalMembers(type.type) : [];
}

function isMember<T extends ts.TypeElement | ts.ClassElement>(
  member: T,
): member is Extract<T & Member, T> {
  const { name } = member;
  return name !== undefined && !ts.isComputedPropertyName(name) && !ts.isPrivateIdentifier(name);
}

/** A union that distinguishes its cases by a literal member needs no comment on that member. */
function proseOf(symbol: ts.Symbol, at: ts.Declaration, checker: ts.TypeChecker): string {
  const own = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  if (own !== '' || !ts.isPropertySignature(at)) return own;
  return at.type !== undefined && ts.isLiteralTypeNode(at.type) ? 'says which case this is' : '';
}

const VERBS = /^(parse|verify|sign)[A-Z]/;

function doesThrow(declaration: ts.Declaration): boolean {
  if (!ts.isFunctionDeclaration(declaration)) return false;
  return VERBS.test(declaration.name?.text ?? '') || hasThrow(declaration.body);
}

/** Whether a `throw` is in the body itself; one in a nested function belongs to that function. */
function hasThrow(node: ts.Node | undefined): boolean {
  if (node === undefined || ts.isFunctionLike(node)) return false;
  return (
    ts.isThrowStatement(node) ||
    ts.forEachChild(node, (child) => hasThrow(child) || undefined) === true
  );
}

/** Compiler settings of a `tsconfig.json`. */
export function settingsOf(folder: string, file: string): ts.CompilerOptions {
  const path = join(folder, file);
  const { config } = ts.readConfigFile(path, ts.sys.readFile) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, folder)
    .options;
}
