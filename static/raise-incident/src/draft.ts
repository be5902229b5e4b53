import { type Draft, openDraft } from '../../shared/draft';

/** What is typed in the modal, and the intent it belongs to: sent again, the same intent makes no second incident. */
export interface RaiseDraft {
  intentId: string;
  summary: string;
  description: string;
}

/** One draft per issue and person; one for raising from nowhere. */
export const openRaiseDraft = (accountId: string, issueId: string | undefined): Draft<RaiseDraft> =>
  openDraft(`raise.${accountId}.${issueId ?? 'none'}`, isRaiseDraft);

function isRaiseDraft(value: unknown): value is RaiseDraft {
  if (typeof value !== 'object' || value === null) return false;
  return ['intentId', 'summary', 'description'].every((name) => typeof Reflect.get(value, name) === 'string');
}

export const newIntent = (): string => crypto.randomUUID();
