import type { Page } from 'playwright-core';
import type { Policy } from '../../../../src/contract/types';
import { defaultPolicy } from '../../../../src/domain/policy/defaults';
import type { Host } from '../../../bench/screen';
import { STATUSES } from './site';

export const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, at) => ({ id: String(at + 1), name }));

/** The policy a site in Berlin begins with. */
export const basePolicy = (): Policy =>
  defaultPolicy({
    priorities: PRIORITIES,
    impactNames: [],
    urgencyNames: [],
    overriders: [],
    timeZone: 'Europe/Berlin',
    statuses: STATUSES.map(({ id, name, statusCategory }) => ({ id, name, category: statusCategory.key })),
  });

const AT = '2026-11-23T09:00:00.000Z';

interface DeskOptions {
  readOnly?: boolean;
  /** How much is wrong. */
  wrong?: { errors: number; warnings: number };
  invoke?: Host['invoke'];
  refuse?: (section: string, value: unknown) => string[] | undefined;
}

/** A server that keeps one draft, as far as the settings can tell. */
export function deskHost(policy: Policy, { readOnly, wrong, invoke, refuse }: DeskOptions) {
  const current = { version: 1, publishedAt: AT, since: AT, by: 'u-ada', note: '', document: policy };
  let document = policy;
  let etag = 0;
  const editor = readOnly ? 'u-ben' : 'u-mara';
  const draft = () => ({ etag, base: 1, startedBy: editor, editor, startedAt: AT, at: AT, origin: 'edit', document });
  let begun = readOnly === true;
  const ok = (value: unknown): { ok: true; value: unknown } => ({ ok: true, value });
  const calls: Record<string, (input: Record<string, unknown>) => unknown> = {
    readPolicyDesk: () =>
      ok({
        current,
        draft: begun ? draft() : null,
        versions: [{ version: 1, publishedAt: AT, applies: 'new' }],
        mayPublish: true,
        mayEdit: true,
        self: 'u-mara',
        application: null,
        wrong: wrong ?? null,
        site: { priorities: PRIORITIES },
      }),
    startDraft: () => {
      begun = true;
      etag++;
      return ok({ draft: draft() });
    },
    saveDraft: (input) => {
      const details = refuse?.(String(input.section), input.value);
      if (details) return { ok: false, error: { code: 'INVALID_INPUT', message: 'not as it should be', details } };
      document = { ...document, [String(input.section)]: input.value };
      etag++;
      return ok({ etag, at: AT });
    },
  };
  return {
    invoke: (name: string, payload: unknown) =>
      calls[name]?.(Object(payload)) ?? invoke?.(name, payload) ?? { ok: false, error: { code: 'INTERNAL', message: 'switched off' } },
    /** Waits until the screen has nothing unsaved. */
    saved: async (page: Page): Promise<Policy> => {
      await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('firebreak.policy') && !key.endsWith('?')));
      return document;
    },
  };
}
