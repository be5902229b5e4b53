import { useId } from 'preact/hooks';
import type { EscalationAction, Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import type { SiteNames } from '../conditions/site';
import type { Fault } from '../page-props';
import { faultAt } from '../parts/faults';
import { IconButton } from '../parts/icon-button';
import { leftOut, replacedAt } from '../parts/list';
import { TableField } from '../parts/table-field';
import { ActionForm, DOS, freshAction } from './action-form';

interface ActionListProps {
  actions: readonly EscalationAction[];
  path: Parameters<typeof faultAt>[1];
  change(actions: EscalationAction[]): void;
  policy: Policy;
  site: SiteNames;
  readOnly: boolean;
  faults: readonly Fault[];
}

const MAX = 10;

/** What a level does, one after the other. */
export function ActionList({ actions, path, change, policy, site, readOnly, faults }: ActionListProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <section class="form" aria-labelledby={id}>
      <h3 id={id}>{t('page.escalation.actions')}</h3>
      {actions.map((action, at) => (
        <fieldset key={at} class="deed" aria-label={t('page.escalation.actionAt', { place: at + 1 })}>
          <div class="deed-head">
            <TableField
              label={t('page.escalation.action')}
              texts={DOS}
              value={action.do}
              change={(kind) => kind !== action.do && change(replacedAt(actions, at, freshAction(kind, policy)))}
              readOnly={readOnly}
            />
            {!readOnly && (
              <IconButton
                icon="remove"
                name={t(actions.length === 1 ? 'page.escalation.leastAction' : 'page.escalation.removeAction', { place: at + 1 })}
                off={actions.length === 1}
                onClick={() => change(leftOut(actions, at))}
              />
            )}
          </div>
          <ActionForm
            action={action}
            change={(changed) => change(replacedAt(actions, at, changed))}
            policy={policy}
            site={site}
            readOnly={readOnly}
            error={faultAt(faults, [...path, 'do', at], true)}
          />
        </fieldset>
      ))}
      {!readOnly && actions.length < MAX && (
        <div class="row">
          <Button onClick={() => change([...actions, freshAction('notify', policy)])}>{t('page.escalation.addAction')}</Button>
        </div>
      )}
    </section>
  );
}
