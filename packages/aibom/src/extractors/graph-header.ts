import type { FormatFacts, PortFact } from '@weighbridge/model-formats';
import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList } from '../extractor.ts';

/** What a graph says about itself: its inputs, outputs, operators and the tool that wrote it. */
export const graphHeader = defineExtractor({
  id: 'graph-header',
  title: 'Headers of graph files',
  citations: ['https://onnx.ai/onnx/repo-docs/IR.html'],
  extract(files) {
    const list = claimList('measured', files.limits);
    const own = files.weights.flatMap((set) => set.files);
    for (const path of own) {
      const facts = files.readings.get(path)?.facts;
      if (facts?.opsets !== undefined) addGraph(list, facts, `${path}@0`);
    }
    return list;
  },
});

function addGraph(list: ClaimList, facts: FormatFacts, locator: string): void {
  for (const port of facts.inputs ?? []) list.add('model.input', formatPort(port), locator);
  for (const port of facts.outputs ?? []) list.add('model.output', formatPort(port), locator);
  list.add('model.opsets', facts.opsets, locator);
  list.add('model.operators', facts.operators, locator);
  list.add('model.graphName', facts.graphName || undefined, locator, 'declared');
  const producer = facts.producer?.name === '' ? undefined : facts.producer;
  list.add('model.exporter', producer, locator, 'declared');
}

/** `name: dtype [a, b]`, as people write tensor types. */
function formatPort({ name, dtype, shape }: PortFact): string {
  return `${name}: ${dtype} [${shape.join(', ')}]`;
}
