import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import { byCodeUnits, isRecord } from '../text.ts';

const PATH = 'generation_config.json';
const MAX_SETTINGS = 64;

/** Default sampling settings: part of how the model behaves. */
export const generationConfig = defineExtractor({
  id: 'generation-config',
  title: 'Hugging Face generation_config.json',
  citations: ['https://huggingface.co/docs/transformers/main_classes/text_generation'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    const config = await files.json(PATH);
    if (!isRecord(config)) return list;
    const settings = Object.entries(config)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .sort(([a], [b]) => byCodeUnits(a, b))
      .slice(0, MAX_SETTINGS);
    if (settings.length > 0)
      list.add('generation.settings', Object.fromEntries(settings), `${PATH}#`);
    return list;
  },
});
