import '../../at-once';
import { readLife } from '../../../../../src/domain/lifecycle/read-life';
import { useSurroundings } from '../../../../shared/start';
import { member } from '../../../../shared/unread';
import type { IncidentView } from '../../use-incident';
import { Course } from './course';
import { NotSet } from './not-set';
import { useOthers } from './use-others';

/** Where the incident stands in its life, and what to do next. Keeps up with what others do. */
export function Life({ view }: { view: IncidentView }) {
  const { issue } = useSurroundings();
  const announce = useOthers(view);
  const { seen } = view;
  const life = readLife(member(seen?.property, 'life'));
  return (
    <>
      {seen?.state && life && (
        <Course issueId={issue?.id ?? ''} seen={seen} state={seen.state} life={life} view={view} announce={announce} />
      )}
      <NotSet state={seen?.state} />
    </>
  );
}
