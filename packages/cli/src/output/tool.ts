import type { ReportTool } from '@weighbridge/report';
import { ownPackage } from '../version.ts';

/** How this program names itself in what it writes. */
export function reportTool(): ReportTool {
  return {
    name: 'weighbridge',
    version: ownPackage().version,
    informationUri: 'https://weighbridge.dev',
  };
}

/** An error code and the package that owns it. */
export interface OwnedCode {
  readonly id: string;
  readonly stage: string;
  readonly when: string;
  readonly advice: string;
  readonly owner: string;
}

/** Every error code that verification and signing answer with, in the order of the work. */
export async function ownedCodes(): Promise<readonly OwnedCode[]> {
  const { codes } = await import('@weighbridge/model-signing');
  const { statementCodes } = await import('../failure/statement-codes.ts');
  return [
    ...owned(codes, '@weighbridge/model-signing'),
    ...owned(statementCodes, '@weighbridge/weigh'),
  ];
}

function owned(
  codes: Readonly<Record<string, Omit<OwnedCode, 'id' | 'owner'>>>,
  owner: string,
): readonly OwnedCode[] {
  return Object.entries(codes).map(([id, { stage, when, advice }]) => ({
    id,
    stage,
    when,
    advice,
    owner,
  }));
}
