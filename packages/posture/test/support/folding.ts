import type { Need } from '../../src/control.ts';
import { foldType } from '../../src/engine/fold.ts';
import type { TypeAnswer } from '../../src/engine/fold.ts';
import type { JudgedItem } from '../../src/engine/judged-item.ts';
import type { Past } from '../../src/engine/past.ts';
import { latest } from '../../src/engine/sight.ts';
import { fact } from './facts.ts';

export const NOW = 1000;
const judge = () => ({ outcome: 'supports', message: '' }) as const;
export const need: Need = { type: 'a/b', shows: 'It.', grants: 'pass', judge };

/** An item made at an instant, about nothing; its id depends on `name`. */
export function seen(
  name: string,
  standing: JudgedItem['standing'],
  at: number,
  changes: Partial<JudgedItem> = {},
): JudgedItem {
  const evidence = fact('a/b', { name });
  return { evidence, standing, at, message: `${name} says so.`, staleAt: 2000, ...changes };
}

/** A missing item; its type depends on `name`. */
export function gone(name: string, standing: Past['standing'], at: number): Past {
  const observedAt = new Date(at).toISOString();
  const id = fact('a/b', { name }).id;
  const evidence = { id, type: name, subject: { model: 'm' }, observedAt, standings: {} };
  return { at, standing, of: { evidence } };
}

export function lost(at: number): Past {
  const listedAt = new Date(at).toISOString();
  const finding = { fingerprint: 'f', ruleId: 'lost', level: 'error', listedAt } as const;
  return { at, standing: 'adverse', of: { finding } };
}

export function fold(
  list: readonly JudgedItem[],
  past: readonly Past[] = [],
  changed: Partial<Need> = {},
) {
  const presentAt = latest(list.filter(({ standing }) => standing !== 'void'));
  const sight = { need: { ...need, ...changed }, seen: list, past, presentAt };
  return named(foldType(sight, NOW));
}

/** The answer with the names of the items that decided. */
export function named({ seen: decided, past: told, ...answer }: TypeAnswer) {
  return {
    ...answer,
    evidence: decided.map(({ evidence }) => evidence.payload['name']),
    past: told.map(({ of }) => {
      if ('fact' in of) return of.fact.path;
      return 'evidence' in of ? of.evidence.type : of.finding.ruleId;
    }),
  };
}

export const withdrawn = (status: string, ...past: readonly string[]) => ({
  type: 'a/b',
  status,
  reason: 'evidence-withdrawn',
  message: '',
  evidence: [],
  past,
});

export const open = (reason: string, message: string, ...evidence: readonly string[]) => ({
  type: 'a/b',
  status: 'unknown',
  reason,
  message,
  evidence,
  past: [],
});
