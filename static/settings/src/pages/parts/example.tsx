import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { priorityOf } from '../../../../../src/domain/priority/matrix';
import { useI18n } from '../../../../shared/start';
import { SelectField } from './select-field';

/** An incident one can make up, by ids of the policy. "" is nothing chosen. */
export interface ExampleIncident {
  impact: string;
  urgency: string;
  category: string;
  service: string;
}

/** The example stays the same from page to page. */
let kept: Partial<ExampleIncident> = {};

/** Makes the example the incident of a cell of the matrix, when the path (its steps joined by "/") is one's. */
export function presetCell(path: string): void {
  const [section, impact, urgency] = path.split('/');
  if (section === 'matrix' && impact && urgency) kept = { ...kept, impact, urgency };
}

export interface UsedExample {
  incident: ExampleIncident;
  set(part: Partial<ExampleIncident>): void;
  /** What the matrix gives it. */
  priority: Policy['priorities'][number] | undefined;
}

/** The example incident; what the policy no longer has is replaced by something it has. */
export function useExample(policy: Policy): UsedExample {
  const [, redraw] = useState(0);
  const pick = (all: readonly { id: string }[], id: string | undefined, at: number): string =>
    (all.find((one) => one.id === id) ?? all[Math.min(at, all.length - 1)])?.id ?? '';
  const categories = policy.categories.flatMap((one) => [one, ...one.subcategories]);
  const optional = (all: readonly { id: string }[], id: string | undefined): string =>
    id === '' ? '' : pick(all, id, id === undefined ? 1 : 0);
  const incident: ExampleIncident = {
    impact: pick(policy.impacts, kept.impact, 1),
    urgency: pick(policy.urgencies, kept.urgency, 1),
    category: optional(categories, kept.category),
    service: optional(policy.services, kept.service),
  };
  return {
    incident,
    set: (part) => {
      kept = { ...incident, ...part };
      redraw((turn) => turn + 1);
    },
    priority: priorityOf(policy, incident.impact, incident.urgency),
  };
}

/** The frame of an example: what is made up, and what comes of it. */
export function ExampleBox({ title, fields, children }: { title?: string; fields: ComponentChildren; children: ComponentChildren }) {
  const { t } = useI18n();
  const id = useId();
  return (
    <section class="example" aria-labelledby={id}>
      <h2 id={id}>{title ?? t('page.common.example')}</h2>
      <div class="example-fields">{fields}</div>
      <div class="example-outcome" role="status">
        {children}
      </div>
    </section>
  );
}

interface ExampleFieldsProps {
  policy: Policy;
  example: UsedExample;
  parts: readonly (keyof ExampleIncident)[];
}

/** Lists from which the example incident is made up. */
export function ExampleFields({ policy, example: { incident, set }, parts }: ExampleFieldsProps) {
  const { t } = useI18n();
  const common = (part: keyof ExampleIncident) => ({
    value: incident[part],
    change: (id: string) => set({ [part]: id }),
    readOnly: false,
  });
  return (
    <>
      {parts.includes('impact') && <SelectField label={t('page.common.impact')} choices={policy.impacts} {...common('impact')} />}
      {parts.includes('urgency') && <SelectField label={t('page.common.urgency')} choices={policy.urgencies} {...common('urgency')} />}
      {parts.includes('category') && (
        <SelectField
          label={t('page.common.category')}
          none={t('page.common.none')}
          choices={categoryChoices(policy)}
          {...common('category')}
        />
      )}
      {parts.includes('service') && policy.services.length > 0 && (
        <SelectField label={t('page.common.service')} none={t('page.common.none')} choices={policy.services} {...common('service')} />
      )}
    </>
  );
}

/** Categories, each followed by its subcategories under both names. */
export const categoryChoices = ({ categories }: Pick<Policy, 'categories'>): { id: string; name: string }[] =>
  categories.flatMap(({ id, name, subcategories }) => [
    { id, name },
    ...subcategories.map((sub) => ({ id: sub.id, name: `${name} › ${sub.name}` })),
  ]);
