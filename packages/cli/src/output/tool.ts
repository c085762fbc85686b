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
