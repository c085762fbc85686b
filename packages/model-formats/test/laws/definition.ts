import type { Format } from '../../src/index.ts';
import { longestFit } from '../../src/names.ts';

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/;
const NAME = /^[^A-Z/\s]+$/;

/** What is wrong with a format's definition. */
export function definitionProblems(format: Format, formats: readonly Format[]): readonly string[] {
  const { id, title, mediaType, citations, names } = format;
  const own = [...(names.usual ?? []), ...(names.exclusive ?? [])];
  return [
    ...(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) ? [] : ['its id is not in kebab case']),
    ...(/^\S(?:.*[^\s.])?$/.test(title) ? [] : ['its title is not a title']),
    ...(MEDIA_TYPE.test(mediaType) ? [] : [`${mediaType} is not a media type`]),
    ...(citations.length > 0 ? [] : ['it cites nothing']),
    ...citations.filter((each) => !URL.canParse(each)).map((each) => `${each} is not a URL`),
    ...own.filter((name) => !NAME.test(name)).map((name) => `${name} is not a lower-case name`),
    ...own
      .filter((name, at) => own.indexOf(name) !== at)
      .map((name) => `it has the name ${name} twice`),
    ...takenNames(format, formats),
  ];
}

/** Usual names of the format that are exclusive to another. */
function takenNames({ id, names }: Format, formats: readonly Format[]): readonly string[] {
  return (names.usual ?? []).flatMap((name) =>
    formats
      .filter((other) => other.id !== id && longestFit(name, other.names.exclusive ?? []) > 0)
      .map((other) => `the name ${name} is exclusive to ${other.id}`),
  );
}
