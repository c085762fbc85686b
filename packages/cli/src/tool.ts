import type { ReportTool, RuleDescription } from '@weighbridge/report';
import { packageVersion } from './version.ts';

/** How this program names itself in what it writes. */
export function reportTool(): ReportTool {
  return {
    name: 'weighbridge',
    version: packageVersion(),
    informationUri: 'https://weighbridge.dev',
  };
}

/** A rule and the package that owns it. */
export interface OwnedRule {
  readonly rule: RuleDescription;
  readonly owner: string;
}

/** Every rule of every package, as their owners describe them. */
export async function ownedRules(): Promise<readonly OwnedRule[]> {
  const [formats, aibom, signing, weigh] = await Promise.all([
    import('@weighbridge/model-formats'),
    import('@weighbridge/aibom'),
    import('@weighbridge/model-signing'),
    import('@weighbridge/weigh'),
  ]);
  return [
    ...formats.formatRules.map((rule) => ({ rule, owner: '@weighbridge/model-formats' })),
    ...aibom.rules.map((rule) => ({ rule, owner: '@weighbridge/aibom' })),
    ...signing.rules.map((rule) => ({ rule, owner: '@weighbridge/model-signing' })),
    ...weigh.rules.map((rule) => ({ rule, owner: '@weighbridge/weigh' })),
  ];
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
  const { statementCodes } = await import('./signing/statement-codes.ts');
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
