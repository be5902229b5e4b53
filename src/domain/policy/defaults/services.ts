import type { Policy } from '../../../contract/types';

const service = (
  id: string,
  name: string,
  criticality: 'high' | 'medium' | 'low',
  dependsOn: string[] = [],
  help = '',
): Policy['services'][number] => ({
  id,
  name,
  criticality,
  help,
  dependsOn,
});

/** Services most firms have, and what each stands on. */
export const SERVICES: Policy['services'] = [
  service('email', 'E-mail and calendar', 'high', ['network', 'identity']),
  service('network', 'Network and internet', 'high'),
  service('identity', 'Sign-in and accounts', 'high'),
  service('business-applications', 'Business applications', 'high', ['network', 'identity']),
  service('website', 'Website and shop', 'high', ['network']),
  service('telephony', 'Telephony', 'medium', ['network']),
  service('files', 'Files and collaboration', 'medium', ['network', 'identity']),
  service('workplace', 'Workplace devices', 'medium'),
  service('printing', 'Printing', 'low', ['network']),
];
