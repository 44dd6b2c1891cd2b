/** Our own source files and what they import of each other, for tests of the architecture. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import ts from 'typescript';

export const files: readonly string[] = ['app', 'db', 'search']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name).replaceAll('\\', '/')))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .sort();

/** `erased`: exists for types only and is gone at run time. */
export type Import = { readonly from: string; readonly to: string; readonly erased: boolean };

/** `"../b.ts"`, `'#app/b.ts'` and `import('#app/b.ts')` alike; packages and addresses of assets (`?url`) are left out. */
export const imports: readonly Import[] = files.flatMap((from) => {
  const source = ts.createSourceFile(from, readFileSync(from, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, erased: boolean) => {
    if (!specifier || !ts.isStringLiteral(specifier) || !/^[.#]/.test(specifier.text) || specifier.text.includes('?')) return;
    const said = specifier.text;
    found.push({ from, to: normalize(said.startsWith('#') ? said.slice(1) : join(from, '..', said)).replaceAll('\\', '/'), erased });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isErased(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
});

function isErased(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  return (
    !name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}
