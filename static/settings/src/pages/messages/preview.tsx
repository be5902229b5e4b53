import { useState } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { sayIn, UNKNOWN } from '../../../../../src/domain/communication/message';
import { useI18n } from '../../../../shared/start';
import { ExampleBox } from '../parts/example';
import { useExampleSubject } from '../parts/example-subject';
import { capital } from '../parts/for-words';
import { SelectField } from '../parts/select-field';
import { samplesFor } from './samples';
import { LANGUAGES, languageName, templateWords } from './words';

/** A message as it would be read, in one of its languages, for an incident one makes up. */
export function Preview({ policy, now }: { policy: Policy; now: number }) {
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const { templates } = policy.communication;
  const [chosen, setChosen] = useState('');
  const [wanted, setWanted] = useState<string>(locale);
  const { subject, fields, misses } = useExampleSubject(
    policy,
    templates.map((one) => one.for),
  );
  const template = templates.find(({ id }) => id === chosen) ?? templates[0];
  if (!template) return null;
  const written = LANGUAGES.filter((one) => template.texts[one] !== undefined);
  const language = written.find((one) => one === wanted) ?? written[0] ?? 'en-US';
  const values = samplesFor(i18n, policy, subject, template.event, now);
  const date = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  const said = sayIn({ texts: template.texts, values }, language, (value) =>
    'text' in value ? value.text : 'at' in value ? date.format(new Date(value.at)) : UNKNOWN,
  );
  const not = misses(template.for);
  return (
    <ExampleBox
      title={t('page.messages.preview')}
      fields={
        <>
          <SelectField
            label={t('page.messages.message')}
            value={template.id}
            choices={templates.map(({ id, name }) => ({ id, name: name || t('page.common.unnamed') }))}
            change={setChosen}
            readOnly={false}
          />
          <SelectField
            label={t('page.messages.language')}
            value={language}
            choices={written.map((id) => ({ id, name: capital(locale, languageName(locale, id)) }))}
            change={setWanted}
            readOnly={false}
          />
          {fields}
        </>
      }
    >
      <p class="small quiet">{templateWords(i18n, policy, template)}</p>
      {not !== undefined && <p>{t('page.messages.notFor', { why: not })}</p>}
      <div class="message-preview" lang={language}>
        {template.channel === 'notification' && <strong>{said.subject || '…'}</strong>}
        <p class="message-body">{said.body || '…'}</p>
      </div>
    </ExampleBox>
  );
}
