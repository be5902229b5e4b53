import type { MessageEvent, Policy } from '../../../contract/types';
import { namesUsed, valuesFor } from '../../communication/values';
import { anyIncident, exampleFor } from './example';
import type { Check, Finding } from './finding';
import { nearest } from './nearest';

/** What the link of a major incident may name. */
const LINK_VALUES = ['key'];

/** What a message names in braces is something that is known when it is sent; else people would read the braces. */
export const templates: Check = (policy) => [...messages(policy), ...never(policy), ...links(policy)];

const messages = (policy: Policy): Finding[] =>
  policy.communication.templates.flatMap((template) => {
    const known = valuesFor(template.event);
    return Object.entries(template.texts).flatMap(([language, text]) =>
      (['subject', 'body'] as const).flatMap((part) =>
        unknownIn(text?.[part] ?? '', known).map(
          ({ name, mend }): Finding => ({
            code: 'templateValue',
            severity: 'error',
            path: ['communication', 'templates', template.id, 'texts', language, part],
            values: { template: template.name, name, mend, language },
            example: exampleFor(template.for, policy),
          }),
        ),
      ),
    );
  });

/** A message that promises a day on which the app ends something by itself, where the policy never does. */
function never({ communication, resolution, ...policy }: Policy): Finding[] {
  const ends: Partial<Record<MessageEvent, boolean>> = {
    resolutionProposed: resolution.confirmation.silenceClosesAfterDays !== undefined,
    resolutionReminder: resolution.confirmation.silenceClosesAfterDays !== undefined,
    holdReminder: resolution.holdRules.some(({ resolveAfterDays }) => resolveAfterDays !== undefined),
  };
  return communication.templates.flatMap(({ id, name, event, active, for: asked, texts }): Finding[] => {
    if (!active || event === undefined || ends[event] !== false) return [];
    const where = Object.entries(texts).find(([, text]) => text && namesUsed(`${text.subject} ${text.body}`).includes('closesAt'));
    if (!where) return [];
    return [
      {
        code: 'templateNever',
        severity: 'warning',
        path: ['communication', 'templates', id, 'texts', where[0]],
        values: { template: name, name: 'closesAt', why: event === 'holdReminder' ? 'hold' : 'silence' },
        example: exampleFor(asked, { communication, resolution, ...policy }),
      },
    ];
  });
}

const links = (policy: Policy): Finding[] =>
  policy.major.links.flatMap((link) =>
    unknownIn(link.url, LINK_VALUES).map(
      ({ name, mend }): Finding => ({
        code: 'templateValue',
        severity: 'error',
        path: ['major', 'links', link.id, 'url'],
        values: { template: link.name, name, mend, language: '' },
        example: anyIncident(policy),
      }),
    ),
  );

/** Names in braces that are not known, each once, with what was probably meant. */
const unknownIn = (text: string, known: readonly string[]): { name: string; mend: string }[] =>
  [...new Set(namesUsed(text))]
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, mend: nearest(name, new Map(known.map((one) => [one, one]))) ?? '' }));
