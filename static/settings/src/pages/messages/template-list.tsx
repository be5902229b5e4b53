import type { MessageTemplate } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { scopeWords } from '../parts/for-words';
import { NamedList } from '../parts/named-list';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';
import { TemplateForm } from './template-form';
import { templateFaulty, templateWords } from './words';

/** Messages, each with when it is sent, how, and to whom. */
export function TemplateList(props: PageProps) {
  const { policy, change, readOnly } = props;
  const { communication } = policy;
  const { templates } = communication;
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { keep, undo } = useUndo(props);
  return (
    <NamedList<MessageTemplate>
      entries={templates}
      path="communication/templates"
      label={t('page.messages.list')}
      add={t('page.messages.add')}
      max={100}
      about={(template) =>
        [
          templateWords(i18n, policy, template),
          ...(Object.keys(template.for).length > 0 ? [scopeWords(i18n, policy, template.for)] : []),
        ].join(' · ')
      }
      faulty={templateFaulty}
      form={(template, edit) => <TemplateForm {...props} template={template} change={edit} />}
      warning={({ id, name }) =>
        usesText(policy, { list: 'templates', id }).length > 0 ? <Uses policy={policy} list="templates" id={id} name={name} /> : undefined
      }
      set={(all) => change('communication', { ...communication, templates: all })}
      keep={() => keep('communication')}
      undo={undo}
      fresh={(id, name) => ({
        id,
        name,
        help: '',
        active: false,
        for: {},
        to: [{ who: 'reporter' }],
        channel: 'publicComment',
        texts: { [locale === 'fr-FR' ? 'fr-FR' : 'en-US']: { subject: name, body: name } },
      })}
      readOnly={readOnly}
      empty={t('page.messages.empty')}
    />
  );
}
