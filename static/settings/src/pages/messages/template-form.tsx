import type { MessageEvent, MessageTemplate } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import type { PageProps } from '../page-props';
import { Check } from '../parts/check';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { Fold } from '../parts/fold';
import { scopeWords } from '../parts/for-words';
import { IncidentsForFields } from '../parts/incidents-for';
import { dropped } from '../parts/list';
import { othersOf } from '../parts/names';
import { Radios } from '../parts/radios';
import { RecipientsField } from '../parts/recipients-field';
import { SelectField } from '../parts/select-field';
import { type MessageText, TextForm } from './text-form';
import { CHANNEL_ORDER, CHANNELS, EVENTS, isLater, LANGUAGES, languageName } from './words';

const isEvent = (id: string): id is MessageEvent => Object.hasOwn(EVENTS, id);

interface TemplateFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  template: MessageTemplate;
  change(template: MessageTemplate): void;
}

/** When a message is sent, to whom, how, and what it says in each language. */
export function TemplateForm({ template, change, policy, readOnly, faults }: TemplateFormProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { templates } = policy.communication;
  const { texts, event } = template;
  const path = ['communication', 'templates', { id: template.id, at: templates.indexOf(template) }];
  const edit = (part: Partial<MessageTemplate>): void => change({ ...template, ...part });
  const only = LANGUAGES.filter((language) => texts[language] !== undefined).length === 1;
  const events = Object.entries(EVENTS).map(([id, key]) => ({ id, name: t(key) }));
  return (
    <>
      <EntryFields
        entry={template}
        path={path}
        others={othersOf(templates, template.id)}
        change={edit}
        readOnly={readOnly}
        faults={faults}
        helpHint={t('page.messages.helpHint')}
      />
      <Check
        label={t('page.messages.active')}
        hint={t('page.messages.activeHint')}
        value={template.active}
        change={(active) => edit({ active })}
        readOnly={readOnly}
      />
      <SelectField
        label={t('page.messages.event')}
        hint={isLater(event) ? t('page.messages.later') : t('page.messages.eventHint')}
        none={t('page.messages.noEvent')}
        value={event ?? ''}
        choices={events}
        change={(id) => change(isEvent(id) ? { ...template, event: id } : dropped(template, 'event'))}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'event'])}
      />
      <Radios
        label={t('page.messages.channel')}
        value={template.channel}
        choices={CHANNEL_ORDER.map((id) => ({ id, name: t(CHANNELS[id].name), help: t(CHANNELS[id].help) }))}
        change={(channel) => edit({ channel })}
        readOnly={readOnly}
      />
      <RecipientsField
        label={t('page.messages.to')}
        value={template.to}
        change={(to) => edit({ to })}
        policy={policy}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'to'], true)}
      />
      {LANGUAGES.map((language) => {
        const text = texts[language];
        const put = (changed: MessageText): void => edit({ texts: { ...texts, [language]: changed } });
        if (!text)
          return (
            !readOnly && (
              <div class="row" key={language}>
                <Button onClick={() => put({ subject: '', body: '' })}>
                  {t('page.messages.addLanguage', { language: languageName(locale, language) })}
                </Button>
              </div>
            )
          );
        return (
          <TextForm
            key={language}
            language={language}
            text={text}
            event={event}
            subjectShown={template.channel === 'notification' || text.subject !== ''}
            change={put}
            drop={only ? undefined : () => edit({ texts: dropped(texts, language) })}
            readOnly={readOnly}
            path={`communication/templates/${template.id}/texts/${language}`}
            error={faultAt(faults, [...path, 'texts', language], true)}
          />
        );
      })}
      <div class="folds">
        <Fold title={t('page.messages.scope')} about={scopeWords(i18n, policy, template.for)}>
          <IncidentsForFields
            value={template.for}
            change={(asked) => edit({ for: asked })}
            policy={policy}
            readOnly={readOnly}
            error={faultAt(faults, [...path, 'for'], true)}
          />
        </Fold>
      </div>
    </>
  );
}
