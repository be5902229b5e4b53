import { useMemo } from 'preact/hooks';
import { passes } from '../../../src/domain/watch/incident';
import { boardOf, type Thresholds } from '../../../src/domain/watch/lanes';
import { useI18n, useSurroundings } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { ErrorMessage, Message } from '../../shared/ui/message';
import { useNow } from '../../shared/use-now';
import { nearText } from '../../shared/when';
import { type Choices, useChoices } from './choices';
import { Now } from './clock-cells';
import { EmptyLane } from './empty-lane';
import { Filters } from './filters';
import { LaneTable } from './lane-table';
import { LaneTabs } from './lane-tabs';
import { MOST, type ReadList } from './read-list';
import { Threshold } from './threshold';
import type { OpenDesk } from './use-desk';
import { type ListView, useList } from './use-list';

/** The list for whoever may read it: it ticks by itself, and is read from Jira as the person. */
export function WatchList({ desk, projectId }: { desk: OpenDesk; projectId: string }) {
  const { t } = useI18n();
  const now = useNow(true);
  const view = useList(projectId, now);
  const [kept, choose] = useChoices();
  const choices = known(kept, desk);
  const { list, error } = view;
  return (
    <Now.Provider value={now}>
      <div class="row bar">
        <Filters desk={desk} choices={choices} choose={choose} />
        <Freshness view={view} now={now} />
      </div>
      {error && <ErrorMessage error={error} retry={view.refresh} />}
      {list?.more && (
        <Message look="info">
          <p>{t('watch.more', { count: MOST })}</p>
        </Message>
      )}
      {list ? (
        <Lanes list={list} choices={choices} choose={choose} now={now} />
      ) : (
        !error && (
          <p class="quiet" role="status">
            {t('watch.reading')}
          </p>
        )
      )}
    </Now.Provider>
  );
}

/** A group or tier that is no longer in the policy hides nothing. */
function known({ group, tier, ...rest }: Choices, desk: OpenDesk): Choices {
  const has = (all: readonly { id: string }[], id: string | undefined): id is string => all.some((one) => one.id === id);
  return { ...rest, ...(has(desk.groups, group) ? { group } : {}), ...(has(desk.tiers, tier) ? { tier } : {}) };
}

/** As of when the list is, and the way to a newer one. */
function Freshness({ view: { readAt, error, reading, askedAt, refresh }, now }: { view: ListView; now: number }) {
  const { t, locale, timeZone } = useI18n();
  const text = (at: number | undefined): string | undefined => (at === undefined ? undefined : nearText(locale, timeZone, at, now, true));
  const [when, asked] = [text(readAt), text(askedAt)];
  return (
    <div class="row">
      {when !== undefined && <p class={error ? 'old' : 'quiet'}>{t(error ? 'watch.stillAsOf' : 'watch.asOf', { when })}</p>}
      <Button aria-disabled={reading} onClick={refresh}>
        {t(reading ? 'watch.refreshing' : 'watch.refresh')}
      </Button>
      <p role="status" class="unseen">
        {asked !== undefined && t('watch.asOf', { when: asked })}
      </p>
    </div>
  );
}

interface LanesProps {
  list: ReadList;
  choices: Choices;
  choose: (choices: Choices) => void;
  now: number;
}

function Lanes({ list: { incidents }, choices, choose, now }: LanesProps) {
  const { t } = useI18n();
  const { accountId } = useSurroundings();
  const { lane, dueWithinMs, heldForMs, group, tier, mine } = choices;
  const thresholds: Thresholds = { heldForMs, ...(dueWithinMs === undefined ? {} : { dueWithinMs }) };
  const filter = { ...(group ? { group } : {}), ...(tier ? { tier } : {}), ...(mine ? { assignee: accountId } : {}) };
  const filtered = useMemo(() => incidents.filter((one) => passes(one, filter)), [incidents, group, tier, mine, accountId]);
  if (incidents.length === 0) return <p>{t('watch.noneOpen')}</p>;
  const board = boardOf(filtered, thresholds, now);
  const entries = board[lane];
  const showAll = (): void => choose({ lane, heldForMs, mine: false, ...(dueWithinMs === undefined ? {} : { dueWithinMs }) });
  return (
    <LaneTabs chosen={lane} choose={(next) => choose({ ...choices, lane: next })} board={board}>
      <Threshold lane={lane} choices={choices} choose={choose} />
      {entries.length > 0 ? (
        <LaneTable lane={lane} entries={entries} />
      ) : (
        <EmptyLane
          lane={lane}
          choices={choices}
          incidents={filtered}
          hidden={boardOf(incidents, thresholds, now)[lane].length}
          now={now}
          showAll={showAll}
        />
      )}
    </LaneTabs>
  );
}
