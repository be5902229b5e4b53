import style from 'style:./later/desk.css';
import { useEffect, useState } from 'preact/hooks';
import type { IncidentState } from '../../../../src/domain/incident/state';
import type { LaterTexts } from '../../../shared/i18n';
import { loadLater } from '../../../shared/later';
import { useI18n } from '../../../shared/start';
import { ErrorMessage } from '../../../shared/ui/message';
import type { SeenIncident } from '../read-incident';
import type { IncidentView } from '../use-incident';

const TEXTS: LaterTexts = { 'en-US': () => import('messages:desk/en-US'), 'fr-FR': () => import('messages:desk/fr-FR') };

const load = () => import('./later/desk');
type Loaded = Awaited<ReturnType<typeof load>>;

export interface DeskProps {
  seen: SeenIncident;
  state: IncidentState;
  view: Pick<IncidentView, 'expected' | 'expect'>;
}

/** Support and escalation, loaded by itself as soon as priority and clocks are there: only files are fetched, no function runs. */
export function DeskPart(props: DeskProps) {
  const i18n = useI18n();
  const [loaded, setLoaded] = useState<Loaded | 'failed'>();
  const fetchIt = async (): Promise<void> => {
    setLoaded(undefined);
    setLoaded((await loadLater(i18n, load(), TEXTS, style)) ?? 'failed');
  };
  useEffect(() => void fetchIt(), []);
  if (loaded === undefined) return null;
  if (loaded === 'failed')
    return <ErrorMessage error={{ code: 'TRY_LATER', message: 'a part of the panel cannot be loaded' }} retry={() => void fetchIt()} />;
  return <loaded.Desk {...props} />;
}
