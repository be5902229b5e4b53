import type { AppError } from '../../../src/contract/errors';
import { useI18n } from '../../shared/start';
import { ErrorMessage } from '../../shared/ui/message';
import { labelOf, placed } from './labels';

/** Why nothing was made: Jira's words, with the labels of our form in place of Jira's names for fields. */
export function Refusal({ error }: { error: AppError }) {
  const { t } = useI18n();
  const details = placed(error, t).all.map(({ field, words }) => {
    const label = field === undefined ? undefined : labelOf(field);
    return label ? t('raise.atField', { field: t(label), words }) : words;
  });
  const { details: _, fields: __, ...rest } = error;
  return <ErrorMessage error={details.length > 0 ? { ...rest, details } : rest} />;
}
