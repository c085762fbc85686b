import type { PortFact } from '@weighbridge/model-formats';
import { claimList } from '../claims.ts';
import { defineCollector } from '../collector.ts';

/** What a graph says of itself: its inputs, outputs, operators and the tool that wrote it. */
export const graphHeader = defineCollector({
  id: 'graph-header',
  title: 'Headers of graph files',
  citations: ['https://onnx.ai/onnx/repo-docs/IR.html'],
  collect(files) {
    const list = claimList('measured', files.limits);
    for (const { path, wellFormed } of files.files) {
      const facts = files.readings.get(path)?.facts;
      if (facts?.opsets === undefined || wellFormed === false) continue;
      const locator = `${path}@0`;
      for (const port of facts.inputs ?? []) list.add('model.input', formatPort(port), locator);
      for (const port of facts.outputs ?? []) list.add('model.output', formatPort(port), locator);
      list.add('model.opsets', facts.opsets, locator);
      list.add('model.operators', facts.operators, locator);
      list.add('model.graphName', facts.graphName || undefined, locator, 'declared');
      if (facts.producer !== undefined && facts.producer.name !== '') {
        list.add('model.exporter', facts.producer, locator, 'declared');
      }
    }
    return list;
  },
});

/** `name: dtype [a, b]`, as people write tensor types. */
function formatPort({ name, dtype, shape }: PortFact): string {
  return `${name}: ${dtype} [${shape.join(', ')}]`;
}
