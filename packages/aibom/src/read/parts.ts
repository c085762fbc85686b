import { AibomError } from '../error.ts';
import { member } from '../text.ts';
import type { Node } from './node.ts';

/** The parts of a document, by kind. */
export interface DocumentParts {
  readonly model: Node | undefined;
  readonly files: readonly Node[];
  readonly data: readonly Node[];
  /** Everything else, in document order. */
  readonly others: readonly Node[];
}

/**
 * Finds the model, and the files and data next to it and in it. A data set's files belong to the data set.
 *
 * @throws {AibomError} TOO_LARGE when there are more components than the limit, DUPLICATE_REF when two have the same id
 */
export function partsOfDocument(document: Node, maxComponents: number): DocumentParts {
  const main = document.at('metadata')?.at('component');
  const listed = document.items('components');
  const model = isModel(main) ? main : (listed.find(isModel) ?? main);
  const parts = { files: [] as Node[], data: [] as Node[], others: [] as Node[] };
  const roots = main === undefined ? listed : [main, ...listed];
  for (const node of componentsIn(roots, maxComponents)) {
    const type = member(node.value, 'type');
    if (type === 'data') parts.data.push(node);
    else if (type === 'file') parts.files.push(node);
    else if (node.value !== model?.value) parts.others.push(node);
  }
  return { model, ...parts };
}

/** The components and those nested in them, in document order; those nested in data are left out. */
function* componentsIn(roots: readonly Node[], max: number): Generator<Node> {
  const stack = roots.toReversed();
  const refs = new Set<string>();
  let count = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const children = node.items('components');
    const isData = member(node.value, 'type') === 'data';
    count += isData ? 1 + children.length : 1;
    if (count > max) refuse('TOO_LARGE', `has more than ${max} components`, node);
    for (const part of isData ? [node, ...children] : [node]) remember(part, refs);
    if (!isData) for (const child of children.toReversed()) stack.push(child);
    yield node;
  }
}

/** Two components with the same id would make every reference to it ambiguous. */
function remember(component: Node, refs: Set<string>): void {
  const ref = member(component.value, 'bom-ref');
  if (typeof ref !== 'string') return;
  if (refs.has(ref)) refuse('DUPLICATE_REF', 'two components have the same bom-ref', component);
  refs.add(ref);
}

function refuse(code: 'TOO_LARGE' | 'DUPLICATE_REF', message: string, { pointer }: Node): never {
  throw new AibomError(code, message, { details: { pointer } });
}

function isModel(node: Node | undefined): node is Node {
  return member(node?.value, 'type') === 'machine-learning-model';
}
