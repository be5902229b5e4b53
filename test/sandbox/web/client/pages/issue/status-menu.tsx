import { useState } from 'preact/hooks';
import { rest } from '../../api';
import type { Transition } from '../../types';
import { Lozenge, StatusLozenge, statusTone } from '../../ui/bits';
import { flagDone, flagFailure } from '../../ui/flags';
import { Icon } from '../../ui/icon';
import { Menu, MenuItem } from '../../ui/menu';
import type { IssueData } from './data';
import { TransitionDialog } from './transition-dialog';

/** The status, and the transitions away from it. */
export function StatusMenu({ data, reload }: { data: IssueData; reload: () => void }) {
  const { issue, transitions } = data;
  const [asking, setAsking] = useState<Transition>();
  const { status, resolution } = issue.fields;
  if (!status) return null;
  const done = (transition: Transition): void => {
    setAsking(undefined);
    flagDone(`${issue.key} is now ${transition.to.name}`);
    reload();
  };
  const go = (transition: Transition): void => {
    if (transition.hasScreen && Object.keys(transition.fields ?? {}).length > 0) {
      setAsking(transition);
      return;
    }
    rest('POST', `/rest/api/3/issue/${issue.key}/transitions`, { transition: { id: transition.id } }).then(
      () => done(transition),
      (error: unknown) => flagFailure(`${issue.key} couldn't be moved to ${transition.to.name}`, error),
    );
  };
  const tone = statusTone(status.statusCategory.key);
  const resolved = typeof resolution === 'object' && resolution !== null && 'name' in resolution ? String(resolution.name) : undefined;
  return (
    <div class="issue-status">
      {transitions.length === 0 ? (
        <StatusLozenge status={status} />
      ) : (
        <Menu
          button={
            <>
              <span class="visually-hidden">Status: </span>
              {status.name}
              <Icon name="down" />
            </>
          }
          buttonClass={`button status-${tone}`}
        >
          {transitions.map((transition) => (
            <MenuItem key={transition.id} onSelect={() => go(transition)}>
              <span>{transition.name}</span>
              <span class="transition-to">
                <Icon name="right" size={12} />
                <Lozenge tone={statusTone(transition.to.statusCategory.key)}>{transition.to.name}</Lozenge>
              </span>
            </MenuItem>
          ))}
        </Menu>
      )}
      {resolved && (
        <span class="resolved">
          <Icon name="check" /> {resolved}
        </span>
      )}
      {asking && (
        <TransitionDialog
          issueKey={issue.key}
          projectKey={issue.fields.project?.key ?? ''}
          transition={asking}
          values={issue.fields}
          onClose={() => setAsking(undefined)}
          onDone={() => done(asking)}
        />
      )}
    </div>
  );
}
