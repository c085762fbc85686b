import { fields, missingFromBom } from '@weighbridge/aibom';
import type { ModelDescription } from '@weighbridge/aibom';
import { bomDocument } from '@weighbridge/report';
import type { ReportDocument } from '@weighbridge/report';
import { reportTool } from '../../output/tool.ts';

/** A bill of materials as it is shown: the document, and what it was made from. */
export function billed(name: string, description: ModelDescription, text: string): ReportDocument {
  const { claims, components, files, findings, skipped } = description;
  return bomDocument({
    kind: 'bom',
    tool: reportTool(),
    name,
    text,
    claims,
    components,
    files: files.map(({ path, sizeBytes, digest }) => ({
      path,
      sizeBytes,
      ...(digest === undefined ? {} : { digest }),
    })),
    missing: missingTitles(text),
    findings,
    totals: {
      files: files.length,
      totalBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      skipped: skipped.length,
    },
    hashed: files.every(({ digest }) => digest !== undefined),
  });
}

/** What this document lacks compared with a complete bill, in words. */
function missingTitles(text: string): readonly string[] {
  const ids = new Set(missingFromBom(JSON.parse(text)));
  return fields.filter(({ id }) => ids.has(id)).map(({ title }) => title);
}
