import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { Check } from '../parts/check';
import { EntryFields } from '../parts/entry-fields';
import { IconButton } from '../parts/icon-button';
import { leftOut } from '../parts/list';
import { NamedList } from '../parts/named-list';
import { othersOf } from '../parts/names';
import { useUndo } from '../parts/use-undo';

/** Kinds of resolution, and after which a problem is to be linked. */
export function KindList(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { resolutionKinds, resolution } = policy;
  const { problemFor } = resolution;
  const { t } = useI18n();
  const { keep, undo } = useUndo(props);
  const problems = (all: string[]): void => change('resolution', { ...resolution, problemFor: all });
  return (
    <>
      <NamedList
        entries={resolutionKinds}
        path="resolutionKinds"
        label={t('page.resolution.kinds')}
        add={t('page.resolution.addKind')}
        max={10}
        about={({ id, help }) => [help, ...(problemFor.includes(id) ? [t('page.resolution.problemToo')] : [])].filter(Boolean).join(' · ')}
        form={(kind, edit) => (
          <>
            <EntryFields
              entry={kind}
              path={['resolutionKinds', { id: kind.id, at: resolutionKinds.indexOf(kind) }]}
              others={othersOf(resolutionKinds, kind.id)}
              change={(part) => edit({ ...kind, ...part })}
              readOnly={readOnly}
              faults={faults}
            />
            <Check
              label={t('page.resolution.problem')}
              hint={t('page.resolution.problemHint')}
              value={problemFor.includes(kind.id)}
              change={(on) => problems(on ? [...problemFor, kind.id] : problemFor.filter((id) => id !== kind.id))}
              readOnly={readOnly}
            />
          </>
        )}
        set={(all) => {
          change('resolutionKinds', all);
          const left = problemFor.filter((id) => all.some((one) => one.id === id));
          const had = problemFor.filter((id) => resolutionKinds.some((one) => one.id === id));
          // What was removed asks for no problem any more.
          if (left.length < had.length) problems(left);
        }}
        keep={() => keep('resolutionKinds', 'resolution')}
        undo={undo}
        fresh={(id, name) => ({ id, name, help: '' })}
        readOnly={readOnly}
        least={t('page.resolution.leastKind')}
      />
      {problemFor.map(
        (id, at) =>
          !resolutionKinds.some((one) => one.id === id) && (
            <p key={id} class="rule-gone field-error" data-path={`resolution/problemFor/${at}`}>
              {t('page.resolution.kindGone', { id })}
              {!readOnly && (
                <IconButton
                  icon="remove"
                  name={t('page.common.removeThis', { name: id })}
                  onClick={() => problems(leftOut(problemFor, at))}
                />
              )}
            </p>
          ),
      )}
    </>
  );
}
