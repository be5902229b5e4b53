import type { IncidentState } from '../../../../../src/domain/incident/state';
import { useI18n } from '../../../../shared/start';
import { Message } from '../../../../shared/ui/message';
import { FIELD_TEXTS } from './field-names';

/** What the app wanted to write and Jira did not take: somebody has to, or to mend the screens. */
export function NotSet({ state }: { state: IncidentState | undefined }) {
  const { t, locale } = useI18n();
  if (!state?.notSet) return null;
  const fields = new Intl.ListFormat(locale).format(state.notSet.map((name) => t(FIELD_TEXTS[name])));
  return (
    <Message look="info">
      <p>{t('life.notSet', { fields })}</p>
    </Message>
  );
}
