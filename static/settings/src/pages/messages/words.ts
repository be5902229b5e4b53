import type { Language, MessageEvent, MessageTemplate, Policy } from '../../../../../src/contract/types';
import { namesUsed, valuesFor } from '../../../../../src/domain/communication/values';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { both, filterFaulty } from '../parts/for-words';
import { recipientWords } from '../parts/recipient-words';

type Channel = MessageTemplate['channel'];

export const LANGUAGES = ['en-US', 'fr-FR'] as const satisfies readonly Language[];
export const SUBJECT_MAX = 255;
export const BODY_MAX = 4_000;

/** In the order in which an incident meets them. */
export const EVENTS: Record<MessageEvent, TextKey> = {
  logged: 'policy.word.logged',
  assigned: 'policy.word.assigned',
  prioritised: 'policy.word.prioritised',
  held: 'policy.word.held',
  holdReminder: 'policy.word.holdReminder',
  resumed: 'policy.word.resumed',
  resolutionProposed: 'policy.word.resolutionProposed',
  resolutionReminder: 'policy.word.resolutionReminder',
  resolved: 'policy.word.resolved',
  closed: 'policy.word.closed',
  reopened: 'policy.word.reopened',
  escalated: 'policy.word.escalated',
  update: 'policy.word.update',
  majorDeclared: 'policy.word.majorDeclared',
  majorUpdate: 'policy.word.majorUpdate',
  majorResolved: 'policy.word.majorResolved',
  surveyInvitation: 'policy.word.surveyInvitation',
  surveyReminder: 'policy.word.surveyReminder',
};

/** Of what nobody is told yet: these parts of the app are still to come. */
const LATER: ReadonlySet<MessageEvent> = new Set([
  'escalated',
  'update',
  'majorDeclared',
  'majorUpdate',
  'majorResolved',
  'surveyInvitation',
  'surveyReminder',
]);
export const isLater = (event: MessageEvent | undefined): boolean => event !== undefined && LATER.has(event);

export const CHANNELS: Record<Channel, { name: TextKey; help: TextKey }> = {
  publicComment: { name: 'policy.word.publicComment', help: 'page.messages.channel.public' },
  internalComment: { name: 'policy.word.internalComment', help: 'page.messages.channel.internal' },
  notification: { name: 'policy.word.notification', help: 'page.messages.channel.notification' },
};
export const CHANNEL_ORDER = ['publicComment', 'internalComment', 'notification'] as const satisfies readonly Channel[];

/** A language as whoever looks calls it, within a sentence: "English", "anglais". */
export const languageName = (locale: string, language: Language): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(language.slice(0, 2)) ?? language;

/** Names in braces that the message cannot have, each once. */
export const strangers = (text: string, event: MessageEvent | undefined): string[] => {
  const known = valuesFor(event);
  return [...new Set(namesUsed(text))].filter((name) => !known.includes(name));
};

/** Whether something besides its name has to be mended. */
export const templateFaulty = ({ for: asked, to, texts, event }: MessageTemplate): boolean =>
  filterFaulty(asked) ||
  to.length === 0 ||
  LANGUAGES.some((language) => {
    const text = texts[language];
    return (
      text !== undefined &&
      (text.body.trim() === '' ||
        text.body.trim().length > BODY_MAX ||
        text.subject.trim().length > SUBJECT_MAX ||
        strangers(`${text.subject} ${text.body}`, event).length > 0)
    );
  });

/** When a message is sent, how, and to whom: "Logged · Public comment to the reporter and the affected user". */
export function templateWords(i18n: I18n, policy: Policy, { event, active, channel, to }: MessageTemplate): string {
  const { t, locale } = i18n;
  const who = both(
    locale,
    to.map((one) => recipientWords(i18n, policy, one)),
  );
  return [
    ...(active ? [] : [t('page.messages.withdrawn')]),
    event === undefined ? t('page.messages.noEvent') : t(EVENTS[event]),
    t('page.messages.toWhom', { channel: t(CHANNELS[channel].name), who: who || '…' }),
  ].join(' · ');
}
