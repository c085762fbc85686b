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
  const [formats, aibom, weigh] = await Promise.all([
    import('@weighbridge/model-formats'),
    import('@weighbridge/aibom'),
    import('@weighbridge/weigh'),
  ]);
  return [
    ...formats.formatRules.map((rule) => ({ rule, owner: '@weighbridge/model-formats' })),
    ...aibom.rules.map((rule) => ({ rule, owner: '@weighbridge/aibom' })),
    ...weigh.rules.map((rule) => ({ rule, owner: '@weighbridge/weigh' })),
  ];
}
