import { useRef, useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { ProgressCard } from '../../publishing/progress-card';
import { Published } from '../../publishing/published';
import { useShell } from '../../shell/desk-context';
import { Compare, type Pair } from './compare';
import { type Publication, RollBack } from './roll-back';
import { VersionList } from './version-list';

/** Every version of the policy: who, when, why; any two compared in words; an old one published anew. */
export default function HistoryPage() {
  const { t } = useI18n();
  const { desk } = useShell();
  const value = desk.value;
  const newest = value?.current.version ?? 1;
  const [pair, setPair] = useState<Pair>({ from: String(Math.max(newest - 1, 1)), to: desk.keeping?.draft ? 'draft' : String(newest) });
  const [back, setBack] = useState<number>();
  const [done, setDone] = useState<Publication>();
  const comparison = useRef<HTMLDivElement>(null);
  if (!value) return null;
  return (
    <>
      <p class="quiet">{t('page.history.lead')}</p>
      {done && <Published outcome={done} />}
      <ProgressCard />
      {back !== undefined && (
        <RollBack
          key={back}
          version={back}
          cancel={() => setBack(undefined)}
          onDone={async (outcome) => {
            setBack(undefined);
            await desk.reload();
            setDone(outcome);
          }}
        />
      )}
      <VersionList
        versions={value.versions}
        current={newest}
        mayPublish={value.mayPublish}
        compare={(version) => {
          setPair({ from: String(Math.max(version - 1, 1)), to: String(version) });
          comparison.current?.focus();
        }}
        rollBack={(version) => {
          setDone(undefined);
          setBack(version);
        }}
      />
      <div ref={comparison} tabIndex={-1} class="unringed">
        <Compare pair={pair} choose={setPair} />
      </div>
    </>
  );
}
