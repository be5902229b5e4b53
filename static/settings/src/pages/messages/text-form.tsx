import { useId, useRef } from 'preact/hooks';
import type { Language, MessageEvent } from '../../../../../src/contract/types';
import { valuesFor } from '../../../../../src/domain/communication/values';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { Field } from '../../../../shared/ui/field';
import { capital } from '../parts/for-words';
import { SelectField } from '../parts/select-field';
import { TextField } from '../parts/text-field';
import { VALUES } from './values';
import { BODY_MAX, languageName, SUBJECT_MAX, strangers } from './words';

export interface MessageText {
  subject: string;
  body: string;
}

interface TextFormProps {
  language: Language;
  text: MessageText;
  event: MessageEvent | undefined;
  /** Whether the subject is read by anybody. */
  subjectShown: boolean;
  change(text: MessageText): void;
  /** Takes the language out; undefined: it is the only one. */
  drop: (() => void) | undefined;
  readOnly: boolean;
  path: string;
  error: string | undefined;
}

/** A message in one language, with the values one may put into it. */
export function TextForm({ language, text, event, subjectShown, change, drop, readOnly, path, error }: TextFormProps) {
  const { t, locale } = useI18n();
  const heading = useId();
  const id = useId();
  const body = useRef<HTMLTextAreaElement>(null);
  const named = languageName(locale, language);
  const fault = (said: string, max: number): string | undefined => {
    const [stranger] = strangers(said, event);
    if (stranger !== undefined) return t('page.messages.fault.value', { name: `{${stranger}}` });
    return said.trim().length > max ? t('page.common.fault.tooLong', { max }) : undefined;
  };
  /** Puts a value where the caret is, or at the end. */
  const insert = (name: string): void => {
    const area = body.current;
    const [from, to] = [area?.selectionStart ?? text.body.length, area?.selectionEnd ?? text.body.length];
    const value = `{${name}}`;
    change({ ...text, body: text.body.slice(0, from) + value + text.body.slice(to) });
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(from + value.length, from + value.length);
    });
  };
  return (
    <section class="message-text" aria-labelledby={heading} data-path={path}>
      <div class="message-head">
        <h3 id={heading}>{capital(locale, named)}</h3>
        {!readOnly && drop && (
          <Button look="link" onClick={drop}>
            {t('page.messages.dropLanguage', { language: named })}
          </Button>
        )}
      </div>
      {subjectShown && (
        <TextField
          label={t('page.messages.subject')}
          hint={t('page.messages.subjectHint')}
          value={text.subject}
          change={(subject) => change({ ...text, subject })}
          readOnly={readOnly}
          error={fault(text.subject, SUBJECT_MAX)}
        />
      )}
      <Field
        id={id}
        label={t('page.messages.body')}
        required
        error={text.body.trim() === '' ? t('page.messages.fault.body') : (fault(text.body, BODY_MAX) ?? error)}
      >
        {(ids) => (
          <textarea
            {...ids}
            ref={body}
            rows={5}
            lang={language}
            readOnly={readOnly}
            value={text.body}
            onInput={({ currentTarget }) => change({ ...text, body: currentTarget.value })}
          />
        )}
      </Field>
      {!readOnly && (
        <SelectField
          label={t('page.messages.insert')}
          hint={t('page.messages.insertHint')}
          none={t('page.messages.insertChoose')}
          value=""
          choices={valuesFor(event).map((name) => {
            const key = VALUES[name];
            return { id: name, name: key ? capital(locale, t(key)) : name };
          })}
          change={(name) => name !== '' && insert(name)}
          readOnly={readOnly}
        />
      )}
    </section>
  );
}
