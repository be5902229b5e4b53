import style from 'style:./later/life.css';
import type { LaterTexts } from '../../../shared/i18n';
import { LaterPart } from '../later-part';
import type { IncidentView } from '../use-incident';

const TEXTS: LaterTexts = { 'en-US': () => import('messages:life/en-US'), 'fr-FR': () => import('messages:life/fr-FR') };

const load = () => import('./later/life');

/** Phases, next actions, hold and resolution: its code is on its way while the incident is read. */
export function LifePart({ view }: { view: IncidentView }) {
  return (
    <LaterPart load={load} texts={TEXTS} css={style}>
      {({ Life }) => <Life view={view} />}
    </LaterPart>
  );
}
