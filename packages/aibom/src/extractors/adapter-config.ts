import { addBaseModel } from '../base-model-claims.ts';
import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import { at, isRecord, member } from '../text.ts';

const PATH = 'adapter_config.json';

/** What a PEFT adapter says about the model that it needs. */
export const adapterConfig = defineExtractor({
  id: 'adapter-config',
  title: 'PEFT adapter_config.json',
  citations: ['https://huggingface.co/docs/peft/developer_guides/checkpoint'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const config = await files.json(PATH);
    if (!isRecord(config)) return list;
    const name = member(config, 'base_model_name_or_path');
    if (typeof name === 'string' && name !== '') {
      const revision = member(config, 'revision');
      const about = {
        relation: 'adapter',
        ...(typeof revision === 'string' ? { revision } : {}),
      };
      addBaseModel(list, name, about, at(PATH, 'base_model_name_or_path'));
    }
    const type = member(config, 'peft_type');
    if (typeof type === 'string') list.add('model.adapterType', type, at(PATH, 'peft_type'));
    const task = member(config, 'task_type');
    if (typeof task === 'string') list.add('model.adapterTask', task, at(PATH, 'task_type'));
    return list;
  },
});
