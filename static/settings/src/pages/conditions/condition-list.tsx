import { useId, useState } from 'preact/hooks';
import type { Condition, Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { EntryList } from '../parts/entry-list';
import { leftOut, replacedAt } from '../parts/list';
import { ConditionForm } from './condition-form';
import type { SiteNames } from './site';
import { useOptions } from './site';
import { conditionWords, type Wording } from './words';

interface ConditionListProps {
  title: string;
  hint: string;
  /** What it means that there are none. */
  none: string;
  conditions: readonly Condition[];
  change(conditions: Condition[]): void;
  policy: Policy;
  site: SiteNames;
  readOnly: boolean;
  path: string;
  error?: string | undefined;
  /** Its heading: below that of the entry, or of a part of it. */
  heading?: 'h3' | 'h4';
}

/** Whether a condition says enough to be one. */
export const conditionFaulty = (one: Condition): boolean =>
  (one.on === 'status' && !one.into && !one.outOf) || (one.on === 'link' && one.words.every((word) => word.trim() === ''));

/** Things any one of which does it, each in words. */
export function ConditionList({
  title,
  hint,
  none,
  conditions,
  change,
  policy,
  site,
  readOnly,
  path,
  error,
  heading: Heading = 'h4',
}: ConditionListProps) {
  const { t, locale } = useI18n();
  const id = useId();
  const [added, setAdded] = useState<string>();
  const [before, setBefore] = useState<readonly Condition[]>();
  const wording: Wording = { t, locale, policy, site };
  return (
    <section class="form conditions" aria-labelledby={id}>
      <div class="section-head">
        <Heading id={id}>{title}</Heading>
        <p class="quiet small">{hint}</p>
      </div>
      <EntryList
        label={title}
        path={path}
        entries={conditions.map((condition, at) => ({ id: String(at), at, condition }))}
        nameOf={({ condition }) => conditionWords(wording, condition)}
        shown={({ condition }) => <ConditionWords wording={wording} condition={condition} />}
        faulty={({ condition }) => conditionFaulty(condition)}
        form={({ at, condition }) => (
          <ConditionForm
            condition={condition}
            change={(to) => change(replacedAt(conditions, at, to))}
            wording={wording}
            readOnly={readOnly}
          />
        )}
        reorder={(all) => change(all.map(({ condition }) => condition))}
        remove={({ at }) => {
          setBefore(conditions);
          change(leftOut(conditions, at));
        }}
        undo={() => before && change([...before])}
        opened={added}
        readOnly={readOnly}
        fixed
        empty={none}
      />
      {error && <p class="field-error">{error}</p>}
      {!readOnly && conditions.length < 20 && (
        <div class="row">
          <Button
            onClick={() => {
              setAdded(String(conditions.length));
              change([...conditions, { on: 'created' }]);
            }}
          >
            {t('page.condition.add')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A condition in words, with its values by their names once Jira has told them. */
function ConditionWords({ wording, condition }: { wording: Wording; condition: Condition }) {
  const options = useOptions(condition.on === 'field' ? condition.field : '');
  return <>{conditionWords(wording, condition, options)}</>;
}
