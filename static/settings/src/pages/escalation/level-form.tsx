import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import type { SiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { Check } from '../parts/check';
import { DurationField } from '../parts/duration-field';
import { faultAt } from '../parts/faults';
import { dropped } from '../parts/list';
import { NumberField } from '../parts/number-field';
import { Radios } from '../parts/radios';
import { ActionList } from './action-list';
import type { Level } from './words';

interface LevelFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  level: Level;
  path: Parameters<typeof faultAt>[1];
  /** It follows the trigger, not another level. */
  first: boolean;
  /** Its delay is working time. */
  worked: boolean;
  site: SiteNames;
  change(level: Level): void;
}

const KINDS: Record<Level['kind'], { name: TextKey; help: TextKey }> = {
  functional: { name: 'page.escalation.kind.functional', help: 'page.escalation.kind.functionalHelp' },
  hierarchical: { name: 'page.escalation.kind.hierarchical', help: 'page.escalation.kind.hierarchicalHelp' },
  priority: { name: 'page.escalation.kind.priority', help: 'page.escalation.kind.priorityHelp' },
};
const ORDER = ['functional', 'hierarchical', 'priority'] as const satisfies readonly Level['kind'][];

const HOUR = 3_600_000;

/** When a level is reached, what it does, and whether it does it again. */
export function LevelForm({ level, path, first, worked, site, change, policy, readOnly, faults }: LevelFormProps) {
  const { t } = useI18n();
  const { repeat } = level;
  const edit = (part: Partial<Level>): void => change({ ...level, ...part });
  return (
    <>
      <DurationField
        label={t(first ? 'page.escalation.afterTrigger' : 'page.escalation.afterLevel')}
        hint={t(worked ? 'page.escalation.afterWorked' : 'page.escalation.afterReal')}
        ms={level.afterMs}
        change={(afterMs) => edit({ afterMs })}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'afterMs'])}
      />
      <ActionList
        actions={level.do}
        path={path}
        change={(actions) => edit({ do: actions })}
        policy={policy}
        site={site}
        readOnly={readOnly}
        faults={faults}
      />
      <Radios
        label={t('page.escalation.kind')}
        value={level.kind}
        choices={ORDER.map((id) => ({ id, name: t(KINDS[id].name), help: t(KINDS[id].help) }))}
        change={(kind) => edit({ kind })}
        readOnly={readOnly}
      />
      <Check
        label={t('page.escalation.unless')}
        hint={t('page.escalation.unlessHint')}
        value={level.unlessAcknowledged}
        change={(unlessAcknowledged) => edit({ unlessAcknowledged })}
        readOnly={readOnly}
      />
      <Check
        label={t('page.escalation.repeat')}
        hint={t('page.escalation.repeatHint')}
        value={repeat !== undefined}
        change={(on) => change(on ? { ...level, repeat: { everyMs: HOUR, atMost: 3 } } : dropped(level, 'repeat'))}
        readOnly={readOnly}
      />
      {repeat && (
        <div class="form-pair">
          <DurationField
            label={t('page.escalation.every')}
            ms={repeat.everyMs}
            change={(everyMs) => edit({ repeat: { ...repeat, everyMs } })}
            readOnly={readOnly}
            error={repeat.everyMs < 1 ? t('page.common.fault.noTime') : faultAt(faults, [...path, 'repeat', 'everyMs'])}
          />
          <NumberField
            label={t('page.escalation.atMost')}
            value={repeat.atMost}
            min={1}
            max={100}
            change={(atMost) => edit({ repeat: { ...repeat, atMost } })}
            readOnly={readOnly}
            error={faultAt(faults, [...path, 'repeat', 'atMost'])}
          />
        </div>
      )}
    </>
  );
}
