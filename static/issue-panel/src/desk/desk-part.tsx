import style from 'style:./later/desk.css';
import type { IncidentState } from '../../../../src/domain/incident/state';
import type { LaterTexts } from '../../../shared/i18n';
import { LaterPart } from '../later-part';
import type { SeenIncident } from '../read-incident';
import type { IncidentView } from '../use-incident';

const TEXTS: LaterTexts = { 'en-US': () => import('messages:desk/en-US'), 'fr-FR': () => import('messages:desk/fr-FR') };

const load = () => import('./later/desk');

export interface DeskProps {
  seen: SeenIncident;
  state: IncidentState;
  view: Pick<IncidentView, 'expected' | 'expect'>;
}

/** Support and escalation, once priority and clocks are there. */
export function DeskPart(props: DeskProps) {
  return (
    <LaterPart load={load} texts={TEXTS} css={style}>
      {({ Desk }) => <Desk {...props} />}
    </LaterPart>
  );
}
