import { describeLicences } from '@weighbridge/aibom';
import { defineEvidenceCollector } from '../collector.ts';
import { observe } from '../observe.ts';

/** Under which terms the model may be used, as its own files say. */
export const licence = defineEvidenceCollector({
  id: 'licence',
  title: 'Licences',
  types: ['bom/licence'],
  async collect(context) {
    const payload = describeLicences(context.description);
    const locator = payload.licences[0]?.locator ?? '.';
    return {
      evidence: [
        observe(context, {
          type: 'bom/licence',
          tier: payload.licences[0]?.tier ?? 'measured',
          locator,
          payload,
        }),
      ],
      findings: [],
    };
  },
});
