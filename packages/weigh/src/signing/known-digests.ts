import type { Digest, Subject } from '@weighbridge/core';
import { modelDigests } from '@weighbridge/model-signing/attestation';
import type { Read } from '../reading.ts';
import { content } from '../readings/content.ts';
import { signatures } from '../readings/signatures.ts';
import { namesModel } from './names-model.ts';

/** The digests of the whole model by which a statement can name it, as `<algorithm>:<hex>`. */
export async function knownDigests(subject: Subject, read: Read): Promise<readonly Digest[]> {
  const name = subject.model;
  const own = await read(content);
  const holding = (await read(signatures)).filter((each) => namesModel(each, own));
  return [
    ...holding.flatMap(({ signature }) =>
      signature === undefined
        ? []
        : modelDigests({
            name,
            payloadDigest: signature.payloadDigest,
            root: signature.statement.root,
          }),
    ),
    ...(subject.digest === undefined ? [] : modelDigests({ name, manifestDigest: subject.digest })),
  ];
}
