import { useId, useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import type { HoldReason } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { useI18n } from '../../../../shared/start';
import { conditionFaulty } from '../conditions/condition-list';
import { useSiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryList } from '../parts/entry-list';
import { put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { PageBody } from '../parts/page-body';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';
import { HoldExample } from './example';
import { HoldReasonForm, WAITS_TEXTS } from './hold-reason-form';
import { wayWords } from './way-words';
import { wayFaulty } from './ways';

const MAX = 20;

/** Reasons for which an incident waits, and clocks with it. */
export default function HoldReasonsPage(props: PageProps) {
  const { policy, change, readOnly } = props;
  const { holdReasons, metrics } = policy;
  const { t, locale } = useI18n();
  const label = useId();
  const site = useSiteNames();
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const wording = { t, locale, policy, site };
  const about = (reason: HoldReason): string => {
    const ways = reason.while.map((way) => wayWords(wording, way));
    const when =
      ways.length === 0
        ? t('page.holdReasons.never')
        : t('page.holdReasons.whileIs', { ways: new Intl.ListFormat(locale, { type: 'disjunction' }).format(ways) });
    return `${t(WAITS_TEXTS[reason.waitsFor])} · ${when}`;
  };

  return (
    <PageBody
      policy={policy}
      faults={props.faults}
      lead={t('page.holdReasons.lead')}
      example={holdReasons.length > 0 ? <HoldExample policy={policy} site={site} /> : undefined}
    >
      <section aria-labelledby={label}>
        <h2 class="unseen" id={label}>
          {t('page.holdReasons.list')}
        </h2>
        <EntryList
          label={t('page.holdReasons.list')}
          path="holdReasons"
          entries={holdReasons}
          nameOf={({ name }) => name}
          about={about}
          faulty={(reason) =>
            nameFault(t, reason.name, othersOf(holdReasons, reason.id), NAME_MAX) !== undefined ||
            reason.while.some(wayFaulty) ||
            reason.until.some(conditionFaulty)
          }
          form={(reason) => (
            <HoldReasonForm {...props} reason={reason} site={site} change={(changed) => change('holdReasons', put(holdReasons, changed))} />
          )}
          warning={({ id, name }) => {
            const held = metrics.filter(({ holds }) => holds.includes(id)).map((one) => one.name);
            const left = usesText(policy, { list: 'holdReasons', id, except: ({ path }) => path[2] === 'holds' });
            if (held.length === 0 && left.length === 0) return undefined;
            return (
              <>
                {held.length > 0 && <p>{t('page.holdReasons.removing', { name, clocks: held.join(', ') })}</p>}
                <Uses policy={policy} list="holdReasons" id={id} name={name} except={({ path }) => path[2] === 'holds'} />
              </>
            );
          }}
          reorder={(all) => change('holdReasons', all)}
          remove={({ id }) => {
            keep('holdReasons', 'metrics');
            change('holdReasons', without(holdReasons, id));
            if (metrics.some(({ holds }) => holds.includes(id)))
              change(
                'metrics',
                metrics.map((metric) => ({ ...metric, holds: metric.holds.filter((one) => one !== id) })),
              );
          }}
          undo={undo}
          opened={added}
          readOnly={readOnly}
          empty={t('page.holdReasons.empty')}
        />
        {!readOnly && (
          <AddEntry
            label={t('page.holdReasons.add')}
            names={holdReasons.map(({ name }) => name)}
            nameMax={NAME_MAX}
            full={holdReasons.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
            add={(name) => {
              const id = entryIdFor(
                name,
                holdReasons.map((one) => one.id),
              );
              change('holdReasons', [...holdReasons, { id, name, help: '', waitsFor: 'other', while: [], until: [] }]);
              setAdded(id);
            }}
          />
        )}
      </section>
    </PageBody>
  );
}
