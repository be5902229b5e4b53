import type { Locator, Page } from 'playwright-core';
import type { ClockState } from '../../../src/domain/sla/clock-state';
import type { Host } from '../../bench/screen';
import { EXPLANATION, incidentWith, SECOND, TUESDAY } from './clocks-of';

// What tests of the panel's clocks have in common: who answers, and how to read what is shown.

/** Jira behind the panel: an incident with these clocks, and two people. */
export const jiraOf =
  (clocks: readonly ClockState[]): Host['jira'] =>
  (path) => {
    if (path.startsWith('/rest/api/3/user')) return { displayName: path.includes('u-lea') ? 'Lea Novak' : 'Maya Lindqvist' };
    return incidentWith(clocks);
  };

export const explains: Host['invoke'] = () => ({ ok: true, value: EXPLANATION });

export const row = (page: Page, name: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, level: 3 }) })
    .last();

/** The words of a clock, in one line. */
export const wordsOf = async (page: Page, name: string): Promise<string> => plain((await row(page, name).allInnerTexts()).join(' '));

export const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
export const plainLines = (text: string): string[] => text.split('\n').map(plain);

/** Stops the browser's time a little later than it was begun at, at a full second. */
export const stop = (page: Page, at = TUESDAY + 60 * SECOND): Promise<void> => page.clock.pauseAt(at);

export const invoked = (asked: readonly string[]): string[] => asked.filter((what) => what.startsWith('invoke'));
