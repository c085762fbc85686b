import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PortalEnv } from './portal.ts';

const ESTATE = join(import.meta.dirname, '../../estate');
const ESTATE_CATALOG = readFileSync(join(ESTATE, 'catalog-info.yaml'), 'utf8');

/** How many models the catalog of the estate names. */
export const ESTATE_MODELS = Array.from(
  ESTATE_CATALOG.matchAll(/weighbridge\.dev\/model:/g),
).length;

/** Text that must never act, wherever a model or a catalog entity could put it. */
export const HOSTILE =
  '<img src=x onerror="alert(1)"><script>alert(2)</script>[x](javascript:alert(3)) ';

/** A copy of the sample estate that a test may change, with a hostile model among the others. */
export interface EstateCopy extends Disposable {
  /** Folder of the models. */
  readonly models: string;
  /** How many models its catalog names. */
  readonly count: number;
  readonly env: PortalEnv;
}

/** Copies the estate and adds a model whose name, card, licence and file names are hostile. */
export function copyEstate(): EstateCopy {
  const root = mkdtempSync(join(tmpdir(), 'weighbridge-estate-'));
  const models = join(root, 'models');
  const catalog = join(root, 'catalog-info.yaml');
  cpSync(join(ESTATE, 'models'), models, { recursive: true });
  writeFileSync(catalog, `${ESTATE_CATALOG}\n${hostileEntity()}`);
  addHostileModel(models);
  return {
    models,
    count: ESTATE_MODELS + 1,
    env: { PORTAL_CATALOG: catalog, PORTAL_MODELS: models },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

function addHostileModel(models: string): void {
  const folder = join(models, 'hostile');
  cpSync(join(models, 'penguin-species-1'), folder, { recursive: true });
  rmSync(join(folder, 'LICENSE'), { force: true });
  const license = JSON.stringify(HOSTILE);
  writeFileSync(
    join(folder, 'README.md'),
    `---\nlicense: ${license}\ntags: [${license}]\n---\n\n# ${HOSTILE}\n`,
  );
  writeFileSync(join(folder, '<img src=x onerror=alert(4)>.txt'), HOSTILE);
  writeFileSync(join(folder, '\u202Egnp.exe\u001B[31m.bin'), HOSTILE);
}

function hostileEntity(): string {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'hostile',
      title: `${HOSTILE}\u202Eeman`,
      description: HOSTILE,
      annotations: { 'weighbridge.dev/model': 'estate/hostile' },
    },
    spec: { type: 'ai-model', owner: 'group:default/nobody' },
  };
  return `---\n${JSON.stringify(entity)}\n`;
}
