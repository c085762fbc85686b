import type { ReportTool } from '@weighbridge/report';
import { ownPackage } from '../version.ts';

/** This program's name in what it writes. */
export function reportTool(): ReportTool {
  return {
    name: 'weighbridge',
    version: ownPackage().version,
    informationUri: 'https://weighbridge.dev',
  };
}
