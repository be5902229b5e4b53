import type { ComponentChildren } from 'preact';
import type { Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { Fault } from '../page-props';
import { placeOf } from './faults';

interface PageBodyProps {
  /** What the setting does, in a sentence or two. */
  lead: string;
  policy: Policy;
  /** What the server did not take, of whatever page: until it is mended nothing of that section is saved. */
  faults: readonly Fault[];
  children: ComponentChildren;
  /** Its effect on an example incident. */
  example?: ComponentChildren;
}

/** A page of the policy: what it decides, the forms, and beside or below them what comes of it. */
export function PageBody({ lead, policy, faults, children, example }: PageBodyProps) {
  const { t } = useI18n();
  return (
    <div class="policy-page">
      <p class="lead">{lead}</p>
      {faults.length > 0 && (
        <div class="refused" role="alert">
          <p>{t('page.common.refused')}</p>
          <ul class="uses">
            {faults.map(({ path, text }) => (
              <li key={`${path.join('/')} ${text}`}>{t('page.common.refusedAt', { place: placeOf(policy, path), fault: text })}</li>
            ))}
          </ul>
        </div>
      )}
      <div class={example ? 'policy-columns' : ''}>
        <div class="policy-forms">{children}</div>
        {example}
      </div>
    </div>
  );
}
