import * as v from 'valibot';
import type { SiteReader } from '../../../ports';
import { categoryOf } from '../category';
import { ask, type Caller } from '../request';

const statusSchema = v.object({
  id: v.string(),
  name: v.string(),
  statusCategory: v.optional(v.object({ key: v.optional(v.string(), '') }), { key: '' }),
});
const typesSchema = v.array(
  v.object({ id: v.string(), subtask: v.optional(v.boolean(), false), statuses: v.optional(v.array(statusSchema), []) }),
);

/** Statuses issues of each type can have in a project. */
export const readStatuses = async (by: Caller, projectId: string): ReturnType<SiteReader['readStatuses']> =>
  (await ask('getAllStatuses', by, { path: { projectIdOrKey: projectId } }, typesSchema)).map(({ id, subtask, statuses }) => ({
    typeId: id,
    subtask,
    statuses: statuses.map((status) => ({ id: status.id, name: status.name, category: categoryOf(status.statusCategory.key) })),
  }));
