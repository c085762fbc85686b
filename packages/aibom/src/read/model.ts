import { parsePurl } from '../cyclonedx/purl.ts';
import { member } from '../text.ts';
import { ownProperty } from './claims.ts';
import type { Node } from './node.ts';
import { present } from './present.ts';
import type { ClaimSink } from './sink.ts';

/** Members of a component that are a single text, and the fields that they become. */
const TEXTS = [
  ['group', 'model.group'],
  ['version', 'model.version'],
  ['description', 'model.description'],
  ['copyright', 'model.copyright'],
  ['cpe', 'model.cpe'],
] as const;

/** Who is behind a model: the first of these that is given. */
const PRODUCERS = ['supplier', 'manufacturer'] as const;

/** What the model's own component says, apart from its model card. */
export function readModel(model: Node, sink: ClaimSink): void {
  for (const [key, field] of TEXTS) sink.text(field, model, key);
  for (const key of PRODUCERS) {
    const producer = model.at(key);
    if (producer !== undefined) sink.text('model.producer', producer, 'name');
  }
  sink.text('model.producer', model, 'publisher');
  sink.text('model.author', model, 'author');
  for (const author of model.items('authors')) sink.text('model.author', author, 'name');
  for (const hash of model.items('hashes')) sink.json('model.hash', hash, ['alg', 'content']);
  const tags = model.at('tags');
  for (const [i] of model.items('tags').entries()) {
    if (tags !== undefined) sink.item('model.tag', tags, i);
  }
  readPurl(model, sink);
  readLicences(model, sink);
  for (const link of model.items('externalReferences')) readReference(link, sink);
  readAncestors(model, sink);
  readProperties(model, sink);
}

/** A hub's package URL names the repository and revision; any other is kept as it is. */
function readPurl(model: Node, sink: ClaimSink): void {
  const purl = model.text('purl');
  const node = model.at('purl');
  if (purl === undefined || node === undefined) return;
  const match = /^pkg:huggingface\/([\w.-]+\/[\w.-]+)(?:@([\w.-]+))?$/.exec(parsePurl(purl) ?? '');
  if (match === null) sink.add('model.purl', purl, node);
  else {
    sink.add('model.repository', match[1] ?? '', node);
    if (match[2] !== undefined && model.at('version') === undefined)
      sink.add('model.version', match[2], node);
  }
}

/** A component's licences, as written: an id, a name or an expression. */
export function licencesOf(
  component: Node,
): readonly { readonly text: string; readonly node: Node }[] {
  return component.items('licenses').flatMap((choice) => {
    const licence = choice.at('license');
    const text = choice.text('expression') ?? licence?.text('id') ?? licence?.text('name');
    (licence ?? choice).is('acknowledgement', 'declared');
    return text === undefined ? [] : [{ text, node: choice }];
  });
}

function readLicences(model: Node, sink: ClaimSink): void {
  for (const { text, node } of licencesOf(model)) {
    sink.add('model.licence', text, node);
    const licence = node.at('license');
    if (licence !== undefined) sink.text('model.licenceLink', licence, 'url');
  }
}

function readReference(link: Node, sink: ClaimSink): void {
  const url = link.text('url');
  const type = link.text('type');
  if (url === undefined) return;
  const isPlain = type === undefined || type === 'documentation';
  sink.add('model.reference', isPlain ? url : { type, url }, link);
}

/** What the model was made from. */
function readAncestors(model: Node, sink: ClaimSink): void {
  for (const ancestor of model.at('pedigree')?.items('ancestors') ?? []) {
    const name = fullName(ancestor);
    if (name === undefined) continue;
    ancestor.is('type', 'machine-learning-model');
    const value = {
      name,
      purl: ancestor.text('purl'),
      relation: ownProperty(ancestor, 'baseModelRelation'),
      revision: ancestor.text('version'),
    };
    sink.add('model.baseModel', present(value), ancestor);
  }
}

/** `group/name`, as hubs write it, or the name alone. */
export function fullName(component: Node): string | undefined {
  const [group, name] = [component.text('group'), component.text('name')];
  return group === undefined || name === undefined ? name : `${group}/${name}`;
}

/** Properties of other tools: name and value, unchanged. */
export function readProperties(owner: Node, sink: ClaimSink): void {
  for (const property of owner.items('properties')) {
    const name = member(property.value, 'name');
    if (typeof name === 'string' && !name.startsWith('weighbridge:'))
      sink.json('bom.property', property, ['name', 'value']);
  }
}
