import { advising } from './advisory-law.ts';
import { deletingFromChain, forgiving, openingByNews, weighingAgain } from './chain-laws.ts';
import type { Law } from './laws.ts';
import {
  addingAdverse,
  futureInput,
  removingSupport,
  reordering,
  timePassing,
  waiving,
  withdrawing,
} from './laws.ts';
import { handingInAsStranger } from './observer-law.ts';
import { nothingToAsk } from './unless-law.ts';

/** The laws by letter and by what happens. */
export const LAWS: Readonly<Record<string, Law>> = {
  'a: adding adverse evidence': addingAdverse,
  'a: removing supporting evidence': removingSupport,
  'a: time passing': timePassing,
  'a: an input from the future': futureInput,
  'b: evidence of the previous statement that vanished': withdrawing,
  'c: a waiver': waiving,
  'd: another order': reordering,
  'e: deleting at the end of a chain of statements': deletingFromChain,
  'e: a gate that opens in a chain of statements': openingByNews,
  'e: weighing the same again': weighingAgain,
  'e: what a waiver forgives': forgiving,
  'f: what a stranger hands in': handingInAsStranger,
  'g: what shows that there is nothing to ask': nothingToAsk,
  'h: an advisory control': advising,
};
