import { languageFor, type Message, type MessageValue, type Said, sayIn, UNKNOWN } from '../../domain/communication/message';
import { durationText } from '../../domain/duration';
import type { Because } from '../../domain/escalation/state';
import { type Locale, pickLocale } from '../../domain/locale';
import type { Listener } from '../../ports';
import { textFor } from './texts';

/** An instant as somebody reads it, with the name of the zone; an unknown zone is UTC. */
export function instantIn(locale: Locale, timeZone: string | undefined, iso: string): string {
  const written = (zone: string): string =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zone,
      timeZoneName: 'short',
    }).format(new Date(iso));
  try {
    return written(timeZone ?? 'UTC');
  } catch {
    return written('UTC');
  }
}

/** Why a ladder went off. @param by display name of whoever is behind it. */
export function becauseIn(locale: Locale, because: Because, by: string | undefined): string {
  const lasting = (ms: number): string => durationText(locale, ms, 'exact');
  switch (because.on) {
    case 'clock':
      return textFor(locale, 'because.clock', { metric: because.metric, percent: String(because.percent) });
    case 'willBreach':
      return textFor(locale, 'because.willBreach', { metric: because.metric, within: lasting(because.withinMs) });
    case 'dwell':
      return textFor(locale, 'because.dwell', { tier: because.tier, after: lasting(because.afterMs) });
    case 'notAcknowledged':
      return textFor(locale, 'because.notAcknowledged', { after: lasting(because.afterMs) });
    case 'reopened':
      return textFor(locale, 'because.reopened', { times: String(because.times) });
    case 'reassigned':
      return textFor(locale, 'because.reassigned', { times: String(because.times) });
    case 'reporterGroup':
      return textFor(locale, 'because.reporterGroup', { group: because.group });
    case 'priorityRaised':
      return textFor(locale, 'because.priorityRaised', { to: because.to });
    case 'customer':
      return textFor(locale, 'because.customer', { by: by ?? UNKNOWN });
    case 'hand':
      return textFor(locale, 'because.hand', { by: by ?? UNKNOWN });
  }
}

/** A value of a message in words. @param site address of the site, as far as it is known. */
function spelt(value: MessageValue, locale: Locale, timeZone: string | undefined, site: string | undefined): string {
  if ('text' in value) return value.text;
  if ('at' in value) return instantIn(locale, timeZone, value.at);
  if ('person' in value) return value.name || UNKNOWN;
  if ('linkTo' in value) return site === undefined ? UNKNOWN : `${site}/browse/${value.linkTo}`;
  if ('because' in value) return becauseIn(locale, value.because, value.name);
  return textFor(locale, 'message.handOver', value.handOver);
}

/** Whether a message says where the incident is in the browser. */
export const namesLink = ({ values }: Message): boolean => Object.values(values).some((value) => 'linkTo' in value);

/** A message in the language and the time zone of somebody. */
export function saidTo(message: Message, { locale, timeZone }: Pick<Listener, 'locale' | 'timeZone'>, site: string | undefined): Said {
  const language = languageFor(message.texts, pickLocale(locale));
  return sayIn(message, language, (value) => spelt(value, language, timeZone, site));
}
