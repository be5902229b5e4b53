import type { Said } from '../../domain/communication/message';
import { LOCALES, pickLocale } from '../../domain/locale';
import type { AppNotice, Listener, PolicyNotice } from '../../ports';
import { send } from './request';
import { siteFor } from './site-address';
import { textFor } from './texts';
import { instantIn, saidTo } from './words';

/** Keys of what is said; `dueBody` when it is known until when. */
const TEXTS = {
  reminder: { subject: 'notify.reminder.subject', body: 'notify.reminder.body', dueBody: 'notify.reminder.bodyDue' },
} as const satisfies Record<AppNotice['text'], object>;

/** Jira's limit, in characters. */
const SUBJECT_MAX = 255;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One for each language and time zone, in the order of those it is for. */
function differing(to: readonly Listener[]): Listener[] {
  const all = new Map(to.map((one) => [`${pickLocale(one.locale)} ${one.timeZone ?? ''}`, one]));
  return [...all.values()];
}

/** An e-mail of Jira's about an issue. One call for all it is for: in each of their languages, one after the other. */
export async function notify(issueId: string, { text, values: { dueAt, percent, ...names }, to }: AppNotice): Promise<void> {
  const said = differing(to).map((one) => {
    const words = {
      ...names,
      percent: String(percent),
      ...(dueAt === undefined ? {} : { dueAt: instantIn(pickLocale(one.locale), one.timeZone, dueAt) }),
    };
    const { subject, body, dueBody } = TEXTS[text];
    return { subject: textFor(one.locale, subject, words), body: textFor(one.locale, dueAt === undefined ? body : dueBody, words) };
  });
  await send('notify', 'app', {
    path: { issueIdOrKey: issueId },
    body: { ...written(said), to: { users: to.map(({ accountId }) => ({ accountId })) } },
  });
}

/**
 * An e-mail in the policy's words, in one call. People of whom nobody asked in which language they read (in groups, watching) read it in each
 * language in which nobody else does, with instants in the zone of the first who was asked.
 */
export async function notifyInWords(issueId: string, { message, to, others, groupIds, watchers }: PolicyNotice): Promise<void> {
  const site = await siteFor(message);
  const spoken = new Set(to.map(({ locale }) => pickLocale(locale)));
  const [first] = to;
  const zone = first?.timeZone === undefined ? {} : { timeZone: first.timeZone };
  const unasked = others.length + groupIds.length > 0 || watchers;
  const more = unasked ? LOCALES.filter((locale) => !spoken.has(locale)).map((locale) => ({ locale, ...zone })) : [];
  await send('notify', 'app', {
    path: { issueIdOrKey: issueId },
    body: {
      ...written([...differing(to), ...more].map((one) => saidTo(message, one, site))),
      to: {
        users: [...to.map(({ accountId }) => accountId), ...others].map((accountId) => ({ accountId })),
        ...(groupIds.length > 0 ? { groupIds } : {}),
        ...(watchers ? { watchers } : {}),
      },
    },
  });
}

/** What was said in each language, one after the other; what is the same in two, once. */
function written(said: readonly Said[]): { subject: string; textBody: string; htmlBody: string } {
  const bodies = [...new Set(said.map(({ body }) => body))];
  return {
    subject: [...new Set(said.map(({ subject }) => subject))].join(' / ').slice(0, SUBJECT_MAX),
    textBody: bodies.join('\n\n'),
    htmlBody: bodies.map(paragraphs).join(''),
  };
}

/** Text as HTML: blank lines part paragraphs, other line breaks stay. */
const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((one) => `<p>${escaped(one).replaceAll('\n', '<br>')}</p>`)
    .join('');
