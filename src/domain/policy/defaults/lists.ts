import type { Policy } from '../../../contract/types';
import { entry } from './entry';

export const CHANNELS: Policy['channels'] = [
  entry('jira', 'Jira issue', 'Raised from an issue in Jira.'),
  entry('portal', 'Portal'),
  entry('email', 'E-mail'),
  entry('phone', 'Phone'),
  entry('chat', 'Chat'),
  entry('walk-up', 'Walk-up'),
  entry('monitoring', 'Monitoring'),
];

export const TIERS: Policy['tiers'] = [
  entry('tier-1', 'Tier 1', 'The single point of contact: common issues, solved at first contact where possible.'),
  entry('tier-2', 'Tier 2', 'Deeper knowledge: what tier 1 could not resolve.'),
  entry('tier-3', 'Tier 3', 'Specialists of a domain, and vendors behind them.'),
];

export const CLOSURE_CODES: Policy['closureCodes'] = [
  entry('solved', 'Solved', 'The cause is gone.'),
  entry('workaround', 'Solved by a workaround', 'The service works; the cause remains.'),
  entry('by-itself', 'Gone by itself', 'The service works again without an action of ours.'),
  entry('no-fault', 'No fault found'),
  entry('user', 'Explained to the user'),
  entry('duplicate', 'Duplicate'),
  entry('cancelled', 'Cancelled by the requester'),
];

export const RESOLUTION_KINDS: Policy['resolutionKinds'] = [
  entry('permanent', 'Permanent', 'It will not happen again for this reason.'),
  entry('workaround', 'Workaround', 'It may happen again until the cause is removed.'),
];
