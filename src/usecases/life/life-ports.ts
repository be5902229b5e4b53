import type { JiraAsApp } from '../../ports';
import type { RecordPorts } from '../desk/record-decided';
import type { GroundPorts } from '../panel/ground';
import type { IncidentPolicyPorts } from '../panel/incident-policy';
import type { MovePorts } from './move-as-person';

/** What an act that moves an incident needs of the world. */
export type LifePorts = GroundPorts & IncidentPolicyPorts & RecordPorts & MovePorts & { app: Pick<JiraAsApp, 'readMembership'> };
