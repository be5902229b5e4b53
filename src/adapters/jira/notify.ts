import { pickLocale } from '../../domain/locale';
import type { AppNotice, Listener } from '../../ports';
import { send } from './request';
import { textFor } from './texts';

/** Keys of what is said; `dueBody` when it is known until when. */
const TEXTS = {
  reminder: { subject: 'notify.reminder.subject', body: 'notify.reminder.body', dueBody: 'notify.reminder.bodyDue' },
} as const satisfies Record<AppNotice['text'], object>;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One for each language and time zone, in the order of those it is for. */
function differing(to: readonly Listener[]): Listener[] {
  const all = new Map(to.map((one) => [`${pickLocale(one.locale)} ${one.timeZone ?? ''}`, one]));
  return [...all.values()];
}

/** An instant as somebody reads it, with the name of the zone; an unknown zone is UTC. */
function instantFor({ locale, timeZone = 'UTC' }: Listener, iso: string): string {
  const written = (zone: string): string =>
    new Intl.DateTimeFormat(pickLocale(locale), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zone,
      timeZoneName: 'short',
    }).format(new Date(iso));
  try {
    return written(timeZone);
  } catch {
    return written('UTC');
  }
}

/** An e-mail of Jira's about an issue. One call for all it is for: in each of their languages, one after the other. */
export async function notify(issueId: string, { text, values: { dueAt, percent, ...names }, to }: AppNotice): Promise<void> {
  const said = differing(to).map((one) => {
    const words = { ...names, percent: String(percent), ...(dueAt === undefined ? {} : { dueAt: instantFor(one, dueAt) }) };
    const { subject, body, dueBody } = TEXTS[text];
    return { subject: textFor(one.locale, subject, words), body: textFor(one.locale, dueAt === undefined ? body : dueBody, words) };
  });
  await send('notify', 'app', {
    path: { issueIdOrKey: issueId },
    body: {
      subject: [...new Set(said.map(({ subject }) => subject))].join(' / '),
      textBody: said.map(({ body }) => body).join('\n\n'),
      htmlBody: said.map(({ body }) => `<p>${escaped(body)}</p>`).join(''),
      to: { users: to.map(({ accountId }) => ({ accountId })) },
    },
  });
}
