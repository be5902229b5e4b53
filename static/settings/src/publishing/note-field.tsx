import { useI18n } from '../../../shared/start';
import { Field } from '../../../shared/ui/field';

/** As many characters as the server takes. */
const MOST = 500;

/** What is said of a version in the history. */
export function NoteField({ note, change }: { note: string; change(note: string): void }) {
  const { t } = useI18n();
  return (
    <Field id="note" label={t('page.publish.note')} hint={t('page.publish.noteHint')}>
      {(ids) => <textarea {...ids} class="short" maxLength={MOST} value={note} onInput={(event) => change(event.currentTarget.value)} />}
    </Field>
  );
}
