import type { JiraAsApp } from '../../ports';
import type { GroundPorts } from '../panel/ground';
import type { RecordPorts } from './record-decided';

/** What an act on support or escalation needs of the world. */
export type DeskPorts = GroundPorts & RecordPorts & { app: Pick<JiraAsApp, 'readMembership'> };
