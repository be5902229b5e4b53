import { useState } from 'preact/hooks';
import type { Ladder } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { durationText } from '../../../../shared/duration';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import type { SiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { EntryList } from '../parts/entry-list';
import type { faultAt } from '../parts/faults';
import { put, without } from '../parts/list';
import { freshAction } from './action-form';
import { levelFaulty } from './faulty';
import { LevelForm } from './level-form';
import { type Level, levelSentence } from './words';

interface LevelListProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  ladder: Ladder;
  path: Parameters<typeof faultAt>[1];
  site: SiteNames;
  change(levels: Level[]): void;
}

const MAX = 10;
const HOUR = 3_600_000;

/** Levels an incident climbs, each some time after the one before. */
export function LevelList({ ladder, path, site, change, policy, readOnly, faults }: LevelListProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const [added, setAdded] = useState<string>();
  const [before, setBefore] = useState<readonly Level[]>();
  const { levels } = ladder;
  const nameOf = (level: Level): string => {
    const place = levels.indexOf(level) + 1;
    return level.afterMs === 0
      ? t('page.escalation.levelAtOnce', { place })
      : t('page.escalation.levelLater', { place, time: durationText(locale, level.afterMs, 'exact') });
  };
  return (
    <>
      <EntryList
        label={t('page.escalation.levelsOf', { name: ladder.name })}
        path={`escalation/ladders/${ladder.id}/levels`}
        entries={levels}
        nameOf={nameOf}
        about={(level) => levelSentence(i18n, policy, level)}
        faulty={(level) => levelFaulty(level, policy)}
        form={(level) => (
          <LevelForm
            level={level}
            path={[...path, 'levels', { id: level.id, at: levels.indexOf(level) }]}
            first={levels[0] === level}
            worked={ladder.calendar !== undefined}
            site={site}
            change={(changed) => change(put(levels, changed))}
            policy={policy}
            readOnly={readOnly}
            faults={faults}
          />
        )}
        reorder={change}
        remove={({ id }) => {
          setBefore(levels);
          change(without(levels, id));
        }}
        undo={() => before && change([...before])}
        least={t('page.escalation.leastLevel')}
        opened={added}
        readOnly={readOnly}
      />
      {!readOnly && levels.length < MAX && (
        <div class="row">
          <Button
            onClick={() => {
              const id = entryIdFor(
                'level',
                levels.map((one) => one.id),
              );
              const level: Level = {
                id,
                kind: 'hierarchical',
                afterMs: HOUR,
                unlessAcknowledged: true,
                do: [freshAction('notify', policy)],
              };
              change([...levels, level]);
              setAdded(id);
            }}
          >
            {t('page.escalation.addLevel')}
          </Button>
        </div>
      )}
    </>
  );
}
