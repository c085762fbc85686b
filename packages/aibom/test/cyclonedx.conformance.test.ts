import { describeWith, vectors } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { validateBom } from '../src/validate.ts';

const parse = (bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder().decode(bytes)) as unknown;

describeWith('vectors')('the verdict on CycloneDX test resources matches their file names', () => {
  const cases = vectors('cyclonedx/tools/src/test/resources/*/*.json');
  test.for(cases.map((one) => [one.path, one] as const))('%s', async ([, { name, bytes }]) => {
    const { valid, errors } = await validateBom(parse(bytes()));
    const schemaErrors = errors.filter((error) => error.source === 'schema');
    expect({ valid, schemaErrors }).toMatchObject(
      name.startsWith('invalid-') ? { valid: false } : { valid: true, schemaErrors: [] },
    );
  });
});

describeWith('vectors')('published AI BOMs of other projects', () => {
  const cases = vectors('manifest-aibom/examples/*.json');
  test.for(cases.map((one) => [one.name, one] as const))('%s validates', async ([, { bytes }]) => {
    expect(await validateBom(parse(bytes()))).toEqual({
      valid: true,
      consistent: true,
      errors: [],
    });
  });
});
