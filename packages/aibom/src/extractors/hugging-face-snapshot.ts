import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';

const REPOSITORY = /^models--([^/]+?)--([^/]+)$/;
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * Name and revision from the model's place in a Hugging Face cache: they come from a folder's name, so they are
 * inferred.
 */
export const huggingFaceSnapshot = defineExtractor({
  id: 'hugging-face-snapshot',
  title: 'Hugging Face cache folder',
  citations: ['https://huggingface.co/docs/huggingface_hub/guides/manage-cache'],
  extract(files) {
    const list = claimList('inferred', files.limits);
    const [repository, snapshots] = files.parents.slice(-2);
    const match = REPOSITORY.exec(repository ?? '');
    if (match === null || snapshots !== 'snapshots' || !COMMIT.test(files.name)) return list;
    list.add('model.repository', `${match[1]}/${match[2]}`, '.');
    list.add('model.name', match[2], '.');
    list.add('model.producer', match[1], '.');
    list.add('model.version', files.name, '.');
    return list;
  },
});
