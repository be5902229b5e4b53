import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { EntryFields } from '../parts/entry-fields';
import { NamedList } from '../parts/named-list';
import { othersOf } from '../parts/names';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';

/** Codes an incident is closed with: what became of it. */
export function CodeList(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { closureCodes } = policy;
  const { t } = useI18n();
  const { keep, undo } = useUndo(props);
  return (
    <NamedList
      entries={closureCodes}
      path="closureCodes"
      label={t('page.resolution.codes')}
      add={t('page.resolution.addCode')}
      max={50}
      about={({ help }) => help}
      form={(code, edit) => (
        <EntryFields
          entry={code}
          path={['closureCodes', { id: code.id, at: closureCodes.indexOf(code) }]}
          others={othersOf(closureCodes, code.id)}
          change={(part) => edit({ ...code, ...part })}
          readOnly={readOnly}
          faults={faults}
        />
      )}
      warning={({ id, name }) =>
        usesText(policy, { list: 'closureCodes', id }).length > 0 ? (
          <Uses policy={policy} list="closureCodes" id={id} name={name} />
        ) : undefined
      }
      set={(all) => change('closureCodes', all)}
      keep={() => keep('closureCodes')}
      undo={undo}
      fresh={(id, name) => ({ id, name, help: '' })}
      readOnly={readOnly}
      least={t('page.resolution.leastCode')}
    />
  );
}
