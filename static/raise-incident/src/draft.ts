import { type Draft, openDraft } from '../../shared/draft';

/** Somebody of the site. */
export interface Person {
  accountId: string;
  name: string;
}

/** What somebody says of the incident so far, and the intent it belongs to: sent again, the same intent makes no second incident. */
export interface RaiseDraft {
  intentId: string;
  summary: string;
  description: string;
  /** Ids are those of the policy. */
  impact?: string | undefined;
  urgency?: string | undefined;
  category?: string | undefined;
  subcategory?: string | undefined;
  services: string[];
  /** Somebody else than the person who raises it is affected. */
  forOther: boolean;
  affected?: Person | undefined;
  /** Undefined: nobody has looked at it, the default counts. Empty: none, on purpose. */
  channel?: string | undefined;
  /** Somebody typed or chose something: worth keeping. */
  touched: boolean;
  /** It was sent and no clear answer came: the incident may be there. */
  sent: boolean;
  /** The incident was made: other windows with the same draft are told so. */
  made: boolean;
}

/** One draft per issue and person; one for raising from nowhere. */
export const openRaiseDraft = (accountId: string, issueId: string | undefined): Draft<RaiseDraft> =>
  openDraft(`raise.${accountId}.${issueId ?? 'none'}`, isRaiseDraft);

export const emptyDraft = (): RaiseDraft => ({
  intentId: crypto.randomUUID(),
  summary: '',
  description: '',
  services: [],
  forOther: false,
  touched: false,
  sent: false,
  made: false,
});

const TEXTS = ['intentId', 'summary', 'description'];
const CHOICES = ['impact', 'urgency', 'category', 'subcategory', 'channel'];
const FLAGS = ['forOther', 'touched', 'sent', 'made'];

/** Whether what was kept is a draft of this version of the app. */
export function isRaiseDraft(value: unknown): value is RaiseDraft {
  if (typeof value !== 'object' || value === null) return false;
  const has = (names: string[], fits: (member: unknown) => boolean): boolean => names.every((name) => fits(Reflect.get(value, name)));
  return (
    has(TEXTS, (member) => typeof member === 'string') &&
    has(CHOICES, (member) => member === undefined || typeof member === 'string') &&
    has(FLAGS, (member) => typeof member === 'boolean') &&
    has(['services'], (member) => Array.isArray(member) && member.every((id) => typeof id === 'string')) &&
    has(['affected'], (member) => member === undefined || isPerson(member))
  );
}

function isPerson(value: unknown): value is Person {
  if (typeof value !== 'object' || value === null) return false;
  return typeof Reflect.get(value, 'accountId') === 'string' && typeof Reflect.get(value, 'name') === 'string';
}
