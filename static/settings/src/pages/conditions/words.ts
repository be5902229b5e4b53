import type { Condition, Policy, StatusMatch } from '../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../shared/i18n';
import type { Category, SiteNames } from './site';

/** With what conditions are put into words. */
export interface Wording {
  t: I18n['t'];
  locale: string;
  policy: Policy;
  site: SiteNames;
}

export const CATEGORY_TEXTS: Record<Category, TextKey> = {
  new: 'page.condition.category.new',
  indeterminate: 'page.condition.category.indeterminate',
  done: 'page.condition.category.done',
};

const either = (locale: string, names: readonly string[]): string => new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);

/** Statuses: those named, and whole categories. */
export function statusWords({ t, locale, site }: Wording, { ids, categories }: StatusMatch): string {
  const named = ids.map(({ id, name }) => t('page.condition.quoted', { name: site.statuses.find((one) => one.id === id)?.name ?? name }));
  return either(locale, [...named, ...categories.map((one) => t(CATEGORY_TEXTS[one]))]) || '…';
}

const OUR_FIELDS: Record<string, TextKey> = {
  impact: 'page.common.impact',
  urgency: 'page.common.urgency',
  category: 'page.common.category',
  services: 'page.common.service',
};

export function fieldName({ t, site }: Wording, field: string): string {
  const ours = OUR_FIELDS[field];
  return ours ? t(ours) : (site.fields.find(({ id }) => id === field)?.name ?? field);
}

const namesOf = (all: readonly { id: string; name: string }[], ids: readonly string[], quote: (name: string) => string): string[] =>
  ids.map((id) => quote(all.find((one) => one.id === id)?.name ?? id));

/** What a condition waits for, in words. @param options values of its field, for those that have names. */
export function conditionWords(wording: Wording, condition: Condition, options: readonly { id: string; name: string }[] = []): string {
  const { t, locale, policy } = wording;
  const quoted = (name: string): string => t('page.condition.quoted', { name });
  const values = (ids: readonly string[]): string =>
    either(
      locale,
      namesOf(options, ids, (name) => (name === '' ? t('page.condition.nothing') : quoted(name))),
    ) || '…';
  switch (condition.on) {
    case 'created':
      return t('page.condition.words.created');
    case 'status': {
      const [into, outOf] = [
        condition.into && statusWords(wording, condition.into),
        condition.outOf && statusWords(wording, condition.outOf),
      ];
      if (into && outOf) return t('page.condition.words.statusFromTo', { from: outOf, to: into });
      return into ? t('page.condition.words.statusInto', { to: into }) : t('page.condition.words.statusOutOf', { from: outOf ?? '…' });
    }
    case 'field': {
      const field = fieldName(wording, condition.field);
      const { to, from } = condition;
      if (to && from) return t('page.condition.words.fieldFromTo', { field, from: values(from), to: values(to) });
      if (to) return t('page.condition.words.fieldTo', { field, to: values(to) });
      return from ? t('page.condition.words.fieldFrom', { field, from: values(from) }) : t('page.condition.words.field', { field });
    }
    case 'comment':
      return t(COMMENTS[condition.by][condition.visibility]);
    case 'assignment':
      return t(ASSIGNMENTS[condition.to]);
    case 'tier': {
      const names = namesOf(policy.tiers, condition.to, quoted);
      return names.length === 0 ? t('page.condition.words.tierAny') : t('page.condition.words.tier', { to: either(locale, names) });
    }
    case 'link':
      return t(condition.change === 'made' ? 'page.condition.words.linkMade' : 'page.condition.words.linkRemoved', {
        words: either(locale, condition.words.map(quoted)) || '…',
      });
    case 'hold': {
      const names = either(locale, namesOf(policy.holdReasons, condition.reasons, quoted));
      if (condition.change === 'begins')
        return names === '' ? t('page.condition.words.holdBeginsAny') : t('page.condition.words.holdBegins', { reasons: names });
      return names === '' ? t('page.condition.words.holdEndsAny') : t('page.condition.words.holdEnds', { reasons: names });
    }
  }
}

type Comment = Extract<Condition, { on: 'comment' }>;

const COMMENTS: Record<Comment['by'], Record<Comment['visibility'], TextKey>> = {
  agent: {
    any: 'page.condition.words.agentAny',
    public: 'page.condition.words.agentPublic',
    internal: 'page.condition.words.agentInternal',
  },
  customer: {
    any: 'page.condition.words.customerAny',
    public: 'page.condition.words.customerPublic',
    internal: 'page.condition.words.customerInternal',
  },
  anybody: {
    any: 'page.condition.words.anybodyAny',
    public: 'page.condition.words.anybodyPublic',
    internal: 'page.condition.words.anybodyInternal',
  },
};

const ASSIGNMENTS: Record<Extract<Condition, { on: 'assignment' }>['to'], TextKey> = {
  somebody: 'page.condition.words.assigned',
  other: 'page.condition.words.reassigned',
  nobody: 'page.condition.words.unassigned',
};
