import { useId } from 'preact/hooks';
import { storable } from '../../../../src/domain/text';
import { useI18n } from '../../../shared/start';
import { Field } from '../../../shared/ui/field';

/** What somebody typed, as the server takes it. */
export const asSaid = (typed: string): string => storable(typed).trim();

/** Whether the server takes it. @param max characters. */
export const isSaid = (typed: string, max: number): boolean => asSaid(typed) !== '' && asSaid(typed).length <= max;

interface WordsFieldProps {
  label: string;
  hint?: string;
  max: number;
  value: string;
  /** It was tried to send it: what is missing is told. */
  tried: boolean;
  onInput(value: string): void;
}

/** A text that has to be there. */
export function WordsField({ label, hint, max, value, tried, onInput }: WordsFieldProps) {
  const { t } = useI18n();
  const id = useId();
  const said = asSaid(value);
  const error =
    said.length > max
      ? t('sheet.tooLong', { max, length: said.length })
      : tried && said === ''
        ? t('sheet.missing', { what: label })
        : undefined;
  return (
    <Field id={id} label={label} hint={hint} required error={error}>
      {(ids) => <textarea {...ids} required rows={3} value={value} onInput={(event) => onInput(event.currentTarget.value)} />}
    </Field>
  );
}
