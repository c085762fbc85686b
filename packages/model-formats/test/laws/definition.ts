import type { Format } from '../../src/index.ts';
import { longestFit } from '../../src/names.ts';

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/;
const NAME = /^[^A-Z/\s]+$/;

/** What is wrong with what a format says of itself. */
export function definitionProblems(format: Format, formats: readonly Format[]): readonly string[] {
  const { id, title, mediaType, citations, names } = format;
  const own = [...(names.usual ?? []), ...(names.exclusive ?? [])];
  return [
    ...(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) ? [] : ['its id is not in kebab case']),
    ...(/^\S(?:.*[^\s.])?$/.test(title) ? [] : ['its title is no title']),
    ...(MEDIA_TYPE.test(mediaType) ? [] : [`${mediaType} is no media type`]),
    ...(citations.length > 0 ? [] : ['it cites nothing']),
    ...citations.filter((each) => !URL.canParse(each)).map((each) => `${each} is no URL`),
    ...own.filter((name) => !NAME.test(name)).map((name) => `${name} is no name in lower case`),
    ...own
      .filter((name, at) => own.indexOf(name) !== at)
      .map((name) => `it has the name ${name} twice`),
    ...takenNames(format, formats),
  ];
}

/** Usual names of the format that another has for itself. */
function takenNames({ id, names }: Format, formats: readonly Format[]): readonly string[] {
  return (names.usual ?? []).flatMap((name) =>
    formats
      .filter((other) => other.id !== id && longestFit(name, other.names.exclusive ?? []) > 0)
      .map((other) => `the name ${name} is exclusive to ${other.id}`),
  );
}
