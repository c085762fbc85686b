import { Converter, PageEvent, ReflectionKind } from 'typedoc';
import { doorOf } from './entry-points.mjs';

const SCOPE = '@weighbridge/';

/**
 * A typedoc plugin that names every module as it is imported: what typedoc calls `packages/core/src/node` is
 * the page `core/node` with the title `@weighbridge/core/node`.
 *
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      const door = doorOf(module.name);
      if (door === undefined) throw new Error(`${module.name} is not an entry point of a package`);
      module.name = door.name.replace(SCOPE, '');
    }
  });
  // After the plugin of the site, which writes the page header.
  app.renderer.on(PageEvent.END, titlePage, -1000);
}

/** @param {import('typedoc').PageEvent} event */
function titlePage(event) {
  if (event.contents === undefined || !event.model?.kindOf?.(ReflectionKind.Module)) return;
  const { name } = event.model;
  const head = [
    `title: "${SCOPE}${name}"`,
    `description: "Every export of ${SCOPE}${name}."`,
    'editUrl: false',
    'sidebar:',
    `  label: "${name.replace('backstage-plugin-', '')}"`,
  ];
  const body = event.contents.replace(/^---\n[^]*?\n---\n/, '');
  event.contents = `---\n${head.join('\n')}\n---\n${withRealAnchors(body)}`;
}

/**
 * typedoc counts a name twice if it is also the type argument of a base class, and links to `#name-1`: there is only
 * one heading with that name, so the link goes to that.
 *
 * @param {string} text
 */
function withRealAnchors(text) {
  const headings = new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
  return text.replaceAll(/#([a-z]\w*)-1\)/g, (link, name) =>
    headings.has(`${name}-1`) || !headings.has(name) || isTwice(text, name) ? link : `#${name})`,
  );
}

/** @param {string} text @param {string} name */
function isTwice(text, name) {
  return [...text.matchAll(new RegExp(String.raw`^#+ ${name}\b.*$`, 'gim'))].length > 1;
}
