import type { FieldName, Lifecycle, Policy } from '../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { both } from '../parts/for-words';

export type Phase = Lifecycle['phases'][number];
export type Gate = Lifecycle['gates'][number];
type Needs = Gate['needs'];

export const KINDS: Record<Phase['kind'], TextKey> = {
  logging: 'policy.word.logging',
  categorisation: 'policy.word.categorisation',
  prioritisation: 'policy.word.prioritisation',
  investigation: 'policy.word.investigation',
  resolution: 'policy.word.resolution',
  review: 'policy.word.review',
  closure: 'policy.word.closure',
};

export const FIELDS: Record<FieldName, TextKey> = {
  impact: 'policy.word.impact',
  urgency: 'policy.word.urgency',
  category: 'policy.word.category',
  services: 'policy.word.services',
  affectedUser: 'policy.word.affectedUser',
  channel: 'policy.word.channel',
  closureCode: 'policy.word.closureCode',
  resolutionKind: 'policy.word.resolutionKind',
  vendorReference: 'policy.word.vendorReference',
};

export const NEEDS: Record<Needs['need'], TextKey> = {
  fields: 'page.lifecycle.need.fields',
  assignee: 'page.lifecycle.need.assignee',
  diagnosis: 'page.lifecycle.need.diagnosis',
  tasksClosed: 'page.lifecycle.need.tasksClosed',
  resolution: 'page.lifecycle.need.resolution',
  confirmation: 'page.lifecycle.need.confirmation',
  reviewPlanned: 'page.lifecycle.need.reviewPlanned',
};

export const MODES: Record<Gate['mode'], { name: TextKey; help: TextKey; short: TextKey }> = {
  off: { name: 'page.lifecycle.mode.off', help: 'page.lifecycle.mode.offHelp', short: 'page.lifecycle.mode.offShort' },
  warn: { name: 'page.lifecycle.mode.warn', help: 'page.lifecycle.mode.warnHelp', short: 'page.lifecycle.mode.warnShort' },
  block: { name: 'page.lifecycle.mode.block', help: 'page.lifecycle.mode.blockHelp', short: 'page.lifecycle.mode.blockShort' },
};

/** What a gate asks for: "filled: Impact and Urgency". */
export function needWords({ t, locale }: I18n, needs: Needs): string {
  if (needs.need !== 'fields') return t(NEEDS[needs.need]);
  return t('page.lifecycle.filled', {
    fields:
      both(
        locale,
        needs.fields.map((field) => t(FIELDS[field])),
      ) || '…',
  });
}

export const phaseName = ({ t }: I18n, { lifecycle }: Policy, id: string): string =>
  lifecycle.phases.find((one) => one.id === id)?.name ?? t('page.common.gone');
